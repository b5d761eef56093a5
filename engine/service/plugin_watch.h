// What happens to plugins, told to those who watch: for each a bounded queue between the rollout's
// thread, which never waits, and the watcher's own, which does.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/rollout.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// One watcher's queue. `Next` is for one thread; `Push` and `Stop` for any.
class PluginWatch {
 public:
  static constexpr std::size_t kMaxWaiting = 256;  // events; one more ends the watch

  // `plugin_id` empty: of all. `cut` makes a write that hangs fail; called at most once, on the
  // thread that pushes or stops, and must not block.
  PluginWatch(std::string plugin_id, std::function<void()> cut);

  // The present state, before what happens from now on. `List` must have been asked after `Push`
  // became possible, so that nothing falls between.
  void Begin(const std::vector<catalogue::VersionState>& present, const std::string& digest);
  void Push(const catalogue::Event& event);
  // Ends it: what waits is dropped. A watcher that is not asking for the next event within
  // `patience` hangs in a write, and is cut.
  void Stop(std::chrono::milliseconds patience);

  // Waits at most `patience`; nullopt: nothing happened. ResourceExhausted: the watcher was too
  // slow. Unavailable: the daemon stops.
  absl::StatusOr<std::optional<v1::PluginEvent>> Next(std::chrono::milliseconds patience);

 private:
  const std::string plugin_id_;
  const std::function<void()> cut_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<v1::PluginEvent> waiting_;
  bool writing_ = false;  // between one Next and the following one
  bool overrun_ = false;
  bool stopped_ = false;
  bool was_cut_ = false;
};

// Those that are open: at most `max`, since each one holds a thread. Thread-safe; outlives them.
class PluginWatches {
 public:
  // One open watch, with its subscription. Ends both when it dies.
  class Place {
   public:
    ~Place();
    PluginWatch& watch() { return *watch_; }

   private:
    friend class PluginWatches;
    PluginWatches* home_ = nullptr;
    std::shared_ptr<PluginWatch> watch_;
    std::shared_ptr<void> subscription_;
  };

  explicit PluginWatches(std::size_t max) : max_(max) {}

  // ResourceExhausted: `max` are open. Unavailable: the daemon stops.
  absl::StatusOr<std::unique_ptr<Place>> Open(catalogue::Rollout& rollout, std::string plugin_id,
                                              std::function<void()> cut);
  // From now on none opens, and those that are open end.
  void Stop(std::chrono::milliseconds patience);

 private:
  const std::size_t max_;
  std::mutex mutex_;
  std::list<std::shared_ptr<PluginWatch>> open_;
  bool stopping_ = false;
};

}  // namespace soleus::service
