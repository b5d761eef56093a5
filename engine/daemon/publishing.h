// What serves from now on, to everybody in the daemon who must know: the service and the site's
// files as one view, the answers about the knowledge, the shadows, health, and the log.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/catalogue/rollout.h"
#include "engine/daemon/server.h"
#include "engine/daemon/site_files.h"
#include "engine/service/decision_support.h"
#include "engine/service/knowledge_service.h"
#include "engine/service/trial.h"

namespace soleus::daemon {

class Publishing {
 public:
  // All must outlive this object's last call.
  struct Parts {
    service::DecisionSupport& support;
    service::KnowledgeService& knowledge;
    service::ShadowWatch& shadows;
    SiteFiles& site_files;
    Server& server;
  };

  // `plugin_dir` is named where no plugin serves.
  explicit Publishing(std::string plugin_dir) : plugin_dir_(std::move(plugin_dir)) {}

  // Before `Begin` nothing but the newest is kept. Called on the rollout's thread.
  void Publish(std::shared_ptr<const catalogue::KnowledgeBase> active,
               std::vector<catalogue::ShadowBase> shadows);
  // Hands on what was published last, and from then on whatever comes.
  void Begin(const Parts& parts);
  // From now on nothing is handed on.
  void End();
  // Destroys what nobody uses any more, on the caller's thread.
  void Sweep();

 private:
  void HandOn();
  void Tell(const catalogue::KnowledgeBase& base);

  const std::string plugin_dir_;
  std::mutex mutex_;
  std::shared_ptr<const catalogue::KnowledgeBase> active_;  // these under mutex_
  std::vector<catalogue::ShadowBase> shadows_;
  std::optional<Parts> parts_;
  std::set<std::string> told_;  // "id version reason" of the participants that were logged
};

}  // namespace soleus::daemon
