#include "engine/reasoning/robustness.h"

#include <gtest/gtest.h>

#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

constexpr double kTight = 1e-12;

TEST(Robustness, TellsWhoLeadsAtTheEndsOfThePretestRanges) {
  const auto a = AssessSmall(Gradual().Has(kSqueeze));
  ASSERT_EQ(a.differential.front().id, "tear");  // .2 x 8 = 1.6 of 2.4
  ASSERT_TRUE(a.robustness.has_value());
  // All low: tear .1 x 8 = .8, strain .2, toxic .001, else .699 of 1.7.
  EXPECT_EQ(a.robustness->all_low.condition_id, "tear");
  EXPECT_NEAR(a.robustness->all_low.probability, 0.8 / 1.7, kTight);
  // All high: tear .3 x 8 = 2.4, strain .4, toxic .05, else .25 of 3.1.
  EXPECT_EQ(a.robustness->all_high.condition_id, "tear");
  EXPECT_NEAR(a.robustness->all_high.probability, 2.4 / 3.1, kTight);
  // Tear low, the others high: .8, strain .4, toxic .05, else 1 - .55 = .45, of 1.7.
  EXPECT_EQ(a.robustness->hardest.condition_id, "tear");
  EXPECT_NEAR(a.robustness->hardest.probability, 0.8 / 1.7, kTight);
}

TEST(Robustness, SaysWhoWouldTakeTheLead) {
  // Site b: tear .3 / .3 = 1 changes nothing; minutes 30: strain .3 x 3 = .9; gap: tear .2 x 4 =
  // .8; toxic .01, else .49: strain leads with .9 of 2.2.
  const auto a = AssessSmall(Gradual().Has(kGap).Measures(kMinutes, 30).Points("b"));
  ASSERT_EQ(a.differential.front().id, "strain");
  EXPECT_NEAR(a.differential.front().probability, 0.9 / 2.2, kTight);
  // All low: strain .2 x 3 = .6, tear .1 x 4 = .4, toxic .001, else .699 of 1.7: something else.
  EXPECT_EQ(a.robustness->all_low.condition_id, "something_else");
  EXPECT_NEAR(a.robustness->all_low.probability, 0.699 / 1.7, kTight);
  // All high: strain .4 x 3 = 1.2, tear .3 x 4 = 1.2, toxic .05, else .25 of 2.7: a tie, by id.
  EXPECT_NEAR(a.robustness->all_high.probability, 1.2 / 2.7, kTight);
  // Strain low .2 x 3 = .6; tear .3 x 4 = 1.2, toxic .05, else 1 - .55 = .45, of 2.3.
  EXPECT_EQ(a.robustness->hardest.condition_id, "tear");
  EXPECT_NEAR(a.robustness->hardest.probability, 1.2 / 2.3, kTight);
}

TEST(Robustness, ModifiersActOnThePretestsPutIn) {
  // The drug: tear x 4, toxic 3 x strain. All low: tear .4, strain .2, toxic 3 x .2 = .6, else
  // 1 - .301 = .699, of 1.899.
  const auto a = AssessSmall(Gradual().Has(kDrug));
  EXPECT_EQ(a.robustness->all_low.condition_id, "something_else");
  EXPECT_NEAR(a.robustness->all_low.probability, 0.699 / 1.899, kTight);
  // All high: tear .3 x 4 = 1.2, strain .4, toxic 3 x .4 = 1.2, else .25, of 3.05.
  EXPECT_NEAR(a.robustness->all_high.probability, 1.2 / 3.05, kTight);
}

TEST(Robustness, SomethingElseKeepsItsFloor) {
  // Sudden, all high: tear .8, strain .4, toxic .05 = 1.25: nothing is left over, so .05; tear
  // .95 x .8 / 1.25.
  const auto a = AssessSmall(Sudden());
  EXPECT_NEAR(a.robustness->all_high.probability, 0.95 * 0.8 / 1.25, kTight);
}

TEST(Robustness, NamesTheNumberThatIsLeastSureAndMovesMost) {
  // All of the small table is estimated: squeeze (8) moves tear more than site a (3) does.
  const auto a = AssessSmall(Gradual().Has(kSqueeze).Points("a"));
  EXPECT_EQ(a.robustness->weakest.provenance, Provenance::kEstimate);
  EXPECT_EQ(a.robustness->weakest.label, "Squeeze");
  EXPECT_FALSE(a.robustness->weakest.is_pretest);
  // With nothing weighed the pretest is all there is.
  EXPECT_TRUE(AssessSmall(Gradual()).robustness->weakest.is_pretest);
}

TEST(Robustness, AnEstimateIsWeakerThanAVerifiedRatioThatMovesMore) {
  static constexpr Evidence kRows[] = {
      {.finding = kSqueeze, .present = Lr(8), .provenance = Provenance::kVerified},
      {.finding = kTender, .present = Estimate(2, 1, 3), .provenance = Provenance::kRecalled}};
  static constexpr Condition kOne[] = {{.id = {"tear"},
                                        .pretest = kTearPretest,
                                        .pretest_provenance = Provenance::kVerified,
                                        .evidence = kRows}};
  Plugin table = kSmallTable;
  table.conditions = kOne;
  table.order_sets = {};
  reasoning::Knowledge knowledge;
  ASSERT_TRUE(knowledge.Add(table).ok());
  const auto differential = RankDifferential(
      knowledge, Gradual().Has(kSqueeze).Has(kTender).Derived(), kPresentations[0]);
  ASSERT_EQ(differential.front().id, "tear");
  const auto weakest = RobustnessOf(knowledge, kPresentations[0], differential).weakest;
  EXPECT_EQ(weakest.provenance, Provenance::kRecalled);
  EXPECT_EQ(weakest.id, "tender");
}

TEST(Robustness, IsSilentWhereNothingIsRanked) {
  EXPECT_FALSE(AssessSmall(PatientBuilder().Age(40).Has(kAche)).robustness.has_value());
}

}  // namespace
}  // namespace soleus::test
