// Three-valued evaluation of a rule, with the reasons for its outcome.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/btree_set.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "plugins/sdk/rule.h"

namespace soleus::reasoning {

// Posterior probability by condition id; empty where no context was recognised: then every
// posterior term is unknown. A condition that no loaded plugin defines is unknown too.
using Posteriors = absl::btree_map<std::string, double, std::less<>>;

struct Verdict {
  Truth truth = Truth::kUnknown;
  // True: the ids (findings, conditions, "age", "sex", "onset") that made it so. Empty otherwise.
  std::vector<std::string> because;
  // Unknown: the ids of unknown findings that could settle it, derived ones replaced by those that
  // can be asked. Sorted, without repeats. Empty otherwise.
  std::vector<std::string> missing;
};

// The truth alone, without reasons and without allocating: for what is asked thousands of times.
Truth TruthOf(const sdk::Rule& rule, const Patient& patient, const Posteriors& posteriors);

// Whether the finding's own `ask_if` says of this patient that it need not be asked. Rules then
// take its silence as not present, and nothing is left open; it is not "absent", and weighs
// nothing.
bool NeedNotBeAsked(std::string_view finding, const Patient& patient);

// An empty rule is true, because of nothing.
Verdict Evaluate(const sdk::Rule& rule, const Knowledge& knowledge, const Patient& patient,
                 const Posteriors& posteriors);

// Adds every finding that can be derived from the patient's facts and has none of its own. Where a
// value that was sent and the rule disagree, present wins over absent (the safer side), and the
// finding's id is returned, so that the caller can say so. A finding that could be asked, and whose
// sources were all tried in vain, becomes kUnanswered. Order of derivation does not matter; a rule
// that leads back to itself stays unknown.
// `kept`: sent values that stand whatever their rule says, being newer than all it rests on.
std::vector<std::string> Derive(const Knowledge& knowledge, Patient& patient,
                                const absl::btree_set<std::string, std::less<>>& kept = {});

// The same for these findings alone: those that rest on what has become known since `Derive`.
std::vector<std::string> DeriveAmong(std::span<const sdk::Finding* const> findings,
                                     const Knowledge& knowledge, Patient& patient,
                                     const absl::btree_set<std::string, std::less<>>& kept);

}  // namespace soleus::reasoning
