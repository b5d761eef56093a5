// Inside `fhir` only: what the four medication resources have alike: which drug, and how it is to
// be taken.
#pragma once

#include <chrono>
#include <optional>

#include "fhir/resources.h"

namespace soleus::fhir {

enum class Found { kYes, kNo, kOverBudget };

// medication[x] of `at`. kNo: left out, with an Issue; kOverBudget: the copy budget is spent.
Found ReadDrug(const Element& at, const Resource& resource, Task& task, Concept& drug);

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
