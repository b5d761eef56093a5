#include "engine/reasoning/progress.h"

#include <algorithm>
#include <utility>

#include "engine/reasoning/logic.h"

namespace soleus::reasoning {
namespace {

constexpr double kDaysInAWeek = 7;
// Totals are whole or halves; this absorbs the rounding of a difference.
constexpr double kRounding = 1e-9;

// What the threshold asks where the first value was `baseline`: the change, or the share of the
// baseline where that is the smaller.
double Asked(const sdk::ChangeThreshold& threshold, double baseline) {
  if (threshold.percent == 0 || baseline <= 0) return threshold.change;
  return std::min(threshold.change, baseline * threshold.percent / 100);
}

void Judge(std::string_view condition, Progress& p) {
  if (p.newest == p.baseline) return;
  bool fits_now = false;
  for (const sdk::ChangeThreshold& t : p.outcome->item->thresholds) {
    if (!t.for_condition.text.empty() && t.for_condition.text != condition) continue;
    const double asked = Asked(t, p.baseline->number);
    p.least_change = p.threshold == nullptr ? asked : std::min(p.least_change, asked);
    const bool now = t.after_weeks <= p.weeks + kRounding;
    const bool better_choice = p.threshold == nullptr || (now && !fits_now) ||
                               (!now && !fits_now && t.after_weeks < p.threshold->after_weeks);
    if (!better_choice) continue;
    p.threshold = &t;
    p.threshold_change = asked;
    fits_now = now;
  }
  p.course = p.threshold == nullptr                       ? Course::kNoThreshold
             : p.change <= -p.least_change + kRounding    ? Course::kWorse
             : !fits_now                                  ? Course::kTooEarly
             : p.change >= p.threshold_change - kRounding ? Course::kImproved
             : p.change >= p.least_change - kRounding     ? Course::kBetween
                                                          : Course::kNoChange;
}

const Hypothesis* LeadingForCare(const std::vector<Hypothesis>& differential) {
  const auto leading = std::find_if(differential.begin(), differential.end(),
                                    [](const Hypothesis& h) { return h.condition != nullptr; });
  return leading == differential.end() || leading->probability < kCareThreshold ? nullptr
                                                                                : &*leading;
}

}  // namespace

std::string_view WordFor(Course course) {
  switch (course) {
    case Course::kImproved: return "improved";
    case Course::kBetween: return "between_thresholds";
    case Course::kNoChange: return "no_meaningful_change";
    case Course::kWorse: return "worse";
    case Course::kTooEarly: return "too_early";
    case Course::kNoThreshold: return "no_threshold";
    case Course::kBaselineOnly: return "baseline_only";
  }
  return "";
}

std::vector<Progress> ProgressOf(const Knowledge& knowledge, const Patient& patient,
                                 const std::vector<Hypothesis>& differential) {
  const Hypothesis* leading = LeadingForCare(differential);
  std::vector<Progress> all;
  for (const auto& outcome : knowledge.outcomes()) {
    const auto course = patient.history.find(outcome.item->finding.text);
    if (course == patient.history.end()) continue;
    const DatedValue& first = course->second.front();
    const DatedValue& newest = course->second.back();
    const double gain = newest.number - first.number;
    Progress p{.outcome = &outcome,
               .unit = std::string(knowledge.FindFinding(course->first)->unit),
               .baseline = &first,
               .newest = &newest,
               .weeks = (first.days_ago - newest.days_ago) / kDaysInAWeek,
               .change = outcome.item->higher_is_better ? gain : 0 - gain};
    Judge(leading == nullptr ? std::string_view() : leading->id, p);
    all.push_back(std::move(p));
  }
  return all;
}

std::vector<FollowUpState> FollowUpsOf(const Knowledge& knowledge, const Patient& patient,
                                       const std::vector<Hypothesis>& differential,
                                       const Plan& plan) {
  const Posteriors posteriors = PosteriorsOf(differential);
  std::vector<FollowUpState> states;
  const auto add = [&](const sdk::Plugin& plugin) {
    for (const sdk::FollowUp& item : plugin.follow_ups) {
      Verdict verdict = Evaluate(item.if_holds, knowledge, patient, posteriors);
      if (verdict.truth != Truth::kTrue) continue;
      states.push_back({.item = &item, .plugin = &plugin, .because = std::move(verdict.because)});
    }
  };
  for (const sdk::Plugin* plugin : knowledge.plugins()) {
    if (plugin->conditions.empty()) add(*plugin);
  }
  const auto care = std::find_if(plan.sets.begin(), plan.sets.end(),
                                 [](const OfferedSet& set) { return set.set != nullptr; });
  if (care != plan.sets.end()) add(*care->set->plugin);
  return states;
}

}  // namespace soleus::reasoning
