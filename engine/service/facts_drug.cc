#include "engine/service/facts_drug.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"

namespace soleus::service {
namespace {

constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
constexpr std::string_view kAtc = "http://www.whocc.no/atc";
constexpr std::string_view kSnomed = "http://snomed.info/sct";

using ProductRows = std::vector<const ProductTable::Row*>;

// SNOMED CT routes, as HL7's value set of route codes lists them
// (hl7.org/fhir/valueset-route-codes). Oral, intravenous, intramuscular.
constexpr std::string_view kSystemicCodes[] = {"26643006", "47625008", "78421000"};
// Ophthalmic, topical, otic.
constexpr std::string_view kLocalCodes[] = {"54485002", "6064005", "10547007"};
// Whole words in lower case; one that ends in * is the beginning of a word.
constexpr std::string_view kSystemicWords[] = {"oral",    "orally",         "by mouth",
                                               "tablet*", "capsule*",       "intravenous*",
                                               "iv",      "intramuscular*", "im"};
constexpr std::string_view kLocalWords[] = {
    "eye",      "eyes",      "ear",   "ears",     "ophthalm*", "otic",   "aural",
    "topical*", "cutaneous", "cream", "ointment", "inhal*",    "nasal*", "drops"};

// Lower-case words between single spaces, with a space at both ends, so that a whole word can be
// found by a plain search: "Cipro-HC, 0.2 %" is " cipro hc 0 2 ".
std::string Words(const fhir::Concept& sent) {
  std::string words = " ";
  const auto append = [&words](std::string_view text) {
    for (const char c : text) {
      // Bytes over 0x7F belong to letters beyond ASCII.
      const bool letter = absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                          static_cast<unsigned char>(c) >= 0x80;
      if (letter) {
        words.push_back(absl::ascii_tolower(static_cast<unsigned char>(c)));
      } else if (words.back() != ' ') {
        words.push_back(' ');
      }
    }
    if (words.back() != ' ') words.push_back(' ');
  };
  append(sent.text);
  for (const fhir::Coding& coding : sent.codings) append(coding.display);
  return words;
}

bool HasWord(std::string_view words, std::string_view word) {
  const bool prefix = word.ends_with('*');
  if (prefix) word.remove_suffix(1);
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if (at > 0 && words[at - 1] == ' ' && (prefix || (end < words.size() && words[end] == ' '))) {
      return true;
    }
  }
  return false;
}

template <typename List>
bool HasAnyWord(std::string_view words, const List& list) {
  return std::any_of(std::begin(list), std::end(list),
                     [words](std::string_view word) { return HasWord(words, word); });
}

template <typename List>
bool HasAnyCode(const fhir::Concept& sent, const List& codes) {
  return std::any_of(sent.codings.begin(), sent.codings.end(), [&codes](const auto& coding) {
    return coding.system == kSnomed &&
           std::find(std::begin(codes), std::end(codes), coding.code) != std::end(codes);
  });
}

std::string Upper(std::string_view code) {
  return absl::AsciiStrToUpper(absl::string_view(code.data(), code.size()));
}

// ATC main groups S (sensory organs) and D (dermatologicals), nasal preparations (R01) and
// inhalants (R03A, R03B) are local by definition of the group. The letters are recalled, not read.
// Of D, these groups are headed "for systemic use" (antifungals, antipsoriatics, anti-acne
// preparations), as a public listing of the index names them (SubjectRaw/SubjectRaw,
// subject/data/eng/atc.md): isotretinoin by mouth is D10BA01.
bool IsLocalAtc(std::string_view code) {
  constexpr std::string_view kLocal[] = {"S", "D", "R01", "R03A", "R03B"};
  constexpr std::string_view kSystemic[] = {"D01B", "D05B", "D10B"};
  const auto belongs = [code](std::string_view group) { return code.starts_with(group); };
  return std::any_of(std::begin(kLocal), std::end(kLocal), belongs) &&
         std::none_of(std::begin(kSystemic), std::end(kSystemic), belongs);
}

Route RouteOf(const fhir::Medication& medication, std::string_view drug_words) {
  if (medication.route) {
    if (HasAnyCode(*medication.route, kSystemicCodes)) return Route::kSystemic;
    if (HasAnyCode(*medication.route, kLocalCodes)) return Route::kLocal;
    // "By mouth, not for eye use" names both: what reaches the tendon decides.
    const std::string route_words = Words(*medication.route);
    if (HasAnyWord(route_words, kSystemicWords)) return Route::kSystemic;
    if (HasAnyWord(route_words, kLocalWords)) return Route::kLocal;
  }
  for (const fhir::Coding& coding : medication.drug.codings) {
    if (coding.system == kAtc && IsLocalAtc(Upper(coding.code))) {
      return Route::kLocal;
    }
  }
  if (HasAnyWord(drug_words, kSystemicWords)) return Route::kSystemic;
  if (HasAnyWord(drug_words, kLocalWords)) return Route::kLocal;
  return Route::kUnknown;
}

// What the product table says of a drug that is coded as a product.
ProductRows RowsOf(const fhir::Concept& drug, const ProductTable* products) {
  ProductRows rows;
  if (products == nullptr) return rows;
  for (const fhir::Coding& coding : drug.codings) {
    if (coding.system != kRxNorm) continue;
    for (const ProductTable::Row& row : products->Find(coding.code)) rows.push_back(&row);
  }
  return rows;
}

bool IsOf(const ProductTable::Row& row, const sdk::Ingredient& ingredient) {
  return std::to_string(row.ingredient) == ingredient.rxnorm;
}

}  // namespace

// What a drug is recognised by: made ready once, for it is held against every ingredient.
class Drug::Names {
 public:
  Names(const fhir::Concept& drug, std::string_view words) : words_(words) {
    for (const fhir::Coding& coding : drug.codings) {
      if (coding.system == kRxNorm) rxnorm_.push_back(coding.code);
      if (coding.system == kAtc) atc_.push_back(Upper(coding.code));
    }
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] != ' ') continue;
      starts_.push_back(i + 1);
      initials_ |= InitialOf(words.substr(i + 1));
    }
  }

  bool HaveCodeOf(const sdk::Ingredient& ingredient) const {
    const auto in_group = [&](const std::string& atc) { return atc.starts_with(ingredient.atc); };
    return (!ingredient.rxnorm.empty() &&
            std::find(rxnorm_.begin(), rxnorm_.end(), ingredient.rxnorm) != rxnorm_.end()) ||
           (!ingredient.atc.empty() && std::any_of(atc_.begin(), atc_.end(), in_group));
  }
  bool HaveNameOf(const sdk::Ingredient& ingredient) const {
    if (ingredient.name.empty() || (initials_ & InitialOf(ingredient.name)) == 0) return false;
    std::string_view name = ingredient.name;
    const bool prefix = name.ends_with('*');  // as in HasWord
    if (prefix) name.remove_suffix(1);
    return std::any_of(starts_.begin(), starts_.end(), [&](std::size_t start) {
      const std::string_view rest = words_.substr(start);
      return rest.size() > name.size() && (prefix || rest[name.size()] == ' ') &&
             std::equal(name.begin(), name.end(), rest.begin(), SameLetter);
    });
  }

 private:
  static bool SameLetter(char of_name, char lower) {
    return absl::ascii_tolower(static_cast<unsigned char>(of_name)) == lower;
  }
  // One bit of 32, the same for a letter in upper and in lower case.
  static std::uint32_t InitialOf(std::string_view word) {
    return std::uint32_t{1} << (static_cast<unsigned char>(word.front()) % 32);
  }

  std::string_view words_;
  std::vector<std::string_view> rxnorm_;
  std::vector<std::string> atc_;                 // upper case
  absl::InlinedVector<std::size_t, 16> starts_;  // of each word
  std::uint32_t initials_ = 0;  // of all words: most ingredients begin with none of them
};

Drug::Drug(const fhir::Medication& medication, const ProductTable* products)
    : medication_(medication),
      products_(products),
      words_(Words(medication.drug)),
      names_(std::make_unique<const Names>(medication.drug, words_)),
      rows_(RowsOf(medication.drug, products)) {}

Drug::~Drug() = default;

Match Drug::MatchOf(const sdk::Finding& exposure) const {
  Match match = Match::kNone;
  for (const sdk::Ingredient& ingredient : exposure.ingredients) {
    if (names_->HaveCodeOf(ingredient)) return Match::kCode;
    const auto is_of = [&](const ProductTable::Row* row) { return IsOf(*row, ingredient); };
    if (std::any_of(rows_.begin(), rows_.end(), is_of)) match = Match::kProduct;
    if (names_->HaveNameOf(ingredient)) match = std::max(match, Match::kText);
  }
  return match;
}

std::string Drug::WordsFor(const sdk::Finding& exposure) const {
  std::string words = words_;
  for (const ProductTable::Row* row : rows_) {
    const bool asked =
        std::any_of(exposure.ingredients.begin(), exposure.ingredients.end(),
                    [row](const sdk::Ingredient& ingredient) { return IsOf(*row, ingredient); });
    if (asked) words += Words({.codings = {}, .text = std::string(products_->DoseForm(*row))});
  }
  return words;
}

Route Drug::RouteFor(const sdk::Finding& exposure) const {
  return RouteOf(medication_, WordsFor(exposure));
}

}  // namespace soleus::service
