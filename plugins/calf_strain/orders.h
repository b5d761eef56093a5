// The orders and the order set of calf strain. The care waits for what it may not be: a torn
// tendon, and a clot. Loading programmes are the tendinopathies'; nothing here borrows them.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::calf_strain {

inline constexpr std::string_view kCalfStrainCarePrecautions[] = {
    "Re-screen for DVT at day 3-5 and day 10-14 and on any worsening: 6.2% had DVT; ask for "
    "breathlessness, also if only on exertion, each time",
    "A newly numb foot, pain out of proportion or a tense calf: emergency department now, even "
    "where moving the toes hardly hurts"};
// Parts of the red flags for a rupture and for a clot, said again because those are other plugins'
// and may not be loaded. Unasked, they are shown as what to check first.
inline constexpr sdk::Contraindication kCalfStrainCareNotFor[] = {
    {sdk::AnyOf(sdk::Present(vocabulary::kCalfSqueezeNoPlantarflexion),
                sdk::Present(vocabulary::kPalpableGap)),
     "acute_achilles_rupture",
     "A positive calf squeeze or a gap is a torn tendon until shown otherwise."},
    {sdk::Present(vocabulary::kWellsDvt2OrMore), "wells_dvt_2_or_more",
     "Two Wells items or more: a clot must be excluded first."},
    {sdk::Present(vocabulary::kTensePainfulCompartment), "tense_painful_compartment",
     "A sign of compartment syndrome: the emergency department comes first."},
    {sdk::Charted(vocabulary::kAnticoagulantCurrent), "anticoagulant_current",
     "On an anticoagulant a calf strain may be a bleed: scan muscle and veins first."}};
inline constexpr sdk::Order kCalfStrainCare = {
    .id = "calf_strain_care",
    .title = "Calf strain care",
    .kind = sdk::OrderKind::kTherapy,
    .dose =
        {.text =
             "Days 0-3: protect, compress, elevate, heel lift, crutches if limping. Then pain-free "
             "range, two-leg to one-leg raises, return to run when one-leg raises painless",
         .provenance = sdk::Provenance::kRecalled},
    .precautions = kCalfStrainCarePrecautions,
    .evidence = "Case: strain then DVT at day 14.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"tennisleg2016", "calvo2020"},
    .indication = "Calf strain, DVT and rupture excluded",
    .contraindications = kCalfStrainCareNotFor,
    .re_evaluate = "3-5 days",
};

inline constexpr sdk::Order kOrders[] = {
    kCalfStrainCare,
    vocabulary::kDvtPathwaySameDay,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kCalfStrainPhases[] = {
    {.title = "Protect, then move and load",
     .goal = "Walk without a limp, then one-leg heel raises without pain, then run (recalled, to "
             "be checked)",
     .entry = "Once a torn tendon and a clot are excluded",
     .orders = {"calf_strain_care", "analgesia"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "calf_strain_order_set",
     .title = "Calf strain: exclude the rupture and the clot, protect, load, look again",
     .for_condition = {"calf_strain"},
     .phases = kCalfStrainPhases},
};

}  // namespace soleus::calf_strain
