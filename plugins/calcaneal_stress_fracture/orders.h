// The orders and the order set of a calcaneal stress fracture: off-load, look, refer. A low-risk
// fracture with a good outcome, if nobody runs on it.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::calcaneal_stress_fracture {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kNonWeightBearingBoot,
    vocabulary::kPlainRadiograph,
    vocabulary::kMri,
    vocabulary::kSportsMedicineReferral,
};

inline constexpr sdk::Phase kStressFracturePhases[] = {
    {.title = "Take the load off",
     .goal = "Walking without pain, in a boot or on crutches if it hurts (6-8 weeks, up to 12)",
     .entry = "At once, on suspicion; no run, no hop, no heel drop",
     .orders = {"non_weight_bearing_boot"}},
    {.title = "Look",
     .goal = "Film first, MRI even if the film is normal: the film showed 15% of the injuries that "
             "MRI showed",
     .entry = "At the first visit",
     .orders = {"plain_radiograph", "mri"}},
    {.title = "Refer",
     .goal =
         "Sports and exercise medicine within 48 h (estimate), with the bone and energy history",
     .entry = "At the first visit; do not wait for imaging (estimate)",
     .orders = {"sports_medicine_referral"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "calcaneal_stress_fracture_care",
     .title = "Calcaneal stress fracture: off-load, look, refer",
     .for_condition = {"calcaneal_stress_fracture"},
     .phases = kStressFracturePhases},
};

}  // namespace soleus::calcaneal_stress_fracture
