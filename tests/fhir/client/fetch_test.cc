// What becomes of a search when the server pages, refuses, lies or redirects: all of it came, or it
// is said that it did not. What takes time or several tries: `fetch_patience_test.cc`.
#include "fhir/client/fetch.h"

#include <atomic>

#include "tests/fhir/client/fetching.h"

namespace soleus::fhir::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// ---- Pages

TEST(Fetch, PagesAreFollowedToTheEndHoweverTheirLinksAreWritten) {
  ScriptedEhr ehr;
  ehr.InTurn("Observation", {{.body = PageOf({"o1"}, NextIs(ehr.base() + "/Observation?page=2"))},
                             {.body = PageOf({"o2"}, NextIs("Observation?page=3"))},
                             {.body = PageOf({"o3"}, NextIs("?_getpages=7&code=a|b"))}});
  ehr.On("", {.body = PageOf({"o4"})});
  const Fetched fetched = Fetch(ehr, Request(ehr));
  ASSERT_THAT(fetched.pages, SizeIs(5));
  EXPECT_EQ(fetched.pages[4].name, "fetched.Observation[3]");
  EXPECT_EQ(fetched.pages[4].json, PageOf({"o4"}));
  EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kComplete);
  EXPECT_EQ(fetched.searches.at(1).resources, 4u);
  EXPECT_EQ(ehr.AskedFor("Observation")[0].query, "patient=p1&_count=200");
  EXPECT_EQ(ehr.AskedFor("").at(0).query, "_getpages=7&code=a%7Cb");
}

TEST(Fetch, PagesThatLeadInACircleAreNotFollowedTwice) {
  ScriptedEhr ehr;
  ehr.InTurn("Observation", {{.body = PageOf({"o1"}, NextIs("Observation?page=2"))},
                             {.body = PageOf({"o2"}, NextIs("Observation?page=2"))}});
  const SearchReport report = FetchObservations(ehr);
  EXPECT_EQ(report.outcome, Outcome::kPartial);
  EXPECT_EQ(report.resources, 2u);
  EXPECT_THAT(report.reason, HasSubstr("lead back"));
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(2));
}

TEST(Fetch, PagesWithoutEndStopAtTheLimit) {
  ScriptedEhr ehr;
  std::atomic<int> page = 1;
  ehr.On("Observation", [&page](const Asked&) {
    return Reply{.body = PageOf({"o"}, NextIs("Observation?page=" + std::to_string(++page)))};
  });
  const SearchReport report = FetchObservations(ehr, {.max_pages = 3});
  EXPECT_EQ(report.outcome, Outcome::kPartial);
  EXPECT_THAT(report.reason, HasSubstr("more than 3 pages"));
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(3));
}

TEST(Fetch, AServerThatCountsMoreThanItSendsIsNotTakenForWhole) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.body = PageOf({"o1", "o2"}, R"(, "total": 3)")});
  const SearchReport report = FetchObservations(ehr);
  EXPECT_EQ(report.outcome, Outcome::kPartial);
  EXPECT_THAT(report.reason, HasSubstr("counts 3 and sent 2"));
  ehr.On("Observation", {.body = PageOf({"o1", "o2"}, R"(, "total": 2)")});
  EXPECT_EQ(FetchObservations(ehr).outcome, Outcome::kComplete);
}

// A server may count on its first page alone, and later count what it holds by then.
TEST(Fetch, WhatAServerCountsIsHeldAgainstAllItsPagesTogether) {
  const auto count = [](int first, const std::string& last) {
    ScriptedEhr ehr;
    ehr.InTurn("Observation",
               {{.body = PageOf({"o1", "o2"}, NextIs("Observation?page=2") + R"(, "total": )" +
                                                  std::to_string(first))},
                {.body = PageOf({"o3", "o4"}, last)}});
    return FetchObservations(ehr);
  };
  EXPECT_EQ(count(4, R"(, "total": 4)").outcome, Outcome::kComplete);
  EXPECT_EQ(count(4, "").outcome, Outcome::kComplete);
  EXPECT_THAT(count(5, "").reason, HasSubstr("counts 5 and sent 4"));
  EXPECT_THAT(count(5, R"(, "total": 2)").reason, HasSubstr("counts 5 and sent 4"));
  EXPECT_THAT(count(4, R"(, "total": 6)").reason, HasSubstr("counts 6 and sent 4"));
}

TEST(Fetch, APageThatDoesNotComeLeavesWhatCameBefore) {
  ScriptedEhr ehr;
  ehr.InTurn("Observation",
             {{.body = PageOf({"o1"}, NextIs("Observation?page=2"))}, {.status = 410}});
  const Fetched fetched = Fetch(ehr, Request(ehr));
  EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kPartial);
  EXPECT_THAT(fetched.pages, SizeIs(2));
  ASSERT_THAT(fetched.issues, SizeIs(1));
  EXPECT_EQ(fetched.issues[0].severity, Severity::kError);
  EXPECT_EQ(fetched.issues[0].path, "fetched.Observation");
  EXPECT_THAT(fetched.issues[0].text, AllOf(HasSubstr("incomplete"), HasSubstr("410"),
                                            HasSubstr("unknown here, not absent")));
  EXPECT_NE(fetched.issues[0].remedy, "");
}

TEST(Fetch, ManyCodesAreAskedInSeveralRequestsAndReportedAsOne) {
  ScriptedEhr ehr;
  Search search{.type = "Observation", .code_parameters = {"combo-code", "code"}, .codes = {}};
  for (int i = 1'000; i < 1'200; ++i) {
    search.codes.push_back("http://loinc.org|" + std::to_string(i));
  }
  ehr.On("Observation", {.body = PageOf({"o1"})});
  const Fetched fetched = Fetch(ehr, Request(ehr, {search}));
  ASSERT_THAT(fetched.searches, SizeIs(2));
  EXPECT_EQ(fetched.searches[1].resources, 3u);
  EXPECT_THAT(fetched.pages, SizeIs(4));
  for (const Asked& asked : ehr.AskedFor("Observation")) {
    EXPECT_LT(asked.query.size(), 2'000u);
    EXPECT_THAT(asked.query, HasSubstr("&code=http://loinc.org%7C1"));
  }
}

// ---- What a server cannot, or will not

TEST(Fetch, ATypeThatTheServerDoesNotHoldIsSaid) {
  const ScriptedEhr ehr;
  const Fetched fetched = Fetch(ehr, Request(ehr, {{.type = "Encounter"}}));
  EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kUnsupported);
  EXPECT_THAT(fetched.issues, SizeIs(1));
  EXPECT_THAT(ehr.AskedFor("Encounter"), IsEmpty());
}

TEST(Fetch, AServerThatRefusesWhatItSaidItCouldIsAskedBroadlyOnce) {
  for (const int status : {400, 412, 422}) {
    ScriptedEhr ehr;
    ehr.On("Observation", [status](const Asked& asked) {
      return asked.query == "patient=p1" ? Reply{.body = PageOf({"o1"})} : Reply{.status = status};
    });
    const Search search{.type = "Observation", .code_parameters = {"code"}, .codes = {"a|b"}};
    const Fetched fetched = Fetch(ehr, Request(ehr, {search}));
    EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kComplete) << status;
    EXPECT_EQ(fetched.searches.at(1).resources, 1u);
    EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(2));
    ehr.On("Observation", {.status = status});
    EXPECT_EQ(FetchObservations(ehr).outcome, Outcome::kFailed);
    EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(4));
  }
}

TEST(Fetch, WhatIsAskedBroadlyStandsInPlaceOfTheParts) {
  ScriptedEhr ehr;
  ehr.On("Observation", [](const Asked& asked) {
    const bool is_refused = asked.query.find("%7C1199") != std::string::npos;
    return is_refused ? Reply{.status = 400} : Reply{.body = PageOf({"o1"})};
  });
  Search search{.type = "Observation", .code_parameters = {"code"}, .codes = {}};
  for (int i = 1'000; i < 1'200; ++i) {
    search.codes.push_back("http://loinc.org|" + std::to_string(i));
  }
  // Three requests, of which the last is refused, and one for all: which came is counted once.
  const Fetched fetched = Fetch(ehr, Request(ehr, {search}));
  EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kComplete);
  EXPECT_EQ(fetched.searches.at(1).resources, 1u);
  EXPECT_THAT(fetched.pages, SizeIs(2));
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(4));
}

TEST(Fetch, WhatIsWantedOnlyByCodeIsSaidUnlessAllIsAskedForAnyway) {
  const ScriptedEhr ehr;
  const Search by_value{.type = "Observation",
                        .code_parameters = {"value-concept"},
                        .codes = {"a|b"},
                        .only_by_code = true};
  const Search by_code{.type = "Observation", .code_parameters = {"code"}, .codes = {"c|d"}};
  const Fetched narrowed = Fetch(ehr, Request(ehr, {by_code, by_value}));
  EXPECT_THAT(narrowed.searches, SizeIs(2));
  ASSERT_THAT(narrowed.issues, SizeIs(1));
  EXPECT_EQ(narrowed.issues[0].severity, Severity::kWarning);
  EXPECT_THAT(narrowed.issues[0].text, HasSubstr("was not asked for"));
  const Fetched all = Fetch(ehr, Request(ehr, {{.type = "Observation"}, by_value}));
  EXPECT_THAT(all.searches, SizeIs(2));
  EXPECT_THAT(all.issues, IsEmpty());
}

TEST(Fetch, ASearchThatTheTokenMayNotMakeIsSaid) {
  for (const int status : {401, 403}) {
    ScriptedEhr ehr;
    ehr.On("Observation", {.status = status, .body = "Ms Muster"});
    const SearchReport report = FetchObservations(ehr);
    EXPECT_EQ(report.outcome, Outcome::kFailed);
    EXPECT_THAT(report.reason, AllOf(HasSubstr(std::to_string(status)), HasSubstr("access token"),
                                     Not(HasSubstr("Muster"))));
    EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(1));
  }
}

TEST(Fetch, WhatIsNoPageIsNotTakenForOne) {
  const Reply no_pages[] = {
      {.body = PageOf({"o1"}).substr(0, 60)},
      {.body = "<html>Sign in, Ms Muster</html>", .headers = {{"Content-Type", "text/html"}}},
      {.body = "<html>Sign in, Ms Muster</html>"},
      {.body = PageOf({"o1"}), .headers = {{"Content-Type", "application/fhir+xml"}}},
      {.body = PageOf({"o1"}),
       .headers = {{"Content-Type", "application/fhir+json"}, {"Content-Encoding", "gzip"}}},
      {.body = R"({"resourceType": "OperationOutcome", "issue": [{"diagnostics": "Ms Muster"}]})"},
      {.body = R"({"resourceType": "Observation", "id": "o1"})"},
      {.body = ""},
      {.status = 204, .headers = {}},
      {.status = 304, .headers = {}},
  };
  for (const Reply& reply : no_pages) {
    ScriptedEhr ehr;
    ehr.On("Observation", reply);
    const SearchReport report = FetchObservations(ehr, {.attempts = 1});
    EXPECT_EQ(report.outcome, Outcome::kFailed) << reply.status << " " << reply.body;
    EXPECT_THAT(report.reason, Not(HasSubstr("Muster")));
  }
}

TEST(Fetch, WhatTheServerSaysIsWithheldIsNotTakenForWhole) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.body = R"({"resourceType": "Bundle", "type": "searchset", "entry": [
           {"resource": {"resourceType": "Observation", "id": "o1"}},
           {"search": {"mode": "outcome"}, "resource": {"resourceType": "OperationOutcome",
            "issue": [{"severity": "warning", "code": "suppressed", "diagnostics": "Muster"}]}}]})"});
  const SearchReport report = FetchObservations(ehr);
  EXPECT_EQ(report.outcome, Outcome::kPartial);
  EXPECT_EQ(report.resources, 1u);
  EXPECT_THAT(report.reason, AllOf(HasSubstr("not all"), Not(HasSubstr("Muster"))));
}

// ---- Redirects

TEST(Fetch, ARedirectWithinTheServerIsFollowed) {
  ScriptedEhr ehr;
  ehr.On("Observation", [&ehr](const Asked& asked) {
    if (asked.query == "moved") return Reply{.body = PageOf({"o1"})};
    return Reply{.status = 307, .headers = {{"Location", ehr.base() + "/Observation?moved"}}};
  });
  const SearchReport report = FetchObservations(ehr);
  EXPECT_EQ(report.outcome, Outcome::kComplete);
  EXPECT_EQ(report.resources, 1u);
}

TEST(Fetch, RedirectsWithoutEndAreGivenUp) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.status = 302, .headers = {{"Location", "/fhir/Observation?again"}}});
  const SearchReport report = FetchObservations(ehr);
  EXPECT_EQ(report.outcome, Outcome::kFailed);
  EXPECT_THAT(report.reason, HasSubstr("one redirect after the other"));
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(4));
}

TEST(Fetch, ARedirectOutOfTheBaseIsRefusedOnTheSameHostToo) {
  for (const char* location : {"/admin?patient=p1", "/fhir/../admin", "http://", ""}) {
    ScriptedEhr ehr;
    ehr.On("Observation", {.status = 302, .headers = {{"Location", location}}});
    const SearchReport report = FetchObservations(ehr);
    EXPECT_EQ(report.outcome, Outcome::kFailed) << location;
    EXPECT_THAT(report.reason, AllOf(HasSubstr("a redirect to a place outside"),
                                     Not(HasSubstr("admin")), Not(HasSubstr("p1"))));
    EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(1));
  }
}

}  // namespace
}  // namespace soleus::fhir::client
