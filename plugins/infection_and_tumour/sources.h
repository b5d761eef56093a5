// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::infection_and_tumour {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kQldCpc,
    works::kAcrAcute,
    works::kPerhamre2013,
    works::kSormaala2006,
    works::kFpnCsf,
    works::kVisualdxCsf,
    works::kArdSpa,
    works::kFoot2015fh,
    works::kJmcr2015,
    {.key = "seortho",
     .citation = "Southeast Ortho: calcaneal osteomyelitis masquerading as Sever's disease in a "
                 "10-year-old girl",
     .what_was_seen = "case text",
     .provenance = sdk::Provenance::kVerified},
    works::kRajivan2025,
    works::kSaCpc,
};

}  // namespace soleus::infection_and_tumour
