// The words for the ids of an answer, so that whoever holds the reply alone can show it.
#pragma once

#include "engine/reasoning/knowledge.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

// Fills `finding_labels` and `names` from the ids that stand in the rest of `response`, which must
// be complete. An id that no table of `knowledge` defines ("age") gets no words.
void WriteLabels(const reasoning::Knowledge& knowledge, v1::EvaluateResponse& response);

}  // namespace soleus::service
