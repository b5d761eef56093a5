// How the targets that read JSON change an input: half of the time bytes, as libFuzzer does; half
// of the time the value behind them, so that what comes out is JSON again and reaches past the
// parser.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/tree.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace soleus::fuzz {
namespace {

// Values that take the place of another one: of every kind, at the edges, and FHIR's own words.
constexpr std::string_view kPieces[] = {
    "null",
    "true",
    "false",
    "0",
    "-0.10e1",
    "1e999",
    "1e-999",
    "12345678901234567890",
    "\"\"",
    "[]",
    "{}",
    "[null]",
    "\"2026-03-14\"",
    "\"2026-02-30\"",
    "\"9999-12-31T23:59:59-14:00\"",
    "\"#m\"",
    "\"Patient/p\"",
    "\"Patient/q\"",
    "\"entered-in-error\"",
    "\"not-taken\"",
    "\"affected-side\"",
    "\"\\u0000\\u001f\\u007f\\u2028\"",
    R"({"value":5,"unit":"lb","comparator":"<"})",
    R"({"coding":[{"system":"http://snomed.info/sct","code":"7771000"}],"text":"left"})",
    R"([{"url":"http://example.org/x","valueBoolean":true}])",
};
constexpr std::string_view kKeys[] = {
    "modifierExtension",
    "implicitRules",
    "valueQuantity",
    "valueString",
    "valueBoolean",
    "dataAbsentReason",
    "bodySite",
    "subject",
    "contained",
    "item",
    "answer",
    "linkId",
    "status",
    "code",
    "resourceType",
    "id",
    "onsetPeriod",
    "effectivePeriod",
    "verificationStatus",
    "_value",
};

class Changer {
 public:
  explicit Changer(unsigned seed) : random_(seed) {}

  std::string Change(Tree root) {
    const std::size_t steps = 1 + Below(3);
    for (std::size_t i = 0; i < steps; ++i) {
      std::vector<Tree*> all;
      List(root, all);
      Step(*all[Below(all.size())], *all[Below(all.size())]);
    }
    return WriteTree(root);
  }

 private:
  std::size_t Below(std::size_t bound) { return random_() % bound; }

  static void List(Tree& tree, std::vector<Tree*>& out) {
    out.push_back(&tree);
    for (Tree& item : tree.items) List(item, out);
  }

  void Step(Tree& at, const Tree& other) {
    const bool has_items = !at.items.empty();
    const std::size_t i = has_items ? Below(at.items.size()) : 0;
    const auto place = at.items.begin() + static_cast<std::ptrdiff_t>(i);
    switch (Below(8)) {
      case 0: at = *ParseTree(kPieces[Below(std::size(kPieces))]); break;
      case 1: at = Tree(other); break;  // a copy first: one may stand within the other
      case 2:
        if (!has_items) break;
        at.items.erase(place);
        if (!at.keys.empty()) at.keys.erase(at.keys.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      case 3:
        if (at.kind == Tree::Kind::kArray) at.items.insert(place, Tree(other));
        if (at.kind == Tree::Kind::kObject) {
          Tree copy(other);
          at.items.push_back(std::move(copy));
          at.keys.emplace_back(kKeys[Below(std::size(kKeys))]);
        }
        break;
      case 4:
        if (!at.keys.empty()) at.keys[i] = kKeys[Below(std::size(kKeys))];
        break;
      case 5:
        if (has_items) std::swap(at.items[i], at.items[Below(at.items.size())]);
        break;
      case 6:
        if (!at.keys.empty()) ChangeText(at.keys[i]);
        break;
      default:
        if (at.kind == Tree::Kind::kString) {
          ChangeText(at.text);
        } else if (at.kind == Tree::Kind::kNumber) {
          std::string text = at.text;
          ChangeText(text);
          if (const std::optional<Tree> read = ParseTree(text)) at = *read;
        }
    }
  }

  static void ChangeText(std::string& text) {
    const std::size_t size = text.size();
    text.resize(size + 16);
    text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
    while (!IsUtf8(text)) text.pop_back();
  }

  std::mt19937 random_;
};

}  // namespace
}  // namespace soleus::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  using soleus::fuzz::Tree;
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::optional<Tree> tree =
      soleus::fuzz::ParseTree({reinterpret_cast<const char*>(data), size});
  if (!tree) return LLVMFuzzerMutate(data, size, max_size);
  const std::string text = soleus::fuzz::Changer(seed).Change(*tree);
  if (text.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, text.data(), text.size());
  return text.size();
}
