// The orders and the order set of an acute fracture of ankle or heel bone: off the foot, film
// today, and on to whoever sets bones.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::fracture {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kNonWeightBearingBoot,
    vocabulary::kPlainRadiograph,
    vocabulary::kEmergencyReferral,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kAcuteFracturePhases[] = {
    {.title = "Protect",
     .goal = "Off the foot until the film is seen; look at the skin over the heel, and keep every "
             "edge off it",
     .entry = "At once, on suspicion",
     .orders = {"non_weight_bearing_boot", "analgesia"}},
    {.title = "Film today",
     .goal = "Ankle series and lateral heel; where push-off is lost, before any ultrasound",
     .entry = "The same day",
     .orders = {"plain_radiograph"}},
    {.title = "Refer",
     .goal = "Emergency department or fracture clinic the same day, with the film or for it "
             "(estimate)",
     .entry = "A fracture on the film, skin at risk, or no film to be had today",
     .orders = {"emergency_referral"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "acute_ankle_or_calcaneal_fracture_care",
     .title = "Acute fracture of ankle or heel bone: protect, film today, refer",
     .for_condition = {"acute_ankle_or_calcaneal_fracture"},
     .phases = kAcuteFracturePhases},
};

}  // namespace soleus::fracture
