#include "engine/service/differences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/service/dry_run.h"
#include "engine/service/latency.h"
#include "tests/engine/service/trial_fixture.h"

namespace soleus::test {
namespace {

using service::Differences;
using service::DryRun;
using service::Gist;
using service::Latencies;
using service::ShiftOf;
using service::WhyNotComparable;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Gist Before() {
  return {.context = "gradual",
          .urgency = "routine",
          .ranking = {{"tear", 0.6}, {"strain", 0.3}, {"toxic", 0.1}},
          .flags = {{"open_flag", false}, {"fired_flag", true}},
          .offered = {"boot"},
          .withheld = {"raises"},
          .plugins = {{"small", "1.0.0"}}};
}

TEST(Differences, AreNoneWhereOnlyProbabilitiesMoved) {
  Gist after = Before();
  after.ranking[0].second = 0.5;
  EXPECT_THAT(Differences(Before(), Before()), IsEmpty());
  EXPECT_THAT(Differences(Before(), after), IsEmpty());
  EXPECT_TRUE(ShiftOf(Before(), after).agreed);
}

TEST(Differences, TellFlagsFirstAndThoseThatFireOrNoLongerFireBeforeTheRest) {
  Gist after = Before();
  after.flags = {{"a_new_open_flag", false}, {"fired_flag", false}, {"open_flag", true}};
  after.urgency = "emergency";
  EXPECT_THAT(Differences(Before(), after),
              ElementsAre("Red flag \"fired_flag\" would no longer fire, but be not excluded.",
                          "Red flag \"open_flag\" would fire; it was not excluded.",
                          "Red flag \"a_new_open_flag\" would be not excluded; it was excluded.",
                          "The urgency would be emergency; it was routine."));
  EXPECT_THAT(ShiftOf(Before(), after).appeared, ElementsAre("open_flag"));
  EXPECT_THAT(ShiftOf(Before(), after).vanished, ElementsAre("fired_flag"));
}

// strain 2 to 1, tear 1 to 2: two places. toxic goes and calm comes: neither was moved.
TEST(Differences, TellWhoIsFirstAndWhoMovedFromWhereToWhere) {
  Gist after = Before();
  after.ranking = {{"strain", 0.5}, {"tear", 0.4}, {"calm", 0.1}};
  EXPECT_THAT(Differences(Before(), after),
              ElementsAre("First would be \"strain\" (50.0 %); it was \"tear\" (60.0 %).",
                          "Newly ranked: calm at 3 (10.0 %).", "No longer ranked: toxic (10.0 %).",
                          "Places: strain 2 to 1 (30.0 % to 50.0 %), tear 1 to 2 (60.0 % to 40.0 "
                          "%)."));
  const service::Shift shift = ShiftOf(Before(), after);
  EXPECT_TRUE(shift.first_changed);
  EXPECT_EQ(shift.places, 2u);
}

TEST(Differences, TellOrdersThatComeAndGoAndAreWithheldOrNoLonger) {
  Gist after = Before();
  after.offered = {"advice"};
  after.withheld = {"stretch"};
  EXPECT_THAT(Differences(Before(), after),
              ElementsAre("Orders that would newly be offered: advice.",
                          "Orders that would no longer be offered: boot.",
                          "Orders that would newly be withheld: stretch.",
                          "Orders that would no longer be withheld: raises."));
  EXPECT_FALSE(ShiftOf(Before(), after).agreed);
}

TEST(Differences, CannotBeToldWhereAnotherPluginHasChanged) {
  const auto base = Small();
  EXPECT_EQ(WhyNotComparable({{"small", "1.0.0"}}, *base, "other"), "");
  EXPECT_EQ(WhyNotComparable({{"small", "0.9.0"}}, *base, "small"), "");
  EXPECT_EQ(WhyNotComparable({}, *base, "small"), "");
  EXPECT_EQ(WhyNotComparable({{"small", "0.9.0"}}, *base, "other"),
            "small has gone from 0.9.0 to 1.0.0");
  EXPECT_EQ(WhyNotComparable({}, *base, "other"), "small 1.0.0 did not serve then");
  EXPECT_EQ(WhyNotComparable({{"gone", "1.0.0"}, {"small", "1.0.0"}}, *base, "small"),
            "gone 1.0.0 serves no more");
}

TEST(DryRun, TellsWhichWorkedPatientsWouldBeAnsweredOtherwise) {
  const auto active = Small();
  EXPECT_EQ(DryRun(*active, *active).cases(), 1u);
  EXPECT_EQ(DryRun(*active, *active).changed_size(), 0);
  const v1::DryRunResponse response = DryRun(*active, *Small(Doubtful));
  EXPECT_EQ(response.refusal(), "");
  ASSERT_EQ(response.changed_size(), 1);
  EXPECT_EQ(response.changed(0).what(), "small/squeezed");
  EXPECT_EQ(response.changed(0).lines(0),
            "Red flag \"suspected_tear\" would no longer fire, but be not excluded.");
}

TEST(DryRun, ReplaysTheCasesOfBoth) {
  const auto other = Small([](SmallParts& p) { p.worked.id = "another"; });
  EXPECT_EQ(DryRun(*Small(), *other).cases(), 2u);
}

TEST(DryRun, SaysWhoWouldNoLongerServe) {
  catalogue::KnowledgeBuilder builder;
  builder.AddFailure("small", "small: its table contradicts another; rename its flag.");
  const v1::DryRunResponse response = DryRun(*Small(), *builder.Publish());
  EXPECT_THAT(response.refusal(), HasSubstr("contradicts another"));
}

TEST(Latencies, AreToldWithinSevenPercentAndNeverBelow) {
  Latencies latencies;
  EXPECT_EQ(latencies.Quantile(0.5), 0);
  // 98 of 1 ms, one of 50 ms, one of 2 s.
  for (int i = 0; i < 98; ++i) latencies.Add(std::chrono::milliseconds(1));
  latencies.Add(std::chrono::milliseconds(50));
  latencies.Add(std::chrono::seconds(2));
  const auto about = [](double ms) { return AllOf(testing::Ge(ms), testing::Lt(ms * 1.07)); };
  EXPECT_THAT(latencies.Quantile(0.5), about(1));
  EXPECT_THAT(latencies.Quantile(0.98), about(1));
  EXPECT_THAT(latencies.Quantile(0.99), about(50));
  EXPECT_THAT(latencies.Quantile(1), about(2000));
  latencies.Add(std::chrono::microseconds(0));
  latencies.Add(std::chrono::hours(1000));
  EXPECT_GT(latencies.Quantile(1), 4'000'000);
}

}  // namespace
}  // namespace soleus::test
