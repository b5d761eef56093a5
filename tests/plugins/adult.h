// A patient of a few facts before the two Achilles plugins as built.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/built_tables.h"

namespace soleus::test {

namespace leg = vocabulary;
using reasoning::Fact;

inline const reasoning::Knowledge& BothTables() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    for (const sdk::Plugin* table : Both()) EXPECT_TRUE(k->Add(*table).ok());
    return k;
  }();
  return knowledge;
}

// An adult whose heel has hurt for a while at the midportion, unless a test says otherwise.
class Adult {
 public:
  Adult() {
    patient_.age_years = 42;
    Chooses(leg::kPainLocation, "mid-tendon-2-6cm").Chooses(leg::kOnsetType, "gradual");
  }
  Adult& IsAged(double years) {
    patient_.age_years = years;
    return *this;
  }
  Adult& Has(sdk::FindingId f) { return Set(f, {.state = Fact::State::kPresent}); }
  Adult& HasNo(sdk::FindingId f) { return Set(f, {.state = Fact::State::kAbsent}); }
  Adult& CannotAnswer(sdk::FindingId f) { return Set(f, {.state = Fact::State::kUnanswered}); }
  Adult& Chooses(sdk::FindingId f, std::string category) {
    return Set(f, {.state = Fact::State::kValue, .category = std::move(category)});
  }
  Adult& Measures(sdk::FindingId f, double number) {
    return Set(f, {.state = Fact::State::kValue, .number = number});
  }
  reasoning::Assessment Assess() const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(BothTables(), patient);
    return reasoning::Assess(BothTables(), patient, {});
  }

 private:
  Adult& Set(sdk::FindingId f, Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  reasoning::Patient patient_;
};

}  // namespace soleus::test
