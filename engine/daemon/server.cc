#include "engine/daemon/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>

#include <utility>

#include "absl/strings/str_format.h"
#include "engine/daemon/log.h"

namespace soleus::daemon {
namespace {

// Threads of gRPC beyond those that evaluate: pollers, health, reflection, idle streams.
constexpr std::size_t kSpareThreads = 64;
// Room for the other fields of a request, so that an oversized bundle meets our own refusal.
constexpr std::size_t kEnvelopeBytes = 64 << 10;

void LogCall(const service::CallRecord& call) {
  Log(call.code == grpc::StatusCode::OK ? Level::kInfo : Level::kWarn, "evaluate",
      {{"code", std::to_string(call.code)},
       {"decision_id", call.decision_id},
       {"request_bytes", std::to_string(call.request_bytes)},
       {"issues", std::to_string(call.issues)},
       {"took_us", std::to_string(call.took.count())},
       {"refusal", call.refusal}});
}

}  // namespace

Server::Server(const Config& config, const service::DecisionSupport& support)
    : drain_(config.drain), decision_support_(support, LogCall) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Config& config,
                                                      const service::DecisionSupport& support) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();

  auto server = std::unique_ptr<Server>(new Server(config, support));
  grpc::ResourceQuota quota("soleusd");
  quota.SetMaxThreads(static_cast<int>(config.limits.max_concurrent + kSpareThreads));
  grpc::ServerBuilder builder;
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(
      static_cast<int>(config.limits.max_request_bytes + kEnvelopeBytes));
  // Two daemons on one port would share the calls between them, silently.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  int port = 0;
  builder.AddListeningPort(config.listen, grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&server->decision_support_);
  server->server_ = builder.BuildAndStart();
  const bool is_unix = config.listen.rfind("unix:", 0) == 0;
  if (server->server_ == nullptr || (port == 0 && !is_unix)) {
    return absl::UnavailableError(absl::StrFormat(
        "listen: %s cannot be taken; is another program there? Choose another with --listen, or "
        "port 0 for any free one.",
        config.listen));
  }
  server->address_ =
      is_unix ? config.listen
              : config.listen.substr(0, config.listen.rfind(':') + 1) + std::to_string(port);

  const catalogue::KnowledgeBase& base = support.knowledge_base();
  const bool any = !base.knowledge().plugins().empty();
  grpc::HealthCheckServiceInterface* health = server->server_->GetHealthCheckService();
  health->SetServingStatus("", any);
  health->SetServingStatus("soleus.v1.DecisionSupport", any);
  for (const catalogue::Participant& p : base.participants()) {
    health->SetServingStatus("soleus.plugin." + p.plugin_id, p.serving);
  }
  return server;
}

void Server::Drain() {
  server_->GetHealthCheckService()->SetServingStatus(false);
  server_->Shutdown(std::chrono::system_clock::now() + drain_);
  server_->Wait();
}

}  // namespace soleus::daemon
