#include "engine/service/fhir_answer.h"

#include "engine/service/answer.h"
#include "engine/service/fhir_answer_parts.h"
#include "fhir/write.h"

namespace soleus::service {

absl::StatusOr<std::string> WriteFhirAnswer(const FhirSource& source) {
  return fhir::WriteJson([&](fhir::JsonWriter& json) {
    AnswerBundle bundle(source, json);
    json.Text("resourceType", "Bundle");
    json.Object("identifier",
                [&] { bundle.Identifier(kDecisionSystem, source.answer.decision_id()); });
    json.Text("type", "collection");
    json.Array("entry", [&] {
      WriteGuidance(bundle);
      WriteFlags(bundle);
      WriteDifferential(bundle);
      WriteRequests(bundle);
      WriteOrigin(bundle);
    });
  });
}

absl::StatusOr<std::string> FhirAnswerTo(const v1::EvaluateResponse& answer,
                                         const catalogue::KnowledgeBase& base,
                                         const reasoning::Patient& patient,
                                         const reasoning::Assessment& assessment,
                                         const CodeOutcomes& code_out, const fhir::Subject& subject,
                                         const fhir::Time& as_of) {
  v1::EvaluateResponse whole;
  WriteAnswer(base, patient, assessment, code_out, fhir::FormatDate(as_of), {.every_word = true},
              whole);
  *whole.mutable_issues() = answer.issues();
  whole.set_as_of(answer.as_of());
  whole.set_site_mapping_digest(answer.site_mapping_digest());
  whole.set_product_table_digest(answer.product_table_digest());
  whole.set_request_id(answer.request_id());
  whole.set_decision_id(answer.decision_id());
  return WriteFhirAnswer({.answer = whole,
                          .knowledge = base.knowledge(),
                          .patient = patient,
                          .subject = subject,
                          .as_of = as_of});
}

}  // namespace soleus::service
