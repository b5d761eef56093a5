// Bounded JSON text to a plain value tree. The only reader of JSON; RapidJSON stays behind it.
//
// Numbers keep their text: 0.10 stays "0.10". Strict RFC 8259 in UTF-8: no trailing bytes, no NUL,
// no lone surrogate, no invalid UTF-8 (a byte-order mark is refused too). A duplicated key makes
// the value ambiguous: the key stays, its value becomes null, so that nobody reads either one and
// nobody takes it for not sent. Never recurses over input depth while parsing; limits are checked
// before memory is taken.
//
// What Parse returns is the root of a tree, and owns it: the values in it and their texts are views
// into that tree, good until the root dies; moving the root leaves them where they are. A value
// cannot be copied, so that none outlives its tree unseen. Once read, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace soleus::fhir {

struct JsonLimits {
  std::size_t max_bytes = 4 << 20;  // and never over 4 GiB
  std::size_t max_depth = 64;
  std::size_t max_values = 500'000;        // objects, arrays, strings, numbers, literals
  std::size_t max_string_bytes = 1 << 20;  // one string or key
  std::size_t max_number_bytes = 64;       // one number's text
};

class JsonTree;

class Json {
 public:
  enum class Kind : unsigned char { kNull, kBool, kNumber, kString, kArray, kObject };
  struct Member;

  Json() = default;
  Json(Json&& other) noexcept
      : kind_(std::exchange(other.kind_, Kind::kNull)),
        boolean_(std::exchange(other.boolean_, false)),
        size_(std::exchange(other.size_, 0)),
        text_(other.text_),
        tree_(std::move(other.tree_)) {}
  Json& operator=(Json&& other) noexcept;

  // Fails with InvalidArgument (not JSON: says at which byte and what was wrong) or
  // ResourceExhausted (a limit: says which one, and its value). No text of the input is repeated.
  // `text` is copied, and need not outlive the call. `duplicate_keys` (may be null) gets the first
  // 1000 duplicated keys, each as the path below the root: "entry[2].resource.status"; a key that
  // is no plain word stands there as "?".
  static absl::StatusOr<Json> Parse(std::string_view text, const JsonLimits& limits,
                                    std::vector<std::string>* duplicate_keys);

  Kind kind() const { return kind_; }
  bool is_object() const { return kind_ == Kind::kObject; }
  bool is_array() const { return kind_ == Kind::kArray; }
  bool is_string() const { return kind_ == Kind::kString; }
  bool is_number() const { return kind_ == Kind::kNumber; }
  bool is_bool() const { return kind_ == Kind::kBool; }

  // The member, or Absent() where this is no object or has no such member.
  const Json& operator[](std::string_view key) const;
  bool has(std::string_view key) const { return &(*this)[key] != &Absent(); }
  // The one null value that stands for what was not sent; a null that was sent is another.
  static const Json& Absent() { return kAbsent; }
  absl::Span<const Member> members() const;  // empty unless an object
  absl::Span<const Json> items() const;      // empty unless an array
  // The string, or the number as written; empty for every other kind.
  std::string_view text() const {
    return is_string() || is_number() ? std::string_view(text_, size_) : std::string_view();
  }
  bool boolean() const { return boolean_; }  // false unless a true literal

 private:
  friend class JsonBuilder;
  struct FreeTree {
    void operator()(JsonTree* tree) const;
  };
  static const Json kAbsent;
  using OwnedTree = std::unique_ptr<JsonTree, FreeTree>;

  Kind kind_ = Kind::kNull;
  bool boolean_ = false;
  std::uint32_t size_ = 0;  // bytes, items or members
  union {                   // which one is good follows from `kind_`
    const char* text_ = nullptr;
    const Json* items_;
    const Member* members_;
  };
  OwnedTree tree_;  // of the root alone
};

struct Json::Member {
  std::string_view first;
  Json second;
};

inline absl::Span<const Json::Member> Json::members() const {
  return is_object() ? absl::Span<const Member>(members_, size_) : absl::Span<const Member>();
}
// Here, so that a key known to the compiler is compared without a call: reading a resource asks for
// many keys, and most of them were not sent.
inline const Json& Json::operator[](std::string_view key) const {
  for (const Member& member : members()) {
    if (member.first == key) return member.second;
  }
  return kAbsent;
}
inline absl::Span<const Json> Json::items() const {
  return is_array() ? absl::Span<const Json>(items_, size_) : absl::Span<const Json>();
}

}  // namespace soleus::fhir
