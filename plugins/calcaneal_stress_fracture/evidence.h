// What each finding says for or against a stress fracture of the calcaneus. Nothing here has been
// validated but the film, and of the film the one thing known is that it misses 85 %.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::calcaneal_stress_fracture {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

// Calcaneal stress fracture.
inline constexpr Evidence kStressFractureEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.01, 0.3, 0.4, 0.01, 0.06, 0.06, 0.16},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kCalcanealSqueezePainful,
     .present = Estimate(4.5, 2.2, 9),
     .absent = Estimate(0.3, 0.15, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "sever",
     .note = "Not validated; positive in 97% of Sever's, so age decides what it means. No accuracy "
             "study found; range is plausible bounds, not a CI. Amended: ratio in use when present "
             "3.5 to 4.5. The best bedside sign; the base had 3.5."},
    {.finding = leg::kBoneStressRisk,
     .present = Estimate(6, 3, 10),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "bone_stress",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 3 to 6. Bone stress needs a cause: low energy, brittle bone or a jump "
             "in impact in 8 of 10, in perhaps 1 in 7 others. The base had 3."},
    {.finding = leg::kNewPainOnReturnAfterLayoff,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "bone_stress",
     .note = "Read as a bone stress risk, and weaker than the whole list of them (3): a return is "
             "safe for most. Counts once with it. Its absence says nothing. No accuracy study "
             "found; range is plausible bounds, not a CI."},
    {.finding = leg::kXrayCalcanealStressInjury,
     .present = Estimate(10, 2.123, 47.111),
     .absent = Estimate(0.87, 0.659, 1.149),
     .quality = Quality::kB,
     .provenance = Provenance::kEstimate,
     .cluster = "stress_film",
     .sources = {"sormaala2006"},
     .note = "Sensitivity 0.15; n 34; MRI-proven injuries in 30 recruits; reference MRI. 85% "
             "missed on plain film. Only the sensitivity was read: no specificity is published, "
             "and 10 / 0.87 assume 0.98 (estimate)."},
    {.finding = leg::kXrayAcuteFracture,
     .absent = Estimate(0.87, 0.66, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "stress_film",
     .sources = {"sormaala2006"},
     .note =
         "A film without a fracture line lowers a stress fracture as little as one without a "
         "sclerotic line, and the two are one film: they count once (sormaala2006; estimate). "
         "Amended: ratio in use when absent none to 0.87. A film that shows nothing counts once, "
         "whichever question it was taken for: cluster shared with the film for stress injury."},
    shared::kPainOnHopping,
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    shared::kWeightLossLumpOrCancerElsewhere,
    {.finding = leg::kRefusesWeightBearing,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Bone pain on standing. No accuracy study found; range is plausible bounds, not a CI. "
             "Added to the evidence base."},
    shared::kLoadRelatedPainInOveruse,
    shared::kStartUpPainWarmsUpElsewhere,
    shared::kPopOrKickAtOnsetElsewhere,
    {.finding = leg::kOttawaBoneTenderness,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "sever",
     .note = "The stress fracture is a tender bone. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base."},
    shared::kFirstStepPlantarPainElsewhere,
    {.finding = leg::kNormalFilmWithContinuingPain,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A clean film misses six of seven stress injuries; pain that goes on in spite of it "
             "raises them. No accuracy study found; range is plausible bounds, not a CI. Added to "
             "the evidence base (KG23)."},
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::calcaneal_stress_fracture
