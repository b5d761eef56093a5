// What each finding says for or against posterior ankle impingement and, beside it, tendinopathy of
// the flexor hallucis longus. No accuracy study was found for either: every ratio is an expert's,
// with plausible bounds instead of an interval.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::posterior_impingement {

namespace leg = vocabulary;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

// Posterior ankle impingement: what lies between tibia and heel bone is caught at the end of
// plantarflexion.
inline constexpr Evidence kImpingementEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.05, 0.15, 0.02, 0.01, 0.68, 0.05, 0.04},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kHyperplantarflexionPainful,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kRepetitivePlantarflexionSport,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
};

// Flexor hallucis longus tendinopathy: the great toe answers, not the ankle.
inline constexpr Evidence kFlexorHallucisEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.05, 0.08, 0.08, 0.05, 0.68, 0.01, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kResistedGreatToeFlexionPainful,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
};

}  // namespace soleus::posterior_impingement
