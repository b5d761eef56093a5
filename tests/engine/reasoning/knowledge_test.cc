#include "engine/reasoning/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

using testing::HasSubstr;

// The small table under another name, with one condition of its own.
constexpr Pretest kOtherPretest[] = {{.context = "gradual", .point = 0.1, .range = {0.05, 0.2}}};
constexpr Condition kOtherConditions[] = {
    {.id = {"bursitis"}, .name = "Bursitis", .pretest = kOtherPretest}};

constexpr Plugin OtherTable() {
  Plugin table = kSmallTable;
  table.about.id = "other";
  table.conditions = kOtherConditions;
  table.red_flags = {};
  table.order_sets = {};
  return table;
}

TEST(Knowledge, TheSmallTableIsWellFormed) {
  EXPECT_EQ(FirstDefect(kSmallTable).view(), "");
}

TEST(Knowledge, MergesTablesThatMeanTheSameByAWord) {
  const Plugin other = OtherTable();
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(kSmallTable).ok());
  ASSERT_TRUE(k.Add(other).ok());
  EXPECT_EQ(k.conditions().size(), 4u);
  EXPECT_EQ(k.presentations().size(), 2u);
}

TEST(Knowledge, RefusesAFindingThatMeansSomethingElseAndStaysAsItWas) {
  static constexpr Finding kReread[] = {
      {.id = kGap, .label = "Gap", .local_code = "gap-at-the-fascia"}};
  Plugin other = OtherTable();
  other.vocabulary = kReread;
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(kSmallTable).ok());
  const absl::Status refused = k.Add(other);
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refused.message()),
              HasSubstr("other: finding \"gap\" is defined otherwise by plugin \"small\""));
  EXPECT_EQ(k.conditions().size(), 3u);
  EXPECT_EQ(k.plugins().size(), 1u);
}

TEST(Knowledge, AScoreOfTwoPluginsIsOneScoreOrIsRefused) {
  static constexpr ScoreItem kItems[] = {{.label = "Gap", .when = Present(kGap)}};
  static constexpr ScoreBand kBands[] = {{0, 2, "a sign"}};
  static constexpr Score kScores[] = {
      {.id = "signs", .name = "Signs", .items = kItems, .bands = kBands}};
  static constexpr ScoreItem kHeavier[] = {{.label = "Gap", .when = Present(kGap), .points = 2}};
  static constexpr Score kOtherScores[] = {
      {.id = "signs", .name = "Signs", .items = kHeavier, .bands = kBands}};
  Plugin first = kSmallTable;
  first.scores = kScores;
  Plugin second = OtherTable();
  second.scores = kScores;
  Plugin third = OtherTable();
  third.scores = kOtherScores;
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(first).ok());
  EXPECT_THAT(std::string(k.Add(third).message()), HasSubstr("other: score \"signs\" is defined"));
  ASSERT_TRUE(k.Add(second).ok());
  EXPECT_EQ(k.scores().size(), 1u);
}

TEST(Knowledge, TablesAddedTogetherFareAsOneAfterTheOther) {
  static constexpr Finding kReread[] = {
      {.id = kGap, .label = "Gap", .local_code = "gap-at-the-fascia"}};
  Plugin contrary = OtherTable();
  contrary.vocabulary = kReread;
  const Plugin other = OtherTable();
  const sdk::Plugin* const tables[] = {&kSmallTable, &contrary, &other};
  reasoning::Knowledge k;
  const std::vector<absl::Status> fared = k.AddAll(tables);
  ASSERT_EQ(fared.size(), 3u);
  EXPECT_TRUE(fared[0].ok());
  EXPECT_FALSE(fared[1].ok());
  EXPECT_TRUE(fared[2].ok());
  reasoning::Knowledge in_turn;
  ASSERT_TRUE(in_turn.Add(kSmallTable).ok());
  ASSERT_TRUE(in_turn.Add(other).ok());
  EXPECT_EQ(k.conditions().size(), in_turn.conditions().size());
  EXPECT_EQ(k.wiring().cluster_head.size(), in_turn.wiring().cluster_head.size());
  EXPECT_EQ(k.wiring().cluster_head.size(), 4u);
}

// The bruise is asked only of those who fell; what that rests on is then looked for, too.
TEST(Knowledge, KnowsWhoNeedsToBeAskedForWhat) {
  static constexpr FindingId kBruise{"bruise"};
  static constexpr FindingId kFell{"fell"};
  static constexpr Finding kFindings[] = {
      {.id = kBruise, .label = "Bruise", .local_code = "bruise", .ask_if = Present(kFell)},
      {.id = kFell, .label = "Fell", .local_code = "fell"}};
  static constexpr RedFlag kFlags[] = {
      {.id = "bruised", .when = Present(kBruise), .within = "today", .say = "Look."}};
  Plugin table = OtherTable();
  table.vocabulary = kFindings;
  table.presentations = {};
  table.red_flags = kFlags;
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(table).ok());
  EXPECT_TRUE(k.used_findings().contains("fell"));
  ASSERT_TRUE(k.ask_if().contains("bruise"));
  reasoning::Patient patient;
  Derive(k, patient);
  EXPECT_FALSE(NeedNotBeAsked("bruise", patient));
  patient.facts["fell"].state = reasoning::Fact::State::kAbsent;
  EXPECT_TRUE(NeedNotBeAsked("bruise", patient));
}

TEST(Knowledge, RefusesAConditionThatIsTaken) {
  Plugin other = kSmallTable;
  other.about.id = "other";
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(kSmallTable).ok());
  EXPECT_THAT(std::string(k.Add(other).message()),
              HasSubstr("condition \"tear\" is already stated by plugin \"small\""));
}

TEST(Knowledge, UsesOnlyWhatSomeRowOrRuleCanUse) {
  static constexpr Finding kUnusedToo[] = {{.id = {"unused"}, .label = "U", .local_code = "u"}};
  Plugin table = OtherTable();
  table.vocabulary = kUnusedToo;
  table.presentations = {};
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(table).ok());
  EXPECT_NE(k.FindFinding("unused"), nullptr);
  EXPECT_FALSE(k.used_findings().contains("unused"));
  reasoning::Knowledge small;
  ASSERT_TRUE(small.Add(kSmallTable).ok());
  EXPECT_TRUE(small.used_findings().contains("weak"));  // only through the score's rule
}

// What code reads is looked for in a record, its dated values too; what it sets can be shown.
TEST(Knowledge, LooksForWhatAPluginsCodeReads) {
  static constexpr FindingId kTotal{"total"};
  static constexpr FindingId kToday{"today"};
  static constexpr FindingId kTrend{"trend"};
  static constexpr Finding kFindings[] = {{.id = kTotal,
                                           .label = "Total",
                                           .kind = ValueKind::kQuantity,
                                           .local_code = "t",
                                           .unit = "1"},
                                          {.id = kToday, .label = "Today", .local_code = "d"},
                                          {.id = kTrend, .label = "Trend", .by_code = true}};
  Plugin table = OtherTable();
  table.vocabulary = kFindings;
  table.presentations = {};
  table.code = {.what = "A trend.", .reads = {kToday}, .reads_course = {kTotal}, .sets = {kTrend}};
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(table).ok());
  for (const char* id : {"total", "today", "trend"}) {
    EXPECT_TRUE(k.used_findings().contains(id)) << id;
  }
  EXPECT_TRUE(k.tracked().contains("total"));
  EXPECT_FALSE(k.tracked().contains("today"));

  Plugin rival = table;
  rival.about.id = "rival";
  rival.conditions = {};
  rival.red_flags = {};
  rival.order_sets = {};
  rival.factors = {};
  EXPECT_THAT(std::string(k.Add(rival).message()),
              HasSubstr("rival: the value that code sets of finding \"trend\" is already stated by "
                        "plugin \"other\""));
}

}  // namespace
}  // namespace soleus::test
