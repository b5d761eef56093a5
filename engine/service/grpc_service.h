// DecisionSupport behind gRPC: nothing but the translation. Called by gRPC's threads.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/service/decision_support.h"
#include "proto/soleus/v1/decision_support.grpc.pb.h"

namespace soleus::service {

// What happened in one call, or to a stream as a whole; carries no patient data.
struct CallRecord {
  // "stream": a stream was refused or ended by us; "list_plugins" and the like: grpc_knowledge.h.
  std::string_view event = "evaluate";
  std::string decision_id;  // empty: refused
  grpc::StatusCode code = grpc::StatusCode::OK;
  std::string refusal;  // the status message; empty: answered
  std::size_t request_bytes = 0;
  std::size_t issues = 0;
  std::chrono::microseconds took{0};
};
using Observer = std::function<void(const CallRecord&)>;  // must be thread-safe

// The streams that are open: at most so many, since each one holds a thread even while its caller
// is silent. Knows which of them wait for their callers, so that a stop need not wait with them.
// Thread-safe.
class OpenStreams {
 public:
  struct Stream {
    std::function<void()> cut;  // makes the stream's pending read fail
    bool waiting = false;       // for the caller's next message
    bool was_cut = false;
  };
  using Place = std::list<Stream>::iterator;

  explicit OpenStreams(std::size_t max) : max_(max) {}

  // ResourceExhausted: `max` are open. Unavailable: the daemon stops. Every Place must be closed.
  absl::StatusOr<Place> Open(std::function<void()> cut);
  void Close(Place place);

  // Around each read. Unavailable: the daemon stops, and what was read, if anything, is not to be
  // answered.
  absl::Status BeginRead(Place place);
  absl::Status EndRead(Place place);

  // From now on no stream opens and none reads on. Streams that still wait for their callers after
  // `patience` are cut: that long a message on its way may take. Does not wait for those at work.
  void Stop(std::chrono::milliseconds patience);

 private:
  const std::size_t max_;
  std::mutex mutex_;
  std::condition_variable read_ended_;
  std::list<Stream> streams_;
  bool stopping_ = false;
};

class GrpcDecisionSupport final : public v1::DecisionSupport::Service {
 public:
  // `service` must outlive this.
  GrpcDecisionSupport(const DecisionSupport& service, std::size_t max_streams, Observer observe);

  grpc::Status Evaluate(grpc::ServerContext* context, const v1::EvaluateRequest* request,
                        v1::EvaluateResponse* response) override;
  // A stop ends a stream that is at work with UNAVAILABLE after the answer. A stream whose caller
  // is silent is cut: its caller mostly sees CANCELLED, which is all that gRPC can say there.
  grpc::Status EvaluateStream(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::EvaluateStreamResponse, v1::EvaluateRequest>* stream) override;

  // Ends the streams as above; within half a second, but for those at work.
  void StopStreams();

 private:
  grpc::Status EvaluateOne(const grpc::ServerContext& context, const v1::EvaluateRequest& request,
                           v1::EvaluateResponse& response);
  absl::Status AnswerAll(
      grpc::ServerContext& context, OpenStreams::Place place,
      grpc::ServerReaderWriter<v1::EvaluateStreamResponse, v1::EvaluateRequest>& stream);

  const DecisionSupport& service_;
  const Observer observe_;
  OpenStreams streams_;
};

}  // namespace soleus::service
