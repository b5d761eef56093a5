#include "engine/reasoning/look_ahead.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/reasoning/answers.h"
#include "tests/engine/reasoning/look_ahead_check.h"
#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

TEST(LookAhead, ImaginesWhatAWholeAssessmentFinds) {
  RandomPatients random(SmallKnowledge(), 20261125);
  EXPECT_GT(CompareWithWholeAssessments(SmallKnowledge(), random, 3000, 3), 3000);
}

TEST(LookAhead, TouchesOnlyWhatHangsOnTheFinding) {
  const reasoning::Reach& tender = SmallKnowledge().wiring().Of("tender");
  EXPECT_FALSE(tender.presentation);
  EXPECT_TRUE(tender.derived.empty());
  ASSERT_EQ(tender.rows.size(), 1u);  // strain alone weighs it
  EXPECT_EQ(SmallKnowledge().conditions()[tender.rows[0].condition].item->id.text, "strain");
  // Weak counts towards the score, and the score fires the flag.
  const reasoning::Reach& weak = SmallKnowledge().wiring().Of("weak");
  ASSERT_EQ(weak.derived.size(), 1u);
  EXPECT_EQ(weak.derived[0]->id, kScore);
  ASSERT_EQ(weak.flags.size(), 1u);
  EXPECT_EQ(SmallKnowledge().red_flags()[weak.flags[0]].item->id, "suspected_tear");
}

TEST(LookAhead, AValueKeptAgainstItsRuleStaysKept) {
  static constexpr FindingId kRed{"red"}, kHot{"hot"}, kInflamed{"inflamed"};
  static constexpr Finding kSkin[] = {{.id = kRed, .label = "Red", .local_code = "red"},
                                      {.id = kHot, .label = "Hot", .local_code = "hot"},
                                      {.id = kInflamed,
                                       .label = "Inflamed",
                                       .local_code = "inflamed",
                                       .derived = AnyOf(Present(kRed), Present(kHot))}};
  static constexpr RedFlag kFlags[] = {
      {.id = "cellulitis", .name = "Cellulitis", .when = Present(kInflamed)}};
  Plugin table;
  table.about.id = "skin";
  table.vocabulary = kSkin;
  table.red_flags = kFlags;
  reasoning::Knowledge knowledge;
  ASSERT_TRUE(knowledge.Add(table).ok());
  // Red a week ago, "not inflamed" today: the newer word stands, and heat of last week is no news.
  reasoning::Patient patient;
  patient.facts["red"].state = reasoning::Fact::State::kPresent;
  patient.facts["inflamed"].state = reasoning::Fact::State::kAbsent;
  Derive(knowledge, patient, {"inflamed"});
  const reasoning::FlagOptions options;
  reasoning::LookAhead ahead(knowledge, patient, options);
  ASSERT_EQ(ahead.now().flags[0], reasoning::Standing::kExcluded);
  const auto then = ahead.If(kSkin[1], {.state = reasoning::Fact::State::kPresent});
  EXPECT_EQ(then.flags[0], reasoning::Standing::kExcluded);
}

// --- answers ---

const Finding& FindingOf(FindingId id) {
  return *SmallKnowledge().FindFinding(id.text);
}

// By id: strain, tear, toxic, then something else.
constexpr double kEven[] = {0.3, 0.2, 0.01, 0.49};

TEST(Answers, OfAYesNoFindingFollowFromItsRatios) {
  // tender: LR 2 / 0.5, so P(present | no strain) = (1 - .5) / (2 - .5) = 1/3, with strain 2/3:
  // .7 x 1/3 + .3 x 2/3 = 1.3/3.
  const auto answers = AnswersTo(FindingOf(kTender), SmallKnowledge(), kEven);
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[0].value, "present");
  EXPECT_NEAR(answers[0].probability, 1.3 / 3, 1e-12);
  EXPECT_NEAR(answers[1].probability, 1.7 / 3, 1e-12);
}

TEST(Answers, OfAQuantityAreItsBandsInWords) {
  // minutes: [0, 30) 0.5, [30, 240) 3. With q the share of the long band without strain:
  // 3q + .5 (1 - q) = 1, q = .2. With strain: .6. Together .7 x .2 + .3 x .6 = .32.
  const auto answers = AnswersTo(FindingOf(kMinutes), SmallKnowledge(), kEven);
  ASSERT_EQ(answers.size(), 2u);  // the likeliest first
  EXPECT_EQ(answers[0].value, "< 30 min");
  EXPECT_NEAR(answers[0].probability, 0.68, 1e-9);
  EXPECT_LT(answers[0].fact.number, 30);
  EXPECT_EQ(answers[1].value, ">= 30 min");
  EXPECT_NEAR(answers[1].probability, 0.32, 1e-9);
  EXPECT_EQ(answers[1].fact.number, 30);
}

TEST(Answers, OfAQuantityIncludeWhatARuleComparesItWith) {
  static constexpr FindingId kTemperature{"temperature"}, kFever{"fever"}, kAcheHere{"ache"};
  static constexpr Finding kHot[] = {
      {.id = kAcheHere, .label = "Ache", .local_code = "ache"},
      {.id = kTemperature,
       .label = "Temperature",
       .kind = ValueKind::kQuantity,
       .local_code = "temperature",
       .unit = "Cel"},
      {.id = kFever, .label = "Fever", .derived = AtLeast(kTemperature, 38)}};
  static constexpr RedFlag kFlags[] = {
      {.id = "sepsis", .name = "Sepsis", .when = AnyOf(Present(kFever), Below(kTemperature, 36))}};
  Plugin table;
  table.about.id = "hot";
  table.vocabulary = kHot;
  table.red_flags = kFlags;
  reasoning::Knowledge knowledge;
  ASSERT_TRUE(knowledge.Add(table).ok());
  // Fever weighs nowhere: .1, as for any sign that only a rule asks for; below 36 likewise; the
  // rest is left to the range that no rule is about.
  const auto answers = AnswersTo(kHot[1], knowledge, {});
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_EQ(answers[0].value, "36 to < 38 Cel");
  EXPECT_NEAR(answers[0].probability, 0.8, 1e-12);
  EXPECT_EQ(answers[1].value, "< 36 Cel");
  EXPECT_NEAR(answers[1].probability, 0.1, 1e-12);
  EXPECT_EQ(answers[2].value, ">= 38 Cel");
  EXPECT_NEAR(answers[2].probability, 0.1, 1e-12);
}

TEST(Answers, OfThreeBandsAreTheEvenestSharesThatTheirRatiosAllow) {
  static constexpr FindingId kCrp{"crp"};
  static constexpr Band kBands[] = {{.low = 0, .high = 10, .ratio = Estimate(0.5, 0.4, 0.6)},
                                    {.low = 10, .high = 50, .ratio = Estimate(1, 0.9, 1.1)},
                                    {.low = 50, .high = 500, .ratio = Estimate(2, 1.5, 3)}};
  static constexpr Finding kBlood[] = {{.id = kCrp,
                                        .label = "CRP",
                                        .kind = ValueKind::kQuantity,
                                        .local_code = "crp",
                                        .unit = "mg/L"}};
  static constexpr Evidence kRows[] = {{.finding = kCrp, .bands = kBands}};
  static constexpr Condition kInfection[] = {{.id = {"infection"}, .evidence = kRows}};
  Plugin table;
  table.about.id = "blood";
  table.vocabulary = kBlood;
  table.conditions = kInfection;
  reasoning::Knowledge knowledge;
  ASSERT_TRUE(knowledge.Add(table).ok());
  const double infection_or_not[] = {0, 1};  // nobody has it: the shares without it
  const auto answers = AnswersTo(kBlood[0], knowledge, infection_or_not);
  ASSERT_EQ(answers.size(), 3u);
  double sum = 0;
  double mean = 0;
  double low = 0, middle = 0, high = 0;
  for (const auto& answer : answers) {
    const double ratio = answer.fact.number < 10 ? 0.5 : answer.fact.number < 50 ? 1 : 2;
    (ratio < 1 ? low : ratio > 1 ? high : middle) = answer.probability;
    sum += answer.probability;
    mean += answer.probability * ratio;
  }
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_NEAR(mean, 1, 1e-9);
  // exp(lambda r) with r = .5, 1, 2: ln(middle/low) / .5 = ln(high/middle) / 1.
  EXPECT_NEAR(std::log(middle / low) / 0.5, std::log(high / middle), 1e-6);
}

}  // namespace
}  // namespace soleus::test
