// What each finding says for or against familial hypercholesterolaemia with a xanthoma of the
// Achilles tendon. The one published ratio does not transport: it compares people who had Achilles
// pain with people who had none, and here everybody has it. SOURCES.md says where it was read.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::lipid_disorder {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// A lump of cholesterol is tender, thick and moves with the tendon like a tendinopathy: those signs
// raise both alike. What tells it apart is the other tendon, the family and the laboratory.
inline constexpr Evidence kXanthomaEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.68, 0.22, 0.01, 0.03, 0.02, 0.01, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kAchillesPainEpisodeOver3Days,
     .present = Lr(6.75).Use(1, 1, 1),
     .absent = Lr(0.57).Use(1, 1, 1),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .cluster = "fh_history",
     .sources = {"beeharry2006"},
     .note =
         "Sensitivity 0.466 (0.381-0.551), specificity 0.931 (0.878-0.984); n 220; case-control: "
         "133 HeFH vs 87 cohabitees, questionnaire; reference Simon Broome definite HeFH. LR- "
         "computed from sensitivity and specificity. 62/133 vs 6/87 (specificity interval is 1 "
         "minus the published 1.6-12.2%). In a consecutive tendinopathy clinic the yield was only "
         "1 of 83: everyone there has Achilles pain, so the LR does not transport. Ratio in use: "
         "neutral in a population selected on Achilles pain."},
    {.finding = leg::kFamilialLipidFeatures,
     .present = Estimate(5, 2.5, 10),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "fh_history",
     .note = "High LDL, family early CVD or brief severe bilateral episodes. No accuracy study "
             "found; range is plausible bounds, not a CI."},
    {.finding = leg::kTendonXanthoma,
     .present = Estimate(6, 3, 15),
     .absent = Estimate(0.7, 0.5, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Tendon xanthoma alone makes FH probable on the Dutch Lipid score. No accuracy study "
             "found; range is plausible bounds, not a CI."},
    shared::kTenderMidTendon,
    shared::kArcSign,
    shared::kTendonThickening,
    shared::kBilateralHeels,
};

}  // namespace soleus::lipid_disorder
