// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::other_tendons {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kSeed,          works::kArdSpa,      works::kMedscapeRcb, works::kYasui2017,
    works::kLagas2020,     works::kSilb2011,    works::kRabusin2021, works::kNma2021,
    works::kTennisleg2016, works::kNhsDg,       works::kLagas2021,   works::kKernow2019,
    works::kFarrar2001,    works::kSalaffi2004, works::kBinkley1999, works::kLefsnorm2017,
};

}  // namespace soleus::other_tendons
