// What one plugin says of itself, as the wire says it.
#pragma once

#include <string>

#include "engine/catalogue/knowledge_base.h"
#include "plugins/sdk/plugin.h"
#include "proto/soleus/v1/knowledge.pb.h"

namespace soleus::service {

// `table`: null where the plugin does not serve. `as_of_date`: an ISO 8601 date.
void WriteSummary(const catalogue::Participant& participant, const sdk::Plugin* table,
                  const std::string& as_of_date, v1::PluginSummary& out);

// Everything but the summary.
void WriteDetails(const sdk::Plugin& table, v1::GetPluginResponse& out);

}  // namespace soleus::service
