// Runs `soleus-plugin-host` for one plugin and takes its table back. The daemon itself never loads
// plugin code; whatever the library does at load (abort, loop, leak) ends with the host process.
//
// The host answers once, on a socket that it finds as descriptor kReplyFd: one byte (ReplyKind),
// the length of what follows (4 bytes, little-endian), then the encoded table or a sentence.
//
// Blocking, off the request path. Must be called before the process starts gRPC: gRPC does not
// survive a fork, and posix_spawn may use one.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "absl/status/statusor.h"

namespace soleus::catalogue {

inline constexpr int kReplyFd = 3;
enum class ReplyKind : char { kTable = 'T', kRefused = 'R' };
inline constexpr std::size_t kReplyHeaderBytes = 5;
// A sentence is foreign text; what is longer is cut.
inline constexpr std::size_t kMaxSentenceBytes = 1024;

struct HostOptions {
  std::string host_executable;                 // absolute path of soleus-plugin-host
  std::chrono::milliseconds deadline{10'000};  // then the host is killed
};

// The encoded table of the plugin library at `library_path`. Errors, each one sentence that names
// the plugin file and what to do: NotFound (no such file), FailedPrecondition (not a library, no
// symbol, wrong ABI, malformed table), DeadlineExceeded, Aborted (the host died: of which signal),
// Unavailable (the host itself could not be started). The table is not decoded here.
absl::StatusOr<std::string> ReadTableThroughHost(const std::string& library_path,
                                                 const HostOptions& options);

}  // namespace soleus::catalogue
