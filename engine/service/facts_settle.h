// From many readings of one finding to one fact: newest first, the index leg only, and every
// disagreement said aloud. Does not depend on the order of the readings.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/btree_set.h"
#include "engine/reasoning/patient.h"
#include "engine/service/facts_reading.h"

namespace soleus::service {

// The leg that the answer speaks of: left, right, bilateral; empty where nothing states a leg.
//   1. The legs on which a complaint is present.
//   2. Else the legs of sided choices (where the pain is).
//   3. Else the one leg that every sided finding names.
//   4. Else the one leg on which something is present; or bilateral.
// `complaints`: ids of findings.
std::string ChooseSide(const std::vector<Reading>& readings,
                       const absl::btree_set<std::string_view>& complaints);

// Facts by finding id. A sided finding keeps the readings of `side` and those that name no leg; how
// many were left out because they are of the other leg is one information issue. Where `side` is
// bilateral, a yes-no finding is absent only if it is absent on both legs.
//
// Of the readings that may be the newest (dates are spans, and spans overlap) present wins over
// absent, an earlier category over a later one, and a smaller number over a larger.
absl::btree_map<std::string, reasoning::Fact, std::less<>> Settle(
    const std::vector<Reading>& readings, std::string_view side, IssueLog& log);

}  // namespace soleus::service
