// Bounded JSON text to a plain value tree. The only reader of JSON; RapidJSON stays behind it.
//
// Numbers keep their text: 0.10 stays "0.10". Strict RFC 8259 in UTF-8: no trailing bytes, no NUL,
// no lone surrogate, no invalid UTF-8 (a byte-order mark is refused too). A duplicated key makes
// the value ambiguous: the key stays, its value becomes null, so that nobody reads either one and
// nobody takes it for not sent. Never recurses over input depth while parsing; limits are checked
// before memory is taken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"

namespace soleus::fhir {

struct JsonLimits {
  std::size_t max_bytes = 4 << 20;
  std::size_t max_depth = 64;
  std::size_t max_values = 500'000;        // objects, arrays, strings, numbers, literals
  std::size_t max_string_bytes = 1 << 20;  // one string or key
  std::size_t max_number_bytes = 64;       // one number's text
};

class Json {
 public:
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  using Member = std::pair<std::string, Json>;

  Json() = default;

  // Fails with InvalidArgument (not JSON: says at which byte and what was wrong) or
  // ResourceExhausted (a limit: says which one, and its value). No text of the input is repeated.
  // `duplicate_keys` (may be null) gets the first 1000 duplicated keys, each as the path below the
  // root: "entry[2].resource.status"; a key that is no plain word stands there as "?".
  static absl::StatusOr<Json> Parse(std::string_view text, const JsonLimits& limits,
                                    std::vector<std::string>* duplicate_keys);

  Kind kind() const { return kind_; }
  bool is_object() const { return kind_ == Kind::kObject; }
  bool is_array() const { return kind_ == Kind::kArray; }
  bool is_string() const { return kind_ == Kind::kString; }
  bool is_number() const { return kind_ == Kind::kNumber; }
  bool is_bool() const { return kind_ == Kind::kBool; }

  // The member, or a shared null value where this is no object or has no such member.
  const Json& operator[](std::string_view key) const;
  bool has(std::string_view key) const;
  const std::vector<Member>& members() const { return members_; }  // empty unless an object
  const std::vector<Json>& items() const { return items_; }        // empty unless an array
  // The string, or the number as written; empty for every other kind.
  std::string_view text() const { return text_; }
  bool boolean() const { return boolean_; }  // false unless a true literal

 private:
  friend class JsonBuilder;
  Kind kind_ = Kind::kNull;
  bool boolean_ = false;
  std::string text_;
  std::vector<Json> items_;
  std::vector<Member> members_;
};

}  // namespace soleus::fhir
