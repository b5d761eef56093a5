#include "engine/reasoning/logic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

using reasoning::Truth;
using reasoning::Verdict;
using testing::ElementsAre;
using testing::IsEmpty;

Verdict Ask(const Rule& rule, const PatientBuilder& patient,
            const reasoning::Posteriors& posteriors = {}) {
  return Evaluate(rule, SmallKnowledge(), patient.Derived(), posteriors);
}

TEST(Logic, UnknownIsNotAbsent) {
  EXPECT_EQ(Ask(Present(kGap), PatientBuilder()).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(Absent(kGap), PatientBuilder()).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(Absent(kGap), PatientBuilder().HasNo(kGap)).truth, Truth::kTrue);
}

TEST(Logic, TheSilenceOfTheChartIsNo) {
  EXPECT_EQ(Ask(Charted(kGap), PatientBuilder()).truth, Truth::kFalse);
  EXPECT_EQ(Ask(Charted(kGap), PatientBuilder().CannotAnswer(kGap)).truth, Truth::kFalse);
  EXPECT_EQ(Ask(Charted(kGap), PatientBuilder().Has(kGap)).truth, Truth::kTrue);
}

TEST(Logic, AWarningStandsUntilTheContraryIsRecorded) {
  EXPECT_EQ(Ask(NotRuledOut(kGap), PatientBuilder()).truth, Truth::kTrue);
  EXPECT_EQ(Ask(NotRuledOut(kGap), PatientBuilder().CannotAnswer(kGap)).truth, Truth::kTrue);
  EXPECT_EQ(Ask(NotRuledOut(kGap), PatientBuilder().HasNo(kGap)).truth, Truth::kFalse);
  // What nobody recorded is no reason for it.
  EXPECT_TRUE(Ask(NotRuledOut(kGap), PatientBuilder()).because.empty());
  EXPECT_FALSE(Ask(NotRuledOut(kGap), PatientBuilder().Has(kGap)).because.empty());
}

TEST(Logic, AWarningThatWaitsForNoQuestionEndsWhereTheFindingIsRecorded) {
  EXPECT_EQ(Ask(NotCharted(kGap), PatientBuilder()).truth, Truth::kTrue);
  EXPECT_EQ(Ask(NotCharted(kGap), PatientBuilder().CannotAnswer(kGap)).truth, Truth::kTrue);
  EXPECT_EQ(Ask(NotCharted(kGap), PatientBuilder().HasNo(kGap)).truth, Truth::kTrue);
  EXPECT_EQ(Ask(NotCharted(kGap), PatientBuilder().Has(kGap)).truth, Truth::kFalse);
}

// "Because no gap" would claim what nobody has looked for.
TEST(Logic, SilenceIsNoReason) {
  const Rule rule = AllOf(Present(kWeak), NotCharted(kGap));
  EXPECT_THAT(Ask(rule, PatientBuilder().Has(kWeak)).because, ElementsAre(kWeak.text));
  EXPECT_THAT(Ask(rule, PatientBuilder().Has(kWeak).HasNo(kGap)).because,
              ElementsAre(kWeak.text, kGap.text));
}

TEST(Logic, AFindingThatCouldNotBeAnsweredIsUnknown) {
  EXPECT_EQ(Ask(Absent(kGap), PatientBuilder().CannotAnswer(kGap)).truth, Truth::kUnknown);
}

TEST(Logic, KleeneOrNeedsOneTrueOrAllFalse) {
  const Rule either = AnyOf(Present(kGap), Present(kWeak));
  EXPECT_EQ(Ask(either, PatientBuilder().Has(kGap)).truth, Truth::kTrue);
  EXPECT_EQ(Ask(either, PatientBuilder().HasNo(kGap)).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(either, PatientBuilder().HasNo(kGap).HasNo(kWeak)).truth, Truth::kFalse);
}

TEST(Logic, KleeneAndNeedsAllTrueOrOneFalse) {
  const Rule both = AllOf(Present(kGap), Present(kWeak));
  EXPECT_EQ(Ask(both, PatientBuilder().Has(kGap).Has(kWeak)).truth, Truth::kTrue);
  EXPECT_EQ(Ask(both, PatientBuilder().Has(kGap)).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(both, PatientBuilder().HasNo(kGap)).truth, Truth::kFalse);
}

TEST(Logic, AScoreCountsItemsRecordedPresent) {
  const Rule score = CountAtLeast(2, Present(kSqueeze), Present(kGap), Present(kWeak));
  EXPECT_EQ(Ask(score, PatientBuilder().Has(kSqueeze).Has(kWeak)).truth, Truth::kTrue);
  // One present, one absent, one unknown: two can still be reached.
  EXPECT_EQ(Ask(score, PatientBuilder().Has(kSqueeze).HasNo(kGap)).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(score, PatientBuilder().HasNo(kSqueeze).HasNo(kGap)).truth, Truth::kFalse);
}

TEST(Logic, AWeightedScoreAddsThePointsOfItsItems) {
  const Rule score = PointsAtLeast(4, Points(3.5, Present(kSqueeze)), Points(1.5, Present(kGap)),
                                   Points(0.5, Present(kWeak)));
  EXPECT_EQ(Ask(score, PatientBuilder().Has(kSqueeze).Has(kWeak)).truth, Truth::kTrue);  // 4.0
  // 1.5 + 0.5 = 2 of 4, squeeze open: 5.5 can still be reached; without it, it cannot.
  EXPECT_EQ(Ask(score, PatientBuilder().Has(kGap).Has(kWeak)).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(score, PatientBuilder().Has(kGap).Has(kWeak).HasNo(kSqueeze)).truth, Truth::kFalse);
  EXPECT_EQ(TruthOf(score, PatientBuilder().Has(kSqueeze).HasNo(kGap).Derived(), {}),
            Truth::kUnknown);
}

TEST(Logic, WhoseSexIsNotOnRecordIsNeither) {
  reasoning::Patient patient;
  const auto ask = [&](const Rule& rule) { return Evaluate(rule, SmallKnowledge(), patient, {}); };
  EXPECT_THAT(ask(Female()).missing, ElementsAre("sex"));
  patient.sex = "female";
  EXPECT_EQ(ask(Female()).truth, Truth::kTrue);
  EXPECT_EQ(ask(Male()).truth, Truth::kFalse);
}

// The gap is asked of those from 60 on.
TEST(Logic, WhatNeedNotBeAskedLeavesNothingOpenAndIsNotAbsentEither) {
  static constexpr Rule kFromSixty = AgeAtLeast(60);
  const reasoning::AskIf ask_if{{kGap.text, &kFromSixty}};
  const auto ask = [&](const Rule& rule, const PatientBuilder& builder) {
    reasoning::Patient patient = builder.Derived();
    patient.ask_if = &ask_if;
    return Evaluate(rule, SmallKnowledge(), patient, {}).truth;
  };
  EXPECT_EQ(ask(Present(kGap), PatientBuilder().Age(40)), Truth::kFalse);
  EXPECT_EQ(ask(Absent(kGap), PatientBuilder().Age(40)), Truth::kUnknown);
  EXPECT_EQ(ask(Present(kGap), PatientBuilder().Age(60)), Truth::kUnknown);
  EXPECT_EQ(ask(Present(kGap), PatientBuilder()), Truth::kUnknown);  // age unknown: ask
  EXPECT_EQ(ask(Present(kGap), PatientBuilder().Age(40).Has(kGap)), Truth::kTrue);
}

TEST(Logic, TrueSaysBecauseOfWhatAndUnknownSaysWhatIsMissing) {
  const Rule rule = AnyOf(AllOf(Present(kSqueeze), Present(kWeak)), Present(kGap));
  EXPECT_THAT(Ask(rule, PatientBuilder().Has(kSqueeze).Has(kWeak)).because,
              ElementsAre("squeeze", "weak"));
  const Verdict open = Ask(rule, PatientBuilder().Has(kSqueeze).HasNo(kGap));
  EXPECT_THAT(open.missing, ElementsAre("weak"));
  EXPECT_THAT(open.because, IsEmpty());
}

TEST(Logic, ADerivedFindingIsMissingByWhatCanBeAsked) {
  // The score itself cannot be sent; its unknown items are what to ask.
  EXPECT_THAT(Ask(Present(kScore), PatientBuilder().Has(kGap)).missing,
              ElementsAre("squeeze", "weak"));
}

TEST(Logic, AnEmptyRuleHoldsBecauseOfNothing) {
  EXPECT_EQ(Ask(Rule{}, PatientBuilder()).truth, Truth::kTrue);
}

TEST(Logic, AgeAndOnsetAndPosteriorAreUnknownUntilStated) {
  EXPECT_THAT(Ask(AgeAtLeast(18), PatientBuilder()).missing, ElementsAre("age"));
  EXPECT_THAT(Ask(OnsetWeeksAtLeast(4), PatientBuilder()).missing, ElementsAre("onset"));
  EXPECT_EQ(Ask(PosteriorAtLeast({"tear"}, 0.1), PatientBuilder()).truth, Truth::kUnknown);
  EXPECT_EQ(Ask(PosteriorAtLeast({"tear"}, 0.1), PatientBuilder(), {{"tear", 0.1}}).truth,
            Truth::kTrue);
  EXPECT_EQ(Ask(AgeBelow(18), PatientBuilder().Age(18)).truth, Truth::kFalse);
}

TEST(Derive, ReachesFindingsThatRestOnDerivedOnes) {
  const reasoning::Patient patient = PatientBuilder().Has(kSqueeze).Has(kGap).Derived();
  EXPECT_EQ(patient.Find("score")->state, reasoning::Fact::State::kPresent);
  EXPECT_EQ(patient.Find("ache")->state, reasoning::Fact::State::kPresent);
}

TEST(Derive, ANeverAskedComplaintIsNotDerivedAbsent) {
  EXPECT_EQ(PatientBuilder().HasNo(kSqueeze).HasNo(kGap).Derived().Find("ache"), nullptr);
}

TEST(Derive, PresentWinsOverASentAbsenceAndTheDisagreementIsNamed) {
  reasoning::Patient patient = PatientBuilder().Points("a").Derived();
  patient.facts["ache"].state = reasoning::Fact::State::kAbsent;
  EXPECT_THAT(Derive(SmallKnowledge(), patient), ElementsAre("ache"));
  EXPECT_EQ(patient.Find("ache")->state, reasoning::Fact::State::kPresent);
}

TEST(Derive, KeepsASentPresenceThatTheRuleDenies) {
  reasoning::Patient patient = PatientBuilder().HasNo(kSqueeze).HasNo(kGap).HasNo(kWeak).Derived();
  patient.facts["score"].state = reasoning::Fact::State::kPresent;
  EXPECT_THAT(Derive(SmallKnowledge(), patient), ElementsAre("score"));
  EXPECT_EQ(patient.Find("score")->state, reasoning::Fact::State::kPresent);
}

TEST(Derive, WhatWasTriedInVainThroughAllItRestsOnIsUnanswered) {
  const reasoning::Patient patient =
      PatientBuilder().CannotAnswer(kSite).CannotAnswer(kSqueeze).CannotAnswer(kGap).Derived();
  ASSERT_NE(patient.Find("ache"), nullptr);
  EXPECT_EQ(patient.Find("ache")->state, reasoning::Fact::State::kUnanswered);
  EXPECT_EQ(PatientBuilder().CannotAnswer(kSite).Derived().Find("ache"), nullptr);
}

TEST(Logic, APartialOnsetIsUnknownWhereItsDaysDisagree) {
  reasoning::Patient patient;
  patient.onset_weeks = sdk::Interval{.low = 2, .high = 6};
  const auto ask = [&](double weeks) {
    return Evaluate(OnsetWeeksAtLeast(weeks), SmallKnowledge(), patient, {}).truth;
  };
  EXPECT_EQ(ask(2), Truth::kTrue);
  EXPECT_EQ(ask(4), Truth::kUnknown);
  EXPECT_EQ(ask(6.5), Truth::kFalse);
}

}  // namespace
}  // namespace soleus::test
