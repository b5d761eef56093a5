#include "engine/service/grpc_knowledge.h"

#include <utility>

#include "engine/service/status_map.h"

namespace soleus::service {
namespace {

template <typename Ask, typename Response>
grpc::Status Call(std::string_view event, const Observer& observe, const Ask& ask,
                  Response& response) {
  const auto start = std::chrono::steady_clock::now();
  auto answer = ask();
  const grpc::Status status = ToGrpc(answer.status());
  if (answer.ok()) response = *std::move(answer);
  observe({.event = event,
           .code = status.error_code(),
           .refusal = status.error_message(),
           .took = std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now() - start)});
  return status;
}

}  // namespace

GrpcKnowledge::GrpcKnowledge(const KnowledgeService& service, Observer observe)
    : service_(service), observe_(std::move(observe)) {}

grpc::Status GrpcKnowledge::ListPlugins(grpc::ServerContext*, const v1::ListPluginsRequest* request,
                                        v1::ListPluginsResponse* response) {
  return Call(
      "list_plugins", observe_, [&] { return service_.ListPlugins(*request); }, *response);
}

grpc::Status GrpcKnowledge::GetPlugin(grpc::ServerContext*, const v1::GetPluginRequest* request,
                                      v1::GetPluginResponse* response) {
  return Call(
      "get_plugin", observe_, [&] { return service_.GetPlugin(*request); }, *response);
}

grpc::Status GrpcKnowledge::GetQuestionnaire(grpc::ServerContext*,
                                             const v1::GetQuestionnaireRequest* request,
                                             v1::GetQuestionnaireResponse* response) {
  return Call(
      "get_questionnaire", observe_, [&] { return service_.GetQuestionnaire(*request); },
      *response);
}

}  // namespace soleus::service
