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

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/service/facts.h"
#include "engine/service/fetch_plan.h"
#include "engine/service/site_data.h"
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

  // From the next call on, facts are read through `site`, whose mapping has passed ProblemsOf
  // against this knowledge. Builds the index on the caller's thread and swaps one pointer; calls at
  // work finish with what they began with.
  void UseSite(SiteData site);

  const catalogue::KnowledgeBase& knowledge_base() const { return *Pin()->base; }

 private:
  struct Snapshot {
    Snapshot(std::shared_ptr<const catalogue::KnowledgeBase> kb, const SiteData& site)
        : base(std::move(kb)),
          mapping_digest(site.mapping ? site.mapping->digest : ""),
          products_digest(site.products ? site.products->digest() : ""),
          facts(base->knowledge(), site),
          plan(base->knowledge(), site) {}
    std::shared_ptr<const catalogue::KnowledgeBase> base;
    std::string mapping_digest;   // empty: none
    std::string products_digest;  // likewise
    FactReader facts;
    FetchPlan plan;
  };

  std::shared_ptr<const Snapshot> Pin() const;

  absl::StatusOr<fhir::client::Fetched> Fetch(const v1::FhirServer& server,
                                              const Snapshot& snapshot, const fhir::Time& as_of,
                                              fhir::client::Deadline deadline) const;
  absl::StatusOr<v1::EvaluateResponse> EvaluateAdmitted(const v1::EvaluateRequest& request,
                                                        fhir::client::Deadline deadline) const;

  mutable std::mutex swap_;
  std::shared_ptr<const Snapshot> snapshot_;  // under swap_, which is held for no more than a copy
  const Limits limits_;
  const Clock clock_;
  const fhir::client::Client* const ehr_;
  mutable std::atomic<std::size_t> at_work_{0};
  mutable std::atomic<std::size_t> fetching_{0};
};

}  // namespace soleus::service
