// Which findings a code leads to, over one Knowledge and the site's own mapping. Built once, then
// read by any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "engine/reasoning/knowledge.h"
#include "engine/service/site_mapping.h"
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
  // Where the site's mapping leads here: its entry, which says how to read a value. Else null.
  const SiteEntry* site = nullptr;

  bool takes_yes_no() const {
    return finding->kind == sdk::ValueKind::kYesNo && known_categories.empty();
  }
  // The code by itself says that the finding is present. One whose values are mapped only asks.
  bool speaks_alone() const { return takes_yes_no() && (site == nullptr || site->values.empty()); }
};

struct CodeHit {
  const CodeTarget* target = nullptr;
  const fhir::Coding* coding = nullptr;  // null: the whole text, which the site maps
};

// A laboratory test whose result says that `finding` is present where it lies below, or above, the
// laboratory's own range.
struct RangeTarget {
  const sdk::Finding* finding = nullptr;
  bool below = false;
  bool above = false;
};

struct RangeHit {
  const RangeTarget* target = nullptr;
  const fhir::Coding* coding = nullptr;
};

class CodeIndex {
 public:
  // Both must outlive the index. `site` (null: none) has passed ProblemsOf; its entries for
  // findings that the knowledge does not use lead nowhere.
  explicit CodeIndex(const reasoning::Knowledge& knowledge, const SiteMapping* site = nullptr);

  // What the codings lead to, each finding once, under the first coding that leads there, one of
  // the site's before others: its entry knows the values that come with it. A code without a system
  // means something only as the linkId of a questionnaire.
  std::vector<CodeHit> Find(const fhir::Concept& sent, bool from_questionnaire = false) const;

  // The findings that a test of these codings can set by the laboratory's range, each once.
  std::vector<RangeHit> FindRangeTests(const fhir::Concept& sent) const;

  // What the whole text leads to by the site's mapping, for a resource none of whose codings leads
  // anywhere; null: nothing.
  const CodeTarget* FindText(const fhir::Concept& sent) const;

  // Findings that bring a patient, by id.
  const absl::btree_set<std::string_view>& complaints() const { return complaints_; }
  // Choices that say where the complaint is: those whose being known makes a complaint present.
  const absl::btree_set<std::string_view>& locations() const { return locations_; }
  // Findings that medications set.
  const std::vector<const sdk::Finding*>& exposures() const { return exposures_; }

 private:
  void Add(const SiteEntry& entry, const sdk::Finding& finding);
  RangeTarget& RangeTargetOf(const sdk::Coding& coding, const sdk::Finding& finding);

  absl::flat_hash_map<std::string, std::vector<CodeTarget>> by_code_;       // CodeKey
  absl::flat_hash_map<std::string, std::vector<RangeTarget>> range_tests_;  // CodeKey
  absl::flat_hash_map<std::string, CodeTarget> by_text_;                    // NormalText
  absl::btree_set<std::string_view> complaints_;
  absl::btree_set<std::string_view> locations_;
  std::vector<const sdk::Finding*> exposures_;
};

// The code system of our own findings.
inline constexpr std::string_view kFindingSystem = "urn:soleus:finding";

// True of our own code systems, for findings, their values and results.
bool IsOwnSystem(std::string_view system);

// "system|code", the same for every alias of a known system and every way to write a code.
std::string CodeKey(std::string_view system, std::string_view code);

}  // namespace soleus::service
