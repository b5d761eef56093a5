// The orders and order sets of a clot in the leg and of a burst Baker cyst.
//
// One order for the clot: the pathway that scans today. No anticoagulant stands here, and no
// compression: which, and when, is the pathway's to say once the scan is seen.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::deep_vein_thrombosis {

inline constexpr sdk::Order kOrders[] = {
    vocabulary::kDvtPathwaySameDay,
    vocabulary::kEmergencyReferral,
    vocabulary::kPrimaryCareReferral,
    vocabulary::kAnalgesia,
};

inline constexpr sdk::Phase kDvtPhases[] = {
    {.title = "Scan today",
     .goal =
         "Proximal scan result within 4 h; if not possible, D-dimer and interim anticoagulation "
         "by the pathway, and a scan within 24 h",
     .entry = "At once, on suspicion; nothing is rolled, stretched or loaded meanwhile",
     .orders = {"dvt_pathway_same_day"}},
};

inline constexpr sdk::Phase kBakerPhases[] = {
    {.title = "Exclude a clot",
     .goal = "A burst cyst mimics a clot, and the signs do not tell them apart (estimate)",
     .entry = "At once",
     .orders = {"dvt_pathway_same_day"}},
    {.title = "The knee",
     .goal = "GP review within 48 h (estimate) of the knee that filled the cyst",
     .entry = "Once a clot is excluded",
     .orders = {"primary_care_referral", "analgesia"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "deep_vein_thrombosis_care",
     .title = "Suspected clot in the leg: scan today",
     .for_condition = {"deep_vein_thrombosis"},
     .phases = kDvtPhases},
    {.id = "ruptured_baker_cyst_care",
     .title = "Ruptured Baker cyst: exclude a clot, then the knee",
     .for_condition = {"ruptured_baker_cyst"},
     .phases = kBakerPhases},
};

}  // namespace soleus::deep_vein_thrombosis
