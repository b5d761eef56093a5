#include "engine/service/replay.h"

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "engine/service/differences.h"
#include "engine/service/evaluate.h"
#include "engine/service/logged_input.h"
#include "engine/service/low_priority.h"
#include "engine/service/trial_view.h"
#include "fhir/time.h"

namespace soleus::service {
namespace {

// For a plugin's code: nobody waits for its answer.
constexpr auto kPatience = std::chrono::seconds(5);

class Replayer {
 public:
  Replayer(const catalogue::ShadowBase& candidate, const ReplayOptions& options,
           const std::function<bool(const v1::ReplayResponse&)>& send)
      : candidate_(candidate),
        options_(options),
        send_(send),
        view_(TrialView(candidate.base, options.site)) {}

  // False: the receiver has gone.
  bool Take(const store::LoggedDecision& logged) {
    gone_ = options_.go_on && !options_.go_on();
    if (gone_) return false;
    ++seen_;
    if (logged.input.empty()) return Skip("their input was not kept (decision_log.inputs)");
    ++kept_;
    v1::LoggedInput input;
    v1::EvaluateResponse before;
    const std::optional<fhir::Time> as_of = fhir::ParseTime(logged.as_of);
    if (!as_of || !input.ParseFromString(logged.input) ||
        !before.ParseFromString(logged.response)) {
      return Skip("they were logged by another version of soleusd, in another form");
    }
    if (logged.mapping_digest != view_->mapping_digest ||
        logged.products_digest != view_->products_digest) {
      return Skip("the site's own files have changed since");
    }
    const std::string other =
        WhyNotComparable(GistOf(before).plugins, *candidate_.base, candidate_.plugin_id);
    if (!other.empty()) return Skip(other);
    return Compare(logged, input, *as_of, before);
  }

  absl::Status Finish() {
    if (gone_) return absl::CancelledError("replay: the receiver has gone.");
    if (seen_ > 0 && kept_ == 0) {
      return absl::FailedPreconditionError(
          "replay: the decision log keeps no inputs, so nothing can be answered again; set "
          "decision_log.inputs to kept, and replay what is logged from then on.");
    }
    v1::ReplayResponse last;
    v1::ReplaySummary& summary = *last.mutable_summary();
    summary = summary_;
    for (const auto& [why, count] : skipped_) {
      summary.add_remarks(absl::StrFormat("Not replayed: %d, since %s.", count, why));
    }
    if (bytes_differ_ > 0) {
      summary.add_remarks(absl::StrFormat(
          "Answered by the very same knowledge and files, and yet in other bytes: %d. Something "
          "hangs on what the log does not hold (a plugin's code that was out, say).",
          bytes_differ_));
    }
    send_(last);
    return absl::OkStatus();
  }

 private:
  bool Skip(const std::string& why) {
    summary_.set_not_replayed(summary_.not_replayed() + 1);
    ++skipped_[why];
    return true;
  }

  bool Compare(const store::LoggedDecision& logged, const v1::LoggedInput& input,
               const fhir::Time& as_of, const v1::EvaluateResponse& before) {
    std::optional<fhir::client::Fetched> fetched;
    if (input.has_fetch()) fetched = FetchedOf(input.fetch());
    const Material material{.request = input.request(),
                            .as_of_text = logged.as_of,
                            .as_of = as_of,
                            .fetched = fetched ? &*fetched : nullptr};
    const absl::StatusOr<v1::EvaluateResponse> again =
        Answer(*view_, material, options_.read, std::chrono::steady_clock::now() + kPatience);
    summary_.set_replayed(summary_.replayed() + 1);
    if (again.ok() && BytesOf(*again) == logged.response) {
      summary_.set_same_bytes(summary_.same_bytes() + 1);
      return true;
    }
    std::vector<std::string> lines;
    if (again.ok()) {
      lines = Differences(before, *again);
    } else {
      lines.push_back(absl::StrFormat("It would not be answered: %s", again.status().message()));
    }
    if (logged.knowledge_digest == candidate_.base->digest()) ++bytes_differ_;
    // Other figures, the same flags, ranking and orders.
    if (lines.empty()) return true;
    summary_.set_changed(summary_.changed() + 1);
    if (options_.max_changed != 0 && summary_.changed() > options_.max_changed) return true;
    v1::ReplayResponse response;
    response.mutable_changed()->set_what(logged.decision_id);
    for (std::string& line : lines) response.mutable_changed()->add_lines(std::move(line));
    gone_ = !send_(response);
    return !gone_;
  }

  const catalogue::ShadowBase& candidate_;
  const ReplayOptions& options_;
  const std::function<bool(const v1::ReplayResponse&)>& send_;
  const std::shared_ptr<const View> view_;
  v1::ReplaySummary summary_;
  absl::btree_map<std::string, std::uint64_t> skipped_;  // reason, how many
  std::uint64_t seen_ = 0;
  std::uint64_t kept_ = 0;
  std::uint64_t bytes_differ_ = 0;
  bool gone_ = false;
};

}  // namespace

absl::Status Replay(const store::DecisionLog& log, const catalogue::ShadowBase& candidate,
                    const ReplayOptions& options,
                    const std::function<bool(const v1::ReplayResponse&)>& send) {
  absl::Status status;
  std::thread([&] {
    BecomeLowPriority();
    Replayer replayer(candidate, options, send);
    status = log.Since(options.since, [&](const auto& logged) { return replayer.Take(logged); });
    if (status.ok()) status = replayer.Finish();
  }).join();
  return status;
}

}  // namespace soleus::service
