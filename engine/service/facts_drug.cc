#include "engine/service/facts_drug.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"

namespace soleus::service {
namespace {

constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
constexpr std::string_view kAtc = "http://www.whocc.no/atc";

// One bit of 32, the same for a letter in upper and in lower case.
std::uint32_t InitialOf(std::string_view word) {
  return std::uint32_t{1} << (static_cast<unsigned char>(word.front()) % 32);
}

}  // namespace

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

DrugNames::DrugNames(const fhir::Concept& drug, std::string_view words) : words_(words) {
  for (const fhir::Coding& coding : drug.codings) {
    if (coding.system == kRxNorm) rxnorm_.push_back(coding.code);
    if (coding.system == kAtc) atc_.push_back(absl::AsciiStrToUpper(coding.code));
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == ' ') initials_ |= InitialOf(words.substr(i + 1));
  }
}

bool DrugNames::HaveCodeOf(const sdk::Ingredient& ingredient) const {
  const auto in_group = [&](const std::string& atc) { return atc.starts_with(ingredient.atc); };
  return (!ingredient.rxnorm.empty() &&
          std::find(rxnorm_.begin(), rxnorm_.end(), ingredient.rxnorm) != rxnorm_.end()) ||
         (!ingredient.atc.empty() && std::any_of(atc_.begin(), atc_.end(), in_group));
}

bool DrugNames::HaveNameOf(const sdk::Ingredient& ingredient) const {
  if (ingredient.name.empty() || (initials_ & InitialOf(ingredient.name)) == 0) return false;
  return HasWord(words_, absl::AsciiStrToLower(std::string(ingredient.name)));
}

}  // namespace soleus::service
