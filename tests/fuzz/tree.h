// A second reader and writer of JSON, written from RFC 8259 alone and sharing nothing with `fhir`:
// what the targets hold `fhir/json.h` against, and what they change inputs through.
//
// It recurses, and has no limit but its depth; made for inputs of some kilobytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace soleus::fuzz {

struct Tree {
  enum class Kind { kNull, kTrue, kFalse, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  std::string text;               // a string's text, unescaped; a number as written
  std::vector<std::string> keys;  // of an object; as long as `items`
  std::vector<Tree> items;        // of an array or object
};

// Nested deeper than this is not read.
inline constexpr int kMaxDepth = 200;

// nullopt: no JSON in UTF-8 (RFC 8259, and no lone surrogate), or nested deeper than `kMaxDepth`.
// Equal keys in one object are all kept.
std::optional<Tree> ParseTree(std::string_view text);

// The same value as text, without spaces.
std::string WriteTree(const Tree& tree);

// The bytes of `text` are UTF-8 as RFC 3629 has it: shortest forms, no surrogate, up to U+10FFFF.
bool IsUtf8(std::string_view text);

}  // namespace soleus::fuzz
