// The life of plugin versions: taken in, verified, warmed, in shadow, active, draining, retired; or
// failed, or quarantined. Holds what an administrator wants, keeps it (DesiredSet), builds the
// KnowledgeBase that follows from it, and hands it on.
//
// One thread of its own at low priority does all the work (read, load, replay, merge, destroy),
// with a few more like it while `Open` loads; the verbs may be called on any thread but a
// request's, and wait for it. Nothing that fails changes what serves.
//
// A reference to a version by number means the one that is active, else in shadow, else the newest
// that was taken in, else the bundled one. Errors of the verbs, one sentence each: NotFound (no
// such plugin or version; those there are), FailedPrecondition (what stands against it, and what
// would do), and what ReadBundle, the plugin host and the DesiredStore say.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"
#include "engine/catalogue/code_process.h"
#include "engine/catalogue/desired_set.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/catalogue/spawner.h"

namespace soleus::catalogue {

enum class Life {
  kStaged,
  kVerified,
  kWarmed,
  kShadow,
  kActive,
  kDraining,
  kRetired,
  kFailed,
  kQuarantined
};
std::string_view WordFor(Life life);

struct VersionState {
  std::string plugin_id;
  std::string version;  // empty: the manifest could not be read
  Life life = Life::kStaged;
  std::string reason;
  std::string digest;  // of the bundle
  std::string key_id;
  std::uint64_t counter = 0;
  bool bundled = false;  // from the plugin folder; else taken in by Stage
  std::chrono::sys_seconds since{};
  bool previous = false;
  std::optional<CodeHealth> code;
  std::uint32_t pinned = 0;
};

struct Change {
  VersionState version;
  std::string knowledge_digest;
  std::string remark;
};

struct Event {
  std::uint64_t sequence = 0;  // one more than that of the event before
  VersionState version;
  std::string knowledge_digest;
};

// A candidate in place of the active version of its plugin, everything else as it serves.
struct ShadowBase {
  std::string plugin_id;
  std::string version;
  std::string against;  // the active version; empty: none
  std::shared_ptr<const KnowledgeBase> base;
};

class Rollout {
 public:
  struct Options {
    std::string plugin_dir;   // bundles that are installed with the daemon, one folder a plugin
    std::string bundles_dir;  // where Stage keeps what it took in; this alone writes there
    Trust trust;
    std::chrono::milliseconds load_deadline{10'000};
    CodeLimits code;
    // What a table must pass with itself alone before it may serve, beyond its shape: empty, or one
    // sentence that names case, expected and got. Called on the rollout's thread, and by `Open` on
    // several at once.
    std::function<std::string(const KnowledgeBase& alone)> gate;
    std::function<std::chrono::sys_seconds()> clock;
    // Called before it is counted who still uses a snapshot, some twenty times a second while any
    // drains and once a second else: lets go of what nobody uses. On the rollout's thread.
    std::function<void()> sweep;
    // Looks at what another daemon may own: removes nothing, and every verb that would write fails
    // with what `desired` says to it.
    bool read_only = false;
  };
  // Of a plugin's staged versions these stay besides the active, the previous and the shadow: the
  // newest. Older ones are removed with their files when another is taken in.
  static constexpr std::size_t kKeptVersions = 3;
  // Bundles that were refused stay in List for the run, so many of them.
  static constexpr std::size_t kKeptFailures = 32;

  // What serves, and what watches, from now on; `active` may be what serves already. Called on the
  // rollout's thread, `Open`'s included. Neither this nor an `on_event` may call a verb.
  using Publish = std::function<void(std::shared_ptr<const KnowledgeBase> active,
                                     std::vector<ShadowBase> shadows)>;

  // Restores what was wanted: every bundle is verified again. What cannot be restored is in
  // `not_restored`, and the version before it serves, or the bundled one. A bundled plugin that
  // nobody decided about is active. Fails only where the plugin folder or the desired set cannot be
  // read. `spawner` and `desired` must outlive this.
  static absl::StatusOr<std::unique_ptr<Rollout>> Open(Options options, Spawner& spawner,
                                                       DesiredStore& desired, Publish publish);
  virtual ~Rollout() = default;

  virtual std::shared_ptr<const KnowledgeBase> active() const = 0;

  // A bundle that is there already is answered as it stands. Refused beside what its checks refuse:
  // a counter below the highest that was accepted, a version that is there with another digest, a
  // digest that was quarantined.
  virtual absl::StatusOr<Change> Stage(
      std::variant<std::string, std::vector<BundleFile>> source) = 0;
  // An empty version: the newest that was taken in and waits. Refused where the set with it would
  // put out a plugin that serves: the sentence names both.
  virtual absl::StatusOr<Change> Activate(const std::string& plugin_id,
                                          const std::string& version) = 0;
  virtual absl::StatusOr<Change> Shadow(const std::string& plugin_id,
                                        const std::string& version) = 0;
  virtual absl::StatusOr<Change> Rollback(const std::string& plugin_id) = 0;
  // An empty version: the plugin as a whole. A version: its shadow ends, or it is put away with its
  // files.
  virtual absl::StatusOr<Change> Retire(const std::string& plugin_id,
                                        const std::string& version) = 0;
  // The knowledge with that version in place, published nowhere: for DryRun and Replay.
  virtual absl::StatusOr<ShadowBase> Candidate(const std::string& plugin_id,
                                               const std::string& version) = 0;

  virtual std::vector<VersionState> List() const = 0;  // by plugin id, then newest first
  virtual std::vector<std::string> not_restored() const = 0;
  // `on_event` is called on the rollout's thread with each change until the returned handle dies,
  // which waits for a call at work, and before this does; it must not block, nor let
  // go of a handle.
  virtual std::shared_ptr<void> Subscribe(std::function<void(const Event&)> on_event) = 0;
};

}  // namespace soleus::catalogue
