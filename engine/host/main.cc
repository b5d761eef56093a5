// soleus-plugin-host --table | --code: loads one plugin library and sends its table to the daemon;
// with --code it stays, and calls the library's code as the daemon asks. --spawner starts others of
// itself. Whatever a library does, it does here. See README.md for the order of steps.

#include <fcntl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "engine/catalogue/host_protocol.h"
#include "engine/host/confine.h"
#include "engine/host/load.h"
#include "engine/host/serve.h"
#include "engine/host/spawner.h"

#ifdef __SANITIZE_ADDRESS__
// A library that ends by a signal is told of by that signal, here as in any other build.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the sanitizer's own name
extern "C" __attribute__((visibility("default"))) const char* __asan_default_options() {
  return "handle_segv=0:handle_sigbus=0:handle_sigfpe=0:symbolize=0";
}
#endif

namespace {

namespace catalogue = soleus::catalogue;
namespace host = soleus::host;

bool IsOpen(int fd) {
  return fcntl(fd, F_GETFD) >= 0;
}

// Arguments as the spawner gives them: the role, MiB of memory, the spawner's process id.
int RunHost(std::string_view role, const char* memory, const char* parent) {
  std::uint32_t memory_mib = 0;
  int parent_pid = 0;
  if (!absl::SimpleAtoi(memory, &memory_mib) || !absl::SimpleAtoi(parent, &parent_pid)) return 2;
  const bool with_code = role == "--code";
  host::ConfineForLoading(parent_pid, with_code);
  const absl::StatusOr<host::Loaded> loaded = host::Load();
  if (!loaded.ok()) {
    const std::string sentence(loaded.status().message());
    host::Send(catalogue::ReplyKind::kRefused, sentence.substr(0, catalogue::kMaxSentenceBytes));
    return 0;
  }
  host::Send(catalogue::ReplyKind::kTable, loaded->table);
  if (with_code && loaded->module->derive != nullptr) {
    host::Serve(*loaded->module, host::ConfineForCalls(memory_mib));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (argc == 2 && mode == "--spawner" && IsOpen(catalogue::kReplyFd)) {
    host::RunSpawner();
    _exit(0);
  }
  if (argc == 4 && (mode == "--table" || mode == "--code") && IsOpen(catalogue::kReplyFd) &&
      IsOpen(catalogue::kLibraryFd)) {
    // No destructor of the library runs.
    _exit(RunHost(mode, argv[2], argv[3]));
  }
  std::fputs(
      "soleus-plugin-host: soleusd starts this program, with a socket as descriptor 3; by hand it "
      "has nobody to answer.\n",
      stderr);
  return 2;
}
