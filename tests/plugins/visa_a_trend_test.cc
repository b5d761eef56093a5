// What the course of VISA-A is taken for, and what is told then. Totals are constructed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalogue/case_replay.h"
#include "engine/catalogue/code_replay.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "plugins/visa_a_trend/trend.h"
#include "tests/plugins/built_tables.h"

namespace soleus::test {
namespace {

using sdk::DatedNumber;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const sdk::Module& TrendModule() {
  static const sdk::Module& module = LoadModule("visa_a_trend");
  return module;
}

// What the built plugin's function says of these totals, in words by finding.
std::map<std::string, std::string> Says(const std::vector<DatedNumber>& values) {
  const sdk::Course course{.finding = vocabulary::kVisaATotal, .values = values};
  sdk::CodeFact facts[16];
  sdk::CodeOutput out{.facts = facts, .capacity = std::size(facts)};
  TrendModule().derive({.courses = {&course, 1}}, out);
  EXPECT_LE(out.size, out.capacity);
  std::map<std::string, std::string> said;
  for (const sdk::CodeFact& fact : std::span(facts).first(out.size)) {
    said[std::string(fact.finding.text)] = fact.given == sdk::Given::kQuantity
                                               ? testing::PrintToString(fact.number)
                                               : std::string(fact.category);
  }
  return said;
}

std::string CourseOf(const std::vector<DatedNumber>& values) {
  const auto said = Says(values);
  const auto at = said.find("visa_a_course");
  return at == said.end() ? "unknown" : at->second;
}

TEST(VisaATrend, ItsCodeMakesOfEachWorkedPatientWhatTheCaseSays) {
  const sdk::Plugin& table = *TrendModule().table;
  const auto call = [](const reasoning::Patient& patient) {
    std::vector<DatedNumber> values;
    for (const auto& value : patient.history.at("visa_a_total")) {
      values.push_back({.number = value.number, .days_ago = value.days_ago});
    }
    const sdk::Course course{.finding = vocabulary::kVisaATotal, .values = values};
    sdk::CodeFact facts[16];
    sdk::CodeOutput out{.facts = facts, .capacity = std::size(facts)};
    TrendModule().derive({.courses = {&course, 1}}, out);
    std::vector<catalogue::CodeFact> made;
    for (const sdk::CodeFact& fact : std::span(facts).first(out.size)) {
      made.push_back({.finding = std::string(fact.finding.text),
                      .fact = {.state = reasoning::Fact::State::kValue,
                               .category = std::string(fact.category),
                               .number = fact.number}});
    }
    return absl::StatusOr<std::vector<catalogue::CodeFact>>(std::move(made));
  };
  EXPECT_EQ(catalogue::FirstCodeCaseThatFails(table, call), "");
  EXPECT_EQ(catalogue::FirstCaseThatFails(table), "");
  EXPECT_EQ(
      catalogue::FirstCodeCaseThatFails(
          table, [](const auto&) { return std::vector<catalogue::CodeFact>(); }),
      "worked case \"gained_then_stood_still\" expects its code to work out visa_a_below_best: "
      "2, visa_a_course: still, visa_a_points_a_week: -0.08; it made nothing; correct the "
      "code or the case.");
  EXPECT_EQ(
      catalogue::FirstCodeCaseThatFails(
          table, [](const auto&) { return absl::AbortedError("The code ended by SIGSEGV."); }),
      "worked case \"gained_then_stood_still\": its code did not answer: The code ended by "
      "SIGSEGV.");
}

// Three values six weeks apart: the line rises by exactly what lies between first and last.
TEST(VisaATrend, SevenPointsOverTheStretchAreARiseAndSixAreNone) {
  EXPECT_EQ(CourseOf({{50, 84}, {50, 42}, {57, 0}}), "rising");
  EXPECT_EQ(CourseOf({{50, 84}, {50, 42}, {56, 0}}), "still");
}

TEST(VisaATrend, SevenBelowTheBestIsAFallHoweverFewValuesAndSixIsNone) {
  EXPECT_EQ(CourseOf({{57, 14}, {50, 0}}), "fallen");
  EXPECT_EQ(CourseOf({{56, 14}, {50, 0}}), "unknown");
  // The best lies before the twelve weeks.
  EXPECT_EQ(CourseOf({{70, 300}, {60, 84}, {61, 42}, {62, 0}}), "fallen");
}

TEST(VisaATrend, NeedsThreeValuesOverSixWeeksToSpeakOfATrend) {
  EXPECT_EQ(CourseOf({{50, 41}, {50, 20}, {50, 0}}), "unknown");
  EXPECT_EQ(CourseOf({{50, 42}, {50, 20}, {50, 0}}), "still");
  EXPECT_EQ(CourseOf({{50, 84}, {50, 0}}), "unknown");
  EXPECT_THAT(Says({{50, 84}, {50, 0}}), ElementsAre(Pair("visa_a_below_best", "0")));
}

TEST(VisaATrend, SaysNothingOfOneValueNorOfWhatIsOlderThanTwelveWeeks) {
  EXPECT_THAT(Says({{50, 0}}), IsEmpty());
  EXPECT_THAT(Says({{70, 200}, {60, 120}, {50, 85}}), IsEmpty());
  EXPECT_EQ(CourseOf({{70, 200}, {60, 120}, {50, 84}}), "fallen");
}

TEST(VisaATrend, AboveNinetyIsFullRecoveryWhateverWentBefore) {
  EXPECT_EQ(CourseOf({{100, 14}, {91, 0}}), "recovered");
  EXPECT_EQ(CourseOf({{100, 14}, {90, 0}}), "fallen");
}

// The 30 points before them do not weigh.
TEST(VisaATrend, TheLineIsOfTheLastTwelveWeeksAlone) {
  EXPECT_THAT(Says({{20, 200}, {50, 84}, {50, 42}, {50, 0}}),
              ElementsAre(Pair("visa_a_below_best", "0"), Pair("visa_a_course", "still"),
                          Pair("visa_a_points_a_week", "0")));
}

// No condition, no ratio, no order: whoever has no course of VISA-A gets the answer without it.
TEST(VisaATrend, WeighsNothingAndOrdersNothing) {
  const sdk::Plugin& table = *TrendModule().table;
  EXPECT_THAT(table.conditions, IsEmpty());
  EXPECT_THAT(table.red_flags, IsEmpty());
  EXPECT_THAT(table.orders, IsEmpty());
  reasoning::Knowledge alone;
  ASSERT_TRUE(alone.Add(table).ok());
  reasoning::Patient patient{.age_years = 42};
  reasoning::Derive(alone, patient);
  const reasoning::Assessment got = reasoning::Assess(alone, patient, {});
  EXPECT_THAT(got.follow_ups, IsEmpty());
  EXPECT_THAT(got.next, IsEmpty());
}

}  // namespace
}  // namespace soleus::test
