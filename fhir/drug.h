// Inside `fhir` only: what the four medication resources have alike: which drug, and how it is to
// be taken.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "fhir/resources.h"

namespace soleus::fhir {

enum class Found { kYes, kNo, kOverBudget };

// medication[x] of `at`: one drug, or each active ingredient of a Medication that has no code. kNo:
// left out, with an Issue; kOverBudget: the copy budget is spent.
Found ReadDrugs(const Element& at, const Resource& resource, Task& task,
                std::vector<Concept>& drugs);

// Adds `medication` to the record, once for each drug.
void AddEach(std::vector<Concept> drugs, const Medication& medication, Record& record);

// What the instructions say together: from the first start to the last end (none if one is open),
// and the route if all that name one name the same.
struct Instructions {
  Span span;
  std::optional<std::chrono::seconds> length;  // of a single instruction: several may follow on
  std::optional<Concept> route;

  std::optional<Time> EndFrom(const std::optional<Time>& start) const;
};
Instructions ReadInstructions(const Element& list, Reader& reader);

// An exact duration of one second to a hundred years; another one is said.
std::optional<std::chrono::seconds> ReadDuration(const Element& at, Reader& reader);

// The last second of what lasts so long from the first second of `start`.
Time EndOf(const Time& start, std::chrono::seconds length);

}  // namespace soleus::fhir
