// A Unix socket that we accept on ourselves, so that the kernel tells whose process is at the other
// end (SO_PEERCRED), which gRPC 1.51 does not.
//
// gRPC names a connection that is handed to it by the number of its descriptor, "fd:12", and closes
// it when it likes; the number may then come again. So a number, once it has stood for one user's
// connection, never stands for another user's: `OwnerOf` cannot be wrong, however late it is asked.
#pragma once

#include <sys/types.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace soleus::daemon {

class UnixListener {
 public:
  // Makes the socket, mode 0600 before anyone can connect. Where a socket stands that nobody
  // listens on any more, it is replaced. FailedPrecondition: somebody listens, or something else
  // than a socket stands there; InvalidArgument: longer than a socket's path may be (107 bytes);
  // Unavailable: it cannot be made.
  static absl::StatusOr<std::unique_ptr<UnixListener>> Open(const std::string& path);
  ~UnixListener();

  // Called once, on a thread of its own: `take` owns each descriptor (non-blocking) from then on.
  void Accept(std::function<void(int)> take);
  // No connection is taken any more; the socket is gone from the file system.
  void Stop();

  // Of a connection as gRPC names it ("fd:12"): its user. nullopt: it is not from here.
  std::optional<uid_t> OwnerOf(std::string_view peer) const;

 private:
  UnixListener(std::string path, int socket, int wake);
  void Run(const std::function<void(int)>& take);
  int Claim(int fd, uid_t uid);

  const std::string path_;
  const int socket_;
  const int wake_;  // eventfd: readable once it is to stop
  dev_t device_ = 0;
  ino_t inode_ = 0;
  std::thread thread_;
  bool stopped_ = false;
  mutable std::mutex mutex_;
  std::map<int, uid_t> owners_;  // by descriptor; never changed once said
};

}  // namespace soleus::daemon
