// A whole fetch from the real stand-in EHR by the daemon's own credentials: what client_test.cc and
// fetch_test.cc claim of scripted answers holds of a server that knows nothing of these tests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "fhir/client/client.h"
#include "fhir/sentence.h"
#include "tests/fhir/client/smart_fixture.h"

namespace soleus::fhir::client::test {
namespace {

using testing::HasSubstr;

// The demo patient's record, counted in deploy/demo/patient.json.
constexpr std::size_t kObservations = 13;

absl::StatusOr<Fetched> Fetch(const StandInEhr& ehr, const std::string& key) {
  const Client client({{.base_url = ehr.base_url(), .service = Soleus(key)}}, ClientLimits{});
  return client.Fetch(
      {.base_url = ehr.base_url(),
       .patient_id = "p1",
       .searches = {{.type = "Condition"},
                    {.type = "Observation"},
                    {.type = "MedicationRequest", .include = {"MedicationRequest:medication"}},
                    {.type = "MedicationStatement"}},
       .deadline = In(kEnough)});
}

std::map<std::string, std::pair<Outcome, std::size_t>> Reports(const Fetched& fetched) {
  std::map<std::string, std::pair<Outcome, std::size_t>> reports;
  for (const SearchReport& report : fetched.searches) {
    reports[report.type] = {report.outcome, report.resources};
  }
  return reports;
}

class StandInFetch : public testing::TestWithParam<const char*> {};

TEST_P(StandInFetch, AllOfTheRecordComesOverAllItsPagesWithOneToken) {
  const StandInEhr ehr(Registered({"--page-size", "4"}));
  const auto fetched = Fetch(ehr, GetParam());
  ASSERT_TRUE(fetched.ok()) << fetched.status();
  EXPECT_THAT(Reports(*fetched),
              testing::UnorderedElementsAre(
                  testing::Pair("Patient", std::pair(Outcome::kComplete, 1u)),
                  testing::Pair("Condition", std::pair(Outcome::kComplete, 1u)),
                  testing::Pair("Observation", std::pair(Outcome::kComplete, kObservations)),
                  testing::Pair("MedicationRequest", std::pair(Outcome::kComplete, 0u)),
                  testing::Pair("MedicationStatement", std::pair(Outcome::kComplete, 1u))));
  EXPECT_TRUE(fetched->issues.empty());
  EXPECT_EQ(ehr.Count("/fhir/Observation"), 4u);  // 4 + 4 + 4 + 1
  EXPECT_EQ(ehr.Count("/token"), 1u);
}

TEST_P(StandInFetch, ATokenThatRunsOutOnTheWayIsReplacedAndNothingIsMissing) {
  const StandInEhr ehr(Registered({"--page-size", "4"}),
                       R"([{"match":{"path":"/Observation$"},"nth":3,"count":1,)"
                       R"("do":{"expire_token":true}}])");
  const auto fetched = Fetch(ehr, GetParam());
  ASSERT_TRUE(fetched.ok()) << fetched.status();
  EXPECT_EQ(Reports(*fetched)["Observation"], std::pair(Outcome::kComplete, kObservations));
  EXPECT_EQ(ehr.Count("/token"), 2u);
}

TEST_P(StandInFetch, ANextLinkElsewhereIsNotAskedAndWhatItLedToIsMissing) {
  const StandInEhr other(Registered());
  const StandInEhr ehr(Registered(),
                       Sentence(R"([{"match":{"path":"/Observation$"},"do":{"next_off_host":")",
                                other.base_url(), R"(/Observation"}}])"));
  const auto fetched = Fetch(ehr, GetParam());
  ASSERT_TRUE(fetched.ok()) << fetched.status();
  EXPECT_EQ(Reports(*fetched)["Observation"].first, Outcome::kPartial);
  EXPECT_EQ(Reports(*fetched)["Condition"].first, Outcome::kComplete);
  EXPECT_TRUE(other.Requests().empty());
}

TEST_P(StandInFetch, WithoutATokenNotEvenThePatientIsRead) {
  const StandInEhr ehr(Registered(), R"([{"match":{"path":"/token"},"do":{"status":400}}])");
  const auto fetched = Fetch(ehr, GetParam());
  EXPECT_EQ(fetched.status().code(), absl::StatusCode::kUnauthenticated);
  EXPECT_THAT(fetched.status().message(), HasSubstr("the token endpoint answered 400"));
  EXPECT_EQ(ehr.Count("/fhir/Patient/p1"), 0u);
}

INSTANTIATE_TEST_SUITE_P(Keys, StandInFetch, testing::Values("rsa", "ec"));

}  // namespace
}  // namespace soleus::fhir::client::test
