// The orders and the order set of calcaneal apophysitis.
//
// No film, no calf stretch over the edge of a step, nothing heavy: the plate heals as it grows, and
// what is asked of the child is to do less of what hurts for a while.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::calcaneal_apophysitis {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kCalcanealApophysitisCare,
    vocabulary::kHeelLift,
    vocabulary::kCoreEducation,
    vocabulary::kFootwearEducation,
    vocabulary::kTapingTrial,
    vocabulary::kAnalgesia,
    vocabulary::kAvoidPeritendinousSteroidInjection,
};

inline constexpr sdk::Phase kApophysitisPhases[] = {
    {.title = "Now",
     .goal =
         "Child and parents know what it is, that it ends when the heel has grown, and what would "
         "bring them back: a hot heel, fever, night pain, a child who will not step (estimate)",
     .entry = "From the first visit, once no red flag stands",
     .orders = {"core_education", "footwear_education", "heel_lift", "taping", "analgesia",
                "avoid_peritendinous_steroid_injection"}},
    {.title = "Sport within the pain",
     .goal =
         "Full sport as pain allows (recalled); no film for the diagnosis, and none for its course",
     .entry = "From the first visit; look again at 6 weeks (estimate), sooner if it gets worse",
     .orders = {"calcaneal_apophysitis_care"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "calcaneal_apophysitis_programme",
     .title = "Calcaneal apophysitis: raise the heel, do less of what hurts, look again",
     .for_condition = {"calcaneal_apophysitis"},
     .phases = kApophysitisPhases},
};

}  // namespace soleus::calcaneal_apophysitis
