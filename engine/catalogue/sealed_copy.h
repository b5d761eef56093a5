// A plugin's library file, copied to memory that nobody can change any more: what is checked is
// what is loaded, and overwriting the file on disk cannot reach a mapped page.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "engine/catalogue/owned_fd.h"

namespace soleus::catalogue {

// A sealed memfd. NotFound (no such file) or FailedPrecondition; each is one sentence about the
// file, without its name.
absl::StatusOr<OwnedFd> SealedCopy(const std::string& path);

}  // namespace soleus::catalogue
