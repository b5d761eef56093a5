// Evaluate, apart from gRPC: request in, response or status out. A test calls it without a server.
//
// Thread-safe. A call pins the snapshot that is current when it starts, and keeps it to its end.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/catalogue/knowledge_base.h"
#include "engine/service/facts.h"
#include "fhir/record.h"
#include "proto/soleus/v1/decision_support.pb.h"

namespace soleus::service {

struct Limits {
  std::size_t max_request_bytes = 4 << 20;
  std::size_t max_concurrent = 64;  // Evaluate calls at work; one more is refused at once
  fhir::ReadLimits read;
};

// The present moment, injected; seconds since the epoch, UTC.
using Clock = std::function<std::chrono::sys_seconds()>;

class DecisionSupport {
 public:
  DecisionSupport(std::shared_ptr<const catalogue::KnowledgeBase> base, Limits limits, Clock clock);

  // InvalidArgument, ResourceExhausted (over a size, or `max_concurrent` calls at work) or
  // FailedPrecondition (no plugin serves). Texts carry no patient data.
  absl::StatusOr<v1::EvaluateResponse> Evaluate(const v1::EvaluateRequest& request) const;

  const catalogue::KnowledgeBase& knowledge_base() const { return *snapshot_->base; }

 private:
  struct Snapshot {
    explicit Snapshot(std::shared_ptr<const catalogue::KnowledgeBase> kb)
        : base(std::move(kb)), facts(base->knowledge()) {}
    std::shared_ptr<const catalogue::KnowledgeBase> base;
    FactReader facts;
  };

  absl::StatusOr<v1::EvaluateResponse> EvaluateAdmitted(const v1::EvaluateRequest& request) const;

  std::shared_ptr<const Snapshot> snapshot_;
  const Limits limits_;
  const Clock clock_;
  mutable std::atomic<std::size_t> at_work_{0};
};

}  // namespace soleus::service
