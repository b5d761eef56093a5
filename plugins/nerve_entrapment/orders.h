// The orders and order sets of a nerve caught at the ankle. The evidence base names no care of
// their own for the two: what is for everyone is offered.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::nerve_entrapment {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kFootwearEducation,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kPhases[] = {
    {.title = "Now",
     .goal = "Take pressure off the nerve (estimate; no trial was found)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"footwear_education", "analgesia"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "tarsal_tunnel_syndrome_advice",
     .title = "Tarsal tunnel syndrome: advice",
     .for_condition = {"tarsal_tunnel_syndrome"},
     .phases = kPhases},
    {.id = "sural_neuropathy_advice",
     .title = "Sural nerve: advice",
     .for_condition = {"sural_neuropathy"},
     .phases = kPhases},
};

}  // namespace soleus::nerve_entrapment
