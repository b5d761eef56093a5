// What each finding says for or against pain under the heel: the plantar fascia, and the fat pad.
// One finding of the history and one of the examination count: the one furthest from 1 of each.
// SOURCES.md says where each figure was read.
//
// Only the windlass test was studied: 22 patients, the clinical diagnosis as its own reference, and
// no false positive. Its infinite ratio is capped; a negative test excludes nothing.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::plantar_heel_pain {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Plantar heel pain (plantar fasciitis).
inline constexpr Evidence kPlantarHeelPainEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.01, 0.07, 0.86, 0.01, 0.02, 0.01, 0.02},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kWindlassWeightBearing,
     .present = Estimate(5, 2, 10),
     .absent = Lr(0.68).Within(0.6, 0.95),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "plantar_exam",
     .sources = {"degarceau2003"},
     .note = "Sensitivity 0.318 (0.164-0.527), specificity 1 (0.932-1); n 75; diagnostic "
             "case-control (22 plantar fasciitis, 23 other foot pain, 30 controls); reference "
             "clinical diagnosis. LR- computed from sensitivity and specificity, the intervals "
             "(Wilson) from the counts. Reference is the clinical diagnosis; a negative test does "
             "not exclude. Zero false positives in 53, so Haldane-corrected. With 0.5 added to "
             "each count LR+ would be 35.22. Ratio in use: capped: the reference was the clinical "
             "diagnosis itself and 30 of 53 controls were healthy."},
    {.finding = leg::kWindlassNonWeightBearing,
     .present = Estimate(4, 2, 10),
     .absent = Lr(0.86).Use(0.9, 0.6, 0.95),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "plantar_exam",
     .sources = {"degarceau2003"},
     .note = "Sensitivity 0.136 (0.047-0.333), specificity 1 (0.932-1); n 75; diagnostic "
             "case-control (22 plantar fasciitis, 23 other foot pain, 30 controls); reference "
             "clinical diagnosis. LR- computed from sensitivity and specificity, the intervals "
             "(Wilson) from the counts. Reference is the clinical diagnosis; a negative test does "
             "not exclude. Zero false positives in 53, so Haldane-corrected. With 0.5 added to "
             "each count LR+ would be 16.43. Ratio in use: capped: the reference was the clinical "
             "diagnosis itself and 30 of 53 controls were healthy."},
    {.finding = leg::kFirstStepPlantarPain,
     .present = Estimate(2.5, 1.5, 5),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Defining symptom; overlaps with tendon start-up pain unless the site is plantar. No "
             "accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kMedialTubercleTender,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.2, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "plantar_exam",
     .note = "By definition. No accuracy study found; range is plausible bounds, not a CI."},
    shared::kMorningStiffness,
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
    {.finding = leg::kPopOrKickAtOnset,
     .present = Estimate(0.5, 0.25, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "The fascia can tear too. No row for a clot: clots follow tears, and the tear must "
             "not hide one. No accuracy study found; range is plausible bounds, not a CI. Added to "
             "the evidence base."},
    shared::kCannotPushOffElsewhere,
    shared::kSingleLegHeelRaiseUnableElsewhere,
    shared::kOldUnexplainedEventElsewhere,
    shared::kMedialGastrocnemiusTenderElsewhere,
    shared::kTenderMidTendonElsewhere,
    shared::kCalf3CmLargerElsewhere,
    shared::kWholeLegSwollenElsewhere,
    shared::kPittingOedemaElsewhere,
    shared::kNewBreathlessnessOrChestPainElsewhere,
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kMorningStiffnessOver30MinElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kXrayCalcanealStressInjuryElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kBoneStressRiskElsewhere,
    shared::kTibialisPosteriorSignsElsewhere,
    shared::kResistedGreatToeFlexionPainfulElsewhere,
    shared::kHyperplantarflexionPainfulElsewhere,
    {.finding = leg::kCentralHeelPadTender,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "The fascia is sore at its inner origin, not in the middle of the pad. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
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

// Heel fat pad syndrome: bruised in the centre of the pad, no peak at the first steps.
inline constexpr Evidence kHeelFatPadEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.01, 0.08, 0.86, 0.005, 0.005, 0.01, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kCentralHeelPadTender,
     .present = Estimate(6, 2.5, 12),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note =
         "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use when "
         "present 3 to 6. Central soreness like a bruise is the definition; the base had 3."},
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
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kXrayCalcanealStressInjuryElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kFirstStepPlantarPainElsewhere,
    shared::kMedialTubercleTenderElsewhere,
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::plantar_heel_pain
