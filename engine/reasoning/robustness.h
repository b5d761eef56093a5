// How much the first rank hangs on pretest probabilities, which are mostly estimates: who would
// lead with every pretest at an end of its stated range, the evidence weighed as before.
#pragma once

#include <string>

#include "engine/reasoning/differential.h"
#include "engine/reasoning/knowledge.h"

namespace soleus::reasoning {

// The first of the ranking under other pretests.
struct Lead {
  std::string condition_id;
  double probability = 0;
};

// The least sure number that the first rank rests on.
struct WeakestNumber {
  sdk::Provenance provenance = sdk::Provenance::kEstimate;
  // The id and label of a finding or modifier. Empty, with `is_pretest`: the pretest itself.
  std::string id;
  std::string label;
  bool is_pretest = false;
};

struct Robustness {
  Lead all_low;   // every pretest at the low end of its range
  Lead all_high;  // every pretest at the high end
  Lead hardest;   // the leader at its low end, every other one at its high end
  WeakestNumber weakest;
};

// `differential` is RankDifferential's own, and not empty. "Something else" holds what the pretests
// leave over, at least kSomethingElseFloor; where it leads, the hardest case for it is `all_high`.
// Of numbers that are equally unsure the weakest is the ratio or modifier that moves most (the
// first of equals), and the pretest only where no other is as unsure: nothing said of it is news.
Robustness RobustnessOf(const Knowledge& knowledge, const sdk::Presentation& context,
                        const std::vector<Hypothesis>& differential);

}  // namespace soleus::reasoning
