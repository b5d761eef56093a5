// Runs `soleus-plugin-host` for one plugin and takes its table back. The daemon itself never loads
// plugin code; whatever the library does at load (abort, loop, leak) ends with the host process.
//
// Blocking, off the request path. Must be called before the process starts gRPC: gRPC does not
// survive a fork, and posix_spawn may use one.
#pragma once

#include <chrono>
#include <string>

#include "absl/status/statusor.h"

namespace soleus::catalogue {

struct HostOptions {
  std::string host_executable;                 // absolute path of soleus-plugin-host
  std::chrono::milliseconds deadline{10'000};  // then the host is killed
};

// The encoded table of the plugin library at `library_path`. Errors, each one sentence that names
// the plugin file and what to do: NotFound (no such file), FailedPrecondition (not a library, no
// symbol, wrong ABI, malformed table), DeadlineExceeded, Aborted (the host died: of which signal).
absl::StatusOr<std::string> ReadTableThroughHost(const std::string& library_path,
                                                 const HostOptions& options);

}  // namespace soleus::catalogue
