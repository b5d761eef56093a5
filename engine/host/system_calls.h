// The lists of system calls that a host may make, as seccomp filters.
#pragma once

#include <string>

namespace soleus::host {

// What loading a library, reading its table and answering take. Files are opened to read alone.
// Whatever else is asked for ends the process. Empty: done; else why not.
std::string AllowOnlyWhatLoadingTakes();

// What is left of that for a plugin's code: to answer, to get memory that is not executable, to
// end.
std::string AllowOnlyWhatCallsTake();

}  // namespace soleus::host
