// How a measure moved between two days of this episode, and when to look again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/differential.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/orders.h"
#include "engine/reasoning/patient.h"

namespace soleus::reasoning {

enum class Course {
  kImproved,      // a gain of at least the threshold
  kBetween,       // a gain under it, and at least the least that any threshold of the outcome asks
  kNoChange,      // neither gain nor loss reaches the least threshold
  kWorse,         // a loss of at least the least threshold, however soon
  kTooEarly,      // no threshold is stated for so few weeks
  kNoThreshold,   // none is stated for this condition
  kBaselineOnly,  // one dated value
};

// Points into the patient and the knowledge that it was read from.
struct Progress {
  const Owned<sdk::Outcome>* outcome = nullptr;
  std::string unit;                      // of the finding
  const DatedValue* baseline = nullptr;  // first of the episode
  const DatedValue* newest = nullptr;    // the baseline again where it is the only one
  double weeks = 0;                      // between the two
  double change = 0;                     // towards better, in the unit of the finding
  // The first that fits condition and weeks; where none does yet, the one that comes soonest. Null:
  // none is stated for the condition.
  const sdk::ChangeThreshold* threshold = nullptr;
  double threshold_change =
      0;                    // what it asks of this baseline, in the unit of the finding; 0: none
  double least_change = 0;  // the least that any threshold for the condition asks; 0: none
  Course course = Course::kBaselineOnly;
};

// "improved", "worse", ...: one word for each Course, joined by _.
std::string_view WordFor(Course course);

// Every outcome with a course in `patient.history`, by id. Thresholds are those of the leading
// named condition, from kCareThreshold on; below it only those for any condition. That a loss needs
// no weeks to count is a design estimate: waiting helps nobody who gets worse.
std::vector<Progress> ProgressOf(const Knowledge& knowledge, const Patient& patient,
                                 const std::vector<Hypothesis>& differential);

struct FollowUpState {
  const sdk::FollowUp* item = nullptr;
  const sdk::Plugin* plugin = nullptr;
  std::vector<std::string> because;  // what made its rule true; empty: it has none
};

// First of plugins that know no condition, whatever is ranked: those whose rule is true. Then of
// the plugin whose care is offered (`plan` holds a set of a condition), in the plugin's order:
// those without a rule, and those whose rule is true.
std::vector<FollowUpState> FollowUpsOf(const Knowledge& knowledge, const Patient& patient,
                                       const std::vector<Hypothesis>& differential,
                                       const Plan& plan);

}  // namespace soleus::reasoning
