// Answers the daemon's calls with the loaded library's code, one at a time, until the daemon closes
// the socket. Single thread. Sends nothing about a call but its answer: no text that the code made.
#pragma once

#include <string_view>

#include "engine/catalogue/code_frames.h"
#include "engine/catalogue/host_protocol.h"
#include "plugins/sdk/plugin.h"

namespace soleus::host {

// A whole frame on kReplyFd. Ends the process where nobody is there to take it.
void Send(catalogue::ReplyKind kind, std::string_view payload);

// `module` has passed its checks and exports code. An exception of the code's ends the process with
// kExitThrew; a frame that is no call ends it too.
void Serve(const sdk::Module& module, const catalogue::CodeConfinement& confinement);

}  // namespace soleus::host
