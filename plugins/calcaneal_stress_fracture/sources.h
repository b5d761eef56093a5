// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::calcaneal_stress_fracture {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kAcrAcute,
    works::kHutchison2013,
    works::kPerhamre2013,
    works::kSormaala2006,
    works::kFpnCsf,
    works::kVisualdxCsf,
    works::kJmcr2015,
    works::kRajivan2025,
    {.key = "engbjerg2021",
     .citation = "Engbjerg JS, Gottliebsen M, Thorninger R. Calcaneal stress fracture diagnosed by "
                 "MRI. Journal of Pediatric Surgery Case Reports 2021;66:101795",
     .what_was_seen = "abstract and highlights",
     .provenance = sdk::Provenance::kVerified},
    {.key = "lbsm_csf",
     .citation = "London Bridge Sports Medicine. Musculoskeletal clinical topic of the month: "
                 "calcaneal stress injury",
     .what_was_seen = "biomechanics and the first lines of the case history",
     .provenance = sdk::Provenance::kVerified},
};

}  // namespace soleus::calcaneal_stress_fracture
