// What the EHR named in a request adds to it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/service/fetch_plan.h"
#include "fhir/client/client.h"
#include "fhir/record.h"
#include "fhir/time.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// Asks `ehr` (nullptr: the daemon has no server to ask) for what `plan` names. Errors: as of
// `fhir::client::Client::Fetch`; FailedPrecondition where there is no server to ask. What else is
// missing is in the result's issues and searches.
absl::StatusOr<fhir::client::Fetched> FetchFromEhr(const fhir::client::Client* ehr,
                                                   const v1::FhirServer& server,
                                                   const FetchPlan& plan, const fhir::Time& as_of,
                                                   fhir::client::Deadline deadline);

// Puts the fetched Patient into a Bundle entry that bears its address on `server`, so that no
// resource of another server passes for one about it.
void NameByAddress(const v1::FhirServer& server, fhir::client::Fetched& fetched);

// `response.fetch` and its issues.
void WriteFetch(const v1::FhirServer& server, const fhir::client::Fetched& fetched,
                v1::EvaluateResponse& response);

}  // namespace soleus::service
