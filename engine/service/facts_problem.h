// What the problem list, the diagnoses of visits, procedures and the reason of today's visit say:
// each a "present", or nothing. None of them ever says "absent".
#pragma once

#include <vector>

#include "engine/service/facts_codes.h"
#include "engine/service/facts_index.h"
#include "engine/service/facts_reading.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {

// Adds the readings. Returns the conditions that state a complaint of today, of whichever leg.
//
// An active problem stands, whenever it was written. A diagnosis of a visit, and a condition whose
// clinical status nobody states, speak of the day on which they were recorded (else of their
// onset), and get old: one of over kConfirmDays is no complaint of today.
std::vector<const fhir::Condition*> ReadProblems(const fhir::Record& record, const CodeIndex& index,
                                                 const fhir::Time& as_of,
                                                 std::vector<Reading>& readings, RecordCodes& codes,
                                                 IssueLog& log);

}  // namespace soleus::service
