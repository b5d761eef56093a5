// Any bytes as a QuestionnaireResponse. Beside what `record_claims.h` says: every answer that
// stands in a whole item under a usable status is read, under that item's linkId and path, and none
// is invented; the side is the same for all, and comes from the item that is for it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/fuzz/claim.h"
#include "tests/fuzz/record_claims.h"
#include "tests/fuzz/tree.h"

namespace soleus::fuzz {
namespace {

using Kind = Tree::Kind;

const Tree* Find(const Tree& object, std::string_view key) {
  const auto at = std::find(object.keys.begin(), object.keys.end(), key);
  return at == object.keys.end()
             ? nullptr
             : &object.items[static_cast<std::size_t>(at - object.keys.begin())];
}

bool HasRepeatedKey(const Tree& tree) {
  const std::set<std::string_view> keys(tree.keys.begin(), tree.keys.end());
  return keys.size() < tree.keys.size() ||
         std::any_of(tree.items.begin(), tree.items.end(), HasRepeatedKey);
}

// What one item says, as far as it is plain that it must be read: booleans, texts and dates.
struct Said {
  std::string link_id;
  std::vector<fhir::Value> plain;
  std::size_t answers = 0;
  bool must_be_read = false;
};
using SaidByPath = std::map<std::string, Said>;

class Reckoning {
 public:
  void Items(const Tree* items, const std::string& path, bool whole) {
    if (items == nullptr || items->kind != Kind::kArray) return;
    for (std::size_t i = 0; i < items->items.size(); ++i) {
      Item(items->items[i], path + ".item[" + std::to_string(i) + "]", whole);
    }
  }

  const SaidByPath& said() const { return said_; }
  bool names_side() const { return names_side_; }

 private:
  // Nothing here may turn the meaning of `part` round.
  static bool IsWhole(const Tree& part) {
    return part.kind == Kind::kObject && Find(part, "modifierExtension") == nullptr &&
           Find(part, "implicitRules") == nullptr;
  }

  void Item(const Tree& item, const std::string& path, bool whole) {
    if (item.kind != Kind::kObject) return;
    const Tree* link_id = Find(item, "linkId");
    const bool named =
        link_id != nullptr && link_id->kind == Kind::kString && !link_id->text.empty();
    whole = whole && IsWhole(item);
    Said said;
    said.must_be_read = whole && named;
    if (named) said.link_id = link_id->text;
    names_side_ = names_side_ || said.link_id == fhir::kSideLinkId;
    const Tree* answers = Find(item, "answer");
    if (answers != nullptr && answers->kind == Kind::kArray) {
      said.answers = answers->items.size();
      for (std::size_t i = 0; i < answers->items.size(); ++i) {
        const Tree& answer = answers->items[i];
        const bool usable = IsWhole(answer);
        if (usable) Answer(answer, said);
        Items(Find(answer, "item"), path + ".answer[" + std::to_string(i) + "]",
              whole && named && usable);
      }
    }
    said_.emplace(path, std::move(said));
    Items(Find(item, "item"), path, whole);
  }

  static void Answer(const Tree& answer, Said& said) {
    const bool is_one = std::count_if(answer.keys.begin(), answer.keys.end(), [](const auto& key) {
                          return key.starts_with("value");
                        }) == 1;
    if (!is_one) return;
    const Tree* value = Find(answer, "valueBoolean");
    if (value != nullptr && (value->kind == Kind::kTrue || value->kind == Kind::kFalse)) {
      said.plain.emplace_back(value->kind == Kind::kTrue);
    }
    value = Find(answer, "valueString");
    if (value != nullptr && value->kind == Kind::kString && !value->text.empty()) {
      said.plain.emplace_back(value->text);
    }
    value = Find(answer, "valueDate");
    if (value != nullptr && value->kind == Kind::kString) {
      if (const auto time = fhir::ParseTime(value->text)) said.plain.emplace_back(*time);
    }
  }

  SaidByPath said_;
  bool names_side_ = false;
};

bool IsPlain(const fhir::Value& value) {
  return std::holds_alternative<bool>(value) || std::holds_alternative<std::string_view>(value) ||
         std::holds_alternative<fhir::Time>(value);
}

bool IsSame(const fhir::Value& a, const fhir::Value& b) {
  if (a.index() != b.index()) return false;
  if (const auto* is = std::get_if<bool>(&a)) return *is == std::get<bool>(b);
  if (const auto* text = std::get_if<std::string_view>(&a)) {
    return *text == std::get<std::string_view>(b);
  }
  return std::get<fhir::Time>(a) == std::get<fhir::Time>(b);
}

// The response is about the patient, was given by `as_of`, and says so in the plainest way.
bool MustBeRead(const Tree& root) {
  const Tree* status = Find(root, "status");
  const bool usable =
      status != nullptr && status->kind == Kind::kString &&
      (status->text == "completed" || status->text == "amended" || status->text == "in-progress");
  for (std::string_view unplain :
       {"subject", "contained", "authored", "modifierExtension", "implicitRules"}) {
    if (Find(root, unplain) != nullptr) return false;
  }
  return usable;
}

void Try(std::string_view input) {
  const auto record = ReadAndClaim(input);
  if (!record.ok()) return;
  const Tree root = *ParseTree(input);
  const Tree* type = Find(root, "resourceType");
  if (type == nullptr || type->text != "QuestionnaireResponse" || HasRepeatedKey(root)) return;
  if (Find(root, "contained") != nullptr) return;  // may hold another response

  Reckoning reckoning;
  reckoning.Items(Find(root, "item"), "QuestionnaireResponse", MustBeRead(root));
  std::set<std::string> read;
  for (const fhir::Observation& observation : record->observations) {
    const std::string path(observation.origin.path);
    Claim(read.insert(path).second, "an item is read once", path);
    const auto at = reckoning.said().find(path);
    Claim(at != reckoning.said().end(), "no answer is invented", path);
    const Said& said = at->second;
    Claim(observation.from_questionnaire, "an answer says that it is one", path);
    Claim(observation.code.codings.size() == 1 && observation.code.codings[0].system.empty() &&
              observation.code.codings[0].code == said.link_id,
          "an answer stands under its linkId", path);
    Claim(observation.side == record->observations.front().side, "one side holds for all", path);
    Claim(reckoning.names_side() || observation.side == fhir::Side::kUnstated,
          "a side comes from the item that is for it", path);
    Claim(observation.values.size() <= said.answers, "no answer is doubled", path);
    std::vector<fhir::Value> plain;
    std::copy_if(observation.values.begin(), observation.values.end(), std::back_inserter(plain),
                 IsPlain);
    Claim(!said.must_be_read || (plain.size() >= said.plain.size()), "a plain answer is read",
          path);
    // Dates and times of other names are plain too; what was reckoned must stand among them.
    std::size_t next = 0;
    for (const fhir::Value& value : plain) {
      if (next < said.plain.size() && IsSame(value, said.plain[next])) ++next;
    }
    Claim(!said.must_be_read || next == said.plain.size(), "a plain answer is read as sent", path);
  }
  for (const auto& [path, said] : reckoning.said()) {
    if (said.must_be_read && !said.plain.empty() && said.link_id != fhir::kSideLinkId) {
      Claim(read.contains(path), "a whole item that is answered is read", path);
    }
  }
}

}  // namespace
}  // namespace soleus::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  soleus::fuzz::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
