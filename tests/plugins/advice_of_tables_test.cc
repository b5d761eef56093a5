// What the two plugins as built advise for patients of a few facts: flags and their order, and the
// contributing factors, whose measures count only past a threshold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/assess.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/adult.h"
#include "tests/plugins/built_tables.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using test::Adult;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using Ids = std::vector<std::string>;

reasoning::FactorState Factor(const Adult& adult, std::string_view id) {
  for (const auto& state : adult.Assess().factors) {
    if (state.factor->item->id == id) return state;
  }
  ADD_FAILURE() << "no factor " << id;
  return {};
}

TEST(Factors, ALungeOf14CmIsNotDecreasedFlexibility) {
  const auto normal = Factor(Adult()
                                 .Measures(leg::kWeightBearingLunge, 14)
                                 .Measures(leg::kWeightBearingLungeSideDifference, 1),
                             "decreased_flexibility");
  EXPECT_THAT(normal.because, IsEmpty());
  EXPECT_THAT(normal.missing, IsEmpty());
}

TEST(Factors, ALungeUnder9CmOrASideDifferenceFrom2CmIs) {
  EXPECT_THAT(
      Factor(Adult().Measures(leg::kWeightBearingLunge, 8.9), "decreased_flexibility").because,
      ElementsAre("weight_bearing_lunge"));
  EXPECT_THAT(
      Factor(Adult().Measures(leg::kWeightBearingLunge, 9), "decreased_flexibility").because,
      IsEmpty());
  EXPECT_THAT(Factor(Adult().Measures(leg::kWeightBearingLungeSideDifference, 2),
                     "stretching_and_foam_rolling")
                  .because,
              ElementsAre("weight_bearing_lunge_side_difference"));
}

TEST(Factors, AHalfOfTheLungeTestLeavesTheOtherHalfToAsk) {
  const auto half = Factor(Adult().Measures(leg::kWeightBearingLunge, 14), "decreased_flexibility");
  EXPECT_THAT(half.because, IsEmpty());
  EXPECT_THAT(half.missing, ElementsAre("weight_bearing_lunge_side_difference"));
}

TEST(Factors, TwentyHeelRaisesAreTheGoalAndNineteenAreWeak) {
  EXPECT_THAT(Factor(Adult().Measures(leg::kHeelRaiseCount, 19), "weak_calf").because,
              ElementsAre("heel_raise_count"));
  EXPECT_THAT(
      Factor(Adult().Measures(leg::kHeelRaiseCount, 20), "progressive_strengthening").because,
      IsEmpty());
}

TEST(Factors, WeaknessIsNoWeakCalfUntilARuptureIsExcluded) {
  Adult adult;
  adult.Measures(leg::kHeelRaiseCount, 25).Has(leg::kPlantarflexionWeak);
  EXPECT_THAT(Factor(adult, "weak_calf").because, IsEmpty());
  EXPECT_THAT(Factor(adult, "weak_calf").missing, Contains("palpable_gap"));
  adult.HasNo(leg::kCalfSqueezeNoPlantarflexion).HasNo(leg::kPalpableGap);
  EXPECT_THAT(Factor(adult, "weak_calf").because, Contains("plantarflexion_weak"));
}

TEST(Factors, AFootPostureIsAValueAndNoFault) {
  const auto flat = Factor(Adult().Measures(leg::kFootPostureIndex, 7), "arch_height");
  EXPECT_THAT(flat.because, IsEmpty());
  EXPECT_THAT(flat.missing, IsEmpty());
}

TEST(Factors, AFactorWithoutMeasuresIsPresentWhereItsFindingIs) {
  EXPECT_THAT(Factor(Adult().Has(leg::kFootwearChange), "footwear").because,
              ElementsAre("footwear_change"));
  EXPECT_THAT(Factor(Adult().HasNo(leg::kFootwearChange), "footwear").because, IsEmpty());
  EXPECT_THAT(Factor(Adult(), "footwear").missing, ElementsAre("footwear_change"));
}

Ids Fired(const reasoning::Assessment& a) {
  Ids ids;
  for (const auto& state : a.flags) {
    if (state.fired) ids.emplace_back(state.flag->item->id);
  }
  return ids;
}

// Both are for the same day; the rupture stands before the drug in the evidence base's order.
TEST(Flags, ARuptureIsToldBeforeTheDrugThatMayHaveCausedIt) {
  const auto a = Adult()
                     .Chooses(leg::kFluoroquinoloneExposure, "current")
                     .Has(leg::kCalfSqueezeNoPlantarflexion)
                     .Assess();
  EXPECT_THAT(Fired(a), ElementsAre("suspected_acute_achilles_rupture",
                                    "fluoroquinolone_associated_tendon_pain"));
}

TEST(Flags, AReducedResponseToTheSqueezeIsAPositiveSqueeze) {
  const auto a = Adult().Chooses(leg::kPlantarflexionResponse, "reduced").Assess();
  ASSERT_THAT(Fired(a), Contains("suspected_acute_achilles_rupture"));
  EXPECT_FALSE(a.flags[0].assumed);
  EXPECT_THAT(Fired(Adult().Chooses(leg::kPlantarflexionResponse, "normal").Assess()), IsEmpty());
}

// A squeeze that was done and gave no clear answer, with every other sign of the screen absent.
TEST(Flags, ASqueezeThatGaveNoAnswerIsTakenAsFired) {
  const auto a = Adult()
                     .HasNo(leg::kPopOrKickAtOnset)
                     .HasNo(leg::kCannotPushOff)
                     .HasNo(leg::kPalpableGap)
                     .CannotAnswer(leg::kCalfSqueezeNoPlantarflexion)
                     .Assess();
  ASSERT_THAT(Fired(a), Contains("suspected_acute_achilles_rupture"));
  EXPECT_TRUE(a.flags[0].assumed);
  EXPECT_THAT(a.flags[0].because, Contains("calf_squeeze_no_plantarflexion"));
}

TEST(Flags, AHighRiskHostIsSeenAgainWithinDays) {
  for (const sdk::RedFlag& flag : test::Tendinopathy().red_flags) {
    if (flag.id != "high_risk_tendon_host") continue;
    EXPECT_NE(flag.say.find("2-3 days"), std::string_view::npos);
  }
}

}  // namespace
}  // namespace soleus
