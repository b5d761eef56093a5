// Starts plugin hosts for the daemon. gRPC does not survive a fork, so the one process that forks
// is started before gRPC is: `soleus-plugin-host --spawner`, which this class speaks to over a
// socket pair. The spawner is the hosts' parent: it reaps them and tells how each one ended.
//
// Thread-safe. Where the spawner itself is gone every Start is Unavailable, which health tells.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace soleus::catalogue {

enum class HostRole : char {
  kTable = 't',  // sends the library's table, and ends
  kCode = 'c',   // then stays and answers calls, confined
};

struct HostSettings {
  HostRole role = HostRole::kTable;
  std::uint32_t memory_mib = 64;  // kCode: beyond what the process takes to start
};

// How a host ended.
struct HostEnd {
  bool by_signal = false;
  int number = 0;  // the signal, or the exit code
};

// One running host. Ends with this object: killed with all that it started, and reaped.
class Host {
 public:
  virtual ~Host() = default;
  virtual int socket() const = 0;  // stream, the daemon's end of kReplyFd
  virtual int words() const = 0;   // pipe, what it prints; non-blocking
  virtual pid_t pid() const = 0;
  virtual void Kill() = 0;  // SIGKILL to its process group; may be called again
  // nullopt-like: DeadlineExceeded where it still runs then. Any number of times.
  virtual absl::StatusOr<HostEnd> AwaitEnd(std::chrono::steady_clock::time_point deadline) = 0;
};

class Spawner {
 public:
  // Starts `host_executable` --spawner. Before gRPC starts. Unavailable: it cannot be started.
  static absl::StatusOr<std::unique_ptr<Spawner>> Start(const std::string& host_executable);
  virtual ~Spawner() = default;  // ends the spawner and every host; Hosts may outlive it, ended

  // A host that has `library` (a sealed memfd; stays the caller's) as descriptor kLibraryFd, no
  // environment, no other file of ours, the lowest CPU priority that is of use (nice 10) for
  // kTable.
  virtual absl::StatusOr<std::unique_ptr<Host>> StartHost(int library,
                                                          const HostSettings& settings) = 0;
};

}  // namespace soleus::catalogue
