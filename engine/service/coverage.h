// Which plugins took part in an answer, and why the others did not.
#pragma once

#include <string>

#include "engine/catalogue/knowledge_base.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// One row a plugin that the daemon knows of. `applies`: the record states a complaint that the
// knowledge is about. `as_of_date` is an ISO 8601 date; a plugin due for review before it says so.
void WriteCoverage(const catalogue::KnowledgeBase& base, bool applies,
                   const std::string& as_of_date, v1::EvaluateResponse& response);

}  // namespace soleus::service
