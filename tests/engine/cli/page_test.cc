// The page, against one answer that has everything (answer.textproto, page.golden.txt), and the
// claims that a golden file alone would not explain.
#include "engine/cli/page.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "engine/cli/layout.h"
#include "engine/cli/words.h"

namespace soleus::cli {
namespace {

std::string ReadFile(const std::string& name) {
  std::ifstream stream("tests/engine/cli/" + name, std::ios::binary);
  EXPECT_TRUE(stream.good()) << name << ": run the test from the top folder";
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

v1::EvaluateResponse ExampleAnswer() {
  v1::EvaluateResponse answer;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(ReadFile("answer.textproto"), &answer));
  return answer;
}

bool Has(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

TEST(Page, ShowsTheWholeAnswerAsTheGoldenPageDoes) {
  const std::string page = PageOf(ExampleAnswer(), {});
  const std::string golden = ReadFile("page.golden.txt");
  const std::string actual = testing::TempDir() + "soleus_page_actual.txt";
  if (page != golden) std::ofstream(actual) << page;
  EXPECT_EQ(page, golden) << "what came out is in " << actual;
}

TEST(Page, PutsAFiredFlagBeforeTheRanking) {
  const std::string page = PageOf(ExampleAnswer(), {});
  EXPECT_LT(page.find("RED FLAG: Example stop rule"), page.find("WHAT IT MAY BE"));
}

TEST(Page, NamesAPluginThatDidNotTakePartAtTheTopAndAtTheEnd) {
  const std::string page = PageOf(ExampleAnswer(), {});
  const std::size_t top = page.find("example_two DID NOT TAKE PART");
  EXPECT_LT(top, page.find("RED FLAG"));
  EXPECT_NE(page.find("example_two", page.find("WHO ANSWERED")), std::string::npos);
}

TEST(Page, SaysBesideEachFigureThatNobodyCheckedIt) {
  const std::string page = PageOf(ExampleAnswer(), {});
  EXPECT_TRUE(Has(page, "ESTIMATE, no study"));
  EXPECT_TRUE(Has(page, "RECALLED, not yet checked [1]"));
}

TEST(Page, KeepsEveryLineWithinItsWidth) {
  for (const std::size_t width : {80UL, 100UL}) {
    std::istringstream lines(PageOf(ExampleAnswer(), {.width = width}));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(WidthOf(line), width) << line;
    }
  }
}

TEST(Page, UsesNoEscapeCodesWithoutColour) {
  EXPECT_FALSE(Has(PageOf(ExampleAnswer(), {}), "\x1b"));
  EXPECT_TRUE(Has(PageOf(ExampleAnswer(), {.colour = true}), "\x1b[1;31m"));
}

TEST(Page, DoesNotLetTheWireDriveTheTerminal) {
  v1::EvaluateResponse answer = ExampleAnswer();
  answer.mutable_issues(0)->set_text(
      "\x1b[2Jgone \xC2\x9B"
      "31m");  // CSI in both its forms
  answer.mutable_red_flags(0)->set_name("name\r\nwith a line break");
  const std::string page = PageOf(answer, {});
  EXPECT_FALSE(Has(page, "\x1b"));
  EXPECT_FALSE(Has(page, "\xC2\x9B"));
  EXPECT_TRUE(Has(page, "name with a line break"));
}

TEST(Page, AnEmptyAnswerSaysWhatIsMissing) {
  v1::EvaluateResponse answer;
  answer.mutable_context()->add_missing("sudden_onset");
  const std::string page = PageOf(answer, {});
  EXPECT_TRUE(Has(page, "nothing is ranked. Missing: sudden onset"));
  EXPECT_TRUE(Has(page, "no plugin is loaded"));
}

TEST(Words, RoundProbabilitiesWithoutEverClaimingCertainty) {
  EXPECT_EQ(PercentOf(0.926), "93 %");
  EXPECT_EQ(PercentOf(0.0049), "<1 %");
  EXPECT_EQ(PercentOf(0.005), "1 %");
  EXPECT_EQ(PercentOf(0.9949), "99 %");
  EXPECT_EQ(PercentOf(0.9951), ">99 %");
  EXPECT_EQ(PercentOf(1), "100 %");
  EXPECT_EQ(PercentOf(0), "0 %");
}

TEST(References, NumberEachWorkOnce) {
  References works;
  EXPECT_EQ(works.Cite("First A. 1999; Second B. 2001 (J Two; page 3)", "verified"), "[1, 2]");
  EXPECT_EQ(works.Cite("Second B. 2001 (J Two; page 3)", "recalled"),
            "RECALLED, not yet checked [2]");
  EXPECT_EQ(works.works().size(), 2U);
}

TEST(References, TellAnAuthorsOwnWordsFromTheWorksBehindThem) {
  const std::string source = "Counted. estimate of the plugin's authors; after: First A. 1999";
  References works;
  EXPECT_EQ(works.Cite(source, "estimate"), "ESTIMATE after [1]");
  EXPECT_EQ(works.Cite("estimate of the plugin's authors", "estimate"), "ESTIMATE, no study");
  EXPECT_EQ(works.works(), std::vector<std::string>{"First A. 1999"});
  EXPECT_EQ(References::Basis(source), "Counted. ");
}

TEST(Layout, WrapsByCodePointsNotByBytes) {
  // "éé éé" is 5 columns but 9 bytes: it fits into 5.
  EXPECT_EQ(Wrap("éé éé", 5).size(), 1U);
  EXPECT_EQ(Wrap("éé éé", 4).size(), 2U);
  EXPECT_EQ(Wrap("", 10), std::vector<std::string>{""});
}

}  // namespace
}  // namespace soleus::cli
