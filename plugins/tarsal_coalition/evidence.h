// What each finding says for or against a tarsal coalition: one sign, an expert's.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::tarsal_coalition {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

// Tarsal coalition.
inline constexpr Evidence kCoalitionEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.01, 0.1, 0.12, 0.03, 0.34, 0.2, 0.2},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kStiffFlatFoot,
     .present = Estimate(9, 4, 18),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 5 to 9. A stiff flat foot in a child is a coalition until proven "
             "otherwise; the base had 5."},
    // Telling signs of other conditions, and of this one.
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::tarsal_coalition
