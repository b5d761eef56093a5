// The orders and order sets of posterior ankle impingement and of the flexor hallucis longus. Every
// order is shared. Mobilisation into the painful range is held back where that order stands, once
// impingement is likely; drops over a step are nobody's here. No footwear advice: a raised heel
// points the foot, which is what hurts.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::posterior_impingement {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kCoreEducation,   vocabulary::kTrainingLoadEducation,
    vocabulary::kBalanceTraining, vocabulary::kAnalgesia,
    vocabulary::kPlainRadiograph, vocabulary::kSportsMedicineReferral,
};

inline constexpr sdk::Phase kImpingementPhases[] = {
    {.title = "Out of the pinch",
     .goal = "Less time in end-range plantarflexion (pointe, kicking, downhill), and control of "
             "the single leg (estimate; no trial was found)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"core_education", "training_load_education", "balance_training", "analgesia"}},
    {.title = "Not settling",
     .goal = "Lateral radiograph, then sports medicine: an os trigonum is present in 7-14% of "
             "adults, so a picture alone decides nothing",
     .entry = "No better after 6-12 weeks (estimate)",
     .orders = {"plain_radiograph", "sports_medicine_referral"}},
};

// The evidence base names no care of its own for this tendon: what is for every tendinopathy is
// offered.
inline constexpr sdk::Phase kFlexorHallucisPhases[] = {
    {.title = "Now",
     .goal =
         "Relative rest from what bends the great toe against load (estimate; no trial was found)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"core_education", "training_load_education", "analgesia"}},
    {.title = "Not settling",
     .goal = "Sports medicine: posterior impingement beside it, and triggering, need their own "
             "answer (estimate)",
     .entry = "No better after 12 weeks (estimate for this tendon)",
     .orders = {"sports_medicine_referral"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "posterior_ankle_impingement_care",
     .title = "Posterior ankle impingement: out of the pinch, control, look again",
     .for_condition = {"posterior_ankle_impingement"},
     .phases = kImpingementPhases},
    {.id = "flexor_hallucis_longus_care",
     .title = "Flexor hallucis longus: relative rest, look again",
     .for_condition = {"flexor_hallucis_longus_tendinopathy"},
     .phases = kFlexorHallucisPhases},
};

}  // namespace soleus::posterior_impingement
