// Inside `fhir` only: the memory of one JSON tree; only `json.cc` needs it.
//
// It holds a copy of the input, which RapidJSON decodes in place (so that a string is a view, not a
// copy of its own), and the values in an arena: nothing is freed one by one, so no depth of input
// can make freeing it recurse.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

#include "fhir/arena.h"

namespace soleus::fhir {

class JsonTree {
 public:
  // Copies `text`, and puts `slack` bytes of NUL after it.
  JsonTree(std::string_view text, std::size_t slack)
      : text_(std::make_unique_for_overwrite<char[]>(text.size() + slack)),
        arena_(
            std::clamp<std::size_t>(kUsualBytesOfValues * text.size(), 1024, Arena::kBlockBytes)) {
    std::memcpy(text_.get(), text.data(), text.size());
    std::memset(text_.get() + text.size(), 0, slack);
  }

  char* text() { return text_.get(); }
  Arena& arena() { return arena_; }

 private:
  static constexpr std::size_t kUsualBytesOfValues = 3;  // for each byte of text, and enough

  std::unique_ptr<char[]> text_;
  Arena arena_;
};

}  // namespace soleus::fhir
