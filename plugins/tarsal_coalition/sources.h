// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::tarsal_coalition {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kAcrAcute, works::kPerhamre2013, works::kSormaala2006,
    works::kArdSpa,   works::kJmcr2015,     works::kRajivan2025,
};

}  // namespace soleus::tarsal_coalition
