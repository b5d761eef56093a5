// Puts a message together from text and whole numbers.
//
// absl::StrCat would do it, but Debian builds absl with a string_view of its own, which takes no
// std::string_view.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace soleus::fhir {

template <typename... Parts>
std::string Sentence(const Parts&... parts) {
  std::string out;
  const auto size = [](const auto& part) -> std::size_t {
    if constexpr (std::is_integral_v<std::decay_t<decltype(part)>>) {
      return 20;  // digits of the longest
    } else {
      return std::string_view(part).size();
    }
  };
  out.reserve((size(parts) + ... + 0));
  const auto append = [&out](const auto& part) {
    if constexpr (std::is_integral_v<std::decay_t<decltype(part)>>) {
      out += std::to_string(part);
    } else {
      out += std::string_view(part);
    }
  };
  (append(parts), ...);
  return out;
}

}  // namespace soleus::fhir
