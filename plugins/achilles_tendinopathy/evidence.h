// What each finding says for or against insertional and paratendon disease of the Achilles tendon;
// midportion tendinopathy stands in evidence_midportion.h. Ratios are as printed, or computed from
// the printed sensitivity and specificity; SOURCES.md says where each was read.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::achilles_tendinopathy {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Insertional tendinopathy: no accuracy study was found.
inline constexpr Evidence kInsertionalEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.08, 0.8, 0.04, 0.01, 0.03, 0.02, 0.02},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    shared::kTenderInsertion,
    shared::kMorningStiffness,
    shared::kPainOnSingleLegHeelRaise,
    shared::kPainOnHopping,
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
    shared::kHotRedSwollenElsewhere,
    shared::kNightOrRestPainElsewhere,
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kDiabetesWithInsensateFootElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kStartUpPainWarmsUpInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotPushOffElsewhere,
    shared::kCalfSqueezeNoPlantarflexionElsewhere,
    shared::kPalpableGapElsewhere,
    shared::kSingleLegHeelRaiseUnableElsewhere,
    shared::kOldUnexplainedEventElsewhere,
    shared::kAcuteOnChronicElsewhere,
    shared::kMedialGastrocnemiusTenderElsewhere,
    shared::kCalf3CmLargerElsewhere,
    shared::kWholeLegSwollenElsewhere,
    shared::kPittingOedemaElsewhere,
    shared::kNewBreathlessnessOrChestPainElsewhere,
    shared::kRecentImmobilisationOrSurgeryElsewhere,
    shared::kPreviousGoutElsewhere,
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kMorningStiffnessOver30MinElsewhere,
    shared::kTendonXanthomaElsewhere,
    shared::kFamilialLipidFeaturesElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kXrayCalcanealStressInjuryElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kBoneStressRiskElsewhere,
    shared::kTibialisPosteriorSignsElsewhere,
    shared::kPeronealSignsElsewhere,
    shared::kResistedGreatToeFlexionPainfulElsewhere,
    shared::kHyperplantarflexionPainfulElsewhere,
    shared::kMedialTubercleTenderElsewhere,
    shared::kTwoFingerSqueezePainfulElsewhere,
    {.finding = leg::kHaglundProminence,
     .present = Estimate(1.3, 1, 2),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "The bump goes with insertional disease too. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base."},
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kLateralFootParaesthesiaElsewhere,
    shared::kCalfCrampOrSpasmElsewhere,
    shared::kFootColdOrPaleElsewhere,
    shared::kReliefByDependencyElsewhere,
    shared::kInflammatoryMarkersRaisedElsewhere,
    shared::kCalfSwollenVisibleElsewhere,
    shared::kNewFootDropOrLegWeaknessElsewhere,
    shared::kSuddenOnsetElsewhere,
};

// Paratendinopathy: a swelling that stays put while the tendon moves, and crepitus.
inline constexpr Evidence kParatendonEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.75, 0.08, 0.01, 0.08, 0.03, 0.02, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kArcSign,
     .present = Estimate(0.4, 0.2, 0.8),
     .absent = Estimate(1.5, 1.1, 2),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "midportion_local",
     .note = "Swelling that does not move suggests paratenon. No accuracy study found; range is "
             "plausible bounds, not a CI."},
    {.finding = leg::kTendonCrepitus,
     .present = Estimate(12, 4, 20),
     .absent = Estimate(0.8, 0.6, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 5 to 12. Crepitus is the sign of the acute paratenon, felt in more than "
             "half and in about 1 in 20 others (the base had 5); in one series of midportion "
             "disease it was present in 3 %."},
    shared::kTenderMidTendon,
    shared::kMorningStiffness,
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kClaudicationElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInOveruse,
    shared::kNightOrRestPainElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kStartUpPainWarmsUpInOveruse,
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
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kTendonXanthomaElsewhere,
    shared::kFamilialLipidFeaturesElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kOttawaBoneTendernessElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::achilles_tendinopathy
