// Which plugins took part in an answer, why the others did not, and whose review is overdue.
#pragma once

#include <string>

#include "engine/catalogue/knowledge_base.h"
#include "engine/reasoning/differential.h"
#include "engine/service/code_facts.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// True from the day after `review_by` on. Both are ISO 8601 dates; an empty `review_by` is unknown,
// and never past.
bool IsPastReview(const std::string& review_by, const std::string& as_of_date);

// That its review was due by `review_by`, and what a reader should make of it.
std::string PastReviewSentence(const std::string& review_by);

// One row a plugin that the daemon knows of. Not applicable: the record states no complaint that
// the knowledge is about, or no presentation can fit this patient; its flags may fire all the same,
// so an overdue review is said there too, and code that was out before all else. `as_of_date` is an
// ISO 8601 date.
void WriteCoverage(const catalogue::KnowledgeBase& base, const reasoning::ContextChoice& context,
                   const CodeOutcomes& code_out, const std::string& as_of_date,
                   v1::EvaluateResponse& response);

}  // namespace soleus::service
