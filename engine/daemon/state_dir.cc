#include "engine/daemon/state_dir.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::daemon {

absl::StatusOr<StateDir> StateDir::Open(const std::string& path) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(path, error);
  if (error) {
    return absl::PermissionDeniedError(
        absl::StrFormat("state_dir: %s cannot be made (%s); choose another with --state-dir.", path,
                        error.message()));
  }
  if (made) ::chmod(path.c_str(), S_IRWXU);
  const std::string lock_path = path + "/lock";
  const int lock = ::open(lock_path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (lock < 0) {
    return absl::PermissionDeniedError(
        absl::StrFormat("state_dir: %s cannot be written (%s); choose another with --state-dir.",
                        lock_path, std::strerror(errno)));
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return absl::FailedPreconditionError(
        absl::StrFormat("state_dir: %s is in use by another soleusd; stop it, or give this one its "
                        "own --state-dir.",
                        path));
  }
  return StateDir(path, lock);
}

StateDir::StateDir(StateDir&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

StateDir::~StateDir() {
  if (lock_ >= 0) ::close(lock_);
}

absl::Status StateDir::PublishAddress(const std::string& address) const {
  const std::string final_path = path_ + "/address";
  const std::string new_path = final_path + ".new";
  std::ofstream(new_path) << address << "\n";
  std::error_code error;
  std::filesystem::rename(new_path, final_path, error);
  if (error) {
    return absl::PermissionDeniedError(
        absl::StrFormat("state_dir: %s cannot be written (%s).", final_path, error.message()));
  }
  return absl::OkStatus();
}

}  // namespace soleus::daemon
