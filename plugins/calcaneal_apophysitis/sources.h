// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::calcaneal_apophysitis {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kCpg2018,
    works::kKernow2019,
    works::kHutchison2013,
    works::kPerhamre2013,
    works::kArdSpa,
    works::kMedscapeRcb,
    {.key = "wiegerinck2014",
     .citation = "Wiegerinck JI et al. Incidence of calcaneal apophysitis in the general "
                 "population. Eur J Pediatr 2014;173(5):677-679",
     .identifier = "doi:10.1007/s00431-013-2219-9",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kYasui2017,
    works::kVallone2014,
    works::kSilb2011,
    works::kPringels2025,
    works::kRabusin2021,
    works::kNma2021,
    works::kWiegerinck2016,
    works::kJames2015,
    works::kShrier1996,
    works::kClemow,
};

}  // namespace soleus::calcaneal_apophysitis
