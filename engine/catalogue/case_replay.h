// Replays the worked cases that a plugin brings, with that plugin alone, as its author saw them.
#pragma once

#include <functional>
#include <string>

#include "absl/container/btree_map.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/patient.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

// The first expectation that did not come out: case, what was expected, what came out; empty where
// all cases reproduce. An age of 0 in a case means "not stated". What the plugin's code must work
// out is taken as worked out: no code runs here. `table` has passed FirstDefect.
std::string FirstCaseThatFails(const sdk::Plugin& table);

// The patient that a case speaks of, in findings and with what the plugin's code must make of it;
// not derived yet.
reasoning::Patient PatientOf(const sdk::Case& worked);

// What the plugin's code must make of that patient, by finding id.
absl::btree_map<std::string, reasoning::Fact, std::less<>> WorkedOutOf(const sdk::Case& worked);

// What the case expects and did not come out: "expects ..., but ...", without the case's name;
// empty: all came out.
std::string MismatchOf(const sdk::Case& worked, const reasoning::Assessment& got);

}  // namespace soleus::catalogue
