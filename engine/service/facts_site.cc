#include "engine/service/facts_site.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

constexpr std::string_view kFindingValue = "urn:soleus:finding-value";
constexpr std::string_view kAskedInVain = "asked-unknown";  // of dataAbsentReason
constexpr std::size_t kMaxNamed = 10;

// The texts of a value that a mapping may name, the surest first: its codes, or else its words.
std::vector<std::string> TextsOf(const fhir::Value& value, bool words) {
  std::vector<std::string> texts;
  if (const auto* coded = std::get_if<fhir::Concept>(&value)) {
    for (const fhir::Coding& coding : coded->codings) {
      texts.push_back(NormalText(words ? coding.display : coding.code));
    }
    if (words) texts.push_back(NormalText(coded->text));
  } else if (const auto* yes = std::get_if<bool>(&value)) {
    texts.emplace_back(*yes ? "true" : "false");
  } else if (const auto* number = std::get_if<fhir::Quantity>(&value)) {
    if (number->comparator.empty()) texts.emplace_back(number->text);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    texts.push_back(NormalText(*text));
  }
  return texts;
}

struct Meaning {
  std::string_view word;  // empty: the mapping does not name the value
  bool contradictory = false;
};

Meaning MeaningOf(const SiteEntry& entry, const fhir::Value& value) {
  for (const bool words : {false, true}) {
    Meaning meaning;
    for (const std::string& text : TextsOf(value, words)) {
      const auto named = std::find_if(entry.values.begin(), entry.values.end(),
                                      [&text](const SiteValue& v) { return v.sent == text; });
      if (named == entry.values.end()) continue;
      meaning.contradictory |= !meaning.word.empty() && meaning.word != named->meaning;
      meaning.word = named->meaning;
    }
    if (!meaning.word.empty()) return meaning;
  }
  return {};
}

ValueReading Unknown(std::string trouble, std::string remedy) {
  return {std::nullopt, std::move(trouble) + "; it counts as unknown", std::move(remedy)};
}

// Numbers often come as text from a flowsheet. Only a plain decimal is one, spaces around it aside.
std::optional<fhir::Quantity> NumberOf(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\n\v\f\r";
  const std::size_t from = std::min(text.find_first_not_of(kSpaces), text.size());
  const std::string_view plain = text.substr(from, text.find_last_not_of(kSpaces) + 1 - from);
  fhir::Quantity number{.text = plain};
  const char* end = plain.data() + plain.size();
  const auto [stop, error] =
      std::from_chars(plain.data(), end, number.value, std::chars_format::fixed);
  if (error != std::errc() || stop != end || !std::isfinite(number.value)) return std::nullopt;
  return number;
}

// The value with the entry's unit, and as a number where it is one in words.
fhir::Value WithUnit(const CodeTarget& target, const fhir::Value& value) {
  if (target.finding->kind != sdk::ValueKind::kQuantity) return value;
  std::optional<fhir::Quantity> number;
  if (const auto* sent = std::get_if<fhir::Quantity>(&value)) number = *sent;
  if (const auto* text = std::get_if<std::string_view>(&value)) number = NumberOf(*text);
  if (!number) return value;
  if (number->unit.empty()) number->unit = target.site->unit;
  return *std::move(number);
}

fhir::Value AsMeant(std::string_view meaning) {
  if (meaning == kSiteUnanswered) return fhir::NoValue{kAskedInVain};
  if (meaning == "yes" || meaning == "no") return meaning == "yes";
  return fhir::Concept{.codings = {{kFindingValue, meaning, ""}}};
}

}  // namespace

ValueReading ReadSentValue(const CodeTarget& target, const fhir::Observation& observation,
                           const fhir::Value& value, const reasoning::Knowledge& knowledge) {
  if (target.site == nullptr) return ReadValue(target, observation, value, knowledge);
  const auto* missing = std::get_if<fhir::NoValue>(&value);
  if (target.site->values.empty() || (missing != nullptr && !missing->reason.empty())) {
    return ReadValue(target, observation, WithUnit(target, value), knowledge);
  }
  if (missing != nullptr) {
    return Unknown("has no value", "Send one of the values that the site mapping names.");
  }
  const Meaning meaning = MeaningOf(*target.site, value);
  if (meaning.contradictory) {
    return Unknown("has codings that the site mapping reads differently",
                   "Send codings that mean the same.");
  }
  if (meaning.word == kSiteUnknown) {
    return Unknown("has a value that the site mapping calls unknown", "Nothing to correct.");
  }
  if (!meaning.word.empty())
    return ReadValue(target, observation, AsMeant(meaning.word), knowledge);
  if (target.finding->kind == sdk::ValueKind::kQuantity) {
    return ReadValue(target, observation, WithUnit(target, value), knowledge);
  }
  return Unknown("has a value that the site mapping does not name",
                 absl::StrFormat("Name it in the mapping, under `values` of line %d, or send one "
                                 "that is named there.",
                                 target.site->line));
}

std::optional<fhir::Side> SideOf(const CodeTarget& target, fhir::Side of_resource) {
  if (target.site == nullptr || target.site->side.empty()) return of_resource;
  const fhir::Side of_site = target.site->side == "left"    ? fhir::Side::kLeft
                             : target.site->side == "right" ? fhir::Side::kRight
                                                            : fhir::Side::kBilateral;
  if (of_resource != fhir::Side::kUnstated && of_resource != of_site) return std::nullopt;
  return of_site;
}

void SayReadThroughMapping(const absl::btree_set<std::string_view>& findings, std::size_t resources,
                           IssueLog& log) {
  if (findings.empty()) return;
  std::string names;
  std::size_t named = 0;
  for (const std::string_view finding : findings) {
    if (named++ == kMaxNamed) break;
    names.append(names.empty() ? "" : ", ").append(finding);
  }
  if (findings.size() > kMaxNamed) {
    names.append(absl::StrFormat("; +%d more", findings.size() - kMaxNamed));
  }
  log.AddAlways(
      fhir::Severity::kInformation, "",
      absl::StrFormat("Read through the site mapping: %d (findings %s).", resources, names),
      "Nothing to correct; site_mapping_digest names the mapping.");
}

}  // namespace soleus::service
