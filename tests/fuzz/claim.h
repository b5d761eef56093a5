// What a fuzz target claims of every input: where it does not hold, the run ends there, and
// libFuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace soleus::fuzz {

// `about` may be any bytes; what is unprintable in it is shown as hexadecimal.
inline void Claim(bool holds, std::string_view what, std::string_view about = {}) {
  if (holds) [[likely]] {
    return;
  }
  std::fprintf(stderr, "CLAIM BROKEN: %.*s\n", static_cast<int>(what.size()), what.data());
  for (const char c : about) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7F) {
      std::fputc(c, stderr);
    } else {
      std::fprintf(stderr, "\\x%02X", byte);
    }
  }
  std::fputc('\n', stderr);
  std::abort();
}

// One in eight, by the input itself, so that the same input is always judged in the same way.
inline bool OneInEight(std::string_view input) {
  unsigned sum = 0;
  for (const char c : input) sum = sum * 31 + static_cast<unsigned char>(c);
  return sum % 8 == 0;
}

}  // namespace soleus::fuzz
