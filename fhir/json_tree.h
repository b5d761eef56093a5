// Inside `fhir` only: the memory of one JSON tree; only `json.cc` needs it.
//
// It holds a copy of the input, which RapidJSON decodes in place (so that a string is a view, not a
// copy of its own), and the values in blocks that are freed together: nothing is freed one by one,
// so no depth of input can make freeing it recurse.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace soleus::fhir {

class JsonTree {
 public:
  // Copies `text`, and puts `slack` bytes of NUL after it.
  JsonTree(std::string_view text, std::size_t slack)
      : text_(std::make_unique_for_overwrite<char[]>(text.size() + slack)) {
    std::memcpy(text_.get(), text.data(), text.size());
    std::memset(text_.get() + text.size(), 0, slack);
  }

  char* text() { return text_.get(); }

  // Room for `count` values. Their destructors are never run: they may own nothing.
  template <typename Value>
  Value* Take(std::size_t count) {
    static_assert(alignof(Value) <= kAlignment);
    return static_cast<Value*>(TakeBytes(count * sizeof(Value)));
  }
  std::string_view Keep(std::string_view text) {
    char* to = Take<char>(text.size());
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

 private:
  // Below the size from which malloc asks the system for pages of its own, each time anew.
  static constexpr std::size_t kBlockBytes = 64 << 10;
  static constexpr std::size_t kAlignment = alignof(void*);

  void* TakeBytes(std::size_t bytes) {
    bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (bytes > left_) {
      left_ = std::max(bytes, blocks_.empty() ? kBlockBytes / 8 : kBlockBytes);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    left_ -= bytes;
    return std::exchange(next_, next_ + bytes);
  }

  std::unique_ptr<char[]> text_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;  // bytes from `next_` to the end of its block
};

}  // namespace soleus::fhir
