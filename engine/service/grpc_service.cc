#include "engine/service/grpc_service.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/status_map.h"

namespace soleus::service {
namespace {

// A message that was sent before the caller could know of the stop arrives within this.
constexpr std::chrono::milliseconds kPatience{250};

absl::Status Stopping() {
  return absl::UnavailableError(
      "soleusd: is stopping; send what was not answered again, to the daemon that takes over.");
}

// When fetching from an EHR must end, so that a fifth of the caller's time is left for the answer
// that says what is missing.
fhir::client::Deadline FetchUntil(const grpc::ServerContext& context) {
  const auto now = std::chrono::system_clock::now();
  constexpr std::chrono::hours kNone{1};  // gRPC's "no deadline" overflows where it is multiplied
  const auto left = std::min<std::chrono::system_clock::duration>(context.deadline() - now, kNone);
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(left * 4 / 5);
}

absl::Status HungUp() {
  return absl::CancelledError(
      "soleusd: the call was broken off before its answer, by the caller, by its deadline, or for "
      "a message that gRPC could not take in; send it again if it is still wanted.");
}

}  // namespace

absl::StatusOr<OpenStreams::Place> OpenStreams::Open(std::function<void()> cut) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return Stopping();
  if (streams_.size() >= max_) {
    return absl::ResourceExhaustedError(
        absl::StrFormat("soleusd: %d streams are open, which is the limit (limits.max_streams); "
                        "close one that is not in use, or call Evaluate.",
                        max_));
  }
  return streams_.insert(streams_.end(), {.cut = std::move(cut)});
}

void OpenStreams::Close(Place place) {
  const std::lock_guard lock(mutex_);
  streams_.erase(place);
}

absl::Status OpenStreams::BeginRead(Place place) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return Stopping();
  place->waiting = true;
  return absl::OkStatus();
}

absl::Status OpenStreams::EndRead(Place place) {
  const std::lock_guard lock(mutex_);
  place->waiting = false;
  read_ended_.notify_all();
  return place->was_cut ? Stopping() : absl::OkStatus();
}

void OpenStreams::Stop(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  read_ended_.wait_for(lock, patience, [this] {
    return std::none_of(streams_.begin(), streams_.end(),
                        [](const Stream& stream) { return stream.waiting; });
  });
  for (Stream& stream : streams_) {
    if (!stream.waiting) continue;
    stream.was_cut = true;
    stream.cut();
  }
}

GrpcDecisionSupport::GrpcDecisionSupport(const DecisionSupport& service, std::size_t max_streams,
                                         Observer observe)
    : service_(service), observe_(std::move(observe)), streams_(max_streams) {}

grpc::Status GrpcDecisionSupport::EvaluateOne(const grpc::ServerContext& context,
                                              const v1::EvaluateRequest& request,
                                              v1::EvaluateResponse& response) {
  const auto start = std::chrono::steady_clock::now();
  absl::StatusOr<v1::EvaluateResponse> answer = service_.Evaluate(request, FetchUntil(context));
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
  if (!context->IsCancelled()) return EvaluateOne(*context, *request, *response);
  const grpc::Status status = ToGrpc(HungUp());
  observe_({.code = status.error_code(),
            .refusal = status.error_message(),
            .request_bytes = request->fhir_json().size()});
  return status;
}

absl::Status GrpcDecisionSupport::AnswerAll(
    grpc::ServerContext& context, OpenStreams::Place place,
    grpc::ServerReaderWriter<v1::EvaluateStreamResponse, v1::EvaluateRequest>& stream) {
  v1::EvaluateRequest request;
  while (true) {
    if (absl::Status stop = streams_.BeginRead(place); !stop.ok()) return stop;
    const bool more = stream.Read(&request);
    if (absl::Status stop = streams_.EndRead(place); !stop.ok()) return stop;
    if (context.IsCancelled()) return HungUp();
    if (!more) return absl::OkStatus();
    v1::EvaluateStreamResponse out;
    out.set_request_id(request.request_id());
    v1::EvaluateResponse response;
    const grpc::Status status = EvaluateOne(context, request, response);
    if (status.ok()) {
      *out.mutable_response() = std::move(response);
    } else {
      out.mutable_error()->set_code(status.error_code());
      out.mutable_error()->set_message(status.error_message());
    }
    if (!stream.Write(out)) return HungUp();
  }
}

grpc::Status GrpcDecisionSupport::EvaluateStream(
    grpc::ServerContext* context,
    grpc::ServerReaderWriter<v1::EvaluateStreamResponse, v1::EvaluateRequest>* stream) {
  const auto start = std::chrono::steady_clock::now();
  const absl::StatusOr<OpenStreams::Place> place =
      streams_.Open([context] { context->TryCancel(); });
  absl::Status ended = place.status();
  if (place.ok()) {
    ended = AnswerAll(*context, *place, *stream);
    streams_.Close(*place);
  }
  const grpc::Status status = ToGrpc(ended);
  if (!ended.ok()) {
    observe_({.event = "stream",
              .code = status.error_code(),
              .refusal = status.error_message(),
              .took = std::chrono::duration_cast<std::chrono::microseconds>(
                  std::chrono::steady_clock::now() - start)});
  }
  return status;
}

void GrpcDecisionSupport::StopStreams() {
  streams_.Stop(kPatience);
}

}  // namespace soleus::service
