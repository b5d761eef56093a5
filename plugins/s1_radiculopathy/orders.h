// The orders and the order set of S1 radiculopathy. The spine pathway is the red flag's; without
// one, the evidence base names physical therapy for the spine or the GP, as routine. Nothing here
// loads the calf.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::s1_radiculopathy {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kEmergencyReferral,
    vocabulary::kSpineReferral,
    vocabulary::kPrimaryCareReferral,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kS1Phases[] = {
    {.title = "Treat the back, not the tendon",
     .goal = "Physical therapy for the spine; reflex, straight-leg raise and single-leg heel "
             "raises compared at each visit (estimate)",
     .entry = "Once a torn tendon is excluded and no red flag stands",
     .orders = {"analgesia"}},
    {.title = "Not settling",
     .goal = "GP review, routine; weakness that grows is the red flag and does not wait",
     .entry = "No better after 6 weeks, or pain that costs sleep or work (estimate)",
     .orders = {"primary_care_referral"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "s1_radiculopathy_care",
     .title = "S1 radiculopathy: the back, watched for weakness",
     .for_condition = {"s1_radiculopathy"},
     .phases = kS1Phases},
};

}  // namespace soleus::s1_radiculopathy
