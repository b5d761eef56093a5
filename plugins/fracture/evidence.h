// What each finding says for or against an acute fracture of ankle or heel bone. The Ottawa rule is
// made to exclude, in people who were just hurt: positive it says almost nothing.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::fracture {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
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
     .cluster = "s_ottawa",
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
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    {.finding = leg::kRefusesWeightBearing,
     .present = Estimate(4, 2, 8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s_ottawa",
     .note = "A broken heel bone does not carry. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base (KG22)."},
    shared::kCannotPushOffInTears,
    {.finding = leg::kAcuteOnChronic,
     .present = Estimate(4, 1.5, 10),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_acute_on_chronic",
     .note = "In a child with a sore apophysis sudden agony is avulsion until the film says no. "
             "One story with a sudden onset: the stronger counts. No accuracy study found; range "
             "is plausible bounds, not a CI. Added to the evidence base (KG22)."},
    {.finding = leg::kFallOrDirectTrauma,
     .present = Estimate(6, 3, 12),
     .absent = Estimate(0.25, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "trauma",
     .note =
         "A fracture has a fall or a blow; the base weighed the Ottawa rule only. No accuracy "
         "study found; range is plausible bounds, not a CI. Added to the evidence base (KG27)."},
    {.finding = leg::kCannotTakeFourSteps,
     .present = Estimate(5, 2.5, 10),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s_ottawa",
     .note = "In the Ottawa studies all had a fresh ankle injury; among people with heel and calf "
             "pain, those who cannot take four steps are few. The rule keeps its power to exclude. "
             "No accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
             "base (KG27)."},
    {.finding = leg::kOttawaBoneTenderness,
     .present = Estimate(4, 2, 8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "s_ottawa",
     .note = "As for the four steps. No accuracy study found; range is plausible bounds, not a CI. "
             "Added to the evidence base."},
    shared::kCalcanealSqueezePainfulInInfectionAndTumour,
    shared::kBruisingHeelAnkleOrCalfInTears,
    {.finding = leg::kSuddenOnset,
     .present = Estimate(6, 3, 12),
     .absent = Estimate(0.3, 0.1, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_acute_on_chronic",
     .note = "Nine in ten broken or torn-off heel bones of a growing athlete have a moment; of the "
             "others about one in seven names one. Weighed at 6-17 years, where age alone makes "
             "the context. No accuracy study found; range is plausible bounds, not a CI. Added to "
             "the evidence base (KG22, KG27)."},
    shared::kHotRedSwollenInTears,
    {.finding = leg::kPersistentSwellingWithoutInjury,
     .present = Estimate(0.3, 0.15, 0.54),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "trauma",
     .note =
         "A fracture has an injury; swelling of weeks without one is something else. No accuracy "
         "study found; range is plausible bounds, not a CI. Added to the evidence base (KG25)."},
};

}  // namespace soleus::fracture
