// The vocabulary of the lower leg: every finding that a condition of posterior heel, Achilles
// tendon or calf may speak of, and the presentations in which pretest probabilities are stated. A
// plugin uses both whole (`.vocabulary = kLowerLeg`, `.presentations = kPresentations`), so that
// all mean the same by a word.
//
// Silence: a finding that nobody recorded is unknown, never absent. A choice, a quantity or a
// yes-no answer may be sent; where several speak of one thing, the derived finding follows what was
// sent.
#pragma once

#include <array>
#include <cstddef>

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg_background.h"
#include "plugins/vocabulary/lower_leg_course.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "plugins/vocabulary/lower_leg_inspection.h"
#include "plugins/vocabulary/lower_leg_measures.h"
#include "plugins/vocabulary/lower_leg_neighbours.h"
#include "plugins/vocabulary/lower_leg_outcomes.h"
#include "plugins/vocabulary/lower_leg_pain.h"
#include "plugins/vocabulary/lower_leg_risks.h"
#include "plugins/vocabulary/lower_leg_scores.h"
#include "plugins/vocabulary/lower_leg_tendon.h"
#include "plugins/vocabulary/lower_leg_vessels.h"

namespace soleus::vocabulary {

namespace internal {

template <std::size_t... kSizes>
constexpr auto Join(const sdk::Finding (&... lists)[kSizes]) {
  std::array<sdk::Finding, (kSizes + ...)> all{};
  std::size_t n = 0;
  const auto append = [&](const auto& list) {
    for (const sdk::Finding& finding : list) all[n++] = finding;
  };
  (append(lists), ...);
  return all;
}

}  // namespace internal

inline constexpr auto kLowerLeg =
    internal::Join(kPainAndOnsetFindings, kBackgroundFindings, kTendonFindings, kNeighbourFindings,
                   kVesselFindings, kMeasureFindings, kOutcomeFindings, kScoreItemFindings,
                   kRiskFindings, kCourseFindings, kPreferenceFindings, kInspectionFindings);

// What makes the context is never weighed again inside it: onset and age in an adult; in a child
// age alone, so there a moment of onset is a finding like any other.
inline constexpr sdk::Presentation kPresentations[] = {
    {.id = "adult_gradual",
     .label = "Adult, posterior heel or distal calf pain of gradual onset",
     .complaint = kPosteriorHeelOrCalfPain,
     .when = sdk::AllOf(sdk::Present(kPosteriorHeelOrCalfPain), sdk::AgeAtLeast(18),
                        sdk::Absent(kSuddenOnset)),
     .defined_by = {kSuddenOnset, kOnsetType}},
    {.id = "adult_sudden",
     .label = "Adult, posterior heel or distal calf pain; the patient names a moment of onset",
     .complaint = kPosteriorHeelOrCalfPain,
     .when = sdk::AllOf(sdk::Present(kPosteriorHeelOrCalfPain), sdk::AgeAtLeast(18),
                        sdk::Present(kSuddenOnset)),
     .defined_by = {kSuddenOnset, kOnsetType}},
    {.id = "child_6_17",
     .label = "Child or adolescent of 6-17 years, posterior heel or distal calf pain",
     .complaint = kPosteriorHeelOrCalfPain,
     .when =
         sdk::AllOf(sdk::Present(kPosteriorHeelOrCalfPain), sdk::AgeAtLeast(6), sdk::AgeBelow(18)),
     .defined_by = {kAge8To14}},
};

}  // namespace soleus::vocabulary
