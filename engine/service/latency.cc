#include "engine/service/latency.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace soleus::service {

void Latencies::Add(std::chrono::microseconds took) {
  const auto micros = static_cast<std::uint64_t>(
      std::clamp<std::int64_t>(took.count(), 1, std::int64_t{0xffff'ffff}));
  const auto octave = static_cast<std::size_t>(std::bit_width(micros)) - 1;
  // The four bits below the highest one.
  const std::size_t within = ((micros << 4) >> octave) & (kBinsAnOctave - 1);
  ++bins_[octave * kBinsAnOctave + within];
  ++count_;
}

double Latencies::Quantile(double share) const {
  const auto wanted = std::max<std::uint64_t>(
      1, static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_))));
  std::uint64_t seen = 0;
  for (std::size_t bin = 0; bin < bins_.size(); ++bin) {
    seen += bins_[bin];
    if (seen < wanted) continue;
    const double octave = std::ldexp(1, static_cast<int>(bin / kBinsAnOctave));
    const double end = octave * (1 + (static_cast<double>(bin % kBinsAnOctave) + 1) /
                                         static_cast<double>(kBinsAnOctave));
    return end / 1000;
  }
  return 0;
}

}  // namespace soleus::service
