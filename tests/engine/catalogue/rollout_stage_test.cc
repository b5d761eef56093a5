// What is taken in, what is refused and why, and what stays of it, with real hosts and signed
// bundles.
#include <string>
#include <vector>

#include "engine/catalogue/rollout.h"
#include "tests/engine/catalogue/rollout_fixture.h"

namespace soleus::catalogue {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST_F(RolloutTest, ABundleMayBeNamedByItsFolderOrSent) {
  Open();
  Write(dir_ / "sent" / "subject", Subject(1));
  const absl::StatusOr<Change> by_path = rollout_->Stage((dir_ / "sent" / "subject").string());
  ASSERT_TRUE(by_path.ok()) << by_path.status().message();
  EXPECT_EQ(by_path->version.life, Life::kWarmed);
  EXPECT_EQ(Stage(Subject(2)).version.life, Life::kWarmed);
  EXPECT_EQ(KeptFolders(), 2u);
  EXPECT_EQ(rollout_->Stage("sent/subject").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(RolloutTest, ABundleThatIsThereIsAnsweredAsItStands) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  EXPECT_EQ(Stage(Subject(2)).version.life, Life::kActive);
  EXPECT_TRUE(Stage(Packed("neighbour", "neighbour", "1.0.0")).version.bundled);
  EXPECT_EQ(KeptFolders(), 1u);
}

TEST_F(RolloutTest, WhatMayNotBeTakenInIsRefusedByNameAndChangesNothing) {
  Install("subject", Subject(2));
  Open();
  const std::string digest = rollout_->active()->digest();
  Stage(Subject(3));
  static const PrivateKey stranger = PrivateKey::Generate().value();
  std::vector<BundleFile> spoilt = Subject(4);
  for (BundleFile& file : spoilt) {
    if (file.name == kLibraryName) file.content.back() ^= 1;
  }
  const struct {
    std::vector<BundleFile> files;
    std::string refusal;
  } kRefused[] = {
      {Packed("subject_4", "subject", "4.0.0", 1), "its counter is 1 and 3 was accepted before"},
      {Packed("subject_3", "subject", "3.0.0", 9), "another bundle of that version is there"},
      {Packed("subject_2", "subject", "2.0.0", 9), "another bundle of that version is there"},
      {Packed("subject_4", "subject", "4.0.0", 4, stranger), "which is not trusted here"},
      {spoilt, "its SHA-256 is not the one"},
      {Packed("subject_4", "subject", "4.0.1", 4), "says version 4.0.1 and its table 4.0.0"},
      {Packed("subject_4", "another", "4.0.0", 4), "says it is \"subject\""},
      {Packed("no_symbol", "no_symbol", "1.0.0"), "exports no soleus_module"},
      {Packed("wrong_case", "subject", "1.0.0", 4), "worked case \"sign_present\" expects"},
  };
  for (const auto& [files, refusal] : kRefused) {
    const absl::StatusOr<Change> change = rollout_->Stage(files);
    EXPECT_FALSE(change.ok()) << refusal;
    EXPECT_THAT(std::string(change.status().message()), HasSubstr(refusal));
  }
  EXPECT_EQ(rollout_->active()->digest(), digest);
  EXPECT_EQ(KeptFolders(), 1u);
  // Those whose plugin is known stay listed, with the reason.
  const VersionState state = StateOf("no_symbol", "1.0.0");
  EXPECT_EQ(state.life, Life::kFailed);
  EXPECT_THAT(state.reason, HasSubstr("exports no soleus_module"));
}

TEST_F(RolloutTest, WhatDoesNotPassTheGateIsRefusedWithItsSentence) {
  gate_ = [](const KnowledgeBase& alone) {
    return PartOf(alone) == "subject 1.0.0"
               ? "case \"sign_present\" in other units: expected 4 %, got 5 %."
               : "";
  };
  Open();
  EXPECT_EQ(std::string(rollout_->Stage(Subject(1)).status().message()),
            "subject: case \"sign_present\" in other units: expected 4 %, got 5 %.");
  EXPECT_EQ(KeptFolders(), 0u);
}

TEST_F(RolloutTest, OfManyFailuresTheLastOnesAreListed) {
  Open();
  std::vector<BundleFile> spoilt = Subject(1);
  for (BundleFile& file : spoilt) {
    if (file.name == kSignatureName) file.content.back() ^= 1;
  }
  for (std::size_t i = 0; i < Rollout::kKeptFailures + 5; ++i) {
    EXPECT_FALSE(rollout_->Stage(spoilt).ok());
  }
  EXPECT_EQ(rollout_->List().size(), 1 + Rollout::kKeptFailures);
}

TEST_F(RolloutTest, OfThoseThatOnlyWaitTheNewestThreeAreKept) {
  Open();
  for (int number = 1; number <= 4; ++number) Stage(Subject(number));
  EXPECT_EQ(LivesOf("subject"), "4.0.0 warmed, 3.0.0 warmed, 2.0.0 warmed");
  EXPECT_EQ(KeptFolders(), 3u);
}

TEST_F(RolloutTest, TheActiveAndThePreviousVersionAreKeptBesideThem) {
  Open();
  Stage(Subject(1));
  Activate("subject", "1.0.0");
  Stage(Subject(2));
  Activate("subject", "2.0.0");
  Stage(Subject(3));
  Stage(Subject(4));
  EXPECT_EQ(LivesOnce("subject", "4.0.0 warmed, 3.0.0 warmed, 2.0.0 active, 1.0.0 retired"),
            "4.0.0 warmed, 3.0.0 warmed, 2.0.0 active, 1.0.0 retired");
  EXPECT_EQ(KeptFolders(), 4u);
}

TEST_F(RolloutTest, AVersionIsPutAwayWithItsFilesAndItsCounterStays) {
  Open();
  Stage(Subject(2));
  const absl::StatusOr<Change> away = rollout_->Retire("subject", "2.0.0");
  ASSERT_TRUE(away.ok()) << away.status().message();
  EXPECT_EQ(away->version.life, Life::kRetired);
  EXPECT_EQ(LivesOf("subject"), "");
  EXPECT_EQ(KeptFolders(), 0u);
  Open();
  EXPECT_THAT(std::string(rollout_->Stage(Subject(1)).status().message()),
              HasSubstr("its counter is 1 and 2 was accepted before"));
  EXPECT_THAT(std::string(rollout_->Retire("neighbour", "1.0.0").status().message()),
              StartsWith("neighbour 1.0.0 is the active version"));
}

TEST_F(RolloutTest, WhereNothingCanBeRememberedNothingChanges) {
  Install("subject", Subject(1));
  Open();
  Stage(Subject(2));
  Close();
  const std::size_t kept = KeptFolders();
  read_only_ = true;
  Open();
  const std::string digest = rollout_->active()->digest();
  for (const absl::Status& refused :
       {rollout_->Stage(Subject(3)).status(), rollout_->Activate("subject", "2.0.0").status(),
        rollout_->Shadow("subject", "2.0.0").status(), rollout_->Retire("subject", "").status()}) {
    EXPECT_THAT(std::string(refused.message()), HasSubstr("open for reading alone"));
  }
  EXPECT_EQ(rollout_->active()->digest(), digest);
  EXPECT_EQ(KeptFolders(), kept);
  EXPECT_THAT(LivesOf("subject"), HasSubstr("1.0.0 active"));
}

}  // namespace
}  // namespace soleus::catalogue
