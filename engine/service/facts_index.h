// Which findings a code leads to, over one Knowledge. Built once, then read by any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "engine/reasoning/knowledge.h"
#include "fhir/record.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// How a code leads to a finding.
struct CodeTarget {
  const sdk::Finding* finding = nullptr;
  // Not empty: the code asks for a choice, and this yes-no finding is one of its values
  // ("onset-type#sudden" is the value "sudden" of the code "onset-type").
  std::string_view category;
  // Every value of the choice that the code asks for. Empty: it asks for none.
  std::vector<std::string_view> known_categories;

  bool takes_yes_no() const {
    return finding->kind == sdk::ValueKind::kYesNo && known_categories.empty();
  }
};

struct CodeHit {
  const CodeTarget* target = nullptr;
  const fhir::Coding* coding = nullptr;
};

class CodeIndex {
 public:
  // `knowledge` must outlive the index.
  explicit CodeIndex(const reasoning::Knowledge& knowledge);

  // What the codings lead to, each finding once, under the first coding that leads there. A code
  // without a system means something only as the linkId of a questionnaire.
  std::vector<CodeHit> Find(const fhir::Concept& sent, bool from_questionnaire = false) const;

  // Findings that bring a patient, by id.
  const absl::btree_set<std::string_view>& complaints() const { return complaints_; }
  // Choices that say where the complaint is: those whose being known makes a complaint present.
  const absl::btree_set<std::string_view>& locations() const { return locations_; }
  // Findings that medications set.
  const std::vector<const sdk::Finding*>& exposures() const { return exposures_; }

 private:
  absl::flat_hash_map<std::string, std::vector<CodeTarget>> by_code_;  // "system|code"
  absl::btree_set<std::string_view> complaints_;
  absl::btree_set<std::string_view> locations_;
  std::vector<const sdk::Finding*> exposures_;
};

// The code system of our own findings.
inline constexpr std::string_view kFindingSystem = "urn:soleus:finding";

}  // namespace soleus::service
