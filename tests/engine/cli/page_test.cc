// The page, against one answer that has everything (answer.textproto), in both its lengths
// (page.golden.txt, page_full.golden.txt), and the claims that a golden file alone would not
// explain.
#include "engine/cli/page.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
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

// The page as running text, so that a claim does not hang on where a line breaks.
std::string Unwrapped(const std::string& page) {
  std::istringstream words(page);
  std::string text;
  for (std::string word; words >> word;) text += word + ' ';
  return text;
}

void ExpectGolden(const PageStyle& style, const std::string& name) {
  const std::string page = PageOf(ExampleAnswer(), style);
  const std::string golden = ReadFile(name);
  const std::string actual = testing::TempDir() + "soleus_actual_" + name;
  if (page != golden) std::ofstream(actual) << page;
  EXPECT_EQ(page, golden) << "what came out is in " << actual;
}

std::string Section(const std::string& page, const std::string& from, const std::string& to) {
  const std::size_t start = page.find(from);
  const std::size_t end = page.find(to, start);
  EXPECT_NE(start, std::string::npos) << from;
  EXPECT_NE(end, std::string::npos) << to;
  return page.substr(start, end - start);
}

TEST(Page, ShowsTheAnswerAsTheGoldenPageDoes) {
  ExpectGolden({}, "page.golden.txt");
}

TEST(Page, ShowsTheWholeAnswerAsTheFullGoldenPageDoes) {
  ExpectGolden({.full = true}, "page_full.golden.txt");
}

// Every id of the example that has words somewhere in it. The full page shows most of the answer.
TEST(Page, NeverShowsAnIdWhereTheAnswerHasWords) {
  for (const bool full : {false, true}) {
    const std::string page = PageOf(ExampleAnswer(), {.full = full});
    for (const char* id : {"sign_", "sign a;", "drug_b", "drug b", "example_stop", "example_open",
                           "sore_example", "torn_example", "mid_2_6", "slow_1", "fast_2",
                           "example_elsewhere", "shoe_advice", "shoe advice", "half;"}) {
      EXPECT_FALSE(Has(page, id)) << id;
    }
  }
}

TEST(Page, SaysBeforeTheFlagsWhatTheEhrDidNotGive) {
  v1::EvaluateResponse answer = ExampleAnswer();
  v1::Fetch& fetch = *answer.mutable_fetch();
  fetch.set_base_url("https://ehr.example/fhir");
  v1::FetchedType& patient = *fetch.add_searches();
  patient.set_type("Patient");
  patient.set_outcome("complete");
  patient.set_resources(1);
  v1::FetchedType& observations = *fetch.add_searches();
  observations.set_type("Observation");
  observations.set_outcome("partial");
  observations.set_resources(200);
  observations.set_reason("Page 2 did not come.");
  const std::string page = Unwrapped(PageOf(answer, {}));
  EXPECT_TRUE(Has(page,
                  "NOT ALL FETCHED Observation is partial: Page 2 did not come. What is missing "
                  "is unknown here, not absent."));
  EXPECT_TRUE(Has(page, "Fetched from https://ehr.example/fhir: 200 Observation, 1 Patient."));
  EXPECT_LT(page.find("NOT ALL FETCHED"), page.find("RED FLAG"));
  EXPECT_FALSE(Has(PageOf(ExampleAnswer(), {}), "Fetched from"));
}

TEST(Page, SaysAChoiceInWords) {
  const std::string page = Unwrapped(PageOf(ExampleAnswer(), {}));
  EXPECT_TRUE(Has(page, "Where it hurts: middle third, 2-6 cm"));
  EXPECT_TRUE(Has(page, "suddenly: RED FLAG"));
}

TEST(Page, AsksRightAfterTheRankingAndSaysWhatEachAnswerWouldDecide) {
  const std::string page = Unwrapped(PageOf(ExampleAnswer(), {}));
  EXPECT_LT(page.find("WHAT IT MAY BE"), page.find("WHAT TO ASK"));
  EXPECT_LT(page.find("WHAT TO ASK"), page.find("ORDERS"));
  const std::string next = Section(page, "WHAT TO ASK", "ORDERS");
  EXPECT_TRUE(Has(next, "RED FLAG Example clot"));
  EXPECT_TRUE(Has(next, "excludes Example clot"));
  EXPECT_TRUE(Has(next, "RED FLAG Flag of another plugin"));
  EXPECT_TRUE(Has(next, "helps settle Example clot"));
}

TEST(Page, NamesADangerousConditionHoweverUnlikely) {
  const std::string page = PageOf(ExampleAnswer(), {});
  EXPECT_TRUE(Has(page,
                  "also considered, each under 1 %: Something else; Burst example (must not be "
                  "missed)"));
}

TEST(Page, CountsTheWorksThatItDoesNotListAndPutsNoNumberOfThemAnywhere) {
  const std::string page = PageOf(ExampleAnswer(), {});
  EXPECT_FALSE(Has(page, "[1]"));
  EXPECT_FALSE(Has(page, "SOURCES"));
  const std::string works =
      Section(PageOf(ExampleAnswer(), {.full = true}), "SOURCES", "WHO ANSWERED");
  EXPECT_TRUE(Has(works, "[9] ") && !Has(works, "[10] ")) << works;
  EXPECT_TRUE(Has(page, "Works cited: 9."));
}

TEST(Page, TheFullPageSaysWhatIsKnownOfAnOrder) {
  const std::string page = PageOf(ExampleAnswer(), {.full = true});
  for (const char* words :
       {"No trial shows stretching alone helps the example.", "Add a minute a week.",
        "With a towel; At a wall", "After 6 weeks", "strength    weak", "One study of ten shoes.",
        "Sign A on the inner side: present (ratio", "not counted Sign C"}) {
    EXPECT_TRUE(Has(page, words)) << words;
  }
}

TEST(Page, AdviceAgainstCarriesNoDose) {
  for (const bool full : {false, true}) {
    const std::string page = PageOf(ExampleAnswer(), {.full = full});
    EXPECT_TRUE(Has(page, "x AVOID: Needle test\n"));
    EXPECT_TRUE(Has(page, "x Avoid rest alone\n"));
    EXPECT_FALSE(Has(page, "Not given"));
  }
}

TEST(Page, GroupsAlternativesAndWhatIsWithheldForOneReason) {
  const std::string page = PageOf(ExampleAnswer(), {});
  const std::string orders = Section(page, "Choose one loading programme:", "WITHHELD");
  EXPECT_LT(orders.find("Slow loading"), orders.find("Heavy loading"));
  EXPECT_LT(orders.find("Heavy loading"), orders.find("Avoid rest alone"));
  EXPECT_TRUE(Has(page, "Calf stretching; Calf rolling"));
}

TEST(Page, SaysWhatToCheckBeforeAnOrder) {
  const std::string page = PageOf(ExampleAnswer(), {});
  EXPECT_TRUE(Has(page, "[check a, b]"));
  EXPECT_TRUE(Has(page, "a) Recent injection?"));
  EXPECT_TRUE(Has(page, "b) A made-up strain."));
}

TEST(Page, SaysTheUrgencyAtTheTopAndAgainAtTheEnd) {
  const std::string page = PageOf(ExampleAnswer(), {});
  const std::string words = "same day: the surgeon on call (today)";
  EXPECT_LT(page.find(words), page.find("WHAT IT MAY BE"));
  EXPECT_GT(page.rfind(words), page.find("WHO ANSWERED"));
}

TEST(Page, ShowsAgainWhatWasConvertedAndWhatIsOnlyABound) {
  v1::EvaluateResponse answer = ExampleAnswer();
  const auto add = [&](const std::string& value, const std::string& sent, bool bound) {
    v1::Measurement* measurement = answer.add_measurements();
    measurement->set_finding_id(answer.finding_labels(0).finding_id());
    measurement->set_value(value);
    measurement->set_sent(sent);
    measurement->set_bound(bound);
  };
  const std::string label = answer.finding_labels(0).label();
  add("8.0 cm", "", false);
  EXPECT_FALSE(Has(PageOf(answer, {}), "READ FROM THE RECORD"));
  add("4.914 mmol/L", "190 mg/dL", false);
  add("<5 mg/L", "", true);
  const std::string page = Unwrapped(PageOf(answer, {}));
  EXPECT_TRUE(Has(page, label + ": 4.914 mmol/L (sent as 190 mg/dL); " + label + ": <5 mg/L"))
      << page;
  EXPECT_FALSE(Has(page, "8.0 cm"));
  EXPECT_TRUE(Has(Unwrapped(PageOf(answer, {.full = true})), label + ": 8.0 cm; "));
}

TEST(Page, CountsTheIssuesThatItLeavesOutAndKeepsTheWorst) {
  v1::EvaluateResponse answer;
  for (int i = 0; i < 9; ++i) {
    v1::Issue* issue = answer.add_issues();
    issue->set_severity(i == 8 ? "error" : "information");
    issue->set_text(i == 8 ? "the last is the worst" : "minor");
  }
  const std::string page = PageOf(answer, {});
  EXPECT_TRUE(Has(page, "the last is the worst"));
  EXPECT_TRUE(Has(page, "and 3 more, none more severe"));
  EXPECT_FALSE(Has(PageOf(answer, {.full = true}), "none more severe"));
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

TEST(Page, NamesAPluginThatAnsweredWithoutItsCodeAtTheTopAndAtTheEnd) {
  v1::EvaluateResponse answer = ExampleAnswer();
  answer.mutable_coverage(0)->set_state("without_code");
  answer.mutable_coverage(0)->set_reason("Its table took part, its code did not: it was late.");
  const std::string page = PageOf(answer, {});
  const std::size_t top = page.find("!! Plugin example_one ANSWERED WITHOUT ITS CODE: Its table");
  EXPECT_LT(top, page.find("RED FLAG"));
  EXPECT_NE(page.find("! example_one 1.0.0: without code", top), std::string::npos);
}

TEST(Page, SaysWhatAPluginsCodeWorkedOutOnOneLineAPlugin) {
  v1::EvaluateResponse answer = ExampleAnswer();
  for (const auto& [finding, value] :
       {std::pair("lunge", "12 cm"), std::pair("how", "slow_1"), std::pair("sign_a", "")}) {
    v1::WorkedOut* row = answer.add_worked_out();
    row->set_finding_id(finding);
    row->set_plugin_id("example_one");
    row->set_state(*value == '\0' ? "absent" : "value");
    row->set_value(value);
    row->set_what("From what was measured.");
    row->set_source("estimate of the plugin's authors");
    row->set_provenance("estimate");
  }
  const std::string page = Unwrapped(PageOf(answer, {}));
  EXPECT_TRUE(Has(page,
                  "WORKED OUT BY A PLUGIN'S CODE - Lunge: 12 cm; How it began: slowly; Sign A on "
                  "the inner side: absent [example_one]"))
      << page;
  EXPECT_FALSE(Has(page, "From what was measured."));
  EXPECT_TRUE(Has(Unwrapped(PageOf(answer, {.full = true})), "From what was measured."));
}

TEST(Page, SaysLoudlyAtTheTopAndAtTheEndWhoseReviewIsOverdue) {
  v1::EvaluateResponse answer = ExampleAnswer();
  EXPECT_FALSE(Has(PageOf(answer, {}), "REVIEW DATE"));
  v1::Coverage* plugin = answer.add_coverage();
  plugin->set_plugin_id("example_old");
  plugin->set_version("2.0.0");
  plugin->set_state("active");
  plugin->set_review_by("2020-01-31");
  plugin->set_past_review(true);
  const std::string page = Unwrapped(PageOf(answer, {}));
  const std::size_t top =
      page.find("!! KNOWLEDGE PAST ITS REVIEW DATE: example_old 2.0.0 (by 2020-01-31).");
  EXPECT_LT(top, page.find("RED FLAG"));
  EXPECT_NE(page.find("! example_old 2.0.0: active, PAST ITS REVIEW DATE of 2020-01-31",
                      page.find("WHO ANSWERED")),
            std::string::npos);
}

TEST(Page, SaysBesideEachFigureThatNobodyCheckedIt) {
  const std::string page = PageOf(ExampleAnswer(), {});
  EXPECT_TRUE(Has(page, "day and night (ESTIMATE)"));
  EXPECT_TRUE(Has(page, "grade C, RECALLED)"));
  const std::string full = PageOf(ExampleAnswer(), {.full = true});
  EXPECT_TRUE(Has(full, "ESTIMATE, no study"));
  EXPECT_TRUE(Has(full, "RECALLED, not yet checked [1]"));
}

TEST(Page, KeepsEveryLineWithinItsWidth) {
  for (const std::size_t width : {80UL, 100UL}) {
    for (const bool full : {false, true}) {
      std::istringstream lines(PageOf(ExampleAnswer(), {.width = width, .full = full}));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(WidthOf(line), width) << line;
      }
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

TEST(Words, FitAsManyItemsAsThereIsRoomForAndCountTheRest) {
  EXPECT_EQ(Fitted({"ab", "cd", "ef"}, 15), "ab; cd; ef");  // "ab; cd" and a count are 6 + 9
  // Two of three would need 6 and the 9 of a count.
  EXPECT_EQ(Fitted({"ab", "cd", "ef"}, 9), "ab; +2 more");
  EXPECT_EQ(Fitted({"a long one"}, 3), "a long one");
}

TEST(Words, FitIntoLinesAndCountTheRest) {
  EXPECT_EQ(FittedLines("also: ", {"ab", "cd", "ef"}, 16, 1), "also: ab; cd; ef");
  // Sixteen columns hold "also: ab; +2" but not the count: a second line does.
  EXPECT_EQ(FittedLines("also: ", {"ab", "cdefgh", "ef"}, 17, 1), "also: ab; +2 more");
  EXPECT_EQ(FittedLines("also: ", {"ab", "cdefgh", "ef"}, 17, 2), "also: ab; cdefgh; ef");
  EXPECT_EQ(FittedLines("also: ", {}, 17, 2), "also: ");
}

// A page longer than two screens is set tighter; one that fits is not.
TEST(Page, SetsItselfTighterWhereItWouldNotFitAndCountsWhatItLeavesOut) {
  v1::EvaluateResponse answer = ExampleAnswer();
  EXPECT_TRUE(Has(PageOf(answer, {}), "also considered, each under 1 %: Something else"));
  for (int i = 0; i < 60; ++i) {
    v1::Hypothesis* row = answer.add_differential();
    row->set_condition_id("rare");
    row->set_name("A rare condition with a name that fills a good part of a line of the page");
    row->set_probability(1e-5);
  }
  for (int i = 0; i < 40; ++i) {
    v1::Order* order = answer.mutable_order_sets(1)->add_orders();
    order->set_id("more");
    order->set_title("One more order of a later phase");
    order->set_phase("later");
  }
  const std::string page = PageOf(answer, {});
  EXPECT_LE(std::count(page.begin(), page.end(), '\n'), static_cast<std::ptrdiff_t>(kTwoScreens));
  EXPECT_TRUE(Has(page, "also considered: 61 under 1 %"));  // 60, and "something else"
  EXPECT_TRUE(Has(page, "must not be missed: Burst example"));
  // Forty orders in two lines: as many titles as fit, the others counted.
  const std::string orders = Unwrapped(Section(page, "later …: ", "Check first"));
  std::size_t named = 0;
  for (std::size_t at = 0; (at = orders.find("One more order", at)) != std::string::npos; ++at) {
    ++named;
  }
  EXPECT_TRUE(Has(orders, "; +" + std::to_string(40 - named) + " more")) << orders;
  EXPECT_TRUE(Has(PageOf(answer, {.full = true}), "One more order of a later phase"));
}

TEST(Words, ShortenAtTheEndOfASentenceOnly) {
  EXPECT_EQ(Shortened("One. Two.", 9), "One. Two.");
  EXPECT_EQ(Shortened("One. Two.", 8), "One. …");
  EXPECT_EQ(Shortened("Use e.g. ice (not. Ever) now. Then rest.", 39),
            "Use e.g. ice (not. Ever) now. …");
  EXPECT_EQ(Shortened("ice ten minutes; then rest a while", 20), "ice ten minutes …");
  EXPECT_EQ(Shortened("ten minutes, wrapped, cold", 13), "ten minutes …");
  EXPECT_EQ(Shortened("ten whole minutes, wrapped, cold", 5), "ten whole minutes …");
  EXPECT_EQ(Shortened("ten minutes wrapped", 12), "ten minutes wrapped");
}

TEST(References, NumberTheWorksOfTheAnswerAsThePageMeetsThem) {
  v1::EvaluateResponse answer;
  for (const char* work : {"First A. 1999", "Second B. 2001", "Third C. 2003"}) {
    answer.add_works(work);
  }
  References works(answer.works());
  EXPECT_EQ(works.Cite("[3]; [1]", "verified"), "[1, 2]");
  EXPECT_EQ(works.Cite("[1]", "recalled"), "RECALLED, not yet checked [2]");
  EXPECT_EQ(works.works(), (std::vector<std::string>{"Third C. 2003", "First A. 1999"}));
  // What the answer does not list is nothing to cite.
  EXPECT_EQ(works.Cite("[4]; [0]; [x]; First A. 1999", "verified"), "");
}

TEST(References, TellAnAuthorsOwnWordsFromTheWorksBehindThem) {
  v1::EvaluateResponse answer;
  answer.add_works("First A. 1999");
  const std::string source = "Counted. estimate of the plugin's authors; after: [1]";
  References works(answer.works());
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
