// Who may, what is written down, what comes back: as functions, over a scripted rollout.
#include "engine/service/plugin_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <thread>

#include "tests/support/scripted_rollout.h"

namespace soleus::test {
namespace {

using catalogue::Life;
using service::Caller;
using service::PluginAdmin;
using service::Role;
using store::AuditEntry;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Caller kAdmin{.name = "uid 0 (root)", .roles = {Role::kAdmin}};
const Caller kObserver{.name = "certificate URI:o", .roles = {Role::kObserver}};
const Caller kEhr{.name = "certificate URI:e", .roles = {Role::kEhr}};
const Caller kNobody{.name = "certificate URI:n"};
// printf 'manifest' | sha256sum
constexpr char kManifestDigest[] =
    "05b3abf2579a5eb66403cd78be557fd860633a1fe2103c7642030defe32c657f";

std::string Text(const absl::Status& status) {
  return std::string(status.message());
}

v1::PluginVersion Version(const std::string& id, const std::string& version = "") {
  v1::PluginVersion out;
  out.set_plugin_id(id);
  out.set_version(version);
  return out;
}

v1::PluginId Id(const std::string& id) {
  v1::PluginId out;
  out.set_plugin_id(id);
  return out;
}

class PluginAdminTest : public testing::Test {
 protected:
  PluginAdminTest() {
    Forget();
    auto log = store::AuditLog::Open(path_);
    if (!log.ok()) std::abort();
    audit_ = *std::move(log);
    rollout_.change.version = StateOf("a", "1.1.0", Life::kActive);
    rollout_.change.knowledge_digest = "k2";
    rollout_.versions = {StateOf("a", "1.1.0", Life::kWarmed), StateOf("a", "1.0.0", Life::kActive),
                         StateOf("a", "0.9.0", Life::kRetired),
                         StateOf("b", "2.0.0", Life::kActive)};
    rollout_.lost = {"c 1.0.0: its folder is gone; stage it again."};
    service::Trials trials;
    trials.report = [](const std::string& id) -> absl::StatusOr<v1::ShadowReport> {
      v1::ShadowReport report;
      report.set_plugin_id(id);
      return report;
    };
    trials.dry_run = [](const auto&, const auto&) {
      v1::DryRunResponse response;
      response.set_cases(11);
      return response;
    };
    trials.replay = [this](const catalogue::ShadowBase& candidate, std::chrono::sys_seconds since,
                           std::uint32_t max_changed, const auto& send, const auto& go_on) {
      v1::ReplayResponse response;
      response.mutable_changed()->set_what("decision " + candidate.version);
      for (std::uint32_t i = 0; i < max_changed; ++i) {
        if (!send(response)) break;
      }
      replay_went_on_ = go_on();
      response.mutable_summary()->set_replayed(
          static_cast<std::uint64_t>(since.time_since_epoch().count()));
      if (replay_went_on_) send(response);
      return absl::OkStatus();
    };
    admin_ = std::make_unique<PluginAdmin>(
        rollout_, *audit_, std::move(trials), [this] { return now_; },
        [this](const AuditEntry& entry, const absl::Status& written) {
          told_.push_back(entry.act + " " + entry.outcome + (written.ok() ? "" : " LOST"));
        });
  }
  ~PluginAdminTest() override { Forget(); }

  void Forget() const {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  std::vector<AuditEntry> Written() const { return audit_->Read({})->entries; }

  const std::string path_ =
      testing::TempDir() + "plugin_admin_test" + std::to_string(::getpid()) + ".db";
  std::chrono::sys_seconds now_ =
      std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9);
  ScriptedRollout rollout_;
  std::unique_ptr<store::AuditLog> audit_;
  std::vector<std::string> told_;
  bool replay_went_on_ = false;
  std::unique_ptr<PluginAdmin> admin_;
};

TEST_F(PluginAdminTest, AnActIsWrittenBeforeItBeginsAndWhenItEnds) {
  rollout_.before = [this] {
    ASSERT_EQ(Written().size(), 1u);
    EXPECT_EQ(Written()[0].outcome, "begun");
  };
  rollout_.change.remark = "1.0.0 drains.";
  const auto change = admin_->Activate(kAdmin, Version("a", "1.1.0"));
  ASSERT_TRUE(change.ok()) << change.status();
  EXPECT_EQ(change->version().state(), "active");
  EXPECT_EQ(change->knowledge_digest(), "k2");
  EXPECT_THAT(rollout_.asked, ElementsAre("Activate a 1.1.0"));
  const std::vector<AuditEntry> entries = Written();
  ASSERT_EQ(entries.size(), 2u);
  for (const AuditEntry& entry : entries) {
    EXPECT_EQ(entry.at, "2026-11-24T09:00:00Z");
    EXPECT_EQ(entry.who, "uid 0 (root)");
    EXPECT_EQ(entry.act, "Activate");
    EXPECT_EQ(entry.plugin_id, "a");
    EXPECT_EQ(entry.version, "1.1.0");
    EXPECT_EQ(entry.digest, std::string(64, 'd'));
  }
  EXPECT_EQ(entries[1].outcome, "done");
  EXPECT_EQ(entries[1].reason, "1.0.0 drains.");
  EXPECT_EQ(entries[1].begun, entries[0].sequence);
  EXPECT_THAT(told_, ElementsAre("Activate begun", "Activate done"));
}

TEST_F(PluginAdminTest, WhatTheRolloutRefusesIsWrittenWithItsReason) {
  rollout_.refusal = absl::FailedPreconditionError("a 1.1.0: case acute_snap: wrong; mend it.");
  const auto change = admin_->Activate(kAdmin, Version("a", "1.1.0"));
  EXPECT_EQ(change.status(), rollout_.refusal);
  ASSERT_EQ(Written().size(), 2u);
  EXPECT_EQ(Written()[1].outcome, "refused");
  EXPECT_EQ(Written()[1].reason, "a 1.1.0: case acute_snap: wrong; mend it.");
}

TEST_F(PluginAdminTest, EveryVerbReachesTheRolloutWithWhatItNames) {
  ASSERT_TRUE(admin_->Shadow(kAdmin, Version("a")).ok());
  ASSERT_TRUE(admin_->Rollback(kAdmin, Id("a")).ok());
  ASSERT_TRUE(admin_->Retire(kAdmin, Version("a", "1.1.0")).ok());
  EXPECT_THAT(rollout_.asked, ElementsAre("Shadow a ", "Rollback a", "Retire a 1.1.0"));
}

TEST_F(PluginAdminTest, AnUploadIsStagedAsItCameAndKnownByItsManifest) {
  v1::StageRequest request;
  auto* file = request.mutable_upload()->add_files();
  file->set_name("manifest.json");
  file->set_content("manifest");
  rollout_.refusal = absl::InvalidArgumentError("upload: manifest.json: no JSON; pack it again.");
  EXPECT_FALSE(admin_->Stage(kAdmin, request).ok());
  const auto& files = std::get<std::vector<catalogue::BundleFile>>(rollout_.staged);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].name, "manifest.json");
  EXPECT_EQ(files[0].content, "manifest");
  ASSERT_EQ(Written().size(), 2u);
  EXPECT_EQ(Written()[0].digest, kManifestDigest);
  EXPECT_EQ(Written()[1].digest, kManifestDigest);
}

TEST_F(PluginAdminTest, AFolderIsStagedByItsAbsolutePathAlone) {
  v1::StageRequest request;
  request.set_path("bundle");
  EXPECT_EQ(admin_->Stage(kAdmin, request).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(rollout_.asked, IsEmpty());
  request.set_path("/srv/bundle");
  ASSERT_TRUE(admin_->Stage(kAdmin, request).ok());
  EXPECT_EQ(std::get<std::string>(rollout_.staged), "/srv/bundle");
  EXPECT_EQ(Written()[1].reason, "from /srv/bundle");
  EXPECT_EQ(admin_->Stage(kAdmin, {}).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(PluginAdminTest, AnActTakesTheRoleAdminAndTheRefusalIsWrittenDown) {
  for (const Caller& caller : {kObserver, kEhr, kNobody}) {
    const absl::Status refused = admin_->Rollback(caller, Id("a")).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_THAT(Text(refused), AllOf(HasSubstr("Rollback: takes the role admin"),
                                     HasSubstr(caller.name), HasSubstr("roles")));
  }
  EXPECT_EQ(admin_->Stage(kObserver, {}).status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(admin_->DryRun(kObserver, Version("a")).status().code(),
            absl::StatusCode::kPermissionDenied);
  EXPECT_THAT(rollout_.asked, IsEmpty());
  ASSERT_EQ(Written().size(), 5u);
  EXPECT_EQ(Written()[0].who, kObserver.name);
  EXPECT_EQ(Written()[0].outcome, "refused");
  EXPECT_EQ(Written()[0].begun, 0);
}

TEST_F(PluginAdminTest, AnObserverLooksAndWhoIsNeitherDoesNot) {
  for (const Caller& caller : {kAdmin, kObserver}) {
    EXPECT_TRUE(admin_->List(caller, {}).ok());
    EXPECT_TRUE(admin_->Get(caller, Id("a")).ok());
    EXPECT_TRUE(admin_->Report(caller, Id("a")).ok());
    EXPECT_TRUE(admin_->Audit(caller, {}).ok());
    EXPECT_TRUE(admin_->Watch(caller, {}, [] {}).ok());
  }
  EXPECT_THAT(Written(), IsEmpty());
  for (const Caller& caller : {kEhr, kNobody}) {
    const auto denied = absl::StatusCode::kPermissionDenied;
    EXPECT_EQ(admin_->List(caller, {}).status().code(), denied);
    EXPECT_EQ(admin_->Get(caller, Id("a")).status().code(), denied);
    EXPECT_EQ(admin_->Report(caller, Id("a")).status().code(), denied);
    EXPECT_EQ(admin_->Audit(caller, {}).status().code(), denied);
    EXPECT_EQ(admin_->Watch(caller, {}, [] {}).status().code(), denied);
  }
  EXPECT_EQ(Written().size(), 10u);
}

TEST_F(PluginAdminTest, OneWithoutARoleCannotFillTheLog) {
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(admin_->List(kNobody, {}).ok());
  EXPECT_EQ(Written().size(), 60u);
  now_ += std::chrono::minutes(1);
  EXPECT_FALSE(admin_->List(kNobody, {}).ok());
  ASSERT_EQ(Written().size(), 61u);
  EXPECT_THAT(Written()[60].reason, HasSubstr("40 more"));  // 100 - 60
}

TEST_F(PluginAdminTest, WhatIsOutOfFormIsRefusedAndNotRepeated) {
  for (const char* id : {"", "Not An Id", "../up", "a\nb"}) {
    const absl::Status refused = admin_->Activate(kAdmin, Version(id)).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument) << id;
  }
  EXPECT_EQ(admin_->Activate(kAdmin, Version("a", "1/0")).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(admin_->Activate(kAdmin, Version(std::string(65, 'a'))).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(rollout_.asked, IsEmpty());
  for (const AuditEntry& entry : Written()) {
    EXPECT_EQ(entry.plugin_id, "");
    EXPECT_THAT(entry.reason, Not(HasSubstr("Not An Id")));
  }
}

TEST_F(PluginAdminTest, WhatCannotBeWrittenDownIsNotDone) {
  auto database = store::Database::Open(path_, store::Database::Durability::kNormal, "");
  ASSERT_TRUE(database.ok() && database->Run("DROP TABLE audit").ok());
  const absl::Status refused = admin_->Rollback(kAdmin, Id("a")).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(Text(refused), HasSubstr("not done"));
  EXPECT_THAT(rollout_.asked, IsEmpty());
  EXPECT_THAT(told_, ElementsAre("Rollback begun LOST"));
}

TEST_F(PluginAdminTest, OneActTooManyAtOnceIsRefusedAtOnce) {
  std::vector<std::thread> others;
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t waiting = 0;
  bool go = false;
  rollout_.before = [&] {
    std::unique_lock lock(mutex);
    ++waiting;
    changed.notify_all();
    changed.wait(lock, [&] { return go; });
  };
  // One after another into the rollout, since its script is no thread's but ours.
  for (std::size_t i = 0; i < PluginAdmin::kMaxAtWork; ++i) {
    others.emplace_back([&] { EXPECT_TRUE(admin_->Rollback(kAdmin, Id("a")).ok()); });
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return waiting == i + 1; });
  }
  const absl::Status refused = admin_->Rollback(kAdmin, Id("b")).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  {
    const std::lock_guard lock(mutex);
    go = true;
  }
  changed.notify_all();
  for (std::thread& other : others) other.join();
}

TEST_F(PluginAdminTest, TheListLeavesOutWhatIsPutAwayUnlessAskedAndTellsWhatIsLost) {
  const auto list = admin_->List(kObserver, {});
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(list->versions_size(), 3);
  EXPECT_THAT(list->not_restored(), ElementsAre("c 1.0.0: its folder is gone; stage it again."));
  EXPECT_EQ(list->knowledge_digest(), rollout_.base->digest());
  v1::ListVersionsRequest all;
  all.set_with_retired(true);
  EXPECT_EQ(admin_->List(kObserver, all)->versions_size(), 4);
  // One that can be gone back to is no longer in use, and not put away.
  rollout_.versions[2].previous = true;
  EXPECT_EQ(admin_->List(kObserver, {})->versions_size(), 4);
}

TEST_F(PluginAdminTest, APluginThatIsNotThereIsAnsweredWithThoseThatAre) {
  EXPECT_EQ(admin_->Get(kObserver, Id("a"))->versions_size(), 3);
  const absl::Status refused = admin_->Get(kObserver, Id("z")).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(Text(refused), HasSubstr("one of: a, b."));
}

TEST_F(PluginAdminTest, ADryRunOfWhatMayNotServeIsAnAnswer) {
  EXPECT_EQ(admin_->DryRun(kAdmin, Version("a"))->cases(), 11u);
  EXPECT_EQ(Written()[1].version, "1.1.0");  // the one that was meant
  rollout_.refusal = absl::FailedPreconditionError("a 1.1.0: failed; mend it.");
  const auto answer = admin_->DryRun(kAdmin, Version("a", "1.1.0"));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->refusal(), "a 1.1.0: failed; mend it.");
  rollout_.refusal = absl::NotFoundError("a: no such version.");
  EXPECT_EQ(admin_->DryRun(kAdmin, Version("a")).status(), rollout_.refusal);
}

TEST_F(PluginAdminTest, AReplaySendsWhatChangedThenItsSum) {
  v1::ReplayRequest request;
  request.set_plugin_id("a");
  request.set_max_changed(2);
  request.set_since("1970-01-02");
  std::vector<std::string> sent;
  const auto send = [&](const v1::ReplayResponse& response) {
    sent.push_back(response.has_summary() ? std::to_string(response.summary().replayed())
                                          : response.changed().what());
    return true;
  };
  ASSERT_TRUE(admin_->Replay(kAdmin, request, send, [] { return true; }).ok());
  EXPECT_THAT(sent, ElementsAre("decision 1.1.0", "decision 1.1.0", "86400"));
  request.set_since("yesterday");
  EXPECT_EQ(admin_->Replay(kAdmin, request, send, [] { return true; }).code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(PluginAdminTest, AReplayEndsWithItsCallerAndWithTheDaemon) {
  v1::ReplayRequest request;
  request.set_plugin_id("a");
  int sent = 0;
  const auto send = [&](const v1::ReplayResponse&) { return ++sent > 0; };
  EXPECT_EQ(admin_->Replay(kAdmin, request, send, [] { return false; }).code(),
            absl::StatusCode::kCancelled);
  EXPECT_FALSE(replay_went_on_);
  admin_->Stop();
  EXPECT_EQ(admin_->Replay(kAdmin, request, send, [] { return true; }).code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(sent, 0);
}

TEST_F(PluginAdminTest, ATrialThatIsNotSetUpSaysSo) {
  PluginAdmin bare(
      rollout_, *audit_, {}, [this] { return now_; }, [](const auto&, const auto&) {});
  EXPECT_EQ(bare.Report(kAdmin, Id("a")).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(bare.DryRun(kAdmin, Version("a")).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST_F(PluginAdminTest, TheAuditIsReadByPluginAndMoment) {
  ASSERT_TRUE(admin_->Rollback(kAdmin, Id("a")).ok());
  now_ += std::chrono::hours(24);
  rollout_.change.version.plugin_id = "b";
  ASSERT_TRUE(admin_->Rollback(kAdmin, Id("b")).ok());
  v1::AuditRequest request;
  EXPECT_EQ(admin_->Audit(kObserver, request)->entries_size(), 4);
  request.set_plugin_id("a");
  EXPECT_EQ(admin_->Audit(kObserver, request)->entries_size(), 2);
  request.set_plugin_id("");
  request.set_since("2026-11-25");
  const auto later = admin_->Audit(kObserver, request);
  ASSERT_EQ(later->entries_size(), 2);
  EXPECT_EQ(later->entries(1).begun(), later->entries(0).sequence());
  request.set_max(1);
  EXPECT_EQ(admin_->Audit(kObserver, request)->entries(0).outcome(), "done");
  EXPECT_EQ(admin_->Audit(kObserver, request)->left_out(), 1u);
  request.set_since("yesterday");
  EXPECT_EQ(admin_->Audit(kObserver, request).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace soleus::test
