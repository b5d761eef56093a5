#include "engine/service/look_on.h"

#include <string>
#include <utility>

#include "engine/service/logged_input.h"

namespace soleus::service {
namespace {

// "achilles_rupture 1.0.0, calf_strain 1.0.0": those that took part.
std::string PluginsOf(const v1::EvaluateResponse& response) {
  std::string plugins;
  for (const v1::Coverage& part : response.coverage()) {
    if (part.state() == "failed") continue;
    plugins.append(plugins.empty() ? "" : ", ");
    plugins.append(part.plugin_id()).append(" ").append(part.version());
  }
  return plugins;
}

void Log(const Decision& decision, std::chrono::sys_seconds now, store::DecisionLog& log) {
  const v1::EvaluateResponse& response = decision.response;
  // Offered only where it finds room: under a flood nothing is serialised in vain.
  const std::size_t size = response.ByteSizeLong() + decision.material.request.ByteSizeLong();
  if (!log.HasRoom(size)) return log.CountUnwritten();
  log.Add({.when = now,
           .decision_id = response.decision_id(),
           .knowledge_digest = response.knowledge_digest(),
           .mapping_digest = response.site_mapping_digest(),
           .products_digest = response.product_table_digest(),
           .plugins = PluginsOf(response),
           .as_of = response.as_of(),
           .input = BytesOf(LoggedInputOf(decision.material)),
           .response = BytesOf(response)});
}

}  // namespace

DecisionSupport::Onlooker RememberWith(store::DecisionLog* log, ShadowWatch* shadows,
                                       std::function<std::chrono::sys_seconds()> clock) {
  return [log, shadows, clock = std::move(clock)](const Decision& decision) {
    if (log != nullptr) Log(decision, clock(), *log);
    if (shadows != nullptr) shadows->Saw(decision);
  };
}

}  // namespace soleus::service
