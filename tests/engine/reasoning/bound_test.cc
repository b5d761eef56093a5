#include "engine/reasoning/bound.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

#include "engine/reasoning/explain.h"
#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

using reasoning::BoundReading;
using reasoning::Fact;
using reasoning::ReadBound;

// Of the small table: minutes turn at 30 (a band and an order's rule) and at 240, where its last
// band ends.
BoundReading Read(std::string_view comparator, double bound) {
  return ReadBound(SmallKnowledge(), kMinutes.text, comparator, bound);
}

TEST(Bound, IsAValueWhereEveryNumberThatItAllowsAnswersAlike) {
  const auto below = Read("<", 30);
  ASSERT_TRUE(below.number.has_value());
  EXPECT_LT(*below.number, 30);  // on the near side of the turn, though 30 itself is beyond it
  EXPECT_GT(*below.number, 29.999999);
  EXPECT_EQ(Read("<", 5).number.value_or(-1), std::nextafter(5.0, 0.0));
  EXPECT_EQ(Read("<=", 29).number, 29);
  EXPECT_EQ(Read(">=", 240).number, 240);
  EXPECT_GT(Read(">", 240).number.value_or(-1), 240);
}

TEST(Bound, SaysTooLittleWhereAnAnswerTurnsWithinIt) {
  EXPECT_EQ(Read("<=", 30).turns_at, 30);  // 30 is allowed, and lies beyond the turn
  EXPECT_EQ(Read("<", 31).turns_at, 30);
  EXPECT_EQ(Read(">", 29).turns_at, 30);
  EXPECT_EQ(Read(">=", 30).turns_at, 240);
  EXPECT_EQ(Read(">", 100).turns_at, 240);
  for (const auto& reading : {Read("<=", 30), Read("<", 31), Read(">", 29), Read(">=", 30)}) {
    EXPECT_FALSE(reading.number.has_value());
  }
}

// `table` must outlive it.
reasoning::Knowledge With(const Plugin& table) {
  reasoning::Knowledge knowledge;
  EXPECT_TRUE(knowledge.Add(table).ok());
  return knowledge;
}

TEST(Bound, EveryKindOfRuleCanTurn) {
  constexpr Rule kFrom10 = AtLeast(kMinutes, 10);
  static constexpr ScoreItem kItems[] = {{.label = "Long", .when = kFrom10}};
  static constexpr ScoreBand kBands[] = {{0, 2, "any"}};
  static constexpr Score kScores[] = {
      {.id = "long", .name = "Long", .items = kItems, .bands = kBands}};
  static constexpr FollowUp kFollowUps[] = {
      {.id = "later", .when = "later", .what = "look", .if_holds = kFrom10}};
  static constexpr Factor kFactors[] = {{.id = "stiffness",
                                         .claim = "It is stiff",
                                         .verdict = "so",
                                         .assess = {kMinutes},
                                         .present_if = kFrom10}};
  EXPECT_TRUE(ReadBound(With(kSmallTable), kMinutes.text, "<", 20).number.has_value());
  Plugin scored = kSmallTable;
  scored.scores = kScores;
  Plugin followed = kSmallTable;
  followed.follow_ups = kFollowUps;
  Plugin factored = kSmallTable;
  factored.factors = kFactors;
  for (const Plugin& table : {scored, followed, factored}) {
    EXPECT_EQ(ReadBound(With(table), kMinutes.text, "<", 20).turns_at, 10);
  }
}

TEST(Bound, IsNoNumberForACourseOrAScore) {
  static constexpr ScoreItem kItems[] = {{.label = "Squeeze", .when = Present(kSqueeze)}};
  static constexpr ScoreBand kBands[] = {{0, 2, "any"}};
  static constexpr Score kScores[] = {
      {.id = "signs", .name = "Signs", .sent_as = kMinutes, .items = kItems, .bands = kBands}};
  static constexpr Outcome kOutcomes[] = {
      {.id = "total", .name = "Total", .finding = kMinutes, .when = "now"}};
  Plugin scored = kSmallTable;
  scored.scores = kScores;
  Plugin followed = kSmallTable;
  followed.outcomes = kOutcomes;
  for (const Plugin& table : {scored, followed}) {
    const BoundReading reading = ReadBound(With(table), kMinutes.text, "<", 5);
    EXPECT_FALSE(reading.number.has_value());
    EXPECT_FALSE(reading.turns_at.has_value());
  }
}

TEST(Bound, IsShownAsABoundAndNeverAsANumber) {
  const sdk::Finding& minutes = *SmallKnowledge().FindFinding(kMinutes.text);
  Fact fact{.state = Fact::State::kValue, .number = std::nextafter(5.0, 0.0), .comparator = "<"};
  EXPECT_EQ(ValueText(fact, minutes), "<5 min");  // converted: six digits
  fact.decimal = "5.0";
  EXPECT_EQ(ValueText(fact, minutes), "<5.0 min");
  fact.comparator = "";
  EXPECT_EQ(ValueText(fact, minutes), "5.0 min");
}

}  // namespace
}  // namespace soleus::test
