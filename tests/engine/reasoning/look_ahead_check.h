// The claim of the look-ahead, for any knowledge: what it imagines is what a whole assessment of
// the patient with that fact finds.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/look_ahead.h"
#include "tests/support/random_patient.h"

namespace soleus::test {

inline void ExpectSame(const reasoning::Knowledge& knowledge, const reasoning::Imagined& lean,
                       const reasoning::Assessment& whole) {
  const auto& conditions = knowledge.conditions();
  ASSERT_EQ(lean.probabilities.size(), whole.differential.empty() ? 0 : conditions.size() + 1);
  for (const reasoning::Hypothesis& h : whole.differential) {
    std::size_t i = 0;
    while (i < conditions.size() && conditions[i].item->id.text != h.id) ++i;
    EXPECT_EQ(lean.probabilities[i], h.probability) << h.id;  // bit for bit
  }
  if (!whole.differential.empty()) {
    const std::size_t leading = lean.Leading(knowledge);
    EXPECT_EQ(whole.differential.front().id, leading < conditions.size()
                                                 ? conditions[leading].item->id.text
                                                 : reasoning::kSomethingElse);
  }
  for (std::size_t f = 0; f < knowledge.red_flags().size(); ++f) {
    const std::string_view id = knowledge.red_flags()[f].item->id;
    auto standing = reasoning::Standing::kExcluded;
    for (const reasoning::FlagState& state : whole.flags) {
      if (state.flag->item->id != id) continue;
      standing = state.fired ? reasoning::Standing::kFired : reasoning::Standing::kOpen;
    }
    EXPECT_EQ(lean.flags[f], standing) << id;
  }
  std::set<std::string_view> offered;
  for (const auto& set : whole.plan.sets) {
    for (const auto& offer : set.orders) offered.insert(offer.order->item->id);
  }
  std::set<std::string_view> lean_offered;
  for (std::size_t o : lean.offered) lean_offered.insert(knowledge.wiring().orders[o]->id);
  EXPECT_EQ(lean_offered, offered);
}

// Now, and for a few supposed facts of each of `patients` random ones. Returns how many were
// compared.
inline int CompareWithWholeAssessments(const reasoning::Knowledge& knowledge,
                                       RandomPatients& random, int patients, int facts_of_each) {
  int compared = 0;
  for (int i = 0; i < patients; ++i) {
    const reasoning::Patient patient = random.DrawDerived(0.05 + 0.4 * random.Share());
    reasoning::FlagOptions options{.nobody_to_ask = random.Chance(0.1)};
    const auto assess = [&](const reasoning::Patient& p) {
      return Assess(knowledge, p, {.flags = options, .max_next_findings = 0});
    };
    const reasoning::Assessment now = assess(patient);
    if (!now.context.complaint) continue;
    reasoning::LookAhead ahead(knowledge, patient, options);
    ExpectSame(knowledge, ahead.now(), now);
    for (int k = 0; k < facts_of_each; ++k) {
      const sdk::Finding& finding = *random.askable()[random.Below(random.askable().size())];
      if (patient.Find(finding.id.text) != nullptr) continue;
      const reasoning::Fact fact = random.Value(finding);
      reasoning::Patient imagined = patient;
      imagined.facts.insert_or_assign(std::string(finding.id.text), fact);
      Derive(knowledge, imagined);
      ExpectSame(knowledge, ahead.If(finding, fact), assess(imagined));
      ++compared;
      if (testing::Test::HasFailure()) {
        ADD_FAILURE() << "patient " << i << ", supposing " << finding.id.text;
        return compared;
      }
    }
    ExpectSame(knowledge, ahead.now(), now);  // supposing leaves no trace
  }
  return compared;
}

}  // namespace soleus::test
