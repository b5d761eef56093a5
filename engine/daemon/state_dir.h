// The folder for what the daemon keeps between and during runs. One daemon a folder: a lock says
// so.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace soleus::daemon {

class StateDir {
 public:
  // Makes the folder (mode 0700) if it is missing, and locks it until this object dies. Fails with
  // FailedPrecondition (another daemon has it) or PermissionDenied (it cannot be made or written).
  static absl::StatusOr<StateDir> Open(const std::string& path);

  StateDir(StateDir&& other) noexcept;
  StateDir& operator=(StateDir&&) = delete;
  ~StateDir();

  // Writes `address` to <folder>/address, replacing the file whole, so that a tool on this machine
  // finds a daemon that took a free port.
  absl::Status PublishAddress(const std::string& address) const;

 private:
  StateDir(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::string path_;
  int lock_ = -1;
};

}  // namespace soleus::daemon
