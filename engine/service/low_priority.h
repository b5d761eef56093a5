// Work that nobody waits for must not slow down work that a clinician waits for.
#pragma once

namespace soleus::service {

// From now on the calling thread alone yields to the others (nice 10, which Linux has a thread; it
// is not to be taken back). Where the system refuses, it goes on as it is.
void BecomeLowPriority();

}  // namespace soleus::service
