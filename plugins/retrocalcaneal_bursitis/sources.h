// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::retrocalcaneal_bursitis {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kKernow2019,
    works::kArdSpa,
    {.key = "mitch_rcb",
     .citation = "Sports medicine text: retrocalcaneal bursitis (two-finger squeeze)",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    works::kMedscapeRcb,
    works::kInsUs2019,
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

}  // namespace soleus::retrocalcaneal_bursitis
