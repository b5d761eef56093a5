// Between what is known of a patient and what a plugin's code is sent and answers.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/catalogue/code_frames.h"
#include "engine/catalogue/code_process.h"
#include "engine/reasoning/patient.h"
#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

// Of what `table.code` reads: see CodeProcess::Derive for what is left out. `table` has passed
// FirstDefect.
CodeCall CallFor(const reasoning::Patient& patient, const sdk::Plugin& table);

// DataLoss: what is wrong with the answer, the end of a sentence that begins with whose it is;
// names findings at most.
absl::StatusOr<std::vector<CodeFact>> FactsOf(const CodeAnswer& answer, const sdk::Plugin& table);

}  // namespace soleus::catalogue
