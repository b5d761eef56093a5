// The gRPC server around DecisionSupport: listening, health, reflection, draining.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "engine/daemon/config.h"
#include "engine/service/decision_support.h"
#include "engine/service/grpc_knowledge.h"
#include "engine/service/grpc_service.h"
#include "engine/service/knowledge_service.h"

namespace soleus::daemon {

class Server {
 public:
  // Starts listening; calls may arrive before this returns. Unavailable: the address cannot be
  // taken. InvalidArgument: a file of `tls:` cannot be used. With `tls:` on a TCP port each call,
  // health and reflection included, takes a certificate with a role (roles.h). `support` and
  // `knowledge` must outlive the server. Takes gRPC's log, see log.h.
  //
  // Health (grpc.health.v1): "" and "soleus.v1.DecisionSupport" serve while any plugin serves;
  // "soleus.plugin.<id>" says it for each plugin that was found. "soleus.v1.Knowledge" always
  // serves: it is whom to ask why no plugin does.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const Config& config,
                                                       const service::DecisionSupport& support,
                                                       const service::KnowledgeService& knowledge);

  // Health as it follows from `base`. A plugin that is no longer known does not serve. Any thread.
  void ShowHealth(const catalogue::KnowledgeBase& base);

  // "127.0.0.1:43211": the port that was taken, where the configured one was 0.
  const std::string& address() const { return address_; }

  // Says "not serving", refuses new calls, ends idle streams, waits for calls at work up to
  // `config.drain`, stops.
  void Drain();

 private:
  Server(const Config& config, const service::DecisionSupport& support,
         const service::KnowledgeService& knowledge);

  const std::chrono::seconds drain_;
  service::GrpcDecisionSupport decision_support_;
  service::GrpcKnowledge knowledge_;
  std::unique_ptr<grpc::Server> server_;
  std::mutex health_;
  std::set<std::string> plugins_in_health_;  // under health_
  bool draining_ = false;                    // likewise
  std::string address_;
};

}  // namespace soleus::daemon
