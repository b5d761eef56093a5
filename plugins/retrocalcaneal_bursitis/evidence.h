// What each finding says for or against retrocalcaneal bursitis: textbook signs, no accuracy study.
// Tenderness at the insertion raises insertional tendinopathy alike and does not choose between the
// two; what does is the squeeze in front of the tendon. The local signs tell one story.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::retrocalcaneal_bursitis {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kBursitisEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.06, 0.78, 0.03, 0.01, 0.08, 0.02, 0.02},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kFootwearChange,
     .present = Estimate(1.8, 1.2, 3),
     .absent = Estimate(0.8, 0.6, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kTwoFingerSqueezePainful,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "insertional_local",
     .note = "Text-book sign. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kHaglundProminence,
     .present = Estimate(2, 1.2, 4),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "insertional_local",
     .note = "Bumps are common without pain. No accuracy study found; range is plausible bounds, "
             "not a CI."},
    shared::kTenderInsertion,
};

}  // namespace soleus::retrocalcaneal_bursitis
