// KnowledgeService behind gRPC: nothing but the translation. Called by gRPC's threads.
#pragma once

#include <grpcpp/grpcpp.h>

#include "engine/service/grpc_service.h"
#include "engine/service/knowledge_service.h"
#include "proto/soleus/v1/knowledge.grpc.pb.h"

namespace soleus::service {

class GrpcKnowledge final : public v1::Knowledge::Service {
 public:
  // `service` must outlive this. Each call is observed, under its own name as event.
  GrpcKnowledge(const KnowledgeService& service, Observer observe);

  grpc::Status ListPlugins(grpc::ServerContext* context, const v1::ListPluginsRequest* request,
                           v1::ListPluginsResponse* response) override;
  grpc::Status GetPlugin(grpc::ServerContext* context, const v1::GetPluginRequest* request,
                         v1::GetPluginResponse* response) override;
  grpc::Status GetQuestionnaire(grpc::ServerContext* context,
                                const v1::GetQuestionnaireRequest* request,
                                v1::GetQuestionnaireResponse* response) override;

 private:
  const KnowledgeService& service_;
  const Observer observe_;
};

}  // namespace soleus::service
