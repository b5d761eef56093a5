// What each finding says for or against a tarsal coalition: one sign, an expert's.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::tarsal_coalition {

namespace leg = vocabulary;
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
     .present = Estimate(5, 2.5, 10),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
};

}  // namespace soleus::tarsal_coalition
