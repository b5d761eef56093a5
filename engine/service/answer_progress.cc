// What moved since the first value of this episode, and when to look again.
#include <cmath>
#include <string>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/reasoning/progress.h"
#include "engine/service/answer_parts.h"

namespace soleus::service {
namespace {

using reasoning::Course;
using reasoning::WordFor;

void Write(const reasoning::DatedValue& value, v1::DatedValue* out) {
  out->set_value(value.number);
  out->set_text(value.decimal.empty() ? absl::StrFormat("%g", value.number) : value.decimal);
  out->set_sent(value.sent);
  out->set_date(value.date);
  out->set_resource(JoinedResources(value.resources));
}

// What the threshold asks, "14 after 12 weeks".
std::string Asked(const reasoning::Progress& p) {
  return p.threshold->after_weeks > 0
             ? absl::StrFormat("%.3g after %g weeks", p.threshold_change, p.threshold->after_weeks)
             : absl::StrFormat("%.3g", p.threshold_change);
}

std::string TextOf(const reasoning::Progress& p) {
  const std::string moved =
      p.change == 0 ? absl::StrFormat("no change in %.1f weeks", p.weeks)
                    : absl::StrFormat("%s by %.3g in %.1f weeks", p.change > 0 ? "better" : "worse",
                                      std::abs(p.change), p.weeks);
  switch (p.course) {
    case Course::kImproved: return absl::StrFormat("Improved: %s; %s counts.", moved, Asked(p));
    case Course::kBetween:
      return absl::StrFormat("Between the thresholds: %s, which lies from %.3g to %s; no verdict.",
                             moved, p.least_change, Asked(p));
    case Course::kNoChange:
      return absl::StrFormat("No change that means something: %s; %s counts.", moved, Asked(p));
    case Course::kWorse: return absl::StrFormat("Worse: %s; %.3g counts.", moved, p.least_change);
    case Course::kTooEarly:
      return absl::StrFormat("Too early for a verdict: %s; %s counts.", moved, Asked(p));
    case Course::kNoThreshold:
      return absl::StrFormat("No verdict: %s; what change counts is not stated for this condition.",
                             moved);
    case Course::kBaselineOnly: break;
  }
  return "Baseline only: one value in this episode.";
}

void Write(const reasoning::Progress& p, Wording& words, v1::Progress* out) {
  const sdk::Outcome& outcome = *p.outcome->item;
  out->set_outcome_id(Text(outcome.id));
  out->set_name(Text(outcome.name));
  out->set_finding_id(Text(outcome.finding.text));
  out->set_unit(p.unit);
  Write(*p.baseline, out->mutable_baseline());
  if (p.newest != p.baseline) Write(*p.newest, out->mutable_newest());
  out->set_weeks(p.weeks);
  out->set_change(p.change);
  out->set_verdict(Text(WordFor(p.course)));
  out->set_text(TextOf(p));
  if (p.threshold != nullptr) {
    out->set_threshold(p.threshold_change);
    out->set_threshold_weeks(p.threshold->after_weeks);
    out->set_least_change(p.least_change);
    out->set_source(
        words.SourceOf(*p.outcome->plugin, p.threshold->sources, p.threshold->provenance));
    out->set_provenance(Text(WordFor(p.threshold->provenance)));
    out->set_note(Text(p.threshold->note));
  }
  out->set_measure_when(Text(outcome.when));
  out->set_normal(Text(outcome.normal));
  out->set_use(Text(outcome.use));
}

void Write(const reasoning::FollowUpState& state, Wording& words, v1::FollowUp* out) {
  out->set_id(Text(state.item->id));
  out->set_when(Text(state.item->when));
  out->set_applies(Text(state.item->applies));
  out->set_what(Text(state.item->what));
  Copy(state.because, out->mutable_because());
  out->set_source(words.SourceOf(*state.plugin, state.item->sources, state.item->provenance));
  out->set_provenance(Text(WordFor(state.item->provenance)));
}

}  // namespace

void WriteProgress(const reasoning::Assessment& assessment, Wording& words,
                   v1::EvaluateResponse& response) {
  for (const auto& progress : assessment.progress) Write(progress, words, response.add_progress());
  for (const auto& follow_up : assessment.follow_ups) {
    Write(follow_up, words, response.add_follow_ups());
  }
}

}  // namespace soleus::service
