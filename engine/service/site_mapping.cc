#include "engine/service/site_mapping.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <climits>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/container/btree_map.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_format.h"
#include "engine/service/facts_index.h"
#include "fhir/quantity.h"

namespace soleus::service {
namespace {

using Findings = absl::btree_map<std::string_view, const sdk::Finding*>;

// All that the loaded tables define, used or not: what is unused today is no misspelling.
Findings FindingsOf(const reasoning::Knowledge& knowledge) {
  Findings findings;
  for (const sdk::Plugin* plugin : knowledge.plugins()) {
    for (const sdk::Finding& finding : plugin->vocabulary) {
      findings.emplace(finding.id.text, &finding);
    }
  }
  return findings;
}

// Published codes and ours, by key, and the finding that each leads to.
absl::flat_hash_map<std::string, std::string_view> MeaningsOf(const Findings& findings) {
  absl::flat_hash_map<std::string, std::string_view> meanings;
  for (const auto& [id, finding] : findings) {
    for (const auto codings : {finding->codes, finding->low_codes, finding->high_codes}) {
      for (const sdk::Coding& coding : codings) {
        meanings.emplace(CodeKey(coding.system, coding.code), id);
      }
    }
  }
  return meanings;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// The name that was most likely meant; empty: none is near.
template <typename Names>
std::string_view Nearest(std::string_view written, const Names& names) {
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(2, written.size() / 3) + 1;
  for (const std::string_view name : names) {
    const std::size_t distance = EditDistance(written, name);
    if (distance < least) std::tie(least, nearest) = std::pair(distance, name);
  }
  return nearest;
}

class Checker {
 public:
  explicit Checker(const reasoning::Knowledge& knowledge)
      : findings_(FindingsOf(knowledge)), meanings_(MeaningsOf(findings_)) {}

  std::vector<SiteProblem> Check(const SiteMapping& mapping) {
    for (const SiteEntry& entry : mapping.entries) {
      CheckCode(entry);
      if (const sdk::Finding* finding = CheckFinding(entry)) {
        CheckValues(entry, *finding);
        CheckUnit(entry, *finding);
        if (!entry.side.empty() && !finding->sided) {
          Refuse(entry.line,
                 absl::StrFormat("\"%s\" is not of one leg, so it takes no side", entry.finding),
                 "Leave `side` out.");
        }
      }
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return std::move(problems_);
  }

 private:
  void Refuse(int line, std::string text, std::string remedy) {
    problems_.push_back({line, std::move(text), std::move(remedy)});
  }

  void CheckCode(const SiteEntry& entry) {
    const bool by_text = !entry.text.empty();
    const std::string key = by_text ? entry.text : CodeKey(entry.system, entry.code);
    const std::string name = by_text ? absl::StrFormat("the text \"%s\"", entry.text)
                                     : absl::StrFormat("%s|%s", entry.system, entry.code);
    const auto [first, is_new] = (by_text ? by_text_ : by_code_).emplace(key, entry.line);
    if (!is_new) {
      Refuse(entry.line, absl::StrFormat("%s is mapped on line %d already", name, first->second),
             "Keep one of the two; one code leads to one finding.");
    }
    if (by_text) return;
    if (IsOwnSystem(entry.system)) {
      Refuse(entry.line, absl::StrFormat("the codes of %s are Soleus' own", entry.system),
             "Map the code that your EHR uses; what it sends under this system is read already.");
    } else if (const auto known = meanings_.find(key); known != meanings_.end()) {
      Refuse(entry.line,
             absl::StrFormat("%s is read as \"%s\" already, and a published code keeps its meaning",
                             name, known->second),
             "Leave this entry out; to say something else, send a code of your own.");
    }
  }

  const sdk::Finding* CheckFinding(const SiteEntry& entry) {
    const auto found = findings_.find(entry.finding);
    if (found == findings_.end()) {
      std::vector<std::string_view> ids;
      std::string_view meant;
      for (const auto& [id, finding] : findings_) {
        ids.push_back(id);
        if (finding->local_code == entry.finding) meant = id;
      }
      if (meant.empty()) meant = Nearest(entry.finding, ids);
      Refuse(entry.line, absl::StrFormat("there is no finding \"%s\"", entry.finding),
             meant.empty() ? std::string("soleusd --list-findings prints them all.")
                           : absl::StrFormat("Did you mean \"%s\"? soleusd --list-findings prints "
                                             "them all.",
                                             meant));
      return nullptr;
    }
    if (CanBeMapped(*found->second)) return found->second;
    Refuse(
        entry.line,
        absl::StrFormat("\"%s\" is worked out from other findings and never sent", entry.finding),
        "Map what it is made of.");
    return nullptr;
  }

  void CheckValues(const SiteEntry& entry, const sdk::Finding& finding) {
    if (entry.values.empty()) {
      if (finding.kind != sdk::ValueKind::kChoice) return;
      Refuse(entry.line,
             absl::StrFormat("\"%s\" is a choice, and what your values mean is not said",
                             entry.finding),
             absl::StrFormat("Add `values`, each with one of: %s.", MeaningsFor(finding)));
      return;
    }
    bool yes = false;
    bool no = false;
    for (const SiteValue& value : entry.values) {
      CheckMeaning(value, finding);
      yes = yes || value.meaning == "yes";
      no = no || value.meaning == "no";
    }
    if (finding.kind == sdk::ValueKind::kYesNo && !(yes && no)) {
      Refuse(entry.line,
             absl::StrFormat("no value of \"%s\" means %s", entry.finding, yes ? "no" : "yes"),
             "Name a value for yes and one for no: what is left out would count as unknown.");
    }
  }

  void CheckMeaning(const SiteValue& value, const sdk::Finding& finding) {
    std::vector<std::string_view> known{kSiteUnanswered, kSiteUnknown};
    if (finding.kind == sdk::ValueKind::kYesNo) known.insert(known.end(), {"yes", "no"});
    for (const sdk::Category& category : finding.categories) known.push_back(category.code);
    if (std::find(known.begin(), known.end(), value.meaning) != known.end()) return;
    const std::string_view meant = Nearest(value.meaning, known);
    const std::string ask =
        meant.empty() ? std::string() : absl::StrFormat("Did you mean %s? ", meant);
    const bool number = finding.kind == sdk::ValueKind::kQuantity;
    Refuse(value.line,
           absl::StrFormat("\"%s\" is no value of \"%s\"%s", value.meaning, finding.id.text,
                           number ? ", which is a number and read as sent" : ""),
           absl::StrFormat("%sUse one of: %s.", ask, MeaningsFor(finding)));
  }

  static std::string MeaningsFor(const sdk::Finding& finding) {
    std::string names;
    for (const sdk::Category& category : finding.categories) {
      names.append(category.code).append(", ");
    }
    if (finding.kind == sdk::ValueKind::kYesNo) names.append("yes, no, ");
    return absl::StrFormat("%s%s, %s", names, kSiteUnanswered, kSiteUnknown);
  }

  void CheckUnit(const SiteEntry& entry, const sdk::Finding& finding) {
    if (entry.unit.empty()) return;
    if (finding.kind != sdk::ValueKind::kQuantity) {
      Refuse(entry.line, absl::StrFormat("\"%s\" is no number, so it takes no unit", entry.finding),
             "Leave `unit` out.");
      return;
    }
    const fhir::Quantity one{.text = "1", .value = 1, .unit = entry.unit};
    if (!fhir::Convert(one, finding.unit, finding.molar_mass).ok()) {
      Refuse(entry.line,
             absl::StrFormat("the unit \"%s\" cannot be read as %s, the unit of \"%s\"", entry.unit,
                             finding.unit, entry.finding),
             absl::StrFormat("Write the UCUM unit that the row's numbers are in; it must measure "
                             "the same as %s.",
                             finding.unit));
    }
  }

  const Findings findings_;
  const absl::flat_hash_map<std::string, std::string_view> meanings_;
  absl::flat_hash_map<std::string, int> by_code_;  // the line that has it
  absl::flat_hash_map<std::string, int> by_text_;
  std::vector<SiteProblem> problems_;
};

}  // namespace

std::vector<SiteProblem> ProblemsOf(const SiteMapping& mapping,
                                    const reasoning::Knowledge& knowledge) {
  if (knowledge.plugins().empty()) return {};
  return Checker(knowledge).Check(mapping);
}

SiteMapping WithoutProblems(const SiteMapping& mapping, const reasoning::Knowledge& knowledge,
                            std::vector<SiteProblem>& resting) {
  SiteMapping rest = mapping;
  for (auto problems = ProblemsOf(rest, knowledge); !problems.empty();
       problems = ProblemsOf(rest, knowledge)) {
    // A value's line lies between its entry's and the next one's.
    const auto is_wrong = [&](std::size_t i) {
      const int end = i + 1 < rest.entries.size() ? rest.entries[i + 1].line : INT_MAX;
      return std::any_of(problems.begin(), problems.end(), [&](const SiteProblem& problem) {
        return rest.entries[i].line <= problem.line && problem.line < end;
      });
    };
    std::vector<SiteEntry> sound;
    for (std::size_t i = 0; i < rest.entries.size(); ++i) {
      if (!is_wrong(i)) sound.push_back(rest.entries[i]);
    }
    std::move(problems.begin(), problems.end(), std::back_inserter(resting));
    if (sound.size() == rest.entries.size()) sound.clear();  // a line of no entry: none is trusted
    rest.entries = std::move(sound);
  }
  return rest;
}

bool CanBeMapped(const sdk::Finding& finding) {
  return !finding.local_code.empty() || !finding.codes.empty() || !finding.ingredients.empty();
}

std::string NormalText(std::string_view text) {
  std::string normal(text);
  absl::RemoveExtraAsciiWhitespace(&normal);
  absl::AsciiStrToLower(&normal);
  return normal;
}

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(i);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80) return false;
    }
    // Overlong forms, surrogates, and what lies over U+10FFFF.
    const unsigned second = byte(i + 1);
    const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                       (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    if (wrong) return false;
    i += length;
  }
  return true;
}

std::string DigestOf(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) {
    return {};
  }
  return absl::BytesToHexString(std::string(reinterpret_cast<const char*>(hash.data()), size));
}

}  // namespace soleus::service
