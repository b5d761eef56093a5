// A Rollout that does what a test says, for the translation, the roles and the audit around it.
// What a rollout is to do is tested with the real one.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/catalogue/rollout.h"

namespace soleus::test {

class ScriptedRollout final : public catalogue::Rollout {
 public:
  ScriptedRollout() {
    catalogue::KnowledgeBuilder builder;
    base = builder.Publish();
  }

  std::shared_ptr<const catalogue::KnowledgeBase> active() const override { return base; }

  absl::StatusOr<catalogue::Change> Stage(
      std::variant<std::string, std::vector<catalogue::BundleFile>> source) override {
    staged = std::move(source);
    return Answer("Stage");
  }
  absl::StatusOr<catalogue::Change> Activate(const std::string& id,
                                             const std::string& version) override {
    return Answer("Activate " + id + " " + version);
  }
  absl::StatusOr<catalogue::Change> Shadow(const std::string& id,
                                           const std::string& version) override {
    return Answer("Shadow " + id + " " + version);
  }
  absl::StatusOr<catalogue::Change> Rollback(const std::string& id) override {
    return Answer("Rollback " + id);
  }
  absl::StatusOr<catalogue::Change> Retire(const std::string& id,
                                           const std::string& version) override {
    return Answer("Retire " + id + " " + version);
  }
  absl::StatusOr<catalogue::ShadowBase> Candidate(const std::string& id,
                                                  const std::string& version) override {
    asked.push_back("Candidate " + id + " " + version);
    if (!refusal.ok()) return refusal;
    return catalogue::ShadowBase{
        .plugin_id = id, .version = change.version.version, .against = "1.0.0", .base = base};
  }
  std::vector<catalogue::VersionState> List() const override { return versions; }
  std::vector<std::string> not_restored() const override { return lost; }
  std::shared_ptr<void> Subscribe(std::function<void(const catalogue::Event&)> on_event) override {
    const std::lock_guard lock(mutex_);
    const int key = next_++;
    listeners_[key] = std::move(on_event);
    return {nullptr, [this, key](void*) {
              const std::lock_guard unlisten(mutex_);
              listeners_.erase(key);
            }};
  }

  void Happen(const catalogue::Event& event) {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, listener] : listeners_) listener(event);
  }
  std::size_t listeners() const {
    const std::lock_guard lock(mutex_);
    return listeners_.size();
  }

  std::shared_ptr<const catalogue::KnowledgeBase> base;
  std::vector<catalogue::VersionState> versions;
  std::vector<std::string> lost;
  absl::Status refusal;      // of every verb; OK: `change`
  catalogue::Change change;  // what every verb gives
  std::function<void()> before = [] {};
  std::vector<std::string> asked;
  std::variant<std::string, std::vector<catalogue::BundleFile>> staged;

 private:
  absl::StatusOr<catalogue::Change> Answer(const std::string& what) {
    asked.push_back(what);
    before();
    if (!refusal.ok()) return refusal;
    return change;
  }

  mutable std::mutex mutex_;
  std::map<int, std::function<void(const catalogue::Event&)>> listeners_;
  int next_ = 0;
};

// With a digest of 64 d.
inline catalogue::VersionState StateOf(std::string id, std::string version, catalogue::Life life) {
  return {.plugin_id = std::move(id),
          .version = std::move(version),
          .life = life,
          .digest = std::string(64, 'd')};
}

}  // namespace soleus::test
