// Memory that is taken piece by piece and freed together: for texts that live as long as a record,
// and for the values of a JSON tree. What is taken stays where it is until the arena dies; moving
// the arena leaves it there. Not for several threads at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace soleus::fhir {

class Arena {
 public:
  // Below the size from which malloc asks the system for pages of its own, each time anew.
  static constexpr std::size_t kBlockBytes = 64 << 10;

  // `first_bytes`: what is likely to be taken in all; further blocks have kBlockBytes.
  explicit Arena(std::size_t first_bytes = 4096) : next_bytes_(first_bytes) {}

  // Room that is aligned for a pointer. Destructors of what is put there are never run: it may own
  // nothing.
  void* Take(std::size_t bytes) {
    bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (bytes > left_ || next_ == nullptr) {
      left_ = std::max(bytes, next_bytes_);
      next_bytes_ = kBlockBytes;
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    left_ -= bytes;
    return std::exchange(next_, next_ + bytes);
  }

  // The parts, which are texts, one after the other: a copy of them.
  template <typename... Parts>
  std::string_view Keep(const Parts&... parts) {
    const std::size_t size = (std::string_view(parts).size() + ... + 0);
    char* const begin = static_cast<char*>(Take(size));
    char* end = begin;
    const auto append = [&end](std::string_view part) {
      end = std::copy(part.begin(), part.end(), end);
    };
    (append(parts), ...);
    return {begin, size};
  }

 private:
  static constexpr std::size_t kAlignment = alignof(void*);

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t next_bytes_;  // of the next block
  std::size_t left_ = 0;    // bytes from `next_` to the end of its block
};

}  // namespace soleus::fhir
