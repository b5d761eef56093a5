// Verdicts on two dated values, and follow-ups. Thresholds here are round numbers, not medicine.
#include "engine/reasoning/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

using reasoning::Course;
using reasoning::Progress;
using testing::ElementsAre;
using testing::IsEmpty;

// Of strain: 7 from 24 weeks on, 14 from 12. Of tear: 5 at any time.
constexpr ChangeThreshold kChanges[] = {
    {.change = 7, .after_weeks = 24, .for_condition = {"strain"}},
    {.change = 14, .after_weeks = 12, .for_condition = {"strain"}},
    {.change = 5, .for_condition = {"tear"}}};
// 2 less, or a third less of the baseline.
constexpr ChangeThreshold kPainChanges[] = {{.change = 2, .percent = 33}};
constexpr Outcome kOutcomes[] = {
    {.id = "total", .name = "Total", .finding = kMinutes, .when = "now", .thresholds = kChanges}};
constexpr Outcome kPainOutcomes[] = {{.id = "pain",
                                      .name = "Pain",
                                      .finding = kMinutes,
                                      .higher_is_better = false,
                                      .when = "now",
                                      .thresholds = kPainChanges}};
constexpr FollowUp kFollowUps[] = {
    {.id = "always", .when = "2 weeks", .what = "Look."},
    {.id = "for_a_gap", .when = "6 weeks", .what = "Feel.", .if_holds = Present(kGap)}};

const reasoning::Knowledge& With(const Plugin& table) {
  auto& knowledge = *new reasoning::Knowledge();  // lives as long as what points into it
  EXPECT_TRUE(knowledge.Add(table).ok());
  return knowledge;
}

const reasoning::Knowledge& Totals() {
  static constexpr Plugin kTable = [] {
    Plugin table = kSmallTable;
    table.outcomes = kOutcomes;
    table.follow_ups = kFollowUps;
    return table;
  }();
  static const reasoning::Knowledge& knowledge = With(kTable);
  return knowledge;
}

const reasoning::Knowledge& Pains() {
  static constexpr Plugin kTable = [] {
    Plugin table = kSmallTable;
    table.outcomes = kPainOutcomes;
    return table;
  }();
  static const reasoning::Knowledge& knowledge = With(kTable);
  return knowledge;
}

class ProgressTest : public testing::Test {
 protected:
  // Two values, `days` apart, of a patient whose first hypothesis `builder` makes.
  Progress Of(double first, double newest, int days, const PatientBuilder& builder,
              const reasoning::Knowledge& knowledge = Totals()) {
    patient_ = builder.Derived();
    patient_.history["minutes"] = {{.number = first, .date = "2026-01-01", .days_ago = days},
                                   {.number = newest, .date = "2026-06-01", .days_ago = 0}};
    assessment_ = reasoning::Assess(knowledge, patient_, {});
    return assessment_.progress.at(0);
  }
  // Strain leads: 0.3 x 2 beats 0.2 of tear.
  Course Strain(double first, double newest, int days) {
    return Of(first, newest, days, Gradual().Has(kTender)).course;
  }
  reasoning::Patient patient_;
  reasoning::Assessment assessment_;
};

TEST_F(ProgressTest, AtTwelveWeeksFourteenCountsAndBetweenSevenAndFourteenThereIsNoVerdict) {
  EXPECT_EQ(Strain(40, 54, 84), Course::kImproved);
  EXPECT_EQ(Strain(40, 53, 84), Course::kBetween);
  EXPECT_EQ(Strain(40, 47, 84), Course::kBetween);
  EXPECT_EQ(Strain(40, 46, 84), Course::kNoChange);
  EXPECT_EQ(Strain(40, 34, 84), Course::kNoChange);
  EXPECT_EQ(Strain(40, 33, 84), Course::kWorse);
}

TEST_F(ProgressTest, At24WeeksSevenCounts) {
  EXPECT_EQ(Strain(40, 47, 168), Course::kImproved);
  EXPECT_EQ(Strain(40, 47, 167), Course::kBetween);
  EXPECT_EQ(Strain(40, 46, 168), Course::kNoChange);
}

TEST_F(ProgressTest, BeforeTwelveWeeksAGainIsTooEarlyAndALossIsTold) {
  EXPECT_EQ(Strain(40, 60, 83), Course::kTooEarly);
  EXPECT_EQ(Strain(40, 33, 14), Course::kWorse);
  const Progress p = Of(40, 60, 83, Gradual().Has(kTender));
  EXPECT_EQ(p.threshold_change, 14);  // the one that comes soonest
  EXPECT_EQ(p.least_change, 7);
  EXPECT_NEAR(p.weeks, 83 / 7.0, 1e-12);
}

TEST_F(ProgressTest, TheLeadingConditionChoosesTheThreshold) {
  // Tear leads: 0.2 x 8 beats 0.3.
  EXPECT_EQ(Of(40, 45, 7, Gradual().Has(kSqueeze)).course, Course::kImproved);
  // Nobody is ranked without a context: no threshold is anybody's.
  EXPECT_EQ(Of(40, 80, 84, PatientBuilder()).course, Course::kNoThreshold);
}

TEST_F(ProgressTest, WhereLessIsBetterAFallIsAGain) {
  const auto pain = [&](double first, double newest) {
    return Of(first, newest, 7, Gradual(), Pains());
  };
  EXPECT_EQ(pain(8, 6).course, Course::kImproved);
  EXPECT_EQ(pain(8, 6).change, 2);
  EXPECT_EQ(pain(6, 8).course, Course::kWorse);
  EXPECT_EQ(pain(8, 7).course, Course::kNoChange);
  // A third of 3 is 0.99: one point less is enough.
  EXPECT_EQ(pain(3, 2).course, Course::kImproved);
  EXPECT_NEAR(pain(3, 2).threshold_change, 0.99, 1e-12);
  // A third of nothing is no threshold.
  EXPECT_EQ(pain(0, 1).course, Course::kNoChange);
}

TEST_F(ProgressTest, OneValueIsABaselineAndNoneIsNothing) {
  patient_ = Gradual().Derived();
  EXPECT_THAT(reasoning::ProgressOf(Totals(), patient_, {}), IsEmpty());
  patient_.history["minutes"] = {{.number = 40, .date = "2026-01-01"}};
  const auto progress = reasoning::ProgressOf(Totals(), patient_, {});
  ASSERT_EQ(progress.size(), 1u);
  EXPECT_EQ(progress[0].course, Course::kBaselineOnly);
  EXPECT_EQ(progress[0].newest, progress[0].baseline);
}

TEST_F(ProgressTest, FollowUpsAreThoseOfTheCareOfferedWhoseRuleHolds) {
  const auto ids = [&](const PatientBuilder& builder) {
    patient_ = builder.Derived();
    assessment_ = reasoning::Assess(Totals(), patient_, {});
    std::vector<std::string_view> found;
    for (const auto& state : assessment_.follow_ups) found.push_back(state.item->id);
    return found;
  };
  EXPECT_THAT(ids(Gradual().Has(kTender).HasNo(kGap)), ElementsAre("always"));
  // A gap fires the stop flag: care waits, and so does its calendar.
  EXPECT_THAT(ids(Gradual().Has(kTender).Has(kGap)), IsEmpty());
  EXPECT_THAT(ids(PatientBuilder()), IsEmpty());
}

// What follows a measure speaks before the care does, and where no care is offered.
TEST_F(ProgressTest, APluginWithoutConditionsTellsItsFollowUpsWhateverIsRanked) {
  static constexpr FollowUp kOfAMeasure[] = {
      {.id = "slow", .when = "now", .what = "Look.", .if_holds = AtLeast(kMinutes, 30)}};
  static constexpr Plugin kMeasure = [] {
    Plugin table = kSmallTable;
    table.about.id = "measure";
    table.conditions = {};
    table.red_flags = {};
    table.orders = {};
    table.order_sets = {};
    table.factors = {};
    table.cases = {};
    table.follow_ups = kOfAMeasure;
    return table;
  }();
  static constexpr Plugin kCare = [] {
    Plugin table = kSmallTable;
    table.follow_ups = kFollowUps;
    return table;
  }();
  reasoning::Knowledge both;
  ASSERT_TRUE(both.Add(kCare).ok());
  ASSERT_TRUE(both.Add(kMeasure).ok());
  const auto ids = [&](const PatientBuilder& builder) {
    patient_ = builder.Derived();
    assessment_ = reasoning::Assess(both, patient_, {});
    std::vector<std::string_view> found;
    for (const auto& state : assessment_.follow_ups) found.push_back(state.item->id);
    return found;
  };
  EXPECT_THAT(ids(Gradual().Has(kTender).HasNo(kGap).Measures(kMinutes, 30)),
              ElementsAre("slow", "always"));
  EXPECT_THAT(ids(Gradual().Has(kTender).HasNo(kGap).Measures(kMinutes, 29)),
              ElementsAre("always"));
  EXPECT_THAT(ids(PatientBuilder().Measures(kMinutes, 30)), ElementsAre("slow"));
}

}  // namespace
}  // namespace soleus::test
