#include "fhir/scale.h"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>

namespace soleus::fhir {
namespace {

__extension__ using Wide = __int128;

constexpr std::size_t kMaxDigits = 18;  // fit a 64-bit integer

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// To lowest terms, with every factor of 10 in `tens` and none of 2 or 5 below the line.
bool Settle(Scale& s) {
  const std::int64_t common = std::gcd(s.numerator, s.denominator);
  s.numerator /= common;
  s.denominator /= common;
  for (const auto& [factor, other] : {std::pair(2, 5), std::pair(5, 2)}) {
    while (s.denominator % factor == 0) {
      s.denominator /= factor;
      --s.tens;
      if (__builtin_mul_overflow(s.numerator, other, &s.numerator)) return false;
    }
  }
  for (; s.numerator % 10 == 0; ++s.tens) s.numerator /= 10;
  return true;
}

// digits * 10^tens
struct Decimal {
  Wide digits = 0;
  int tens = 0;
};

// The shortest decimal that reads back as `value`, which is finite.
Decimal DecimalOf(double value) {
  char text[32];
  const char* end =
      std::to_chars(text, text + sizeof(text), value, std::chars_format::scientific).ptr;
  Decimal decimal;
  bool fraction = false;
  const char* at = text[0] == '-' ? text + 1 : text;
  for (; *at != 'e'; ++at) {
    if (*at == '.') {
      fraction = true;
      continue;
    }
    decimal.digits = decimal.digits * 10 + (*at - '0');
    decimal.tens -= fraction ? 1 : 0;
  }
  int exponent = 0;
  std::from_chars(at[1] == '+' ? at + 2 : at + 1, end, exponent);
  decimal.tens += exponent;
  if (text[0] == '-') decimal.digits = -decimal.digits;
  return decimal;
}

// Adds `hundredths` / 100. False: the two lie too far apart to be held in one number.
bool Shift(std::int64_t hundredths, Decimal& decimal) {
  if (hundredths == 0) return true;
  constexpr int kMostSteps = 17;
  if (decimal.tens > kMostSteps || decimal.tens < -2 - kMostSteps) return false;
  Wide added = hundredths;
  for (; decimal.tens > -2; --decimal.tens) decimal.digits *= 10;
  for (int tens = -2; tens > decimal.tens; --tens) added *= 10;
  decimal.digits += added;
  return true;
}

std::optional<double> Rounded(const Decimal& decimal) {
  if (decimal.digits < std::numeric_limits<std::int64_t>::min() ||
      decimal.digits > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  const std::string text = std::to_string(static_cast<std::int64_t>(decimal.digits)) + "e" +
                           std::to_string(decimal.tens);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc()) return std::nullopt;
  return value;
}

std::optional<double> Inexact(double value, const Scale& scale, std::int64_t shift,
                              std::int64_t unshift) {
  constexpr long double kHundred = 100;
  constexpr long double kTen = 10;
  const long double factor =
      static_cast<long double>(scale.numerator) / static_cast<long double>(scale.denominator) *
      std::pow(kTen, static_cast<long double>(scale.tens)) *
      std::pow(std::numbers::pi_v<long double>, static_cast<long double>(scale.pis));
  const long double shifted = value + static_cast<long double>(shift) / kHundred;
  const long double scaled = shifted * factor - static_cast<long double>(unshift) / kHundred;
  const auto rounded = static_cast<double>(scaled);
  if (!std::isfinite(rounded)) return std::nullopt;
  return rounded;
}

}  // namespace

std::optional<Scale> Times(const Scale& a, const Scale& b) {
  // Across first, so that little is left to overflow.
  const std::int64_t up = std::gcd(a.numerator, b.denominator);
  const std::int64_t down = std::gcd(b.numerator, a.denominator);
  Scale product{.tens = a.tens + b.tens, .pis = a.pis + b.pis};
  if (__builtin_mul_overflow(a.numerator / up, b.numerator / down, &product.numerator) ||
      __builtin_mul_overflow(a.denominator / down, b.denominator / up, &product.denominator) ||
      !Settle(product)) {
    return std::nullopt;
  }
  return product;
}

std::optional<Scale> Power(const Scale& scale, int exponent) {
  Scale factor = scale;
  if (exponent < 0) {
    factor = {scale.denominator, scale.numerator, -scale.tens, -scale.pis};
    if (!Settle(factor)) return std::nullopt;
  }
  const int times = exponent < 0 ? -exponent : exponent;
  std::optional<Scale> power = Scale{};
  for (int i = 0; power && i < times; ++i) power = Times(*power, factor);
  return power;
}

std::optional<Scale> ScaleOf(std::string_view decimal) {
  Scale scale{.numerator = 0};
  std::size_t digits = 0;
  bool fraction = false;
  std::size_t at = 0;
  for (; at < decimal.size() && decimal[at] != 'e'; ++at) {
    const char c = decimal[at];
    if (c == '.' && !fraction) {
      fraction = true;
      continue;
    }
    if (!IsDigit(c) || ++digits > kMaxDigits) return std::nullopt;
    scale.numerator = scale.numerator * 10 + (c - '0');
    scale.tens -= fraction ? 1 : 0;
  }
  if (at < decimal.size()) {
    int exponent = 0;
    const char* end = decimal.data() + decimal.size();
    const auto result = std::from_chars(decimal.data() + at + 1, end, exponent);
    constexpr int kLargest = 400;  // no double is larger
    if (result.ec != std::errc() || result.ptr != end || std::abs(exponent) > kLargest) {
      return std::nullopt;
    }
    scale.tens += exponent;
  }
  if (scale.numerator == 0 || !Settle(scale)) return std::nullopt;
  return scale;
}

std::optional<double> Scaled(double value, const Scale& scale, std::int64_t shift_hundredths,
                             std::int64_t unshift_hundredths) {
  if (!std::isfinite(value)) return std::nullopt;
  Decimal exact = DecimalOf(value);
  // At most 37 digits before the product, which holds 19 more only where none were shifted in.
  const bool room = Shift(shift_hundredths, exact) && scale.pis == 0;
  Wide product = 0;
  if (room && !__builtin_mul_overflow(exact.digits, Wide{scale.numerator}, &product) &&
      product % scale.denominator == 0) {
    Decimal result{product / scale.denominator, exact.tens + scale.tens};
    if (Shift(-unshift_hundredths, result)) {
      if (const std::optional<double> rounded = Rounded(result)) return rounded;
    }
  }
  return Inexact(value, scale, shift_hundredths, unshift_hundredths);
}

}  // namespace soleus::fhir
