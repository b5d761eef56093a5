// What FirstDefect says about the frame of a table: who it is for, what it cites, its vocabulary
// and its rules. Each test spoils one thing in a well-formed table and expects the whole sentence.
#include "plugins/sdk/check.h"

#include <gtest/gtest.h>

#include "tests/plugins/sample_table.h"

namespace soleus::sdk {
namespace {

TEST(SdkCheck, AWellFormedTableHasNoDefect) {
  EXPECT_EQ(SampleTable().Defect(), "");
}

TEST(SdkCheck, APluginIdIsLowerCaseWords) {
  SampleTable t;
  t.about.id = "Sample";
  EXPECT_EQ(t.Defect(), "Sample: about.id must be lower-case words joined by _.");
}

TEST(SdkCheck, AVersionHasThreeParts) {
  SampleTable t;
  t.about.version = "1.2";
  EXPECT_EQ(t.Defect(), "sample: version \"1.2\" is not MAJOR.MINOR.PATCH.");
}

TEST(SdkCheck, ATableSaysWhomItIsNotFor) {
  SampleTable t;
  t.about.not_for = "";
  EXPECT_EQ(t.Defect(),
            "sample: about needs title, for_whom and not_for: a reader must know whom it is for.");
}

TEST(SdkCheck, AReviewDateIsADate) {
  SampleTable t;
  t.about.review_by = "24.11.2027";
  EXPECT_EQ(t.Defect(), "sample: review_by must be a date, YYYY-MM-DD.");
}

TEST(SdkCheck, AReviewWithoutAReviewerIsADraft) {
  SampleTable t;
  t.about.status = Status::kReviewed;
  EXPECT_EQ(t.Defect(),
            "sample: a reviewed plugin names its reviewer and the date; or leave it a draft.");
  t.about.reviewer = "Dr A. Example";
  t.about.reviewed_on = "2026-11-24";
  EXPECT_EQ(t.Defect(), "");
}

TEST(SdkCheck, SilenceAboutASourceAttributeIsNotAnAnswer) {
  SampleTable t;
  t.about.attributes.use_of_sex = "";
  EXPECT_EQ(t.Defect(), "sample: a source attribute is empty; write \"not used\" if so.");
}

TEST(SdkCheck, ASourceHasACitation) {
  SampleTable t;
  t.sources[0].citation = "";
  EXPECT_EQ(t.Defect(), "sample: source \"paper2000\" needs a key and a citation.");
}

TEST(SdkCheck, ASourceIsListedOnce) {
  SampleTable t;
  t.sources.push_back(t.sources[0]);
  EXPECT_EQ(t.Defect(), "sample: source \"paper2000\" is listed twice; remove one.");
}

TEST(SdkCheck, AChoiceHasAtLeastTwoCategories) {
  SampleTable t;
  constexpr Category kOnly[] = {{"tendon", "Tendon", 1}};
  t.findings[1].categories = kOnly;
  EXPECT_EQ(
      t.Defect(),
      "sample: finding \"place\": a choice of one says nothing; give it a second category, or "
      "ask yes or no.");
}

TEST(SdkCheck, AFindingIdIsLowerCaseWords) {
  SampleTable t;
  t.findings.push_back({.id = {"e-gap"}, .label = "Gap", .local_code = "gap"});
  EXPECT_EQ(t.Defect(),
            "sample: finding \"e-gap\": an id is lower-case words joined by _; rename it.");
}

TEST(SdkCheck, AFindingIsDefinedOnce) {
  SampleTable t;
  t.findings.push_back(t.findings[0]);
  EXPECT_EQ(t.Defect(), "sample: finding \"squeeze\" is defined twice; remove one.");
}

TEST(SdkCheck, AFindingIsNeverShownWithoutALabel) {
  SampleTable t;
  t.findings[0].label = "";
  EXPECT_EQ(t.Defect(), "sample: finding \"squeeze\" has no label.");
}

TEST(SdkCheck, AFindingThatNobodyCanSendOrDeriveIsRefused) {
  SampleTable t;
  t.findings[0].local_code = "";
  EXPECT_EQ(
      t.Defect(),
      "sample: finding \"squeeze\" can neither be sent nor derived; give it a local code or a "
      "rule.");
  t.findings[0].derived = AgeAtLeast(60);
  EXPECT_EQ(t.Defect(), "");
}

TEST(SdkCheck, OnlyAQuantityHasAUnit) {
  SampleTable t;
  t.findings[0].unit = "cm";
  EXPECT_EQ(t.Defect(),
            "sample: finding \"squeeze\": a quantity, and only a quantity, has a unit.");
  t.findings[0].unit = "";
  t.findings[2].unit = "";
  EXPECT_EQ(t.Defect(),
            "sample: finding \"minutes\": a quantity, and only a quantity, has a unit.");
}

TEST(SdkCheck, AMolarMassBelongsToMassAndMoles) {
  SampleTable t;
  t.findings[2].molar_mass = 386.65;
  EXPECT_EQ(t.Defect(),
            "sample: finding \"minutes\": a molar mass converts mass and moles, and \"min\" is "
            "neither; leave it out.");
  for (std::string_view unit : {"mg/dL", "mmol/L", "g", "mol/L", "ug/mL"}) {
    t.findings[2].unit = unit;
    EXPECT_EQ(t.Defect(), "") << unit;
  }
  for (std::string_view unit : {"deg", "mm[Hg]", "/g", "kkg"}) {
    t.findings[2].unit = unit;
    EXPECT_NE(t.Defect(), "") << unit;
  }
  t.findings[2].unit = "mg/dL";
  t.findings[2].molar_mass = -1;
  EXPECT_EQ(
      t.Defect(),
      "sample: finding \"minutes\": molar mass -1 is not above 0; state it in g/mol, or leave "
      "it out.");
}

TEST(SdkCheck, AFindingHoldsForDaysAboveZero) {
  SampleTable t;
  t.findings[0].holds_days = 7;
  EXPECT_EQ(t.Defect(), "");
  t.findings[0].holds_days = -7;
  EXPECT_EQ(t.Defect(),
            "sample: finding \"squeeze\": it holds for a number of days above 0, and an exposure "
            "ages through its own windows; leave holds_days out.");
}

TEST(SdkCheck, OnlyAYesNoFindingIsSetByALaboratorysOwnRange) {
  static constexpr Coding kTest[] = {{"http://loinc.org", "777-3", "Platelets"}};
  SampleTable t;
  t.findings[0].low_codes = kTest;
  EXPECT_EQ(t.Defect(), "");
  t.findings[2].high_codes = kTest;
  EXPECT_EQ(
      t.Defect(),
      "sample: finding \"minutes\": only a yes-no finding is set by a laboratory's own range; "
      "leave low_codes and high_codes out.");
}

TEST(SdkCheck, OnlyAChoiceHasCategories) {
  SampleTable t;
  t.findings[0].categories = kPlaces;
  EXPECT_EQ(t.Defect(),
            "sample: finding \"squeeze\": a choice, and only a choice, has categories.");
}

TEST(SdkCheck, ReferenceSharesSumToOne) {
  static constexpr Category kShort[] = {{"tendon", "Tendon", 0.25}, {"elsewhere", "Other", 0.5}};
  SampleTable t;
  t.findings[1].categories = kShort;
  // 0.25 + 0.5
  EXPECT_EQ(t.Defect(), "sample: finding \"place\": reference shares sum to 0.75, not 1.");
}

TEST(SdkCheck, IngredientsWithoutAWindowAreRefused) {
  static constexpr Ingredient kDrug[] = {{"ciprofloxacin", "2551", "J01MA02"}};
  SampleTable t;
  t.findings[0].ingredients = kDrug;
  EXPECT_EQ(t.Defect(), "sample: finding \"squeeze\": ingredients and exposure go together.");
}

TEST(SdkCheck, ADerivedFindingMayNotNameAStranger) {
  SampleTable t;
  t.findings[0].derived = Present({"stranger"});
  EXPECT_EQ(t.Defect(),
            "sample: finding \"squeeze\" names finding \"stranger\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkRuleCheck, AnOperatorNeedsItsTerms) {
  SampleTable t;
  t.flags[0].when.terms.Add({.op = Op::kAll, .arity = 2});
  EXPECT_EQ(t.Defect(), "sample: red flag \"torn\": an operator of its rule has too few terms.");
}

TEST(SdkRuleCheck, ACountThatCannotBeReachedIsRefused) {
  SampleTable t;
  t.flags[0].when = CountAtLeast(3, Present(kSqueeze), AgeAtLeast(60));
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\": a count asks for 3 of 2 points; it can never matter.");
}

TEST(SdkRuleCheck, PointsBelongToOneItemAndAreReachable) {
  SampleTable t;
  t.flags[0].when = PointsAtLeast(4, Points(2.5, Present(kSqueeze)), Points(2, AgeAtLeast(60)));
  EXPECT_EQ(t.Defect(), "");
  t.flags[0].when = PointsAtLeast(5, Points(2.5, Present(kSqueeze)), Points(2, AgeAtLeast(60)));
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\": a count asks for 5 of 4.5 points; it can never matter.");
  t.flags[0].when = PointsAtLeast(1, Points(0, Present(kSqueeze)), Present(kSqueeze));
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\": points are above 0 and belong to one item; state them so.");
}

TEST(SdkRuleCheck, ASexOnRecordIsFemaleOrMale) {
  SampleTable t;
  t.flags[0].when = AnyOf(Female(), Male());
  EXPECT_EQ(t.Defect(), "");
  t.flags[0].when.terms.items[0].category = "girl";
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\": \"girl\" is no sex on record; it is female or male.");
}

TEST(SdkVocabularyCheck, AChangeIsOfAQuantityInTheSameUnit) {
  SampleTable t;
  t.findings.push_back({.id = {"change"},
                        .label = "Change",
                        .kind = ValueKind::kQuantity,
                        .local_code = "change",
                        .unit = "min",
                        .change_of = kMinutes});
  EXPECT_EQ(t.Defect(), "");
  t.findings.back().change_of = kSqueeze;
  EXPECT_EQ(t.Defect(),
            "sample: finding \"change\" is a change of \"squeeze\"; both must be quantities of one "
            "unit.");
}

TEST(SdkRuleCheck, APosteriorThresholdIsAProbability) {
  SampleTable t;
  t.flags[0].when = PosteriorAtLeast(kTear, 10);
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\": posterior threshold 10 is not a probability between 0 and "
            "1.");
}

TEST(SdkRuleCheck, AnAgeIsNotNegative) {
  SampleTable t;
  t.flags[0].when = AgeBelow(-1);
  EXPECT_EQ(t.Defect(), "sample: red flag \"torn\": an age or a time in its rule is negative.");
}

TEST(SdkRuleCheck, AQuantityIsNotPresentOrAbsent) {
  SampleTable t;
  t.flags[0].when = Present(kMinutes);
  EXPECT_EQ(t.Defect(),
            "sample: red flag \"torn\": its rule asks finding \"minutes\" for a kind of value that "
            "it does not have.");
  t.flags[0].when = AnyOf(Known(kMinutes), AtLeast(kMinutes, 30), Is(kPlace, "tendon"));
  EXPECT_EQ(t.Defect(), "");
}

TEST(SdkRuleCheck, AChoiceHasOnlyItsOwnValues) {
  SampleTable t;
  t.flags[0].when = Is(kPlace, "knee");
  EXPECT_EQ(t.Defect(), "sample: red flag \"torn\": \"knee\" is no value of \"place\".");
}

TEST(SdkRuleCheck, ARuleComesToOneAnswer) {
  SampleTable t;
  t.flags[0].when.terms.Add(Present(kSqueeze).terms[0]);
  EXPECT_EQ(t.Defect(), "sample: red flag \"torn\": its rule does not come to one answer.");
}

}  // namespace
}  // namespace soleus::sdk
