#include "engine/service/facts_index.h"

#include <algorithm>
#include <cstddef>

namespace soleus::service {
namespace {

constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";

// ICD-10-CM is sent with and without its dot.
std::string KeyOf(std::string_view system, std::string_view code) {
  std::string key(system);
  key.append("|").append(code);
  if (system == kIcd10Cm) {
    const auto from = key.begin() + static_cast<std::ptrdiff_t>(system.size());
    key.erase(std::remove(from, key.end(), '.'), key.end());
  }
  return key;
}

void AddMissing(std::vector<std::string_view>& to, std::string_view category) {
  if (std::find(to.begin(), to.end(), category) == to.end()) to.push_back(category);
}

}  // namespace

CodeIndex::CodeIndex(const reasoning::Knowledge& knowledge) {
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
}

std::vector<CodeHit> CodeIndex::Find(const fhir::Concept& sent, bool from_questionnaire) const {
  std::vector<CodeHit> hits;
  for (const fhir::Coding& coding : sent.codings) {
    if (coding.system.empty() && !from_questionnaire) continue;
    const auto it = by_code_.find(KeyOf(coding.system, coding.code));
    if (it == by_code_.end()) continue;
    for (const CodeTarget& target : it->second) {
      const bool seen = std::any_of(hits.begin(), hits.end(), [&target](const CodeHit& hit) {
        return hit.target->finding == target.finding;
      });
      if (!seen) hits.push_back({&target, &coding});
    }
  }
  return hits;
}

}  // namespace soleus::service
