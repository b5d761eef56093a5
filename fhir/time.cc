#include "fhir/time.h"

#include "absl/strings/str_format.h"

namespace soleus::fhir {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

// Takes digits and separators from the front; once something does not fit, nothing more does.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int Digits(std::size_t count) {
    if (rest_.size() < count) return Fail();
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return Fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool Skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void Expect(char c) {
    if (!Skip(c)) Fail();
  }
  void AnyDigits() {
    do {
      Digits(1);
    } while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9');
  }
  bool done() const { return rest_.empty(); }
  bool good() const { return good_; }

 private:
  int Fail() {
    good_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool good_ = true;
};

year_month_day DayOf(sys_seconds time) {
  return year_month_day(std::chrono::floor<days>(time));
}

int YearsBetween(const year_month_day& from, const year_month_day& to) {
  const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
  const bool before_birthday =
      to.month() < from.month() || (to.month() == from.month() && to.day() < from.day());
  return before_birthday ? years - 1 : years;
}

}  // namespace

std::optional<Time> ParseTime(std::string_view text) {
  Scanner scan(text);
  const std::chrono::year year(scan.Digits(4));
  if (!scan.good() || year < std::chrono::year(1)) return std::nullopt;
  if (scan.done()) {
    return Time{sys_days(year / 1 / 1), sys_days((year + std::chrono::years(1)) / 1 / 1)};
  }
  scan.Expect('-');
  const auto month = year / scan.Digits(2);
  if (!scan.good() || !month.ok()) return std::nullopt;
  if (scan.done()) {
    return Time{sys_days(month / 1), sys_days((month + std::chrono::months(1)) / 1)};
  }
  scan.Expect('-');
  const year_month_day day = month / scan.Digits(2);
  if (!scan.good() || !day.ok()) return std::nullopt;
  if (scan.done()) return Time{sys_days(day), sys_days(day) + days(1)};
  scan.Expect('T');
  const int hour = scan.Digits(2);
  scan.Expect(':');
  const int minute = scan.Digits(2);
  scan.Expect(':');
  const int second = scan.Digits(2);  // 60 is a leap second: the next minute's first
  if (scan.Skip('.')) scan.AnyDigits();
  minutes offset(0);
  if (!scan.Skip('Z')) {
    const bool west = scan.Skip('-');
    if (!west) scan.Expect('+');
    const int offset_hours = scan.Digits(2);
    scan.Expect(':');
    const int offset_minutes = scan.Digits(2);
    offset = hours(offset_hours) + minutes(offset_minutes);
    if (offset_minutes > 59 || offset > hours(14)) return std::nullopt;
    if (west) offset = -offset;
  }
  if (!scan.good() || !scan.done() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const sys_seconds first =
      sys_days(day) + hours(hour) + minutes(minute) + seconds(second) - offset;
  // FHIR cannot write a day outside these, and so nobody could be told of one.
  constexpr sys_days kFirst(std::chrono::year(1) / 1 / 1);
  constexpr sys_days kEnd(std::chrono::year(10'000) / 1 / 1);
  if (first < kFirst || first >= kEnd) return std::nullopt;
  return Time{first, first + seconds(1)};
}

int DaysBetween(const Time& earlier, const Time& later) {
  return static_cast<int>(std::chrono::duration_cast<days>(later.end - earlier.end).count());
}

Age AgeAt(const Time& birth, const Time& at) {
  const year_month_day today = DayOf(at.end - seconds(1));
  const int years = YearsBetween(DayOf(birth.first), today);
  return {.years = years, .exact = years == YearsBetween(DayOf(birth.end - seconds(1)), today)};
}

std::string FormatDate(const Time& time) {
  const year_month_day day = DayOf(time.first);
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(day.year()),
                         static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace soleus::fhir
