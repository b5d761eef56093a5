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
     .present = Estimate(5, 2.2, 10),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Text-book sign. No accuracy study found; range is plausible bounds, not a CI. "
             "Amended: ratio in use when present 3 to 5. The squeeze in front of the tendon is the "
             "sign of the bursa; in one cluster with insertional tenderness, which both conditions "
             "share, it could not choose between them."},
    {.finding = leg::kHaglundProminence,
     .present = Estimate(2.5, 1.3, 5),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Bumps are common without pain. No accuracy study found; range is plausible bounds, "
             "not a CI. Amended: ratio in use when present 2 to 2.5. Own cluster: the bump is a "
             "second fact beside the tender insertion."},
    shared::kTenderInsertion,
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kBackPainRadiatingBelowKneeElsewhere,
    shared::kAnkleReflexReducedElsewhere,
    shared::kStraightLegRaisePositiveElsewhere,
    shared::kS1WeaknessElsewhere,
    shared::kSaddleNumbnessOrBladderChangeElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kClaudicationElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInOveruse,
    shared::kNightOrRestPainElsewhere,
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kDiabetesWithInsensateFootElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotPushOffElsewhere,
    shared::kCalfSqueezeNoPlantarflexionElsewhere,
    shared::kPalpableGapElsewhere,
    shared::kSingleLegHeelRaiseUnableElsewhere,
    shared::kOldUnexplainedEventElsewhere,
    shared::kMedialGastrocnemiusTenderElsewhere,
    shared::kCalf3CmLargerElsewhere,
    shared::kWholeLegSwollenElsewhere,
    shared::kPittingOedemaElsewhere,
    shared::kPreviousGoutElsewhere,
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kMorningStiffnessOver30MinElsewhere,
    shared::kTendonXanthomaElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kXrayCalcanealStressInjuryElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kBoneStressRiskElsewhere,
    shared::kFirstStepPlantarPainElsewhere,
    shared::kMedialTubercleTenderElsewhere,
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kCalfCrampOrSpasmElsewhere,
    shared::kNewFootDropOrLegWeaknessElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::retrocalcaneal_bursitis
