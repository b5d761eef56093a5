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
      : text_(std::make_unique_for_overwrite<char[]>(text.size() + slack)),
        next_bytes_(std::clamp<std::size_t>(kUsualBytesOfValues * text.size(), 1024, kBlockBytes)) {
    std::memcpy(text_.get(), text.data(), text.size());
    std::memset(text_.get() + text.size(), 0, slack);
  }

  char* text() { return text_.get(); }

  // Room that is aligned for a pointer. Destructors of what is put there are never run: it may own
  // nothing.
  void* TakeBytes(std::size_t bytes) {
    bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (bytes > left_) {
      left_ = std::max(bytes, next_bytes_);
      next_bytes_ = kBlockBytes;
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    left_ -= bytes;
    return std::exchange(next_, next_ + bytes);
  }
  std::string_view Keep(std::string_view text) {
    char* to = static_cast<char*>(TakeBytes(text.size()));
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

 private:
  // Below the size from which malloc asks the system for pages of its own, each time anew.
  static constexpr std::size_t kBlockBytes = 64 << 10;
  static constexpr std::size_t kUsualBytesOfValues = 3;  // for each byte of text, and enough
  static constexpr std::size_t kAlignment = alignof(void*);

  std::unique_ptr<char[]> text_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t next_bytes_;  // of the next block
  std::size_t left_ = 0;    // bytes from `next_` to the end of its block
};

}  // namespace soleus::fhir
