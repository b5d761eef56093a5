// Likelihood ratios: from what a source printed to what the engine uses.
#pragma once

#include <optional>

#include "plugins/sdk/condition.h"

namespace soleus::reasoning {

// Ratios in use lie in [kRatioFloor, kRatioCeiling]: no single finding proves or excludes.
inline constexpr double kRatioFloor = 0.05;
inline constexpr double kRatioCeiling = 20;

// Exponent that shrinks a published ratio towards 1: 0.9, 0.8, 0.65 for grades A, B, C; 1 for D.
// Design estimates: small and two-gate studies overstate accuracy.
double ShrinkExponent(sdk::Quality quality);

struct RatioInUse {
  double value = 1;
  double low = 1;  // plausible bounds of the ratio in use
  double high = 1;
};

// A ratio stated for use is used as stated; a published one is shrunk and clipped. Where no
// interval was published, +/- 60 % of the log ratio is assumed (an estimate). Silent: 1, no width.
RatioInUse InUse(const sdk::Ratio& ratio, sdk::Quality quality);

// P(value | condition) / P(value | something else), clipped; both shares > 0.
RatioInUse InUse(double given_condition, double reference);

double Logit(double probability);  // probability strictly within 0-1
double Expit(double log_odds);

}  // namespace soleus::reasoning
