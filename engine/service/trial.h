// How a candidate fares before, and beside, what serves: the gate that every table passes, a dry
// run over the worked cases, a shadow over live requests, a replay of the decision log.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/catalogue/rollout.h"
#include "engine/service/evaluate.h"
#include "engine/service/site_data.h"
#include "proto/soleus/v1/decision_support.pb.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

// Every worked case of the one plugin in `alone` as FHIR, through reading, recognising and
// reasoning: what the case expects; and that it stays so in other units, in another order, with
// every resource twice; and that leaving any one resource out never makes the answer surer (a flag
// that was not excluded is excluded, a presentation that was not recognised is). Empty, or one
// sentence: case, what was expected, what came out.
std::string FirstGateThatFails(const catalogue::KnowledgeBase& alone);

// What differs, a sentence each, flags first; empty: the same ranking, flags, urgency, orders.
std::vector<std::string> Differences(const v1::EvaluateResponse& before,
                                     const v1::EvaluateResponse& after);

// The worked cases of every plugin in either, answered with both.
v1::DryRunResponse DryRun(const catalogue::KnowledgeBase& active,
                          const catalogue::KnowledgeBase& candidate);

// Shadows at work: a bounded queue of live requests and one thread at low priority that answers
// them again. Thread-safe.
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

  // From now on these watch; one that goes on keeps its counts. Destroys those that end on the
  // watch's own thread.
  virtual void Use(std::vector<catalogue::ShadowBase> shadows, SiteData site) = 0;
  // Copies what it needs; costs a copy of the request where a shadow watches, nothing otherwise.
  virtual void Saw(const Decision& decision) = 0;
  // NotFound: no shadow of that plugin watches.
  virtual absl::StatusOr<v1::ShadowReport> Report(const std::string& plugin_id) const = 0;
};

}  // namespace soleus::service
