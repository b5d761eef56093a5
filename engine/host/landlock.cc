#include "engine/host/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace soleus::host {
namespace {

// Linux, include/uapi/linux/landlock.h as of 6.12; older kernels take the beginning of it.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;  // since version 4
  std::uint64_t scoped = 0;   // since version 6
};
constexpr std::uint64_t kBindAndConnectTcp = 0b11;
constexpr std::uint64_t kAbstractSocketsAndSignals = 0b11;
constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;

// The rights over files that version `version` knows: 13 at first, then refer, truncate and, in
// version 5, ioctl on devices.
std::uint64_t AllFileRights(long version) {
  const int count = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  return (std::uint64_t{1} << count) - 1;
}

std::size_t SizeFor(long version) {
  if (version >= 6) return sizeof(Ruleset);
  return version >= 4 ? offsetof(Ruleset, scoped) : offsetof(Ruleset, network);
}

void Allow(int ruleset, const char* path) {
  const int file = open(path, O_PATH | O_CLOEXEC);
  if (file < 0) return;  // not every system has each
  struct stat info = {};
  if (fstat(file, &info) == 0) {
    const landlock_path_beneath_attr rule = {
        .allowed_access = kReadFile | (S_ISDIR(info.st_mode) ? LANDLOCK_ACCESS_FS_READ_DIR : 0),
        .parent_fd = file};
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  close(file);
}

std::string Reason() {
  if (errno == ENOSYS) return "this kernel is built without it";
  if (errno == EOPNOTSUPP) return "it is switched off at boot (lsm=)";
  return std::strerror(errno);
}

}  // namespace

std::string RestrictFiles(std::span<const char* const> readable) {
  const long version =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return Reason();
  const Ruleset wanted = {.files = AllFileRights(version),
                          .network = kBindAndConnectTcp,
                          .scoped = kAbstractSocketsAndSignals};
  const auto ruleset =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &wanted, SizeFor(version), 0));
  if (ruleset < 0) return Reason();
  for (const char* path : readable) Allow(ruleset, path);
  const long result = syscall(SYS_landlock_restrict_self, ruleset, 0);
  const std::string reason = result == 0 ? "" : Reason();
  close(ruleset);
  return reason;
}

}  // namespace soleus::host
