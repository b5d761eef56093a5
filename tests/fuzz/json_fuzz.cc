// Any bytes as JSON. They are read just where RFC 8259 says that they are JSON and no limit
// forbids; the tree is the one that a second reader finds; written and read again it is the same; a
// tighter limit either refuses or changes nothing; a refusal repeats nothing of the input.
#include "fhir/json.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/write.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/tree.h"

namespace soleus::fuzz {
namespace {

using fhir::Json;
using fhir::JsonDocument;

struct Size {
  std::size_t depth = 0;
  std::size_t values = 0;
  std::size_t longest_string = 0;
  std::size_t longest_number = 0;
};

void Measure(const Tree& tree, std::size_t depth, Size& size) {
  ++size.values;
  if (tree.kind == Tree::Kind::kArray || tree.kind == Tree::Kind::kObject) ++depth;
  size.depth = std::max(size.depth, depth);
  if (tree.kind == Tree::Kind::kString) {
    size.longest_string = std::max(size.longest_string, tree.text.size());
  }
  if (tree.kind == Tree::Kind::kNumber) {
    size.longest_number = std::max(size.longest_number, tree.text.size());
  }
  for (const std::string& key : tree.keys) {
    size.longest_string = std::max(size.longest_string, key.size());
  }
  for (const Tree& item : tree.items) Measure(item, depth, size);
}

Tree::Kind KindOf(const Json& json) {
  switch (json.kind()) {
    case Json::Kind::kNull: return Tree::Kind::kNull;
    case Json::Kind::kBool: return json.boolean() ? Tree::Kind::kTrue : Tree::Kind::kFalse;
    case Json::Kind::kNumber: return Tree::Kind::kNumber;
    case Json::Kind::kString: return Tree::Kind::kString;
    case Json::Kind::kArray: return Tree::Kind::kArray;
    case Json::Kind::kObject: return Tree::Kind::kObject;
  }
  Claim(false, "a kind is one of six");
  return {};
}

// The same value, but for a key sent twice: it stands once, and is null. Counts such keys.
void ClaimSame(const Json& json, const Tree& tree, std::size_t& duplicates) {
  Claim(KindOf(json) == tree.kind, "both readers find the same kind of value", tree.text);
  Claim(json.text() == tree.text, "both readers find the same text", tree.text);
  Claim(json.items().size() == (tree.kind == Tree::Kind::kArray ? tree.items.size() : 0),
        "both readers find as many items");
  for (std::size_t i = 0; i < json.items().size(); ++i) {
    ClaimSame(json.items()[i], tree.items[i], duplicates);
  }
  std::map<std::string_view, std::size_t> times;
  for (const std::string& key : tree.keys) ++times[key];
  Claim(json.members().size() == times.size(), "a key stands once in an object");
  std::set<std::string_view> met;
  std::size_t next = 0;  // in the tree
  for (const auto& [key, value] : json.members()) {
    // What is passed over stands a second time, so it was met before: the input's order is kept.
    for (; next < tree.keys.size() && tree.keys[next] != key; ++next) {
      Claim(met.contains(tree.keys[next]), "members keep their order", tree.keys[next]);
    }
    Claim(next < tree.keys.size(), "a member was sent", key);
    Claim(json.has(key) && &json[key] == &value, "a member is found by its key", key);
    if (times[key] > 1) {
      ++duplicates;
      Claim(value.kind() == Json::Kind::kNull, "a key sent twice is null", key);
    } else {
      ClaimSame(value, tree.items[next], duplicates);
    }
    met.insert(key);
    ++next;
  }
}

void Tell(const Json& json, fhir::JsonWriter& out);

void TellMember(std::string_view key, const Json& value, fhir::JsonWriter& out) {
  out.Item([&] {
    out.Text("key", key);
    out.Object(key, [&] { Tell(value, out); });
  });
}

// `fhir/write.h` writes objects, arrays of objects, texts and numbers: a tree told in these.
void Tell(const Json& json, fhir::JsonWriter& out) {
  out.Text("text", json.text());
  if (json.is_bool()) out.Bool("is", json.boolean());
  if (json.is_number()) {
    const double value = std::strtod(std::string(json.text()).c_str(), nullptr);
    if (value - value == 0) out.Number("value", value);  // finite
  }
  if (json.is_array()) {
    out.Array("items", [&] {
      for (const Json& item : json.items()) out.Item([&] { Tell(item, out); });
    });
  }
  if (json.is_object()) {
    out.Array("members", [&] {
      for (const auto& [key, value] : json.members()) TellMember(key, value, out);
    });
  }
}

void ClaimTold(const Json& told, const Json& json) {
  Claim(told["text"].text() == json.text(), "a text is read as it was written", json.text());
  if (json.is_bool()) Claim(told["is"].boolean() == json.boolean(), "true stays true");
  if (told.has("value")) {
    const double wrote = std::strtod(std::string(json.text()).c_str(), nullptr);
    const double read = std::strtod(std::string(told["value"].text()).c_str(), nullptr);
    Claim(wrote == read, "a number is read as it was written", json.text());
  }
  Claim(told["items"].items().size() == json.items().size(), "an array keeps its items");
  for (std::size_t i = 0; i < json.items().size(); ++i) {
    ClaimTold(told["items"].items()[i], json.items()[i]);
  }
  std::size_t next = 0;
  for (const auto& [key, value] : json.members()) {
    const Json& member = told["members"].items()[next++];
    // The key "key" is sent twice here, and so is null.
    Claim(key == "key" || member["key"].text() == key, "a key is read as it was written", key);
    if (key != "key") ClaimTold(member[key], value);
  }
}

void ClaimRefusedInWords(const absl::Status& status) {
  Claim(status.message().size() > 40, "a refusal says what, where and what to do");
  for (const char c : status.message()) {
    Claim(c >= ' ' && c <= '~', "a refusal is made of our words alone",
          std::string(status.message()));
  }
}

void Try(std::string_view input) {
  std::vector<std::string> duplicates;
  const fhir::JsonLimits limits;
  const absl::StatusOr<JsonDocument> json = Json::Parse(input, limits, &duplicates);
  const std::optional<Tree> tree = ParseTree(input);
  if (!json.ok()) {
    ClaimRefusedInWords(json.status());
    if (!tree) return;
    Size size;
    Measure(*tree, 0, size);
    Claim(size.depth > limits.max_depth || size.longest_number > limits.max_number_bytes,
          "what is JSON and within the limits is read", std::string(json.status().message()));
    return;
  }
  Claim(tree.has_value(), "what is read is JSON", input);
  Size size;
  Measure(*tree, 0, size);
  Claim(size.depth <= limits.max_depth && size.longest_number <= limits.max_number_bytes,
        "what is over a limit is refused", input);
  std::size_t repeated = 0;
  ClaimSame(*json, *tree, repeated);
  Claim(duplicates.size() >= repeated, "a key sent twice is reported", input);
  Claim(!duplicates.empty() || repeated == 0, "nothing else is reported", input);
  for (const std::string& path : duplicates) {
    Claim(!path.empty() && path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
                                                  "WXYZ0123456789_.[]?") == path.npos,
          "a reported path holds plain names alone", path);
  }

  if (duplicates.empty()) {
    const std::string again = WriteTree(*tree);
    const absl::StatusOr<JsonDocument> reread = Json::Parse(again, limits, &duplicates);
    Claim(reread.ok() && duplicates.empty(), "what was read is read again without its spaces",
          again);
    ClaimSame(*reread, *tree, repeated);
  }

  const fhir::JsonLimits tight{.max_bytes = 256,
                               .max_depth = 4,
                               .max_values = 16,
                               .max_string_bytes = 12,
                               .max_number_bytes = 5};
  const bool fits = input.size() <= tight.max_bytes && size.depth <= tight.max_depth &&
                    size.values <= tight.max_values &&
                    size.longest_string <= tight.max_string_bytes &&
                    size.longest_number <= tight.max_number_bytes;
  const absl::StatusOr<JsonDocument> bounded = Json::Parse(input, tight, nullptr);
  Claim(bounded.ok() == fits, "a limit holds to the last byte, level and value", input);
  if (fits) ClaimSame(*bounded, *tree, repeated);

  const auto told = fhir::WriteJson([&](fhir::JsonWriter& out) { Tell(*json, out); });
  Claim(told.ok(), "what was read can be written", input);
  const fhir::JsonLimits wide{.max_bytes = 1 << 24, .max_depth = 1024};
  const absl::StatusOr<JsonDocument> heard = Json::Parse(*told, wide, nullptr);
  Claim(heard.ok(), "what was written can be read", *told);
  ClaimTold(*heard, *json);
}

}  // namespace
}  // namespace soleus::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  soleus::fuzz::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
