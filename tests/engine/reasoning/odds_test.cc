#include "engine/reasoning/odds.h"

#include <gtest/gtest.h>

#include <cmath>

#include "plugins/sdk/condition.h"

namespace soleus::reasoning {
namespace {

using sdk::Estimate;
using sdk::Lr;
using sdk::Quality;

TEST(RatioInUse, AGradeBRatioIsShrunkToThePowerPointEight) {
  // 13.71 ^ 0.8 = exp(0.8 x 2.6181) = 8.121 (Maffulli 1998 calf squeeze, as the evidence base uses
  // it)
  EXPECT_NEAR(InUse(Lr(13.71, 3.54, 51.24), Quality::kB).value, 8.121, 5e-4);
  EXPECT_NEAR(InUse(Lr(0.04, 0.02, 0.1), Quality::kB).value, 0.076, 5e-4);
}

TEST(RatioInUse, GradesShrinkTheLessTheBetterTheStudy) {
  // 10 ^ 0.9 = 7.943, 10 ^ 0.8 = 6.310, 10 ^ 0.65 = 4.467, 10 ^ 1 = 10
  EXPECT_NEAR(InUse(Lr(10), Quality::kA).value, 7.943, 1e-3);
  EXPECT_NEAR(InUse(Lr(10), Quality::kB).value, 6.310, 1e-3);
  EXPECT_NEAR(InUse(Lr(10), Quality::kC).value, 4.467, 1e-3);
  EXPECT_NEAR(InUse(Lr(10), Quality::kD).value, 10, 1e-12);
}

TEST(RatioInUse, NoFindingProvesOrExcludes) {
  EXPECT_EQ(InUse(Lr(163.84), Quality::kA).value, kRatioCeiling);
  EXPECT_EQ(InUse(Lr(0.001), Quality::kA).value, kRatioFloor);
  EXPECT_EQ(InUse(0.9, 0.01).value, kRatioCeiling);
}

TEST(RatioInUse, AnEstimateIsUsedAsGiven) {
  const RatioInUse r = InUse(Estimate(3, 1.8, 6), Quality::kD);
  EXPECT_EQ(r.value, 3);
  EXPECT_EQ(r.low, 1.8);
  EXPECT_EQ(r.high, 6);
}

TEST(RatioInUse, APublishedIntervalIsShrunkWithItsRatio) {
  const RatioInUse r = InUse(Lr(13.71, 3.54, 51.24), Quality::kB);
  EXPECT_NEAR(r.low, std::pow(3.54, 0.8), 1e-12);
  EXPECT_NEAR(r.high, std::pow(51.24, 0.8), 1e-12);
}

TEST(RatioInUse, WithoutAnIntervalSixtyPercentOfTheLogIsAssumed) {
  // Below 1 the bounds change places: 0.25 ^ 1.6 = 0.109 < 0.25 < 0.25 ^ 0.4 = 0.574
  const RatioInUse r = InUse(Lr(0.25), Quality::kD);
  EXPECT_NEAR(r.low, 0.1088, 1e-4);
  EXPECT_NEAR(r.high, 0.5743, 1e-4);
}

TEST(RatioInUse, SilenceIsOneWithoutWidth) {
  const RatioInUse r = InUse(sdk::Silent(), Quality::kB);
  EXPECT_EQ(r.value, 1);
  EXPECT_EQ(r.low, 1);
  EXPECT_EQ(r.high, 1);
}

TEST(Logit, IsTheInverseOfExpit) {
  EXPECT_NEAR(Logit(0.2), std::log(0.25), 1e-15);
  EXPECT_NEAR(Expit(Logit(0.0123)), 0.0123, 1e-15);
}

}  // namespace
}  // namespace soleus::reasoning
