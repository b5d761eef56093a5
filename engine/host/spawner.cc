#include "engine/host/spawner.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "engine/catalogue/host_protocol.h"
#include "engine/catalogue/owned_fd.h"
#include "engine/catalogue/spawner.h"

namespace soleus::host {
namespace {

using catalogue::HostRole;
using catalogue::kLibraryFd;
using catalogue::kReplyFd;
using catalogue::OwnedFd;
using catalogue::SpawnReport;
using catalogue::SpawnRequest;
using What = SpawnReport::What;

struct Received {
  SpawnRequest request;
  std::array<OwnedFd, 3> descriptors;  // library, socket, words; of kStart alone
};

// Nothing: the daemon is gone.
std::optional<Received> Receive() {
  Received received;
  iovec part = {&received.request, sizeof(received.request)};
  std::array<int, std::tuple_size_v<decltype(received.descriptors)>> numbers;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(numbers))> control = {};
  msghdr message = {.msg_iov = &part,
                    .msg_iovlen = 1,
                    .msg_control = control.data(),
                    .msg_controllen = control.size()};
  ssize_t n = -1;
  do {
    n = recvmsg(kReplyFd, &message, MSG_CMSG_CLOEXEC);
  } while (n < 0 && errno == EINTR);
  if (n != sizeof(received.request)) return std::nullopt;
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_len != CMSG_LEN(sizeof(numbers))) return received;
  std::memcpy(numbers.data(), CMSG_DATA(header), sizeof(numbers));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    received.descriptors[i] = OwnedFd(numbers[i]);
    // Off the numbers that the host's descriptors are moved to, so that no move overwrites another.
    if (numbers[i] <= kLibraryFd) {
      received.descriptors[i] = OwnedFd(fcntl(numbers[i], F_DUPFD_CLOEXEC, kLibraryFd + 1));
    }
  }
  return received;
}

class Hosts {
 public:
  void Start(const Received& received) {
    const auto& [library, socket, words] = received.descriptors;
    pid_t pid = -1;
    const int error = library.open() && socket.open() && words.open()
                          ? Spawn(received.request, library.get(), socket.get(), words.get(), pid)
                          : EMFILE;
    if (error == 0) pids_[received.request.host] = pid;
    Report(error == 0 ? What::kStarted : What::kFailed, error == 0 ? pid : error,
           received.request.host);
  }

  // What is in the table is not reaped, so its number has passed to no stranger.
  void Kill(std::uint64_t host) {
    const auto it = pids_.find(host);
    if (it != pids_.end()) kill(-it->second, SIGKILL);
  }

  void KillAll() {
    for (const auto& [host, pid] : pids_) kill(-pid, SIGKILL);
  }

  bool empty() const { return pids_.empty(); }

  // Every host that has ended: the rest of its process group dies before its number is free again.
  void Reap(int options) {
    for (auto it = pids_.begin(); it != pids_.end();) {
      siginfo_t info = {};
      const int result = waitid(P_PID, static_cast<id_t>(it->second), &info, options);
      if (result == 0 && info.si_pid == 0) {
        ++it;
        continue;
      }
      kill(-it->second, SIGKILL);
      int status = 0;
      while (waitpid(it->second, &status, 0) < 0 && errno == EINTR) {
      }
      const bool killed = WIFSIGNALED(status);
      Report(killed ? What::kKilled : What::kExited,
             killed ? WTERMSIG(status) : WEXITSTATUS(status), it->first);
      it = pids_.erase(it);
    }
  }

  static void Report(What what, int number, std::uint64_t host) {
    const SpawnReport report = {.what = what, .number = number, .host = host};
    while (send(kReplyFd, &report, sizeof(report), MSG_NOSIGNAL) < 0 && errno == EINTR) {
    }
  }

 private:
  static int Spawn(const SpawnRequest& request, int library, int socket, int words, pid_t& pid) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, words, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, words, STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&files, socket, kReplyFd);
    posix_spawn_file_actions_adddup2(&files, library, kLibraryFd);

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

    // This very program, though its file may have been replaced since: codec and protocol are
    // private to one build.
    char name[] = "soleus-plugin-host";
    std::string role = request.role == static_cast<char>(HostRole::kCode) ? "--code" : "--table";
    std::string memory = std::to_string(request.memory_mib);
    std::string parent = std::to_string(getpid());
    char* const arguments[] = {name, role.data(), memory.data(), parent.data(), nullptr};
    char* const environment[] = {nullptr};
    const int error =
        posix_spawn(&pid, "/proc/self/exe", &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
  }

  std::map<std::uint64_t, pid_t> pids_;  // started and not reaped, by the daemon's number
};

int OpenChildSignals() {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, nullptr);
  return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

}  // namespace

// Not PR_SET_PDEATHSIG: it goes by the thread that started us, and would end us before our hosts.
// The socket closes with the daemon, however that ends.
void RunSpawner() {
  prctl(PR_SET_NAME, "soleus-spawner");
  prctl(PR_SET_DUMPABLE, 0);
  close_range(kReplyFd + 1, UINT_MAX, 0);  // whatever the daemon had open and did not mark
  const OwnedFd child_signals(OpenChildSignals());
  fcntl(kReplyFd, F_SETFD, FD_CLOEXEC);
  Hosts hosts;
  Hosts::Report(What::kReady, 0, 0);
  while (true) {
    std::array<pollfd, 2> fds = {{{kReplyFd, POLLIN, 0}, {child_signals.get(), POLLIN, 0}}};
    if (poll(fds.data(), fds.size(), -1) < 0) continue;
    if (fds[1].revents != 0) {
      signalfd_siginfo ignored;
      while (read(child_signals.get(), &ignored, sizeof(ignored)) > 0) {
      }
      hosts.Reap(WEXITED | WNOHANG | WNOWAIT);
    }
    if (fds[0].revents == 0) continue;
    const std::optional<Received> received = Receive();
    if (!received) break;
    if (received->request.what == SpawnRequest::What::kStart) hosts.Start(*received);
    if (received->request.what == SpawnRequest::What::kKill) hosts.Kill(received->request.host);
  }
  hosts.KillAll();
  hosts.Reap(WEXITED | WNOWAIT);
}

}  // namespace soleus::host
