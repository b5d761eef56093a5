// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::fluoroquinolone_tendinopathy {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kKernow2019,
    works::kFda2008,
    works::kReiman2014,
    works::kHutchison2013,
    works::kPtRlh,
    works::kPtArc,
    works::kVdl2003,
    works::kMorales2019,
    {.key = "alves2019",
     .citation = "Alves C, Mendes D, Marques FB. Fluoroquinolones and the risk of tendon injury: "
                 "systematic review and meta-analysis. Eur J Clin Pharmacol 2019;75:1431-1443",
     .identifier = "doi:10.1007/s00228-019-02713-1 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kKidney2007,
    works::kHeart2008,
    works::kLung2002,
    works::kVallone2014,
    works::kPringels2025,
    works::kRabusin2021,
    works::kWiegerinck2016,
    works::kShrier1996,
    works::kTennisleg2016,
    works::kNhsDg,
    works::kLagas2021,
    works::kSilb2011,
    works::kFarrar2001,
    works::kSalaffi2004,
    works::kBinkley1999,
    works::kLefsnorm2017,
};

}  // namespace soleus::fluoroquinolone_tendinopathy
