// A bundle's folder as files and back, nothing of them believed. `bundle.h` checks what is read
// here.
//
// Blocking file access.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"

namespace soleus::catalogue {

struct BundleFolder {
  std::vector<BundleFile> files;                 // plain files, by name
  std::map<std::string, std::string> strangers;  // what else lies there: "docs" -> "a folder"
};

// Follows no link within the folder and waits for no pipe. NotFound, PermissionDenied,
// InvalidArgument (no folder; a file changed while it was read), or ResourceExhausted (more than
// kMaxBundleFiles, or kMaxBundleBytes together).
absl::StatusOr<BundleFolder> ReadBundleFolder(const std::string& folder);

// One plain file, links followed, within the same bound. Errors as above, naming `path`.
absl::StatusOr<std::string> ReadPlainFile(const std::string& path);

enum class Existing { kRefuse, kReplace };

// As WriteBundle (bundle.h) says. kReplace: a folder that is there makes way in the same instant,
// and is then removed with all that is in it.
absl::Status WriteBundleFolder(const std::vector<BundleFile>& files, const std::string& folder,
                               Existing existing);

}  // namespace soleus::catalogue
