#include "engine/cli/knowledge_commands.h"

#include <fstream>
#include <iostream>
#include <memory>

#include "engine/cli/knowledge_page.h"
#include "proto/soleus/v1/knowledge.grpc.pb.h"

namespace soleus::cli {

int ListPlugins(const KnowledgeOptions& options) {
  v1::ListPluginsRequest request;
  request.set_as_of(options.as_of);
  v1::ListPluginsResponse answer;
  grpc::ClientContext context;
  SetDeadline(context);
  const std::shared_ptr<grpc::Channel> channel = Connect(options.address, options.tls);
  if (channel == nullptr) return kUsage;
  const auto stub = v1::Knowledge::NewStub(channel);
  const grpc::Status status = stub->ListPlugins(&context, request, &answer);
  if (!status.ok()) return Refused(status, options.address);
  if (options.json) return PrintJson(answer);
  std::cout << PageOf(answer, {.colour = WantsColour()});
  return kAnswered;
}

int ShowPlugin(const KnowledgeOptions& options) {
  v1::GetPluginRequest request;
  request.set_plugin_id(options.plugin_id);
  request.set_as_of(options.as_of);
  v1::GetPluginResponse answer;
  grpc::ClientContext context;
  SetDeadline(context);
  const std::shared_ptr<grpc::Channel> channel = Connect(options.address, options.tls);
  if (channel == nullptr) return kUsage;
  const auto stub = v1::Knowledge::NewStub(channel);
  const grpc::Status status = stub->GetPlugin(&context, request, &answer);
  if (!status.ok()) return Refused(status, options.address);
  if (options.json) return PrintJson(answer);
  std::cout << PageOf(answer, {.colour = WantsColour()});
  return kAnswered;
}

int WriteQuestionnaire(const KnowledgeOptions& options) {
  v1::GetQuestionnaireResponse answer;
  grpc::ClientContext context;
  SetDeadline(context);
  const std::shared_ptr<grpc::Channel> channel = Connect(options.address, options.tls);
  if (channel == nullptr) return kUsage;
  const auto stub = v1::Knowledge::NewStub(channel);
  const grpc::Status status = stub->GetQuestionnaire(&context, {}, &answer);
  if (!status.ok()) return Refused(status, options.address);
  if (options.output.empty()) {
    std::cout << answer.fhir_json() << "\n";
    return kAnswered;
  }
  std::ofstream file(options.output, std::ios::binary | std::ios::trunc);
  file << answer.fhir_json() << "\n";
  file.close();
  if (!file) {
    std::cerr << "soleusctl: " << options.output
              << ": cannot be written; check the folder, the permissions and the space left.\n";
    return kUsage;
  }
  return kAnswered;
}

}  // namespace soleus::cli
