#include "engine/service/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/service/decision_support.h"
#include "engine/service/logged_input.h"
#include "engine/service/look_on.h"
#include "tests/engine/service/trial_fixture.h"

namespace soleus::test {
namespace {

using service::DecisionSupport;
using service::ReplayOptions;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kPatience = std::chrono::seconds(20);

struct Replayed {
  absl::Status status;
  std::vector<v1::ChangedAnswer> changed;
  std::optional<v1::ReplaySummary> summary;
};

// Live answers by version 1.0.0, with a log.
class ReplayTest : public testing::Test {
 protected:
  ReplayTest() {
    std::string pattern = testing::TempDir() + "replay_XXXXXX";
    folder_ = mkdtemp(pattern.data());
    Open(true);
  }
  ~ReplayTest() override {
    log_.reset();
    std::filesystem::remove_all(folder_);
  }

  void Open(bool keep_inputs) {
    log_.reset();
    store::DecisionLog::Options options;
    options.path = folder_ + "/decisions.db";
    options.keep_inputs = keep_inputs;
    options.clock = [this] { return now_; };
    options.on_trouble = [](const std::string& line) { ADD_FAILURE() << line; };
    auto log = store::DecisionLog::Open(std::move(options));
    ASSERT_TRUE(log.ok()) << log.status();
    log_ = *std::move(log);
  }

  service::DecisionSupport::Onlooker Onlooker() {
    return service::RememberWith(log_.get(), nullptr, [this] { return now_; });
  }

  std::string Ask(const v1::EvaluateRequest& request) {
    DecisionSupport support(Small(), {}, [this] { return now_; });
    support.LookOn(Onlooker());
    const auto answer = support.Evaluate(request);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer->decision_id();
  }

  Replayed Replay(const catalogue::ShadowBase& candidate, ReplayOptions options = {}) {
    EXPECT_TRUE(log_->Flush(kPatience).ok());
    Replayed replayed;
    replayed.status = service::Replay(*log_, candidate, options, [&](const auto& response) {
      if (response.has_changed()) replayed.changed.push_back(response.changed());
      if (response.has_summary()) replayed.summary = response.summary();
      return true;
    });
    return replayed;
  }

  static catalogue::ShadowBase Same() {
    return {.plugin_id = "small", .version = "1.0.0", .against = "1.0.0", .base = Small()};
  }

  std::chrono::sys_seconds now_ = kThen;
  std::string folder_;
  std::unique_ptr<store::DecisionLog> log_;
};

TEST_F(ReplayTest, TheSameVersionReplaysToTheSameBytes) {
  v1::EvaluateRequest full = RequestWith("squeeze");
  full.set_request_id("r-7");
  full.mutable_options()->set_every_word(true);
  full.mutable_options()->set_fhir_bundle(true);
  v1::EvaluateRequest today = RequestWith("tender");
  today.clear_as_of();  // the day that the log holds
  Ask(full);
  Ask(today);
  Ask(RequestWith("gap", false));
  now_ += std::chrono::days(400);  // "today" is another day when it is replayed
  const Replayed replayed = Replay(Same());
  ASSERT_TRUE(replayed.status.ok()) << replayed.status;
  EXPECT_THAT(replayed.changed, IsEmpty());
  ASSERT_TRUE(replayed.summary.has_value());
  EXPECT_EQ(replayed.summary->replayed(), 3u);
  EXPECT_EQ(replayed.summary->same_bytes(), 3u);
  EXPECT_EQ(replayed.summary->changed(), 0u);
  EXPECT_EQ(replayed.summary->not_replayed(), 0u);
  EXPECT_EQ(replayed.summary->remarks_size(), 0);
}

TEST_F(ReplayTest, EveryAnswerThatACandidateWouldChangeIsSentWithWhatDiffers) {
  const std::string squeezed = Ask(RequestWith("squeeze"));
  Ask(RequestWith("weak"));
  const Replayed replayed = Replay(DoubtfulCandidate());
  ASSERT_TRUE(replayed.status.ok()) << replayed.status;
  ASSERT_EQ(replayed.changed.size(), 1u);
  EXPECT_EQ(replayed.changed[0].what(), squeezed);
  EXPECT_THAT(replayed.changed[0].lines(0),
              "Red flag \"suspected_tear\" would no longer fire, but be not excluded.");
  EXPECT_EQ(replayed.summary->replayed(), 2u);
  EXPECT_EQ(replayed.summary->changed(), 1u);
  EXPECT_EQ(replayed.summary->same_bytes(), 0u);  // the digest in it is another
}

TEST_F(ReplayTest, NoMoreAreSentThanAskedForAndAllAreCounted) {
  for (int i = 0; i < 3; ++i) Ask(RequestWith("squeeze"));
  const Replayed replayed = Replay(DoubtfulCandidate(), {.since = {}, .max_changed = 1});
  EXPECT_EQ(replayed.changed.size(), 1u);
  EXPECT_EQ(replayed.summary->changed(), 3u);
}

TEST_F(ReplayTest, OnlyWhatIsYoungEnoughIsReplayed) {
  Ask(RequestWith("squeeze"));
  now_ += std::chrono::hours(1);
  Ask(RequestWith("squeeze"));
  EXPECT_EQ(Replay(Same(), {.since = now_}).summary->replayed(), 1u);
}

TEST_F(ReplayTest, WhereInputsAreHashedThereIsNothingToReplayAndItIsSaid) {
  Open(false);
  Ask(RequestWith("squeeze"));
  const Replayed replayed = Replay(Same());
  EXPECT_EQ(replayed.status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(replayed.status.message()), HasSubstr("decision_log.inputs"));
  Open(true);
  Ask(RequestWith("squeeze"));
  const Replayed both = Replay(Same());
  EXPECT_EQ(both.summary->replayed(), 1u);
  EXPECT_EQ(both.summary->not_replayed(), 1u);
  EXPECT_THAT(both.summary->remarks(0), HasSubstr("Not replayed: 1, since their input was not"));
}

TEST_F(ReplayTest, WhereAnotherPluginHasChangedMeanwhileItIsNotReplayedAndSaid) {
  Ask(RequestWith("squeeze"));
  catalogue::ShadowBase of_another = DoubtfulCandidate();
  of_another.plugin_id = "another";
  const Replayed replayed = Replay(of_another);
  EXPECT_EQ(replayed.summary->replayed(), 0u);
  EXPECT_EQ(replayed.summary->not_replayed(), 1u);
  EXPECT_THAT(replayed.summary->remarks(0), HasSubstr("small has gone from 1.0.0 to 2.0.0"));
}

TEST_F(ReplayTest, WhereTheSitesFilesHaveChangedItIsNotReplayedAndSaid) {
  Ask(RequestWith("squeeze"));
  ReplayOptions options;
  options.site.mapping = std::make_shared<const service::SiteMapping>(
      service::SiteMapping{.entries = {}, .digest = "d1"});
  const Replayed replayed = Replay(Same(), options);
  EXPECT_EQ(replayed.summary->not_replayed(), 1u);
  EXPECT_THAT(replayed.summary->remarks(0), HasSubstr("site's own files"));
}

TEST_F(ReplayTest, AReceiverThatHasGoneEndsIt) {
  Ask(RequestWith("squeeze"));
  ASSERT_TRUE(log_->Flush(kPatience).ok());
  const absl::Status status =
      service::Replay(*log_, DoubtfulCandidate(), {}, [](const auto&) { return false; });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
}

TEST_F(ReplayTest, WhoMustEndIsAskedBeforeEachDecision) {
  for (int i = 0; i < 3; ++i) Ask(RequestWith("squeeze"));
  int asked = 0;
  const Replayed replayed =
      Replay(DoubtfulCandidate(),
             {.since = {}, .site = {}, .read = {}, .go_on = [&] { return ++asked < 3; }});
  EXPECT_EQ(replayed.status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(replayed.changed.size(), 2u);
}

// What an EHR gave is replayed from the log, and the token that it was asked with is not there.
TEST_F(ReplayTest, WhatWasFetchedIsReplayedWithoutTheServerAndWithoutTheToken) {
  v1::EvaluateRequest request;
  request.set_as_of("2026-11-24");
  request.mutable_fhir_server()->set_base_url("https://ehr.example/fhir");
  request.mutable_fhir_server()->set_patient_id("p");
  request.mutable_fhir_server()->set_access_token("token-of-the-caller");
  std::string page = RecordWith("squeeze", true);
  for (std::size_t at = 0; (at = page.find("\"status\"", at)) != page.npos; at += 40) {
    page.insert(at, "\"subject\": {\"reference\": \"Patient/p\"}, ");
  }
  const fhir::client::Fetched fetched{.pages = {{.name = "fetched.Observation[1]", .json = page}},
                                      .searches = {{.type = "Observation",
                                                    .outcome = fhir::client::Outcome::kPartial,
                                                    .resources = 3,
                                                    .reason = "Two pages are missing; ask again."}},
                                      .issues = {{.severity = fhir::Severity::kError,
                                                  .path = "fetched.Observation",
                                                  .text = "Two pages are missing.",
                                                  .remedy = "Ask again."}}};
  const fhir::Time as_of = *fhir::ParseTime("2026-11-24");
  const service::Material material{
      .request = request, .as_of_text = request.as_of(), .as_of = as_of, .fetched = &fetched};
  const auto view = std::make_shared<const service::View>(Small(), service::SiteData{});
  const auto answer =
      service::Answer(*view, material, {}, std::chrono::steady_clock::time_point::max());
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->differential(0).condition_id(), "tear") << "the page was read";
  Onlooker()({.material = material, .response = *answer, .view = view});

  const Replayed replayed = Replay(Same());
  ASSERT_TRUE(replayed.summary.has_value()) << replayed.status;
  EXPECT_EQ(replayed.summary->same_bytes(), 1u);
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(bytes.find("token-of-the-caller"), std::string::npos) << entry.path();
  }
}

}  // namespace
}  // namespace soleus::test
