#include "engine/store/audit_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace soleus::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class AuditLogTest : public testing::Test {
 protected:
  AuditLogTest()
      : path_(testing::TempDir() + "audit_log_test" + std::to_string(::getpid()) + ".db") {
    Forget();
  }
  ~AuditLogTest() override { Forget(); }

  void Forget() const {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  std::unique_ptr<AuditLog> Open() const {
    auto log = AuditLog::Open(path_);
    EXPECT_TRUE(log.ok()) << log.status();
    return log.ok() ? *std::move(log) : nullptr;
  }
  // Straight at the file, past the class.
  absl::Status Sql(const std::string& sql) const {
    auto database = Database::Open(path_, Database::Durability::kNormal, "");
    return database.ok() ? database->Run(sql) : database.status();
  }

  const std::string path_;
};

AuditEntry Entry(std::string at, std::string plugin_id, std::string act) {
  return {.at = std::move(at),
          .who = "uid 0 (root)",
          .act = std::move(act),
          .plugin_id = std::move(plugin_id),
          .version = "1.2.0",
          .digest = "d1",
          .outcome = "refused",
          .reason = "it \"may\" not;\nnever",
          .begun = 7};
}

TEST_F(AuditLogTest, WhatWasWrittenIsReadBackWholeAfterTheFileIsOpenedAgain) {
  ASSERT_EQ(*Open()->Append(Entry("2026-11-24T09:00:00Z", "achilles", "Activate")), 1);
  const absl::StatusOr<AuditPage> page = Open()->Read({});
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->entries.size(), 1u);
  const AuditEntry& entry = page->entries[0];
  EXPECT_EQ(entry.sequence, 1);
  EXPECT_EQ(entry.at, "2026-11-24T09:00:00Z");
  EXPECT_EQ(entry.who, "uid 0 (root)");
  EXPECT_EQ(entry.act, "Activate");
  EXPECT_EQ(entry.plugin_id, "achilles");
  EXPECT_EQ(entry.version, "1.2.0");
  EXPECT_EQ(entry.digest, "d1");
  EXPECT_EQ(entry.outcome, "refused");
  EXPECT_EQ(entry.reason, "it \"may\" not;\nnever");
  EXPECT_EQ(entry.begun, 7);
}

std::vector<std::string> Acts(const absl::StatusOr<AuditPage>& page) {
  std::vector<std::string> acts;
  if (!page.ok()) return {std::string(page.status().message())};
  for (const AuditEntry& entry : page->entries) acts.push_back(entry.act);
  return acts;
}

TEST_F(AuditLogTest, AQuestionNamesAPluginAMomentAndHowManyOfTheNewest) {
  const auto log = Open();
  ASSERT_TRUE(log->Append(Entry("2026-11-23T23:59:59Z", "a", "first")).ok());
  ASSERT_TRUE(log->Append(Entry("2026-11-24T00:00:00Z", "b", "second")).ok());
  ASSERT_TRUE(log->Append(Entry("2026-11-24T08:00:00Z", "a", "third")).ok());
  ASSERT_TRUE(log->Append(Entry("2026-11-24T09:00:00Z", "a", "fourth")).ok());
  EXPECT_THAT(Acts(log->Read({})), ElementsAre("first", "second", "third", "fourth"));
  EXPECT_THAT(Acts(log->Read({.plugin_id = "a"})), ElementsAre("first", "third", "fourth"));
  // The moment itself counts.
  EXPECT_THAT(Acts(log->Read({.since = "2026-11-24T00:00:00Z"})),
              ElementsAre("second", "third", "fourth"));
  const auto newest = log->Read({.plugin_id = "a", .max = 1});
  EXPECT_THAT(Acts(newest), ElementsAre("fourth"));
  EXPECT_EQ(newest->left_out, 2);  // first and third
  EXPECT_EQ(log->Read({.plugin_id = "a"})->left_out, 0);
}

TEST_F(AuditLogTest, NoEntryIsChangedDeletedOrReplacedBySql) {
  const auto log = Open();
  ASSERT_TRUE(log->Append(Entry("2026-11-24T09:00:00Z", "a", "first")).ok());
  ASSERT_TRUE(log->Append(Entry("2026-11-24T09:00:01Z", "a", "second")).ok());
  EXPECT_THAT(std::string(Sql("UPDATE audit SET who = 'nobody'").message()),
              HasSubstr("never changed"));
  EXPECT_THAT(std::string(Sql("DELETE FROM audit WHERE sequence = 2").message()),
              HasSubstr("never deleted"));
  for (const char* sequence : {"1", "2"}) {
    EXPECT_THAT(std::string(Sql(std::string("INSERT OR REPLACE INTO audit VALUES (") + sequence +
                                ", '', 'x', '', '', '', '', '', '', 0)")
                                .message()),
                HasSubstr("comes after all others"));
  }
  EXPECT_THAT(Acts(log->Read({})), ElementsAre("first", "second"));
}

TEST_F(AuditLogTest, OnlyTheDaemonsUserMayReadIt) {
  const auto log = Open();
  struct stat about {};
  ASSERT_EQ(stat(path_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(AuditLogTest, AFileThatIsNoDatabaseIsRefusedByName) {
  { std::ofstream(path_) << std::string(4096, 'x'); }
  const absl::Status refused = AuditLog::Open(path_).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refused.message()), HasSubstr(path_));
}

}  // namespace
}  // namespace soleus::store
