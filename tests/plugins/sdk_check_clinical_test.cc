// What FirstDefect says about the clinical part of a table: pretests, ratios, flags, orders, cases.
#include <gtest/gtest.h>

#include "plugins/sdk/check.h"
#include "tests/plugins/sample_table.h"

namespace soleus::sdk {
namespace {

TEST(SdkPresentationCheck, WithoutARuleItNeverApplies) {
  SampleTable t;
  t.presentations[0].when = {};
  EXPECT_EQ(t.Defect(), "sample: presentation \"adult\" has no rule; it never applies.");
}

TEST(SdkPresentationCheck, ItsComplaintIsAFinding) {
  SampleTable t;
  t.presentations[0].complaint = {"cough"};
  EXPECT_EQ(t.Defect(),
            "sample: presentation \"adult\" names finding \"cough\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkPresentationCheck, WhatDefinesItIsAFinding) {
  SampleTable t;
  t.presentations[0].defined_by = {{"onset"}};
  EXPECT_EQ(t.Defect(),
            "sample: presentation \"adult\" names finding \"onset\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkConditionCheck, SomethingElseBelongsToTheEngine) {
  SampleTable t;
  t.conditions[0].id = {"something_else"};
  EXPECT_EQ(t.Defect(),
            "sample: condition \"something_else\" belongs to the engine; rename yours.");
}

TEST(SdkConditionCheck, NoConditionWithoutAPretest) {
  SampleTable t;
  t.pretests.clear();
  EXPECT_EQ(t.Defect(), "sample: condition \"tear\" needs a name and a pretest probability.");
}

TEST(SdkConditionCheck, APretestBelongsToAPresentation) {
  SampleTable t;
  t.pretests[0].context = "child";
  EXPECT_EQ(t.Defect(), "sample: condition \"tear\": no presentation \"child\".");
}

TEST(SdkConditionCheck, APretestLiesInItsRange) {
  SampleTable t;
  t.pretests[0].point = 0.35;
  EXPECT_EQ(t.Defect(),
            "sample: condition \"tear\": pretest 0.35 in \"adult\" must lie in its range 0.1-0.3, "
            "within 0-1.");
}

TEST(SdkConditionCheck, AModifierWithoutARuleNeverApplies) {
  SampleTable t;
  t.modifiers[0].when = {};
  EXPECT_EQ(t.Defect(), "sample: modifier \"old\" has no rule; it never applies.");
}

TEST(SdkConditionCheck, AFactorLiesInItsRange) {
  SampleTable t;
  t.modifiers[0].factor = 4;
  EXPECT_EQ(t.Defect(), "sample: modifier \"old\": factor 4 lies outside its range.");
}

TEST(SdkConditionCheck, AMultipleIsAMultipleOfSomething) {
  SampleTable t;
  t.modifiers[0].action = ModifierAction::kSetToMultipleOf;
  EXPECT_EQ(t.Defect(),
            "sample: modifier \"old\": `of` goes with kSetToMultipleOf, and only there.");
}

TEST(SdkEvidenceCheck, ARatioIsNotNegative) {
  SampleTable t;
  t.evidence[0].present = Lr(-1);
  EXPECT_EQ(t.Defect(), "sample: finding \"squeeze\": present ratio is negative.");
}

TEST(SdkEvidenceCheck, AMisplacedDecimalPointIsSeen) {
  SampleTable t;
  t.evidence[0].absent = Lr(0.4, 0.02, 0.1);
  EXPECT_EQ(
      t.Defect(),
      "sample: finding \"squeeze\": absent ratio 0.4 lies outside its interval 0.02-0.1; check "
      "the decimal point.");
}

TEST(SdkEvidenceCheck, AnIntervalIsPositive) {
  SampleTable t;
  t.evidence[0].absent = Lr(0.04, 0, 0.1);
  EXPECT_EQ(
      t.Defect(),
      "sample: finding \"squeeze\": absent interval 0-0.1 is not one; bounds are positive and "
      "in order.");
}

TEST(SdkEvidenceCheck, NoFindingProvesOrExcludes) {
  SampleTable t;
  t.evidence[0].present = Lr(40, 10, 160).Use(21, 10, 30);
  EXPECT_EQ(t.Defect(), "sample: finding \"squeeze\": present ratio in use 21 is outside 0.05-20.");
}

TEST(SdkEvidenceCheck, AFindingIsWeighedOnce) {
  SampleTable t;
  t.evidence.push_back(t.evidence[0]);
  EXPECT_EQ(
      t.Defect(),
      "sample: condition \"tear\" weighs finding \"squeeze\" twice; keep one row and mark the "
      "other for_the_record.");
  t.evidence.back().for_the_record = true;
  EXPECT_EQ(t.Defect(), "");
}

TEST(SdkEvidenceCheck, APublishedFigureNamesItsSource) {
  SampleTable t;
  t.evidence[0].sources = {};
  EXPECT_EQ(
      t.Defect(),
      "sample: condition \"tear\", finding \"squeeze\": a published figure names its source.");
}

TEST(SdkEvidenceCheck, ACitationIsAmongTheSources) {
  SampleTable t;
  t.evidence[0].sources = {"paper1999"};
  EXPECT_EQ(t.Defect(),
            "sample: evidence for finding \"squeeze\" cites \"paper1999\", which is not among the "
            "sources.");
}

TEST(SdkEvidenceCheck, ARowWeighsAFindingOfTheVocabulary) {
  SampleTable t;
  t.evidence[0].finding = {"stranger"};
  EXPECT_EQ(t.Defect(),
            "sample: condition \"tear\" names finding \"stranger\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkEvidenceCheck, AChoiceIsNotWeighedAsYesOrNo) {
  SampleTable t;
  t.evidence[1].present = Lr(2);
  EXPECT_EQ(t.Defect(),
            "sample: condition \"tear\", finding \"place\": this form of evidence does not fit the "
            "finding's kind of value.");
}

TEST(SdkEvidenceCheck, NoValueFallsBetweenTwoBands) {
  SampleTable t;
  t.bands[1].low = 31;
  EXPECT_EQ(t.Defect(),
            "sample: finding \"minutes\": bands must follow one another without gap or overlap.");
}

TEST(SdkEvidenceCheck, EveryCategoryHasAShare) {
  SampleTable t;
  t.evidence[1].given_condition = {1};
  EXPECT_EQ(t.Defect(),
            "sample: condition \"tear\", finding \"place\": one share per category is needed.");
}

TEST(SdkEvidenceCheck, SharesSumToOne) {
  SampleTable t;
  t.evidence[1].given_condition = {0.6, 0.3};
  EXPECT_EQ(t.Defect(), "sample: condition \"tear\", finding \"place\": shares sum to 0.9, not 1.");
}

TEST(SdkEvidenceCheck, AShareOfZeroWouldExclude) {
  SampleTable t;
  t.evidence[1].given_condition = {1, 0};
  EXPECT_EQ(t.Defect(),
            "sample: finding \"place\": a share of 0 would prove or exclude; use a small one.");
}

TEST(SdkFlagCheck, WithoutARuleItNeverFires) {
  SampleTable t;
  t.flags[0].when = {};
  EXPECT_EQ(t.Defect(), "sample: red flag \"torn\" has no rule; it never fires.");
}

TEST(SdkFlagCheck, ItSaysWhatToDo) {
  SampleTable t;
  t.flags[0].say = "";
  EXPECT_EQ(t.Defect(), "sample: red flag \"torn\" must say what to do, and within what time.");
}

TEST(SdkFlagCheck, ItCitesWhatThereIs) {
  SampleTable t;
  t.flags[0].sources = {"paper1999"};
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\" cites \"paper1999\", which is not among the sources.");
}

TEST(SdkFlagCheck, ItScreensForAFinding) {
  SampleTable t;
  t.flags[0].screen = {{"stranger"}};
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\" names finding \"stranger\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkFlagCheck, ItForbidsATestThatExists) {
  SampleTable t;
  t.flags[0].withholds_tests = {{"hop"}};
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\" names finding \"hop\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkFlagCheck, ItActivatesAnOrderOfItsOwnPlugin) {
  SampleTable t;
  t.flags[0].activates = {"cast"};
  EXPECT_EQ(
      t.Defect(),
      "sample: red flag \"torn\" activates order \"cast\", which this plugin does not define.");
}

TEST(SdkOrderCheck, EveryOrderHasADoseInWords) {
  SampleTable t;
  t.orders[0].dose.text = "";
  EXPECT_EQ(t.Defect(),
            "sample: order \"rest\" needs a title and a dose in words (\"once\" is one).");
}

TEST(SdkOrderCheck, AContraindicationGivesItsReason) {
  SampleTable t;
  t.contraindications[0].reason = "";
  EXPECT_EQ(t.Defect(), "sample: order \"rest\": a contraindication needs a rule and a reason.");
}

TEST(SdkOrderCheck, WhatSelectsAnOrderIsAFinding) {
  SampleTable t;
  t.orders[0].selected_by = {{"stranger"}};
  EXPECT_EQ(t.Defect(),
            "sample: order \"rest\" names finding \"stranger\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkOrderCheck, ASetIsForAConditionOfThePlugin) {
  SampleTable t;
  t.sets[0].for_condition = {"gout"};
  EXPECT_EQ(t.Defect(),
            "sample: order set \"care\" is for \"gout\", which this plugin does not know.");
}

TEST(SdkOrderCheck, APhaseNamesOrdersOfThePlugin) {
  SampleTable t;
  t.phases[0].orders = {"cast"};
  EXPECT_EQ(t.Defect(),
            "sample: order set \"care\" names order \"cast\", which this plugin does not define.");
}

TEST(SdkFactorCheck, AClaimComesWithItsVerdict) {
  SampleTable t;
  t.factors[0].verdict = "";
  EXPECT_EQ(t.Defect(), "sample: factor \"shoes\" needs the claim and the verdict on it.");
}

TEST(SdkFactorCheck, AFactorNamesOrdersOfItsOwnPlugin) {
  SampleTable t;
  t.factors[0].orders = {"insoles"};
  EXPECT_EQ(t.Defect(),
            "sample: factor \"shoes\" names order \"insoles\", which this plugin does not define.");
}

TEST(SdkFactorCheck, ARuleAsksOnlyForWhatTheFactorAssesses) {
  SampleTable t;
  t.factors[0].present_if = AtLeast(kMinutes, 30);
  EXPECT_EQ(t.Defect(),
            "sample: factor \"shoes\": its rule asks for \"minutes\", which it does not assess; "
            "name it in `assess`.");
  t.factors[0].assess = {kPlace, kMinutes};
  EXPECT_EQ(t.Defect(), "");
}

TEST(SdkFactorCheck, ARuleFitsItsFindings) {
  SampleTable t;
  t.factors[0].present_if = Present(kPlace);
  EXPECT_EQ(t.Defect(),
            "sample: factor \"shoes\": its rule asks finding \"place\" for a kind of value that it "
            "does not have.");
}

TEST(SdkCaseCheck, APluginBringsAWorkedCase) {
  SampleTable t;
  t.cases.clear();
  EXPECT_EQ(t.Defect(),
            "sample: a plugin brings at least one worked case; the engine replays it at load.");
}

TEST(SdkCaseCheck, ACaseExpectsAConditionOfThePlugin) {
  SampleTable t;
  t.cases[0].first = {"gout"};
  EXPECT_EQ(t.Defect(), "sample: case \"one\" expects \"gout\", which this plugin does not know.");
}

TEST(SdkCaseCheck, ACaseSpeaksOfKnownFindings) {
  SampleTable t;
  t.facts[0].finding = {"stranger"};
  EXPECT_EQ(t.Defect(),
            "sample: case \"one\" names finding \"stranger\", which is not in the plugin's "
            "vocabulary.");
}

}  // namespace
}  // namespace soleus::sdk
