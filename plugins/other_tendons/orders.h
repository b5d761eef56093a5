// The orders and order sets of the tendons beside the Achilles tendon. The evidence base names no
// care of their own for the two: what is for every tendinopathy and for everyone is offered, and
// sports medicine where it does not settle.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::other_tendons {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kCoreEducation,     vocabulary::kTrainingLoadEducation,
    vocabulary::kFootwearEducation, vocabulary::kBalanceTraining,
    vocabulary::kAnalgesia,         vocabulary::kSportsMedicineReferral,
};

inline constexpr sdk::Phase kTibialisPosteriorPhases[] = {
    {.title = "Now",
     .goal = "Relative rest from the provoking task, and control of the single leg (estimate; no "
             "trial was found)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"core_education", "training_load_education", "footwear_education",
                "balance_training", "analgesia"}},
    {.title = "Not settling",
     .goal = "Sports medicine: an arch that falls, or a heel that no longer inverts, is not waited "
             "for (estimate)",
     .entry = "The arch is falling; or no better after 12 weeks (estimate for this tendon)",
     .orders = {"sports_medicine_referral"}},
};

inline constexpr sdk::Phase kPeronealPhases[] = {
    {.title = "Now",
     .goal = "Relative rest from the provoking task, and control of the single leg (estimate; no "
             "trial was found)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"core_education", "training_load_education", "footwear_education",
                "balance_training", "analgesia"}},
    {.title = "Snapping, or not settling",
     .goal = "Sports medicine: a tendon that slips out of its groove may need repair (one case "
             "report read)",
     .entry = "The tendon slips or snaps; or no better after 12 weeks (estimate for this tendon)",
     .orders = {"sports_medicine_referral"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "tibialis_posterior_care",
     .title = "Tibialis posterior: relative rest, control, watch the arch",
     .for_condition = {"tibialis_posterior_tendinopathy"},
     .phases = kTibialisPosteriorPhases},
    {.id = "peroneal_care",
     .title = "Peroneal tendons: relative rest, control, look for snapping",
     .for_condition = {"peroneal_tendinopathy"},
     .phases = kPeronealPhases},
};

}  // namespace soleus::other_tendons
