// Fetches patient "p1" through a Client, as a test wants it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "fhir/client/client.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fhir/client/scripted_ehr.h"

namespace soleus::fhir::client {

inline FetchRequest Request(const ScriptedEhr& ehr, std::vector<Search> searches = {},
                            std::chrono::milliseconds time = std::chrono::milliseconds(8'000)) {
  if (searches.empty()) searches = {{.type = "Observation"}};
  return {.base_url = ehr.base(),
          .patient_id = "p1",
          .access_token = "callers-token",
          .searches = std::move(searches),
          .deadline = std::chrono::steady_clock::now() + time};
}

inline absl::StatusOr<Fetched> TryFetch(const ScriptedEhr& ehr, const FetchRequest& request,
                                        const ClientLimits& limits = {}) {
  return Client({{.base_url = ehr.base()}}, limits).Fetch(request);
}

// The fetch must come to an answer.
inline Fetched Fetch(const ScriptedEhr& ehr, const FetchRequest& request,
                     const ClientLimits& limits = {}) {
  auto fetched = TryFetch(ehr, request, limits);
  EXPECT_TRUE(fetched.ok()) << fetched.status();
  return fetched.ok() ? *std::move(fetched) : Fetched{};
}

// What became of the one search for Observations.
inline SearchReport FetchObservations(const ScriptedEhr& ehr, const ClientLimits& limits = {}) {
  const Fetched fetched = Fetch(ehr, Request(ehr), limits);
  EXPECT_EQ(fetched.searches.size(), 2u);
  if (fetched.searches.size() != 2) return {};
  const SearchReport& report = fetched.searches[1];
  EXPECT_EQ(fetched.issues.size(), report.outcome == Outcome::kComplete ? 0u : 1u);
  EXPECT_EQ(report.reason.empty(), report.outcome == Outcome::kComplete);
  return report;
}

}  // namespace soleus::fhir::client
