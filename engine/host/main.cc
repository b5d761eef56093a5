// soleus-plugin-host --table | --code: loads one plugin library and sends its table to the daemon;
// --spawner starts others of itself. Whatever a library does while it is loaded, it does here. See
// README.md for the order of steps.

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "engine/catalogue/host_protocol.h"
#include "engine/catalogue/table_codec.h"
#include "engine/host/library_file.h"
#include "engine/host/spawner.h"
#include "plugins/sdk/plugin.h"

namespace soleus::host {
namespace {

// A table takes milliseconds; the daemon's deadline is the tighter bound, this one is for a daemon
// that has died.
constexpr rlim_t kCpuSeconds = 60;
// Loading is never as urgent as an answer.
constexpr int kNice = 10;

absl::Status Refuse(const std::string& sentence) {
  return absl::FailedPreconditionError(sentence);
}

void Limit(int resource, rlim_t most) {
  const rlimit limit = {most, most};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

// Least privilege first, before a byte of the library is read. None of these can be undone.
// `parent` is the spawner.
void Confine(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);  // it died before that was set
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  close_range(catalogue::kLibraryFd + 1, UINT_MAX, 0);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_CPU, kCpuSeconds);
  nice(kNice);
}

// "boost::dll::shared_library::load() failed (dlerror system message: /proc/self/fd/4: undefined
// symbol: x): Bad file descriptor" becomes "undefined symbol: x".
std::string LoaderReason(std::string_view message, const std::string& memory_path) {
  constexpr std::string_view kLead = "dlerror system message: ";
  if (const auto at = message.find(kLead); at != message.npos) {
    message.remove_prefix(at + kLead.size());
    message = message.substr(0, message.rfind("): "));
  }
  std::string reason(message);
  const std::string lead = memory_path + ": ";
  for (auto at = reason.find(lead); at != reason.npos; at = reason.find(lead)) {
    reason.erase(at, lead.size());
  }
  return reason;
}

absl::Status OtherSize(std::string_view name, std::size_t built, std::size_t here) {
  return Refuse("its " + std::string(name) + " takes " + std::to_string(built) +
                " bytes, this Soleus's takes " + std::to_string(here) +
                "; the headers or the compiler differ: build it against this version's "
                "plugins/sdk.");
}

// Nothing behind `table` may be touched before this has passed.
absl::Status CheckStamp(const sdk::Module& module) {
  if (module.magic != sdk::kMagic) {
    return Refuse(
        "its soleus_module does not begin with the Soleus mark; export the table with "
        "SOLEUS_EXPORT_PLUGIN.");
  }
  if (module.abi_major != sdk::kAbiMajor || module.abi_minor > sdk::kAbiMinor) {
    return Refuse("it was built for plugin ABI " + std::to_string(module.abi_major) + "." +
                  std::to_string(module.abi_minor) + ", this Soleus loads ABI " +
                  std::to_string(sdk::kAbiMajor) + " up to " + std::to_string(sdk::kAbiMajor) +
                  "." + std::to_string(sdk::kAbiMinor) +
                  "; build it against this version's plugins/sdk.");
  }
  if (module.module_size != sizeof(sdk::Module)) {
    return OtherSize("Module", module.module_size, sizeof(sdk::Module));
  }
  for (std::size_t i = 0; i < module.struct_sizes.size(); ++i) {
    const auto& [name, here] = sdk::kStampedStructs[i];
    if (module.struct_sizes[i] != here) return OtherSize(name, module.struct_sizes[i], here);
  }
  if (module.table == nullptr) {
    return Refuse("its soleus_module has no table; export one with SOLEUS_EXPORT_PLUGIN.");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> EncodeChecked(const sdk::Module& module) {
  if (absl::Status stamp = CheckStamp(module); !stamp.ok()) return stamp;
  std::string bytes = catalogue::EncodeTable(*module.table);
  if (bytes.empty()) return Refuse("its table is over 16 MiB; split the plugin.");
  // Read back before it is walked: the checks below trust counts and enums, the reader does not.
  const auto loaded = catalogue::LoadedTable::Decode(bytes);
  if (!loaded.ok()) {
    return Refuse("its table does not hold together (" + std::string(loaded.status().message()) +
                  "); export it with SOLEUS_EXPORT_PLUGIN, which checks it.");
  }
  const sdk::FixedText defect = sdk::ExportDefect((*loaded)->table(), module.derive != nullptr);
  if (defect.empty()) return bytes;
  return Refuse("its table is malformed: " + std::string(defect.view()));
}

absl::StatusOr<std::string> ReadTable() {
  if (absl::Status sound = CheckLibrary(catalogue::kLibraryFd); !sound.ok()) return sound;
  const std::string memory_path = "/proc/self/fd/" + std::to_string(catalogue::kLibraryFd);
  try {
    // Never destroyed: the process ends without unloading, so no destructor of the library runs.
    static const auto& library = *new boost::dll::shared_library(
        memory_path, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    if (!library.has(sdk::kModuleSymbol)) {
      return Refuse(std::string("it exports no ") + sdk::kModuleSymbol +
                    "; end the plugin's source with SOLEUS_EXPORT_PLUGIN.");
    }
    return EncodeChecked(library.get<const sdk::Module>(sdk::kModuleSymbol));
  } catch (const std::exception& error) {
    return Refuse("it cannot be loaded (" + LoaderReason(error.what(), memory_path) +
                  "); build it for this system, with all that it links to.");
  }
}

void Send(catalogue::ReplyKind kind, std::string payload) {
  if (kind == catalogue::ReplyKind::kRefused) {
    payload.resize(std::min(payload.size(), catalogue::kMaxSentenceBytes));
  }
  std::string reply(1, static_cast<char>(kind));
  for (int shift = 0; shift < 32; shift += 8) {
    reply.push_back(static_cast<char>(payload.size() >> shift));
  }
  reply += payload;
  for (std::size_t sent = 0; sent < reply.size();) {
    const ssize_t n =
        send(catalogue::kReplyFd, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) _exit(1);
    sent += static_cast<std::size_t>(n);
  }
}

}  // namespace
}  // namespace soleus::host

int main(int argc, char** argv) {
  namespace catalogue = soleus::catalogue;
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (mode == "--spawner" && fcntl(catalogue::kReplyFd, F_GETFD) >= 0) {
    soleus::host::RunSpawner();
    _exit(0);
  }
  int parent = 0;
  if (argc != 4 || mode != "--table" || !absl::SimpleAtoi(argv[3], &parent) ||
      fcntl(catalogue::kReplyFd, F_GETFD) < 0 || fcntl(catalogue::kLibraryFd, F_GETFD) < 0) {
    std::fputs(
        "soleus-plugin-host: soleusd starts this program, with a socket as descriptor 3; by hand "
        "it has nobody to answer.\n",
        stderr);
    return 2;
  }
  soleus::host::Confine(parent);
  absl::StatusOr<std::string> table = soleus::host::ReadTable();
  if (table.ok()) {
    soleus::host::Send(catalogue::ReplyKind::kTable, *std::move(table));
  } else {
    soleus::host::Send(catalogue::ReplyKind::kRefused, std::string(table.status().message()));
  }
  _exit(0);
}
