#include "engine/service/shadow_watch.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "engine/service/differences.h"
#include "engine/service/latency.h"
#include "engine/service/low_priority.h"
#include "engine/service/trial_view.h"

namespace soleus::service {
namespace {

// For a plugin's code in a shadow: nobody waits for its answer.
constexpr auto kPatience = std::chrono::seconds(5);

// A live request and what was said to it.
struct Waiting {
  v1::EvaluateRequest request;
  std::string as_of_text;
  fhir::Time as_of;
  std::optional<fhir::client::Fetched> fetched;
  Gist answered;
  std::chrono::microseconds took{0};
  std::size_t bytes = 0;
};

struct FlagCount {
  std::uint64_t appeared = 0;
  std::uint64_t vanished = 0;
};

struct Counts {
  std::chrono::sys_seconds since{};
  std::uint64_t evaluations = 0;
  std::uint64_t dropped = 0;
  std::uint64_t agreed = 0;
  std::uint64_t first_changed = 0;
  std::uint64_t rank_shifts = 0;
  std::uint64_t failures = 0;
  absl::btree_map<std::string, FlagCount> flags;
  Latencies active;
  Latencies shadow;
};

struct Shadow {
  catalogue::ShadowBase base;
  std::shared_ptr<const View> view;  // null: still to be built, by the watch's thread
  std::shared_ptr<Counts> counts = std::make_shared<Counts>();
};

std::string Rfc3339(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return absl::StrFormat("%sT%02d:%02d:%02dZ",
                         fhir::FormatDate({.first = time, .end = time + std::chrono::seconds(1)}),
                         clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::size_t BytesOf(const Decision& decision) {
  std::size_t bytes = decision.material.request.ByteSizeLong();
  if (decision.material.fetched == nullptr) return bytes;
  for (const auto& page : decision.material.fetched->pages) bytes += page.json.size();
  return bytes;
}

double Per100(std::uint64_t count, std::uint64_t of) {
  return of == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(of);
}

class Watch final : public ShadowWatch {
 public:
  Watch(const Limits& limits, std::function<std::chrono::sys_seconds()> clock)
      : limits_(limits), clock_(std::move(clock)), worker_([this] { Work(); }) {}

  ~Watch() override {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    worker_.join();
  }

  void Use(std::vector<catalogue::ShadowBase> shadows, SiteData site) override {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      std::vector<std::shared_ptr<Shadow>> next;
      for (catalogue::ShadowBase& base : shadows) {
        auto shadow = std::make_shared<Shadow>();
        shadow->counts->since = clock_();
        for (const auto& old : shadows_) {
          const bool goes_on = old->base.plugin_id == base.plugin_id &&
                               old->base.version == base.version &&
                               old->base.against == base.against;
          if (goes_on) shadow->counts = old->counts;
        }
        shadow->base = std::move(base);
        next.push_back(std::move(shadow));
      }
      ended_.insert(ended_.end(), shadows_.begin(), shadows_.end());
      shadows_ = std::move(next);
      site_ = std::move(site);
      watching_ = !shadows_.empty();
    }
    wake_.notify_all();
  }

  void Saw(const Decision& decision) override {
    if (!watching_.load(std::memory_order_relaxed)) return;
    const std::size_t bytes = BytesOf(decision);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!Fits(bytes)) return Drop();
    }
    Waiting waiting{.request = decision.material.request,
                    .as_of_text = decision.material.as_of_text,
                    .as_of = decision.material.as_of,
                    .fetched = std::nullopt,
                    .answered = GistOf(decision.response),
                    .took = decision.took,
                    .bytes = bytes};
    if (waiting.request.has_fhir_server()) {
      waiting.request.mutable_fhir_server()->clear_access_token();
    }
    if (decision.material.fetched != nullptr) waiting.fetched = *decision.material.fetched;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!Fits(bytes)) return Drop();
      waiting_bytes_ += bytes;
      queue_.push_back(std::move(waiting));
    }
    wake_.notify_one();
  }

  absl::StatusOr<v1::ShadowReport> Report(const std::string& plugin_id) const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto shadow = std::find_if(shadows_.begin(), shadows_.end(),
                                     [&](const auto& s) { return s->base.plugin_id == plugin_id; });
    if (shadow == shadows_.end()) {
      return absl::NotFoundError(absl::StrFormat(
          "%s: no version of it is in shadow; put one there first (Shadow).", plugin_id));
    }
    return ReportOf(**shadow);
  }

 private:
  bool Fits(std::size_t bytes) const {  // under mutex_; so are the next
    return queue_.size() < limits_.max_waiting && waiting_bytes_ + bytes <= limits_.max_bytes;
  }
  void Drop() {
    for (const auto& shadow : shadows_) ++shadow->counts->dropped;
  }

  static v1::ShadowReport ReportOf(const Shadow& shadow) {
    const Counts& counts = *shadow.counts;
    v1::ShadowReport report;
    report.set_plugin_id(shadow.base.plugin_id);
    report.set_version(shadow.base.version);
    report.set_against(shadow.base.against);
    report.set_since(Rfc3339(counts.since));
    report.set_evaluations(counts.evaluations);
    report.set_dropped(counts.dropped);
    report.set_agreed(counts.agreed);
    report.set_first_changed(counts.first_changed);
    report.set_rank_shifts(counts.rank_shifts);
    report.set_failures(counts.failures);
    std::uint64_t appear = 0;
    std::uint64_t vanish = 0;
    for (const auto& [id, flag] : counts.flags) {
      v1::FlagShift& shift = *report.add_flags();
      shift.set_flag_id(id);
      shift.set_appeared(flag.appeared);
      shift.set_vanished(flag.vanished);
      appear += flag.appeared;
      vanish += flag.vanished;
    }
    report.set_flags_appear_per_100(Per100(appear, counts.evaluations));
    report.set_flags_vanish_per_100(Per100(vanish, counts.evaluations));
    report.mutable_active_latency()->set_p50(counts.active.Quantile(0.5));
    report.mutable_active_latency()->set_p99(counts.active.Quantile(0.99));
    report.mutable_shadow_latency()->set_p50(counts.shadow.Quantile(0.5));
    report.mutable_shadow_latency()->set_p99(counts.shadow.Quantile(0.99));
    return report;
  }

  void Work() {
    BecomeLowPriority();
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return ending_ || !ended_.empty() || !queue_.empty(); });
      if (ending_) return;
      std::vector<std::shared_ptr<Shadow>> ended = std::exchange(ended_, {});
      const std::vector<std::shared_ptr<Shadow>> shadows = shadows_;
      const SiteData site = site_;
      std::optional<Waiting> next;
      if (!queue_.empty()) {
        next = std::move(queue_.front());
        queue_.pop_front();
        waiting_bytes_ -= next->bytes;
      }
      lock.unlock();
      ended.clear();
      for (const auto& shadow : shadows) {
        // `view` is this thread's alone.
        if (shadow->view == nullptr) {
          shadow->view = TrialView(shadow->base.base, site);
        }
        if (next) Try(*shadow, *next);
      }
      next.reset();
      lock.lock();
    }
  }

  void Try(Shadow& shadow, const Waiting& live) {
    const auto active = live.answered.plugins.find(shadow.base.plugin_id);
    const std::string by = active == live.answered.plugins.end() ? "" : active->second;
    const bool comparable =
        by == shadow.base.against &&
        WhyNotComparable(live.answered.plugins, *shadow.base.base, shadow.base.plugin_id).empty();
    if (!comparable) {
      const std::lock_guard<std::mutex> lock(mutex_);
      ++shadow.counts->dropped;
      return;
    }
    const Material material{.request = live.request,
                            .as_of_text = live.as_of_text,
                            .as_of = live.as_of,
                            .fetched = live.fetched ? &*live.fetched : nullptr};
    const auto begun = std::chrono::steady_clock::now();
    const absl::StatusOr<v1::EvaluateResponse> answer =
        Answer(*shadow.view, material, limits_.read, begun + kPatience);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begun);
    const Gist gist = answer.ok() ? GistOf(*answer) : Gist{};
    // A version whose code gave out did not take part, and agrees with nothing.
    const bool finished = answer.ok() && gist.plugins.contains(shadow.base.plugin_id);
    const Shift shift = finished ? ShiftOf(live.answered, gist) : Shift{};
    const std::lock_guard<std::mutex> lock(mutex_);
    Counts& counts = *shadow.counts;
    ++counts.evaluations;
    counts.active.Add(live.took);
    counts.shadow.Add(took);
    if (!finished) {
      ++counts.failures;
      return;
    }
    counts.agreed += shift.agreed ? 1 : 0;
    counts.first_changed += shift.first_changed ? 1 : 0;
    counts.rank_shifts += shift.places;
    for (const std::string& id : shift.appeared) ++counts.flags[id].appeared;
    for (const std::string& id : shift.vanished) ++counts.flags[id].vanished;
  }

  const Limits limits_;
  const std::function<std::chrono::sys_seconds()> clock_;
  std::atomic<bool> watching_{false};

  mutable std::mutex mutex_;  // of all below, but for Shadow::view
  std::condition_variable wake_;
  std::vector<std::shared_ptr<Shadow>> shadows_;
  std::vector<std::shared_ptr<Shadow>> ended_;
  SiteData site_;
  std::deque<Waiting> queue_;
  std::size_t waiting_bytes_ = 0;
  bool ending_ = false;

  std::thread worker_;  // last: it uses all of the above
};

}  // namespace

std::unique_ptr<ShadowWatch> ShadowWatch::Start(const Limits& limits,
                                                std::function<std::chrono::sys_seconds()> clock) {
  return std::make_unique<Watch>(limits, std::move(clock));
}

}  // namespace soleus::service
