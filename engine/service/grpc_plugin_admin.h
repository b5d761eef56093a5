// PluginAdmin behind gRPC: nothing but the translation. Called by gRPC's threads, each call on one
// of its own until it ends.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>

#include "absl/status/statusor.h"
#include "engine/service/caller.h"
#include "engine/service/plugin_admin.h"
#include "proto/soleus/v1/plugin_admin.grpc.pb.h"

namespace soleus::service {

// Who called, by the connection that the call came on. Unauthenticated: nobody that is known.
using WhoCalls = std::function<absl::StatusOr<Caller>(const grpc::ServerContext&)>;

class GrpcPluginAdmin final : public v1::PluginAdmin::Service {
 public:
  // `service` must outlive this. `who` must be thread-safe.
  GrpcPluginAdmin(PluginAdmin& service, WhoCalls who);

  grpc::Status Stage(grpc::ServerContext* context, const v1::StageRequest* request,
                     v1::PluginChange* response) override;
  grpc::Status Activate(grpc::ServerContext* context, const v1::PluginVersion* request,
                        v1::PluginChange* response) override;
  grpc::Status Shadow(grpc::ServerContext* context, const v1::PluginVersion* request,
                      v1::PluginChange* response) override;
  grpc::Status Rollback(grpc::ServerContext* context, const v1::PluginId* request,
                        v1::PluginChange* response) override;
  grpc::Status Retire(grpc::ServerContext* context, const v1::PluginVersion* request,
                      v1::PluginChange* response) override;
  grpc::Status List(grpc::ServerContext* context, const v1::ListVersionsRequest* request,
                    v1::ListVersionsResponse* response) override;
  grpc::Status Get(grpc::ServerContext* context, const v1::PluginId* request,
                   v1::ListVersionsResponse* response) override;
  // Notices that the watcher hung up within half a second.
  grpc::Status Watch(grpc::ServerContext* context, const v1::WatchRequest* request,
                     grpc::ServerWriter<v1::PluginEvent>* writer) override;
  grpc::Status DryRun(grpc::ServerContext* context, const v1::PluginVersion* request,
                      v1::DryRunResponse* response) override;
  grpc::Status Report(grpc::ServerContext* context, const v1::PluginId* request,
                      v1::ShadowReport* response) override;
  grpc::Status Replay(grpc::ServerContext* context, const v1::ReplayRequest* request,
                      grpc::ServerWriter<v1::ReplayResponse>* writer) override;
  grpc::Status Audit(grpc::ServerContext* context, const v1::AuditRequest* request,
                     v1::AuditResponse* response) override;

 private:
  template <typename Request, typename Response>
  using Method = absl::StatusOr<Response> (PluginAdmin::*)(const Caller&, const Request&);
  template <typename Request, typename Response>
  grpc::Status Call(const grpc::ServerContext& context, Method<Request, Response> method,
                    const Request& request, Response& response) const;

  PluginAdmin& service_;
  const WhoCalls who_;
};

}  // namespace soleus::service
