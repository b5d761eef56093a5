// Results that a corrected one takes the place of, though it has an id of its own.
#pragma once

#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/service/facts_reading.h"
#include "fhir/record.h"

namespace soleus::service {

// The observations that are not to be read, each with an Issue:
//   - that another one says it replaces;
//   - that a corrected or amended one of the same code shares the business identifier of;
//   - that a corrected or amended one of the same code and side was observed at the same second of.
// The set points into `observations`.
absl::flat_hash_set<const fhir::Observation*> Replaced(
    const std::vector<fhir::Observation>& observations, IssueLog& log);

}  // namespace soleus::service
