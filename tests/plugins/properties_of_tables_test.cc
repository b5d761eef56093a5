// What holds for any patient with every bundled plugin loaded, over thousands of random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/odds.h"
#include "tests/plugins/all_tables.h"
#include "tests/support/random_patient.h"

namespace soleus::test {
namespace {

using reasoning::Assessment;
using reasoning::Fact;
using reasoning::Patient;

constexpr int kPatients = 1500;

Assessment AssessOnly(const Patient& patient) {
  return Assess(AllKnowledge(), patient, {.flags = {}, .max_next_findings = 0});
}

Patient With(const Patient& patient, std::string_view finding, Fact fact) {
  Patient other = patient;
  other.facts.insert_or_assign(std::string(finding), std::move(fact));
  Derive(AllKnowledge(), other);
  return other;
}

double ProbabilityOf(const Assessment& a, std::string_view condition) {
  for (const auto& h : a.differential) {
    if (h.id == condition) return h.probability;
  }
  return 0;
}

bool Has(const sdk::Rule& rule, sdk::Op op) {
  return std::any_of(rule.terms.begin(), rule.terms.end(),
                     [op](const sdk::Term& term) { return term.op == op; });
}

// One unknown finding of the patient, drawn at random; nullptr: all are known.
const sdk::Finding* UnknownOf(const Patient& patient, RandomPatients& random) {
  for (int tries = 0; tries < 20; ++tries) {
    const sdk::Finding* finding = random.askable()[random.Below(random.askable().size())];
    if (patient.Find(finding->id.text) == nullptr) return finding;
  }
  return nullptr;
}

// Only the rules that a fact reaches are looked at, and those that need none.
TEST(PropertiesOfTables, DerivingWhatTheFactsReachIsDerivingAll) {
  std::vector<const sdk::Finding*> all;
  for (const auto& [id, finding] : AllKnowledge().used_findings()) {
    if (!finding->derived.empty()) all.push_back(finding);
  }
  const auto states = [](const Patient& patient) {
    std::vector<std::pair<std::string, Fact::State>> list;
    for (const auto& [id, fact] : patient.facts) list.emplace_back(id, fact.state);
    return list;
  };
  RandomPatients random(AllKnowledge(), 11);
  std::size_t derived = 0;
  for (int i = 0; i < kPatients; ++i) {
    const Patient drawn = i == 0 ? Patient{} : random.Draw(0.3 * random.Share() * random.Share());
    Patient reached = drawn;
    Patient looked_at_all = drawn;
    EXPECT_EQ(Derive(AllKnowledge(), reached), DeriveAmong(all, AllKnowledge(), looked_at_all, {}));
    EXPECT_EQ(states(reached), states(looked_at_all));
    derived += reached.facts.size() - drawn.facts.size();
  }
  EXPECT_GT(derived, static_cast<std::size_t>(kPatients));
}

TEST(PropertiesOfTables, ProbabilitiesSumToOneAndSomethingElseKeepsFivePercentPretest) {
  RandomPatients random(AllKnowledge(), 1);
  int ranked = 0;
  for (int i = 0; i < kPatients; ++i) {
    const Assessment a = AssessOnly(random.DrawDerived(0.5 * random.Share()));
    if (a.differential.empty()) continue;
    ++ranked;
    double sum = 0;
    double pretests = 0;
    for (const auto& h : a.differential) {
      sum += h.probability;
      pretests += h.pretest;
      EXPECT_GE(h.probability, 0);
      EXPECT_LE(h.low, h.probability);
      EXPECT_GE(h.high, h.probability);
      EXPECT_TRUE(h.condition != nullptr || h.pretest >= 0.05 - 1e-12);
    }
    EXPECT_NEAR(sum, 1, 1e-9);
    EXPECT_NEAR(pretests, 1, 1e-9);
  }
  EXPECT_GT(ranked, kPatients / 2);
}

TEST(PropertiesOfTables, AQuestionAskedInVainMovesNoProbabilityAndExcludesNoFlag) {
  RandomPatients random(AllKnowledge(), 2);
  for (int i = 0; i < kPatients; ++i) {
    const Patient patient = random.DrawDerived(0.4 * random.Share());
    const sdk::Finding* finding = UnknownOf(patient, random);
    if (finding == nullptr) continue;
    const Assessment before = AssessOnly(patient);
    const Assessment after =
        AssessOnly(With(patient, finding->id.text, {.state = Fact::State::kUnanswered}));
    ASSERT_EQ(before.differential.size(), after.differential.size());
    for (std::size_t k = 0; k < before.differential.size(); ++k) {
      EXPECT_EQ(before.differential[k].id, after.differential[k].id) << finding->id.text;
      EXPECT_EQ(before.differential[k].probability, after.differential[k].probability);
    }
    std::set<std::string_view> told;
    std::set<std::string_view> fired;
    for (const auto& state : after.flags) {
      told.insert(state.flag->item->id);
      if (state.fired) fired.insert(state.flag->item->id);
    }
    for (const auto& state : before.flags) {
      const std::string_view id = state.flag->item->id;
      EXPECT_TRUE(state.fired ? fired.contains(id) : told.contains(id))
          << id << " after " << finding->id.text;
    }
  }
}

// The one condition that the finding, and all that is derived from it, weighs on, and only upwards
// where it is present; nullptr: there is none such.
const sdk::Condition* RaisesAlone(const sdk::Finding& finding) {
  const reasoning::Reach& reach = AllKnowledge().wiring().Of(finding.id.text);
  if (finding.kind != sdk::ValueKind::kYesNo || reach.rows.empty() || !reach.modified.empty() ||
      reach.presentation) {
    return nullptr;
  }
  for (const sdk::Finding* derived : reach.derived) {
    if (Has(derived->derived, sdk::Op::kAbsent)) return nullptr;
  }
  const std::size_t condition = reach.rows.front().condition;
  for (const auto& at : reach.rows) {
    const sdk::Condition& item = *AllKnowledge().conditions()[at.condition].item;
    const sdk::Evidence& row = item.evidence[at.row];
    const bool raises = reasoning::InUse(row.present, row.quality).value >= 1;
    if (at.condition != condition || !raises) return nullptr;
  }
  return AllKnowledge().conditions()[condition].item;
}

TEST(PropertiesOfTables, AFindingThatRaisesOneConditionAloneNeverLowersIt) {
  RandomPatients random(AllKnowledge(), 3);
  std::vector<std::pair<const sdk::Finding*, const sdk::Condition*>> alone;
  for (const sdk::Finding* finding : random.askable()) {
    const sdk::Condition* condition = RaisesAlone(*finding);
    if (condition != nullptr) alone.emplace_back(finding, condition);
  }
  ASSERT_GE(alone.size(), 5u);
  int raised = 0;
  for (int i = 0; i < kPatients; ++i) {
    const Patient patient = random.DrawDerived(0.4 * random.Share());
    const auto& [finding, condition] = alone[random.Below(alone.size())];
    if (patient.Find(finding->id.text) != nullptr) continue;
    const double before = ProbabilityOf(AssessOnly(patient), condition->id.text);
    const double after =
        ProbabilityOf(AssessOnly(With(patient, finding->id.text, {.state = Fact::State::kPresent})),
                      condition->id.text);
    EXPECT_GE(after, before - 1e-12) << finding->id.text << ", " << condition->id.text;
    raised += after > before + 1e-9 ? 1 : 0;
  }
  EXPECT_GT(raised, 100);
}

// Whether the rule, or the rule of a finding that it rests on, states a finding as absent, or as
// not recorded present.
bool StatesAbsence(const sdk::Rule& rule, int depth = 0) {
  if (Has(rule, sdk::Op::kAbsent) || Has(rule, sdk::Op::kNotCharted)) return true;
  return depth < 8 && std::any_of(rule.terms.begin(), rule.terms.end(), [&](const auto& term) {
           const sdk::Finding* finding = AllKnowledge().FindFinding(term.subject);
           return finding != nullptr && StatesAbsence(finding->derived, depth + 1);
         });
}

TEST(PropertiesOfTables, APresentFindingUnfiresAFlagOnlyThroughAnAbsenceOrAProbability) {
  RandomPatients random(AllKnowledge(), 4);
  int stood = 0;
  for (int i = 0; i < kPatients; ++i) {
    const Patient patient = random.DrawDerived(0.4 * random.Share());
    const sdk::Finding* finding = UnknownOf(patient, random);
    if (finding == nullptr || finding->kind != sdk::ValueKind::kYesNo) continue;
    const Assessment after =
        AssessOnly(With(patient, finding->id.text, {.state = Fact::State::kPresent}));
    for (const auto& state : AssessOnly(patient).flags) {
      const sdk::RedFlag& flag = *state.flag->item;
      if (!state.fired || Has(flag.when, sdk::Op::kPosteriorAtLeast) || StatesAbsence(flag.when)) {
        continue;
      }
      const bool fired = std::any_of(after.flags.begin(), after.flags.end(), [&](const auto& s) {
        return s.fired && s.flag->item->id == flag.id;
      });
      EXPECT_TRUE(fired) << flag.id << " after " << finding->id.text;
      ++stood;
    }
  }
  EXPECT_GT(stood, 500);
}

TEST(PropertiesOfTables, EveryWithheldOrderNamesItsFlagOrContraindication) {
  RandomPatients random(AllKnowledge(), 5);
  std::size_t withheld = 0;
  for (int i = 0; i < kPatients; ++i) {
    const Assessment a = AssessOnly(random.DrawDerived(0.4 * random.Share()));
    std::set<std::string_view> fired;
    for (const auto& state : a.flags) {
      if (state.fired) fired.insert(state.flag->item->id);
    }
    std::set<std::string_view> offered;
    for (const auto& set : a.plan.sets) {
      for (const auto& offer : set.orders) offered.insert(offer.order->item->id);
    }
    for (const reasoning::Withheld& held : a.plan.withheld) {
      ++withheld;
      EXPECT_FALSE(held.by.empty()) << held.order_id;
      EXPECT_FALSE(held.reason.empty()) << held.order_id;
      EXPECT_FALSE(offered.contains(held.order_id)) << held.order_id;
      for (const std::string& by : held.by) {
        bool named = fired.contains(by);
        if (held.order != nullptr) {
          for (const auto& c : held.order->item->contraindications) named = named || c.id == by;
        }
        EXPECT_TRUE(named) << held.order_id << " by " << by;
      }
    }
  }
  EXPECT_GT(withheld, 1000u);
}

}  // namespace
}  // namespace soleus::test
