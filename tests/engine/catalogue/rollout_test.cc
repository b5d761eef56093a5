// How a version takes over, watches, drains and goes back, with real hosts and signed bundles.
#include "engine/catalogue/rollout.h"

#include <memory>
#include <string>
#include <vector>

#include "tests/engine/catalogue/rollout_fixture.h"

namespace soleus::catalogue {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RolloutTest, AVersionThatIsTakenInServesNothingUntilItIsActivated) {
  Install("subject", Subject(1));
  Open();
  const std::string digest = rollout_->active()->digest();
  const Change staged = Stage(Subject(2));
  EXPECT_EQ(staged.version.life, Life::kWarmed);
  EXPECT_EQ(staged.version.key_id, HouseKey().id());
  EXPECT_EQ(staged.version.counter, 2u);
  EXPECT_EQ(staged.knowledge_digest, digest);
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 1.0.0");
  EXPECT_EQ(LivesOf("subject"), "2.0.0 warmed, 1.0.0 active");

  const Change active = Activate("subject", "2.0.0");
  EXPECT_EQ(active.version.life, Life::kActive);
  EXPECT_NE(active.knowledge_digest, digest);
  EXPECT_EQ(active.knowledge_digest, rollout_->active()->digest());
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 2.0.0");
}

TEST_F(RolloutTest, WithoutANumberTheNewestThatWasTakenInIsMeant) {
  Install("subject", Subject(1));
  Open();
  EXPECT_EQ(rollout_->Activate("subject", "").status().code(), absl::StatusCode::kNotFound);
  Stage(Subject(2));
  Stage(Subject(3));
  EXPECT_EQ(Activate("subject", "").version.version, "3.0.0");
}

TEST_F(RolloutTest, WhatServedDrainsUntilTheLastSnapshotThatHoldsItIsGone) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  std::shared_ptr<const KnowledgeBase> pinned = rollout_->active();
  Activate("subject", "2.0.0");
  EXPECT_EQ(LivesOf("subject"), "2.0.0 active, 1.0.0 draining");
  EXPECT_EQ(StateOf("subject", "1.0.0").pinned, 1u);
  // It answers as it did, for whoever has it.
  EXPECT_EQ(PartOf(*pinned), "neighbour 1.0.0, subject 1.0.0");
  EXPECT_EQ(pinned->knowledge().plugins()[1]->about.title, "Test plugin");
  const int before = sweeps_;
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_GT(sweeps_, before) << "whoever holds snapshots is asked to let go of them";
  EXPECT_EQ(LivesOf("subject"), "2.0.0 active, 1.0.0 draining");

  pinned.reset();
  EXPECT_EQ(LivesOnce("subject", "2.0.0 active, 1.0.0 retired"), "2.0.0 active, 1.0.0 retired");
  EXPECT_EQ(StateOf("subject", "1.0.0").pinned, 0u);
  EXPECT_TRUE(StateOf("subject", "1.0.0").previous);
  EXPECT_FALSE(StateOf("subject", "2.0.0").previous);
}

TEST_F(RolloutTest, OneSwapAndNotTheOthersPinsASnapshot) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  const auto first = rollout_->active();
  Activate("subject", "2.0.0");
  // The neighbour is in the old snapshot and in the new one.
  EXPECT_EQ(StateOf("neighbour", "1.0.0").pinned, 2u);
  EXPECT_EQ(StateOf("subject", "2.0.0").pinned, 1u);
}

TEST_F(RolloutTest, RollbackGoesToTheVersionBeforeAndBackAgain) {
  Install("subject", Subject(1));
  Open();
  EXPECT_THAT(std::string(rollout_->Rollback("subject").status().message()),
              HasSubstr("no version served before"));
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  LivesOnce("subject", "2.0.0 active, 1.0.0 retired");
  const absl::StatusOr<Change> back = rollout_->Rollback("subject");
  ASSERT_TRUE(back.ok()) << back.status().message();
  EXPECT_EQ(back->version.version, "1.0.0");
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 1.0.0");
  const absl::StatusOr<Change> forth = rollout_->Rollback("subject");
  ASSERT_TRUE(forth.ok()) << forth.status().message();
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 2.0.0");
}

TEST_F(RolloutTest, RollbackVerifiesAgainAndLeavesWhatServesWhereThatFails) {
  Open();
  Stage(Subject(1));
  Activate("subject", "1.0.0");
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  for (const auto& entry : fs::recursive_directory_iterator(dir_ / "bundles" / "subject")) {
    if (entry.path().filename() == "plugin.so" &&
        entry.path().parent_path().filename().string().starts_with("1.0.0")) {
      std::ofstream(entry.path(), std::ios::app) << "tampered";
    }
  }
  const absl::StatusOr<Change> back = rollout_->Rollback("subject");
  EXPECT_THAT(std::string(back.status().message()), HasSubstr("plugin.so"));
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 2.0.0");
}

TEST_F(RolloutTest, ANewcomerThatContradictsAnotherIsRefusedAndBothAreNamed) {
  Open();
  const std::string digest = rollout_->active()->digest();
  const std::size_t published = Published();
  // By name it would be merged first, and the one that serves would go.
  Stage(Packed("intruder", "intruder", "1.0.0"));
  EXPECT_THAT(std::string(rollout_->Activate("intruder", "1.0.0").status().message()),
              AllOf(HasSubstr("intruder 1.0.0 would put plugin \"neighbour\" out"),
                    HasSubstr("condition \"neighbour\"")));
  // By name it would be merged last, and not serve itself.
  Stage(Packed("clash", "subject", "1.0.0"));
  const std::string refusal(rollout_->Activate("subject", "1.0.0").status().message());
  EXPECT_THAT(refusal, AllOf(HasSubstr("subject 1.0.0 cannot serve beside what does"),
                             HasSubstr("already stated by plugin \"neighbour\"")));
  EXPECT_EQ(std::string(rollout_->Shadow("subject", "1.0.0").status().message()), refusal);
  EXPECT_EQ(rollout_->active()->digest(), digest);
  EXPECT_EQ(Published(), published);
  EXPECT_EQ(LivesOf("intruder"), "1.0.0 warmed");
}

TEST_F(RolloutTest, AShadowWatchesInPlaceOfTheActiveVersionAndEndsAsItTakesOver) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  const std::string digest = rollout_->active()->digest();
  const absl::StatusOr<Change> shadow = rollout_->Shadow("subject", "2.0.0");
  ASSERT_TRUE(shadow.ok()) << shadow.status().message();
  EXPECT_EQ(shadow->version.life, Life::kShadow);
  EXPECT_EQ(shadow->knowledge_digest, digest) << "it shows nothing";
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 1.0.0");
  ASSERT_THAT(Shadows(), SizeIs(1));
  EXPECT_EQ(Shadows()[0].against, "1.0.0");
  EXPECT_EQ(Shadows()[0].version, "2.0.0");
  EXPECT_EQ(PartOf(*Shadows()[0].base), "neighbour 1.0.0, subject 2.0.0");

  Activate("subject", "2.0.0");
  EXPECT_THAT(Shadows(), IsEmpty());
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 2.0.0");
}

TEST_F(RolloutTest, APluginHasOneShadowAndItsNeighboursAreAsTheyServe) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Stage(Subject(3));
  ASSERT_TRUE(rollout_->Shadow("subject", "2.0.0").ok());
  ASSERT_TRUE(rollout_->Shadow("subject", "3.0.0").ok());
  ASSERT_THAT(Shadows(), SizeIs(1));
  EXPECT_EQ(Shadows()[0].version, "3.0.0");
  EXPECT_EQ(LivesOf("subject"), "3.0.0 shadow, 2.0.0 warmed, 1.0.0 active");
  ASSERT_TRUE(rollout_->Retire("neighbour", "").ok());
  EXPECT_EQ(PartOf(*Shadows()[0].base), "neighbour out, subject 3.0.0");
  ASSERT_TRUE(rollout_->Retire("subject", "3.0.0").ok());
  EXPECT_THAT(Shadows(), IsEmpty());
  EXPECT_EQ(LivesOf("subject"), "3.0.0 warmed, 2.0.0 warmed, 1.0.0 active");
}

TEST_F(RolloutTest, TheActiveVersionIsNoShadowOfItself) {
  Open();
  EXPECT_THAT(std::string(rollout_->Shadow("neighbour", "1.0.0").status().message()),
              HasSubstr("neighbour 1.0.0 is the active version"));
}

TEST_F(RolloutTest, ARetiredPluginIsOutWithTheDayAndComesBackWhenActivated) {
  Install("subject", Subject(1));
  Open();
  EXPECT_THAT(std::string(rollout_->Retire("subject", "1.0.0").status().message()),
              HasSubstr("is the active version; name the plugin alone"));
  ASSERT_TRUE(rollout_->Retire("subject", "").ok());
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject out");
  EXPECT_THAT(ReasonAgainst("subject"),
              HasSubstr("retired by an administrator on 2026-11-24T12:00:"));
  EXPECT_EQ(LivesOnce("subject", "1.0.0 retired"), "1.0.0 retired");
  Activate("subject", "1.0.0");
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 1.0.0");
}

TEST_F(RolloutTest, ACandidateIsPublishedNowhereAndPinsItsVersion) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  const std::size_t published = Published();
  {
    const absl::StatusOr<ShadowBase> candidate = rollout_->Candidate("subject", "");
    ASSERT_TRUE(candidate.ok()) << candidate.status().message();
    EXPECT_EQ(PartOf(*candidate->base), "neighbour 1.0.0, subject 2.0.0");
    EXPECT_EQ(candidate->against, "1.0.0");
    EXPECT_EQ(StateOf("subject", "2.0.0").pinned, 1u);
    EXPECT_THAT(std::string(rollout_->Retire("subject", "2.0.0").status().message()),
                HasSubstr("still in use"));
  }
  EXPECT_EQ(Published(), published);
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 1.0.0");
  for (int i = 0; i < 1000 && StateOf("subject", "2.0.0").pinned > 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_TRUE(rollout_->Retire("subject", "2.0.0").ok());
}

TEST_F(RolloutTest, EachChangeIsToldInOrderUntilTheWatcherEnds) {
  Install("subject", Subject(1));
  Open();
  std::vector<std::string> told;
  std::vector<std::uint64_t> sequence;
  std::shared_ptr<void> watch = rollout_->Subscribe([&](const Event& event) {
    told.push_back(event.version.version + " " + std::string(WordFor(event.version.life)));
    sequence.push_back(event.sequence);
  });
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  LivesOnce("subject", "2.0.0 active, 1.0.0 retired");
  watch.reset();
  EXPECT_THAT(told, ElementsAre("2.0.0 staged", "2.0.0 verified", "2.0.0 warmed", "2.0.0 active",
                                "1.0.0 draining", "1.0.0 retired"));
  for (std::size_t i = 1; i < sequence.size(); ++i) EXPECT_EQ(sequence[i], sequence[i - 1] + 1);
  Stage(Subject(3));
  EXPECT_THAT(told, SizeIs(6));
}

TEST_F(RolloutTest, AHundredSwapsLeaveTwoVersionsAndOneSnapshotBehind) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  for (int i = 0; i < 50; ++i) {
    Activate("subject", "2.0.0");
    Activate("subject", "1.0.0");
  }
  EXPECT_EQ(LivesOnce("subject", "2.0.0 retired, 1.0.0 active"), "2.0.0 retired, 1.0.0 active");
  EXPECT_EQ(StateOf("neighbour", "1.0.0").pinned, 1u);
}

TEST_F(RolloutTest, WhoAsksForWhatIsNotThereIsToldWhatIs) {
  Install("subject", Subject(1));
  Open();
  const absl::Status plugin = rollout_->Activate("subjekt", "1.0.0").status();
  EXPECT_EQ(plugin.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(plugin.message()), HasSubstr("there are neighbour, subject."));
  const absl::Status version = rollout_->Activate("subject", "7.0.0").status();
  EXPECT_EQ(version.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(version.message()), HasSubstr("there are: 1.0.0."));
}

}  // namespace
}  // namespace soleus::catalogue
