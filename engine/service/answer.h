// One assessment as the wire says it: every number with its citation, every flag with its reason.
#pragma once

#include <string>

#include "engine/catalogue/knowledge_base.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/patient.h"
#include "engine/service/code_facts.h"
#include "fhir/issue.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

struct AnswerLimits {
  std::size_t max_differential = 0;  // 0: the whole list
  bool every_word = false;           // false: EvaluateResponse.brief
};

// Fills what the assessment decides: differential and its robustness, flags, referrals, orders,
// next findings, factors, scores (and an issue for each that disagrees with itself), progress,
// follow-ups, context, urgency, what code worked out, coverage, digest, and the words for all their
// ids. `code_out` names the plugins whose code did not answer. Leaves the record's issues, ids and
// as_of to the caller.
void WriteAnswer(const catalogue::KnowledgeBase& base, const reasoning::Patient& patient,
                 const reasoning::Assessment& assessment, const CodeOutcomes& code_out,
                 const std::string& as_of_date, const AnswerLimits& limits,
                 v1::EvaluateResponse& response);

void WriteIssues(const fhir::Issues& issues, v1::EvaluateResponse& response);

}  // namespace soleus::service
