// What each finding says for or against a strain of the calf. No accuracy study was found: tennis
// leg was scanned only in those whom a clinician had already called a strain, which gives the share
// that was right and no ratio.
//
// The story (a sudden pop) is that of a torn tendon, word for word: it counts once, and it does not
// tell the two apart. The squeeze does, and belongs to the rupture.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::calf_strain {

namespace leg = vocabulary;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kCalfStrainEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.08, 0.01, 0.005, 0.88, 0.01, 0.005, 0.01},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kMedialGastrocnemiusTender,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.15, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "67 of 81 and 33 of 35 clinical diagnoses were confirmed on ultrasound (PPV 0.83 and "
             "0.94). No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kSuddenOnset,
     .present = Estimate(2.5, 1.5, 4),
     .absent = Estimate(0.06, 0.02, 0.2),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kPopOrKickAtOnset,
     .present = Estimate(2, 1.3, 4),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "Tennis leg gives the same story as a rupture. No accuracy study found; range is "
             "plausible bounds, not a CI."},
};

}  // namespace soleus::calf_strain
