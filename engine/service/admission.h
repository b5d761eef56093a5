// Admission control of our own: past its limit a call is refused at once, never queued, since
// gRPC 1.51 has no cap on pending requests.
#pragma once

#include <atomic>
#include <cstddef>

namespace soleus::service {

// Counts a call in, and out when it ends. `at_work` must outlive it.
class Admission {
 public:
  explicit Admission(std::atomic<std::size_t>& at_work)
      : at_work_(at_work), before_(at_work.fetch_add(1)) {}
  ~Admission() { at_work_.fetch_sub(1); }
  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;
  std::size_t before() const { return before_; }  // calls that were at work already

 private:
  std::atomic<std::size_t>& at_work_;
  const std::size_t before_;
};

}  // namespace soleus::service
