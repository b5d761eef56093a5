// What a bundle's manifest says of a built library, as the library's own table has it: id, version
// and ABI. For whoever packs; whoever takes a bundle in compares.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"

namespace soleus::catalogue {

// Starts `host_executable` (soleus-plugin-host), which loads the library; blocking, at most a
// minute, and never where gRPC runs. Counter, key and files stay as they are in an empty Manifest.
// Errors name the library, and are those of SealedCopy and ReadTable.
absl::StatusOr<Manifest> ManifestOfLibrary(const std::string& library_path,
                                           const std::string& host_executable);

}  // namespace soleus::catalogue
