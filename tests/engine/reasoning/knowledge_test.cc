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
  EXPECT_THAT(std::string(refused.message()), HasSubstr("other: finding \"gap\" is defined"));
  EXPECT_EQ(k.conditions().size(), 3u);
  EXPECT_EQ(k.plugins().size(), 1u);
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

}  // namespace
}  // namespace soleus::test
