// Published scores of one patient, item by item, beside the total that was sent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/patient.h"

namespace soleus::reasoning {

struct ItemState {
  const sdk::ScoreItem* item = nullptr;
  Verdict verdict;  // true: it counts; unknown: `missing` says what is not recorded
};

struct ScoreState {
  const Owned<sdk::Score>* score = nullptr;
  std::vector<ItemState> items;  // in the score's order
  double total = 0;              // points of the items recorded present, those below 0 left out
  double at_most = 0;            // `total` if every open item were present
  double deducted = 0;           // points below 0 of the items recorded present
  const Fact* sent = nullptr;    // the total that was sent; null: none
  // The total that was sent cannot come from these items, whatever the open ones are.
  bool disagrees = false;
  // What the higher of `total` and the sent total means; empty: no band holds it.
  std::string meaning;
};

// Scores of which an item is recorded present (age and sex alone say nothing), a total was sent, or
// no item is open; by id.
// `patient` must be derived; the states point into it and into `knowledge`.
std::vector<ScoreState> ScoresOf(const Knowledge& knowledge, const Patient& patient);

}  // namespace soleus::reasoning
