#include "engine/reasoning/odds.h"

#include <algorithm>
#include <cmath>

namespace soleus::reasoning {
namespace {

// Half-width on the log scale, relative to the log ratio itself, where no interval was published.
constexpr double kAssumedRelativeWidth = 0.6;

double Clip(double ratio) {
  return std::clamp(ratio, kRatioFloor, kRatioCeiling);
}

RatioInUse WithAssumedWidth(double value) {
  const double a = std::pow(value, 1 - kAssumedRelativeWidth);
  const double b = std::pow(value, 1 + kAssumedRelativeWidth);
  return {.value = value, .low = std::min(a, b), .high = std::max(a, b)};
}

}  // namespace

double ShrinkExponent(sdk::Quality quality) {
  switch (quality) {
    case sdk::Quality::kA: return 0.9;
    case sdk::Quality::kB: return 0.8;
    case sdk::Quality::kC: return 0.65;
    case sdk::Quality::kD: return 1;
  }
  return 1;
}

RatioInUse InUse(const sdk::Ratio& ratio, sdk::Quality quality) {
  if (ratio.silent()) return {};
  const double exponent = ShrinkExponent(quality);
  RatioInUse in_use =
      WithAssumedWidth(ratio.use > 0 ? ratio.use : Clip(std::pow(ratio.published, exponent)));
  if (ratio.use_interval.given()) {
    in_use.low = ratio.use_interval.low;
    in_use.high = ratio.use_interval.high;
  } else if (ratio.use == 0 && ratio.published_interval.given()) {
    in_use.low = std::pow(ratio.published_interval.low, exponent);
    in_use.high = std::pow(ratio.published_interval.high, exponent);
  }
  // Clipping may have moved the value past a bound of its own interval.
  in_use.low = std::min(in_use.low, in_use.value);
  in_use.high = std::max(in_use.high, in_use.value);
  return in_use;
}

RatioInUse InUse(double given_condition, double reference) {
  return WithAssumedWidth(Clip(given_condition / reference));
}

double Logit(double probability) {
  return std::log(probability / (1 - probability));
}

double Expit(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace soleus::reasoning
