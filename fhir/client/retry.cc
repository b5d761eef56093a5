#include "fhir/client/retry.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kFirstWait{200};
constexpr milliseconds kLongestWait{4'000};
constexpr std::size_t kMaxDigits = 9;  // of seconds: 31 years

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// nullopt: empty, too long, or not all digits.
std::optional<int> Digits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || text.size() > kMaxDigits || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

bool MayPass(int http_status) {
  constexpr std::array kPassing = {408, 429, 500, 502, 503, 504};
  return std::find(kPassing.begin(), kPassing.end(), http_status) != kPassing.end();
}

std::optional<seconds> RetryAfter(std::string_view retry_after, std::string_view date,
                                  std::chrono::sys_seconds now) {
  if (const auto wait = Digits(retry_after)) return seconds(*wait);
  const auto when = ParseHttpDate(retry_after);
  if (!when) return std::nullopt;
  return std::max(seconds(0), *when - ParseHttpDate(date).value_or(now));
}

milliseconds Backoff(std::size_t made, double jitter) {
  milliseconds wait = kFirstWait;
  for (std::size_t i = 1; i < made && wait < kLongestWait; ++i) wait *= 2;
  wait = std::min(wait, kLongestWait);
  return wait - std::chrono::duration_cast<milliseconds>(wait / 2.0 * jitter);
}

std::optional<std::chrono::sys_seconds> ParseHttpDate(std::string_view text) {
  // "Sun, 06 Nov 1994 08:49:37 GMT"
  //  0    5  8   12   17 20 23 26
  if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT" ||
      text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' || text[22] != ':') {
    return std::nullopt;
  }
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  const auto day = Digits(text.substr(5, 2));
  const auto year = Digits(text.substr(12, 4));
  const auto hour = Digits(text.substr(17, 2));
  const auto minute = Digits(text.substr(20, 2));
  const auto second = Digits(text.substr(23, 2));
  if (month == kMonths.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;  // 60: a leap second
  const std::chrono::year_month_day date{
      std::chrono::year(*year),
      std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1),
      std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         seconds(*second);
}

}  // namespace soleus::fhir::client
