// The care of a fluoroquinolone-associated tendinopathy: stop the drug, rest the tendon.
//
// Nothing here loads the tendon. Three orders, all shared: those that the evidence base names for
// tendon pain on a fluoroquinolone. Loading is the tendinopathy plugin's, whose red flag withholds
// it until the drug is stopped, pain is settling and rupture is excluded.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::fluoroquinolone_tendinopathy {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kStopFluoroquinoloneContactPrescriber,
    vocabulary::kHeelLift,
    vocabulary::kAvoidPeritendinousSteroidInjection,
};

inline constexpr sdk::Phase kPhases[] = {
    {.title = "Stop the drug",
     .goal = "The prescriber told today, about a non-fluoroquinolone instead",
     .entry = "At the first sign of tendon pain; rupture signs looked for at the same visit",
     .orders = {"stop_fluoroquinolone_contact_prescriber"}},
    {.title = "Rest the tendon",
     .goal = "No exercise loading; low-dose two-leg loading again only once the drug is stopped, "
             "pain is settling and rupture is excluded (estimate: not before 2-6 weeks)",
     .entry = "At once; where a rupture is suspected, its care comes first",
     .orders = {"heel_lift", "avoid_peritendinous_steroid_injection"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "fluoroquinolone_tendinopathy_care",
     .title = "Fluoroquinolone-associated tendinopathy: stop the drug, rest the tendon",
     .for_condition = {"fluoroquinolone_tendinopathy"},
     .phases = kPhases},
};

}  // namespace soleus::fluoroquinolone_tendinopathy
