// What to ask next with every bundled plugin loaded, against whole assessments: for each finding
// that can be asked and each answer to it, the patient with that answer is assessed from scratch.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/reasoning/answers.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/odds.h"
#include "tests/engine/reasoning/look_ahead_check.h"
#include "tests/plugins/all_tables.h"
#include "tests/support/random_patient.h"

namespace soleus::test {
namespace {

using reasoning::Assessment;
using reasoning::Fact;
using reasoning::Patient;
using Ids = std::set<std::string>;

TEST(LookAheadOfTables, ImaginesWhatAWholeAssessmentFinds) {
  RandomPatients random(AllKnowledge(), 20261126);
  EXPECT_GT(CompareWithWholeAssessments(AllKnowledge(), random, 600, 3), 1000);
}

Assessment AssessWith(const Patient& patient, std::size_t max_next) {
  return Assess(AllKnowledge(), patient, {.flags = {}, .max_next_findings = max_next});
}

// 2: fired, 1: not excluded. A flag that is not here is excluded.
std::map<std::string, int> FlagsOf(const Assessment& a) {
  std::map<std::string, int> flags;
  for (const auto& state : a.flags) flags[std::string(state.flag->item->id)] = state.fired ? 2 : 1;
  return flags;
}

Ids OfferedBy(const Assessment& a) {
  Ids ids;
  for (const auto& set : a.plan.sets) {
    for (const auto& offer : set.orders) ids.emplace(offer.order->item->id);
  }
  return ids;
}

double Bits(const Assessment& a) {
  double bits = 0;
  for (const auto& h : a.differential) {
    bits -= h.probability > 0 ? h.probability * std::log2(h.probability) : 0;
  }
  return bits;
}

// Tests that a fired or open flag forbids, and measures that come to the same test.
Ids ForbiddenBy(const Assessment& a) {
  Ids ids;
  for (const auto& state : a.flags) {
    for (sdk::FindingId test : state.flag->item->withholds_tests) ids.emplace(test.text);
  }
  return ids;
}

const sdk::Evidence* RowOf(const reasoning::Hypothesis& h, const sdk::Finding& finding) {
  if (h.condition == nullptr) return nullptr;
  for (const sdk::Evidence& row : h.condition->item->evidence) {
    if (row.finding == finding.id && !row.for_the_record) return &row;
  }
  return nullptr;
}

// P(present) of a yes-no finding, worked out from the rows as they are printed: each row's own
// P(present | not the condition), their mean, and the ratio of each condition on top. 0.1 where no
// row weighs it; 0.02 from either end at least.
double PresentIn(const sdk::Finding& finding, const Assessment& a) {
  double without = 0;
  int rows = 0;
  for (const auto& h : a.differential) {
    const sdk::Evidence* row = RowOf(h, finding);
    if (row == nullptr) continue;
    const double plus = reasoning::InUse(row->present, row->quality).value;
    const double minus = reasoning::InUse(row->absent, row->quality).value;
    const bool says = std::abs(plus - minus) >= 1e-9;
    without += says ? std::clamp((1 - minus) / (plus - minus), 0.02, 0.98) : 0.1;
    ++rows;
  }
  if (rows == 0) return 0.1;
  without /= rows;
  double present = 0;
  for (const auto& h : a.differential) {
    const sdk::Evidence* row = RowOf(h, finding);
    const double plus = row == nullptr ? 1 : reasoning::InUse(row->present, row->quality).value;
    present += h.probability * std::min(0.98, without * plus);
  }
  return present;
}

struct BruteForced {
  double value = 0;
  bool mandatory = false;
  double probability = 0;               // of the first answer
  std::vector<Assessment> assessments;  // by answer
  std::vector<reasoning::Answer> answers;
};

double Effort(const sdk::Finding& finding) {
  switch (finding.method) {
    case sdk::Method::kHistory: return 1;
    case sdk::Method::kBedside: return 1.5;
    case sdk::Method::kLaboratory: return 4;
    case sdk::Method::kImaging: return 8;
  }
  return 0;
}

// Expected change of a flag first (each decided flag 100, each that only closes 30), of the orders
// second (10), expected bits third.
BruteForced Force(const sdk::Finding& finding, const Patient& patient, const Assessment& now) {
  BruteForced forced;
  std::vector<double> probabilities;
  for (const auto& condition : AllKnowledge().conditions()) {
    for (const auto& h : now.differential) {
      if (h.condition == &condition) probabilities.push_back(h.probability);
    }
  }
  for (const auto& h : now.differential) {
    if (h.condition == nullptr) probabilities.push_back(h.probability);
  }
  forced.answers = AnswersTo(finding, AllKnowledge(), probabilities);
  if (finding.kind == sdk::ValueKind::kYesNo) {
    EXPECT_NEAR(forced.answers.at(0).probability, PresentIn(finding, now), 1e-12);
    EXPECT_NEAR(forced.answers.at(1).probability, 1 - PresentIn(finding, now), 1e-12);
  }
  double sum = 0;
  double bits = 0;
  const auto flags_now = FlagsOf(now);
  for (const reasoning::Answer& answer : forced.answers) {
    Patient imagined = patient;
    imagined.facts.insert_or_assign(std::string(finding.id.text), answer.fact);
    Derive(AllKnowledge(), imagined);
    Assessment then = AssessWith(imagined, 0);
    const auto flags_then = FlagsOf(then);
    for (const auto& flag : AllKnowledge().red_flags()) {
      const std::string id(flag.item->id);
      const int before = flags_now.contains(id) ? flags_now.at(id) : 0;
      const int after = flags_then.contains(id) ? flags_then.at(id) : 0;
      if (before == after) continue;
      forced.value += answer.probability * (before == 2 || after == 2 ? 100 : 30);
    }
    if (OfferedBy(then) != OfferedBy(now)) forced.value += answer.probability * 10;
    bits += answer.probability * Bits(then);
    sum += answer.probability;
    forced.assessments.push_back(std::move(then));
  }
  if (!forced.answers.empty()) {
    EXPECT_NEAR(sum, 1, 1e-9) << finding.id.text;
  }
  const auto& missing = now.context.missing;
  const bool opens = std::find(missing.begin(), missing.end(), finding.id.text) != missing.end();
  const double conditions = static_cast<double>(AllKnowledge().conditions().size());
  forced.value += opens ? std::log2(2 + conditions) : std::max(0.0, Bits(now) - bits);
  forced.value /= Effort(finding);
  forced.mandatory = opens;
  for (const auto& state : now.flags) {
    if (state.fired || state.flag->item->severity != sdk::Severity::kStop) continue;
    for (sdk::FindingId item : state.flag->item->screen) {
      const auto asks = Evaluate(sdk::Known(item), AllKnowledge(), patient, {}).missing;
      for (const std::string& id : asks) {
        if (id == finding.id.text && std::count(state.missing.begin(), state.missing.end(), id)) {
          forced.mandatory = true;
        }
      }
    }
  }
  return forced;
}

bool MayBeAsked(const sdk::Finding& finding, const Patient& patient, const Ids& forbidden) {
  if (finding.local_code.empty() || patient.Find(finding.id.text) != nullptr) return false;
  if (reasoning::NeedNotBeAsked(finding.id.text, patient)) return false;
  if (forbidden.contains(std::string(finding.id.text))) return false;
  if (finding.kind != sdk::ValueKind::kQuantity) return true;
  if (!finding.change_of.text.empty()) return false;
  for (const auto& score : AllKnowledge().scores()) {
    if (score.item->sent_as == finding.id) return false;
  }
  for (const sdk::Finding* derived : AllKnowledge().wiring().Of(finding.id.text).derived) {
    if (forbidden.contains(std::string(derived->id.text))) return false;
  }
  return true;
}

void ExpectOutcome(const reasoning::Outcome& outcome, const Assessment& then,
                   const Assessment& now) {
  if (then.differential.empty()) {
    EXPECT_EQ(outcome.leading_condition_id, "");
  } else {
    EXPECT_EQ(outcome.leading_condition_id, then.differential.front().id);
    EXPECT_NEAR(outcome.leading_probability, then.differential.front().probability, 1e-12);
  }
  Ids fired;
  for (const auto& [id, standing] : FlagsOf(then)) {
    if (standing == 2) fired.insert(id);
  }
  EXPECT_EQ(Ids(outcome.flags_fired.begin(), outcome.flags_fired.end()), fired);
  Ids closed;
  for (const auto& [id, standing] : FlagsOf(now)) {
    if (!FlagsOf(then).contains(id)) closed.insert(id);
  }
  EXPECT_EQ(Ids(outcome.flags_closed.begin(), outcome.flags_closed.end()), closed);
}

// What is shown first is compared for every patient, of what comes later every third question, by
// turns: to force one answer takes a whole assessment.
constexpr std::size_t kAlwaysCompared = 10;
constexpr std::size_t kTurns = 3;

void ExpectAgrees(const Patient& patient, std::size_t turn) {
  const Assessment now = AssessWith(patient, 1000);
  if (!now.context.complaint) {
    EXPECT_TRUE(now.next.empty());
    return;
  }
  const Ids forbidden = ForbiddenBy(now);
  std::map<std::string_view, std::size_t> rank;
  for (const auto& next : now.next) rank.emplace(next.finding->id.text, rank.size());
  std::map<std::string_view, BruteForced> forced;
  for (const auto& [id, finding] : AllKnowledge().used_findings()) {
    const bool shown = rank.contains(id);
    const bool first = shown && rank.at(id) < kAlwaysCompared;
    if (!first && ++turn % kTurns != 0) continue;
    if (!MayBeAsked(*finding, patient, forbidden)) {
      EXPECT_FALSE(shown) << id;
      continue;
    }
    BruteForced f = Force(*finding, patient, now);
    const bool worth = f.answers.size() >= 2 && (f.mandatory || f.value > 1e-9);
    EXPECT_EQ(shown, worth) << id;
    if (worth) forced.emplace(id, std::move(f));
  }
  const reasoning::NextFinding* before = nullptr;
  for (const reasoning::NextFinding& next : now.next) {
    if (before != nullptr) {
      EXPECT_TRUE(before->mandatory || !next.mandatory) << next.finding->id.text;
      EXPECT_TRUE(before->mandatory != next.mandatory || before->value >= next.value)
          << next.finding->id.text;
    }
    before = &next;
    const auto it = forced.find(next.finding->id.text);
    if (it == forced.end()) continue;
    const BruteForced& f = it->second;
    EXPECT_NEAR(next.value, f.value, 1e-9) << next.finding->id.text;
    EXPECT_EQ(next.mandatory, f.mandatory) << next.finding->id.text;
    EXPECT_NEAR(next.probability_present, f.answers[0].probability, 1e-12);
    EXPECT_EQ(next.if_present.value, f.answers[0].value);
    EXPECT_EQ(next.if_absent.value, f.answers[1].value);
    ExpectOutcome(next.if_present, f.assessments[0], now);
    ExpectOutcome(next.if_absent, f.assessments[1], now);
  }
}

Patient PatientOf(const sdk::Case& worked) {
  Patient patient;
  patient.age_years = worked.age_years;
  for (const sdk::CaseFact& given : worked.facts) {
    Fact& fact = patient.facts[std::string(given.finding.text)];
    fact.state = given.given == sdk::Given::kPresent  ? Fact::State::kPresent
                 : given.given == sdk::Given::kAbsent ? Fact::State::kAbsent
                                                      : Fact::State::kValue;
    fact.category = std::string(given.category);
    fact.number = given.number;
  }
  Derive(AllKnowledge(), patient);
  return patient;
}

TEST(AskNextOfTables, AgreesWithBruteForceForEveryWorkedPatient) {
  std::size_t patients = 0;
  for (const sdk::Plugin* table : AllTables()) {
    for (const sdk::Case& worked : table->cases) {
      SCOPED_TRACE(worked.id);
      ExpectAgrees(PatientOf(worked), ++patients);
      if (HasFailure()) return;
    }
  }
  EXPECT_GE(patients, 20u);
}

TEST(AskNextOfTables, AgreesWithBruteForceForRandomPatients) {
  RandomPatients random(AllKnowledge(), 20261127);
  for (std::size_t i = 0; i < 40; ++i) {
    SCOPED_TRACE(i);
    ExpectAgrees(random.DrawDerived(0.1 + 0.3 * random.Share()), i);
    if (HasFailure()) return;
  }
}

TEST(AskNextOfTables, NeverAsksForATestThatAFiredOrOpenFlagForbids) {
  RandomPatients random(AllKnowledge(), 20261128);
  int forbade = 0;
  for (int i = 0; i < 150; ++i) {
    const Patient patient = random.DrawDerived(0.3 * random.Share());
    const Assessment a = AssessWith(patient, 1000);
    const Ids forbidden = ForbiddenBy(a);
    forbade += forbidden.empty() ? 0 : 1;
    for (const auto& next : a.next) {
      EXPECT_FALSE(forbidden.contains(std::string(next.finding->id.text))) << next.finding->id.text;
    }
  }
  EXPECT_GT(forbade, 50);  // else it claims nothing
}

TEST(AskNextOfTables, AsksForAQuantityByItsRanges) {
  RandomPatients random(AllKnowledge(), 20261129);
  Ids asked;
  for (int i = 0; i < 40; ++i) {
    for (const auto& next : AssessWith(random.DrawDerived(0.2), 1000).next) {
      if (next.finding->kind != sdk::ValueKind::kQuantity) continue;
      asked.emplace(next.finding->id.text);
      for (const auto* outcome : {&next.if_present, &next.if_absent}) {
        EXPECT_NE(outcome->value.find_first_of("<>"), std::string::npos) << outcome->value;
      }
    }
  }
  EXPECT_GE(asked.size(), 3u);
}

}  // namespace
}  // namespace soleus::test
