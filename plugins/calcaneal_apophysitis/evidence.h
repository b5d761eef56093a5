// What each finding says for or against calcaneal apophysitis (Sever's disease). The one study
// compared 30 children who had it with 15 who had no pain at all: it says that the tests find the
// growth plate, not that they tell it from an infected or broken heel. So its ratios are capped,
// and no test here closes a red flag.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::calcaneal_apophysitis {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Of the three places where the growth plate is tested, the one furthest from 1 counts. Age enters
// with the presentation, so its row is shown and never counted inside it.
inline constexpr Evidence kApophysitisEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.01, 0.7, 0.18, 0.01, 0.02, 0.02, 0.06},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kOneLegHeelStandPainful,
     .present = Estimate(4, 0.679, 23.568),
     .absent = Estimate(0.15, 0.025, 0.897),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "sever",
     .sources = {"perhamre2013"},
     .note = "Sensitivity 1 (0.886-1), specificity 1 (0.796-1); n 45; case-control; reference "
             "clinical. LR- computed from sensitivity and specificity, intervals by Wilson. 30 "
             "children with Sever's vs 15 symptom-free children: specificity against healthy "
             "controls, not against other heel pain. Secondary source (MASS4D blog). Ratio in use: "
             "healthy-control bias: capped."},
    {.finding = leg::kCalcanealSqueezePainful,
     .present = Estimate(4, 0.679, 23.58),
     .absent = Lr(0.03).Use(0.15, 0.054, 0.414),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "sever",
     .sources = {"perhamre2013"},
     .note = "Sensitivity 0.97 (0.833-0.994), specificity 1 (0.796-1); n 45; case-control; "
             "reference clinical. LR- computed from sensitivity and specificity, intervals by "
             "Wilson. 30 children with Sever's vs 15 symptom-free children: specificity against "
             "healthy controls, not against other heel pain. Secondary source (MASS4D blog). Ratio "
             "in use: healthy-control bias: capped."},
    {.finding = leg::kApophysisTender,
     .present = Estimate(3.5, 0.592, 20.697),
     .absent = Lr(0.2).Use(0.3, 0.192, 0.47),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "sever",
     .sources = {"perhamre2013"},
     .note = "Sensitivity 0.8 (0.627-0.905), specificity 1 (0.796-1); n 45; case-control; "
             "reference clinical. LR- computed from sensitivity and specificity, intervals by "
             "Wilson. 30 children with Sever's vs 15 symptom-free children: specificity against "
             "healthy controls, not against other heel pain. Secondary source (MASS4D blog). Ratio "
             "in use: healthy-control bias: capped."},
    {.finding = leg::kAge8To14,
     .present = Estimate(2.5, 1.5, 4),
     .absent = Estimate(0.1, 0.02, 0.3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Child context only. Gate: probability 0 once the apophysis has closed. No accuracy "
             "study found; range is plausible bounds, not a CI."},
    shared::kTenderInsertion,
    shared::kPainOnHopping,
    shared::kBilateralHeels,
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
    shared::kHotRedSwollenElsewhere,
    {.finding = leg::kNightOrRestPain,
     .present = Estimate(0.3, 0.15, 0.54),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A child with apophysitis sleeps: night pain is the reason to look for something "
             "else. No accuracy study found; range is plausible bounds, not a CI. Added to the "
             "evidence base (KG24)."},
    {.finding = leg::kWeightLossLumpOrCancer,
     .present = Estimate(0.25, 0.125, 0.45),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "systemic_illness",
     .note = "A lump or weight loss in a child is not apophysitis. No accuracy study found; range "
             "is plausible bounds, not a CI. Added to the evidence base (KG24)."},
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    {.finding = leg::kAcuteOnChronic,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "Apophysitis has no moment. No accuracy study found; range is plausible bounds, not a "
             "CI. Added to the evidence base (KG22)."},
    shared::kTenderMidTendonElsewhere,
    shared::kCalf3CmLargerElsewhere,
    shared::kWholeLegSwollenElsewhere,
    shared::kPittingOedemaElsewhere,
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kMorningStiffnessOver30MinElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kXrayCalcanealStressInjuryElsewhere,
    shared::kTibialisPosteriorSignsElsewhere,
    shared::kHyperplantarflexionPainfulElsewhere,
    shared::kTwoFingerSqueezePainfulElsewhere,
    {.finding = leg::kHaglundProminence,
     .present = Estimate(0.5, 0.3, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A rubbed bump in a child is the bump. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kStiffFlatFoot,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "neighbour",
     .note = "A positive local test at one structure speaks against its neighbours. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kFootColdOrPaleElsewhere,
    shared::kReliefByDependencyElsewhere,
    shared::kInflammatoryMarkersRaisedElsewhere,
    {.finding = leg::kPersistentSwellingWithoutInjury,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "systemic_illness",
     .note = "Apophysitis does not swell for weeks. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base (KG25)."},
    {.finding = leg::kBetterWithMovement,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "midportion_load",
     .note = "Apophysitis gets worse with movement. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base (KG21)."},
    {.finding = leg::kPainMovesBetweenSites,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Apophysitis stays in its heel. No accuracy study found; range is plausible bounds, "
             "not a CI. Added to the evidence base (KG24)."},
    shared::kCalfSwollenVisibleElsewhere,
    shared::kNewFootDropOrLegWeaknessElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::calcaneal_apophysitis
