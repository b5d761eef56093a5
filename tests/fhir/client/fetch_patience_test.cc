// What becomes of a search when the server is busy, slow or endless, or the daemon's own token ran
// out.
#include "fhir/client/fetch.h"

#include <atomic>

#include "tests/fhir/client/fetching.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Clock = std::chrono::steady_clock;

// ---- Trying again

TEST(Fetch, WhatPassesIsAskedAgain) {
  for (const Reply& fault :
       {Reply{.status = 429}, Reply{.status = 500}, Reply{.status = 502}, Reply{.status = 503},
        Reply{.status = 504}, Reply{.body = PageOf({"o1"}), .cut_after = 20},
        Reply{.body = PageOf({"o1"}), .chunked = true, .cut_after = 20}}) {
    ScriptedEhr ehr;
    ehr.InTurn("Observation", {fault, {.body = PageOf({"o1"})}});
    const SearchReport report = FetchObservations(ehr);
    EXPECT_EQ(report.outcome, Outcome::kComplete) << fault.status;
    EXPECT_EQ(report.resources, 1u);
    EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(2));
  }
}

TEST(Fetch, WhatDoesNotPassIsAskedSoManyTimesAndSaid) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.status = 503});
  const SearchReport report = FetchObservations(ehr, {.attempts = 3});
  EXPECT_EQ(report.outcome, Outcome::kFailed);
  EXPECT_THAT(report.reason, HasSubstr("answered 503, 3 times"));
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(3));
}

TEST(Fetch, ABodyThatIsAlwaysCutShortIsNotUsed) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.body = PageOf({"o1"}), .cut_after = 20});
  const SearchReport report = FetchObservations(ehr, {.attempts = 2});
  EXPECT_EQ(report.outcome, Outcome::kFailed);
  EXPECT_THAT(report.reason, HasSubstr("broke off"));
}

TEST(Fetch, RetryAfterIsHonoured) {
  ScriptedEhr ehr;
  ehr.InTurn("Observation",
             {{.status = 429, .headers = {{"Retry-After", "1"}}}, {.body = PageOf({"o1"})}});
  const auto start = Clock::now();
  EXPECT_EQ(FetchObservations(ehr).outcome, Outcome::kComplete);
  EXPECT_GE(Clock::now() - start, milliseconds(1'000));
  EXPECT_LT(Clock::now() - start, milliseconds(3'000));
}

TEST(Fetch, ARetryAfterBeyondTheDeadlineIsNotWaitedFor) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.status = 503, .headers = {{"Retry-After", "120"}}});
  const auto start = Clock::now();
  const SearchReport report = FetchObservations(ehr);
  EXPECT_LT(Clock::now() - start, milliseconds(2'000));
  EXPECT_EQ(report.outcome, Outcome::kFailed);
  EXPECT_THAT(report.reason, HasSubstr("asks to wait 120 s"));
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(1));
}

// ---- Time and size

TEST(Fetch, ASlowSearchDoesNotTakeTheOthersWithIt) {
  for (const Reply& slow : {Reply{.late = milliseconds(60'000)},
                            Reply{.body = PageOf({"o1"}), .per_byte = milliseconds(100)}}) {
    ScriptedEhr ehr;
    ehr.On("Observation", slow);
    ehr.On("Condition", {.body = R"({"resourceType": "Bundle", "type": "searchset", "entry": [
                            {"resource": {"resourceType": "Condition", "id": "c1"}}]})"});
    const auto start = Clock::now();
    const Fetched fetched = Fetch(
        ehr, Request(ehr, {{.type = "Observation"}, {.type = "Condition"}}, milliseconds(1'000)));
    EXPECT_LT(Clock::now() - start, milliseconds(3'000));
    EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kFailed);
    EXPECT_THAT(fetched.searches.at(1).reason, HasSubstr("time ran out"));
    EXPECT_EQ(fetched.searches.at(2).outcome, Outcome::kComplete);
    EXPECT_EQ(fetched.searches.at(2).resources, 1u);
  }
}

TEST(Fetch, ASearchInManyPartsThatStallsLeavesRoomForTheOthers) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.late = milliseconds(60'000)});
  // 600 codes take more requests than may be at work at once.
  Search search{.type = "Observation", .code_parameters = {"code"}, .codes = {}};
  for (int i = 1'000; i < 1'600; ++i) {
    search.codes.push_back("http://loinc.org|" + std::to_string(i));
  }
  const Fetched fetched =
      Fetch(ehr, Request(ehr, {search, {.type = "Condition"}}, milliseconds(1'000)));
  EXPECT_EQ(fetched.searches.at(1).outcome, Outcome::kFailed);
  EXPECT_EQ(fetched.searches.at(2).outcome, Outcome::kComplete);
}

TEST(Fetch, AFetchEndsAtItsLongestWaitWhateverTheCallerGives) {
  ScriptedEhr ehr;
  ehr.On("Patient/p1", [](const Asked&) { return Reply{.late = milliseconds(60'000)}; });
  const auto start = Clock::now();
  const auto fetched =
      TryFetch(ehr, Request(ehr, {}, milliseconds(60'000)), {.max_wait = std::chrono::seconds(1)});
  EXPECT_EQ(fetched.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_LT(Clock::now() - start, milliseconds(3'000));
}

TEST(Fetch, WhatAServerSendsInAllIsBounded) {
  ScriptedEhr ehr;
  std::atomic<int> page = 1;
  ehr.On("Observation", [&page](const Asked&) {
    return Reply{.body = PageOf({std::string(3'000, 'o')},
                                NextIs("Observation?page=" + std::to_string(++page)))};
  });
  const SearchReport report = FetchObservations(ehr, {.max_bytes = 10'000});
  EXPECT_EQ(report.outcome, Outcome::kPartial);
  EXPECT_EQ(report.resources, 3u);
  EXPECT_THAT(report.reason, HasSubstr("more than 10000 bytes"));
}

// ---- The daemon's own token

struct OwnToken {
  int renewals = 0;
  std::vector<std::string> refused{};
  absl::StatusOr<std::string> next = std::string("fresh");
};

FetchResult FetchAsDaemon(const ScriptedEhr& ehr, OwnToken& own) {
  const ClientLimits limits;
  const Http http(limits.http);
  ResponseCache cache(0);
  return RunFetch({.server = {*ParseBase(ehr.base()), ""},
                   .access = {.token = "stale",
                              .identity = std::string(kOwnIdentity),
                              .renew =
                                  [&own](const std::string& refused, Deadline) {
                                    ++own.renewals;
                                    own.refused.push_back(refused);
                                    return own.next;
                                  }},
                   .patient_id = "p1",
                   .searches = {{.type = "Observation"}, {.type = "Condition"}},
                   .deadline = Clock::now() + milliseconds(8'000)},
                  http, cache, limits);
}

ScriptedEhr::Answer OnlyWith(const std::string& token, const std::string& body) {
  return [token, body](const Asked& asked) {
    return asked.header("authorization") == "Bearer " + token ? Reply{.body = body}
                                                              : Reply{.status = 401};
  };
}

TEST(Fetch, AnOwnTokenThatRanOutIsReplacedOnceForAll) {
  ScriptedEhr ehr;
  ehr.On("Patient/p1", OnlyWith("fresh", R"({"resourceType": "Patient", "id": "p1"})"));
  ehr.On("metadata", OnlyWith("fresh", kStatement));
  ehr.On("Observation", OnlyWith("fresh", PageOf({"o1"})));
  ehr.On("Condition", OnlyWith("fresh", PageOf({})));
  OwnToken own;
  const FetchResult result = FetchAsDaemon(ehr, own);
  ASSERT_TRUE(result.fetched.ok()) << result.fetched.status();
  EXPECT_THAT(result.fetched->issues, IsEmpty());
  EXPECT_EQ(own.renewals, 1);
  EXPECT_THAT(own.refused, ElementsAre("stale"));
}

TEST(Fetch, ATokenThatIsRefusedAgainIsNotReplacedAgain) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.status = 401});
  OwnToken own;
  const FetchResult result = FetchAsDaemon(ehr, own);
  ASSERT_TRUE(result.fetched.ok()) << result.fetched.status();
  EXPECT_EQ(result.fetched->searches.at(1).outcome, Outcome::kFailed);
  EXPECT_EQ(result.fetched->searches.at(2).outcome, Outcome::kComplete);
  EXPECT_EQ(own.renewals, 1);
  EXPECT_THAT(ehr.AskedFor("Observation"), SizeIs(2));
}

TEST(Fetch, WhereNoNewTokenIsToBeHadThatIsSaid) {
  ScriptedEhr ehr;
  ehr.On("Observation", {.status = 401});
  OwnToken own{.next = absl::UnavailableError("login.example: it takes no connection; look at it")};
  const FetchResult result = FetchAsDaemon(ehr, own);
  ASSERT_TRUE(result.fetched.ok()) << result.fetched.status();
  EXPECT_EQ(result.fetched->searches.at(1).outcome, Outcome::kFailed);
  EXPECT_THAT(result.fetched->searches.at(1).reason, HasSubstr("login.example"));
}

}  // namespace
}  // namespace soleus::fhir::client
