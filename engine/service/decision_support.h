// Evaluate, apart from gRPC: request in, response or status out. A test calls it without a server.
//
// Thread-safe. A call pins the snapshot that is current when it starts, and keeps it to its end:
// one answer never mixes two mappings of the site's.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/service/evaluate.h"
#include "engine/service/site_data.h"
#include "engine/service/view.h"
#include "fhir/client/client.h"
#include "fhir/record.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

struct Limits {
  std::size_t max_request_bytes = 4 << 20;
  std::size_t max_concurrent = 64;  // Evaluate calls at work; one more is refused at once
  std::size_t max_fetches = 32;     // of those, how many may wait for an EHR; one more is refused
  fhir::ReadLimits read;
};

// The present moment, injected; seconds since the epoch, UTC.
using Clock = std::function<std::chrono::sys_seconds()>;

class DecisionSupport {
 public:
  // `ehr` asks the servers that requests may name; nullptr: there is none. It must outlive this.
  DecisionSupport(std::shared_ptr<const catalogue::KnowledgeBase> base, Limits limits, Clock clock,
                  const fhir::client::Client* ehr = nullptr);

  // InvalidArgument, ResourceExhausted (over a size, or `max_concurrent` calls at work) or
  // FailedPrecondition (no plugin serves, or no server may be asked); where the EHR cannot be read,
  // the status of `fhir::client::Client::Fetch`. Texts carry no patient data. `deadline` bounds the
  // fetching alone.
  absl::StatusOr<v1::EvaluateResponse> Evaluate(
      const v1::EvaluateRequest& request,
      fhir::client::Deadline deadline = fhir::client::Deadline::max()) const;

  // Called with each answer, on the thread that gave it, before the caller has it: it must be
  // quick. Before the first call alone.
  using Onlooker = std::function<void(const Decision&)>;
  void LookOn(Onlooker onlooker);

  // From the next call on, facts are read through `site`, whose mapping has passed ProblemsOf
  // against the knowledge; and answers are given with `base`. Both build the index on the caller's
  // thread and swap one pointer; calls at work finish with what they began with.
  void UseSite(SiteData site);
  void UseKnowledge(std::shared_ptr<const catalogue::KnowledgeBase> base, SiteData site);

  // Destroys, on the caller's thread, what was swapped out and no call uses any more; how many are
  // still in use. No request ever destroys a view.
  std::size_t Sweep();

  std::shared_ptr<const View> Pin() const;

 private:
  void Swap(std::shared_ptr<const View> next);  // under build_
  absl::StatusOr<fhir::client::Fetched> Fetch(const v1::FhirServer& server, const View& view,
                                              const fhir::Time& as_of,
                                              fhir::client::Deadline deadline) const;
  absl::StatusOr<v1::EvaluateResponse> EvaluateAdmitted(const v1::EvaluateRequest& request,
                                                        fhir::client::Deadline deadline) const;

  std::mutex build_;  // one at a time builds a view out of the one before
  std::vector<std::shared_ptr<const View>> draining_;  // under build_
  mutable std::mutex swap_;
  std::shared_ptr<const View> view_;  // under swap_, which is held for no more than a copy
  std::vector<Onlooker> onlookers_;
  const Limits limits_;
  const Clock clock_;
  const fhir::client::Client* const ehr_;
  mutable std::atomic<std::size_t> at_work_{0};
  mutable std::atomic<std::size_t> fetching_{0};
};

}  // namespace soleus::service
