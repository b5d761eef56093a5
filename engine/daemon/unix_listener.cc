#include "engine/daemon/unix_listener.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/daemon/log.h"

namespace soleus::daemon {
namespace {

constexpr int kBacklog = 16;
constexpr int kBreatherMs = 100;  // after an accept that failed: no descriptor is left, say

absl::Status CannotBeMade(const std::string& path, int error) {
  return absl::UnavailableError(absl::StrFormat(
      "admin.listen: unix:%s cannot be made (%s); choose a place that the daemon's user may write.",
      path, std::strerror(error)));
}

// What stands at `path` is a socket that nobody listens on: gone then.
absl::Status MakeRoom(const std::string& path, const sockaddr_un& address) {
  struct stat about {};
  if (lstat(path.c_str(), &about) != 0) return absl::OkStatus();
  if (!S_ISSOCK(about.st_mode)) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "admin.listen: %s is there and is no socket; move it away, or choose another path.", path));
  }
  const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return CannotBeMade(path, errno);
  const bool answered =
      connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  const int error = errno;
  close(probe);
  if (answered || error != ECONNREFUSED) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "admin.listen: another program listens on unix:%s; stop it, or choose another path.",
        path));
  }
  if (unlink(path.c_str()) != 0 && errno != ENOENT) return CannotBeMade(path, errno);
  return absl::OkStatus();
}

}  // namespace

UnixListener::UnixListener(std::string path, int socket, int wake)
    : path_(std::move(path)), socket_(socket), wake_(wake) {}

absl::StatusOr<std::unique_ptr<UnixListener>> UnixListener::Open(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof(address.sun_path)) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "admin.listen: unix:%s is %d bytes long, and a socket's path may have 1 to %d; choose a "
        "shorter one.",
        path, path.size(), sizeof(address.sun_path) - 1));
  }
  path.copy(address.sun_path, path.size());
  if (absl::Status made = MakeRoom(path, address); !made.ok()) return made;
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  auto listener = std::unique_ptr<UnixListener>(new UnixListener(path, fd, wake));
  // Between bind and listen nobody can connect, so the mode is right before it matters.
  struct stat about {};
  if (fd < 0 || wake < 0 ||
      bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
      chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0 || listen(fd, kBacklog) != 0 ||
      lstat(path.c_str(), &about) != 0) {
    return CannotBeMade(path, errno);
  }
  listener->device_ = about.st_dev;
  listener->inode_ = about.st_ino;
  return listener;
}

UnixListener::~UnixListener() {
  Stop();
  if (socket_ >= 0) close(socket_);
  if (wake_ >= 0) close(wake_);
}

void UnixListener::Accept(std::function<void(int)> take) {
  thread_ = std::thread([this, take = std::move(take)] { Run(take); });
}

void UnixListener::Stop() {
  if (std::exchange(stopped_, true)) return;
  if (thread_.joinable()) {
    const std::uint64_t one = 1;
    if (write(wake_, &one, sizeof(one)) != sizeof(one)) {
      Log(Level::kError, "admin_socket", {{"reason", std::strerror(errno)}});
    }
    thread_.join();
  }
  // Ours alone: another daemon may have put its own there.
  struct stat about {};
  if (inode_ != 0 && lstat(path_.c_str(), &about) == 0 && about.st_ino == inode_ &&
      about.st_dev == device_) {
    unlink(path_.c_str());
  }
}

int UnixListener::Claim(int fd, uid_t uid) {
  const std::lock_guard lock(mutex_);
  while (fd >= 0) {
    const auto [owner, is_new] = owners_.emplace(fd, uid);
    if (is_new || owner->second == uid) return fd;
    const int next = fcntl(fd, F_DUPFD_CLOEXEC, fd + 1);
    close(fd);
    fd = next;
  }
  return fd;
}

void UnixListener::Run(const std::function<void(int)>& take) {
  pollfd waits[] = {{.fd = wake_, .events = POLLIN, .revents = 0},
                    {.fd = socket_, .events = POLLIN, .revents = 0}};
  while (true) {
    poll(waits, 2, -1);
    if (waits[0].revents != 0) return;
    const int fd = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    ucred peer{};
    socklen_t size = sizeof(peer);
    if (fd >= 0 && getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0) {
      const int claimed = Claim(fd, peer.uid);
      if (claimed >= 0) {
        take(claimed);
        continue;
      }
    } else if (fd >= 0) {
      close(fd);
    } else if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED) {
      continue;
    }
    Log(Level::kWarn, "admin_socket",
        {{"reason", "a connection cannot be taken; are too many files open?"}});
    poll(waits, 1, kBreatherMs);
  }
}

std::optional<uid_t> UnixListener::OwnerOf(std::string_view peer) const {
  if (!peer.starts_with("fd:")) return std::nullopt;
  peer.remove_prefix(3);
  int fd = -1;
  const auto [end, error] = std::from_chars(peer.data(), peer.data() + peer.size(), fd);
  if (error != std::errc() || end != peer.data() + peer.size()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto owner = owners_.find(fd);
  if (owner == owners_.end()) return std::nullopt;
  return owner->second;
}

}  // namespace soleus::daemon
