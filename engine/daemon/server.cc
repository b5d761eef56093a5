#include "engine/daemon/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/daemon/log.h"
#include "engine/daemon/roles.h"
#include "engine/daemon/tls.h"

namespace soleus::daemon {
namespace {

// Threads of gRPC beyond those that evaluate, answer for the knowledge (as many calls each) or hold
// a stream: pollers, health, reflection, and those that refuse the calls over a limit.
constexpr std::size_t kSpareThreads = 64;

// What gRPC takes in before it ends the call itself, in its own words and without our log. Well
// above the limit, so that a bundle that is merely too large meets our refusal.
int ReceiveCap(std::size_t max_request_bytes) {
  constexpr std::size_t kEnvelope = 1 << 20;
  return static_cast<int>(2 * max_request_bytes + kEnvelope);
}

void LogCall(const service::CallRecord& call) {
  // A caller who hangs up is everyday; a call that we refuse is news.
  const bool expected =
      call.code == grpc::StatusCode::OK || call.code == grpc::StatusCode::CANCELLED;
  Log(expected ? Level::kInfo : Level::kWarn, call.event,
      {{"code", std::to_string(call.code)},
       {"decision_id", call.decision_id},
       {"request_bytes", std::to_string(call.request_bytes)},
       {"issues", std::to_string(call.issues)},
       {"took_us", std::to_string(call.took.count())},
       {"refusal", call.refusal}});
}

// A name other than localhost counts as the network: what it resolves to may change.
bool IsLoopback(const std::string& listen) {
  const std::string host = listen.substr(0, listen.rfind(':'));
  return host == "localhost" || host == "[::1]" || host.rfind("127.", 0) == 0;
}

}  // namespace

Server::Server(const Config& config, const service::DecisionSupport& support,
               const service::KnowledgeService& knowledge)
    : drain_(config.drain),
      decision_support_(support, config.max_streams, LogCall),
      knowledge_(knowledge, LogCall) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Config& config,
                                                      const service::DecisionSupport& support,
                                                      const service::KnowledgeService& knowledge) {
  // An address that is taken makes gRPC write several lines; ours below says it in one.
  TakeGrpcLog(Level::kDebug);
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();

  auto server = std::unique_ptr<Server>(new Server(config, support, knowledge));
  grpc::ResourceQuota quota("soleusd");
  quota.SetMaxThreads(
      static_cast<int>(2 * config.limits.max_concurrent + config.max_streams + kSpareThreads));
  grpc::ServerBuilder builder;
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(ReceiveCap(config.limits.max_request_bytes));
  // Two daemons on one port would share the calls between them, silently.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  std::shared_ptr<grpc::ServerCredentials> credentials = grpc::InsecureServerCredentials();
  if (config.tls && !IsUnix(config.listen)) {
    const auto tls = MutualTls(*config.tls);
    if (!tls.ok()) return tls.status();
    credentials = *tls;
    credentials->SetAuthMetadataProcessor(GateOf(config.roles, MayCall));
  }
  int port = 0;
  builder.AddListeningPort(config.listen, credentials, &port);
  builder.RegisterService(&server->decision_support_);
  builder.RegisterService(&server->knowledge_);
  server->server_ = builder.BuildAndStart();
  TakeGrpcLog(Level::kError);
  const bool is_unix = IsUnix(config.listen);
  if (server->server_ == nullptr || (port == 0 && !is_unix)) {
    return absl::UnavailableError(absl::StrFormat(
        "listen: %s cannot be taken; is another program there, and is it an address of this "
        "machine? Choose another with --listen, or port 0 for any free one; --log-level debug "
        "shows what the system says.",
        config.listen));
  }
  server->address_ =
      is_unix ? config.listen
              : config.listen.substr(0, config.listen.rfind(':') + 1) + std::to_string(port);
  if (!is_unix && !IsLoopback(config.listen)) {
    Log(Level::kWarn, "listens_on_network",
        {{"address", server->address_},
         {"reason", config.tls ? "this gRPC lacks later fixes against denial of service; listen "
                                 "on loopback behind a patched front"
                               : "whoever reaches this address can call, unencrypted, and this "
                                 "gRPC lacks later fixes against denial of service; listen on "
                                 "loopback behind a patched front with TLS"}});
  }

  server->ShowHealth(*support.Pin()->base);
  return server;
}

void Server::ShowHealth(const catalogue::KnowledgeBase& base) {
  const std::lock_guard<std::mutex> lock(health_);
  if (draining_) return;
  const bool any = !base.knowledge().plugins().empty();
  grpc::HealthCheckServiceInterface* const health = server_->GetHealthCheckService();
  health->SetServingStatus("", any);
  health->SetServingStatus("soleus.v1.DecisionSupport", any);
  health->SetServingStatus("soleus.v1.Knowledge", true);
  for (const std::string& plugin : plugins_in_health_) {
    const auto& all = base.participants();
    const bool is_there =
        std::any_of(all.begin(), all.end(), [&](const auto& p) { return p.plugin_id == plugin; });
    if (!is_there) health->SetServingStatus("soleus.plugin." + plugin, false);
  }
  for (const catalogue::Participant& p : base.participants()) {
    plugins_in_health_.insert(p.plugin_id);
    health->SetServingStatus("soleus.plugin." + p.plugin_id, p.serving);
  }
}

void Server::Drain() {
  {
    const std::lock_guard<std::mutex> lock(health_);
    draining_ = true;
  }
  server_->GetHealthCheckService()->SetServingStatus(false);
  decision_support_.StopStreams();
  server_->Shutdown(std::chrono::system_clock::now() + drain_);
  server_->Wait();
}

}  // namespace soleus::daemon
