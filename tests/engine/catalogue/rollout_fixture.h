// A daemon's folders with real, signed bundles of test plugins, a real spawner and the real store;
// and what the rollout published and told. A test opens the rollout, and may open it again.
#pragma once

#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/catalogue/pack.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/spawner.h"
#include "engine/store/plugin_store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace soleus::catalogue {

namespace fs = std::filesystem;

inline const PrivateKey& HouseKey() {
  static const PrivateKey& key = *new PrivateKey(PrivateKey::Generate().value());
  return key;
}

inline Trust TrustOf(const PrivateKey& key) {
  const PublicKey half = PublicKey::FromPem(key.PublicPem()).value();
  return {.require_signatures = true, .keys = {{half.id(), half}}};
}

inline std::string ContentsOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The bundle of TEST_PLUGINS/<library>.so as plugin `id`, signed by the house.
inline std::vector<BundleFile> Packed(const std::string& library, const std::string& id,
                                      const std::string& version, std::uint64_t counter = 1,
                                      const PrivateKey& key = HouseKey()) {
  const Manifest about{.plugin_id = id,
                       .version = version,
                       .abi_major = 1,
                       .abi_minor = 0,
                       .counter = counter,
                       .key_id = {},
                       .files = {},
                       .code_deadline_ms = 0,
                       .code_memory_mib = 0};
  const std::string bytes = ContentsOf(fs::path(TEST_PLUGINS) / (library + ".so"));
  EXPECT_FALSE(bytes.empty()) << library;
  return PackBundle(about, {{std::string(kLibraryName), bytes}}, &key).value();
}

// "subject" as it stands in its version N.0.0, counter N.
inline std::vector<BundleFile> Subject(int number) {
  const std::string library = number == 1 ? "subject" : "subject_" + std::to_string(number);
  return Packed(library, "subject", std::to_string(number) + ".0.0",
                static_cast<std::uint64_t>(number));
}

class RolloutTest : public ::testing::Test {
 protected:
  RolloutTest() {
    std::string name = (fs::temp_directory_path() / "soleus-rollout-XXXXXX").string();
    dir_ = mkdtemp(name.data());
    fs::create_directory(dir_ / "plugins");
    spawner_ = Spawner::Start(PLUGIN_HOST).value();
    Install("neighbour", Packed("neighbour", "neighbour", "1.0.0"));
  }
  ~RolloutTest() override {
    Close();
    fs::remove_all(dir_);
  }

  void Install(const std::string& folder, const std::vector<BundleFile>& files) {
    Write(dir_ / "plugins" / folder, files);
  }

  static void Write(const fs::path& folder, const std::vector<BundleFile>& files) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const BundleFile& file : files) {
      std::ofstream(folder / file.name, std::ios::binary) << file.content;
    }
  }

  Rollout::Options OptionsNow() {
    return {.plugin_dir = (dir_ / "plugins").string(),
            .bundles_dir = (dir_ / "bundles").string(),
            .trust = TrustOf(HouseKey()),
            .load_deadline = std::chrono::milliseconds(30'000),
            .code = code_,
            .gate = gate_,
            // Noon of 2026-11-24, and a second more each time that it is looked at.
            .clock =
                [this] {
                  return std::chrono::sys_seconds(std::chrono::seconds(1'795'521'600 + ++seconds_));
                },
            .sweep = [this] { ++sweeps_; },
            .read_only = read_only_};
  }

  // The rollout over what the folders hold; held to open.
  Rollout& Open() {
    Close();
    const std::string path = (dir_ / "plugins.db").string();
    store_ = (read_only_ ? store::PluginStore::OpenToRead(path) : store::PluginStore::Open(path))
                 .value();
    absl::StatusOr<std::unique_ptr<Rollout>> opened = Rollout::Open(
        OptionsNow(), *spawner_, *store_,
        [this](std::shared_ptr<const KnowledgeBase> active, std::vector<ShadowBase> shadows) {
          const std::lock_guard<std::mutex> lock(mutex_);
          digests_.push_back(active->digest());
          shadows_ = std::move(shadows);
        });
    EXPECT_TRUE(opened.ok()) << opened.status().message();
    rollout_ = *std::move(opened);
    return *rollout_;
  }

  void Close() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      shadows_.clear();
    }
    rollout_.reset();
    store_.reset();
  }

  // Held to succeed.
  Change Stage(const std::vector<BundleFile>& files) {
    const absl::StatusOr<Change> change = rollout_->Stage(files);
    EXPECT_TRUE(change.ok()) << change.status().message();
    return change.ok() ? *change : Change{};
  }
  Change Activate(const std::string& id, const std::string& version) {
    const absl::StatusOr<Change> change = rollout_->Activate(id, version);
    EXPECT_TRUE(change.ok()) << change.status().message();
    return change.ok() ? *change : Change{};
  }

  // "2.0.0 active, 1.0.0 retired": the versions of one plugin as List has them.
  std::string LivesOf(const std::string& id) const {
    std::string text;
    for (const VersionState& state : rollout_->List()) {
      if (state.plugin_id != id) continue;
      text += (text.empty() ? "" : ", ") + state.version + " " + std::string(WordFor(state.life));
    }
    return text;
  }

  // As soon as it is so, or after ten seconds as it is then.
  std::string LivesOnce(const std::string& id, const std::string& awaited) const {
    for (int i = 0; i < 1000 && LivesOf(id) != awaited; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return LivesOf(id);
  }

  VersionState StateOf(const std::string& id, const std::string& version) const {
    for (const VersionState& state : rollout_->List()) {
      if (state.plugin_id == id && state.version == version) return state;
    }
    ADD_FAILURE() << id << " " << version << " is not listed";
    return {};
  }

  // "neighbour 1.0.0, subject out": what takes part, and what does not.
  static std::string PartOf(const KnowledgeBase& base) {
    std::string text;
    for (const Participant& participant : base.participants()) {
      text += (text.empty() ? "" : ", ") + participant.plugin_id + " " +
              (participant.serving ? participant.version : "out");
    }
    return text;
  }
  std::string Serving() const { return PartOf(*rollout_->active()); }
  std::string ReasonAgainst(const std::string& id) const {
    for (const Participant& participant : rollout_->active()->participants()) {
      if (participant.plugin_id == id) return participant.reason;
    }
    return "it is no participant";
  }

  std::size_t KeptFolders() const {
    std::size_t count = 0;
    std::error_code none;
    for (const auto& plugin : fs::directory_iterator(dir_ / "bundles", none)) {
      for ([[maybe_unused]] const auto& version : fs::directory_iterator(plugin)) ++count;
    }
    return count;
  }

  std::vector<ShadowBase> Shadows() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return shadows_;
  }
  std::size_t Published() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return digests_.size();
  }

  fs::path dir_;
  std::unique_ptr<Spawner> spawner_;
  std::unique_ptr<store::PluginStore> store_;
  std::function<std::string(const KnowledgeBase&)> gate_;
  CodeLimits code_;
  bool read_only_ = false;
  std::atomic<int> seconds_{0};
  std::atomic<int> sweeps_{0};
  std::mutex mutex_;
  std::vector<std::string> digests_;  // of what was published, in turn
  std::vector<ShadowBase> shadows_;   // as published last
  std::unique_ptr<Rollout> rollout_;
};

}  // namespace soleus::catalogue
