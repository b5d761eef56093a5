// One sent value, read as what one finding can take: yes or no, one of its categories, or a number
// in its own unit. Everything else stays unknown, and `trouble` says why.
#pragma once

#include <optional>
#include <string>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "engine/service/facts_index.h"
#include "fhir/record.h"

namespace soleus::service {

struct ValueReading {
  std::optional<reasoning::Fact> fact;  // nullopt: unknown
  // Follows "Observation/x: <code> "; empty only where the value was used. A value that was tried
  // and cannot be answered has both a fact (kUnanswered) and a trouble.
  std::string trouble;
  std::string remedy;
};

// `value` is one of `observation.values`. Pure; any thread.
//
// A quantity is read as `facts_quantity.h` says, by what `knowledge` asks of it. A text is no
// quantity but for a bound ("<5 mg/L" and nothing else), which laboratories send so.
ValueReading ReadValue(const CodeTarget& target, const fhir::Observation& observation,
                       const fhir::Value& value, const reasoning::Knowledge& knowledge);

}  // namespace soleus::service
