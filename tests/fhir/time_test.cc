#include "fhir/time.h"

#include "gtest/gtest.h"

namespace soleus::fhir {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

Time At(std::string_view text) {
  const auto time = ParseTime(text);
  EXPECT_TRUE(time.has_value()) << text;
  return time.value_or(Time{});
}

TEST(Time, AYearIsTheSpanOfItsDays) {
  // 1970 has 365 days: 365 * 86400 = 31536000 s.
  EXPECT_EQ(At("1970"), (Time{sys_seconds(seconds(0)), sys_seconds(seconds(31'536'000))}));
}

TEST(Time, AMonthEndsWhereTheNextOneBegins) {
  // January has 31 days: 31 * 86400 = 2678400 s; December runs into the next year.
  EXPECT_EQ(At("1970-01"), (Time{sys_seconds(seconds(0)), sys_seconds(seconds(2'678'400))}));
  EXPECT_EQ(At("1969-12").end, sys_seconds(seconds(0)));
}

TEST(Time, ADayIsHalfOpen) {
  EXPECT_EQ(At("2026-03-14").end, At("2026-03-15").first);
}

TEST(Time, AnInstantIsOneSecondInUtc) {
  // 1970-01-02T01:00:00+01:00 is midnight UTC of 2 January: 86400 s.
  EXPECT_EQ(At("1970-01-02T01:00:00+01:00"),
            (Time{sys_seconds(seconds(86'400)), sys_seconds(seconds(86'401))}));
  EXPECT_EQ(At("1970-01-01T23:00:00-01:00").first, sys_seconds(seconds(86'400)));
  EXPECT_EQ(At("1970-01-02T00:00:00.999Z").first, sys_seconds(seconds(86'400)));
}

TEST(Time, ALeapSecondIsTheNextMinutesFirst) {
  EXPECT_EQ(At("2016-12-31T23:59:60Z").first, At("2017-01-01T00:00:00Z").first);
}

TEST(Time, WhatIsNoFhirDateIsRefused) {
  for (const char* text : {"",
                           "26",
                           "0000",
                           "2026-",
                           "2026-3",
                           "2026-13",
                           "2026-00",
                           "2026-02-31",
                           "2023-02-29",
                           "2026-03-00",
                           "2026-03-14 ",
                           " 2026",
                           "2026/03/14",
                           "2026-03-14T",
                           "2026-03-14T09:30Z",
                           "2026-03-14T09:30:00",
                           "2026-03-14t09:30:00Z",
                           "2026-03-14T24:00:00Z",
                           "2026-03-14T09:60:00Z",
                           "2026-03-14T09:30:61Z",
                           "2026-03-14T09:30:00.Z",
                           "2026-03-14T09:30:00+14:01",
                           "2026-03-14T09:30:00+09:60",
                           "2026-03-14T09:30:00+09",
                           "2026-03-14T09:30:00Zx",
                           "-2026",
                           "20260314",
                           "2026-03-14T+9:30:00Z"}) {
    EXPECT_FALSE(ParseTime(text).has_value()) << text;
  }
}

TEST(Time, LeapDayAndWidestOffsetAreRead) {
  EXPECT_TRUE(ParseTime("2024-02-29").has_value());
  EXPECT_TRUE(ParseTime("2026-03-14T09:30:00+14:00").has_value());
  EXPECT_TRUE(ParseTime("2026-03-14T09:30:00-14:00").has_value());
}

TEST(Time, AMomentWhoseUtcDayFhirCannotWriteIsRefused) {
  // Fourteen hours carry the first of these into the year 0, the second into 10000.
  EXPECT_FALSE(ParseTime("0001-01-01T13:59:59+14:00").has_value());
  EXPECT_FALSE(ParseTime("9999-12-31T10:00:00-14:00").has_value());
  EXPECT_FALSE(ParseTime("9999-12-31T23:59:60Z").has_value());
  EXPECT_EQ(FormatDate(At("0001-01-01T14:00:00+14:00")), "0001-01-01");
  EXPECT_EQ(FormatDate(At("9999-12-31T09:59:59-14:00")), "9999-12-31");
  EXPECT_EQ(FormatDate(At("9999")), "9999-01-01");
}

TEST(Time, DaysAreCountedFromEndToEnd) {
  EXPECT_EQ(DaysBetween(At("2026-03-10"), At("2026-03-14")), 4);
  EXPECT_EQ(DaysBetween(At("2026-03-14"), At("2026-03-14")), 0);
  EXPECT_EQ(DaysBetween(At("2026-03-15"), At("2026-03-14")), -1);
  // "2026-02" ends on 1 March, 14 March ends on 15 March: 14 days.
  EXPECT_EQ(DaysBetween(At("2026-02"), At("2026-03-14")), 14);
  // 10 March 09:00:01 to 15 March 00:00:00: 4 whole days and some hours.
  EXPECT_EQ(DaysBetween(At("2026-03-10T09:00:00Z"), At("2026-03-14")), 4);
  // The same day, as_of an instant in it: less than a day after, so 0.
  EXPECT_EQ(DaysBetween(At("2026-03-14"), At("2026-03-14T09:00:00Z")), 0);
}

TEST(Time, AgeCountsCompletedYears) {
  EXPECT_EQ(AgeAt(At("1980-03-14"), At("2026-03-14")).years, 46);
  EXPECT_EQ(AgeAt(At("1980-03-15"), At("2026-03-14")).years, 45);
  EXPECT_TRUE(AgeAt(At("1980-03-15"), At("2026-03-14")).exact);
}

TEST(Time, APartialBirthDateSaysWhereTheAgeIsNotExact) {
  // Born in 1980: 46 if on 1 January, 45 if on 31 December.
  EXPECT_EQ(AgeAt(At("1980"), At("2026-03-14")).years, 46);
  EXPECT_FALSE(AgeAt(At("1980"), At("2026-03-14")).exact);
  // Born in February 1980: 46 either way on 14 March.
  EXPECT_EQ(AgeAt(At("1980-02"), At("2026-03-14")).years, 46);
  EXPECT_TRUE(AgeAt(At("1980-02"), At("2026-03-14")).exact);
}

TEST(Time, ALeapDayBirthdayFallsOnTheFirstOfMarch) {
  EXPECT_EQ(AgeAt(At("2008-02-29"), At("2026-02-28")).years, 17);
  EXPECT_EQ(AgeAt(At("2008-02-29"), At("2026-03-01")).years, 18);
}

TEST(Time, FormatsTheFirstDayOfASpan) {
  EXPECT_EQ(FormatDate(At("2026-03")), "2026-03-01");
  EXPECT_EQ(FormatDate(At("2026-03-14T23:30:00-02:00")), "2026-03-15");  // 01:30 UTC
}

}  // namespace
}  // namespace soleus::fhir
