#include "engine/host/confine.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <cstdio>
#include <string>
#include <utility>

#include "engine/catalogue/host_protocol.h"
#include "engine/host/landlock.h"
#include "engine/host/system_calls.h"

namespace soleus::host {
namespace {

// A table takes milliseconds; the daemon's deadline is the tighter bound, this one is for a daemon
// that has died. A host with code lives on, and each call has a deadline instead.
constexpr rlim_t kCpuSeconds = 60;
// Loading a table is never as urgent as an answer.
constexpr int kNice = 10;
// The library's mapping, its table twice over and what its start-up code takes.
constexpr rlim_t kLoadBytes = rlim_t{512} << 20;
// Descriptors 0 to 4 and what the loader opens meanwhile.
constexpr rlim_t kDescriptors = 16;
// Where the dynamic loader finds what a library links to.
constexpr std::array kLibraryPaths = {"/lib",       "/lib64",         "/usr/lib",
                                      "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"};

void Limit(int resource, rlim_t most) {
  const rlimit limit = {most, most};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

// Of the whole address space, since a build with AddressSanitizer reserves terabytes of it at
// start. 0: unknown.
rlim_t AddressSpaceBytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  unsigned long long pages = 0;
  const bool read = std::fscanf(file, "%llu", &pages) == 1;
  std::fclose(file);
  return read ? pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) : 0;
}

// What the first step left undone, for the second to tell.
std::string no_landlock;
std::string no_seccomp;
std::string no_memory_limit;
// Asked before files cannot be read any more.
rlim_t bytes_at_start = 0;

void LimitMemory(rlim_t bytes) {
  if (bytes_at_start == 0) {
    no_memory_limit = "/proc cannot be read, so its size is unknown";
    return;
  }
  rlimit limit = {};
  getrlimit(RLIMIT_AS, &limit);
  Limit(RLIMIT_AS, std::min(limit.rlim_max, bytes_at_start + bytes));
}

void Tell(std::string what, const std::string& why_not, catalogue::CodeConfinement& told) {
  if (why_not.empty()) {
    told.by.push_back(std::move(what));
  } else {
    told.not_by.push_back(what + ": " + why_not);
  }
}

}  // namespace

void ConfineForLoading(pid_t parent, bool with_code) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);  // it died before that was set
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  close_range(catalogue::kLibraryFd + 1, UINT_MAX, 0);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_NOFILE, kDescriptors);
  if (!with_code) {
    Limit(RLIMIT_CPU, kCpuSeconds);
    static_cast<void>(nice(kNice) + 1);
  }
  bytes_at_start = AddressSpaceBytes();
  LimitMemory(kLoadBytes);
  no_landlock = RestrictFiles(kLibraryPaths);
  no_seccomp = AllowOnlyWhatLoadingTakes();
}

catalogue::CodeConfinement ConfineForCalls(std::uint32_t memory_mib) {
  // What code prints could be a patient's: it goes nowhere.
  dup2(STDIN_FILENO, STDOUT_FILENO);
  dup2(STDIN_FILENO, STDERR_FILENO);
  close_range(catalogue::kLibraryFd, UINT_MAX, 0);
  LimitMemory(rlim_t{memory_mib} << 20);
  if (no_landlock.empty()) no_landlock = RestrictFiles({});
  if (no_seccomp.empty()) no_seccomp = AllowOnlyWhatCallsTake();
  catalogue::CodeConfinement told;
  Tell("a process of its own", "", told);
  Tell("limits on descriptors, files and core", "", told);
  Tell("a limit on memory", no_memory_limit, told);
  Tell("landlock", no_landlock, told);
  Tell("seccomp", no_seccomp, told);
  return told;
}

}  // namespace soleus::host
