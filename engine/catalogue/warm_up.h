// From a verified bundle to a version that may serve: its table through a host, its worked cases,
// the gate, its code started once. Blocking, off the request path; any number of threads at once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/bundle.h"
#include "engine/catalogue/code_process.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/spawner.h"
#include "engine/catalogue/table_codec.h"

namespace soleus::catalogue {

struct Warmed {
  std::shared_ptr<const LoadedTable> table;
  std::shared_ptr<CodeProcess> code;  // null: a table alone
};

// Of a bundle, by plugin id and digest, whose code was quarantined or came back.
using OnCodeChange = std::function<void(const std::string& plugin_id, const std::string& digest)>;

struct WarmUpTools {
  const Rollout::Options& options;
  Spawner& spawner;
  OnCodeChange on_code_change;  // called on a thread of the code's own
};

// FailedPrecondition: what the table lacks, the case or gate that did not come out, or a manifest
// that says otherwise than the table; and the statuses of ReadTable. Each names the plugin.
absl::StatusOr<Warmed> WarmUp(const std::shared_ptr<const Bundle>& bundle,
                              const WarmUpTools& tools);

// Reads the bundle again, which must still be the one of `digest` (empty: whichever lies there) of
// plugin `plugin_id`, as far as the checks of a bundle go.
absl::StatusOr<std::shared_ptr<const Bundle>> ReadAgain(const std::string& folder,
                                                        const std::string& plugin_id,
                                                        const std::string& digest,
                                                        const Trust& trust);

// Runs each job once, a few at a time: while one waits for its host, another decodes.
void RunSideBySide(const std::vector<std::function<void()>>& jobs);

}  // namespace soleus::catalogue
