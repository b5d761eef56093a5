// What an answer was made of, as the decision log keeps it, and back. Pure functions; any thread.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "engine/service/evaluate.h"
#include "proto/soleus/v1/decision_log.pb.h"

namespace soleus::service {

// The same message, the same bytes, whatever the process.
std::string BytesOf(const google::protobuf::Message& message);

// Without the access token.
v1::LoggedInput LoggedInputOf(const Material& material);

// What the EHR gave, as it was read then; `input.fetch` is set.
fhir::client::Fetched FetchedOf(const v1::LoggedFetch& fetch);

}  // namespace soleus::service
