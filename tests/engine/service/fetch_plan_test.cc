// What the small table makes the daemon ask an EHR for.
#include "engine/service/fetch_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/service/ehr_fetch.h"
#include "tests/engine/service/facts_fixture.h"
#include "tests/support/small_table.h"

namespace soleus::test {
namespace {

using fhir::client::Outcome;
using fhir::client::Search;
using service::FetchPlan;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<Search> Planned() {
  static const reasoning::Knowledge knowledge = [] {
    reasoning::Knowledge k;
    EXPECT_TRUE(k.Add(kSmallTable).ok());
    return k;
  }();
  return FetchPlan(knowledge, {}).Searches(*fhir::ParseTime("2026-11-24"));
}

const Search* Find(const std::vector<Search>& searches, std::string_view type,
                   bool by_value = false) {
  const auto it = std::find_if(searches.begin(), searches.end(), [&](const Search& s) {
    return s.type == type && s.only_by_code == by_value;
  });
  return it == searches.end() ? nullptr : &*it;
}

TEST(FetchPlan, ObservationsAreAskedForByTheCodesThatTheTableCanUse) {
  const auto searches = Planned();
  const Search* observations = Find(searches, "Observation");
  ASSERT_NE(observations, nullptr);
  EXPECT_THAT(observations->codes, Contains("urn:soleus:finding|squeeze"));
  // "site#a" and "site#b" are two values of one code.
  EXPECT_THAT(observations->codes, Not(Contains(HasSubstr("#"))));
  // With those of components where the server can: a panel's own code is another one.
  EXPECT_THAT(observations->code_parameters, ElementsAre("combo-code", "code"));
}

TEST(FetchPlan, ASitesOwnCodesAreAskedForAndItsWordsAskForAll) {
  service::SiteMapping mapping;
  mapping.entries = {{.system = "urn:site:rows", .code = "301", .finding = "gap"}};
  const auto plan = [&mapping] {
    const service::SiteData site{.mapping = std::make_shared<service::SiteMapping>(mapping)};
    return FetchPlan(reasoning::Knowledge(), site).Searches(*fhir::ParseTime("2026-11-24"));
  };
  EXPECT_THAT(Find(plan(), "Observation")->codes, ElementsAre("301"));
  mapping.entries.push_back({.text = "calf squeeze", .finding = "squeeze"});
  EXPECT_THAT(Find(plan(), "Observation")->code_parameters, IsEmpty());
  EXPECT_THAT(Find(plan(), "Observation")->codes, IsEmpty());
}

TEST(FetchPlan, AComplaintThatIsTheValueOfAnotherCodeIsAskedForToo) {
  const auto searches = Planned();
  const Search* by_value = Find(searches, "Observation", true);
  ASSERT_NE(by_value, nullptr);
  EXPECT_THAT(by_value->codes, ElementsAre("urn:soleus:finding|ache"));
}

TEST(FetchPlan, ConditionsAreNotNarrowedByCode) {
  const auto searches = Planned();
  ASSERT_NE(Find(searches, "Condition"), nullptr);
  EXPECT_THAT(Find(searches, "Condition")->codes, IsEmpty());
}

TEST(FetchPlan, EncountersAreThoseOfTheDayAndTheNightBefore) {
  const auto searches = Planned();
  ASSERT_NE(Find(searches, "Encounter"), nullptr);
  EXPECT_THAT(Find(searches, "Encounter")->narrowing,
              ElementsAre(std::pair<std::string, std::string>("date", "ge2026-11-22")));
}

using FetchPlanOfDrugs = service::FactsTest;

TEST_F(FetchPlanOfDrugs, MedicationsAreAskedForWhereATableReadsThem) {
  const auto with_drugs = FetchPlan(knowledge_, {}).Searches(*fhir::ParseTime("2026-11-24"));
  ASSERT_NE(Find(with_drugs, "MedicationRequest"), nullptr);
  EXPECT_THAT(Find(with_drugs, "MedicationStatement")->include,
              ElementsAre("MedicationStatement:medication"));
  EXPECT_NE(Find(with_drugs, "MedicationDispense"), nullptr);
  EXPECT_NE(Find(with_drugs, "MedicationAdministration"), nullptr);
  EXPECT_EQ(Find(Planned(), "MedicationRequest"), nullptr);
}

TEST(EhrFetch, ADaemonThatMayAskNobodySaysSo) {
  v1::FhirServer server;
  server.set_base_url("https://ehr.example");
  server.set_patient_id("p");
  const reasoning::Knowledge nothing;
  const auto fetched = service::FetchFromEhr(nullptr, server, FetchPlan(nothing, {}),
                                             *fhir::ParseTime("2026-11-24"), {});
  EXPECT_EQ(fetched.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(fetched.status().message()), HasSubstr("ehr.servers"));
}

TEST(EhrFetch, WhatIsMissingMakesTheFetchIncomplete) {
  fhir::client::Fetched fetched;
  fetched.searches = {{.type = "Patient", .resources = 1},
                      {.type = "Observation",
                       .outcome = Outcome::kPartial,
                       .resources = 200,
                       .reason = "page 2 did not come."}};
  v1::FhirServer server;
  server.set_base_url("https://ehr.example");
  v1::EvaluateResponse response;
  service::WriteFetch(server, fetched, response);
  EXPECT_FALSE(response.fetch().complete());
  ASSERT_EQ(response.fetch().searches_size(), 2);
  EXPECT_EQ(response.fetch().searches(0).outcome(), "complete");
  EXPECT_EQ(response.fetch().searches(1).outcome(), "partial");
  EXPECT_EQ(response.fetch().searches(1).reason(), "page 2 did not come.");
  fetched.searches.pop_back();
  service::WriteFetch(server, fetched, response);
  EXPECT_TRUE(response.fetch().complete());
}

}  // namespace
}  // namespace soleus::test
