// FHIR dates and instants. A partial date ("2026-03") is the whole span that it may mean.
//
// A Time is the half-open span [first, end) in UTC seconds: a date without a zone is taken as UTC
// days, which can be off by one day; windows in the knowledge are days wide at the least.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace soleus::fhir {

struct Time {
  std::chrono::sys_seconds first;
  std::chrono::sys_seconds end;
  bool operator==(const Time&) const = default;
};

// Reads date (YYYY, YYYY-MM, YYYY-MM-DD) and dateTime/instant (with seconds, optional fraction, and
// Z or an offset). Anything else, 31 February, offsets beyond 14:00, and moments whose UTC day lies
// outside the years 1 to 9999 included: nullopt.
std::optional<Time> ParseTime(std::string_view text);

// Whole days, cut toward zero, from the end of `earlier` to the end of `later` (negative where
// `earlier` lies after it): what ended on 10 March ended 4 days before 14 March.
int DaysBetween(const Time& earlier, const Time& later);

// Completed years from `birth` to the last day of `at`; uses the earliest day that a partial birth
// date may mean and says in `exact` whether every day it may mean gives the same number. Who was
// born on 29 February is a year older on 1 March of a common year.
struct Age {
  int years = 0;
  bool exact = true;
};
Age AgeAt(const Time& birth, const Time& at);

// "2026-03-14": the day of the span's first second.
std::string FormatDate(const Time& time);

}  // namespace soleus::fhir
