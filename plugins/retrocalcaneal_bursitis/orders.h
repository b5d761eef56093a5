// The order set of retrocalcaneal bursitis: take the pressure off the bursa. Every order is shared
// with other conditions; what presses the bursa (stretching, drops over a step) is held back where
// those orders stand, once bursitis is likely.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::retrocalcaneal_bursitis {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kHeelLift,
    vocabulary::kFootwearEducation,
    vocabulary::kAnalgesia,
    vocabulary::kAvoidPeritendinousSteroidInjection,
};

inline constexpr sdk::Phase kBursitisPhases[] = {
    {.title = "Take the pressure off",
     .goal = "No heel counter on the bump, and less dorsiflexion pressing the bursa (estimate)",
     .entry =
         "From the first visit, once no red flag stands; both heels: look for inflammatory disease",
     .orders = {"heel_lift", "footwear_education", "analgesia",
                "avoid_peritendinous_steroid_injection"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "retrocalcaneal_bursitis_care",
     .title = "Retrocalcaneal bursitis: take the pressure off",
     .for_condition = {"retrocalcaneal_bursitis"},
     .phases = kBursitisPhases},
};

}  // namespace soleus::retrocalcaneal_bursitis
