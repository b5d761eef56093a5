// Loads the plugin library of this host, descriptor kLibraryFd, and reads its table. The library's
// start-up code runs in here: what it may do has been settled before (confine.h).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "plugins/sdk/plugin.h"

namespace soleus::host {

struct Loaded {
  std::string table;                    // encoded
  const sdk::Module* module = nullptr;  // the library's own, checked; stays until the process ends
};

// FailedPrecondition: one sentence about the library, without its name. Once a process.
absl::StatusOr<Loaded> Load();

}  // namespace soleus::host
