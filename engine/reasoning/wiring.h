// Who depends on whom in the loaded tables: what a finding can change once it is known. Worked out
// when a table is added, so that asking "what if" touches only what hangs on the answer.
//
// Places are indices into the knowledge's own lists (conditions, red flags) and into `orders`.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/btree_set.h"
#include "plugins/sdk/plugin.h"

namespace soleus::reasoning {

class Knowledge;

// Everything that may differ once one finding is known, findings derived from it included. Too
// much is harmless here, too little is a wrong answer.
struct Reach {
  struct Row {
    std::size_t condition = 0;
    std::size_t row = 0;
  };
  std::vector<const sdk::Finding*> derived;  // by id
  std::vector<Row> rows;                     // of the finding and of `derived`
  std::vector<std::size_t> modified;         // conditions with a modifier on it
  std::vector<std::size_t> flags;            // whose rule or screen rests on it
  std::vector<std::size_t> orders;           // whose rules rest on it
  bool presentation = false;

  bool nothing() const {
    return rows.empty() && modified.empty() && flags.empty() && orders.empty() && !presentation;
  }
};

// A number that some rule compares a quantity with.
struct Comparison {
  sdk::Op op = sdk::Op::kAtLeast;  // or kBelow
  double number = 0;
  bool derives = false;  // the rule is that of a derived finding
};

// A probability at which some rule turns; `condition` may be their number: something else.
struct Threshold {
  std::size_t condition = 0;
  double probability = 0;
};

struct Wiring {
  Wiring() = default;
  explicit Wiring(const Knowledge& knowledge);

  const Reach& Of(std::string_view finding) const;
  const std::vector<Comparison>& ComparisonsOf(std::string_view finding) const;
  // Every number at which anything that is loaded answers a quantity in another way from there on:
  // rules of every kind, and the ends of bands. Rising.
  const absl::btree_set<double>& TurnsOf(std::string_view finding) const;

  // Derived findings that may come out of a record without any fact: their rules speak of the age,
  // the sex, the onset, or of what is not charted; or they rest on such findings. By id.
  std::vector<const sdk::Finding*> derived_of_no_fact;
  std::vector<const sdk::Order*> orders;                 // by id
  std::vector<std::vector<std::size_t>> withheld_by;     // orders, by flag
  std::vector<std::vector<std::size_t>> activated_by;    // orders, by flag
  std::vector<std::vector<std::size_t>> care_of;         // orders, by condition
  std::vector<std::vector<Threshold>> flag_thresholds;   // by flag
  std::vector<std::vector<Threshold>> order_thresholds;  // by order
  std::vector<std::vector<const sdk::Finding*>> asked;   // finding of each row, by condition
  // The first row with the same cluster, for each row, by condition; a row on its own is its own.
  std::vector<std::vector<std::size_t>> cluster_head;

 private:
  absl::btree_map<std::string_view, Reach> reach_;
  absl::btree_map<std::string_view, std::vector<Comparison>> comparisons_;
  absl::btree_map<std::string_view, absl::btree_set<double>> turns_;
};

}  // namespace soleus::reasoning
