// Replays what a plugin's code must make of its worked cases; the table's half is case_replay.h.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/catalogue/code_process.h"
#include "engine/reasoning/patient.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

// Calls the plugin's code.
using CallCode =
    std::function<absl::StatusOr<std::vector<CodeFact>>(const reasoning::Patient& patient)>;

// The first case of which the code makes something else than the case says, or does not answer: a
// sentence that names it. Empty where it makes exactly that of each. `table` has passed
// FirstDefect.
std::string FirstCodeCaseThatFails(const sdk::Plugin& table, const CallCode& call);

}  // namespace soleus::catalogue
