#include "engine/store/decision_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/store/database.h"

namespace soleus::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kPatience = std::chrono::seconds(20);
constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'790'000'000)};

// A folder of the test's own with the log in it.
class DecisionLogTest : public testing::Test {
 protected:
  DecisionLogTest() {
    std::string pattern = testing::TempDir() + "decision_log_XXXXXX";
    folder_ = mkdtemp(pattern.data());
  }
  ~DecisionLogTest() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return folder_ + "/decisions.db"; }

  DecisionLog::Options Options() {
    DecisionLog::Options options;
    options.path = path();
    options.keep_inputs = true;
    options.clock = [] { return kNow; };
    options.on_trouble = [this](const std::string& line) {
      const std::lock_guard<std::mutex> lock(mutex_);
      troubles_.push_back(line);
    };
    return options;
  }

  static std::unique_ptr<DecisionLog> Open(DecisionLog::Options options) {
    auto log = DecisionLog::Open(std::move(options));
    EXPECT_TRUE(log.ok()) << log.status();
    return *std::move(log);
  }

  static std::vector<LoggedDecision> Read(const DecisionLog& log,
                                          std::chrono::sys_seconds since = {}) {
    std::vector<LoggedDecision> all;
    const absl::Status status = log.Since(since, [&all](const LoggedDecision& d) {
      all.push_back(d);
      return true;
    });
    EXPECT_TRUE(status.ok()) << status;
    return all;
  }

  std::vector<std::string> troubles() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return troubles_;
  }

  std::string folder_;
  std::mutex mutex_;
  std::vector<std::string> troubles_;
};

LoggedDecision Decision(const std::string& id, std::chrono::sys_seconds when = kNow) {
  return {.when = when,
          .decision_id = id,
          .knowledge_digest = "k1",
          .mapping_digest = "m1",
          .products_digest = "p1",
          .plugins = "tear 1.0.0",
          .as_of = "2026-11-24",
          .input = "asked " + id,
          .response = "told " + id};
}

std::vector<std::string> IdsOf(const std::vector<LoggedDecision>& decisions) {
  std::vector<std::string> ids;
  for (const LoggedDecision& d : decisions) ids.push_back(d.decision_id);
  return ids;
}

TEST_F(DecisionLogTest, ADecisionIsReadBackAsItWasGivenAfterARestartToo) {
  {
    const auto log = Open(Options());
    EXPECT_TRUE(log->Add(Decision("a")));
    EXPECT_TRUE(log->Add(Decision("b", kNow + std::chrono::seconds(1))));
  }
  const auto log = Open(Options());
  const std::vector<LoggedDecision> all = Read(*log);
  ASSERT_THAT(IdsOf(all), ElementsAre("a", "b"));
  EXPECT_EQ(all[0].when, kNow);
  EXPECT_EQ(all[0].knowledge_digest, "k1");
  EXPECT_EQ(all[0].mapping_digest, "m1");
  EXPECT_EQ(all[0].products_digest, "p1");
  EXPECT_EQ(all[0].plugins, "tear 1.0.0");
  EXPECT_EQ(all[0].as_of, "2026-11-24");
  EXPECT_EQ(all[0].input, "asked a");
  EXPECT_EQ(all[0].response, "told a");
  EXPECT_THAT(IdsOf(Read(*log, kNow + std::chrono::seconds(1))), ElementsAre("b"));
}

TEST_F(DecisionLogTest, WithoutInputsTheFileHoldsDigestsAndNotAByteOfWhatWasAsked) {
  DecisionLog::Options options = Options();
  options.keep_inputs = false;
  {
    const auto log = Open(options);
    log->Add(Decision("a"));
    ASSERT_TRUE(log->Flush(kPatience).ok());
    const std::vector<LoggedDecision> all = Read(*log);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].input, "");
    EXPECT_EQ(all[0].response, "");
    // printf 'asked a' | sha256sum; printf 'told a' | sha256sum
    EXPECT_EQ(all[0].input_sha256,
              "639efcf3e9f7fa10e889d730f77dcb700a349116c48ee45c1c27070ae4e387ec");
    EXPECT_EQ(all[0].response_sha256,
              "ba57d8f79a05cda6d9e194e3f3316298ed1d560137b1d2e7d2f462433887c44d");
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(bytes.find("asked a"), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find("told a"), std::string::npos) << entry.path();
  }
}

TEST_F(DecisionLogTest, NobodyElseMayReadTheFile) {
  const auto log = Open(Options());
  log->Add(Decision("a"));
  ASSERT_TRUE(log->Flush(kPatience).ok());
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    struct stat status {};
    ASSERT_EQ(stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u) << entry.path();
  }
}

TEST_F(DecisionLogTest, ARowIsNeverChangedAndOnlyTheOldestGoes) {
  const auto log = Open(Options());
  for (const char* id : {"a", "b", "c"}) log->Add(Decision(id));
  ASSERT_TRUE(log->Flush(kPatience).ok());
  const auto by_hand = Database::Open(path(), Database::Durability::kNormal, "");
  ASSERT_TRUE(by_hand.ok()) << by_hand.status();
  EXPECT_THAT(std::string(by_hand->Run("UPDATE decision SET response = 'x'").message()),
              HasSubstr("never changed"));
  EXPECT_THAT(std::string(by_hand->Run("DELETE FROM decision WHERE decision_id = 'b'").message()),
              HasSubstr("only the oldest"));
  EXPECT_TRUE(by_hand->Run("DELETE FROM decision WHERE decision_id = 'a'").ok());
  EXPECT_THAT(IdsOf(Read(*log)), ElementsAre("b", "c"));
}

TEST_F(DecisionLogTest, WhatIsTooOldGoesAtTheNextStart) {
  {
    DecisionLog::Options options = Options();
    options.max_age = std::chrono::days(10'000);
    const auto log = Open(options);
    log->Add(Decision("old", kNow - std::chrono::days(91)));
    log->Add(Decision("older", kNow - std::chrono::days(120)));
    log->Add(Decision("young", kNow - std::chrono::days(89)));
  }
  const auto log = Open(Options());  // 90 days
  log->Add(Decision("now"));
  ASSERT_TRUE(log->Flush(kPatience).ok());
  EXPECT_THAT(IdsOf(Read(*log)), ElementsAre("young", "now"));
}

TEST_F(DecisionLogTest, PastItsSizeTheOldestGoAndTheFileStopsGrowing) {
  DecisionLog::Options options = Options();
  options.max_mib = 2;
  const auto log = Open(options);
  constexpr int kDecisions = 200;
  for (int i = 0; i < kDecisions; ++i) {
    LoggedDecision decision = Decision(std::to_string(i));
    decision.input = std::string(50'000, static_cast<char>('a' + i % 26));  // 10 MB in all
    log->Add(std::move(decision));
    if (i % 20 == 0) {
      ASSERT_TRUE(log->Flush(kPatience).ok());
    }
  }
  ASSERT_TRUE(log->Flush(kPatience).ok());
  EXPECT_EQ(log->counts().not_written, 0u);
  const std::vector<LoggedDecision> left = Read(*log);
  // 2 MiB hold 41 of 50 kB; the newest are there, without a gap.
  EXPECT_GT(left.size(), 30u);
  EXPECT_LT(left.size(), 42u);
  EXPECT_EQ(left.back().decision_id, std::to_string(kDecisions - 1));
  EXPECT_EQ(left.front().decision_id, std::to_string(kDecisions - left.size()));
  // One transaction of at most 64 may stand over the limit before it is made room for.
  EXPECT_LT(std::filesystem::file_size(path()), (2u << 20) + 64 * 51'000);
}

TEST_F(DecisionLogTest, WhatFindsNoRoomIsCountedAndTold) {
  DecisionLog::Options options = Options();
  options.max_waiting_bytes = 1'000;
  const auto log = Open(options);
  LoggedDecision large = Decision("large");
  large.input = std::string(2'000, 'x');
  EXPECT_FALSE(log->HasRoom(2'000));
  EXPECT_FALSE(log->Add(std::move(large)));
  log->CountUnwritten();
  EXPECT_EQ(log->counts().not_written, 2u);
  EXPECT_TRUE(log->HasRoom(10));
  EXPECT_TRUE(log->Add(Decision("small")));
  ASSERT_TRUE(log->Flush(kPatience).ok());
  EXPECT_THAT(IdsOf(Read(*log)), ElementsAre("small"));
  ASSERT_EQ(troubles().size(), 1u);
  EXPECT_THAT(troubles()[0], HasSubstr("not in the log since the last such line: 2"));
}

TEST_F(DecisionLogTest, AFileThatIsNoDatabaseIsRefusedAndLeftAlone) {
  std::ofstream(path()) << "a text of somebody else's, long enough to be no empty database";
  DecisionLog::Options options = Options();
  const auto log = DecisionLog::Open(options);
  ASSERT_FALSE(log.ok());
  EXPECT_EQ(log.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(log.status().message()), HasSubstr("decisions.db"));
}

TEST_F(DecisionLogTest, AReaderDoesNotKeepTheWriterWaiting) {
  const auto log = Open(Options());
  for (const char* id : {"a", "b"}) log->Add(Decision(id));
  ASSERT_TRUE(log->Flush(kPatience).ok());
  std::vector<std::string> seen;
  const absl::Status status = log->Since({}, [&](const LoggedDecision& d) {
    seen.push_back(d.decision_id);
    if (d.decision_id == "a") log->Add(Decision("c"));
    EXPECT_TRUE(log->Flush(kPatience).ok());
    return true;
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_THAT(seen, ElementsAre("a", "b", "c"));
}

// A writer that is killed while it writes leaves whole rows, and a log that goes on.
TEST_F(DecisionLogTest, AKillLeavesALogWhoseEveryRowIsWhole) {
  for (int round = 0; round < 5; ++round) {
    const pid_t writer = fork();
    ASSERT_GE(writer, 0);
    if (writer == 0) {
      auto log = DecisionLog::Open(Options());
      if (!log.ok()) _exit(1);
      for (std::uint64_t i = 0;; ++i) {
        LoggedDecision decision = Decision(std::to_string(i));
        decision.input += std::string(i % 30'000, 'i');
        (*log)->Add(std::move(decision));
        if (i % 200 == 0) (*log)->Flush(kPatience).IgnoreError();
      }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 40 * round));
    ASSERT_EQ(kill(writer, SIGKILL), 0);
    int how = 0;
    ASSERT_EQ(waitpid(writer, &how, 0), writer);
    ASSERT_TRUE(WIFSIGNALED(how)) << "the writer ended by itself";

    const auto log = Open(Options());
    const std::vector<LoggedDecision> all = Read(*log);  // checks each row's digests
    EXPECT_GT(all.size(), 0u) << "round " << round;
    for (std::size_t i = 1; i < all.size(); ++i) EXPECT_GT(all[i].number, all[i - 1].number);
    log->Add(Decision("after"));
    ASSERT_TRUE(log->Flush(kPatience).ok());
    EXPECT_EQ(log->counts().written, 1u);
  }
}

TEST_F(DecisionLogTest, ARowWhoseBytesWereTamperedWithIsNotReadAsADecision) {
  const auto log = Open(Options());
  log->Add(Decision("a"));
  ASSERT_TRUE(log->Flush(kPatience).ok());
  const auto by_hand = Database::Open(path(), Database::Durability::kNormal, "");
  ASSERT_TRUE(by_hand->Run("DROP TRIGGER decision_stands").ok());
  ASSERT_TRUE(by_hand->Run("UPDATE decision SET input = CAST('asked b' AS BLOB)").ok());
  std::vector<std::string> seen;
  const absl::Status status = log->Since({}, [&](const LoggedDecision& d) {
    seen.push_back(d.decision_id);
    return true;
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << status;
  EXPECT_THAT(seen, IsEmpty());
}

}  // namespace
}  // namespace soleus::store
