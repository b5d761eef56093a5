// A version whose code keeps crashing, in real, confined hosts: it is taken out for good, and
// whatever served before it takes over by itself.
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "engine/catalogue/code_process.h"
#include "engine/catalogue/rollout.h"
#include "tests/engine/catalogue/plugins/coded.h"
#include "tests/engine/catalogue/rollout_fixture.h"

namespace soleus::catalogue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<BundleFile> Coded(int number) {
  return Packed(number == 1 ? "coded" : "coded_2", "coded", std::to_string(number) + ".0.0",
                static_cast<std::uint64_t>(number));
}

class QuarantineTest : public RolloutTest {
 protected:
  QuarantineTest() {
    code_.first_backoff = std::chrono::milliseconds(1);
    code_.max_backoff = std::chrono::milliseconds(4);
  }

  // Calls the code of `base` with what crashes it until `told` says that it was noticed.
  static void CrashUntil(const KnowledgeBase& base, const std::function<bool()>& told) {
    ASSERT_THAT(base.code(), SizeIs(1));
    reasoning::Patient patient;
    patient.facts["test_way"] = {.state = reasoning::Fact::State::kValue,
                                 .number = static_cast<double>(coded::Way::kAborts)};
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!told() && std::chrono::steady_clock::now() < end) {
      EXPECT_FALSE(
          base.code()[0]
              .process->Derive(patient, std::chrono::steady_clock::now() + std::chrono::seconds(5))
              .ok());
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_TRUE(told());
  }

  bool IsQuarantined(const std::string& version) const {
    return StateOf("coded", version).life == Life::kQuarantined;
  }
};

TEST_F(QuarantineTest, TheVersionBeforeTakesOverByItselfAndTheOtherStaysOutOverARestart) {
  Install("coded", Coded(1));
  Open();
  Stage(Coded(2));
  Activate("coded", "2.0.0");
  EXPECT_EQ(Serving(), "coded 2.0.0, neighbour 1.0.0");
  CrashUntil(*rollout_->active(), [this] { return Serving() == "coded 1.0.0, neighbour 1.0.0"; });
  EXPECT_TRUE(IsQuarantined("2.0.0"));
  EXPECT_THAT(StateOf("coded", "2.0.0").reason, HasSubstr("coded"));
  ASSERT_THAT(rollout_->active()->code(), SizeIs(1));
  EXPECT_EQ(rollout_->active()->code()[0].process->health().state, CodeHealth::State::kRunning);
  for (const absl::Status& refused :
       {rollout_->Stage(Coded(2)).status(), rollout_->Activate("coded", "2.0.0").status(),
        rollout_->Shadow("coded", "2.0.0").status()}) {
    EXPECT_THAT(std::string(refused.message()), HasSubstr("is quarantined since 2026-11-24T12:0"));
  }
  EXPECT_FALSE(rollout_->Rollback("coded").ok());

  Open();
  EXPECT_EQ(Serving(), "coded 1.0.0, neighbour 1.0.0");
  EXPECT_TRUE(IsQuarantined("2.0.0"));
  EXPECT_THAT(rollout_->not_restored(), IsEmpty());
}

TEST_F(QuarantineTest, WhereNothingServedBeforeThePluginIsOutWithTheReason) {
  Open();
  Stage(Coded(1));
  Activate("coded", "1.0.0");
  CrashUntil(*rollout_->active(), [this] { return Serving() == "coded out, neighbour 1.0.0"; });
  EXPECT_THAT(ReasonAgainst("coded"), HasSubstr("version 1.0.0 is quarantined"));
  Open();
  EXPECT_EQ(Serving(), "coded out, neighbour 1.0.0");
  EXPECT_THAT(ReasonAgainst("coded"), HasSubstr("coded 1.0.0 is quarantined since 2026-11-24T"));
  EXPECT_THAT(rollout_->not_restored(),
              ElementsAre(HasSubstr("coded 1.0.0 could not be restored")));
}

TEST_F(QuarantineTest, AShadowThatCrashesEndsAndWhatServesGoesOn) {
  Install("coded", Coded(1));
  Open();
  Stage(Coded(2));
  ASSERT_TRUE(rollout_->Shadow("coded", "2.0.0").ok());
  const std::string digest = rollout_->active()->digest();
  {
    const std::vector<ShadowBase> shadows = Shadows();
    ASSERT_THAT(shadows, SizeIs(1));
    CrashUntil(*shadows[0].base, [this] { return IsQuarantined("2.0.0"); });
  }
  EXPECT_THAT(Shadows(), IsEmpty());
  EXPECT_EQ(rollout_->active()->digest(), digest);
  EXPECT_EQ(LivesOf("coded"), "2.0.0 quarantined, 1.0.0 active");
}

}  // namespace
}  // namespace soleus::catalogue
