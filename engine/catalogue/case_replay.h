// Replays the worked cases that a plugin brings, with that plugin alone, as its author saw them.
#pragma once

#include <string>

#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

// The first expectation that did not come out: case, what was expected, what came out; empty where
// all cases reproduce. An age of 0 in a case means "not stated". What the plugin's code must work
// out is taken as worked out: no code runs here. `table` has passed FirstDefect.
std::string FirstCaseThatFails(const sdk::Plugin& table);

}  // namespace soleus::catalogue
