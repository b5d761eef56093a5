// The orders and order sets of gout, spondyloarthritis and enthesitis-related juvenile arthritis.
//
// All three are a letter, a blood sample and no needle at the tendon: what lowers urate or calms an
// enthesis is prescribed by those the letter goes to.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::inflammatory_disease {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kPrimaryCareReferral,
    vocabulary::kRheumatologyReferral,
    vocabulary::kInflammatoryBloods,
    vocabulary::kAnalgesia,
    vocabulary::kAvoidPeritendinousSteroidInjection,
};

inline constexpr sdk::Phase kGoutPhases[] = {
    {.title = "Infection first",
     .goal = "Fever asked and measured, an effusion aspirated, urate and CRP known; a normal urate "
             "in an attack does not exclude gout",
     .entry = "Within 48 hours (estimate); the same day with fever or where infection cannot be "
              "excluded",
     .orders = {"primary_care_referral", "inflammatory_bloods"}},
    {.title = "The attack",
     .goal = "Pain down, the tendon left alone",
     .entry = "Once infection is excluded",
     .orders = {"analgesia", "avoid_peritendinous_steroid_injection"}},
};

inline constexpr sdk::Phase kSpondyloarthritisPhases[] = {
    {.title = "Rheumatology",
     .goal = "Seen within 2 weeks (estimate), blood tests on the way",
     .entry = "On suspicion; normal tests do not close it",
     .orders = {"rheumatology_referral", "inflammatory_bloods"}},
    {.title = "Meanwhile",
     .goal = "Sleep and work possible; a dramatic answer to an NSAID is told in the letter",
     .entry = "From the first visit; loading may continue at low irritability",
     .orders = {"analgesia", "avoid_peritendinous_steroid_injection"}},
};

inline constexpr sdk::Phase kJuvenileArthritisPhases[] = {
    {.title = "Paediatric rheumatology",
     .goal = "Seen within 2 weeks (estimate); fever, night pain or refusal to walk is another "
             "flag's, and the same day's",
     .entry = "On suspicion; normal tests do not close it",
     .orders = {"rheumatology_referral", "inflammatory_bloods",
                "avoid_peritendinous_steroid_injection"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "gout_care",
     .title = "Gout at the heel or ankle: infection first",
     .for_condition = {"gout"},
     .phases = kGoutPhases},
    {.id = "spondyloarthritis_care",
     .title = "Spondyloarthritis: rheumatology, and no needle",
     .for_condition = {"spondyloarthritis_enthesitis"},
     .phases = kSpondyloarthritisPhases},
    {.id = "juvenile_arthritis_care",
     .title = "Enthesitis-related juvenile arthritis: paediatric rheumatology",
     .for_condition = {"enthesitis_related_juvenile_arthritis"},
     .phases = kJuvenileArthritisPhases},
};

}  // namespace soleus::inflammatory_disease
