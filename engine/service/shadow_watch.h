// Shadows at work: versions that see live requests and show nothing. A bounded queue, and one
// thread at low priority (nice 10) that answers each request again with the shadow in place of the
// active version, and counts what differs.
//
// What the shadow's evaluation takes is measured on that thread: under load it waits for the
// processor longer than the live answer did.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/catalogue/rollout.h"
#include "engine/service/evaluate.h"
#include "engine/service/site_data.h"
#include "fhir/record.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// Thread-safe.
class ShadowWatch {
 public:
  struct Limits {
    std::size_t max_waiting = 64;      // decisions; more are dropped, and counted
    std::size_t max_bytes = 32 << 20;  // that those hold
    fhir::ReadLimits read;
  };
  static std::unique_ptr<ShadowWatch> Start(const Limits& limits,
                                            std::function<std::chrono::sys_seconds()> clock);
  virtual ~ShadowWatch() = default;  // forgets what waits

  // From now on these watch; one that goes on (the same version against the same) keeps its counts.
  // Indexes are built, and what ends is destroyed, on the watch's own thread.
  virtual void Use(std::vector<catalogue::ShadowBase> shadows, SiteData site) = 0;
  // Copies what it needs; costs a copy of the request where a shadow watches, nothing otherwise.
  // Not seen, and counted as dropped: past a limit, or answered by other versions than those that
  // the shadow is compared with.
  virtual void Saw(const Decision& decision) = 0;
  // NotFound: no shadow of that plugin watches.
  virtual absl::StatusOr<v1::ShadowReport> Report(const std::string& plugin_id) const = 0;
};

}  // namespace soleus::service
