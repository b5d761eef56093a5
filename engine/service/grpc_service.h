// DecisionSupport behind gRPC: nothing but the translation. Called by gRPC's threads.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "engine/service/decision_support.h"
#include "proto/soleus/v1/decision_support.grpc.pb.h"

namespace soleus::service {

// What happened in one evaluation; carries no patient data.
struct CallRecord {
  std::string decision_id;  // empty: refused
  grpc::StatusCode code = grpc::StatusCode::OK;
  std::string refusal;  // the status message; empty: answered
  std::size_t request_bytes = 0;
  std::size_t issues = 0;
  std::chrono::microseconds took{0};
};
using Observer = std::function<void(const CallRecord&)>;  // must be thread-safe

class GrpcDecisionSupport final : public v1::DecisionSupport::Service {
 public:
  // `service` must outlive this.
  GrpcDecisionSupport(const DecisionSupport& service, Observer observe);

  grpc::Status Evaluate(grpc::ServerContext* context, const v1::EvaluateRequest* request,
                        v1::EvaluateResponse* response) override;
  grpc::Status EvaluateStream(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::EvaluateStreamResponse, v1::EvaluateRequest>* stream) override;

 private:
  grpc::Status EvaluateOne(const v1::EvaluateRequest& request, v1::EvaluateResponse& response);

  const DecisionSupport& service_;
  const Observer observe_;
};

}  // namespace soleus::service
