// What a host gives up before it looks at a library, and the rest that it gives up before a
// plugin's code is called. None of it can be undone. Single thread.
//
// Landlock and seccomp are used where the kernel has them; a host that misses one goes on, and says
// so. A system call that is not on the list ends the process: the handler sends its number as
// kForbidden and exits with kExitForbidden.
#pragma once

#include <sys/types.h>

#include <cstdint>

#include "engine/catalogue/code_frames.h"

namespace soleus::host {

// Dies with `parent`, the spawner. From here on: no core, no tracing, no privilege gained, no file
// written, no more memory than loading takes, few descriptors; of files only the system's libraries
// can be read; no network, no process or thread started. A host without code: 60 s of processor
// time, at nice 10.
void ConfineForLoading(pid_t parent, bool with_code);

// From here on: `memory_mib` beyond what the process has now, nothing printed, no file opened, no
// descriptor made, and no system call but to answer and to get memory. Returns what holds.
catalogue::CodeConfinement ConfineForCalls(std::uint32_t memory_mib);

}  // namespace soleus::host
