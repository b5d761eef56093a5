// Findings that a medication list sets: which drugs, by which route, ended how long ago.
//
// A list never makes an exposure absent: what is not on it may still have been taken.
#pragma once

#include <span>
#include <vector>

#include "engine/service/facts_reading.h"
#include "engine/service/product_table.h"
#include "fhir/record.h"
#include "fhir/time.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// A medication is known by the code of its ingredient; else, where the site has loaded a table of
// products (`products`, null: none), by RxNorm's code of the product, which is said; else by its
// name, which is said too. NDC and other product codes are not looked up.
//
// Adds, for each of `exposures` (findings with ingredients), the readings of the medications that
// fall into the first of its windows into which any falls: a current course beats a past one.
// Each reading speaks for the day of `as_of`.
void ReadMedications(const std::vector<fhir::Medication>& medications,
                     std::span<const sdk::Finding* const> exposures, const ProductTable* products,
                     const fhir::Time& as_of, std::vector<Reading>& readings, IssueLog& log);

}  // namespace soleus::service
