// Over 300 lines: one state machine, of which every part works under the same mutex.
#include "engine/catalogue/code_process.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/code_frames.h"
#include "engine/catalogue/code_values.h"
#include "engine/catalogue/host_process.h"
#include "engine/catalogue/host_protocol.h"
#include "engine/catalogue/table_codec.h"

namespace soleus::catalogue {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using Outcome = HostListener::Outcome;
using Facts = absl::StatusOr<std::vector<CodeFact>>;

constexpr std::uint32_t kDefaultDeadlineMs = 50;
constexpr std::uint32_t kDefaultMemoryMib = 64;
// To load the library and to confine itself; off the request path.
constexpr milliseconds kToStart{10'000};
// To bury a process that was killed takes milliseconds.
constexpr std::chrono::seconds kToReap{10};

// 0: the default.
std::uint32_t Asked(std::uint32_t asked, std::uint32_t by_default, std::uint32_t most) {
  return std::min(asked == 0 ? by_default : asked, most);
}

std::string DigestOfLibrary(const Manifest& manifest) {
  for (const ListedFile& file : manifest.files) {
    if (file.name == kLibraryName) return file.sha256;
  }
  return {};
}

// All of it, or as much as is taken before the deadline.
void SendAll(int socket, std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    const ssize_t n = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) return;
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return;
    pollfd writable = {socket, POLLOUT, 0};
    poll(&writable, 1, static_cast<int>(left));
  }
}

// One call, shared by who waits for it and who does it. All under the process's mutex.
struct Job {
  CodeCall call;
  Clock::time_point until;  // nobody waits for it past that
  std::optional<Facts> result;
  std::condition_variable done;
};

// How a process came to its end.
struct Failure {
  absl::Status status;
  bool by_plugin = true;  // counts towards quarantine
};

class ConfinedCode final : public CodeProcess {
 public:
  ConfinedCode(std::shared_ptr<const Bundle> bundle, const sdk::Plugin& table, Spawner& spawner,
               const CodeLimits& limits, std::function<void(const CodeHealth&)> on_change)
      : bundle_(std::move(bundle)),
        library_digest_(DigestOfLibrary(bundle_->manifest)),
        name_(table.about.id),
        loaded_(LoadedTable::Decode(EncodeTable(table)).value()),
        table_(loaded_->table()),
        spawner_(spawner),
        limits_(limits),
        on_change_(std::move(on_change)),
        most_time_(Asked(bundle_->manifest.code_deadline_ms, kDefaultDeadlineMs,
                         static_cast<std::uint32_t>(limits.max_deadline.count()))),
        memory_mib_(
            Asked(bundle_->manifest.code_memory_mib, kDefaultMemoryMib, limits.max_memory_mib)),
        wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        worker_([this] { Work(); }) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return health_.state != CodeHealth::State::kStarting; });
  }
  ConfinedCode(const ConfinedCode&) = delete;
  ConfinedCode& operator=(const ConfinedCode&) = delete;
  ~ConfinedCode() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      if (host_ != nullptr) host_->Kill();
      changed_.notify_all();
    }
    Wake();
    worker_.join();
  }

  // A call may wait as long for its turn as it may take.
  Facts Derive(const reasoning::Patient& patient, Deadline deadline) override {
    const auto job = std::make_shared<Job>();
    job->call = CallFor(patient, table_);
    if (job->call.facts.empty() && job->call.courses.empty()) return std::vector<CodeFact>();
    job->until = std::min(deadline, Clock::now() + 2 * most_time_);
    std::unique_lock lock(mutex_);
    if (health_.state != CodeHealth::State::kRunning) return Out();
    ++health_.calls;
    jobs_.push_back(job);
    Wake();
    job->done.wait_until(lock, job->until, [&] { return job->result.has_value(); });
    if (job->result) return *std::move(job->result);
    return absl::DeadlineExceededError(
        name_ + ": the time for this answer ended before the plugin's code had answered.");
  }

  CodeHealth health() const override {
    const std::lock_guard lock(mutex_);
    return health_;
  }

  const std::string& library_digest() const override { return library_digest_; }

 private:
  // --- On the worker's thread.

  void Work() {
    while (true) {
      const Failure failure = RunOnce();
      const std::optional<milliseconds> pause = Account(failure);
      if (!pause) return;
      std::unique_lock lock(mutex_);
      if (changed_.wait_for(lock, *pause, [this] { return stopping_; })) return;
    }
  }

  // From the start of a process to its end.
  Failure RunOnce() {
    if (!wake_.open()) {
      return {.status = absl::UnavailableError(
                  name_ + ": no descriptor was left to run its code; raise the daemon's limit of "
                          "open files and load the plugin again."),
              .by_plugin = false};
    }
    absl::StatusOr<std::unique_ptr<Host>> started = spawner_.StartHost(
        bundle_->library.get(), {.role = HostRole::kCode, .memory_mib = memory_mib_});
    if (!started.ok()) {
      return {.status = absl::Status(started.status().code(),
                                     name_ + ": " + std::string(started.status().message())),
              .by_plugin = false};
    }
    Host& host = **started;
    if (!Show(&host)) return {.status = absl::CancelledError()};
    HostListener listener(host);
    absl::Status failed = GetReady(host, listener);
    if (failed.ok()) failed = Serve(host, listener);
    Show(nullptr);
    return {.status = std::move(failed)};
  }

  // For the destructor to kill. False: it has been here already.
  bool Show(Host* host) {
    const std::lock_guard lock(mutex_);
    host_ = host;
    return !stopping_;
  }

  absl::Status GetReady(Host& host, HostListener& listener) {
    const absl::StatusOr<std::string> table = AwaitTable(host, listener, name_, kToStart);
    if (!table.ok()) return table.status();
    if (*table != loaded_->bytes()) {
      return absl::AbortedError(name_ +
                                ": its library gave another table this time; its start-up code "
                                "changes it; rebuild the plugin.");
    }
    const Outcome outcome = listener.Await(Clock::now() + kToStart);
    if (outcome != Outcome::kFrame || listener.kind() != ReplyKind::kReady) {
      return Ended(host, listener, outcome, "before its first call");
    }
    std::optional<CodeConfinement> told = DecodeReady(listener.payload());
    if (!told) return Ended(host, listener, Outcome::kGarbled, "before its first call");
    CodeHealth now;
    bool again = false;
    {
      const std::lock_guard lock(mutex_);
      again = health_.state == CodeHealth::State::kWaiting;
      health_.state = CodeHealth::State::kRunning;
      health_.reason.clear();
      health_.confined_by = std::move(told->by);
      health_.not_confined_by = std::move(told->not_by);
      health_.pid = host.pid();
      if (again) ++health_.restarts;
      now = health_;
      changed_.notify_all();
    }
    if (again && on_change_) on_change_(now);
    return absl::OkStatus();
  }

  // Until the process ends or we do.
  absl::Status Serve(Host& host, HostListener& listener) {
    while (true) {
      std::array<pollfd, 2> fds = {{{wake_.get(), POLLIN, 0}, {host.socket(), POLLIN, 0}}};
      if (poll(fds.data(), fds.size(), -1) < 0) continue;
      if (fds[0].revents != 0) {
        std::uint64_t count = 0;
        static_cast<void>(read(wake_.get(), &count, sizeof(count)) + 1);
      }
      if (fds[1].revents != 0) {
        const Outcome outcome = listener.Await(Clock::now() + most_time_);
        return Ended(host, listener, outcome == Outcome::kTooSlow ? Outcome::kGarbled : outcome,
                     "between two calls");
      }
      while (const std::shared_ptr<Job> job = NextJob()) {
        if (absl::Status failed = Do(*job, host, listener); !failed.ok()) return failed;
      }
    }
  }

  std::shared_ptr<Job> NextJob() {
    const std::lock_guard lock(mutex_);
    while (!jobs_.empty() && !stopping_) {
      std::shared_ptr<Job> job = std::move(jobs_.front());
      jobs_.pop_front();
      if (job->until > Clock::now()) return job;
    }
    return nullptr;
  }

  // The process has its own full time, however soon who waits for it must leave.
  absl::Status Do(Job& job, Host& host, HostListener& listener) {
    job.call.number = ++last_call_;
    const auto deadline = Clock::now() + most_time_;
    const std::string frame = Frame(ReplyKind::kCall, EncodeCall(job.call));
    // Where nobody takes it, the listener finds out why.
    SendAll(host.socket(), frame, deadline);
    Outcome outcome = listener.Await(deadline);
    Facts facts = absl::UnknownError("");
    if (outcome == Outcome::kFrame && listener.kind() == ReplyKind::kAnswer) {
      const std::optional<CodeAnswer> answer = DecodeAnswer(listener.payload(), table_.code);
      if (!answer || answer->number != job.call.number || listener.HasMore()) {
        outcome = Outcome::kGarbled;
      } else if (facts = FactsOf(*answer, table_); facts.ok()) {
        Finish(job, std::move(facts));
        return absl::OkStatus();
      }
    }
    absl::Status failed;
    if (absl::IsDataLoss(facts.status())) {
      host.Kill();
      failed = absl::DataLossError(name_ + ": its code " + std::string(facts.status().message()) +
                                   "; report it to the plugin's developer.");
    } else {
      failed = Ended(host, listener, outcome, "during a call");
    }
    Finish(job, failed);
    return failed;
  }

  void Finish(Job& job, Facts facts) {
    const std::lock_guard lock(mutex_);
    if (facts.ok()) failures_in_a_row_ = 0;
    if (!facts.ok()) {
      // Before the caller knows, so that whoever looks after it sees why.
      ++health_.failures;
      health_.state = CodeHealth::State::kWaiting;
      health_.reason = std::string(facts.status().message());
      health_.pid = 0;
    }
    job.result = std::move(facts);
    job.done.notify_all();
  }

  // Kills the process, and says what it did. Nothing that it printed or sent is repeated: that
  // could be a patient's.
  absl::Status Ended(Host& host, HostListener& listener, Outcome outcome, std::string_view when) {
    host.Kill();
    const absl::StatusOr<HostEnd> end = host.AwaitEnd(Clock::now() + kToReap);
    constexpr std::string_view kRemedy = "; report it to the plugin's developer.";
    if (outcome == Outcome::kTooSlow) {
      return absl::DeadlineExceededError(
          absl::StrFormat("%s: its code did not answer within %d ms and was killed%s", name_,
                          most_time_.count(), kRemedy));
    }
    if (outcome == Outcome::kFrame && listener.kind() == ReplyKind::kForbidden) {
      return absl::AbortedError(absl::StrFormat(
          "%s: its code asked the system for %s %s, which no plugin's code may, and was ended%s",
          name_, CallNamed(listener.payload()), when, kRemedy));
    }
    if (outcome != Outcome::kClosed) {
      return absl::DataLossError(
          absl::StrFormat("%s: something else than an answer came from its code %s, and it was "
                          "ended%s",
                          name_, when, kRemedy));
    }
    if (!end.ok()) {
      return absl::AbortedError(name_ + ": " + std::string(end.status().message()));
    }
    const bool threw = !end->by_signal && end->number == kExitThrew;
    return absl::AbortedError(absl::StrFormat("%s: its code %s %s%s", name_,
                                              threw ? "let an exception out" : HowItEnded(*end),
                                              when, kRemedy));
  }

  // Nothing: it is over. Else how long to wait before the next start.
  std::optional<milliseconds> Account(const Failure& failure) {
    CodeHealth now;
    milliseconds pause = limits_.first_backoff;
    {
      const std::lock_guard lock(mutex_);
      health_.pid = 0;
      health_.state = CodeHealth::State::kWaiting;
      health_.reason = std::string(failure.status.message());
      if (failure.by_plugin) crashes_.push_back(Clock::now());
      while (!crashes_.empty() && crashes_.front() < Clock::now() - limits_.crash_window) {
        crashes_.pop_front();
      }
      if (std::ssize(crashes_) >= limits_.crashes_to_quarantine) {
        health_.state = CodeHealth::State::kQuarantined;
        health_.reason = absl::StrFormat(
            "%s: its code failed %d times within %d s and is quarantined; roll the plugin back or "
            "activate a version whose code is sound. The last time: %s",
            name_, crashes_.size(), limits_.crash_window.count(), failure.status.message());
      }
      for (const std::shared_ptr<Job>& job : std::exchange(jobs_, {})) {
        job->result = Out();
        job->done.notify_all();
      }
      for (int i = 0; i < failures_in_a_row_ && pause < limits_.max_backoff; ++i) pause *= 2;
      ++failures_in_a_row_;
      changed_.notify_all();
      if (stopping_) return std::nullopt;
      now = health_;
    }
    if (now.state != CodeHealth::State::kQuarantined) return std::min(pause, limits_.max_backoff);
    if (on_change_) on_change_(now);
    return std::nullopt;
  }

  // --- On any thread.

  // Under mutex_.
  absl::Status Out() const {
    if (health_.state == CodeHealth::State::kQuarantined) {
      return absl::UnavailableError(health_.reason);
    }
    return absl::UnavailableError(
        name_ + ": its code is being started again; before that: " + health_.reason);
  }

  void Wake() {
    const std::uint64_t one = 1;
    static_cast<void>(write(wake_.get(), &one, sizeof(one)) + 1);
  }

  const std::shared_ptr<const Bundle> bundle_;
  const std::string library_digest_;
  const std::string name_;
  const std::unique_ptr<LoadedTable> loaded_;  // whoever asks for health may outlive the caller's
  const sdk::Plugin& table_;
  Spawner& spawner_;
  const CodeLimits limits_;
  const std::function<void(const CodeHealth&)> on_change_;
  const milliseconds most_time_;
  const std::uint32_t memory_mib_;
  const OwnedFd wake_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;        // health_, stopping_
  CodeHealth health_;                      // under mutex_, as all down to last_call_
  std::deque<std::shared_ptr<Job>> jobs_;  // not begun
  std::deque<Clock::time_point> crashes_;  // within the window
  int failures_in_a_row_ = 0;
  Host* host_ = nullptr;
  bool stopping_ = false;

  std::uint32_t last_call_ = 0;  // the worker's alone
  std::thread worker_;           // last: it uses all of the above
};

}  // namespace

std::unique_ptr<CodeProcess> CodeProcess::Start(std::shared_ptr<const Bundle> bundle,
                                                const sdk::Plugin& table, Spawner& spawner,
                                                const CodeLimits& limits,
                                                std::function<void(const CodeHealth&)> on_change) {
  return std::make_unique<ConfinedCode>(std::move(bundle), table, spawner, limits,
                                        std::move(on_change));
}

}  // namespace soleus::catalogue
