// What each finding says for or against posterior ankle impingement and, beside it, tendinopathy of
// the flexor hallucis longus. No accuracy study was found for either: every ratio is an expert's,
// with plausible bounds instead of an interval.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::posterior_impingement {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
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
     .present = Estimate(6, 3, 12),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 3 to 6. The test reproduces the mechanism; negative, it nearly "
             "excludes. The base had 3."},
    {.finding = leg::kRepetitivePlantarflexionSport,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    {.finding = leg::kAge60OrOver,
     .present = Estimate(0.5, 0.3, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Mostly dancers and footballers. No accuracy study found; range is plausible bounds, "
             "not a CI. Added to the evidence base."},
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    shared::kNightOrRestPainElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kTibialisPosteriorSignsElsewhere,
    shared::kPeronealSignsElsewhere,
    shared::kSuddenOnsetElsewhere,
};

// Flexor hallucis longus tendinopathy: the great toe answers, not the ankle.
inline constexpr Evidence kFlexorHallucisEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.05, 0.08, 0.08, 0.05, 0.68, 0.01, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kResistedGreatToeFlexionPainful,
     .present = Estimate(7, 3, 14),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 4 to 7. Pain of the great toe tendon against resistance, behind the "
             "ankle; the base had 4."},
    // Telling signs of other conditions, and of this one.
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    shared::kNightOrRestPainElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    {.finding = leg::kRepetitivePlantarflexionSport,
     .present = Estimate(2.5, 1.3, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Dancer's tendinitis shares the sport. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base (KG32)."},
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::posterior_impingement
