#include "fhir/client/retry.h"

#include "gtest/gtest.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// 784111777 s after 1970: the date that RFC 9110 (5.6.7) takes as its example.
constexpr sys_seconds kExample{seconds(784'111'777)};

TEST(Retry, OnlyWhatMayPassIsAskedAgain) {
  for (const int status : {408, 429, 500, 502, 503, 504}) EXPECT_TRUE(MayPass(status)) << status;
  for (const int status : {200, 301, 304, 400, 401, 403, 404, 410, 412, 422, 501, 505}) {
    EXPECT_FALSE(MayPass(status)) << status;
  }
}

TEST(Retry, RetryAfterIsSecondsOrADate) {
  EXPECT_EQ(RetryAfter("120", "", kExample), seconds(120));
  EXPECT_EQ(RetryAfter("0", "", kExample), seconds(0));
  EXPECT_EQ(RetryAfter("Sun, 06 Nov 1994 08:49:47 GMT", "", kExample), seconds(10));
}

TEST(Retry, ADateIsTakenAgainstTheServersOwnClock) {
  // The server's clock is an hour late; ours says that the time is long over.
  EXPECT_EQ(RetryAfter("Sun, 06 Nov 1994 07:49:47 GMT", "Sun, 06 Nov 1994 07:49:37 GMT", kExample),
            seconds(10));
}

TEST(Retry, ADateThatIsOverIsNoWait) {
  EXPECT_EQ(RetryAfter("Sun, 06 Nov 1994 08:00:00 GMT", "", kExample), seconds(0));
}

TEST(Retry, WhatCannotBeReadAsksForNothing) {
  for (const char* text : {"", "-1", "1.5", "soon", "9999999999", "Sun, 06 Nov 1994 08:49:37",
                           "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
                           "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET"}) {
    EXPECT_EQ(RetryAfter(text, "", kExample), std::nullopt) << text;
  }
}

TEST(Retry, AnHttpDateIsReadToTheSecond) {
  EXPECT_EQ(ParseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"), kExample);
}

TEST(Retry, TheWaitDoublesUpToFourSeconds) {
  EXPECT_EQ(Backoff(1, 0), milliseconds(200));
  EXPECT_EQ(Backoff(2, 0), milliseconds(400));
  EXPECT_EQ(Backoff(3, 0), milliseconds(800));
  EXPECT_EQ(Backoff(6, 0), milliseconds(4'000));  // not 6400
  EXPECT_EQ(Backoff(1'000, 0), milliseconds(4'000));
}

TEST(Retry, JitterTakesUpToHalfOfTheWait) {
  EXPECT_EQ(Backoff(1, 0.5), milliseconds(150));  // 200 - 200/2 * 0.5
  EXPECT_EQ(Backoff(3, 0.25), milliseconds(700));
  EXPECT_GE(Backoff(1, 0.999), milliseconds(100));
}

}  // namespace
}  // namespace soleus::fhir::client
