// From a folder of plugin bundles to one published KnowledgeBase.
//
// Layout: <plugin_dir>/<plugin_id>/plugin.so. Every folder is a plugin; a folder whose plugin
// cannot serve is named in the snapshot with the reason, and the rest serves.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/code_process.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/catalogue/spawner.h"

namespace soleus::catalogue {

// Fails with NotFound or PermissionDenied only where the folder itself cannot be read; an empty
// folder gives an empty snapshot. Blocking; `deadline` is one plugin's. The code of a plugin that
// brings some is started, and ends with the snapshot; `spawner` must outlive that.
absl::StatusOr<std::shared_ptr<const KnowledgeBase>> LoadCatalogue(
    const std::string& plugin_dir, Spawner& spawner, std::chrono::milliseconds deadline,
    const CodeLimits& code = {});

}  // namespace soleus::catalogue
