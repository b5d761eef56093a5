// What a restart brings back, and what it says of the rest, with real hosts and signed bundles.
#include <string>
#include <vector>

#include "engine/catalogue/rollout.h"
#include "tests/engine/catalogue/rollout_fixture.h"

namespace soleus::catalogue {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RolloutTest, ABundledPluginServesWithoutBeingAskedFor) {
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0");
  const VersionState state = StateOf("neighbour", "1.0.0");
  EXPECT_EQ(state.life, Life::kActive);
  EXPECT_TRUE(state.bundled);
  EXPECT_THAT(state.digest, SizeIs(64));
  EXPECT_EQ(Published(), 1u);
  EXPECT_THAT(rollout_->not_restored(), IsEmpty());
}

TEST_F(RolloutTest, ABundledPluginIsHeldToTheSameTrustAndCostsItselfAlone) {
  static const PrivateKey stranger = PrivateKey::Generate().value();
  Install("subject", Packed("subject", "subject", "1.0.0", 1, stranger));
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject out");
  EXPECT_THAT(ReasonAgainst("subject"), HasSubstr("which is not trusted here"));
  EXPECT_EQ(LivesOf("subject"), " failed");
}

TEST_F(RolloutTest, AFolderThatHoldsAnotherPluginOrIsNoPluginsNameIsOutWithItsReason) {
  Install("Calf\xff", Subject(1));
  Install("misnamed", Subject(1));
  Open();
  EXPECT_EQ(Serving(), "Calf\\xff out, misnamed out, neighbour 1.0.0");
  EXPECT_THAT(ReasonAgainst("Calf\\xff"), HasSubstr("rename the folder"));
  EXPECT_THAT(ReasonAgainst("misnamed"),
              AllOf(HasSubstr("its folder is \"misnamed\""), HasSubstr("says it is \"subject\"")));
}

TEST_F(RolloutTest, OfTwoBundledPluginsThatContradictTheFirstByNameServes) {
  Install("intruder", Packed("intruder", "intruder", "1.0.0"));
  Open();
  EXPECT_EQ(Serving(), "intruder 1.0.0, neighbour out");
  EXPECT_EQ(LivesOf("neighbour"), "1.0.0 failed");
  ASSERT_TRUE(rollout_->Retire("intruder", "").ok());
  EXPECT_EQ(Serving(), "intruder out, neighbour 1.0.0");
  EXPECT_EQ(LivesOf("neighbour"), "1.0.0 active");
}

TEST_F(RolloutTest, ARestartComesBackWithTheSameSet) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  Stage(Subject(3));
  ASSERT_TRUE(rollout_->Shadow("subject", "3.0.0").ok());
  Stage(Subject(4));
  const std::string digest = rollout_->active()->digest();
  Open();
  EXPECT_EQ(rollout_->active()->digest(), digest);
  EXPECT_EQ(LivesOf("subject"), "4.0.0 verified, 3.0.0 shadow, 2.0.0 active, 1.0.0 retired");
  EXPECT_TRUE(StateOf("subject", "1.0.0").previous);
  ASSERT_THAT(Shadows(), SizeIs(1));
  EXPECT_EQ(Shadows()[0].version, "3.0.0");
  EXPECT_THAT(rollout_->not_restored(), IsEmpty());
  // One for each Open, one for Activate and one for Shadow between.
  EXPECT_EQ(Published(), 4u);
  // What only waits is loaded when it is wanted.
  Activate("subject", "4.0.0");
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 4.0.0");
}

TEST_F(RolloutTest, ARetiredPluginStaysOutOverARestart) {
  Open();
  ASSERT_TRUE(rollout_->Retire("neighbour", "").ok());
  Open();
  EXPECT_EQ(Serving(), "neighbour out");
  EXPECT_THAT(ReasonAgainst("neighbour"), HasSubstr("retired by an administrator on 2026-11-24T"));
  EXPECT_THAT(rollout_->not_restored(), IsEmpty());
  ASSERT_TRUE(rollout_->Rollback("neighbour").ok());
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0");
}

TEST_F(RolloutTest, WhatTheFolderHoldsNowServesWhereTheBundledVersionWasMeant) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  Activate("subject", "1.0.0");
  Install("subject", Subject(3));
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 3.0.0");
  EXPECT_THAT(rollout_->not_restored(), IsEmpty());
}

TEST_F(RolloutTest, AVersionThatWasTamperedWithGivesWayToTheOneBeforeAndIsNamed) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  Stage(Subject(3));
  Activate("subject", "3.0.0");
  Close();
  const auto spoil = [&](const std::string& version) {
    for (const auto& entry : fs::directory_iterator(dir_ / "bundles" / "subject")) {
      if (entry.path().filename().string().starts_with(version)) {
        std::ofstream(entry.path() / "plugin.so", std::ios::app) << "x";
      }
    }
  };
  spoil("3.0.0");
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 2.0.0");
  EXPECT_THAT(
      rollout_->not_restored(),
      ElementsAre(AllOf(HasSubstr("subject 3.0.0 could not be restored"), HasSubstr("plugin.so"),
                        HasSubstr("subject 2.0.0 serves instead"))));
  Close();
  spoil("2.0.0");
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject 1.0.0") << "the bundled one";
  Close();
  fs::remove_all(dir_ / "plugins" / "subject");
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0, subject out");
  EXPECT_THAT(rollout_->not_restored(), ElementsAre(HasSubstr("No version of the plugin serves")));
}

TEST_F(RolloutTest, WhatAKillLeftHalfDoneIsCleanedUpAndWhatIsWantedStays) {
  Open();
  Stage(Subject(1));
  Close();
  fs::create_directories(dir_ / "bundles" / "subject" / ".half-written");
  fs::create_directories(dir_ / "bundles" / "subject" / "2.0.0-0123456789ab");
  fs::create_directories(dir_ / "bundles" / "gone" / "1.0.0-0123456789ab");
  Open();
  EXPECT_EQ(KeptFolders(), 1u);
  EXPECT_FALSE(fs::exists(dir_ / "bundles" / "gone"));
  EXPECT_EQ(LivesOf("subject"), "1.0.0 verified");
}

TEST_F(RolloutTest, ALookBesideADaemonSeesItsSetAndChangesNothing) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  fs::create_directories(dir_ / "bundles" / "subject" / ".half-written");
  const auto beside = store::PluginStore::OpenToRead((dir_ / "plugins.db").string()).value();
  Rollout::Options options = OptionsNow();
  options.read_only = true;
  const auto look = Rollout::Open(options, *spawner_, *beside, [](auto, auto) {});
  ASSERT_TRUE(look.ok()) << look.status().message();
  EXPECT_EQ((*look)->active()->digest(), rollout_->active()->digest());
  EXPECT_TRUE(fs::exists(dir_ / "bundles" / "subject" / ".half-written"));
}

TEST_F(RolloutTest, WithoutAStoreOnlyThePluginFolderCounts) {
  read_only_ = true;
  Open();
  EXPECT_EQ(Serving(), "neighbour 1.0.0");
  EXPECT_FALSE(fs::exists(dir_ / "plugins.db"));
  EXPECT_FALSE(fs::exists(dir_ / "bundles"));
}

TEST_F(RolloutTest, AMissingPluginFolderIsAnErrorAndAnEmptyOneAnEmptySnapshot) {
  fs::remove_all(dir_ / "plugins" / "neighbour");
  Open();
  EXPECT_EQ(Serving(), "");
  Close();
  fs::remove_all(dir_ / "plugins");
  const auto none = store::PluginStore::OpenToRead((dir_ / "nothing.db").string()).value();
  EXPECT_EQ(Rollout::Open(OptionsNow(), *spawner_, *none, [](auto, auto) {}).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace soleus::catalogue
