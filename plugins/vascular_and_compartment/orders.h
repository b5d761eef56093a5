// The orders and order sets of the compartments and the arteries. None of them treats: each brings
// the leg to those who measure its pressure or open its artery.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"
#include "plugins/vocabulary/shared_referrals.h"

namespace soleus::vascular_and_compartment {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kEmergencyReferral,
    vocabulary::kVascularReferral,
    vocabulary::kSportsMedicineReferral,
};

inline constexpr sdk::Phase kAcuteCompartmentPhases[] = {
    {.title = "Now",
     .goal = "Pressure measured or the compartment opened within hours; no bandage, no cast, limb "
             "at heart level (recalled)",
     .entry = "At once, on suspicion: one sign is enough",
     .orders = {"emergency_referral"}},
};

inline constexpr sdk::Phase kArterialPhases[] = {
    {.title = "Refer",
     .goal = "Ankle-brachial index, and pulses with the foot actively pointed in the young "
             "(estimate)",
     .entry = "At the first visit; at once by the emergency flag where the foot is cold or pain "
              "comes at rest",
     .orders = {"vascular_referral"}},
};

inline constexpr sdk::Phase kExertionalCompartmentPhases[] = {
    {.title = "Exclude the artery, then refer",
     .goal = "A caught artery imitates it: pulses with the foot actively pointed come first "
             "(estimate); the evidence base names no care of its own",
     .entry = "Where tightness comes at a set time of running and goes within minutes",
     .orders = {"sports_medicine_referral"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "acute_compartment_syndrome_care",
     .title = "Acute compartment syndrome: emergency department now",
     .for_condition = {"acute_compartment_syndrome"},
     .phases = kAcuteCompartmentPhases},
    {.id = "arterial_insufficiency_care",
     .title = "Arterial pain: vascular opinion",
     .for_condition = {"arterial_insufficiency"},
     .phases = kArterialPhases},
    {.id = "chronic_exertional_compartment_syndrome_care",
     .title = "Exertional compartment syndrome: exclude the artery, refer",
     .for_condition = {"chronic_exertional_compartment_syndrome"},
     .phases = kExertionalCompartmentPhases},
};

}  // namespace soleus::vascular_and_compartment
