// A result against the laboratory's own range: where the interpretation and the range that were
// sent with it put it, and which findings say nothing else than that ("white cells abnormal").
//
// A finding that has a threshold of its own is set by its number alone; here that number is only
// checked against what was sent beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/service/facts_index.h"
#include "engine/service/facts_reading.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {

enum class Place : std::uint8_t {
  kUnstated,  // neither says it, or the range is of another unit, another age, or one of several
  kBelow,
  kWithin,
  kAbove,
  kOutside,        // abnormal, and not which way
  kContradictory,  // the interpretation and the range, or two interpretations, exclude each other
};

// Follows "Observation/x: <code> ", of a contradiction.
inline constexpr std::string_view kDoNotFit =
    "has a value, an interpretation and a referenceRange that do not fit together";

// Where one result lies. `age`: of the patient when it was taken; nullopt leaves out ranges for an
// age. `molar_mass` in g/mol lets mass and moles be compared; 0: not stated. A range is compared
// only with a value that has a unit itself: neither lends its unit to the other.
Place PlaceOf(const fhir::Observation& observation, const std::optional<fhir::Age>& age,
              double molar_mass);

// Adds what tests outside the laboratory's range say: present, and never absent, since a normal
// result of one test denies nothing. A later normal result of the same test takes it back. What
// cannot be told is counted in one Issue for each test. Observations in `replaced` are passed over.
void ReadRangeTests(const fhir::Record& record,
                    const absl::flat_hash_set<const fhir::Observation*>& replaced,
                    const CodeIndex& index, const fhir::Time& as_of, std::vector<Reading>& readings,
                    IssueLog& log);

}  // namespace soleus::service
