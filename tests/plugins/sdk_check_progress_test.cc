// What FirstDefect says about scores, outcomes and follow-ups.
#include <gtest/gtest.h>

#include "plugins/sdk/check.h"
#include "tests/plugins/sample_table.h"

namespace soleus::sdk {
namespace {

TEST(SdkScoreCheck, AScoreIsMadeOfItemsAndSaysWhatItMeans) {
  SampleTable t;
  t.score_bands.clear();
  EXPECT_EQ(t.Defect(),
            "sample: score \"signs\" needs a name, items, and bands that say what it means.");
}

TEST(SdkScoreCheck, AnItemCountsSomething) {
  SampleTable t;
  t.items[0].points = 0;
  EXPECT_EQ(t.Defect(), "sample: score \"signs\": an item needs a label, a rule, and points.");
}

TEST(SdkScoreCheck, BandsLeaveNoTotalWithoutAMeaning) {
  SampleTable t;
  t.score_bands[1].from = 2.5;
  EXPECT_EQ(t.Defect(),
            "sample: score \"signs\": bands must follow one another without gap or overlap.");
}

TEST(SdkScoreCheck, ATotalIsSentAsAQuantity) {
  SampleTable t;
  t.scores[0].sent_as = kSqueeze;
  EXPECT_EQ(t.Defect(),
            "sample: score \"signs\": \"squeeze\" is not a quantity; name one that is.");
}

TEST(SdkOutcomeCheck, AChangeThatCountsIsAboveZero) {
  SampleTable t;
  t.changes[0].change = 0;
  EXPECT_EQ(t.Defect(),
            "sample: outcome \"stiffness\": a change that counts is above 0, after 0 or more "
            "weeks.");
}

TEST(SdkOutcomeCheck, AThresholdNamesAWorkThatIsListed) {
  SampleTable t;
  t.changes[0].sources = {"paper1999"};
  EXPECT_EQ(t.Defect(),
            "sample: outcome \"stiffness\" cites \"paper1999\", which is not among the sources.");
}

TEST(SdkFollowUpCheck, SaysWhenAndWhatToDo) {
  SampleTable t;
  t.follow_ups[0].what = "";
  EXPECT_EQ(t.Defect(), "sample: follow-up \"soon\" must say when, and what to do then.");
}

// With a condition it goes with that condition's care; without one it would be told of everybody.
TEST(SdkFollowUpCheck, OfAPluginWithoutConditionsSaysWhomItConcerns) {
  SampleTable t;
  t.conditions.clear();
  t.sets.clear();
  t.cases.clear();
  t.code = {};
  EXPECT_EQ(t.Defect(),
            "sample: follow-up \"soon\" belongs to no condition's care and has no rule; say whom "
            "it concerns.");
}

}  // namespace
}  // namespace soleus::sdk
