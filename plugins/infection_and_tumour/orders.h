// The orders and order sets of infection and of tumour: who must see the patient, how soon, and
// what may be looked at meanwhile.
//
// No antibiotic and no aspirate stands here: both belong to those who see the patient today.
// Nothing is loaded, iced, compressed or rolled.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::infection_and_tumour {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kEmergencyReferral,
    vocabulary::kPaediatricReferralSameDay,
    vocabulary::kCancerPathway2Weeks,
    vocabulary::kInflammatoryBloods,
    vocabulary::kMri,
    vocabulary::kPlainRadiograph,
    vocabulary::kNonWeightBearingBoot,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kInfectionPhases[] = {
    {.title = "Send on",
     .goal = "Seen today, antibiotics and surgery by those who see the leg (estimate)",
     .entry = "At once, on suspicion; nothing waits for a result",
     .orders = {"emergency_referral", "inflammatory_bloods", "analgesia"}},
    {.title = "Look at the bone",
     .goal = "MRI shows what an early film does not; in a child it decides",
     .entry = "After the referral is made, by the receiving team",
     .orders = {"mri"}},
};

inline constexpr sdk::Phase kTumourPhases[] = {
    {.title = "Refer",
     .goal = "Seen within 2 weeks, a child within 48 h (recalled, to be checked)",
     .entry = "At the first visit; nothing waits for a picture",
     .orders = {"cancer_pathway_2_weeks", "analgesia"}},
    {.title = "Look at bone and blood",
     .goal = "A film first; MRI where it is normal and swelling or pain stays; a blood count with "
             "smear, repeated if normal (estimate)",
     .entry = "After the referral is made",
     .orders = {"plain_radiograph", "mri", "inflammatory_bloods"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "heel_infection_care",
     .title = "Suspected deep infection: send on today",
     .for_condition = {"heel_infection"},
     .phases = kInfectionPhases},
    {.id = "heel_tumour_care",
     .title = "Suspected tumour: refer, film, and MRI where the film is normal",
     .for_condition = {"heel_tumour"},
     .phases = kTumourPhases},
};

}  // namespace soleus::infection_and_tumour
