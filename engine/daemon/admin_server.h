// The gRPC server for administrators, apart from the one for EHRs: an address of its own, messages
// as large as a bundle, and a caller who is known.
//
// On a Unix socket (the default, mode 0600) whoever may open it is an administrator, and the kernel
// says which user it is. On a TCP port mutual TLS and `roles:` say it.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/daemon/config.h"
#include "engine/daemon/unix_listener.h"
#include "engine/service/grpc_plugin_admin.h"
#include "engine/service/plugin_admin.h"
#include "engine/store/audit_log.h"

namespace soleus::daemon {

class AdminServer {
 public:
  // Starts listening on `config.admin_listen`; calls may arrive before this returns. The settings
  // have passed SettleAdmin; `admin` must outlive the server. InvalidArgument: a file of `tls:`
  // cannot be used; FailedPrecondition or Unavailable: the address cannot be taken.
  static absl::StatusOr<std::unique_ptr<AdminServer>> Start(const Config& config,
                                                            service::PluginAdmin& admin);
  ~AdminServer();

  const std::string& address() const { return address_; }  // with the port that was taken

  // Takes no more calls, ends watches and replays, waits for acts at work up to `config.drain`.
  void Drain();

 private:
  AdminServer(const Config& config, service::PluginAdmin& admin);
  absl::StatusOr<service::Caller> WhoCalls(const grpc::ServerContext& context) const;

  service::PluginAdmin& admin_;
  const std::chrono::seconds drain_;
  const Roles roles_;
  std::unique_ptr<UnixListener> socket_;  // null: TCP
  service::GrpcPluginAdmin service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

// An entry of the audit log as a line of ours: event=plugin_admin, or audit_lost where it could not
// be written.
void LogAct(const store::AuditEntry& entry, const absl::Status& written);

}  // namespace soleus::daemon
