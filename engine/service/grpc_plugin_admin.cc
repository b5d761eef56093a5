#include "engine/service/grpc_plugin_admin.h"

#include <chrono>
#include <optional>
#include <utility>

#include "engine/service/status_map.h"

namespace soleus::service {
namespace {

// How long a watcher that hung up may go unnoticed while nothing happens.
constexpr std::chrono::milliseconds kLook{400};

}  // namespace

GrpcPluginAdmin::GrpcPluginAdmin(PluginAdmin& service, WhoCalls who)
    : service_(service), who_(std::move(who)) {}

template <typename Request, typename Response>
grpc::Status GrpcPluginAdmin::Call(const grpc::ServerContext& context,
                                   Method<Request, Response> method, const Request& request,
                                   Response& response) const {
  const absl::StatusOr<Caller> caller = who_(context);
  if (!caller.ok()) return ToGrpc(caller.status());
  absl::StatusOr<Response> answer = (service_.*method)(*caller, request);
  if (answer.ok()) response = *std::move(answer);
  return ToGrpc(answer.status());
}

grpc::Status GrpcPluginAdmin::Stage(grpc::ServerContext* context, const v1::StageRequest* request,
                                    v1::PluginChange* response) {
  return Call(*context, &PluginAdmin::Stage, *request, *response);
}

grpc::Status GrpcPluginAdmin::Activate(grpc::ServerContext* context,
                                       const v1::PluginVersion* request,
                                       v1::PluginChange* response) {
  return Call(*context, &PluginAdmin::Activate, *request, *response);
}

grpc::Status GrpcPluginAdmin::Shadow(grpc::ServerContext* context, const v1::PluginVersion* request,
                                     v1::PluginChange* response) {
  return Call(*context, &PluginAdmin::Shadow, *request, *response);
}

grpc::Status GrpcPluginAdmin::Rollback(grpc::ServerContext* context, const v1::PluginId* request,
                                       v1::PluginChange* response) {
  return Call(*context, &PluginAdmin::Rollback, *request, *response);
}

grpc::Status GrpcPluginAdmin::Retire(grpc::ServerContext* context, const v1::PluginVersion* request,
                                     v1::PluginChange* response) {
  return Call(*context, &PluginAdmin::Retire, *request, *response);
}

grpc::Status GrpcPluginAdmin::List(grpc::ServerContext* context,
                                   const v1::ListVersionsRequest* request,
                                   v1::ListVersionsResponse* response) {
  return Call(*context, &PluginAdmin::List, *request, *response);
}

grpc::Status GrpcPluginAdmin::Get(grpc::ServerContext* context, const v1::PluginId* request,
                                  v1::ListVersionsResponse* response) {
  return Call(*context, &PluginAdmin::Get, *request, *response);
}

grpc::Status GrpcPluginAdmin::DryRun(grpc::ServerContext* context, const v1::PluginVersion* request,
                                     v1::DryRunResponse* response) {
  return Call(*context, &PluginAdmin::DryRun, *request, *response);
}

grpc::Status GrpcPluginAdmin::Report(grpc::ServerContext* context, const v1::PluginId* request,
                                     v1::ShadowReport* response) {
  return Call(*context, &PluginAdmin::Report, *request, *response);
}

grpc::Status GrpcPluginAdmin::Audit(grpc::ServerContext* context, const v1::AuditRequest* request,
                                    v1::AuditResponse* response) {
  return Call(*context, &PluginAdmin::Audit, *request, *response);
}

grpc::Status GrpcPluginAdmin::Replay(grpc::ServerContext* context, const v1::ReplayRequest* request,
                                     grpc::ServerWriter<v1::ReplayResponse>* writer) {
  const absl::StatusOr<Caller> caller = who_(*context);
  if (!caller.ok()) return ToGrpc(caller.status());
  return ToGrpc(service_.Replay(
      *caller, *request,
      [writer](const v1::ReplayResponse& response) { return writer->Write(response); },
      [context] { return !context->IsCancelled(); }));
}

grpc::Status GrpcPluginAdmin::Watch(grpc::ServerContext* context, const v1::WatchRequest* request,
                                    grpc::ServerWriter<v1::PluginEvent>* writer) {
  const absl::StatusOr<Caller> caller = who_(*context);
  if (!caller.ok()) return ToGrpc(caller.status());
  const auto place = service_.Watch(*caller, *request, [context] { context->TryCancel(); });
  if (!place.ok()) return ToGrpc(place.status());
  while (!context->IsCancelled()) {
    const absl::StatusOr<std::optional<v1::PluginEvent>> event = (*place)->watch().Next(kLook);
    if (!event.ok()) return ToGrpc(event.status());
    if (event->has_value() && !writer->Write(**event)) break;
  }
  return {grpc::StatusCode::CANCELLED, "soleusd: the watcher hung up, or did not read."};
}

}  // namespace soleus::service
