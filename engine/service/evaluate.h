// From what is known of a patient to the answer, with one View: the part of Evaluate that needs no
// network and no pointer that may be swapped. The live answer, a shadow's and a replayed one all
// come from here.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/service/view.h"
#include "fhir/client/client.h"
#include "fhir/record.h"
#include "fhir/time.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// What an answer is made of. Owns nothing.
struct Material {
  const v1::EvaluateRequest& request;
  const std::string& as_of_text;                   // as given or resolved
  const fhir::Time& as_of;                         // the same, read
  const fhir::client::Fetched* fetched = nullptr;  // where the request names a server
};

// One answer that was given, for those who look on. Valid during the call alone.
struct Decision {
  const Material& material;
  const v1::EvaluateResponse& response;
  const std::shared_ptr<const View>& view;
  std::chrono::microseconds took{0};  // without what an EHR took
};

// A plugin must serve in `view`. InvalidArgument: no JSON; ResourceExhausted: over `limits`. Same
// material, same view: same bytes. `deadline` bounds what plugins' code may take.
absl::StatusOr<v1::EvaluateResponse> Answer(const View& view, const Material& material,
                                            const fhir::ReadLimits& limits,
                                            fhir::client::Deadline deadline);

}  // namespace soleus::service
