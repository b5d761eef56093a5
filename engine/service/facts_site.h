// Values of the site's own codes: what its mapping says they mean, brought to the form in which
// every other value is read.
#pragma once

#include <string>

#include "absl/container/btree_set.h"
#include "engine/service/facts_index.h"
#include "engine/service/facts_reading.h"
#include "engine/service/facts_value.h"
#include "fhir/record.h"

namespace soleus::service {

// As ReadValue, for any target. Of a target of the site's mapping:
//  - values that are mapped are read by the mapping alone: a value that it does not name is
//  unknown,
//    and so is "positive" beside it, since the site's row may ask the question the other way round;
//  - a number without a unit is in the entry's unit, and a text that is a number is one.
ValueReading ReadSentValue(const CodeTarget& target, const fhir::Observation& observation,
                           const fhir::Value& value, const reasoning::Knowledge& knowledge);

// The side that a resource speaks of, which the mapping states where the resource does not.
// nullopt: the two contradict each other, so the resource must not be used for this finding.
std::optional<fhir::Side> SideOf(const CodeTarget& target, fhir::Side of_resource);

// One information for the whole answer: which findings were read through the site's mapping, once
// each. `resources` counts the times that a finding was read so.
void SayReadThroughMapping(const absl::btree_set<std::string_view>& findings, std::size_t resources,
                           IssueLog& log);

}  // namespace soleus::service
