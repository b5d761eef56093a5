// An open descriptor that closes itself. -1: none. One owner, any thread.
#pragma once

#include <unistd.h>

#include <utility>

namespace soleus::catalogue {

class OwnedFd {
 public:
  explicit OwnedFd(int fd = -1) : fd_(fd) {}
  OwnedFd(OwnedFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  OwnedFd& operator=(OwnedFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~OwnedFd() {
    if (fd_ >= 0) close(fd_);
  }

  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void Close() { *this = OwnedFd(); }

 private:
  int fd_;
};

}  // namespace soleus::catalogue
