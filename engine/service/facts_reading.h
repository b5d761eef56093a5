// What one resource says of one finding, before legs, dates and disagreements are weighed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "engine/reasoning/patient.h"
#include "fhir/issue.h"
#include "fhir/record.h"
#include "fhir/time.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// Lives no longer than the record and the knowledge that it points into.
struct Reading {
  const sdk::Finding* finding = nullptr;
  reasoning::Fact fact;  // `resources` is filled when readings are settled
  fhir::Side side = fhir::Side::kUnstated;
  std::optional<fhir::Time> effective;
  const fhir::Origin* origin = nullptr;
  // Says how things stand, whenever it was written (an active condition): never overruled silently.
  bool standing = false;
  bool unreadable = false;       // kUnanswered because its value could not be read: only outdates
  bool from_medication = false;  // set by a medication on record, not by an answer
  // An earlier day of a course that goes on: kept there, so nothing is lost when it gets old.
  bool earlier = false;
};

// Collects issues; the same text at the same path is kept once. At most kMaxOneByOne are kept of
// those that each resource can raise, so that a long record cannot make a longer answer; the
// others are counted. What concerns the finding as a whole (`AddAlways`) is never cut.
class IssueLog {
 public:
  static constexpr std::size_t kMaxOneByOne = 500;

  void Add(fhir::Severity severity, std::string_view path, std::string text, std::string remedy);
  void AddAlways(fhir::Severity severity, std::string_view path, std::string text,
                 std::string remedy);
  fhir::Issues Take();

 private:
  fhir::Issues issues_;
  absl::flat_hash_set<std::string> seen_;
  std::size_t one_by_one_ = 0;
  std::size_t cut_ = 0;
};

// At most 64 bytes of a code or unit that a caller sent, cut between UTF-8 characters.
std::string_view Clip(std::string_view sent);

}  // namespace soleus::service
