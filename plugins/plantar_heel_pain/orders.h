// The orders and order sets of pain under the heel.
//
// No imaging and no referral: care that fails after twelve weeks, or pain that gets steadily worse,
// is a red flag of its own and asks for a plain radiograph. No shock wave: no dose for it was read
// here, and the film comes first. No injection.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::plantar_heel_pain {

inline constexpr sdk::Order kPlantarHeelPainCare = {
    .id = "plantar_heel_pain_care",
    .title = "Plantar heel pain: high-load heel raises, stretching, taping, footwear",
    .kind = sdk::OrderKind::kTherapy,
    .dose = {.text = "High-load heel raise with a towel under the toes every second day: weeks 1-2 "
                     "3 x 12, weeks 3-4 4 x 10, weeks 5-12 5 x 8 (verified, secondary page); plus "
                     "plantar-fascia and calf stretching, taping and footwear (recalled)",
             .weeks = 12,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"rathleff2015"}},
    .evidence = "Guideline title pages only seen.",
    .evidence_provenance = sdk::Provenance::kRecalled,
    .strength = "moderate",
    .sources = {"php_cpg2023"},
    .indication = "Plantar heel pain",
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kOrders[] = {
    kPlantarHeelPainCare,           vocabulary::kCalfStretching, vocabulary::kTapingTrial,
    vocabulary::kFootwearEducation, vocabulary::kAnalgesia,      vocabulary::kFootOrthoses,
};

inline constexpr sdk::Phase kPlantarHeelPainPhases[] = {
    {.title = "Now",
     .goal = "Ease standing and the first steps (estimate)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"footwear_education", "taping", "foot_orthoses", "analgesia"}},
    {.title = "Load and stretch",
     .goal = "Twelve weeks of heel raises with the toes raised, and the calf's length beside it",
     .entry =
         "From the first visit, once no red flag stands (estimate: no entry criterion was seen)",
     .orders = {"plantar_heel_pain_care", "calf_stretching"}},
};

// The evidence base names no care of its own for the fat pad: what is for everyone is offered.
inline constexpr sdk::Phase kHeelFatPadPhases[] = {
    {.title = "Now",
     .goal = "Ease walking on hard floors (estimate; no trial was found)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"footwear_education", "analgesia"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "plantar_heel_pain_programme",
     .title = "Plantar heel pain: ease the first steps, load the fascia",
     .for_condition = {"plantar_heel_pain"},
     .phases = kPlantarHeelPainPhases},
    {.id = "heel_fat_pad_syndrome_programme",
     .title = "Heel fat pad syndrome: ease it",
     .for_condition = {"heel_fat_pad_syndrome"},
     .phases = kHeelFatPadPhases},
};

}  // namespace soleus::plantar_heel_pain
