// The codes of one record: what they lead to, and what is said of those that lead nowhere: our own
// (a spelling, a plugin that is not loaded), items of a form, and ICD-10-CM codes whose 7th
// character turns them into something else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_set.h"
#include "engine/service/facts_index.h"
#include "engine/service/facts_reading.h"
#include "fhir/record.h"

namespace soleus::service {

inline constexpr std::string_view kSidesDisagree =
    "names one leg, and the site mapping another for its code; it counts as unknown";
inline constexpr std::string_view kSidesRemedy =
    "Correct the resource's side, or `side` in the mapping.";

// The code as a person looks it up; of a text, what the site's mapping calls it.
std::string NameOf(const CodeHit& hit);

// Lives no longer than the record whose codes it is asked for.
class RecordCodes {
 public:
  RecordCodes(const CodeIndex& index, IssueLog& log) : index_(index), log_(log) {}

  // What the codings lead to, or else the text that the site maps. The text of a questionnaire's
  // item is its form's wording, whatever it asks.
  std::vector<CodeHit> Find(const fhir::Concept& sent, bool from_questionnaire = false) const;

  // `code` led to no finding. Each code is said once.
  void SayUnknown(const fhir::Concept& code, bool from_questionnaire, const fhir::Origin& origin);

  // A finding was read under `target`.
  void Note(const CodeTarget& target);

  // What concerns the record as a whole: the unknown items of forms, and what was read through the
  // site's mapping.
  void SayAtEnd();

 private:
  void SayOfIcd10Cm(const fhir::Coding& coding, const fhir::Origin& origin);
  bool Known(const fhir::Coding& coding, std::string_view code) const;

  const CodeIndex& index_;
  IssueLog& log_;
  absl::btree_set<std::string_view> codes_;
  absl::btree_set<std::string_view> link_ids_;
  std::string link_id_path_;
  absl::btree_set<std::string_view> mapped_findings_;
  std::size_t mapped_count_ = 0;
};

}  // namespace soleus::service
