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
     .present = Estimate(9, 4, 18),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "fh_history",
     .note = "High LDL, family early CVD or brief severe bilateral episodes. No accuracy study "
             "found; range is plausible bounds, not a CI. Amended: ratio in use when present 5 to "
             "9. Nearly all have it (it defines the disease), about 1 in 12 of the others (family "
             "disease counts). The base had 5."},
    {.finding = leg::kTendonXanthoma,
     .present = Estimate(19, 8, 20),
     .absent = Lr(0.71, 0.63, 0.79),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "fh_exam",
     .sources = {"fh_us2001"},
     .note =
         "Tendon xanthoma alone makes FH probable on the Dutch Lipid score. Amended: ratio in use "
         "when present 6 to 19. Xanthomas of the Achilles tendon on examination in 29 % of 127 "
         "people with proven disease and in none of 160 controls; 0.5 added to the zero gives "
         "about 93, shrunk for grade C to 19. Amended: ratio in use when absent 0.7 to 0.8."},
    shared::kTenderMidTendon,
    shared::kArcSign,
    shared::kTendonThickening,
    shared::kBilateralHeels,
    // Telling signs of other conditions, and of this one.
    shared::kHotRedSwollenElsewhere,
    {.finding = leg::kWeightLossLumpOrCancer,
     .present = Estimate(2.5, 1.2, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "fh_exam",
     .note = "The xanthoma is the lump. No accuracy study found; range is plausible bounds, not a "
             "CI. Added to the evidence base (KG31)."},
};

}  // namespace soleus::lipid_disorder
