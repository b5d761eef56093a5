#include "engine/service/facts_replaced.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

// What a correction and the result that it corrects have alike, one text for each code.
std::vector<std::string> KeysOf(const fhir::Observation& observation) {
  std::vector<std::string> keys;
  const auto& effective = observation.effective;
  const bool at_a_second =
      effective && effective->end - effective->first <= std::chrono::seconds(1);
  for (const fhir::Coding& coding : observation.code.codings) {
    if (coding.code.empty()) continue;
    if (!observation.identifier.empty()) {
      keys.push_back(absl::StrFormat("%s\n%s\nidentifier %s", coding.system, coding.code,
                                     observation.identifier));
    }
    if (at_a_second) {
      keys.push_back(absl::StrFormat("%s\n%s\n%d side %d", coding.system, coding.code,
                                     effective->first.time_since_epoch().count(),
                                     static_cast<int>(observation.side)));
    }
  }
  return keys;
}

}  // namespace

absl::flat_hash_set<const fhir::Observation*> Replaced(
    const std::vector<fhir::Observation>& observations, IssueLog& log) {
  absl::flat_hash_map<std::string, const fhir::Observation*> by_key;
  absl::flat_hash_map<std::string_view, const fhir::Observation*> by_reference;
  for (const fhir::Observation& observation : observations) {
    if (!observation.replaces.empty() && observation.replaces != observation.origin.reference) {
      by_reference.emplace(observation.replaces, &observation);
    }
    if (!observation.corrected) continue;
    for (std::string& key : KeysOf(observation)) by_key.emplace(std::move(key), &observation);
  }
  absl::flat_hash_set<const fhir::Observation*> replaced;
  if (by_key.empty() && by_reference.empty()) return replaced;
  for (const fhir::Observation& observation : observations) {
    const fhir::Observation* by = nullptr;
    const auto named = by_reference.find(observation.origin.reference);
    if (named != by_reference.end()) by = named->second;
    if (by == nullptr && !observation.corrected && !by_key.empty()) {
      for (const std::string& key : KeysOf(observation)) {
        const auto correction = by_key.find(key);
        if (correction != by_key.end()) by = correction->second;
      }
    }
    if (by == nullptr) continue;
    replaced.insert(&observation);
    log.Add(fhir::Severity::kInformation, observation.origin.path,
            absl::StrFormat("%s is replaced by %s; it is not used.", observation.origin.reference,
                            by->origin.reference),
            "None is needed.");
  }
  return replaced;
}

}  // namespace soleus::service
