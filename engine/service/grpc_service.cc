#include "engine/service/grpc_service.h"

#include <utility>

#include "engine/service/status_map.h"

namespace soleus::service {

GrpcDecisionSupport::GrpcDecisionSupport(const DecisionSupport& service, Observer observe)
    : service_(service), observe_(std::move(observe)) {}

grpc::Status GrpcDecisionSupport::EvaluateOne(const v1::EvaluateRequest& request,
                                              v1::EvaluateResponse& response) {
  const auto start = std::chrono::steady_clock::now();
  absl::StatusOr<v1::EvaluateResponse> answer = service_.Evaluate(request);
  const grpc::Status status = ToGrpc(answer.status());
  if (answer.ok()) response = *std::move(answer);
  observe_({.decision_id = response.decision_id(),
            .code = status.error_code(),
            .refusal = status.error_message(),
            .request_bytes = request.fhir_json().size(),
            .issues = static_cast<std::size_t>(response.issues_size()),
            .took = std::chrono::duration_cast<std::chrono::microseconds>(
                std::chrono::steady_clock::now() - start)});
  return status;
}

grpc::Status GrpcDecisionSupport::Evaluate(grpc::ServerContext* context,
                                           const v1::EvaluateRequest* request,
                                           v1::EvaluateResponse* response) {
  if (context->IsCancelled()) return grpc::Status::CANCELLED;
  return EvaluateOne(*request, *response);
}

grpc::Status GrpcDecisionSupport::EvaluateStream(
    grpc::ServerContext* context,
    grpc::ServerReaderWriter<v1::EvaluateStreamResponse, v1::EvaluateRequest>* stream) {
  v1::EvaluateRequest request;
  while (stream->Read(&request)) {
    if (context->IsCancelled()) return grpc::Status::CANCELLED;
    v1::EvaluateStreamResponse out;
    out.set_request_id(request.request_id());
    v1::EvaluateResponse response;
    const grpc::Status status = EvaluateOne(request, response);
    if (status.ok()) {
      *out.mutable_response() = std::move(response);
    } else {
      out.mutable_error()->set_code(status.error_code());
      out.mutable_error()->set_message(status.error_message());
    }
    if (!stream->Write(out)) break;  // the caller hung up
  }
  return grpc::Status::OK;
}

}  // namespace soleus::service
