// What differs between two answers about one patient, in what a clinician would act on: flags,
// urgency, presentation, ranking, orders. Probabilities alone are no difference. Pure functions;
// any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/btree_set.h"
#include "engine/catalogue/knowledge_base.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// What answers are compared by: a hundredth of an answer's size.
struct Gist {
  std::string context;  // empty: none was recognised
  std::string urgency;
  std::vector<std::pair<std::string, double>> ranking;  // condition id, probability
  absl::btree_map<std::string, bool> flags;             // true: fired; false: not excluded
  absl::btree_set<std::string> offered;                 // order ids; so are the next
  absl::btree_set<std::string> withheld;
  absl::btree_map<std::string, std::string> plugins;  // that took part, by id, with their version
};
Gist GistOf(const v1::EvaluateResponse& response);

// What differs, a sentence each, flags first; empty: the same ranking, flags, urgency, orders.
std::vector<std::string> Differences(const Gist& before, const Gist& after);
std::vector<std::string> Differences(const v1::EvaluateResponse& before,
                                     const v1::EvaluateResponse& after);

// The same, to be counted.
struct Shift {
  bool agreed = true;                 // `Differences` is empty
  bool first_changed = false;         // another condition first, or none
  std::size_t places = 0;             // that conditions of both rankings moved, summed
  std::vector<std::string> appeared;  // flags that would newly fire
  std::vector<std::string> vanished;  // flags that would no longer fire
};
Shift ShiftOf(const Gist& before, const Gist& after);

// Why an answer by these plugins cannot be held against one by `base`, whose `plugin_id` alone is
// on trial: another plugin has come, gone or changed its version. One sentence; empty: it can be.
std::string WhyNotComparable(const absl::btree_map<std::string, std::string>& plugins,
                             const catalogue::KnowledgeBase& base, const std::string& plugin_id);

}  // namespace soleus::service
