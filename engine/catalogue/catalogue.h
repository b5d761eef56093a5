// From a folder of plugin bundles to one published KnowledgeBase.
//
// Layout: <plugin_dir>/<plugin_id>/plugin.so. Every folder is a plugin; a folder whose plugin
// cannot serve is named in the snapshot with the reason, and the rest serves.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/host_process.h"
#include "engine/catalogue/knowledge_base.h"

namespace soleus::catalogue {

// Fails with NotFound or PermissionDenied only where the folder itself cannot be read; an empty
// folder gives an empty snapshot. Blocking; see host_process.h for when it may be called.
absl::StatusOr<std::shared_ptr<const KnowledgeBase>> LoadCatalogue(const std::string& plugin_dir,
                                                                   const HostOptions& options);

}  // namespace soleus::catalogue
