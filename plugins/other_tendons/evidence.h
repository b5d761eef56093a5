// What each finding says for or against the tendons on either side of the ankle. No accuracy study
// was found for either: every ratio is an expert's, with plausible bounds instead of an interval.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::other_tendons {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

// Tibialis posterior: behind the medial malleolus. A failed single-leg heel raise is shared with
// rupture, the S1 root and pain.
inline constexpr Evidence kTibialisPosteriorEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.02, 0.04, 0.06, 0.05, 0.78, 0.01, 0.04},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kTibialisPosteriorSigns,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    shared::kSingleLegHeelRaiseUnable,
};

// Peroneal tendons: behind the lateral malleolus, painful or snapping.
inline constexpr Evidence kPeronealEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.02, 0.05, 0.02, 0.04, 0.02, 0.82, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kPeronealSigns,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
};

}  // namespace soleus::other_tendons
