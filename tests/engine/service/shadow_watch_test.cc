#include "engine/service/shadow_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "engine/service/decision_support.h"
#include "engine/service/look_on.h"
#include "tests/engine/service/trial_fixture.h"

namespace soleus::test {
namespace {

using service::DecisionSupport;
using service::ShadowWatch;
using testing::HasSubstr;

// A daemon's worth: live answers by version 1.0.0, with whoever watches.
class ShadowWatchTest : public testing::Test {
 protected:
  explicit ShadowWatchTest(ShadowWatch::Limits limits = {})
      : watch_(ShadowWatch::Start(limits, [] { return kThen; })),
        support_(Small(), {}, [] { return kThen; }) {
    support_.LookOn(service::RememberWith(nullptr, watch_.get(), [] { return kThen; }));
  }

  v1::EvaluateResponse Ask(const v1::EvaluateRequest& request) {
    const auto answer = support_.Evaluate(request);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.value_or(v1::EvaluateResponse());
  }

  // Once `count` live requests were seen or dropped.
  v1::ShadowReport ReportAfter(std::uint64_t count) {
    for (int tries = 0; tries < 2'000; ++tries) {
      const auto report = watch_->Report("small");
      EXPECT_TRUE(report.ok()) << report.status();
      if (!report.ok() || report->evaluations() + report->dropped() >= count) return *report;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << "the shadow did not come to " << count << " requests";
    return {};
  }

  std::unique_ptr<ShadowWatch> watch_;
  DecisionSupport support_;
};

TEST_F(ShadowWatchTest, AShadowSeesLiveRequestsAndChangesNoAnswer) {
  const std::string alone = Ask(RequestWith("squeeze")).SerializeAsString();
  watch_->Use({DoubtfulCandidate()}, {});
  EXPECT_EQ(Ask(RequestWith("squeeze")).SerializeAsString(), alone);
  Ask(RequestWith("squeeze"));
  Ask(RequestWith("weak"));
  Ask(RequestWith("weak"));
  const v1::ShadowReport report = ReportAfter(4);
  EXPECT_EQ(report.plugin_id(), "small");
  EXPECT_EQ(report.version(), "2.0.0");
  EXPECT_EQ(report.against(), "1.0.0");
  EXPECT_EQ(report.since(), "2026-09-21T14:13:20Z");  // date -u -d @1790000000
  EXPECT_EQ(report.evaluations(), 4u);
  EXPECT_EQ(report.dropped(), 0u);
  EXPECT_EQ(report.failures(), 0u);
  // After a squeeze: tear, else, strain, toxic against else, strain, tear, toxic. Tear moves two
  // places, something else and strain one each; the flag goes. "Weak" weighs nothing in either.
  EXPECT_EQ(report.agreed(), 2u);
  EXPECT_EQ(report.first_changed(), 2u);
  EXPECT_EQ(report.rank_shifts(), 8u);
  EXPECT_EQ(report.flags_vanish_per_100(), 50.0);
  EXPECT_EQ(report.flags_appear_per_100(), 0.0);
  ASSERT_EQ(report.flags_size(), 1);
  EXPECT_EQ(report.flags(0).flag_id(), "suspected_tear");
  EXPECT_EQ(report.flags(0).vanished(), 2u);
  EXPECT_GT(report.active_latency().p50(), 0);
  EXPECT_GE(report.shadow_latency().p99(), report.shadow_latency().p50());
  EXPECT_GT(report.shadow_latency().p50(), 0);
}

TEST_F(ShadowWatchTest, NobodyWatchesUntilAskedTo) {
  Ask(RequestWith("squeeze"));
  EXPECT_EQ(watch_->Report("small").status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(watch_->Report("small").status().message()), HasSubstr("Shadow"));
  watch_->Use({DoubtfulCandidate()}, {});
  Ask(RequestWith("squeeze"));
  EXPECT_EQ(ReportAfter(1).evaluations(), 1u);
  watch_->Use({}, {});
  EXPECT_EQ(watch_->Report("small").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ShadowWatchTest, OneThatGoesOnKeepsItsCountsAndAnotherBeginsAnew) {
  watch_->Use({DoubtfulCandidate()}, {});
  Ask(RequestWith("squeeze"));
  ReportAfter(1);
  watch_->Use({DoubtfulCandidate()}, {});
  Ask(RequestWith("squeeze"));
  EXPECT_EQ(ReportAfter(2).evaluations(), 2u);
  catalogue::ShadowBase third = DoubtfulCandidate();
  third.version = "3.0.0";
  watch_->Use({third}, {});
  EXPECT_EQ(watch_->Report("small")->evaluations(), 0u);
}

// The live answer came from 1.0.0, and the shadow is compared with 0.9.0.
TEST_F(ShadowWatchTest, AnAnswerOfAnotherVersionIsDroppedAndNotCompared) {
  catalogue::ShadowBase other = DoubtfulCandidate();
  other.against = "0.9.0";
  watch_->Use({other}, {});
  Ask(RequestWith("squeeze"));
  const v1::ShadowReport report = ReportAfter(1);
  EXPECT_EQ(report.dropped(), 1u);
  EXPECT_EQ(report.evaluations(), 0u);
}

TEST_F(ShadowWatchTest, WhatWasSwappedOutIsDestroyedByTheWatchAndNotByItsCaller) {
  catalogue::ShadowBase shadow = DoubtfulCandidate();
  const std::weak_ptr<const catalogue::KnowledgeBase> base = shadow.base;
  watch_->Use({std::move(shadow)}, {});
  Ask(RequestWith("squeeze"));
  ReportAfter(1);
  watch_->Use({}, {});
  for (int tries = 0; tries < 500 && !base.expired(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_TRUE(base.expired());
}

class SmallShadowWatchTest : public ShadowWatchTest {
 protected:
  SmallShadowWatchTest() : ShadowWatchTest({.max_waiting = 64, .max_bytes = 100, .read = {}}) {}
};

TEST_F(SmallShadowWatchTest, WhatFindsNoRoomIsDroppedAndCounted) {
  watch_->Use({DoubtfulCandidate()}, {});
  Ask(RequestWith("squeeze"));  // some 600 bytes
  const v1::ShadowReport report = ReportAfter(1);
  EXPECT_EQ(report.dropped(), 1u);
  EXPECT_EQ(report.evaluations(), 0u);
}

}  // namespace
}  // namespace soleus::test
