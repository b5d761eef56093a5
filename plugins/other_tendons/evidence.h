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
     .present = Estimate(7, 3, 14),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 4 to 7. The finding joins resisted inversion, the heel that does not "
             "turn in and the fallen arch; the base had 4."},
    shared::kSingleLegHeelRaiseUnable,
    // Telling signs of other conditions, and of this one.
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kClaudicationElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    shared::kNightOrRestPainElsewhere,
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kResistedGreatToeFlexionPainfulElsewhere,
    shared::kHyperplantarflexionPainfulElsewhere,
    shared::kSuddenOnsetElsewhere,
};

// Peroneal tendons: behind the lateral malleolus, painful or snapping.
inline constexpr Evidence kPeronealEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.02, 0.05, 0.02, 0.04, 0.02, 0.82, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kPeronealSigns,
     .present = Estimate(8, 3, 16),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 4 to 8. Snapping or pain behind the outer malleolus against resistance "
             "is nearly the diagnosis; the base had 4."},
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
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
    shared::kCannotTakeFourStepsElsewhere,
    shared::kHyperplantarflexionPainfulElsewhere,
    shared::kLateralFootParaesthesiaElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::other_tendons
