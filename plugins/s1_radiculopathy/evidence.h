// What each finding says for or against the first sacral root. The tests of the examination tell
// one story and count once: the one furthest from 1. SOURCES.md says where each figure was read.
//
// The published figures come from people with back pain, many of them already chosen for surgery,
// and for any root: against a sore tendon they are borrowed. No single test is strong (Iversen
// 2013).
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::s1_radiculopathy {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// The S1 root: pain that travels, tingling of the lateral foot, a reflex that is lost, a push-off
// that is weak.
inline constexpr Evidence kS1Evidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.06, 0.1, 0.15, 0.4, 0.04, 0.1, 0.15},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kStraightLegRaisePositive,
     .present = Lr(1.17).Use(2.5, 1.1, 5),
     .absent = Lr(0.43).Within(0.272, 0.952),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .cluster = "s1_exam",
     .sources = {"deville1998"},
     .note =
         "Sensitivity 0.9 (0.82-0.95), specificity 0.23 (0.15-0.35); meta-analysis of surgical "
         "series, 16 studies; reference surgery. LR+ and LR- computed from sensitivity and "
         "specificity. Any lumbar disc herniation in surgical populations with verification bias; "
         "not S1 specific. A 2023 phase-III study gave 0.890/0.250, LR+ 1.19 (1.01-1.40), LR- 0.44 "
         "(0.21-0.94), n=142. Cochrane 2010 pooled 0.92/0.28 is recalled. Amended: ratio in use "
         "when present 1.134 to 2.5. The specificity of 0.23 comes from people waiting for "
         "surgery; among people with heel or calf pain a leg raise that reproduces it is telling."},
    {.finding = leg::kCrossedStraightLegRaisePositive,
     .present = Lr(2.8).Use(4, 1.5, 8),
     .absent = Lr(0.8).Within(0.62, 1.131),
     .quality = Quality::kB,
     .provenance = Provenance::kRecalled,
     .cluster = "s1_exam",
     .sources = {"vdwindt2010"},
     .note = "Sensitivity 0.28, specificity 0.9; meta-analysis of surgical series; reference "
             "surgery. LR+ and LR- computed from sensitivity and specificity. Recalled from "
             "Cochrane 2010; its numbers were not in the copy read. Amended: ratio in use when "
             "present 2.279 to 4. Specific (0.90) even among surgical candidates; more so here."},
    {.finding = leg::kAnkleReflexReduced,
     .present = Estimate(4, 1.5, 8),
     .absent = Estimate(0.75, 0.521, 1.081),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_exam",
     .sources = {"tawa2017", "iversen2013"},
     .note = "Systematic review; reference MRI/EDX/surgery. Published ranges only: specificity of "
             "reflex testing 0.60 (0.51-0.69) to 0.93; sensitivity of reflex and sensory deficits "
             "0.14-0.61. Iversen 2013 (n=116): no single test reached LR+ 4 or LR- 0.4, and the "
             "overall clinical evaluation of S1 had LR+ only 1.29 (0.97-1.72). Ratio in use: "
             "expert estimate inside the published ranges. Amended: ratio in use when present 2 to "
             "4. The published range (0.14-0.61 / 0.60-0.93) is from people who all have back or "
             "leg pain; in heel and calf pain an asymmetric reflex is rare (estimate 1 in 10)."},
    {.finding = leg::kBackPainRadiatingBelowKnee,
     .present = Estimate(7, 3, 14),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_history",
     .note =
         "Against isolated heel disease. No accuracy study found; range is plausible bounds, not a "
         "CI. Amended: ratio in use when present 5 to 7. Leg pain from the back is the usual story "
         "of S1, so stronger than the 5 of the base; but isolated calf pain exists, and denying "
         "back pain (0.2) nearly removed it. Amended: ratio in use when absent 0.2 to 0.5."},
    {.finding = leg::kS1Weakness,
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_exam",
     .note = "Shared with rupture. No accuracy study found; range is plausible bounds, not a CI. "
             "Amended: ratio in use when present 2.5 to 5. Defined as S1 weakness without tendon "
             "signs: little else does this. The base had 2.5."},
    {.finding = leg::kLateralFootParaesthesia,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_history",
     .note = "No accuracy study found; range is plausible bounds, not a CI. The sural nerve and "
             "the S1 root share the lateral foot, so it speaks for both, for the nerve more. Its "
             "absence is not weighed. On its own beside the leg pain, so that a denied back pain "
             "does not swallow it."},
    {.finding = leg::kCalfCrampOrSpasm,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .sources = {"langfitt2016"},
     .note =
         "No accuracy study found; range is plausible bounds, not a CI. One published case: months "
         "of calf pain and cramp alone, several wrong diagnoses, cured by lumbar surgery. Calves "
         "also cramp without a root, so the ratio is small; its absence is not weighed. On its own "
         "beside the leg pain, so that a denied back pain does not swallow it."},
    // Telling signs of other conditions, and of this one.
    {.finding = leg::kPlantarParaesthesia,
     .present = Estimate(2, 1.2, 3.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_history",
     .note = "The sole is S1 and tibial nerve: it raises both; the base had no row. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kTinelSural,
     .present = Estimate(0.6, 0.3, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A local Tinel sign puts the lesion below the root. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kSaddleNumbnessOrBladderChange,
     .present = Estimate(4, 1.5, 10),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_history",
     .note = "Saddle numbness points to the roots; the base used it in a rule only. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    shared::kFootPulsesAbsentElsewhere,
    {.finding = leg::kClaudication,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_history",
     .note = "Neurogenic claudication. No accuracy study found; range is plausible bounds, not a "
             "CI. Added to the evidence base."},
    {.finding = leg::kExertionalTightnessBothLegs,
     .present = Estimate(0.5, 0.25, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "load_relation",
     .note = "Root pain does not follow a set running time. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base."},
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInNerveDisease,
    shared::kNightOrRestPainInGout,
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kLoadRelatedPainInDeepVeinThrombosis,
    shared::kStartUpPainWarmsUpElsewhere,
    {.finding = leg::kSingleLegHeelRaiseUnable,
     .present = Estimate(1.6, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_exam",
     .note = "S1 lifts the heel. No accuracy study found; range is plausible bounds, not a CI. "
             "Added to the evidence base."},
    shared::kMedialGastrocnemiusTenderInTears,
    shared::kTenderMidTendonElsewhere,
    shared::kCalf3CmLargerElsewhere,
    shared::kWholeLegSwollenElsewhere,
    shared::kPittingOedemaElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kOttawaBoneTendernessElsewhere,
    shared::kPeronealSignsElsewhere,
    shared::kCalfSwollenVisibleElsewhere,
    {.finding = leg::kNewFootDropOrLegWeakness,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_exam",
     .note =
         "A root can take the foot; foot drop is more often L5, hence only 2. No accuracy study "
         "found; range is plausible bounds, not a CI. Added to the evidence base (KG13)."},
};

}  // namespace soleus::s1_radiculopathy
