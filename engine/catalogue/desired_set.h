// What an administrator wants of each plugin, as it is kept over restarts. Plain data; where it is
// kept (SQLite, see engine/store) is not the catalogue's business.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace soleus::catalogue {

// One bundle that was taken in and not put away.
struct StagedBundle {
  std::string plugin_id;
  std::string version;
  std::string digest;  // of manifest.json
  std::string folder;  // within the bundles' folder
  std::uint64_t counter = 0;
  std::string staged_at;  // RFC 3339, UTC
};

// A bundle that must not serve again.
struct QuarantinedBundle {
  std::string digest;
  std::string reason;  // one sentence
  std::string since;   // RFC 3339, UTC
};

// What should serve. A plugin without a row: its bundled version, active.
struct DesiredPlugin {
  std::string plugin_id;
  std::string active;    // a version; empty: none, it is retired or was never activated
  std::string previous;  // that Rollback goes back to; empty: none
  std::string shadow;    // empty: none
  // "bundled": whichever version the plugin folder holds, so that an update of the daemon's package
  // updates it; else that staged bundle's digest.
  std::string active_digest;
  std::string previous_digest;  // likewise
  std::string shadow_digest;    // likewise
  std::string retired_at;       // RFC 3339, UTC; empty: it is not retired
  std::uint64_t counter = 0;    // the highest that was ever accepted
  std::vector<QuarantinedBundle> quarantined;
};

struct DesiredSet {
  std::vector<StagedBundle> bundles;
  std::vector<DesiredPlugin> plugins;
};

class DesiredStore {
 public:
  virtual ~DesiredStore() = default;
  virtual absl::StatusOr<DesiredSet> Load() = 0;
  // Each one transaction, on disk when it returns OK; what was there under the same key is
  // replaced.
  virtual absl::Status PutBundle(const StagedBundle& bundle) = 0;
  virtual absl::Status RemoveBundle(const std::string& plugin_id, const std::string& digest) = 0;
  virtual absl::Status PutPlugin(const DesiredPlugin& plugin) = 0;
};

}  // namespace soleus::catalogue
