// Inside `fhir/client` only: one Fetch on one server, once it is known who asks. The Patient, the
// CapabilityStatement where it is not known, and the searches run side by side on this thread, each
// page leading to the next.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "fhir/client/capability.h"
#include "fhir/client/client.h"
#include "fhir/client/conversation.h"

namespace soleus::fhir::client {

struct FetchTask {
  Conversation::Server server;
  Access access;
  std::string patient_id;  // a FHIR id
  std::vector<Search> searches;
  Deadline deadline;
  // What the server can; null: it is asked.
  std::shared_ptr<const Capability> capability;
};

struct FetchResult {
  absl::StatusOr<Fetched> fetched;
  // What the server said that it can; null: it was not asked, or may say more another time.
  std::shared_ptr<const Capability> learned;
};

// Errors in `fetched` are those of Client::Fetch.
FetchResult RunFetch(FetchTask task, const Http& http, ResponseCache& cache,
                     const ClientLimits& limits);

}  // namespace soleus::fhir::client
