// Factors between units, kept exact, and their use on a measured value: 0.57 g/L is 57 mg/dL and
// not 56.99999999999999, so that a value on a cut point stays on it. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace soleus::fhir {

// numerator / denominator * 10^tens * pi^pis, in lowest terms; above 0. The denominator holds no
// factor 2 or 5, so that what is a decimal has the denominator 1.
struct Scale {
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  int tens = 0;
  int pis = 0;

  bool operator==(const Scale&) const = default;
};

// nullopt: it cannot be held exactly.
std::optional<Scale> Times(const Scale& a, const Scale& b);
std::optional<Scale> Power(const Scale& scale, int exponent);

// A decimal of at most 18 digits above 0: "133.3220", "254e-2".
std::optional<Scale> ScaleOf(std::string_view decimal);

// (value + shift / 100) * scale - unshift / 100, rounded once: the value is taken for the decimal
// that it prints as. nullopt: not finite.
std::optional<double> Scaled(double value, const Scale& scale, std::int64_t shift_hundredths = 0,
                             std::int64_t unshift_hundredths = 0);

}  // namespace soleus::fhir
