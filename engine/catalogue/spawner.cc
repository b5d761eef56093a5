#include "engine/catalogue/spawner.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "engine/catalogue/host_protocol.h"
#include "engine/catalogue/owned_fd.h"

namespace soleus::catalogue {
namespace {

using Clock = std::chrono::steady_clock;
using What = SpawnReport::What;

// For our own program to come up, or to bury a process that was killed: both take milliseconds.
constexpr std::chrono::seconds kPatience{10};

absl::Status Gone() {
  return absl::UnavailableError(
      "the process that starts plugin hosts has ended; restart the daemon, and report this.");
}

std::optional<SpawnReport> Receive(int socket) {
  SpawnReport report;
  while (true) {
    const ssize_t n = recv(socket, &report, sizeof(report), 0);
    if (n < 0 && errno == EINTR) continue;
    return n == sizeof(report) ? std::optional(report) : std::nullopt;
  }
}

// What the spawner has told, shared by Spawner and Hosts, so that either may go first.
class Link {
 public:
  explicit Link(OwnedFd socket) : socket_(std::move(socket)) {}

  int socket() const { return socket_.get(); }

  // Runs on a thread of its own until the spawner is gone.
  void Listen() {
    while (const std::optional<SpawnReport> report = Receive(socket_.get())) {
      const std::lock_guard lock(mutex_);
      const auto it = hosts_.find(report->host);
      if (it != hosts_.end()) (it->second.began ? it->second.end : it->second.began) = *report;
      changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    gone_ = true;
    changed_.notify_all();
  }

  bool Send(const SpawnRequest& request, const std::array<int, 3>* descriptors) {
    SpawnRequest copy = request;
    iovec part = {&copy, sizeof(copy)};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(*descriptors))> control = {};
    msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptors != nullptr) {
      message.msg_control = control.data();
      message.msg_controllen = control.size();
      cmsghdr* header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(*descriptors));
      std::memcpy(CMSG_DATA(header), descriptors->data(), sizeof(*descriptors));
    }
    while (true) {
      const ssize_t n = sendmsg(socket_.get(), &message, MSG_NOSIGNAL);
      if (n >= 0 || errno != EINTR) return n == sizeof(copy);
    }
  }

  std::uint64_t NewHost() {
    const std::lock_guard lock(mutex_);
    hosts_[++last_] = {};
    return last_;
  }

  void Forget(std::uint64_t host) {
    const std::lock_guard lock(mutex_);
    hosts_.erase(host);
  }

  // kStarted or kFailed; or the spawner is gone.
  absl::StatusOr<SpawnReport> AwaitBegin(std::uint64_t host) {
    std::unique_lock lock(mutex_);
    const State& state = hosts_[host];
    changed_.wait(lock, [&] { return gone_ || state.began; });
    if (!state.began) return Gone();
    return *state.began;
  }

  absl::StatusOr<HostEnd> AwaitEnd(std::uint64_t host, Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    const State& state = hosts_[host];
    const auto over = [&] { return gone_ || state.end; };
    // Not wait_until: the clock's last moment overflows in it.
    if (deadline == Clock::time_point::max()) {
      changed_.wait(lock, over);
    } else if (!changed_.wait_until(lock, deadline, over)) {
      return absl::DeadlineExceededError("the plugin host still runs");
    }
    if (!state.end) return Gone();
    return HostEnd{.by_signal = state.end->what == What::kKilled, .number = state.end->number};
  }

 private:
  struct State {
    std::optional<SpawnReport> began;
    std::optional<SpawnReport> end;
  };

  const OwnedFd socket_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::uint64_t, State> hosts_;  // under mutex_
  std::uint64_t last_ = 0;                // likewise
  bool gone_ = false;                     // likewise
};

class RunningHost final : public Host {
 public:
  RunningHost(std::shared_ptr<Link> link, std::uint64_t number, pid_t pid, OwnedFd socket,
              OwnedFd words)
      : link_(std::move(link)),
        number_(number),
        pid_(pid),
        socket_(std::move(socket)),
        words_(std::move(words)) {}
  RunningHost(const RunningHost&) = delete;
  RunningHost& operator=(const RunningHost&) = delete;
  ~RunningHost() override {
    Kill();
    link_->AwaitEnd(number_, Clock::now() + kPatience).IgnoreError();
    link_->Forget(number_);
  }

  int socket() const override { return socket_.get(); }
  int words() const override { return words_.get(); }
  pid_t pid() const override { return pid_; }
  // By its parent, which alone knows whether the number still is this process's.
  void Kill() override {
    link_->Send({.what = SpawnRequest::What::kKill, .host = number_}, nullptr);
  }
  absl::StatusOr<HostEnd> AwaitEnd(Clock::time_point deadline) override {
    return link_->AwaitEnd(number_, deadline);
  }

 private:
  const std::shared_ptr<Link> link_;
  const std::uint64_t number_;
  const pid_t pid_;
  const OwnedFd socket_;
  const OwnedFd words_;
};

class RunningSpawner final : public Spawner {
 public:
  RunningSpawner(std::string executable, pid_t pid, OwnedFd socket)
      : executable_(std::move(executable)),
        pid_(pid),
        link_(std::make_shared<Link>(std::move(socket))),
        listener_([link = link_] { link->Listen(); }) {}
  RunningSpawner(const RunningSpawner&) = delete;
  RunningSpawner& operator=(const RunningSpawner&) = delete;
  ~RunningSpawner() override {
    shutdown(link_->socket(), SHUT_WR);  // it ends every host, then itself
    listener_.join();
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  absl::StatusOr<std::unique_ptr<Host>> StartHost(int library,
                                                  const HostSettings& settings) override {
    int stream[2];
    int words[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, stream) != 0) return CannotStart(errno);
    OwnedFd socket(stream[0]);
    const OwnedFd host_socket(stream[1]);
    if (pipe2(words, O_CLOEXEC) != 0) return CannotStart(errno);
    OwnedFd words_read(words[0]);
    const OwnedFd words_write(words[1]);
    if (fcntl(words_read.get(), F_SETFL, O_NONBLOCK) != 0) return CannotStart(errno);

    const std::uint64_t number = link_->NewHost();
    const std::array<int, 3> descriptors = {library, host_socket.get(), words_write.get()};
    absl::StatusOr<SpawnReport> began = Gone();
    if (link_->Send({.role = static_cast<char>(settings.role),
                     .memory_mib = settings.memory_mib,
                     .host = number},
                    &descriptors)) {
      began = link_->AwaitBegin(number);
    }
    if (!began.ok() || began->what != What::kStarted) {
      link_->Forget(number);
      return began.ok() ? CannotStart(began->number) : began.status();
    }
    return std::make_unique<RunningHost>(link_, number, began->number, std::move(socket),
                                         std::move(words_read));
  }

 private:
  absl::Status CannotStart(int error) const {
    return absl::UnavailableError("the plugin host " + executable_ + " cannot be started (" +
                                  std::strerror(error) +
                                  "); free memory, processes or descriptors and load again.");
  }

  const std::string executable_;
  const pid_t pid_;
  const std::shared_ptr<Link> link_;
  std::thread listener_;
};

int SpawnSpawner(const std::string& executable, int socket, pid_t& pid) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, socket, kReplyFd);

  // A process group of its own: Ctrl-C at the daemon's terminal is not meant for it.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  // No environment: the daemon's may hold secrets, and LD_PRELOAD must not reach the hosts.
  char* const environment[] = {nullptr};
  char mode[] = "--spawner";
  char* const arguments[] = {const_cast<char*>(executable.c_str()), mode, nullptr};
  const int error =
      posix_spawn(&pid, executable.c_str(), &files, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

absl::Status NoSpawner(const std::string& executable, const std::string& why) {
  return absl::UnavailableError("the plugin host " + executable + " cannot be started (" + why +
                                "); check the path of the host in the configuration.");
}

}  // namespace

absl::StatusOr<std::unique_ptr<Spawner>> Spawner::Start(const std::string& host_executable) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
    return NoSpawner(host_executable, std::strerror(errno));
  }
  OwnedFd socket(pair[0]);
  OwnedFd theirs(pair[1]);
  // dup2 onto itself would leave it to close at exec.
  if (theirs.get() <= kReplyFd) {
    theirs = OwnedFd(fcntl(theirs.get(), F_DUPFD_CLOEXEC, kReplyFd + 1));
  }
  if (!theirs.open()) return NoSpawner(host_executable, std::strerror(errno));
  pid_t pid = -1;
  const int error = SpawnSpawner(host_executable, theirs.get(), pid);
  if (error != 0) return NoSpawner(host_executable, std::strerror(error));
  theirs.Close();

  pollfd ready = {socket.get(), POLLIN, 0};
  const auto patience = std::chrono::duration_cast<std::chrono::milliseconds>(kPatience).count();
  while (poll(&ready, 1, static_cast<int>(patience)) < 0 && errno == EINTR) {
  }
  const std::optional<SpawnReport> report =
      ready.revents != 0 ? Receive(socket.get()) : std::nullopt;
  if (!report || report->what != What::kReady) {
    kill(pid, SIGKILL);
    while (waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    return NoSpawner(host_executable, "it is not the host of this build");
  }
  return std::make_unique<RunningSpawner>(host_executable, pid, std::move(socket));
}

}  // namespace soleus::catalogue
