// One sent value, read as what one finding can take: yes or no, one of its categories, or a number
// in its own unit. Everything else stays unknown, and `trouble` says why.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/reasoning/patient.h"
#include "fhir/record.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// How a code leads to a finding.
struct ValueTarget {
  const sdk::Finding* finding = nullptr;
  // Not empty: the code asks for a choice, and this yes-no finding is one of its categories.
  std::string_view category;
  // Every category known for the code. Empty where it does not ask for a choice.
  std::span<const std::string_view> known_categories;
};

struct ValueReading {
  std::optional<reasoning::Fact> fact;  // nullopt: unknown
  // Follows "Observation/x: <code> "; empty only where the value was used. A value that was tried
  // and cannot be answered has both a fact (kUnanswered) and a trouble.
  std::string trouble;
  std::string remedy;
};

// `value` is one of `observation.values`. Pure; any thread.
ValueReading ReadValue(const ValueTarget& target, const fhir::Observation& observation,
                       const fhir::Value& value);

}  // namespace soleus::service
