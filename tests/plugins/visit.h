// One visit, as a test tells it: what was recorded, assessed by the built tables named.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "tests/plugins/built_tables.h"

namespace soleus::test {

using Ids = std::set<std::string_view>;

// An assessment points into what it was made from: the knowledge is never destroyed.
inline const reasoning::Knowledge& Together(std::initializer_list<const char*> plugins) {
  auto* knowledge = new reasoning::Knowledge();
  for (const char* id : plugins) EXPECT_TRUE(knowledge->Add(Load(id)).ok()) << id;
  return *knowledge;
}

class Visit {
 public:
  Visit(double age_years, std::string onset_type, std::string location) {
    patient_.age_years = age_years;
    Chooses({"onset_type"}, std::move(onset_type)).Chooses({"pain_location"}, std::move(location));
  }
  Visit& Has(sdk::FindingId f) { return Set(f, {.state = reasoning::Fact::State::kPresent}); }
  Visit& HasNo(sdk::FindingId f) { return Set(f, {.state = reasoning::Fact::State::kAbsent}); }
  Visit& Chooses(sdk::FindingId f, std::string category) {
    return Set(f, {.state = reasoning::Fact::State::kValue, .category = std::move(category)});
  }
  Visit& DaysAgo(double days) {
    patient_.onset_weeks = {days / 7, days / 7};
    return *this;
  }
  reasoning::Assessment Assess(const reasoning::Knowledge& knowledge) const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(knowledge, patient);
    // What to ask next is not looked at here, and costs the most.
    return reasoning::Assess(knowledge, patient, {.max_next_findings = 0});
  }
  Ids Fired(const reasoning::Knowledge& knowledge) const { return Flags(knowledge, true); }
  // Flags that are listed as not excluded.
  Ids Open(const reasoning::Knowledge& knowledge) const { return Flags(knowledge, false); }

 private:
  Visit& Set(sdk::FindingId f, reasoning::Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  Ids Flags(const reasoning::Knowledge& knowledge, bool fired) const {
    Ids ids;
    const reasoning::Assessment a = Assess(knowledge);
    for (const reasoning::FlagState& state : a.flags) {
      if (state.fired == fired) ids.insert(state.flag->item->id);
    }
    return ids;
  }
  reasoning::Patient patient_;
};

}  // namespace soleus::test
