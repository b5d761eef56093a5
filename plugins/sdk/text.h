// Two small value types that let a whole clinical table be one `constexpr` value.
//
// `Few<T, N>` is a list of at most N items held by value; a longer list does not compile.
// `FixedText` is a sentence put together at compile time, so that the compiler can print it.
// Neither allocates, neither throws at run time, and both are plain data: a plugin's table
// crosses the border of its shared library as bytes in read-only memory.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace soleus::sdk {

template <typename T, std::size_t N>
struct Few {
  std::array<T, N> items{};
  std::size_t count = 0;

  constexpr Few() = default;
  constexpr Few(std::initializer_list<T> list) {
    for (const T& item : list) Add(item);
  }
  // Past the capacity: `array::at` throws, which at compile time is a compile error.
  constexpr void Add(const T& item) { items.at(count++) = item; }

  constexpr const T* begin() const { return items.data(); }
  constexpr const T* end() const { return items.data() + count; }
  constexpr std::size_t size() const { return count; }
  constexpr bool empty() const { return count == 0; }
  constexpr const T& operator[](std::size_t i) const { return items[i]; }
};

// A sentence of at most 255 bytes; what does not fit is cut. Empty means "nothing to say".
struct FixedText {
  char bytes[256] = {};
  std::size_t length = 0;

  constexpr FixedText& operator<<(std::string_view text) {
    for (char c : text) {
      if (length + 1 < sizeof(bytes)) bytes[length++] = c;
    }
    return *this;
  }

  // Up to four decimals, without trailing zeros: 0.05, 13.71, 20.
  constexpr FixedText& operator<<(double number) {
    if (number < 0) {
      *this << "-";
      number = -number;
    }
    if (number > 1e9) return *this << "a number over 1e9";
    auto scaled = static_cast<unsigned long long>(number * 10000 + 0.5);
    char digits[24] = {};
    std::size_t n = 0;
    for (auto whole = scaled / 10000; whole != 0 || n == 0; whole /= 10) {
      digits[n++] = static_cast<char>('0' + whole % 10);
    }
    while (n > 0) *this << std::string_view(&digits[--n], 1);
    auto rest = scaled % 10000;
    if (rest != 0) *this << ".";
    for (unsigned long long unit = 1000; rest != 0; rest %= unit, unit /= 10) {
      const char digit = static_cast<char>('0' + rest / unit);
      *this << std::string_view(&digit, 1);
    }
    return *this;
  }

  constexpr bool empty() const { return length == 0; }
  constexpr std::string_view view() const { return {bytes, length}; }
};

}  // namespace soleus::sdk
