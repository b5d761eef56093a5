#include "engine/daemon/admin_server.h"

#include <grpcpp/resource_quota.h>
#include <grpcpp/server_posix.h>
#include <pwd.h>

#include <array>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/catalogue/bundle.h"
#include "engine/daemon/log.h"
#include "engine/daemon/roles.h"
#include "engine/daemon/tls.h"

namespace soleus::daemon {
namespace {

// Names, lengths and the message around an upload of the largest bundle.
constexpr std::size_t kEnvelope = 1 << 20;
// Threads of gRPC beyond those of acts and watches: pollers, health, calls that look.
constexpr std::size_t kSpareThreads = 32;

std::string NameOf(uid_t uid) {
  passwd user{};
  passwd* found = nullptr;
  std::array<char, 4096> text{};
  const bool known =
      getpwuid_r(uid, &user, text.data(), text.size(), &found) == 0 && found != nullptr;
  return known ? absl::StrFormat("uid %d (%s)", uid, found->pw_name)
               : absl::StrFormat("uid %d", uid);
}

}  // namespace

AdminServer::AdminServer(const Config& config, service::PluginAdmin& admin)
    : admin_(admin),
      drain_(config.drain),
      roles_(config.roles),
      service_(admin, [this](const grpc::ServerContext& context) { return WhoCalls(context); }) {}

absl::StatusOr<service::Caller> AdminServer::WhoCalls(const grpc::ServerContext& context) const {
  if (socket_ == nullptr) return roles_.CallerOf(*context.auth_context());
  const std::optional<uid_t> uid = socket_->OwnerOf(context.peer());
  if (!uid) {
    return absl::UnauthenticatedError(
        "soleusd: the system does not say whose this connection is; connect again.");
  }
  return service::Caller{.name = NameOf(*uid), .roles = {service::Role::kAdmin}};
}

absl::StatusOr<std::unique_ptr<AdminServer>> AdminServer::Start(const Config& config,
                                                                service::PluginAdmin& admin) {
  auto server = std::unique_ptr<AdminServer>(new AdminServer(config, admin));
  server->address_ = config.admin_listen;
  grpc::ResourceQuota quota("soleusd-admin");
  quota.SetMaxThreads(static_cast<int>(service::PluginAdmin::kMaxAtWork +
                                       service::PluginAdmin::kMaxWatches + kSpareThreads));
  grpc::ServerBuilder builder;
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(static_cast<int>(catalogue::kMaxBundleBytes + kEnvelope));
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.RegisterService(&server->service_);
  int port = 0;
  if (IsUnix(config.admin_listen)) {
    auto socket = UnixListener::Open(config.admin_listen.substr(std::string("unix:").size()));
    if (!socket.ok()) return socket.status();
    server->socket_ = *std::move(socket);
  } else {
    const auto credentials = MutualTls(*config.tls);
    if (!credentials.ok()) return credentials.status();
    (*credentials)->SetAuthMetadataProcessor(GateOf(config.roles, MayCallAdmin));
    builder.AddListeningPort(config.admin_listen, *credentials, &port);
  }
  // An address that is taken makes gRPC write several lines; ours below says it in one.
  TakeGrpcLog(Level::kDebug);
  server->server_ = builder.BuildAndStart();
  TakeGrpcLog(Level::kError);
  if (server->server_ == nullptr || (server->socket_ == nullptr && port == 0)) {
    return absl::UnavailableError(absl::StrFormat(
        "admin.listen: %s cannot be taken; is another program there, and is it an address of this "
        "machine? Choose another with --admin-listen; --log-level debug shows what the system "
        "says.",
        config.admin_listen));
  }
  if (server->socket_ != nullptr) {
    server->socket_->Accept([grpc = server->server_.get()](int connection) {
      grpc::AddInsecureChannelFromFd(grpc, connection);
    });
  } else {
    server->address_.replace(server->address_.rfind(':') + 1, std::string::npos,
                             std::to_string(port));
  }
  Log(Level::kInfo, "admin_listens", {{"address", server->address_}});
  return server;
}

AdminServer::~AdminServer() {
  Drain();
}

void AdminServer::Drain() {
  if (socket_ != nullptr) socket_->Stop();
  admin_.Stop();
  if (server_ == nullptr) return;
  server_->Shutdown(std::chrono::system_clock::now() + drain_);
  server_->Wait();
}

void LogAct(const store::AuditEntry& entry, const absl::Status& written) {
  Log(entry.outcome == "refused" ? Level::kWarn : Level::kInfo, "plugin_admin",
      {{"entry", std::to_string(entry.sequence)},
       {"who", entry.who},
       {"act", entry.act},
       {"plugin", entry.plugin_id},
       {"version", entry.version},
       {"digest", entry.digest},
       {"outcome", entry.outcome},
       {"reason", entry.reason}});
  if (!written.ok()) {
    Log(Level::kError, "audit_lost",
        {{"act", entry.act}, {"who", entry.who}, {"reason", std::string(written.message())}});
  }
}

}  // namespace soleus::daemon
