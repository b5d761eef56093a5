// From a folder of plugin bundles to one published KnowledgeBase.
//
// Layout: <plugin_dir>/<plugin_id>/plugin.so. Every folder is a plugin; a folder whose plugin
// cannot serve is named in the snapshot with the reason, and the rest serves.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/catalogue/spawner.h"

namespace soleus::catalogue {

// Fails with NotFound or PermissionDenied only where the folder itself cannot be read; an empty
// folder gives an empty snapshot. Blocking; `deadline` is one plugin's.
absl::StatusOr<std::shared_ptr<const KnowledgeBase>> LoadCatalogue(
    const std::string& plugin_dir, Spawner& spawner, std::chrono::milliseconds deadline);

}  // namespace soleus::catalogue
