// A plugin's code at work and going wrong, in the real host, confined as in service.
#include "engine/catalogue/code_process.h"

#include <signal.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "engine/catalogue/host_process.h"
#include "engine/catalogue/sealed_copy.h"
#include "engine/catalogue/table_codec.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/catalogue/plugins/coded.h"

namespace soleus::catalogue {
namespace {

using coded::Way;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using Clock = std::chrono::steady_clock;
using State = CodeHealth::State;

constexpr milliseconds kPatient{20'000};
constexpr std::uint32_t kPatientMs = 5'000;  // of one call, on a busy machine

class CodeProcessTest : public ::testing::Test {
 protected:
  void SetUp() override {
    absl::StatusOr<std::unique_ptr<Spawner>> spawner = Spawner::Start(PLUGIN_HOST);
    ASSERT_TRUE(spawner.ok()) << spawner.status().message();
    spawner_ = *std::move(spawner);
    absl::StatusOr<OwnedFd> library = SealedCopy(TEST_PLUGINS "/coded.so");
    ASSERT_TRUE(library.ok());
    absl::StatusOr<std::string> bytes =
        ReadTable(*spawner_, library->get(), "coded/plugin.so", kPatient);
    ASSERT_TRUE(bytes.ok()) << bytes.status().message();
    absl::StatusOr<std::unique_ptr<LoadedTable>> table = LoadedTable::Decode(*std::move(bytes));
    ASSERT_TRUE(table.ok());
    table_ = *std::move(table);
    bundle_ = std::make_shared<Bundle>();
    bundle_->library = *std::move(library);
    bundle_->manifest.code_deadline_ms = kPatientMs;
    limits_.max_deadline = kPatient;
    limits_.first_backoff = milliseconds(1);
    limits_.max_backoff = milliseconds(4);
  }
  void TearDown() override { process_.reset(); }

  CodeProcess& Start() {
    process_ = CodeProcess::Start(bundle_, table_->table(), *spawner_, limits_,
                                  [this](const CodeHealth& health) {
                                    ++changes_;
                                    last_change_ = health.state;
                                  });
    return *process_;
  }

  static reasoning::Patient PatientWith(Way way) {
    reasoning::Patient patient;
    patient.facts["test_way"] = {.state = reasoning::Fact::State::kValue,
                                 .number = static_cast<double>(way)};
    return patient;
  }

  absl::StatusOr<std::vector<CodeFact>> Derive(Way way) {
    return process_->Derive(PatientWith(way), Clock::now() + kPatient);
  }

  bool Reaches(State state) const {
    for (const auto end = Clock::now() + kPatient; Clock::now() < end;) {
      if (process_->health().state == state) return true;
      std::this_thread::sleep_for(milliseconds(2));
    }
    return false;
  }

  std::unique_ptr<Spawner> spawner_;
  std::unique_ptr<LoadedTable> table_;
  std::shared_ptr<Bundle> bundle_;
  CodeLimits limits_;
  std::atomic<int> changes_ = 0;
  std::atomic<State> last_change_ = State::kStarting;
  std::unique_ptr<CodeProcess> process_;
};

TEST_F(CodeProcessTest, CodeWorksOutValuesOfWhatItsTableSaysItSets) {
  Start();
  reasoning::Patient patient;
  patient.facts["test_place"] = {.state = reasoning::Fact::State::kValue, .category = "there"};
  patient.history["test_minutes"] = {{.number = 10, .days_ago = 14},
                                     {.number = 20.5, .days_ago = 7},
                                     {.number = 30, .days_ago = 0}};
  const auto facts = process_->Derive(patient, Clock::now() + kPatient);
  ASSERT_TRUE(facts.ok()) << facts.status().message();
  ASSERT_THAT(*facts, SizeIs(3));
  EXPECT_EQ((*facts)[0].finding, "test_total");
  EXPECT_EQ((*facts)[0].fact.number, 60.5);       // 10 + 20.5 + 30
  EXPECT_EQ((*facts)[1].finding, "test_rising");  // 30 is more than 10
  EXPECT_EQ((*facts)[1].fact.state, reasoning::Fact::State::kPresent);
  EXPECT_EQ((*facts)[2].finding, "test_where");
  EXPECT_EQ((*facts)[2].fact.category, "there");
}

TEST_F(CodeProcessTest, WhatIsNoMeasurementIsNotSentAndWithNothingToReadNothingIsCalled) {
  Start();
  reasoning::Patient patient;
  patient.facts["test_sign"].state = reasoning::Fact::State::kUnanswered;
  patient.facts["test_way"] = {.state = reasoning::Fact::State::kValue,
                               .number = static_cast<double>(Way::kAborts),
                               .comparator = "<"};
  patient.facts["test_complaint"] = {};  // known, and none that the code reads
  const auto facts = process_->Derive(patient, Clock::now() + kPatient);
  ASSERT_TRUE(facts.ok()) << facts.status().message();
  EXPECT_THAT(*facts, IsEmpty());
  EXPECT_EQ(process_->health().calls, 0);
}

TEST_F(CodeProcessTest, ARunningProcessSaysHowItIsConfined) {
  const CodeHealth health = Start().health();
  EXPECT_EQ(health.state, State::kRunning);
  EXPECT_EQ(health.reason, "");
  EXPECT_GT(health.pid, 0);
  EXPECT_EQ(kill(health.pid, 0), 0);
  EXPECT_THAT(health.confined_by, Contains("seccomp"));
  // Landlock is a choice of the kernel's: it confines, or it is said why not.
  const bool has_landlock =
      ::testing::Matches(Contains("landlock"))(health.confined_by) ||
      ::testing::Matches(Contains(StartsWith("landlock: ")))(health.not_confined_by);
  EXPECT_TRUE(has_landlock);
}

struct Fault {
  Way way;
  absl::StatusCode code;
  std::string says;
};
void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.says;
}

class CodeFaultTest : public CodeProcessTest, public ::testing::WithParamInterface<Fault> {};

TEST_P(CodeFaultTest, IsNamedCostsTheOneCallAndIsRecoveredFrom) {
  const pid_t before = Start().health().pid;
  const auto facts = Derive(GetParam().way);
  EXPECT_EQ(facts.status().code(), GetParam().code) << facts.status().message();
  EXPECT_THAT(std::string(facts.status().message()),
              AllOf(StartsWith("coded: its code "), HasSubstr(GetParam().says),
                    Not(HasSubstr(coded::kSecret))));
  ASSERT_TRUE(Reaches(State::kRunning));
  const auto again = Derive(Way::kWorksOut);
  EXPECT_TRUE(again.ok()) << again.status().message();
  const CodeHealth health = process_->health();
  EXPECT_EQ(health.failures, 1);
  EXPECT_EQ(health.restarts, 1);
  EXPECT_NE(health.pid, before);
  EXPECT_EQ(last_change_, State::kRunning);
}

constexpr auto kAborted = absl::StatusCode::kAborted;
constexpr auto kDataLoss = absl::StatusCode::kDataLoss;
INSTANTIATE_TEST_SUITE_P(
    Each, CodeFaultTest,
    ::testing::Values(
        Fault{Way::kSegfaults, kAborted, "was killed by SIGSEGV during a call"},
        Fault{Way::kAborts, kAborted, "was killed by SIGABRT during a call"},
        Fault{Way::kTakesFourGigabytes, kAborted, ""},
        Fault{Way::kThrows, kAborted, "let an exception out during a call"},
        Fault{Way::kExits, kAborted, "ended with exit code 0 during a call"},
        Fault{Way::kLeaksDescriptors, kAborted, "asked the system for dup"},
        Fault{Way::kForks, kAborted, "asked the system for clone"},
        Fault{Way::kExecutes, kAborted, "asked the system for execve"},
        Fault{Way::kReadsAFile, kAborted, "asked the system for open"},
        Fault{Way::kOpensASocket, kAborted, "asked the system for socket"},
        Fault{Way::kTraces, kAborted, "asked the system for ptrace"},
        Fault{Way::kKills, kAborted, "asked the system for getppid"},
        Fault{Way::kMakesCode, kAborted, "asked the system for mmap"},
        Fault{Way::kPrintsAndAborts, kAborted, "was killed by SIGABRT"},
        Fault{Way::kSaysTooMuch, kDataLoss, "gave more values than its table says it sets"},
        Fault{Way::kSaysWhatItMayNot, kDataLoss, "a finding that its table does not say it sets"},
        Fault{Way::kSaysItTwice, kDataLoss, "gave a finding two values"},
        Fault{Way::kSaysNoNumber, kDataLoss, "gave finding \"test_total\" a value"},
        Fault{Way::kSaysNoCategory, kDataLoss, "gave finding \"test_where\" a value"},
        Fault{Way::kSaysAnotherKind, kDataLoss, "gave finding \"test_total\" a value"}));

// These are told apart from an answer by their form alone.
TEST_F(CodeProcessTest, WhatIsNoAnswerIsRefusedAndNotRepeated) {
  Start();
  for (const Way way : {Way::kWritesGarbage, Way::kAnswersForTheHost}) {
    const absl::Status status = Derive(way).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(std::string(status.message()),
                AllOf(StartsWith("coded: something else than an answer came from its code"),
                      Not(HasSubstr(coded::kSecret))));
    ASSERT_TRUE(Reaches(State::kRunning));
  }
}

TEST_F(CodeProcessTest, AnEndlessLoopIsKilledPastItsTimeAndWhoWaitsBehindItHearsOfItThen) {
  bundle_->manifest.code_deadline_ms = 300;
  Start();
  const auto begin = Clock::now();
  absl::Status behind;
  std::thread loops([&] {
    const absl::Status status = Derive(Way::kLoops).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
    EXPECT_THAT(std::string(status.message()), HasSubstr("did not answer within 300 ms"));
  });
  while (process_->health().calls == 0) std::this_thread::yield();
  behind = Derive(Way::kWorksOut).status();
  const auto took = Clock::now() - begin;
  loops.join();
  EXPECT_EQ(behind.code(), absl::StatusCode::kUnavailable) << behind.message();
  EXPECT_THAT(std::string(behind.message()), HasSubstr("is being started again"));
  EXPECT_GE(took, milliseconds(300));
  EXPECT_LT(took, milliseconds(3'000));
}

TEST_F(CodeProcessTest, ACallerThatMustLeaveEarlyCostsTheProcessNothing) {
  const pid_t before = Start().health().pid;
  const auto begin = Clock::now();
  const absl::Status status =
      process_->Derive(PatientWith(Way::kIsSlow), Clock::now() + milliseconds(20)).status();
  EXPECT_LT(Clock::now() - begin, coded::kSlow);
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(std::string(status.message()), HasSubstr("the time for this answer ended"));
  const auto next = Derive(Way::kWorksOut);
  EXPECT_TRUE(next.ok()) << next.status().message();
  EXPECT_EQ(process_->health().pid, before);
  EXPECT_EQ(process_->health().failures, 0);
}

TEST_F(CodeProcessTest, ManyCallersEachGetTheirOwnAnswer) {
  Start();
  std::vector<std::thread> callers;
  for (int caller = 1; caller <= 8; ++caller) {
    callers.emplace_back([this, caller] {
      for (int i = 1; i <= 20; ++i) {
        reasoning::Patient patient;
        const double minutes = caller * 100 + i;
        patient.history["test_minutes"] = {{.number = minutes, .days_ago = 0}};
        const auto facts = process_->Derive(patient, Clock::now() + kPatient);
        ASSERT_TRUE(facts.ok()) << facts.status().message();
        ASSERT_EQ(facts->front().fact.number, minutes);
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(process_->health().calls, 160);  // 8 callers, 20 calls each
}

TEST_F(CodeProcessTest, FiveCrashesWithinAMinuteQuarantineIt) {
  Start();
  for (int crash = 1; crash <= 5; ++crash) {
    ASSERT_TRUE(Reaches(State::kRunning)) << crash;
    EXPECT_EQ(Derive(Way::kAborts).status().code(), absl::StatusCode::kAborted);
  }
  ASSERT_TRUE(Reaches(State::kQuarantined));
  const absl::Status status = Derive(Way::kWorksOut).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(
      std::string(status.message()),
      AllOf(HasSubstr("failed 5 times within 60 s and is quarantined"), HasSubstr("SIGABRT")));
  const CodeHealth health = process_->health();
  EXPECT_EQ(health.pid, 0);
  EXPECT_EQ(health.restarts, 4);
  process_.reset();
  EXPECT_EQ(last_change_, State::kQuarantined);
  EXPECT_EQ(changes_, 5);  // back four times, then out
}

TEST_F(CodeProcessTest, CrashesFurtherApartThanTheWindowDoNotQuarantine) {
  limits_.crash_window = std::chrono::seconds(0);
  Start();
  for (int crash = 1; crash <= 6; ++crash) {
    ASSERT_TRUE(Reaches(State::kRunning)) << crash;
    EXPECT_EQ(Derive(Way::kAborts).status().code(), absl::StatusCode::kAborted);
  }
  EXPECT_TRUE(Reaches(State::kRunning));
}

TEST_F(CodeProcessTest, AProcessThatIsKilledBetweenTwoCallsIsStartedAgain) {
  const pid_t before = Start().health().pid;
  kill(before, SIGKILL);
  for (const auto end = Clock::now() + kPatient; changes_ == 0 && Clock::now() < end;) {
    std::this_thread::sleep_for(milliseconds(2));
  }
  EXPECT_NE(process_->health().pid, before);
  EXPECT_TRUE(Derive(Way::kWorksOut).ok());
}

// The process dies with its spawner, which is the daemon's trouble and none of the plugin's.
TEST_F(CodeProcessTest, WithoutASpawnerItSaysWhyAndIsNotQuarantined) {
  std::ifstream stat("/proc/" + std::to_string(Start().health().pid) + "/stat");
  std::string skipped;
  pid_t parent = -1;
  stat >> skipped >> skipped >> skipped >> parent;  // number, (name), state, parent
  ASSERT_GT(parent, 1);
  kill(parent, SIGKILL);
  constexpr std::string_view kGone = "coded: the process that starts plugin hosts has ended";
  for (const auto end = Clock::now() + kPatient;
       !process_->health().reason.starts_with(kGone) && Clock::now() < end;) {
    std::this_thread::sleep_for(milliseconds(2));
  }
  std::this_thread::sleep_for(10 * limits_.max_backoff);
  EXPECT_THAT(process_->health().reason, StartsWith(kGone));
  EXPECT_EQ(process_->health().state, State::kWaiting);
  EXPECT_EQ(Derive(Way::kWorksOut).status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(CodeProcessTest, AProcessGoesWithItsObject) {
  const pid_t pid = Start().health().pid;
  process_.reset();
  EXPECT_EQ(kill(pid, 0), -1);
}

TEST_F(CodeProcessTest, ALibraryOfAnotherTableIsNotCalled) {
  absl::StatusOr<OwnedFd> other = SealedCopy(TEST_PLUGINS "/subject.so");
  ASSERT_TRUE(other.ok());
  bundle_->library = *std::move(other);
  limits_.first_backoff = kPatient;
  limits_.max_backoff = kPatient;
  const CodeHealth health = Start().health();
  EXPECT_EQ(health.state, State::kWaiting);
  EXPECT_THAT(health.reason, HasSubstr("its library gave another table this time"));
}

}  // namespace
}  // namespace soleus::catalogue
