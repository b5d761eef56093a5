// How long things took, as counts in a fixed number of bins: bounded memory, whatever comes. Not
// thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace soleus::service {

class Latencies {
 public:
  void Add(std::chrono::microseconds took);

  // Milliseconds that `share` (above 0, at most 1) of them did not exceed: the upper end of a bin,
  // which is less than 7 % above what was measured. Past 70 minutes all is one. 0: there are none.
  double Quantile(double share) const;

 private:
  // 16 bins between one power of two and the next, of microseconds below 2^32.
  static constexpr std::size_t kBinsAnOctave = 16;
  std::array<std::uint32_t, 32 * kBinsAnOctave> bins_{};
  std::uint64_t count_ = 0;
};

}  // namespace soleus::service
