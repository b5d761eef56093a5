// The plugin's library, before it is loaded: whether nobody can change it any more, and looked
// over, so that a file that is not a whole library of this machine is refused with a sentence
// instead of ending the process.
#pragma once

#include "absl/status/status.h"

namespace soleus::host {

// `library` is an open descriptor of a memfd. Errors are FailedPrecondition; each is one sentence
// about the file, without its name.
absl::Status CheckLibrary(int library);

}  // namespace soleus::host
