#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "engine/service/grpc_service.h"

namespace soleus::service {
namespace {

using testing::HasSubstr;

constexpr std::chrono::milliseconds kNone{0};
constexpr std::chrono::seconds kLong{60};
const std::function<void()> kMustNotBeCut = [] { FAIL() << "cut"; };

TEST(OpenStreams, OneMoreThanTheLimitIsRefusedUntilOneCloses) {
  OpenStreams streams(2);
  const auto first = streams.Open(kMustNotBeCut);
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE(streams.Open(kMustNotBeCut).ok());
  const absl::Status refused = streams.Open(kMustNotBeCut).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(refused.message()), HasSubstr("limits.max_streams"));
  streams.Close(*first);
  EXPECT_TRUE(streams.Open(kMustNotBeCut).ok());
}

TEST(OpenStreams, AStopCutsTheOneThatWaitsAndLeavesTheOneAtWork) {
  OpenStreams streams(2);
  int cuts = 0;
  const auto idle = streams.Open([&cuts] { ++cuts; });
  const auto at_work = streams.Open(kMustNotBeCut);
  ASSERT_TRUE(streams.BeginRead(*idle).ok());
  ASSERT_TRUE(streams.BeginRead(*at_work).ok());
  ASSERT_TRUE(streams.EndRead(*at_work).ok());
  streams.Stop(kNone);
  EXPECT_EQ(cuts, 1);
  EXPECT_EQ(streams.EndRead(*idle).code(), absl::StatusCode::kUnavailable);
  // It has answered, and may not read on.
  EXPECT_EQ(streams.BeginRead(*at_work).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(streams.Open(kMustNotBeCut).status().code(), absl::StatusCode::kUnavailable);
}

TEST(OpenStreams, AMessageOnItsWayAtTheStopIsStillTaken) {
  OpenStreams streams(1);
  const auto place = streams.Open(kMustNotBeCut);
  ASSERT_TRUE(streams.BeginRead(*place).ok());
  std::thread stop([&streams] { streams.Stop(kLong); });
  // Refused once the stop has begun; the reader then gets its message.
  while (streams.Open(kMustNotBeCut).status().code() != absl::StatusCode::kUnavailable) {
    std::this_thread::yield();
  }
  EXPECT_TRUE(streams.EndRead(*place).ok());
  stop.join();
}

}  // namespace
}  // namespace soleus::service
