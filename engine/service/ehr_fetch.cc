#include "engine/service/ehr_fetch.h"

#include <algorithm>

#include "engine/service/answer.h"

namespace soleus::service {
namespace {

using fhir::client::Outcome;
using fhir::client::SearchReport;

const char* NameOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kComplete: return "complete";
    case Outcome::kPartial: return "partial";
    case Outcome::kFailed: return "failed";
    case Outcome::kUnsupported: return "unsupported";
  }
  return "failed";
}

}  // namespace

absl::StatusOr<fhir::client::Fetched> FetchFromEhr(const fhir::client::Client* ehr,
                                                   const v1::FhirServer& server,
                                                   const FetchPlan& plan, const fhir::Time& as_of,
                                                   fhir::client::Deadline deadline) {
  if (ehr == nullptr) {
    return absl::FailedPreconditionError(
        "fhir_server: this daemon has no server that it may ask; send the data in fhir_json, or "
        "have "
        "its administrator name the server under ehr.servers.");
  }
  if (server.base_url().empty() || server.patient_id().empty()) {
    return absl::InvalidArgumentError(
        "fhir_server: needs base_url and patient_id, and one of them is empty; send both.");
  }
  return ehr->Fetch({.base_url = server.base_url(),
                     .patient_id = server.patient_id(),
                     .access_token = server.access_token(),
                     .searches = plan.Searches(as_of),
                     .deadline = deadline});
}

void NameByAddress(const v1::FhirServer& server, fhir::client::Fetched& fetched) {
  if (fetched.pages.empty()) return;
  // Both have been checked: a base URL of the list, and a FHIR id; neither needs escaping in JSON.
  std::string base = server.base_url();
  while (base.ends_with('/')) base.pop_back();
  std::string& patient = fetched.pages.front().json;
  patient = R"({"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":")" + base +
            "/Patient/" + server.patient_id() + R"(","resource":)" + patient + "}]}";
}

void WriteFetch(const v1::FhirServer& server, const fhir::client::Fetched& fetched,
                v1::EvaluateResponse& response) {
  v1::Fetch& out = *response.mutable_fetch();
  out.set_base_url(server.base_url());
  out.set_complete(
      std::all_of(fetched.searches.begin(), fetched.searches.end(),
                  [](const SearchReport& report) { return report.outcome == Outcome::kComplete; }));
  for (const SearchReport& report : fetched.searches) {
    v1::FetchedType& search = *out.add_searches();
    search.set_type(report.type);
    search.set_outcome(NameOf(report.outcome));
    search.set_resources(static_cast<std::uint32_t>(report.resources));
    search.set_reason(report.reason);
  }
  WriteIssues(fetched.issues, response);
}

}  // namespace soleus::service
