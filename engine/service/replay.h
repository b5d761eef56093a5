// Decisions of the log answered again with a candidate: what would have been said otherwise.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "absl/status/status.h"
#include "engine/catalogue/rollout.h"
#include "engine/service/site_data.h"
#include "engine/store/decision_log.h"
#include "fhir/record.h"
#include "proto/soleus/v1/plugin_admin.pb.h"

namespace soleus::service {

struct ReplayOptions {
  std::chrono::sys_seconds since{};  // decisions from then on
  std::uint32_t max_changed = 0;     // sent at most; 0: all
  SiteData site;                     // as it serves
  fhir::ReadLimits read;
  std::function<bool()> go_on;  // asked before each decision; false ends it. Empty: always true
};

// Each decision since then, oldest first, as of its own moment, with what was fetched for it then:
//
// - where the candidate's knowledge and the site's files are those that answered, the answer must
// be
//   the same to the byte;
// - else `changed` is what differs between the logged answer and the candidate's. Where another
//   plugin or a file of the site's has changed since, the two differ for reasons that are not the
//   candidate's: it is not replayed, and the summary's remarks say how many, and why.
//
// Calls `send` with each change, then once with the summary; false from it ends the replay
// (Cancelled). FailedPrecondition: decisions were logged, and of none was the input kept. The
// statuses of DecisionLog::Since. Takes as long as that many answers, on a thread of its own at low
// priority, which calls `send` and `go_on` and which the caller waits for.
absl::Status Replay(const store::DecisionLog& log, const catalogue::ShadowBase& candidate,
                    const ReplayOptions& options,
                    const std::function<bool(const v1::ReplayResponse&)>& send);

}  // namespace soleus::service
