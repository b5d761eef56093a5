// Red flags, referrals, orders and next questions on the small table.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/reasoning/assess.h"
#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> Offered(const reasoning::Assessment& a) {
  std::vector<std::string> ids;
  for (const auto& set : a.plan.sets) {
    for (const auto& offer : set.orders) ids.emplace_back(offer.order->item->id);
  }
  return ids;
}

std::vector<std::string> WithheldIds(const reasoning::Assessment& a) {
  std::vector<std::string> ids;
  for (const auto& held : a.plan.withheld) ids.push_back(held.order_id);
  return ids;
}

std::vector<std::string> NextIds(const reasoning::Assessment& a) {
  std::vector<std::string> ids;
  for (const auto& next : a.next) ids.emplace_back(next.finding->id.text);
  return ids;
}

TEST(Flags, FireWhateverTheProbability) {
  // Squeeze absent and a site that speaks against a tear: the gap still fires the flag.
  const auto a = AssessSmall(Gradual().HasNo(kSqueeze).Has(kGap).Points("c"));
  EXPECT_LT(Of(a, "tear").probability, 0.05);
  ASSERT_FALSE(a.flags.empty());
  EXPECT_TRUE(a.flags[0].fired);
  EXPECT_THAT(a.flags[0].because, ElementsAre("gap"));
  EXPECT_EQ(a.urgency, Urgency::kSameDay);
}

TEST(Flags, OneThatIsNotSettledIsNotExcludedAndNamesWhatWouldSettleIt) {
  const auto a = AssessSmall(Gradual().HasNo(kSqueeze));
  ASSERT_FALSE(a.flags.empty());
  EXPECT_FALSE(a.flags[0].fired);
  EXPECT_THAT(a.flags[0].missing, ElementsAre("gap", "weak"));
  EXPECT_EQ(a.urgency, Urgency::kRoutine);
}

TEST(Flags, OneThatIsExcludedIsLeftOut) {
  for (const auto& flag : AssessSmall(Gradual().HasNo(kSqueeze).HasNo(kGap)).flags) {
    EXPECT_NE(flag.flag->item->id, "suspected_tear");
  }
}

TEST(Flags, AStopRuleThatHangsOnAnUnanswerableScreenItemCountsAsFired) {
  const auto a = AssessSmall(Gradual().HasNo(kSqueeze).CannotAnswer(kGap));
  ASSERT_FALSE(a.flags.empty());
  EXPECT_TRUE(a.flags[0].fired);
  EXPECT_TRUE(a.flags[0].assumed);
  EXPECT_THAT(a.flags[0].because, ElementsAre("gap"));
}

TEST(Flags, WhereNobodyCanBeAskedAnOpenScreenCountsAsFired) {
  reasoning::AssessOptions nobody;
  nobody.flags.nobody_to_ask = true;
  EXPECT_TRUE(AssessSmall(Gradual(), nobody).flags.at(0).assumed);
  EXPECT_FALSE(AssessSmall(Gradual()).flags.at(0).fired);
}

TEST(Flags, AreNotLeftOpenForAPatientWithAnotherComplaint) {
  const auto a = AssessSmall(PatientBuilder().Age(40).Has(kDrug));
  EXPECT_THAT(a.flags, IsEmpty());
  EXPECT_THAT(a.next, IsEmpty());
}

TEST(Flags, APosteriorThresholdFiresOne) {
  // toxic .9 of 2.49 = .36
  const auto a = AssessSmall(Gradual().Has(kDrug));
  EXPECT_THAT(a.referrals.at(0).red_flag_ids, ElementsAre("drug_and_pain"));
  EXPECT_EQ(a.referrals.at(0).specialty, Specialty::kPrescriber);
}

TEST(Orders, AFiredFlagWithholdsByTagAndByNameAndSaysSo) {
  const auto a = AssessSmall(Gradual().Has(kSqueeze));
  EXPECT_THAT(WithheldIds(a), ElementsAre("order_of_another_plugin", "raises", "stretch"));
  EXPECT_EQ(a.plan.withheld[0].order, nullptr);
  EXPECT_THAT(a.plan.withheld[1].by, ElementsAre("suspected_tear"));
  EXPECT_EQ(a.plan.withheld[1].reason, "Red flag \"Suspected tear\" fired.");
  EXPECT_THAT(Offered(a), ElementsAre("boot"));
}

TEST(Orders, AContraindicationWithholdsWithItsReason) {
  const auto a = AssessSmall(Gradual().Has(kDrug).Has(kTender).Measures(kMinutes, 60));
  EXPECT_THAT(WithheldIds(a), ElementsAre("raises"));
  EXPECT_EQ(a.plan.withheld[0].reason, "It may be the drug.");
}

TEST(Orders, CareIsForTheLeadingNamedConditionAndSaysWhy) {
  const auto a = AssessSmall(Gradual().HasNo(kDrug).Has(kTender).Measures(kMinutes, 60));
  // strain .3 x 2 x 3 = 1.8 leads.
  EXPECT_THAT(Offered(a), ElementsAre("advice", "raises", "stretch"));
  EXPECT_EQ(a.plan.sets[0].orders[0].why, "Care of Strain; selected by: Tender.");
  EXPECT_EQ(a.plan.sets[0].orders[2].why, "Care of Strain; selected by: Minutes: 60 min.");
}

TEST(Orders, AnOrderWhoseConditionIsUnknownIsNotOffered) {
  const auto a = AssessSmall(Gradual().HasNo(kDrug).Has(kTender));
  EXPECT_THAT(Offered(a), Not(Contains("stretch")));
}

TEST(Orders, WhileAStopFlagStandsTheCareOfAHarmlessConditionWaits) {
  // strain .3 x 2 x 3 = 1.8 leads over tear .2 x 4; the gap fires the flag all the same.
  const auto a = AssessSmall(Gradual().HasNo(kDrug).Has(kTender).Has(kGap).Measures(kMinutes, 60));
  EXPECT_EQ(a.differential.front().id, "strain");
  EXPECT_THAT(Offered(a), ElementsAre("boot"));
  EXPECT_THAT(WithheldIds(a),
              ElementsAre("advice", "order_of_another_plugin", "raises", "stretch"));
  EXPECT_EQ(a.plan.withheld[0].reason,
            "Care of Strain starts once red flag \"Suspected tear\" is settled.");
}

TEST(Flags, OneThatHangsOnAProbabilityNamesWhatTheContextLacks) {
  // The drug is taken; only the posterior is unknown, because the age is.
  const auto a = AssessSmall(
      PatientBuilder().Has(kAche).HasNo(kSudden).Has(kDrug).HasNo(kSqueeze).HasNo(kGap));
  ASSERT_EQ(a.flags.size(), 1u);
  EXPECT_EQ(a.flags[0].flag->item->id, "drug_and_pain");
  EXPECT_THAT(a.flags[0].missing, ElementsAre("age"));
}

TEST(Next, AMandatoryScreenItemOfAnOpenStopFlagStandsFirst) {
  const auto a = AssessSmall(Gradual().HasNo(kDrug).HasNo(kSteroid));
  std::vector<std::string> ids = NextIds(a);
  ASSERT_GE(ids.size(), 2u);
  ids.resize(2);
  EXPECT_THAT(ids, testing::UnorderedElementsAre("squeeze", "gap"));
  EXPECT_TRUE(a.next[0].mandatory);
  EXPECT_THAT(a.next[0].if_present.flags_fired, Contains("suspected_tear"));
  EXPECT_THAT(a.next[0].if_absent.flags_closed, IsEmpty());  // the other sign is still unknown
}

TEST(Next, NeverSuggestsATestThatAFiredOrOpenFlagForbids) {
  reasoning::AssessOptions all;
  all.max_next_findings = 100;
  EXPECT_THAT(NextIds(AssessSmall(Gradual(), all)), Not(Contains("hop")));
  EXPECT_THAT(NextIds(AssessSmall(Gradual().Has(kSqueeze), all)), Not(Contains("hop")));
}

TEST(Next, LeavesOutWhatIsKnownAndWhatCouldNotBeAnswered) {
  reasoning::AssessOptions all;
  all.max_next_findings = 100;
  const auto ids = NextIds(AssessSmall(Gradual().HasNo(kSqueeze).CannotAnswer(kGap), all));
  EXPECT_THAT(ids, Not(Contains("squeeze")));
  EXPECT_THAT(ids, Not(Contains("gap")));
  EXPECT_THAT(ids, Not(Contains("score")));  // derived, never asked
}

TEST(Next, KnowingTheAnswerGivesWhatWasForetold) {
  const auto before = AssessSmall(Gradual());
  for (const auto& next : before.next) {
    if (next.finding->kind != ValueKind::kYesNo) continue;
    const auto after = AssessSmall(Gradual().Has(next.finding->id));
    ASSERT_FALSE(after.differential.empty());
    EXPECT_EQ(after.differential[0].id, next.if_present.leading_condition_id);
    EXPECT_EQ(after.differential[0].probability, next.if_present.leading_probability);
  }
}

}  // namespace
}  // namespace soleus::test
