// Findings that a medication list sets: which drugs, by which route, ended how long ago.
//
// A list never makes an exposure absent: what is not on it may still have been taken.
#pragma once

#include <span>
#include <vector>

#include "engine/service/facts_reading.h"
#include "fhir/record.h"
#include "fhir/time.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// Adds, for each of `exposures` (findings with ingredients), the readings of the medications that
// fall into the first of its windows into which any falls: a current course beats a past one.
// Each reading speaks for the day of `as_of`.
void ReadMedications(const std::vector<fhir::Medication>& medications,
                     std::span<const sdk::Finding* const> exposures, const fhir::Time& as_of,
                     std::vector<Reading>& readings, IssueLog& log);

}  // namespace soleus::service
