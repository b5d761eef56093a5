#include "engine/catalogue/host_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <thread>

#include "absl/status/status.h"
#include "engine/catalogue/table_codec.h"

namespace soleus::catalogue {
namespace {

using Clock = std::chrono::steady_clock;

// What the library prints is kept from its end: last words come last.
constexpr std::size_t kMaxWordsBytes = 4096;
constexpr std::size_t kShownWordsBytes = 200;

class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { Reset(-1); }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void Reset(int fd) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }
  // Off the numbers that the child's descriptors are moved to, so that no move overwrites another.
  bool MoveAbove(int number) {
    if (fd_ > number) return true;
    Reset(fcntl(fd_, F_DUPFD_CLOEXEC, number + 1));
    return open();
  }

 private:
  int fd_ = -1;
};

// "calf_strain/plugin.so": what an administrator calls the file.
std::string NameOf(const std::string& library_path) {
  const std::filesystem::path path(library_path);
  const std::filesystem::path folder = path.parent_path().filename();
  return folder.empty() ? path.filename().string() : (folder / path.filename()).string();
}

// Foreign text as one printable line.
std::string OneLine(std::string_view text) {
  std::string line;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    const bool printable = c > ' ' && c < '\x7f';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line.push_back(blank ? ' ' : printable ? c : '?');
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

int MillisecondsUntil(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, INT_MAX));
}

// One run of the host. Whatever happens, the destructor leaves no process and no zombie behind.
class HostRun {
 public:
  HostRun(const std::string& library_path, const HostOptions& options)
      : library_path_(library_path),
        name_(NameOf(library_path)),
        options_(options),
        deadline_(Clock::now() + options.deadline) {}
  HostRun(const HostRun&) = delete;
  HostRun& operator=(const HostRun&) = delete;
  ~HostRun() { Reap(); }

  absl::StatusOr<std::string> Run() {
    if (absl::Status started = Start(); !started.ok()) return started;
    const Outcome outcome = Listen();
    Reap();
    ReadWords();
    if (outcome == Outcome::kTooSlow) return TooSlow();
    if (outcome == Outcome::kGone) return Died();
    if (outcome == Outcome::kGarbled) return Garbled();
    std::string payload = reply_.substr(kReplyHeaderBytes, PayloadBytes());
    if (HeaderSays(ReplyKind::kTable)) return payload;
    return absl::FailedPreconditionError(name_ + ": " + OneLine(payload));
  }

 private:
  enum class Outcome { kReplied, kGone, kTooSlow, kGarbled };

  absl::Status Start() {
    int reply[2];
    int words[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, reply) != 0) return CannotStart(errno);
    reply_fd_.Reset(reply[0]);
    Fd child_reply(reply[1]);
    if (pipe2(words, O_CLOEXEC) != 0) return CannotStart(errno);
    words_fd_.Reset(words[0]);
    Fd child_words(words[1]);
    if (fcntl(words_fd_.get(), F_SETFL, O_NONBLOCK) != 0 || !child_reply.MoveAbove(kReplyFd) ||
        !child_words.MoveAbove(kReplyFd)) {
      return CannotStart(errno);
    }
    const int error = Spawn(child_reply.get(), child_words.get());
    return error == 0 ? absl::OkStatus() : CannotStart(error);
  }

  int Spawn(int child_reply, int child_words) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, child_words, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, child_words, STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&files, child_reply, kReplyFd);

    // A process group of its own: what the library starts ends with it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

    // No environment: the daemon's may hold secrets, and LD_PRELOAD must not reach the host.
    char* const environment[] = {nullptr};
    char* const arguments[] = {const_cast<char*>(options_.host_executable.c_str()),
                               const_cast<char*>(library_path_.c_str()), nullptr};
    const int error = posix_spawn(&pid_, options_.host_executable.c_str(), &files, &attributes,
                                  arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) pid_ = -1;
    return error;
  }

  Outcome Listen() {
    while (true) {
      if (reply_.size() >= kReplyHeaderBytes) {
        if (!HeaderIsSound()) return Outcome::kGarbled;
        if (reply_.size() >= kReplyHeaderBytes + PayloadBytes()) return Outcome::kReplied;
      }
      const int left = MillisecondsUntil(deadline_);
      if (left == 0) return Outcome::kTooSlow;
      std::array<pollfd, 2> fds = {
          {{reply_fd_.get(), POLLIN, 0}, {words_open_ ? words_fd_.get() : -1, POLLIN, 0}}};
      if (poll(fds.data(), fds.size(), left) < 0) continue;
      if (fds[1].revents != 0) ReadWords();
      if (fds[0].revents != 0 && !ReadReply()) return AwaitExit();
    }
  }

  bool ReadReply() {
    std::array<char, 65536> chunk;
    const ssize_t n = read(reply_fd_.get(), chunk.data(), chunk.size());
    if (n < 0) return errno == EINTR;
    reply_.append(chunk.data(), static_cast<std::size_t>(n));
    return n > 0;
  }

  // Up to a few thousand reads at a time, so that a library that never stops printing cannot keep
  // us past the deadline.
  void ReadWords() {
    std::array<char, 4096> chunk;
    for (int i = 0; i < 1000; ++i) {
      const ssize_t n = read(words_fd_.get(), chunk.data(), chunk.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) {
        words_open_ = n < 0 && errno == EAGAIN;
        return;
      }
      words_.append(chunk.data(), static_cast<std::size_t>(n));
      if (words_.size() > kMaxWordsBytes) words_.erase(0, words_.size() - kMaxWordsBytes);
    }
  }

  bool HeaderSays(ReplyKind kind) const { return reply_[0] == static_cast<char>(kind); }

  std::size_t PayloadBytes() const {
    std::size_t length = 0;
    for (std::size_t i = 1; i < kReplyHeaderBytes; ++i) {
      length |= std::size_t{static_cast<unsigned char>(reply_[i])} << (8 * (i - 1));
    }
    return length;
  }

  bool HeaderIsSound() const {
    return (HeaderSays(ReplyKind::kTable) && PayloadBytes() <= kMaxTableBytes) ||
           (HeaderSays(ReplyKind::kRefused) && PayloadBytes() <= kMaxSentenceBytes);
  }

  // The socket is closed; a library can do that and stay.
  Outcome AwaitExit() {
    siginfo_t info = {};
    while (true) {
      // Leaves the zombie in place, so that its number cannot pass to a stranger before Reap.
      const int result = waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT);
      if ((result == 0 && info.si_pid != 0) || (result < 0 && errno == ECHILD)) {
        return Outcome::kGone;
      }
      if (MillisecondsUntil(deadline_) == 0) return Outcome::kTooSlow;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }

  void Reap() {
    if (pid_ < 0) return;
    kill(-pid_, SIGKILL);
    while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
  }

  absl::Status CannotStart(int error) const {
    return absl::UnavailableError(name_ + ": the plugin host " + options_.host_executable +
                                  " cannot be started (" + std::strerror(error) +
                                  "); check the path of the host in the configuration.");
  }

  absl::Status TooSlow() const {
    return absl::DeadlineExceededError(
        name_ + ": the plugin host did not finish loading it within " +
        std::to_string(options_.deadline.count()) + " ms and was killed" + LastWords() +
        "; the library's start-up code loops or waits; rebuild the plugin or remove it.");
  }

  absl::Status Garbled() const {
    return absl::AbortedError(name_ + ": something other than a table came back from the plugin " +
                              "host" + LastWords() +
                              "; the library's start-up code writes to descriptors that are not "
                              "its own; rebuild the plugin or remove it.");
  }

  absl::Status Died() const {
    std::string how = "ended with exit code " + std::to_string(WEXITSTATUS(status_));
    if (WIFSIGNALED(status_)) {
      const char* name = sigabbrev_np(WTERMSIG(status_));
      how = std::string("was killed by ") + (name != nullptr ? "SIG" : "an unnamed signal") +
            (name != nullptr ? name : "");
    }
    return absl::AbortedError(name_ + ": the plugin host " + how + " while loading it" +
                              LastWords() +
                              "; the library's start-up code ends the process, or the library is "
                              "damaged; rebuild the plugin or remove it.");
  }

  std::string LastWords() const {
    const std::string line = OneLine(words_);
    if (line.empty()) return " (it printed nothing)";
    const std::size_t skip = line.size() - std::min(line.size(), kShownWordsBytes);
    return " (its last words: " + line.substr(skip) + ")";
  }

  const std::string& library_path_;
  const std::string name_;
  const HostOptions& options_;
  const Clock::time_point deadline_;
  Fd reply_fd_;
  Fd words_fd_;
  bool words_open_ = true;
  pid_t pid_ = -1;
  int status_ = 0;
  std::string reply_;
  std::string words_;
};

}  // namespace

absl::StatusOr<std::string> ReadTableThroughHost(const std::string& library_path,
                                                 const HostOptions& options) {
  struct stat info;
  if (stat(library_path.c_str(), &info) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
    return absl::NotFoundError(
        NameOf(library_path) +
        ": there is no such file; build the plugin into its folder, or remove the folder.");
  }
  return HostRun(library_path, options).Run();
}

}  // namespace soleus::catalogue
