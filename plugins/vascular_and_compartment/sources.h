// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::vascular_and_compartment {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    {.key = "ulmer2002",
     .citation = "Ulmer T. The clinical diagnosis of compartment syndrome of the lower leg: are "
                 "clinical findings predictive of the disorder? J Orthop Trauma "
                 "2002;16(8):572-577",
     .identifier = "doi:10.1097/00005131-200209000-00006 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "ebmg_acs",
     .citation = "EBM Guidelines evidence summary of Ulmer 2002 (prints sensitivity and "
                 "specificity swapped)",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "bestbets_acs",
     .citation = "BestBETs 1252: diagnostic utility of clinical signs in compartment syndrome of "
                 "the lower limb",
     .what_was_seen = "clinical scenario",
     .provenance = sdk::Provenance::kVerified},
    works::kSaCpc,
    works::kKhan2006,
};

}  // namespace soleus::vascular_and_compartment
