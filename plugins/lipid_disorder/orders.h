// The orders and the order set of a xanthoma in the Achilles tendon.
//
// Lowering lipids is the GP's; ultrasound only where a lump is in question; no needle.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::lipid_disorder {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kPrimaryCareReferral,
    vocabulary::kInflammatoryBloods,
    vocabulary::kTendonUltrasound,
    vocabulary::kAvoidPeritendinousSteroidInjection,
};

inline constexpr sdk::Phase kXanthomaPhases[] = {
    {.title = "Name the lump",
     .goal = "Lipids and family history known; ultrasound where a xanthoma is in question",
     .entry = "At the next contact; care of the tendon goes on",
     .orders = {"primary_care_referral", "inflammatory_bloods", "tendon_ultrasound",
                "avoid_peritendinous_steroid_injection"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "achilles_xanthoma_care",
     .title = "Xanthoma of the Achilles tendon: lipids and the family",
     .for_condition = {"achilles_xanthoma"},
     .phases = kXanthomaPhases},
};

}  // namespace soleus::lipid_disorder
