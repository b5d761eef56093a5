#include "engine/store/plugin_store.h"

#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::store {
namespace {

namespace fs = std::filesystem;
using catalogue::DesiredPlugin;
using catalogue::DesiredSet;
using catalogue::StagedBundle;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PluginStoreTest : public ::testing::Test {
 protected:
  PluginStoreTest() {
    std::string name = (fs::temp_directory_path() / "soleus-store-XXXXXX").string();
    dir_ = mkdtemp(name.data());
    path_ = (dir_ / "plugins.db").string();
  }
  ~PluginStoreTest() override { fs::remove_all(dir_); }

  std::unique_ptr<PluginStore> Open() const { return PluginStore::Open(path_).value(); }
  // As a restart sees it.
  DesiredSet Reread() const { return Open()->Load().value(); }

  fs::path dir_;
  std::string path_;
};

StagedBundle Bundle(const std::string& version, const std::string& digest) {
  return {.plugin_id = "calf_strain",
          .version = version,
          .digest = digest,
          .folder = "calf_strain/" + version + "-" + digest,
          .counter = 18'446'744'073'709'551'615u,  // the highest there is
          .staged_at = "2026-11-24T12:00:00Z"};
}

TEST_F(PluginStoreTest, WhatWasPutIsThereAfterARestart) {
  const DesiredPlugin wanted{.plugin_id = "calf_strain",
                             .active = "2.0.0",
                             .previous = "1.0.0",
                             .shadow = "3.0.0",
                             .active_digest = "b2",
                             .previous_digest = "bundled",
                             .shadow_digest = "c3",
                             .retired_at = "2026-11-24T12:00:00Z",
                             .counter = 18'446'744'073'709'551'615u,
                             .quarantined = {{"d4", "it crashed.", "2026-11-24T12:00:01Z"},
                                             {"a1", "it crashed too.", "2026-11-24T12:00:02Z"}}};
  {
    const auto store = Open();
    ASSERT_TRUE(store->PutBundle(Bundle("2.0.0", "b2")).ok());
    ASSERT_TRUE(store->PutPlugin(wanted).ok());
  }
  const DesiredSet set = Reread();
  ASSERT_THAT(set.bundles, SizeIs(1));
  EXPECT_EQ(set.bundles[0].plugin_id, "calf_strain");
  EXPECT_EQ(set.bundles[0].version, "2.0.0");
  EXPECT_EQ(set.bundles[0].digest, "b2");
  EXPECT_EQ(set.bundles[0].folder, "calf_strain/2.0.0-b2");
  EXPECT_EQ(set.bundles[0].counter, 18'446'744'073'709'551'615u);
  EXPECT_EQ(set.bundles[0].staged_at, "2026-11-24T12:00:00Z");
  ASSERT_THAT(set.plugins, SizeIs(1));
  const DesiredPlugin& read = set.plugins[0];
  EXPECT_EQ(read.active + read.previous + read.shadow, "2.0.01.0.03.0.0");
  EXPECT_EQ(read.active_digest + read.previous_digest + read.shadow_digest, "b2bundledc3");
  EXPECT_EQ(read.retired_at, "2026-11-24T12:00:00Z");
  EXPECT_EQ(read.counter, 18'446'744'073'709'551'615u);
  ASSERT_THAT(read.quarantined, SizeIs(2));
  EXPECT_EQ(read.quarantined[0].digest, "d4");
  EXPECT_EQ(read.quarantined[1].reason, "it crashed too.");
  EXPECT_EQ(read.quarantined[1].since, "2026-11-24T12:00:02Z");
}

TEST_F(PluginStoreTest, APluginHasOneRowWhichIsReplacedWhole) {
  const auto store = Open();
  DesiredPlugin plugin{.plugin_id = "calf_strain", .active = "1.0.0", .quarantined = {{"d4"}}};
  ASSERT_TRUE(store->PutPlugin(plugin).ok());
  plugin.active = "2.0.0";
  plugin.quarantined.clear();
  ASSERT_TRUE(store->PutPlugin(plugin).ok());
  const DesiredSet set = Reread();
  ASSERT_THAT(set.plugins, SizeIs(1));
  EXPECT_EQ(set.plugins[0].active, "2.0.0");
  EXPECT_THAT(set.plugins[0].quarantined, IsEmpty());
}

TEST_F(PluginStoreTest, BundlesComeInTheOrderThatTheyWereTakenIn) {
  const auto store = Open();
  for (const std::string version : {"2.0.0", "1.0.0", "3.0.0"}) {
    ASSERT_TRUE(store->PutBundle(Bundle(version, version)).ok());
  }
  ASSERT_TRUE(store->RemoveBundle("calf_strain", "2.0.0").ok());
  ASSERT_TRUE(store->RemoveBundle("calf_strain", "of nobody").ok());
  const DesiredSet set = Reread();
  ASSERT_THAT(set.bundles, SizeIs(2));
  EXPECT_EQ(set.bundles[0].version, "1.0.0");
  EXPECT_EQ(set.bundles[1].version, "3.0.0");
}

TEST_F(PluginStoreTest, WhoReadsBesideTheOwnerSeesWhatIsCommittedAndWritesNothing) {
  const auto owner = Open();
  ASSERT_TRUE(owner->PutPlugin({.plugin_id = "calf_strain", .active = "1.0.0"}).ok());
  const auto reader = PluginStore::OpenToRead(path_).value();
  EXPECT_EQ(reader->Load().value().plugins[0].active, "1.0.0");
  ASSERT_TRUE(owner->PutPlugin({.plugin_id = "calf_strain", .active = "2.0.0"}).ok());
  EXPECT_EQ(reader->Load().value().plugins[0].active, "2.0.0");
  EXPECT_EQ(reader->PutPlugin({.plugin_id = "x"}).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(reader->PutBundle({}).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(reader->RemoveBundle("x", "y").code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(PluginStoreTest, WhatADaemonLeftBehindCanBeReadWhenItIsGone) {
  ASSERT_TRUE(Open()->PutPlugin({.plugin_id = "calf_strain", .active = "1.0.0"}).ok());
  EXPECT_EQ(PluginStore::OpenToRead(path_).value()->Load().value().plugins[0].active, "1.0.0");
}

TEST_F(PluginStoreTest, ToReadWhereNothingIsMakesNothing) {
  const auto reader = PluginStore::OpenToRead(path_).value();
  EXPECT_THAT(reader->Load().value().plugins, IsEmpty());
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(PluginStoreTest, OnlyItsOwnerMayReadTheFile) {
  Open();
  struct stat info;
  ASSERT_EQ(stat(path_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(PluginStoreTest, AFileThatIsNoDatabaseIsRefusedByName) {
  std::ofstream(path_) << std::string(4096, 'x');
  for (const absl::Status& refused :
       {PluginStore::Open(path_).status(), PluginStore::OpenToRead(path_).status()}) {
    EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(refused.message()), HasSubstr("plugins.db"));
  }
}

}  // namespace
}  // namespace soleus::store
