// What each finding says for or against the first sacral root. The tests of the examination tell
// one story and count once: the one furthest from 1. SOURCES.md says where each figure was read.
//
// The published figures come from people with back pain, many of them already chosen for surgery,
// and for any root: against a sore tendon they are borrowed. No single test is strong (Iversen
// 2013).
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::s1_radiculopathy {

namespace leg = vocabulary;
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
     .present = Lr(1.17).Within(1.007, 1.277),
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
         "(0.21-0.94), n=142. Cochrane 2010 pooled 0.92/0.28 is recalled."},
    {.finding = leg::kCrossedStraightLegRaisePositive,
     .present = Lr(2.8).Within(1.154, 4.5),
     .absent = Lr(0.8).Within(0.62, 1.131),
     .quality = Quality::kB,
     .provenance = Provenance::kRecalled,
     .cluster = "s1_exam",
     .sources = {"vdwindt2010"},
     .note = "Sensitivity 0.28, specificity 0.9; meta-analysis of surgical series; reference "
             "surgery. LR+ and LR- computed from sensitivity and specificity. Recalled from "
             "Cochrane 2010; its numbers were not in the copy read."},
    {.finding = leg::kAnkleReflexReduced,
     .present = Estimate(2, 1.094, 3.657),
     .absent = Estimate(0.75, 0.521, 1.081),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .cluster = "s1_exam",
     .sources = {"tawa2017", "iversen2013"},
     .note = "Systematic review; reference MRI/EDX/surgery. Published ranges only: specificity of "
             "reflex testing 0.60 (0.51-0.69) to 0.93; sensitivity of reflex and sensory deficits "
             "0.14-0.61. Iversen 2013 (n=116): no single test reached LR+ 4 or LR- 0.4, and the "
             "overall clinical evaluation of S1 had LR+ only 1.29 (0.97-1.72). Ratio in use: "
             "expert estimate inside the published ranges."},
    {.finding = leg::kBackPainRadiatingBelowKnee,
     .present = Estimate(5, 2.5, 10),
     .absent = Estimate(0.2, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Against isolated heel disease. No accuracy study found; range is plausible bounds, "
             "not a CI."},
    {.finding = leg::kS1Weakness,
     .present = Estimate(2.5, 1.5, 5),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s1_exam",
     .note = "Shared with rupture. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kLateralFootParaesthesia,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
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
};

}  // namespace soleus::s1_radiculopathy
