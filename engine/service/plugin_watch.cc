#include "engine/service/plugin_watch.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/version_state.h"

namespace soleus::service {
namespace {

absl::Status Stopping() {
  return absl::UnavailableError(
      "soleusd: is stopping; watch the daemon that takes over, which tells how things stand "
      "first.");
}

}  // namespace

PluginWatch::PluginWatch(std::string plugin_id, std::function<void()> cut)
    : plugin_id_(std::move(plugin_id)), cut_(std::move(cut)) {}

void PluginWatch::Begin(const std::vector<catalogue::VersionState>& present,
                        const std::string& digest) {
  const std::lock_guard lock(mutex_);
  std::deque<v1::PluginEvent> first;
  for (const catalogue::VersionState& state : present) {
    if (!plugin_id_.empty() && state.plugin_id != plugin_id_) continue;
    v1::PluginEvent& event = first.emplace_back();
    event.set_kind("present");
    Write(state, *event.mutable_version());
    event.set_knowledge_digest(digest);
  }
  waiting_.insert(waiting_.begin(), first.begin(), first.end());
  changed_.notify_all();
}

void PluginWatch::Push(const catalogue::Event& event) {
  if (!plugin_id_.empty() && event.version.plugin_id != plugin_id_) return;
  const std::lock_guard lock(mutex_);
  if (overrun_ || stopped_) return;
  // What is present at the start may be more than that, and counts for nothing here.
  std::size_t changes = 0;
  for (auto it = waiting_.rbegin(); it != waiting_.rend() && it->sequence() > 0; ++it) ++changes;
  if (changes < kMaxWaiting) {
    Write(event, waiting_.emplace_back());
  } else {
    overrun_ = true;
    if (writing_ && !std::exchange(was_cut_, true)) cut_();
  }
  changed_.notify_all();
}

void PluginWatch::Stop(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
  changed_.wait_for(lock, patience, [this] { return !writing_; });
  if (writing_ && !std::exchange(was_cut_, true)) cut_();
}

absl::StatusOr<std::optional<v1::PluginEvent>> PluginWatch::Next(
    std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  writing_ = false;
  changed_.notify_all();
  changed_.wait_for(lock, patience, [this] { return overrun_ || stopped_ || !waiting_.empty(); });
  if (stopped_) return Stopping();
  if (overrun_) {
    return absl::ResourceExhaustedError(absl::StrFormat(
        "soleusd: %d changes waited to be read by this watcher, which is the limit; watch again, "
        "which tells how things stand first.",
        kMaxWaiting));
  }
  if (waiting_.empty()) return std::optional<v1::PluginEvent>();
  std::optional<v1::PluginEvent> event = std::move(waiting_.front());
  waiting_.pop_front();
  writing_ = true;
  return event;
}

PluginWatches::Place::~Place() {
  subscription_.reset();
  const std::lock_guard lock(home_->mutex_);
  home_->open_.remove(watch_);
}

absl::StatusOr<std::unique_ptr<PluginWatches::Place>> PluginWatches::Open(
    catalogue::Rollout& rollout, std::string plugin_id, std::function<void()> cut) {
  auto place = std::unique_ptr<Place>(new Place);
  auto watch = std::make_shared<PluginWatch>(std::move(plugin_id), std::move(cut));
  place->home_ = this;
  place->watch_ = watch;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return Stopping();
    if (open_.size() >= max_) {
      return absl::ResourceExhaustedError(absl::StrFormat(
          "soleusd: %d watches are open, which is the limit; end one that is not looked at.",
          max_));
    }
    open_.push_back(watch);
  }
  place->subscription_ =
      rollout.Subscribe([watch](const catalogue::Event& event) { watch->Push(event); });
  const std::shared_ptr<const catalogue::KnowledgeBase> active = rollout.active();
  watch->Begin(rollout.List(), active == nullptr ? "" : active->digest());
  return place;
}

void PluginWatches::Stop(std::chrono::milliseconds patience) {
  std::list<std::shared_ptr<PluginWatch>> open;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    open = open_;
  }
  for (const auto& watch : open) watch->Stop(patience);
}

}  // namespace soleus::service
