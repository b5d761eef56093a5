#include "engine/reasoning/differential.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

constexpr double kTight = 1e-12;

TEST(Differential, WithNothingKnownThePosteriorIsThePretest) {
  const auto a = AssessSmall(Gradual());
  // tear 0.20 + strain 0.30 + toxic 0.01 = 0.51; something else holds the other 0.49.
  EXPECT_NEAR(Of(a, "tear").probability, 0.20, kTight);
  EXPECT_NEAR(Of(a, "strain").probability, 0.30, kTight);
  EXPECT_NEAR(Of(a, "toxic").probability, 0.01, kTight);
  EXPECT_NEAR(Of(a, "something_else").probability, 0.49, kTight);
}

TEST(Differential, OnePositiveSignIsBayesRule) {
  const auto a = AssessSmall(Gradual().Has(kSqueeze));
  // scores: tear .2 x 8 = 1.6, strain .3, toxic .01, else .49; sum 2.4.
  EXPECT_NEAR(Of(a, "tear").probability, 1.6 / 2.4, kTight);
  EXPECT_NEAR(Of(a, "strain").probability, 0.3 / 2.4, kTight);
  EXPECT_EQ(a.differential.front().id, "tear");
}

TEST(Differential, DenyingASignIsNotTheSameAsNotAsking) {
  // Not asked: .2. Denied: .2 x .1 = .02 of .82.
  EXPECT_NEAR(Of(AssessSmall(Gradual()), "tear").probability, 0.2, kTight);
  EXPECT_NEAR(Of(AssessSmall(Gradual().HasNo(kSqueeze)), "tear").probability, 0.02 / 0.82, kTight);
}

TEST(Differential, WithinAClusterOnlyTheRatioFurthestFromOneCounts) {
  const auto a = AssessSmall(Gradual().Has(kSqueeze).Has(kGap));
  EXPECT_NEAR(Of(a, "tear").probability, 1.6 / 2.4, kTight);  // 8 counts, 4 is shown
  const auto& rows = Of(a, "tear").contributions;
  ASSERT_EQ(rows.size(), 3u);  // squeeze, gap, sudden
  EXPECT_TRUE(rows[0].counted);
  EXPECT_FALSE(rows[1].counted);
  EXPECT_EQ(rows[1].why_not_counted, "It tells the same story as \"Squeeze\", which says more.");
}

TEST(Differential, FurthestIsMeasuredOnTheLogScale) {
  // Squeeze absent 0.1 (ln -2.3) is further from 1 than gap present 4 (ln 1.4).
  const auto a = AssessSmall(Gradual().HasNo(kSqueeze).Has(kGap));
  EXPECT_NEAR(Of(a, "tear").probability, 0.02 / 0.82, kTight);
}

TEST(Differential, AChoiceWeighsByItsShareAgainstSomethingElse) {
  const auto a = AssessSmall(Gradual().Points("a"));
  // tear: .6 / .2 = 3, so .2 x 3 = .6; the others keep 1: sum .6 + .3 + .01 + .49 = 1.4.
  EXPECT_NEAR(Of(a, "tear").probability, 0.6 / 1.4, kTight);
}

TEST(Differential, BandsAreHalfOpen) {
  // 29.999 -> 0.5; 30 -> 3. strain .3 x 3 = .9 of .9 + .2 + .01 + .49 = 1.6.
  EXPECT_NEAR(Of(AssessSmall(Gradual().Measures(kMinutes, 30)), "strain").probability, 0.9 / 1.6,
              kTight);
  EXPECT_NEAR(Of(AssessSmall(Gradual().Measures(kMinutes, 29.999)), "strain").probability,
              0.15 / 0.85, kTight);
}

TEST(Differential, AQuantityOutsideEveryBandCountsAsOneAndSaysSo) {
  const auto a = AssessSmall(Gradual().Measures(kMinutes, 240));
  EXPECT_NEAR(Of(a, "strain").probability, 0.3, kTight);
  EXPECT_FALSE(Of(a, "strain").contributions.at(0).counted);
}

TEST(Differential, WhatDefinesTheContextIsNeverEvidence) {
  const auto a = AssessSmall(Sudden());
  const auto& rows = Of(a, "tear").contributions;
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_FALSE(rows[0].counted);
  EXPECT_THAT(rows[0].why_not_counted, testing::HasSubstr("defines the presentation"));
}

TEST(Differential, ARowForTheRecordIsShownAndNeverCounted) {
  const auto a = AssessSmall(Gradual().Has(kHop));
  EXPECT_NEAR(Of(a, "tear").probability, 0.2, kTight);
  EXPECT_FALSE(Of(a, "tear").contributions.back().counted);
}

TEST(Differential, SomethingElseNeverFallsBelowFivePercentPretest) {
  // sudden: .6 + .3 + .01 = .91 leaves .09. With the drug: tear .6 x 4 = 2.4, toxic 3 x .3 = .9,
  // strain .3, else .09 of 3.69 = .0244 -> .05; tear .95 x 2.4 / 3.6.
  const auto a = AssessSmall(Sudden().Has(kDrug));
  EXPECT_NEAR(Of(a, "something_else").pretest, 0.05, kTight);
  EXPECT_NEAR(Of(a, "tear").pretest, 0.95 * 2.4 / 3.6, kTight);
}

TEST(Modifiers, TheLargestOfAGroupActsAndIsCapped) {
  const auto a = AssessSmall(Gradual().Has(kDrug).Has(kSteroid));
  // tear .2 x 20 (30, capped) = 4; strain .3; toxic .9; else .49; sum 5.69.
  EXPECT_NEAR(Of(a, "tear").pretest, 4 / (4 + 0.3 + 0.9) * (1 - Of(a, "something_else").pretest),
              kTight);
  const auto& modifiers = Of(a, "tear").modifiers;
  ASSERT_EQ(modifiers.size(), 3u);
  EXPECT_FALSE(modifiers[0].applied);
  EXPECT_FALSE(modifiers[1].applied);
  EXPECT_TRUE(modifiers[2].applied);
  EXPECT_EQ(modifiers[2].factor, 20);
}

TEST(Modifiers, AMultipleOfOtherMassReplacesTheStatedPretest) {
  const auto a = AssessSmall(Gradual().Has(kDrug));
  // tear .8, strain .3, toxic 3 x .3 = .9, else .49; sum 2.49.
  EXPECT_NEAR(Of(a, "toxic").pretest, 0.9 / 2.49, kTight);
  EXPECT_NEAR(Of(a, "toxic").stated_pretest, 0.01, kTight);
}

TEST(Modifiers, ZeroMeansItCannotBeThis) {
  const auto a = AssessSmall(Gradual().HasNo(kDrug));
  EXPECT_EQ(Of(a, "toxic").probability, 0);
  EXPECT_EQ(Of(a, "toxic").low, 0);
  EXPECT_EQ(Of(a, "toxic").high, 0);
}

TEST(Intervals, LogWidthsOfPretestAndCountedRatiosAddInQuadrature) {
  const auto a = AssessSmall(Gradual().Has(kSqueeze));
  // pretest .2 (.1-.3): down logit(.2) - logit(.1) = -1.3863 + 2.1972 = 0.8109, up -0.8473 + 1.3863
  // = 0.5390; squeeze 8 (4-16): ln 2 = 0.6931 each way. logit(2/3) = 0.6931.
  const double down = std::hypot(0.81093021621632876, std::log(2.0));
  const double up = std::hypot(0.53899650073268701, std::log(2.0));
  EXPECT_NEAR(Of(a, "tear").low, 1 / (1 + std::exp(-(std::log(2.0) - down))), 1e-9);
  EXPECT_NEAR(Of(a, "tear").high, 1 / (1 + std::exp(-(std::log(2.0) + up))), 1e-9);
}

TEST(Context, IsNotGuessedWhereOnsetIsUnknown) {
  const auto a = AssessSmall(PatientBuilder().Age(40).Has(kAche));
  EXPECT_EQ(a.context.presentation, nullptr);
  EXPECT_TRUE(a.differential.empty());
  EXPECT_THAT(a.context.missing, testing::ElementsAre("sudden"));
  ASSERT_FALSE(a.next.empty());
  EXPECT_TRUE(a.next.front().mandatory);
}

TEST(Context, AMissingAgeIsNamed) {
  const auto a = AssessSmall(PatientBuilder().Has(kAche).HasNo(kSudden));
  EXPECT_THAT(a.context.missing, testing::ElementsAre("age"));
}

TEST(Differential, TiesBreakByConditionId) {
  // Two more conditions at tear's own pretest of .2 leave something else .09.
  static constexpr Pretest kSame[] = {{.context = "gradual", .point = 0.2, .range = {0.1, 0.3}}};
  static constexpr Condition kTwins[] = {
      {.id = {"zebra"}, .name = "Zebra", .pretest = kSame},
      {.id = {"aardvark"}, .name = "Aardvark", .pretest = kSame}};
  Plugin twins = kSmallTable;
  twins.about.id = "twins";
  twins.conditions = kTwins;
  twins.red_flags = {};
  twins.order_sets = {};
  reasoning::Knowledge knowledge;
  ASSERT_TRUE(knowledge.Add(kSmallTable).ok());
  ASSERT_TRUE(knowledge.Add(twins).ok());
  std::vector<std::string> ids;
  for (const auto& h : RankDifferential(knowledge, Gradual().Derived(), kPresentations[0])) {
    ids.push_back(h.id);
  }
  EXPECT_THAT(
      ids, testing::ElementsAre("strain", "aardvark", "tear", "zebra", "something_else", "toxic"));
}

// Any subset of findings in any state: the claims that hold for every patient.
TEST(Properties, HoldForThousandsOfRandomPatients) {
  std::mt19937 random(20261124);
  const auto coin = [&](int sides) {
    return static_cast<int>(random() % static_cast<unsigned>(sides));
  };
  for (int i = 0; i < 3000; ++i) {
    PatientBuilder builder = coin(2) == 0 ? Gradual() : Sudden();
    for (FindingId f : {kSqueeze, kGap, kWeak, kTender, kDrug, kSteroid}) {
      const int state = coin(4);
      if (state == 0) builder.Has(f);
      if (state == 1) builder.HasNo(f);
      if (state == 2) builder.CannotAnswer(f);
    }
    if (coin(2) == 0) builder.Points(std::string(1, static_cast<char>('a' + coin(3))));
    if (coin(2) == 0) builder.Measures(kMinutes, coin(300));
    const auto a = AssessSmall(builder);
    double sum = 0;
    double score_sum = 0;
    std::vector<double> scores;
    for (const auto& h : a.differential) {
      sum += h.probability;
      EXPECT_LE(h.low, h.probability);
      EXPECT_GE(h.high, h.probability);
      double score = h.pretest;
      for (const auto& c : h.contributions) score *= c.counted ? c.in_use.value : 1;
      scores.push_back(score);
      score_sum += score;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    for (std::size_t k = 0; k < scores.size(); ++k) {
      EXPECT_NEAR(a.differential[k].probability, scores[k] / score_sum, 1e-12);
    }
    EXPECT_GE(Of(a, "something_else").pretest, 0.05 - 1e-15);

    // Tender raises strain alone: finding it never lowers strain, denying it never raises it.
    PatientBuilder with = builder;
    PatientBuilder without = builder;
    const double yes = Of(AssessSmall(with.Has(kTender)), "strain").probability;
    const double no = Of(AssessSmall(without.HasNo(kTender)), "strain").probability;
    EXPECT_GE(yes, no);
  }
}

}  // namespace
}  // namespace soleus::test
