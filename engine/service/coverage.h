// Which plugins took part in an answer, and why the others did not.
#pragma once

#include <string>

#include "engine/catalogue/knowledge_base.h"
#include "engine/reasoning/differential.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// One row a plugin that the daemon knows of. Not applicable: the record states no complaint that
// the knowledge is about, or no presentation can fit this patient. `as_of_date` is an ISO 8601
// date; a plugin due for review before it says so.
void WriteCoverage(const catalogue::KnowledgeBase& base, const reasoning::ContextChoice& context,
                   const std::string& as_of_date, v1::EvaluateResponse& response);

}  // namespace soleus::service
