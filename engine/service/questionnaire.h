// The structured examination that the loaded knowledge asks for, as a FHIR R4 Questionnaire.
//
// Every question's linkId is the local code of a finding, so that the fact reader (facts.h) takes a
// QuestionnaireResponse to it whole. Which question, in which order: questionnaire_items.h.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"

namespace soleus::service {

// The Questionnaire's canonical URL; its version is the knowledge digest.
inline constexpr std::string_view kQuestionnaireUrl = "urn:soleus:questionnaire";

// JSON text; the same knowledge gives the same bytes. FailedPrecondition: no plugin serves.
// Internal: a table holds what JSON cannot (a text that is no UTF-8); says which key.
absl::StatusOr<std::string> QuestionnaireOf(const catalogue::KnowledgeBase& base);

}  // namespace soleus::service
