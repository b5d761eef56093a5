#include "engine/daemon/watched_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

std::int64_t Nanoseconds(const timespec& time) {
  constexpr std::int64_t kPerSecond = 1'000'000'000;
  return time.tv_sec * kPerSecond + time.tv_nsec;
}

absl::Status Unreadable(int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return absl::NotFoundError("there is no such file; put it there, or correct the setting.");
  }
  return absl::PermissionDeniedError(
      absl::StrFormat("it cannot be read (%s); check its permissions.", std::strerror(error)));
}

// Closes itself.
struct Descriptor {
  explicit Descriptor(int fd) : number(fd) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  const int number;
};

}  // namespace

WatchedFile::Stamp WatchedFile::LookAt() const {
  struct stat found {};
  if (::stat(path_.c_str(), &found) != 0) return {.error = errno};
  return {.device = found.st_dev,
          .inode = found.st_ino,
          .bytes = found.st_size,
          .written_ns = Nanoseconds(found.st_mtim),
          .changed_ns = Nanoseconds(found.st_ctim)};
}

absl::StatusOr<std::string> WatchedFile::ReadAll() const {
  // A pipe would wait for its writer.
  const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number < 0) return Unreadable(errno);
  struct stat found {};
  if (::fstat(file.number, &found) != 0) return Unreadable(errno);
  if (!S_ISREG(found.st_mode)) {
    return absl::FailedPreconditionError("it is a folder or a device; name a file.");
  }
  const auto too_large = [this] {
    return absl::ResourceExhaustedError(
        absl::StrFormat("it has more than %d bytes; is it the right file?", max_bytes_));
  };
  if (static_cast<std::size_t>(found.st_size) > max_bytes_) return too_large();
  std::string content;
  constexpr std::size_t kStep = 1 << 16;
  content.resize(static_cast<std::size_t>(found.st_size) + kStep);
  std::size_t have = 0;
  while (true) {
    const ssize_t got = ::read(file.number, content.data() + have, content.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unreadable(errno);
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
    if (have > max_bytes_) return too_large();
    if (have == content.size()) content.resize(have + kStep);
  }
  content.resize(have);
  return content;
}

absl::StatusOr<std::string> WatchedFile::Read() {
  const Stamp before = LookAt();
  absl::StatusOr<std::string> content = ReadAll();
  if (LookAt() != before) {
    waiting_.reset();
    return absl::UnavailableError("it is being written; it is read once it stands still.");
  }
  given_ = before;
  waiting_.reset();
  return content;
}

std::optional<absl::StatusOr<std::string>> WatchedFile::Look() {
  const Stamp now = LookAt();
  if (now == given_) {
    waiting_.reset();
    return std::nullopt;
  }
  if (now != waiting_) {
    waiting_ = now;
    return std::nullopt;
  }
  absl::StatusOr<std::string> content = Read();
  if (absl::IsUnavailable(content.status())) return std::nullopt;
  return content;
}

}  // namespace soleus::daemon
