// A patient of a few facts, and what one or more built plugins make of it. An assessment points
// into the knowledge that it was made from, which must outlive it.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::test {

using Ids = std::set<std::string_view>;

class WorkedPatient {
 public:
  explicit WorkedPatient(double age_years) { patient_.age_years = age_years; }

  WorkedPatient& Has(sdk::FindingId f) {
    return Set(f, {.state = reasoning::Fact::State::kPresent});
  }
  WorkedPatient& HasNo(sdk::FindingId f) {
    return Set(f, {.state = reasoning::Fact::State::kAbsent});
  }
  WorkedPatient& Chooses(sdk::FindingId f, std::string category) {
    return Set(f, {.state = reasoning::Fact::State::kValue, .category = std::move(category)});
  }
  WorkedPatient& ForWeeks(double weeks) {
    patient_.onset_weeks = sdk::Interval{.low = weeks, .high = weeks};
    return *this;
  }
  reasoning::Assessment Assess(const reasoning::Knowledge& knowledge) const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(knowledge, patient);
    return reasoning::Assess(knowledge, patient, {});
  }

 private:
  WorkedPatient& Set(sdk::FindingId f, reasoning::Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  reasoning::Patient patient_;
};

inline Ids Fired(const reasoning::Assessment& a) {
  Ids ids;
  for (const auto& state : a.flags) {
    if (state.fired) ids.insert(state.flag->item->id);
  }
  return ids;
}

// Neither fired nor excluded: an answer is missing.
inline Ids LeftOpen(const reasoning::Assessment& a) {
  Ids ids;
  for (const auto& state : a.flags) {
    if (!state.fired) ids.insert(state.flag->item->id);
  }
  return ids;
}

// What the flag `id` still waits for; empty where it is not open.
inline std::set<std::string> WaitsFor(const reasoning::Assessment& a, std::string_view id) {
  for (const auto& state : a.flags) {
    if (state.flag->item->id == id && !state.fired) {
      return {state.missing.begin(), state.missing.end()};
    }
  }
  return {};
}

inline double ProbabilityOf(const reasoning::Assessment& a, std::string_view id) {
  for (const auto& row : a.differential) {
    if (row.id == id) return row.probability;
  }
  return -1;
}

}  // namespace soleus::test
