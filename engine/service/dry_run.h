// What a version would change for the worked patients of all plugins, before anybody sees it. Pure
// function; takes a second at most: keep it off the request path.
#pragma once

#include "engine/catalogue/knowledge_base.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// The worked cases of every plugin in either, as FHIR, answered with both; of a case that both
// have, as the candidate states it. What no record can say (see case_record.h) is given beside it.
// A plugin that serves in `active` and not in `candidate` is in `refusal`, with its reason.
v1::DryRunResponse DryRun(const catalogue::KnowledgeBase& active,
                          const catalogue::KnowledgeBase& candidate);

}  // namespace soleus::service
