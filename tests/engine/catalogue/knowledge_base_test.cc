#include "engine/catalogue/knowledge_base.h"

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "engine/catalogue/table_codec.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#define TINY_ID "tiny"
#include "tests/engine/catalogue/plugins/tiny.h"

namespace soleus::catalogue {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// The parts of the tiny table that a test changes.
struct Parts {
  sdk::Plugin table = tiny::kTable;
  sdk::Condition condition = tiny::kConditions[0];
  sdk::RedFlag flag = tiny::kRedFlags[0];
  sdk::Case worked = tiny::kCases[0];
};

// The tiny table as plugin `id`, with condition `id` and flag `id`_flag, then changed.
std::unique_ptr<LoadedTable> Table(
    const std::string& id, const std::function<void(Parts&)>& change = [](Parts&) {}) {
  const std::string flag_id = id + "_flag";
  Parts parts;
  parts.table.about.id = id;
  parts.condition.id = {id};
  parts.flag.id = flag_id;
  parts.worked.first = {id};
  parts.worked.flags_fired = {flag_id};
  change(parts);
  parts.table.conditions = {&parts.condition, 1};
  parts.table.red_flags = {&parts.flag, 1};
  parts.table.cases = {&parts.worked, 1};
  return *LoadedTable::Decode(EncodeTable(parts.table));
}

std::string ReasonAgainst(const std::function<void(Parts&)>& change) {
  KnowledgeBuilder builder;
  builder.AddTable("tiny", Table("tiny", change));
  builder.AddTable("neighbour", Table("neighbour"));
  const auto base = builder.Publish();
  EXPECT_THAT(base->participants(), SizeIs(2));
  EXPECT_TRUE(base->participants()[0].serving) << "the neighbour serves whatever tiny does";
  EXPECT_EQ(base->knowledge().plugins().size(), base->participants()[1].serving ? 2U : 1U);
  return base->participants()[1].reason;
}

TEST(KnowledgeBuilder, AnUnchangedTableServes) {
  EXPECT_EQ(ReasonAgainst([](Parts&) {}), "");
}

TEST(KnowledgeBuilder, AMalformedTableThatCameAsBytesIsRefused) {
  EXPECT_THAT(ReasonAgainst([](Parts& p) { p.condition.name = {}; }),
              HasSubstr("tiny: its table is malformed: tiny: condition \"tiny\" needs a name"));
}

TEST(KnowledgeBuilder, ARetiredPluginDoesNotServeAndStillSaysItsVersion) {
  KnowledgeBuilder builder;
  builder.AddTable("tiny",
                   Table("tiny", [](Parts& p) { p.table.about.status = sdk::Status::kRetired; }));
  const auto base = builder.Publish();
  const Participant& tiny = base->participants()[0];
  EXPECT_FALSE(tiny.serving);
  EXPECT_EQ(tiny.version, "1.0.0");
  EXPECT_EQ(tiny.status, sdk::Status::kRetired);
  EXPECT_THAT(tiny.reason, HasSubstr("version 1.0.0 is retired"));
}

TEST(KnowledgeBuilder, ACaseWhoseFlagDoesNotFireIsRefused) {
  EXPECT_THAT(
      ReasonAgainst([](Parts& p) { p.flag.when = sdk::Absent(tiny::kSign); }),
      AllOf(HasSubstr("worked case \"sign_present\""), HasSubstr("tiny_flag; fired: none")));
}

TEST(KnowledgeBuilder, ACaseThatExpectsNoFlagIsRefusedWhereOneFires) {
  EXPECT_THAT(ReasonAgainst([](Parts& p) { p.worked.flags_fired = {}; }),
              HasSubstr("to fire: none; fired: tiny_flag"));
}

TEST(KnowledgeBuilder, ACaseWhoseFollowUpIsNotToldIsRefused) {
  static constexpr sdk::FollowUp kLater[] = {
      {.id = "later", .when = "2 weeks", .what = "Look.", .if_holds = sdk::Absent(tiny::kSign)}};
  EXPECT_THAT(ReasonAgainst([](Parts& p) {
                p.table.follow_ups = kLater;
                p.worked.follow_ups = {"later"};
              }),
              HasSubstr("expects follow-up \"later\" to be told; told: none"));
}

// A table of no condition whose flag hangs on what its code works out: the table's part of the case
// is replayed with that, and fails without.
TEST(KnowledgeBuilder, ACaseIsReplayedWithWhatTheCodeMustWorkOut) {
  static constexpr sdk::FindingId kTrend{"test_trend"};
  static constexpr sdk::Finding kFindings[] = {tiny::kVocabulary[0],
                                               tiny::kVocabulary[1],
                                               {.id = kTrend, .label = "Trend", .by_code = true}};
  static constexpr sdk::CaseFact kFalls[] = {{.finding = kTrend}};
  const auto reason_with = [](std::span<const sdk::CaseFact> worked_out) {
    return ReasonAgainst([worked_out](Parts& p) {
      p.table.vocabulary = kFindings;
      p.table.code = {.what = "A trend.", .reads = {tiny::kSign}, .sets = {kTrend}};
      p.flag.when = sdk::Present(kTrend);
      p.worked.worked_out = worked_out;
    });
  };
  EXPECT_EQ(reason_with(kFalls), "");
  EXPECT_THAT(reason_with({}), HasSubstr("tiny_flag; fired: none"));
}

TEST(KnowledgeBuilder, ACaseOutsideEveryPresentationIsRefused) {
  EXPECT_THAT(ReasonAgainst([](Parts& p) { p.worked.facts = p.worked.facts.last(1); }),
              HasSubstr("but no presentation was recognised"));
}

TEST(KnowledgeBuilder, ACaseWhoseOrderIsNotOfferedIsRefused) {
  EXPECT_THAT(ReasonAgainst([](Parts& p) { p.worked.offered = {"heel_raise"}; }),
              HasSubstr("expects order \"heel_raise\" to be offered; offered: none"));
}

TEST(KnowledgeBuilder, ACaseWhoseOrderIsNotWithheldIsRefused) {
  EXPECT_THAT(ReasonAgainst([](Parts& p) { p.worked.withheld = {"heel_raise"}; }),
              HasSubstr("expects order \"heel_raise\" to be withheld; withheld: none"));
}

// A table of two conditions. With the sign present, odds in favour of the first are 0.3 * 4 = 1.2
// to 0.2 of the second, which no evidence touches: the first is first.
TEST(KnowledgeBuilder, ACaseThatExpectsTheWrongConditionFirstIsRefused) {
  constexpr sdk::Pretest kRarer[] = {
      {.context = "test_presentation", .point = 0.2, .range = {0.1, 0.3}}};
  const sdk::Condition both[] = {tiny::kConditions[0],
                                 {.id = {"second"}, .name = "Second condition", .pretest = kRarer}};
  sdk::Case worked = tiny::kCases[0];
  const auto reason_with = [&](std::string_view first) {
    worked.first = {first};
    sdk::Plugin table = tiny::kTable;
    table.conditions = both;
    table.cases = {&worked, 1};
    KnowledgeBuilder builder;
    builder.AddTable("tiny", *LoadedTable::Decode(EncodeTable(table)));
    return builder.Publish()->participants()[0].reason;
  };
  EXPECT_EQ(reason_with("tiny"), "");
  EXPECT_THAT(reason_with("second"),
              HasSubstr("expects \"second\" first, but \"tiny\" came out first"));
}

TEST(KnowledgeBuilder, TheOrderOfAddingChangesNothing) {
  const auto clash = [](Parts& p) { p.condition.id = p.worked.first = {"shared"}; };
  std::string digests[2];
  for (const bool forwards : {true, false}) {
    KnowledgeBuilder builder;
    if (forwards) builder.AddTable("a", Table("a", clash));
    builder.AddTable("b", Table("b", clash));
    if (!forwards) builder.AddTable("a", Table("a", clash));
    const auto base = builder.Publish();
    ASSERT_THAT(base->participants(), SizeIs(2));
    EXPECT_TRUE(base->participants()[0].serving);
    EXPECT_FALSE(base->participants()[1].serving);
    EXPECT_THAT(base->participants()[1].reason, HasSubstr("condition \"shared\""));
    digests[forwards ? 1 : 0] = base->digest();
  }
  EXPECT_EQ(digests[0], digests[1]);
}

TEST(KnowledgeBuilder, TheDigestCoversTheTableAndOnlyWhatServes) {
  const auto digest_of = [](const std::function<void(Parts&)>& change) {
    KnowledgeBuilder builder;
    builder.AddTable("tiny", Table("tiny", change));
    return builder.Publish()->digest();
  };
  const auto retire = [](Parts& p) { p.table.about.status = sdk::Status::kRetired; };
  const std::string unchanged = digest_of([](Parts&) {});
  EXPECT_NE(digest_of([](Parts& p) { p.flag.note = "another word"; }), unchanged);
  EXPECT_EQ(digest_of(retire), KnowledgeBuilder().Publish()->digest());
}

// echo -n '' | sha256sum
TEST(KnowledgeBuilder, TheDigestOfNothingIsSha256OfNothing) {
  EXPECT_EQ(KnowledgeBuilder().Publish()->digest(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(KnowledgeBuilder, AFailureIsAParticipantThatDoesNotServe) {
  KnowledgeBuilder builder;
  builder.AddFailure("gone", "gone/plugin.so: there is no such file.");
  const auto base = builder.Publish();
  ASSERT_THAT(base->participants(), SizeIs(1));
  EXPECT_FALSE(base->participants()[0].serving);
  EXPECT_THAT(base->participants()[0].version, IsEmpty());
}

}  // namespace
}  // namespace soleus::catalogue
