// The folder in which staged bundles are kept: <bundles_dir>/<plugin_id>/<version>-<digest>/.
// Blocking file access; one thread at a time.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"
#include "engine/catalogue/desired_set.h"

namespace soleus::catalogue {

// Relative to the bundles' folder; the digest by its first 12 digits.
std::string KeptFolder(const Bundle& bundle);

// Writes it whole or not at all; what a run that was killed left there is replaced.
absl::Status KeepBundle(const Bundle& bundle, const std::string& bundles_dir);

// Nothing there is no error. Names that would lead out of `bundles_dir` are left alone.
void RemoveKept(const std::string& bundles_dir, const std::string& folder);

// Removes what is not in `bundles`: half-written folders, and those that nobody wants any more.
void RemoveStrays(const std::string& bundles_dir, const std::vector<StagedBundle>& bundles);

// The folders of `plugin_dir`, by name, hidden ones left out. NotFound or PermissionDenied: it
// cannot be read.
absl::StatusOr<std::vector<std::string>> PluginFolders(const std::string& plugin_dir);

}  // namespace soleus::catalogue
