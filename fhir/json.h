// Bounded JSON text to a plain value tree. The only reader of JSON; RapidJSON stays behind it.
//
// Numbers keep their text: 0.10 stays "0.10". Strict RFC 8259 in UTF-8: no trailing bytes, no NUL,
// no lone surrogate, no invalid UTF-8 (a byte-order mark is refused too). A duplicated key makes
// the value ambiguous: the key stays, its value becomes null, so that nobody reads either one and
// nobody takes it for not sent. Recurses 256 levels at most, whatever the input and the limits;
// limits are checked before memory is taken.
//
// What Parse returns is a JsonDocument: the root of a tree, which owns it. The values in it and
// their texts are views into that tree, good until the document dies; moving the document leaves
// them where they are. A value can be neither copied nor moved, so that none outlives its tree
// unseen. Once read, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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

class JsonDocument;
class JsonTree;

class Json {
 public:
  enum class Kind : unsigned char { kNull, kBool, kNumber, kString, kArray, kObject };
  struct Member;

  Json() = default;
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;

  // Fails with InvalidArgument (not JSON: says at which byte and what was wrong) or
  // ResourceExhausted (a limit: says which one, and its value). No text of the input is repeated.
  // `text` is copied, and need not outlive the call. `duplicate_keys` (may be null) gets the first
  // 1000 duplicated keys, each as the path below the root: "entry[2].resource.status"; a key that
  // is no plain word stands there as "?".
  static absl::StatusOr<JsonDocument> Parse(std::string_view text, const JsonLimits& limits,
                                            std::vector<std::string>* duplicate_keys);

  Kind kind() const { return value_.kind; }
  bool is_object() const { return kind() == Kind::kObject; }
  bool is_array() const { return kind() == Kind::kArray; }
  bool is_string() const { return kind() == Kind::kString; }
  bool is_number() const { return kind() == Kind::kNumber; }
  bool is_bool() const { return kind() == Kind::kBool; }

  // The member, or Absent() where this is no object or has no such member.
  const Json& operator[](std::string_view key) const;
  bool has(std::string_view key) const { return &(*this)[key] != &Absent(); }
  // The one null value that stands for what was not sent; a null that was sent is another.
  static const Json& Absent() { return kAbsent; }
  absl::Span<const Member> members() const;  // empty unless an object
  absl::Span<const Json> items() const;      // empty unless an array
  // The string, or the number as written; empty for every other kind.
  std::string_view text() const {
    return is_string() || is_number() ? std::string_view(value_.text, value_.size)
                                      : std::string_view();
  }
  bool boolean() const { return value_.boolean; }  // false unless a true literal

 private:
  friend class JsonBuilder;
  friend class JsonDocument;
  struct Value {
    union {  // which one is good follows from `kind`
      const char* text = nullptr;
      const Json* items;
      const Member* members;  // right after the mask of their names
    };
    std::uint32_t size = 0;  // bytes, items or members
    Kind kind = Kind::kNull;
    bool boolean = false;
  };
  // Of the keys of one object, which of these 64 occur: most of what a reader looks for was not
  // sent, and one bit says so. The factors are those that keep apart the names that FHIR's
  // resources have and those that are looked for.
  using Names = std::uint64_t;
  static constexpr Names NameBit(std::string_view key) {
    if (key.empty()) return 1;
    const auto byte = [key](std::size_t i) { return static_cast<unsigned char>(key[i]); };
    const std::size_t last = key.size() - 1;
    const std::size_t mix =
        5 * (key.size() + byte(0)) + 7 * (byte(last) + byte(last < 2 ? last : 2));
    return Names{1} << (mix % 64);
  }

  static const Json kAbsent;

  explicit Json(const Value& value) : value_(value) {}
  Names names() const { return *(reinterpret_cast<const Names*>(value_.members) - 1); }

  Value value_;
};

struct Json::Member {
  std::string_view first;
  Json second;
};

class JsonDocument : public Json {
 public:
  JsonDocument() = default;  // null
  JsonDocument(JsonDocument&& other) noexcept
      : Json(std::exchange(other.value_, {})), tree_(std::move(other.tree_)) {}
  JsonDocument& operator=(JsonDocument&& other) noexcept {
    value_ = std::exchange(other.value_, {});
    tree_ = std::move(other.tree_);
    return *this;
  }

 private:
  friend class JsonBuilder;
  struct FreeTree {
    void operator()(JsonTree* tree) const;
  };
  using OwnedTree = std::unique_ptr<JsonTree, FreeTree>;

  JsonDocument(const Value& root, OwnedTree tree) : Json(root), tree_(std::move(tree)) {}

  OwnedTree tree_;
};

inline absl::Span<const Json::Member> Json::members() const {
  return is_object() ? absl::Span<const Member>(value_.members, value_.size)
                     : absl::Span<const Member>();
}
// Here, so that a key known to the compiler is hashed by it and compared without a call.
inline const Json& Json::operator[](std::string_view key) const {
  if (!is_object() || (names() & NameBit(key)) == 0) return kAbsent;
  for (const Member& member : members()) {
    if (member.first.size() == key.size() &&
        std::memcmp(member.first.data(), key.data(), key.size()) == 0) {
      return member.second;
    }
  }
  return kAbsent;
}
inline absl::Span<const Json> Json::items() const {
  return is_array() ? absl::Span<const Json>(value_.items, value_.size) : absl::Span<const Json>();
}

}  // namespace soleus::fhir
