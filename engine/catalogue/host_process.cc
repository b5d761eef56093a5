#include "engine/catalogue/host_process.h"

#include <poll.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "engine/catalogue/table_codec.h"

namespace soleus::catalogue {
namespace {

using Clock = std::chrono::steady_clock;

// What the library prints is kept from its end: last words come last.
constexpr std::size_t kMaxWordsBytes = 4096;
constexpr std::size_t kShownWordsBytes = 200;
// To bury a process that was killed takes milliseconds.
constexpr std::chrono::seconds kToReap{10};

int MillisecondsUntil(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, INT_MAX));
}

std::size_t MostBytes(ReplyKind kind) {
  switch (kind) {
    case ReplyKind::kTable: return kMaxTableBytes;
    case ReplyKind::kRefused: return kMaxSentenceBytes;
    case ReplyKind::kReady: return kMaxReadyBytes;
    case ReplyKind::kAnswer: return kMaxAnswerBytes;
    case ReplyKind::kForbidden: return kForbiddenBytes;
    case ReplyKind::kCall: break;  // the daemon's own
  }
  return 0;
}

absl::Status Named(const std::string& name, const absl::Status& status) {
  return absl::Status(status.code(), name + ": " + std::string(status.message()));
}

absl::Status TooSlow(const std::string& name, std::chrono::milliseconds deadline,
                     const std::string& last_words) {
  return absl::DeadlineExceededError(
      name + ": the plugin host did not finish loading it within " +
      std::to_string(deadline.count()) + " ms and was killed" + last_words +
      "; the library's start-up code loops or waits; rebuild the plugin or remove it.");
}

absl::Status Garbled(const std::string& name, const std::string& last_words) {
  return absl::AbortedError(name + ": something other than a table came back from the plugin host" +
                            last_words +
                            "; the library's start-up code writes to descriptors that are not its "
                            "own; rebuild the plugin or remove it.");
}

absl::Status Forbidden(const std::string& name, const std::string& call) {
  return absl::AbortedError(name + ": while it was loaded it asked the system for " + call +
                            ", which no plugin may, and was ended; take that out of the library's "
                            "start-up code, or remove the plugin.");
}

absl::Status Died(const std::string& name, const HostEnd& end, const std::string& last_words) {
  return absl::AbortedError(name + ": the plugin host " + HowItEnded(end) + " while loading it" +
                            last_words +
                            "; the library's start-up code ends the process, or the library is "
                            "damaged; rebuild the plugin or remove it.");
}

}  // namespace

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

std::string HowItEnded(const HostEnd& end) {
  if (!end.by_signal) return "ended with exit code " + std::to_string(end.number);
  const char* name = sigabbrev_np(end.number);
  return name != nullptr ? std::string("was killed by SIG") + name
                         : std::string("was killed by an unnamed signal");
}

std::string CallNamed(std::string_view number) {
  std::uint32_t call = 0;
  if (number.size() != sizeof(call)) return "an unknown call";
  std::memcpy(&call, number.data(), sizeof(call));
  char* name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(call));
  if (name == nullptr) return "call number " + std::to_string(call);
  std::string text(name);
  std::free(name);  // NOLINT(cppcoreguidelines-no-malloc): as libseccomp asks
  return text;
}

HostListener::Outcome HostListener::Await(Deadline deadline) {
  while (true) {
    if (bytes_.size() >= kReplyHeaderBytes) {
      if (!HeaderIsSound()) return Outcome::kGarbled;
      const std::size_t whole = kReplyHeaderBytes + PayloadBytes();
      if (bytes_.size() >= whole) {
        kind_ = static_cast<ReplyKind>(bytes_[0]);
        payload_ = bytes_.substr(kReplyHeaderBytes, PayloadBytes());
        bytes_.erase(0, whole);
        return Outcome::kFrame;
      }
    }
    const int left = MillisecondsUntil(deadline);
    if (left == 0) return Outcome::kTooSlow;
    std::array<pollfd, 2> fds = {
        {{host_.socket(), POLLIN, 0}, {words_open_ ? host_.words() : -1, POLLIN, 0}}};
    if (poll(fds.data(), fds.size(), left) < 0) continue;
    if (fds[1].revents != 0) ReadWords();
    if (fds[0].revents != 0 && !ReadSocket()) return Outcome::kClosed;
  }
}

bool HostListener::ReadSocket() {
  std::array<char, 65536> chunk;
  const ssize_t n = recv(host_.socket(), chunk.data(), chunk.size(), MSG_DONTWAIT);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  bytes_.append(chunk.data(), static_cast<std::size_t>(n));
  return n > 0;
}

// Up to a few thousand reads at a time, so that a library that never stops printing cannot keep us
// past the deadline.
void HostListener::ReadWords() {
  std::array<char, 4096> chunk;
  for (int i = 0; i < 1000; ++i) {
    const ssize_t n = read(host_.words(), chunk.data(), chunk.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      words_open_ = n < 0 && errno == EAGAIN;
      return;
    }
    words_.append(chunk.data(), static_cast<std::size_t>(n));
    if (words_.size() > kMaxWordsBytes) words_.erase(0, words_.size() - kMaxWordsBytes);
  }
}

std::size_t HostListener::PayloadBytes() const {
  std::size_t length = 0;
  for (std::size_t i = 1; i < kReplyHeaderBytes; ++i) {
    length |= std::size_t{static_cast<unsigned char>(bytes_[i])} << (8 * (i - 1));
  }
  return length;
}

bool HostListener::HeaderIsSound() const {
  const std::size_t most = MostBytes(static_cast<ReplyKind>(bytes_[0]));
  return most != 0 && PayloadBytes() <= most;
}

std::string HostListener::LastWords() {
  ReadWords();
  const std::string line = OneLine(words_);
  if (line.empty()) return " (it printed nothing)";
  const std::size_t skip = line.size() - std::min(line.size(), kShownWordsBytes);
  return " (its last words: " + line.substr(skip) + ")";
}

absl::StatusOr<std::string> AwaitTable(Host& host, HostListener& listener, const std::string& name,
                                       std::chrono::milliseconds deadline) {
  using Outcome = HostListener::Outcome;
  const auto until = Clock::now() + deadline;
  Outcome outcome = listener.Await(until);
  if (outcome == Outcome::kFrame) {
    if (listener.kind() == ReplyKind::kTable) return listener.payload();
    if (listener.kind() == ReplyKind::kRefused) {
      return absl::FailedPreconditionError(name + ": " + OneLine(listener.payload()));
    }
  }
  // The library can close the socket and stay.
  if (outcome == Outcome::kClosed && absl::IsDeadlineExceeded(host.AwaitEnd(until).status())) {
    outcome = Outcome::kTooSlow;
  }
  host.Kill();
  const absl::StatusOr<HostEnd> end = host.AwaitEnd(Clock::now() + kToReap);
  if (outcome == Outcome::kFrame && listener.kind() == ReplyKind::kForbidden) {
    return Forbidden(name, CallNamed(listener.payload()));
  }
  if (outcome == Outcome::kTooSlow) return TooSlow(name, deadline, listener.LastWords());
  if (outcome != Outcome::kClosed) return Garbled(name, listener.LastWords());
  if (!end.ok()) return Named(name, end.status());
  return Died(name, *end, listener.LastWords());
}

absl::StatusOr<std::string> ReadTable(Spawner& spawner, int library, const std::string& name,
                                      std::chrono::milliseconds deadline) {
  const absl::StatusOr<std::unique_ptr<Host>> host =
      spawner.StartHost(library, {.role = HostRole::kTable});
  if (!host.ok()) return Named(name, host.status());
  HostListener listener(**host);
  return AwaitTable(**host, listener, name, deadline);
}

}  // namespace soleus::catalogue
