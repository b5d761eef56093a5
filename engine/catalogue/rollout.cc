#include "engine/catalogue/rollout.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "engine/catalogue/board.h"
#include "engine/catalogue/lives.h"

namespace soleus::catalogue {
namespace {

using std::chrono::milliseconds;

constexpr int kNice = 10;                   // of the rollout's threads: after those who answer
constexpr milliseconds kWhileDraining{50};  // how often it is looked who still uses what
constexpr milliseconds kElse{1'000};

// What waits for the rollout's thread. May be posted to from a code's own thread that outlives the
// rollout: what comes after the end is dropped.
class Inbox {
 public:
  using Work = std::function<void(Lives&)>;

  void Post(Work work) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) return;
    waiting_.push_back(std::move(work));
    came_.notify_one();
  }

  void Close() {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    came_.notify_one();
  }

  // Empty: nothing came in time. nullopt: closed, and all that came before is done.
  std::optional<Work> Next(milliseconds patience) {
    std::unique_lock<std::mutex> lock(mutex_);
    came_.wait_for(lock, patience, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return closed_ ? std::nullopt : std::optional<Work>(Work());
    Work work = std::move(waiting_.front());
    waiting_.pop_front();
    return work;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<Work> waiting_;
  bool closed_ = false;
};

class RolloutThread : public Rollout {
 public:
  RolloutThread() = default;
  ~RolloutThread() override {
    inbox_->Close();
    if (thread_.joinable()) thread_.join();
  }

  absl::Status Start(Options options, Spawner& spawner, DesiredStore& desired, Publish publish) {
    const auto restored = std::make_shared<std::promise<absl::Status>>();
    std::future<absl::Status> outcome = restored->get_future();
    // By reference: `Start` waits until they have been moved from.
    thread_ = std::thread([&, restored, this] {
      Lives lives(std::move(options), spawner, desired, std::move(publish), board_,
                  [inbox = inbox_](const std::string& plugin_id, const std::string& digest) {
                    inbox->Post([=](Lives& all) { all.CodeChanged(plugin_id, digest); });
                  });
      absl::Status status = lives.Restore();
      const bool good = status.ok();
      // From now on somebody else may want to be answered. The thread, not the process: Linux
      // counts niceness by thread.
      setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), kNice);
      restored->set_value(std::move(status));
      if (good) Work(lives);
      board_.ShowActive(nullptr);
    });
    return outcome.get();
  }

  std::shared_ptr<const KnowledgeBase> active() const override { return board_.active(); }
  std::vector<VersionState> List() const override { return board_.List(); }
  std::vector<std::string> not_restored() const override { return board_.not_restored(); }
  std::shared_ptr<void> Subscribe(std::function<void(const Event&)> on_event) override {
    return board_.Subscribe(std::move(on_event));
  }

  absl::StatusOr<Change> Stage(std::variant<std::string, std::vector<BundleFile>> source) override {
    return Await<Change>([&](Lives& lives) { return lives.Stage(std::move(source)); });
  }
  absl::StatusOr<Change> Activate(const std::string& plugin_id,
                                  const std::string& version) override {
    return Await<Change>([&](Lives& lives) { return lives.Activate(plugin_id, version); });
  }
  absl::StatusOr<Change> Shadow(const std::string& plugin_id, const std::string& version) override {
    return Await<Change>([&](Lives& lives) { return lives.Shadow(plugin_id, version); });
  }
  absl::StatusOr<Change> Rollback(const std::string& plugin_id) override {
    return Await<Change>([&](Lives& lives) { return lives.Rollback(plugin_id); });
  }
  absl::StatusOr<Change> Retire(const std::string& plugin_id, const std::string& version) override {
    return Await<Change>([&](Lives& lives) { return lives.Retire(plugin_id, version); });
  }
  absl::StatusOr<ShadowBase> Candidate(const std::string& plugin_id,
                                       const std::string& version) override {
    return Await<ShadowBase>([&](Lives& lives) { return lives.Candidate(plugin_id, version); });
  }

 private:
  void Work(Lives& lives) {
    bool draining = true;
    while (const std::optional<Inbox::Work> work =
               inbox_->Next(draining ? kWhileDraining : kElse)) {
      if (*work) (*work)(lives);
      draining = lives.Sweep();
    }
  }

  template <typename Result>
  absl::StatusOr<Result> Await(const std::function<absl::StatusOr<Result>(Lives&)>& verb) {
    // Shared, since the caller may be gone while the thread is still within set_value.
    const auto done = std::make_shared<std::promise<absl::StatusOr<Result>>>();
    std::future<absl::StatusOr<Result>> result = done->get_future();
    inbox_->Post([&verb, done](Lives& lives) { done->set_value(verb(lives)); });
    return result.get();
  }

  const std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
  Board board_;
  std::thread thread_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Rollout>> Rollout::Open(Options options, Spawner& spawner,
                                                       DesiredStore& desired, Publish publish) {
  auto rollout = std::make_unique<RolloutThread>();
  absl::Status status = rollout->Start(std::move(options), spawner, desired, std::move(publish));
  if (!status.ok()) return status;
  return rollout;
}

}  // namespace soleus::catalogue
