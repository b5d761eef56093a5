// The orders and the order set of a tarsal coalition. The evidence base names none for it, only a
// routine way through physical therapy: what stands here is an estimate, all of it shared.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::tarsal_coalition {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kPlainRadiograph,
    vocabulary::kMri,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kCoalitionPhases[] = {
    {.title = "Confirm",
     .goal = "Film first; MRI where the foot stays stiff and sore and the film shows no bar "
             "(estimate)",
     .entry = "A stiff flat foot at 9-16 years, after sprains that keep coming back (estimate)",
     .orders = {"plain_radiograph", "mri"}},
    {.title = "Meanwhile",
     .goal = "Sport as pain allows (estimate); what confirms it decides the rest",
     .entry = "Once no red flag stands",
     .orders = {"analgesia"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "tarsal_coalition_care",
     .title = "Tarsal coalition: confirm, then decide",
     .for_condition = {"tarsal_coalition"},
     .phases = kCoalitionPhases},
};

}  // namespace soleus::tarsal_coalition
