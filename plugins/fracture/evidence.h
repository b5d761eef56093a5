// What each finding says for or against an acute fracture of ankle or heel bone. The Ottawa rule is
// made to exclude, in people who were just hurt: positive it says almost nothing.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::fracture {

namespace leg = vocabulary;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Acute ankle or calcaneal fracture.
inline constexpr Evidence kAcuteFractureEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.02, 0.35, 0.2, 0.02, 0.12, 0.19, 0.1},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kOttawaAnklePositive,
     .present = Estimate(1.3, 0.916, 1.845),
     .absent = Lr(0.08, 0.03, 0.18).Use(0.15, 0.067, 0.336),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .sources = {"bachmann2003"},
     .note = "LR- 0.08 ankle, 0.08 (0.03-0.20) midfoot, 0.07 (0.03-0.18) children; sensitivity "
             "'almost 100%', specificity 'modest' (no point values in the abstract). Ratio in use: "
             "between Bachmann 2003 and the 2022 meta-analysis."},
    {.finding = leg::kOttawaAnklePositive,
     .present = Lr(1.21),
     .absent = Lr(0.36),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .for_the_record = true,
     .sources = {"oar2022"},
     .note = "Sensitivity 0.91 (0.89-0.92), specificity 0.25 (0.24-0.26); n 8560; meta-analysis, "
             "15 adult studies; reference radiograph. LR+ and LR- computed from sensitivity and "
             "specificity. High heterogeneity. The abstract prints LR- 1.47 (1.11-1.93) and LR+ "
             "0.15 (0.72-0.29): plainly swapped, with a typing error in the interval, and 0.15 "
             "does not follow from 0.91/0.25; LRs here are recomputed from sensitivity and "
             "specificity. Not counted: covered by the row above."},
    {.finding = leg::kXrayAcuteFracture,
     .present = Estimate(15, 8, 20),
     .absent = Estimate(0.12, 0.05, 0.3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Occult calcaneal fractures exist. No accuracy study found; range is plausible "
             "bounds, not a CI."},
    {.finding = leg::kPosteriorHeelSkinTentedOrPale,
     .present = Estimate(8, 3, 15),
     .absent = Estimate(0.9, 0.8, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A displaced fragment of the tuberosity tents the skin, and little else of the heel "
             "does; most fractures here are no avulsion (1.5-3% of calcaneal fractures), so its "
             "absence says little. No accuracy study found; range is plausible bounds, not a CI."},
};

}  // namespace soleus::fracture
