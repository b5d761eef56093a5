// What FirstDefect says about a plugin's code, and ExportDefect about what is exported.
#include <gtest/gtest.h>

#include "plugins/sdk/check.h"
#include "tests/plugins/sample_table.h"

namespace soleus::sdk {
namespace {

TEST(SdkCodeCheck, CodeSetsOnlyWhatNothingElseSends) {
  SampleTable t;
  t.code.sets = {kTrend, kSqueeze};
  EXPECT_EQ(t.Defect(),
            "sample: code \"sets\": \"squeeze\" is sent or derived; code sets findings that are "
            "by_code alone.");
}

TEST(SdkCodeCheck, AFindingByCodeIsNeitherSentNorDerivedNorAChange) {
  constexpr std::string_view kSays =
      "sample: finding \"trend\" is worked out by code, so it is neither sent nor derived nor a "
      "change; leave local_code, codes, exposure, derived and change_of out.";
  SampleTable t;
  t.findings[3].local_code = "trend";
  EXPECT_EQ(t.Defect(), kSays);
  t.findings[3].local_code = "";
  t.findings[3].derived = Present(kSqueeze);
  EXPECT_EQ(t.Defect(), kSays);
  t.findings[3].derived = {};
  t.findings[3].change_of = kMinutes;
  EXPECT_EQ(t.Defect(), kSays);
}

// Two plugins' code may run in any order, and so may not build on each other.
TEST(SdkCodeCheck, CodeDoesNotReadWhatCodeSets) {
  SampleTable t;
  t.code.reads = {kTrend};
  EXPECT_EQ(t.Defect(),
            "sample: code \"reads\": \"trend\" is set by code, and code does not read what code "
            "sets; read what that is worked out from.");
}

TEST(SdkCodeCheck, OnlyAQuantityHasACourse) {
  SampleTable t;
  t.code.reads_course = {kPlace};
  EXPECT_EQ(t.Defect(),
            "sample: code \"reads_course\": \"place\" is not a quantity; name one that is.");
}

TEST(SdkCodeCheck, WhatCodeReadsAndSetsIsInTheVocabulary) {
  SampleTable t;
  t.code.reads = {{"swelling"}};
  EXPECT_EQ(t.Defect(),
            "sample: code \"reads\" names finding \"swelling\", which is not in the plugin's "
            "vocabulary.");
  t.code.reads = {};
  t.code.sets = {{"swelling"}};
  EXPECT_EQ(t.Defect(),
            "sample: code \"sets\" names finding \"swelling\", which is not in the plugin's "
            "vocabulary.");
}

TEST(SdkCodeCheck, AFindingIsNamedOnce) {
  SampleTable t;
  t.code.sets = {kTrend, kTrend};
  EXPECT_EQ(t.Defect(), "sample: code \"sets\" names \"trend\" twice; remove one.");
}

TEST(SdkCodeCheck, CodeThatReadsOrSetsNothingIsRefused) {
  SampleTable t;
  t.code.reads = {};
  t.code.reads_course = {};
  EXPECT_EQ(t.Defect(), "sample: code that reads nothing works nothing out; name what it reads.");
  t.code = {.reads = {kSqueeze}};
  EXPECT_EQ(t.Defect(),
            "sample: code that sets no finding does nothing; name what it sets, or leave it out.");
}

TEST(SdkCodeCheck, CodeSaysWhatItWorksOutAndCitesWhatIsListed) {
  SampleTable t;
  t.code.sources = {"paper1999"};
  EXPECT_EQ(t.Defect(),
            "sample: code of \"sample\" cites \"paper1999\", which is not among the sources.");
  t.code.sources = {};
  t.code.provenance = Provenance::kVerified;
  EXPECT_EQ(t.Defect(), "sample: code: a published method names its source.");
  t.code.what = "";
  EXPECT_EQ(t.Defect(), "sample: code needs a sentence on what it works out.");
}

TEST(SdkCaseCheck, ACourseRunsFromTheOldestDayToTheNewest) {
  constexpr std::string_view kSays =
      "sample: case \"one\": a course runs from the oldest day to the newest, one value a day, "
      "none after today.";
  SampleTable t;
  t.course[1].days_ago = 7;
  EXPECT_EQ(t.Defect(), kSays);
  t.course[1].days_ago = -1;
  EXPECT_EQ(t.Defect(), kSays);
}

TEST(SdkCaseCheck, WhatMustBeWorkedOutIsSetByTheCode) {
  SampleTable t;
  t.worked_out[0].finding = kSqueeze;
  EXPECT_EQ(t.Defect(),
            "sample: case \"one\": the plugin's code does not set \"squeeze\"; name it in "
            "code.sets.");
}

TEST(SdkCaseCheck, AnExpectedFollowUpIsOneThatIsStated) {
  SampleTable t;
  t.cases[0].follow_ups = {"later"};
  EXPECT_EQ(t.Defect(),
            "sample: case \"one\" expects follow-up \"later\", which this plugin does not state.");
}

// What needs no condition, a score or a trend, has its cases all the same, and they name none.
TEST(SdkCaseCheck, APluginWithCodeBringsACaseThatNeedsNoCondition) {
  SampleTable t;
  t.conditions.clear();
  t.sets.clear();
  t.follow_ups[0].if_holds = Present(kTrend);
  t.cases[0].first = {};
  EXPECT_EQ(t.Defect(), "");
  t.cases.clear();
  EXPECT_EQ(t.Defect(),
            "sample: a plugin brings at least one worked case; the engine replays it at load.");
}

TEST(SdkExportCheck, CodeIsStatedAndExportedOrNeither) {
  SampleTable t;
  EXPECT_EQ(t.Defect(true), "");
  EXPECT_EQ(t.Defect(false),
            "sample: its table states code, and no function is exported; export it with "
            "SOLEUS_EXPORT_PLUGIN_WITH_CODE, or leave `code` out.");
  t.code = {};
  t.worked_out.clear();
  EXPECT_EQ(t.Defect(false), "");
  EXPECT_EQ(t.Defect(true),
            "sample: it exports a function, and its table does not say what that sets; fill "
            "`code` in the table, or export it with SOLEUS_EXPORT_PLUGIN.");
}

// What is wrong with the table is said first.
TEST(SdkExportCheck, ATableThatIsMalformedIsNotExported) {
  SampleTable t;
  t.about.version = "one";
  EXPECT_EQ(t.Defect(true), "sample: version \"one\" is not MAJOR.MINOR.PATCH.");
}

}  // namespace
}  // namespace soleus::sdk
