// The plugin's library file, before it is loaded: copied to memory that nobody can change any more,
// and looked over, so that a file that is not a whole library of this machine is refused with a
// sentence instead of ending the process.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace soleus::host {

// A sealed copy, as an open descriptor that the caller owns. Errors are FailedPrecondition; each is
// one sentence about the file, without its name.
absl::StatusOr<int> SealedCopy(const std::string& library_path);

}  // namespace soleus::host
