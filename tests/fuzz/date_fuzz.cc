// Up to three lines of any bytes as FHIR dates. A line is read just where the specification's own
// pattern and the calendar allow it; spans, days between and ages are those of a second reckoning.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/time.h"
#include "tests/fuzz/claim.h"

namespace soleus::fuzz {
namespace {

using fhir::Time;

constexpr std::size_t kMaxLine = 64;  // std::regex recurses over what it reads

// The patterns of date and dateTime in FHIR R4, datatypes.html. Ours reads an instant's text too,
// whose pattern is dateTime's with all its parts.
const std::regex& DateTime() {
  static const std::regex& pattern = *new std::regex(
      "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-"
      "1])(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|(\\+|-)((0[0-9]|1[0-3]):[0-"
      "5][0-9]|14:00)))?)?)?");
  return pattern;
}

int Two(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

int DaysIn(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

// The moment's UTC day lies in the years 1 to 9999, which is all that FHIR can write.
bool InFhirsYears(const Time& time) {
  using std::chrono::year;
  constexpr auto kFirst = std::chrono::sys_days(year(1) / 1 / 1);
  constexpr auto kEnd = std::chrono::sys_days(year(10'000) / 1 / 1);
  return time.first >= kFirst && time.end <= kEnd;
}

std::optional<Time> ReadAndClaim(std::string_view line) {
  const std::optional<Time> time = fhir::ParseTime(line);
  const std::string text(line);
  bool is_date = line.size() <= kMaxLine && std::regex_match(text, DateTime());
  if (is_date && line.size() >= 10) {
    const int year = Two(line, 0) * 100 + Two(line, 2);
    is_date = Two(line, 8) <= DaysIn(year, Two(line, 5));
  }
  if (!time) {
    // An offset may carry the first and the last day out of the years that FHIR can write.
    const bool at_the_edge = line.starts_with("0001-01-01T") || line.starts_with("9999-12-31T");
    Claim(!is_date || at_the_edge, "what FHIR calls a date is read", line);
    return time;
  }
  Claim(is_date || line.size() > kMaxLine, "what is read is a date of FHIR", line);
  Claim(time->first < time->end, "a date is a span", line);
  Claim(InFhirsYears(*time), "a date lies in the years that FHIR can write", line);
  const auto length = time->end - time->first;
  using std::chrono::days;
  switch (line.size()) {
    case 4: Claim(length == days(365) || length == days(366), "a year is a year", line); break;
    case 7: {
      const int year = Two(line, 0) * 100 + Two(line, 2);
      Claim(length == days(DaysIn(year, Two(line, 5))), "a month is a month", line);
      break;
    }
    case 10: Claim(length == days(1), "a day is a day", line); break;
    default: Claim(length == std::chrono::seconds(1), "a moment is a second", line);
  }
  const std::string day = FormatDate(*time);
  const std::optional<Time> again = fhir::ParseTime(day);
  Claim(again && again->first <= time->first && time->first < again->end &&
            again->end - again->first == days(1),
        "a date is written as the day that it begins on", line);
  if (line.size() == 10) Claim(day == line, "a day is written as it was read", line);
  return time;
}

void ClaimOfTwo(const Time& a, const Time& b) {
  const int between = DaysBetween(a, b);
  Claim(between == -DaysBetween(b, a), "days between are the same both ways");
  const auto exact = b.end - a.end;
  Claim(std::chrono::abs(exact - std::chrono::days(between)) < std::chrono::days(1),
        "days between are whole days");
  const fhir::Age age = AgeAt(a, b);
  // From the first moment of the birth to the last second of the other, in years of 365.2425 days;
  // a birthday may lie a day or two off that average in any stretch of four centuries.
  const double years =
      static_cast<double>((b.end - std::chrono::seconds(1) - a.first).count()) / 31'556'952.0;
  Claim(age.years > years - 1.01 && age.years < years + 0.01, "an age is completed years");
  const Time first_day{a.first, a.first + std::chrono::seconds(1)};
  const Time last_day{a.end - std::chrono::seconds(1), a.end};
  Claim(AgeAt(first_day, b).years == age.years, "the earliest birth makes the age");
  Claim((AgeAt(last_day, b).years == age.years) == age.exact, "an exact age holds for every birth");
}

void Try(std::string_view input) {
  std::vector<Time> times;
  for (int line = 0; line < 3; ++line) {
    const std::size_t end = input.find('\n');
    if (const std::optional<Time> time = ReadAndClaim(input.substr(0, end))) {
      times.push_back(*time);
    }
    if (end == input.npos) break;
    input.remove_prefix(end + 1);
  }
  for (const Time& a : times) {
    for (const Time& b : times) ClaimOfTwo(a, b);
  }
  if (times.size() == 3 && times[1].end <= times[2].end) {
    Claim(AgeAt(times[0], times[1]).years <= AgeAt(times[0], times[2]).years,
          "nobody grows younger");
  }
}

}  // namespace
}  // namespace soleus::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  soleus::fuzz::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
