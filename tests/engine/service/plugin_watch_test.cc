#include "engine/service/plugin_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/support/scripted_rollout.h"

namespace soleus::test {
namespace {

using catalogue::Life;
using service::PluginWatch;
using service::PluginWatches;
using testing::HasSubstr;

constexpr std::chrono::milliseconds kNone{0};
constexpr std::chrono::seconds kLong{60};
const std::function<void()> kMustNotBeCut = [] { FAIL() << "cut"; };

catalogue::Event EventOf(std::uint64_t sequence, const std::string& id) {
  return {.sequence = sequence,
          .version = StateOf(id, "1.0.0", Life::kActive),
          .knowledge_digest = "k"};
}

// "present a", "active b 7"; what ended the watch; or "nothing".
std::string Next(PluginWatch& watch) {
  const auto event = watch.Next(kNone);
  if (!event.ok()) return std::string(absl::StatusCodeToString(event.status().code()));
  if (!event->has_value()) return "nothing";
  std::string text = (*event)->kind() + " " + (*event)->version().plugin_id();
  if ((*event)->sequence() > 0) text += " " + std::to_string((*event)->sequence());
  return text;
}

TEST(PluginWatch, TellsHowThingsStandAndThenWhatHappens) {
  ScriptedRollout rollout;
  rollout.versions = {StateOf("a", "1.0.0", Life::kActive), StateOf("b", "1.0.0", Life::kShadow)};
  PluginWatches watches(1);
  const auto place = watches.Open(rollout, "", kMustNotBeCut);
  ASSERT_TRUE(place.ok());
  rollout.Happen(EventOf(7, "b"));
  EXPECT_EQ(Next((*place)->watch()), "present a");
  EXPECT_EQ(Next((*place)->watch()), "present b");
  EXPECT_EQ(Next((*place)->watch()), "active b 7");
  EXPECT_EQ(Next((*place)->watch()), "nothing");
}

TEST(PluginWatch, OfOnePluginTellsOfThatAlone) {
  ScriptedRollout rollout;
  rollout.versions = {StateOf("a", "1.0.0", Life::kActive), StateOf("b", "1.0.0", Life::kShadow)};
  PluginWatches watches(1);
  const auto place = watches.Open(rollout, "b", kMustNotBeCut);
  ASSERT_TRUE(place.ok());
  rollout.Happen(EventOf(7, "a"));
  rollout.Happen(EventOf(8, "b"));
  EXPECT_EQ(Next((*place)->watch()), "present b");
  EXPECT_EQ(Next((*place)->watch()), "active b 8");
  EXPECT_EQ(Next((*place)->watch()), "nothing");
}

TEST(PluginWatch, WhatHappensBeforeTheStateIsToldIsNotLost) {
  PluginWatch watch("", kMustNotBeCut);
  watch.Push(EventOf(7, "a"));
  watch.Begin({StateOf("a", "1.0.0", Life::kWarmed)}, "k");
  EXPECT_EQ(Next(watch), "present a");
  EXPECT_EQ(Next(watch), "active a 7");
}

TEST(PluginWatch, OneWhoReadsTooSlowlyIsEnded) {
  PluginWatch watch("", kMustNotBeCut);
  for (std::size_t i = 1; i <= PluginWatch::kMaxWaiting; ++i) watch.Push(EventOf(i, "a"));
  EXPECT_EQ(Next(watch), "active a 1");
  watch.Push(EventOf(1000, "a"));  // the place of the first
  EXPECT_EQ(Next(watch), "active a 2");
  watch.Push(EventOf(1001, "a"));
  EXPECT_EQ(Next(watch), "active a 3");
  PluginWatch slow("", kMustNotBeCut);
  for (std::size_t i = 0; i <= PluginWatch::kMaxWaiting; ++i) slow.Push(EventOf(i + 1, "a"));
  EXPECT_EQ(Next(slow), "RESOURCE_EXHAUSTED");
}

TEST(PluginWatch, ManyVersionsAtTheStartAreNoSlowness) {
  PluginWatch watch("", kMustNotBeCut);
  watch.Begin(std::vector<catalogue::VersionState>(2 * PluginWatch::kMaxWaiting,
                                                   StateOf("a", "1.0.0", Life::kActive)),
              "k");
  watch.Push(EventOf(7, "a"));
  EXPECT_EQ(Next(watch), "present a");
}

TEST(PluginWatch, OneWhoHangsInAWriteIsCutOnce) {
  int cuts = 0;
  PluginWatch watch("", [&cuts] { ++cuts; });
  watch.Push(EventOf(1, "a"));
  EXPECT_EQ(Next(watch), "active a 1");  // and is not asked for the next
  for (std::size_t i = 0; i < PluginWatch::kMaxWaiting; ++i) watch.Push(EventOf(i + 2, "a"));
  EXPECT_EQ(cuts, 0);
  watch.Push(EventOf(1000, "a"));
  EXPECT_EQ(cuts, 1);
  watch.Stop(kNone);
  EXPECT_EQ(cuts, 1);
}

TEST(PluginWatches, AStopEndsThoseThatWaitAtOnceAndOpensNone) {
  ScriptedRollout rollout;
  PluginWatches watches(2);
  const auto place = watches.Open(rollout, "", kMustNotBeCut);
  ASSERT_TRUE(place.ok());
  std::thread waits([&] {
    const auto event = (*place)->watch().Next(kLong);
    EXPECT_EQ(event.status().code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(std::string(event.status().message()), HasSubstr("stopping"));
  });
  watches.Stop(kLong);
  waits.join();
  EXPECT_EQ(watches.Open(rollout, "", kMustNotBeCut).status().code(),
            absl::StatusCode::kUnavailable);
}

TEST(PluginWatches, OneMoreThanTheLimitIsRefusedUntilOneEnds) {
  ScriptedRollout rollout;
  PluginWatches watches(1);
  auto place = watches.Open(rollout, "", kMustNotBeCut);
  ASSERT_TRUE(place.ok());
  EXPECT_EQ(rollout.listeners(), 1u);
  EXPECT_EQ(watches.Open(rollout, "", kMustNotBeCut).status().code(),
            absl::StatusCode::kResourceExhausted);
  place->reset();
  EXPECT_EQ(rollout.listeners(), 0u);
  EXPECT_TRUE(watches.Open(rollout, "", kMustNotBeCut).ok());
}

}  // namespace
}  // namespace soleus::test
