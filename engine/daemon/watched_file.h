// One file that somebody else writes: has it changed, and does it stand still by now?
//
// Looked at by name, so that a rename into place and a symbolic link that is turned count as a
// change. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace soleus::daemon {

class WatchedFile {
 public:
  WatchedFile(std::string path, std::size_t max_bytes)
      : path_(std::move(path)), max_bytes_(max_bytes) {}

  // What to make of a look: nullopt while nothing has changed since the last content or error that
  // was given, and at the first look that finds a change. If the next look finds the same, its
  // content, or why there is none. Call it at even intervals: that long a writer may pause.
  std::optional<absl::StatusOr<std::string>> Look();

  // The content now. NotFound, PermissionDenied, ResourceExhausted (over `max_bytes`),
  // FailedPrecondition (a folder or device) or Unavailable (it is being written).
  absl::StatusOr<std::string> Read();

  const std::string& path() const { return path_; }

 private:
  // What tells one state of a file from another without reading it.
  struct Stamp {
    int error = 0;  // errno where it cannot be looked at
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t bytes = 0;
    std::int64_t written_ns = 0;  // mtime and ctime, since the epoch
    std::int64_t changed_ns = 0;
    bool operator==(const Stamp&) const = default;
  };
  Stamp LookAt() const;
  absl::StatusOr<std::string> ReadAll() const;

  const std::string path_;
  const std::size_t max_bytes_;
  std::optional<Stamp> given_;    // of what was given last
  std::optional<Stamp> waiting_;  // seen once
};

}  // namespace soleus::daemon
