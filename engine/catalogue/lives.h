// Every plugin version and what becomes of it: the work behind Rollout, on its one thread. Each
// verb is as rollout.h says, and leaves what serves as it was where it fails.
//
// lives.cc has the verbs, lives_stage.cc takes bundles in, lives_restore.cc brings a desired set
// back, lives_publish.cc merges, hands on and drains.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/board.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/version.h"
#include "engine/catalogue/warm_up.h"

namespace soleus::catalogue {

class Lives {
 public:
  // All must outlive this. `on_code_change` may be called on any thread, and leads to CodeChanged.
  Lives(Rollout::Options options, Spawner& spawner, DesiredStore& desired, Rollout::Publish publish,
        Board& board, OnCodeChange on_code_change);
  ~Lives();  // takes all versions off the board, and so their code's processes
  Lives(const Lives&) = delete;
  Lives& operator=(const Lives&) = delete;

  // Once, before everything else. Publishes.
  absl::Status Restore();

  absl::StatusOr<Change> Stage(std::variant<std::string, std::vector<BundleFile>> source);
  absl::StatusOr<Change> Activate(const std::string& plugin_id, const std::string& version);
  absl::StatusOr<Change> Shadow(const std::string& plugin_id, const std::string& version);
  absl::StatusOr<Change> Rollback(const std::string& plugin_id);
  absl::StatusOr<Change> Retire(const std::string& plugin_id, const std::string& version);
  absl::StatusOr<ShadowBase> Candidate(const std::string& plugin_id, const std::string& version);

  void CodeChanged(const std::string& plugin_id, const std::string& digest);

  // Lets go of snapshots that nobody uses any more, and of what only they used. True: some are
  // still in use.
  bool Sweep();

 private:
  struct Snapshot {
    std::shared_ptr<const KnowledgeBase> base;
    std::vector<Version*> uses;
  };

  // lives.cc
  // Empty version: the newest that waits.
  absl::StatusOr<Version*> Meant(const std::string& plugin_id, const std::string& version);
  WarmUpTools Tools() const;
  // Loads it again where only its files are left.
  absl::Status EnsureWarm(Version& version);
  absl::StatusOr<Change> TakeOver(PluginVersions& plugin, Version& next);
  absl::StatusOr<Change> EndShadow(PluginVersions& plugin);
  absl::StatusOr<Change> PutAway(PluginVersions& plugin, Version& version);
  absl::StatusOr<Change> RetireAll(PluginVersions& plugin);
  void Quarantine(PluginVersions& plugin, Version& version, const std::string& reason);
  // Who may take over from `but`, the likeliest first: the version before, the bundled one.
  static std::vector<Version*> SuccessorsOf(const PluginVersions& plugin, const Version* but);

  // lives_stage.cc
  absl::Status MayTakeIn(const PluginVersions& plugin, const Bundle& bundle) const;
  absl::StatusOr<Change> TakeIn(const std::shared_ptr<const Bundle>& bundle);
  absl::Status Keep(PluginVersions& plugin, Version& version, const Bundle& bundle);
  void NoteFailure(const std::string& plugin_id, const absl::Status& status);
  void DropOldFailures();
  void Prune(PluginVersions& plugin);

  // lives_restore.cc
  absl::Status FindBundled();
  void FindStaged(const std::vector<StagedBundle>& bundles);
  void ReadAll();
  // Sentences about what cannot come back go to `lost`.
  void ChooseActive(PluginVersions& plugin, std::vector<std::string>& lost);
  void ChooseShadow(PluginVersions& plugin, std::vector<std::string>& lost);

  // lives_publish.cc
  Version& Add(PluginVersions& plugin, VersionState state, std::string folder);
  void Erase(PluginVersions& plugin, const Version& version);
  PluginVersions& PluginOf(const Version& version);
  // The knowledge with `candidate` in place of the active version of its plugin; null: as it
  // serves.
  Snapshot Merge(Version* candidate) const;
  // Why `merged` may not serve in place of what does: whom it would put out; empty: it may.
  std::string WhomItPutsOut(const KnowledgeBase& merged, const Version& candidate) const;
  void Publish(Snapshot merged);
  void Move(Version& version, Life life, std::string reason = {});
  VersionState StateOf(const Version& version) const;  // with all of its fields
  void Show(const Version& version);
  void ShowAll(const PluginVersions& plugin);
  Change ChangeOf(const Version& version, std::string remark = {}) const;
  std::vector<ShadowBase> MergeShadows();
  void CountPins();
  bool IsCurrent(const KnowledgeBase* base) const;

  const Rollout::Options options_;
  Spawner& spawner_;
  DesiredStore& desired_;
  const Rollout::Publish publish_;
  Board& board_;
  const OnCodeChange on_code_change_;

  Plugins plugins_;
  std::uint64_t next_order_ = 1;
  std::vector<Snapshot> snapshots_;  // all that somebody may still use; goes before plugins_
  std::shared_ptr<const KnowledgeBase> active_;
  std::vector<std::shared_ptr<const KnowledgeBase>> watching_;  // the shadows'
};

}  // namespace soleus::catalogue
