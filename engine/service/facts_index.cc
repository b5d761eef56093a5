#include "engine/service/facts_index.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "fhir/arena.h"
#include "fhir/codes.h"

namespace soleus::service {
namespace {

constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";

// Of a system and code that the record's reader has already brought to one form; ICD-10-CM is sent
// with and without its dot. Made for each code of a record, and so without allocating.
class Key {
 public:
  Key(std::string_view system, std::string_view code) {
    const std::size_t most = system.size() + 1 + code.size();
    if (most > near_.size()) far_.resize(most);
    char* const begin = far_.empty() ? near_.data() : far_.data();
    char* end = std::copy(system.begin(), system.end(), begin);
    *end++ = '|';
    end = system == kIcd10Cm ? std::remove_copy(code.begin(), code.end(), end, '.')
                             : std::copy(code.begin(), code.end(), end);
    text_ = {begin, static_cast<std::size_t>(end - begin)};
  }
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;

  absl::string_view text() const { return text_; }

 private:
  std::array<char, 128> near_;
  std::string far_;  // of a longer one
  absl::string_view text_;
};

std::string KeyOf(std::string_view system, std::string_view code) {
  return std::string(Key(system, code).text());
}

void AddMissing(std::vector<std::string_view>& to, std::string_view category) {
  if (std::find(to.begin(), to.end(), category) == to.end()) to.push_back(category);
}

}  // namespace

bool IsOwnSystem(std::string_view system) {
  return system.starts_with("urn:soleus:");
}

std::string CodeKey(std::string_view system, std::string_view code) {
  const std::string_view canonical = fhir::CanonicalSystem(system);
  fhir::Arena texts;
  return KeyOf(canonical, fhir::CanonicalCode(canonical, code, texts));
}

CodeIndex::CodeIndex(const reasoning::Knowledge& knowledge, const SiteMapping* site) {
  for (const auto& presentation : knowledge.presentations()) {
    complaints_.insert(presentation.item->complaint.text);
  }
  for (const std::string_view complaint : complaints_) {
    const sdk::Finding* finding = knowledge.FindFinding(complaint);
    if (finding == nullptr) continue;
    for (const sdk::Term& term : finding->derived.terms) {
      const sdk::Finding* known = knowledge.FindFinding(term.subject);
      const bool place = term.op == sdk::Op::kKnown && known != nullptr && known->sided &&
                         known->kind == sdk::ValueKind::kChoice;
      if (place) locations_.insert(term.subject);
    }
  }
  for (const auto& [id, finding] : knowledge.used_findings()) {
    if (!finding->exposure.empty()) exposures_.push_back(finding);
    CodeTarget target{.finding = finding, .category = {}, .known_categories = {}};
    for (const sdk::Category& c : finding->categories) target.known_categories.push_back(c.code);
    for (const sdk::Coding& coding : finding->codes) {
      by_code_[KeyOf(coding.system, coding.code)].push_back(target);
    }
    for (const sdk::Coding& coding : finding->low_codes) {
      RangeTargetOf(coding, *finding).below = true;
    }
    for (const sdk::Coding& coding : finding->high_codes) {
      RangeTargetOf(coding, *finding).above = true;
    }
    std::string_view code = finding->local_code;
    if (code.empty()) continue;
    const std::size_t hash = code.find('#');
    if (hash != std::string_view::npos) {
      target.category = code.substr(hash + 1);
      code = code.substr(0, hash);
    }
    by_code_[KeyOf(kFindingSystem, code)].push_back(target);
    by_code_[KeyOf("", code)].push_back(target);  // as linkId
  }
  for (auto& [key, targets] : by_code_) {
    std::vector<std::string_view> known;
    for (const CodeTarget& target : targets) {
      if (!target.category.empty()) AddMissing(known, target.category);
      for (const std::string_view category : target.known_categories) AddMissing(known, category);
    }
    for (CodeTarget& target : targets) {
      if (!target.category.empty()) target.known_categories = known;
    }
  }
  if (site == nullptr) return;
  for (const SiteEntry& entry : site->entries) {
    const auto used = knowledge.used_findings().find(entry.finding);
    if (used != knowledge.used_findings().end()) Add(entry, *used->second);
  }
}

RangeTarget& CodeIndex::RangeTargetOf(const sdk::Coding& coding, const sdk::Finding& finding) {
  std::vector<RangeTarget>& targets = range_tests_[KeyOf(coding.system, coding.code)];
  for (RangeTarget& target : targets) {
    if (target.finding == &finding) return target;
  }
  return targets.emplace_back(RangeTarget{.finding = &finding});
}

std::vector<RangeHit> CodeIndex::FindRangeTests(const fhir::Concept& sent) const {
  std::vector<RangeHit> hits;
  if (range_tests_.empty()) return hits;
  for (const fhir::Coding& coding : sent.codings) {
    const auto it = range_tests_.find(KeyOf(coding.system, coding.code));
    if (it == range_tests_.end()) continue;
    for (const RangeTarget& target : it->second) {
      const bool seen = std::any_of(hits.begin(), hits.end(), [&target](const RangeHit& hit) {
        return hit.target->finding == target.finding;
      });
      if (!seen) hits.push_back({&target, &coding});
    }
  }
  return hits;
}

void CodeIndex::Add(const SiteEntry& entry, const sdk::Finding& finding) {
  CodeTarget target{.finding = &finding, .site = &entry};
  for (const sdk::Category& c : finding.categories) target.known_categories.push_back(c.code);
  if (entry.text.empty()) {
    by_code_[CodeKey(entry.system, entry.code)].push_back(std::move(target));
  } else {
    by_text_.emplace(entry.text, std::move(target));
  }
}

std::vector<CodeHit> CodeIndex::Find(const fhir::Concept& sent, bool from_questionnaire) const {
  std::vector<CodeHit> hits;
  for (const fhir::Coding& coding : sent.codings) {
    if (coding.system.empty() && !from_questionnaire) continue;
    const auto it = by_code_.find(Key(coding.system, coding.code).text());
    if (it == by_code_.end()) continue;
    for (const CodeTarget& target : it->second) {
      const auto seen = std::find_if(hits.begin(), hits.end(), [&target](const CodeHit& hit) {
        return hit.target->finding == target.finding;
      });
      if (seen == hits.end()) {
        hits.push_back({&target, &coding});
      } else if (seen->target->site == nullptr && target.site != nullptr) {
        *seen = {&target, &coding};
      }
    }
  }
  return hits;
}

const CodeTarget* CodeIndex::FindText(const fhir::Concept& sent) const {
  if (by_text_.empty() || sent.text.empty()) return nullptr;
  const auto it = by_text_.find(NormalText(sent.text));
  return it == by_text_.end() ? nullptr : &it->second;
}

}  // namespace soleus::service
