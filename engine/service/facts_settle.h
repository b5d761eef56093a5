// From many readings of one finding to one fact: newest first, the index leg only, and every
// disagreement said aloud. Does not depend on the order of the readings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "absl/container/btree_set.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "engine/service/facts_reading.h"
#include "fhir/time.h"

namespace soleus::service {

// The leg that the answer speaks of: left, right, bilateral; empty where nothing states a leg.
//   1. The legs on which a complaint is present.
//   2. Else the legs of `locations`, where the patient points, and those with something present.
//   3. Else the one leg that every sided finding names.
//   4. Else the one leg on which something is present; or bilateral.
// `complaints`, `locations`: ids of findings.
std::string ChooseSide(const std::vector<Reading>& readings,
                       const absl::btree_set<std::string_view>& complaints,
                       const absl::btree_set<std::string_view>& locations);

struct SettledFacts {
  absl::btree_map<std::string, reasoning::Fact, std::less<>> facts;  // by finding id
  absl::btree_map<std::string, fhir::Time, std::less<>> times;       // of those that have a date
};

// A sided finding keeps the readings of `leg` and those that name no leg; kUnstated keeps all.
//
// Of the readings that may be the newest (dates are spans, and spans overlap) present wins over
// absent, an earlier category over a later one, and a smaller number over a larger. Where what may
// be the newest try gave no answer, "absent" or a value no longer counts; "present" does.
SettledFacts SettleLeg(const std::vector<Reading>& readings, fhir::Side leg, IssueLog& log);

// One issue that counts what was left out, and a warning that names what is present there.
void SayWhatTheOtherLegHas(const std::vector<Reading>& readings, fhir::Side leg, IssueLog& log);

// One patient with two legs, each settled and derived on its own. Yes-no: present on either leg is
// present, tried in vain on either is unanswered, absent only if absent on both. A choice or a
// quantity is kept only where both legs agree, so that nothing is derived from the healthy leg.
absl::btree_map<std::string, reasoning::Fact, std::less<>> MergeLegs(
    const absl::btree_map<std::string, reasoning::Fact, std::less<>>& left,
    const absl::btree_map<std::string, reasoning::Fact, std::less<>>& right,
    const reasoning::Knowledge& knowledge, IssueLog& log);

}  // namespace soleus::service
