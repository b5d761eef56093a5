// What a patient's fact says, in a word that a test can name.
#pragma once

#include <string>
#include <string_view>

#include "engine/reasoning/patient.h"

namespace soleus::service {

// present, absent, unanswered, a category, a number to one decimal; "unknown" where there is none.
inline std::string ValueOf(const reasoning::Patient& patient, std::string_view finding) {
  using reasoning::Fact;
  const Fact* fact = patient.Find(finding);
  if (fact == nullptr) return "unknown";
  switch (fact->state) {
    case Fact::State::kPresent: return "present";
    case Fact::State::kAbsent: return "absent";
    case Fact::State::kUnanswered: return "unanswered";
    case Fact::State::kValue: break;
  }
  if (!fact->category.empty()) return fact->category;
  const std::string number = std::to_string(fact->number);
  return number.substr(0, number.find('.') + 2);
}

}  // namespace soleus::service
