// Which readings still speak of today. Old ones become unknown, with an issue; never absent.
//
//   - A value of the leg from before this episode began says nothing of it, present or not.
//   - "Absent", and a measured or chosen value, holds kHoldsDays; what the patient told of this
//     episode by choice (how it began, where it hurts) holds for the episode.
//   - A denied exposure ("none") holds on its own day, and never against a medication on record.
//   - "Present" is kept: it may only warn too much. Past kConfirmDays the answer asks to confirm
//   it.
// The two numbers are design estimates.
#pragma once

#include <optional>
#include <vector>

#include "engine/service/facts_reading.h"
#include "fhir/time.h"

namespace soleus::service {

inline constexpr int kHoldsDays = 30;
inline constexpr int kConfirmDays = 90;

// `episode`: the onset of the complaint, where it is stated. Undated readings are kept.
void DropOutdated(std::vector<Reading>& readings, const std::optional<fhir::Time>& episode,
                  const fhir::Time& as_of, IssueLog& log);

}  // namespace soleus::service
