// The course of a measure over this episode: its dated values, and what they come to as a change.
//
// A value is part of the course where it bears a whole day, and not one before the episode began;
// where no onset is stated, not one more than kCourseDays ago. Of one day the later instant speaks.
// Where two values of the first or the last day differ and neither is known to be later, or what
// may be later than the last value cannot be read or has no day, there is no course: an Issue says
// so. A value of such a day in between is left out.
#pragma once

#include <optional>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "engine/service/facts_reading.h"
#include "engine/service/facts_settle.h"
#include "fhir/record.h"
#include "fhir/time.h"

namespace soleus::service {

// A design estimate: what is older is no baseline of a complaint whose begin nobody stated.
inline constexpr int kCourseDays = 365;

// Of the tracked findings, for `leg` as `SettleLeg` has it. `onset`: of the newest complaint.
// Marks the readings that are an `earlier` day of a course. Needs readings before any was dropped.
reasoning::History ReadCourses(std::vector<Reading>& readings,
                               const reasoning::Knowledge& knowledge, fhir::Side leg,
                               const std::optional<fhir::Time>& onset, const fhir::Time& as_of,
                               IssueLog& log);

// What both legs have alike; the rest is said.
reasoning::History MergeCourses(const reasoning::History& left, const reasoning::History& right,
                                IssueLog& log);

// Gives each finding that is a change its value, newest less first, where none was sent or the one
// that was sent is older. Only where the newest value still speaks of today, that is, is a fact.
void AddChanges(const reasoning::Knowledge& knowledge, const reasoning::History& history,
                SettledFacts& settled, IssueLog& log);

}  // namespace soleus::service
