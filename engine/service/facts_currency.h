// Which readings still speak of today. Old ones become unknown, with an issue; never absent.
//
// A reading *warns* where it is present, or a value from which something present is derived. What
// does not warn (absent, a normal value) reassures, and must be fresher.
//
//   - What reassures holds kHoldsDays, and of the leg never from before this episode began. What
//   the
//     patient told by choice (how it began, where it hurts) holds for the episode, or kConfirmDays.
//   - What warns of the leg holds for the episode, or kConfirmDays; of the patient, for good, with
//   a
//     remark after kConfirmDays.
//   - A try in vain holds kHoldsDays; then it can be tried again.
//   - An exposure ages through its own windows; a denied one holds on its own day, and never
//   against
//     a medication on record.
//   - A finding that comes and goes within days states its own limit (`Finding::holds_days`) for
//     what reassures and for a try in vain; what warns of it holds three times as long, and then
//     neither the episode nor the patient keeps it.
// The numbers are design estimates.
#pragma once

#include <optional>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/service/facts_reading.h"
#include "fhir/time.h"

namespace soleus::service {

inline constexpr int kHoldsDays = 30;
inline constexpr int kConfirmDays = 90;

// Whether one reading of `finding` warns, by itself.
bool Warns(const sdk::Finding& finding, const reasoning::Fact& fact,
           const reasoning::Knowledge& knowledge);

// `episode`: the earliest onset of the complaint, where it is stated. Undated readings are kept.
void DropOutdated(std::vector<Reading>& readings, const reasoning::Knowledge& knowledge,
                  const std::optional<fhir::Time>& episode, const fhir::Time& as_of, IssueLog& log);

}  // namespace soleus::service
