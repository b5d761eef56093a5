// One answer as a FHIR R4 Bundle (collection): a GuidanceResponse and all that it leads to.
//
// Every word and every row, whatever the caller's limits on the proto answer. Pure: the same source
// gives the same bytes, and no clock is read. A resource's id is a name-based UUID (RFC 9562,
// version 5, SHA-1) of the decision id, the type and what the resource is about, so that an EHR
// which stores an answer twice by PUT has it once. Nothing in it can be taken for an order that a
// flag or a contraindication holds back: such an order is a DetectedIssue, never a request.
// engine/decisions/2611-fhir-out.md says which resource carries what, and how to store it.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/patient.h"
#include "engine/service/code_facts.h"
#include "fhir/record.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// What a Bundle is made of. Owns nothing; all of it must outlive the call.
struct FhirSource {
  const v1::EvaluateResponse& answer;  // complete, with every word
  const reasoning::Knowledge& knowledge;
  const reasoning::Patient& patient;  // its facts name the resources that they came from
  const fhir::Subject& subject;       // whom the resources are about
  fhir::Time as_of;
};

// The Bundle as JSON. Internal: a text of the answer is no UTF-8; the message names the key.
absl::StatusOr<std::string> WriteFhirAnswer(const FhirSource& source);

// The same of an assessment, with every word, for an answer to which its issues, `as_of`, digests
// and `decision_id` are already written.
absl::StatusOr<std::string> FhirAnswerTo(const v1::EvaluateResponse& answer,
                                         const catalogue::KnowledgeBase& base,
                                         const reasoning::Patient& patient,
                                         const reasoning::Assessment& assessment,
                                         const CodeOutcomes& code_out, const fhir::Subject& subject,
                                         const fhir::Time& as_of);

}  // namespace soleus::service
