// Who the patient is, as far as the answer hangs on it: age and sex.
#pragma once

#include <optional>

#include "engine/reasoning/patient.h"
#include "engine/service/facts_reading.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {

// Sets age and sex of `to` where the record states them; an age that no one reaches stays unknown,
// with an Issue. `patient`: nullopt where the record has none.
void ReadPerson(const std::optional<fhir::Patient>& patient, const fhir::Time& as_of,
                reasoning::Patient& to, IssueLog& log);

// How old the patient was then; at `as_of` where it is not dated. nullopt: not stated, before birth
// or older than anyone, or a partial date of birth leaves more than one number of years.
std::optional<fhir::Age> AgeWhen(const std::optional<fhir::Patient>& patient,
                                 const std::optional<fhir::Time>& then, const fhir::Time& as_of);

}  // namespace soleus::service
