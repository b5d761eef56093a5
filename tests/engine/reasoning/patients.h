// Patients in one line each, for the tests of this folder.
#pragma once

#include <string>
#include <utility>

#include "engine/reasoning/assess.h"
#include "tests/support/small_table.h"

namespace soleus::test {

inline const reasoning::Knowledge& SmallKnowledge() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    const absl::Status added = k->Add(kSmallTable);
    if (!added.ok()) std::abort();
    return k;
  }();
  return knowledge;
}

class PatientBuilder {
 public:
  PatientBuilder& Age(double years) {
    patient_.age_years = years;
    return *this;
  }
  PatientBuilder& Has(FindingId f) { return Set(f, {.state = reasoning::Fact::State::kPresent}); }
  PatientBuilder& HasNo(FindingId f) { return Set(f, {.state = reasoning::Fact::State::kAbsent}); }
  PatientBuilder& CannotAnswer(FindingId f) {
    return Set(f, {.state = reasoning::Fact::State::kUnanswered});
  }
  PatientBuilder& Points(std::string site) {
    return Set(kSite, {.state = reasoning::Fact::State::kValue, .category = std::move(site)});
  }
  PatientBuilder& Measures(FindingId f, double value) {
    return Set(f, {.state = reasoning::Fact::State::kValue, .number = value});
  }
  reasoning::Patient Derived() const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(SmallKnowledge(), patient);
    return patient;
  }

 private:
  PatientBuilder& Set(FindingId f, reasoning::Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  reasoning::Patient patient_;
};

// An adult with an ache that came on gradually: context "gradual".
inline PatientBuilder Gradual() {
  return PatientBuilder().Age(40).Has(kAche).HasNo(kSudden);
}
inline PatientBuilder Sudden() {
  return PatientBuilder().Age(40).Has(kAche).Has(kSudden);
}

inline reasoning::Assessment AssessSmall(const PatientBuilder& builder,
                                         reasoning::AssessOptions options = {}) {
  return reasoning::Assess(SmallKnowledge(), builder.Derived(), options);
}

inline const reasoning::Hypothesis& Of(const reasoning::Assessment& a, std::string_view id) {
  for (const auto& h : a.differential) {
    if (h.id == id) return h;
  }
  std::abort();
}

}  // namespace soleus::test
