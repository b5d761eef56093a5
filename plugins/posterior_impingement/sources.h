// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::posterior_impingement {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kSeed,
    works::kAcrAcute,
    works::kPerhamre2013,
    works::kSormaala2006,
    works::kArdSpa,
    {.key = "moser2011",
     .citation =
         "Moser BR. Posterior ankle impingement in the dancer. Curr Sports Med Rep 2011;10(6)",
     .identifier = "doi:10.1249/JSR.0b013e31823ab4bd (identifier not resolved)",
     .what_was_seen = "abstract and introduction",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rs_pai",
     .citation = "Rayner & Smale: posterior ankle impingement - bony (2014 review blog)",
     .what_was_seen = "page: os trigonum present in 7-14% of adults",
     .provenance = sdk::Provenance::kVerified},
    {.key = "fpn_fhl",
     .citation = "FPnotebook: flexor hallucis longus tendinopathy",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    works::kYasui2017,
    works::kLagas2020,
    works::kSilb2011,
    works::kNma2021,
    works::kTennisleg2016,
    works::kNhsDg,
    works::kLagas2021,
    works::kKernow2019,
    works::kFarrar2001,
    works::kSalaffi2004,
    works::kBinkley1999,
    works::kLefsnorm2017,
};

}  // namespace soleus::posterior_impingement
