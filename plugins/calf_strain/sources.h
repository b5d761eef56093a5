// Works that this plugin cites: all of them are cited elsewhere too, and stand in the vocabulary.
// `what_was_seen` says how much of each work was read: here, abstracts and secondary pages.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::calf_strain {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kArdSpa,       works::kTennisleg2016, works::kFlecca2007,  works::kTheiss2011,
    works::kCalvo2020,    works::kNhsDg,         works::kLagas2021,   works::kKernow2019,
    works::kSilb2011,     works::kFarrar2001,    works::kSalaffi2004, works::kBinkley1999,
    works::kLefsnorm2017,
};

}  // namespace soleus::calf_strain
