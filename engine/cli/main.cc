// soleusctl: sends one patient to a running soleusd and shows the answer; shows what it knows;
// makes and checks plugin bundles.
//
// Exit codes: 0 answered (serving, verified); 1 the server, or a check, said no, or the server
// could not be reached; 2 wrong usage, or a file that cannot be read. The answer goes to standard
// output, trouble to standard error.
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/unknown_field_set.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/cli/bundle_commands.h"
#include "engine/cli/call.h"
#include "engine/cli/knowledge_commands.h"
#include "engine/cli/page.h"
#include "engine/cli/plugin_commands.h"
#include "proto/soleus/v1/decision_support.grpc.pb.h"

namespace soleus::cli {
namespace {

struct Options {
  std::string file;
  std::string as_of;
  std::string address = "127.0.0.1:50551";
  TlsFiles tls;
  std::string service;
  std::string fhir_server;
  std::string patient;
  std::string token_file;
  bool json = false;
  bool full = false;
  bool fhir = false;
  bool nobody_to_ask = false;
};

// Through read(), which turns the exception of a stream buffer (a folder, say) into badbit.
std::optional<std::string> ReadAll(const std::string& file) {
  std::ifstream stream;
  if (file != "-") stream.open(file, std::ios::binary);
  std::istream& input = file == "-" ? std::cin : stream;
  if (!input) return std::nullopt;
  std::string text;
  std::vector<char> buffer(1 << 16);
  while (input) {
    input.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    text.append(buffer.data(), static_cast<std::size_t>(input.gcount()));
  }
  if (input.bad()) return std::nullopt;
  return text;
}

// Nullopt: it cannot be read, which has been said.
std::optional<std::string> ReadOrSay(const std::string& file) {
  std::optional<std::string> text = ReadAll(file);
  if (!text.has_value()) {
    std::cerr << "soleusctl: " << file << ": cannot be read; check the name and the permissions.\n";
  }
  return text;
}

int Evaluate(const Options& options) {
  v1::EvaluateRequest request;
  if (options.file.empty() && options.fhir_server.empty()) {
    std::cerr
        << "soleusctl: evaluate needs a FILE, or --fhir-server and --patient, or all of them.\n";
    return kUsage;
  }
  if (!options.file.empty()) {
    std::optional<std::string> text = ReadOrSay(options.file);
    if (!text.has_value()) return kUsage;
    request.set_fhir_json(*std::move(text));
  }
  if (!options.fhir_server.empty()) {
    request.mutable_fhir_server()->set_base_url(options.fhir_server);
    request.mutable_fhir_server()->set_patient_id(options.patient);
  }
  if (!options.token_file.empty()) {
    std::optional<std::string> token = ReadOrSay(options.token_file);
    if (!token.has_value()) return kUsage;
    token->erase(token->find_last_not_of(" \r\n") + 1);
    request.mutable_fhir_server()->set_access_token(*std::move(token));
  }
  request.set_as_of(options.as_of);
  request.mutable_options()->set_nobody_to_ask(options.nobody_to_ask);
  // A page picks its own words; of JSON, the reader says how many.
  request.mutable_options()->set_every_word(!options.fhir && (!options.json || options.full));
  request.mutable_options()->set_fhir_bundle(options.fhir);

  grpc::ClientContext context;
  SetDeadline(context);
  v1::EvaluateResponse answer;
  const std::shared_ptr<grpc::Channel> channel = Connect(options.address, options.tls);
  if (channel == nullptr) return kUsage;
  const auto stub = v1::DecisionSupport::NewStub(channel);
  const grpc::Status status = stub->Evaluate(&context, request, &answer);
  if (!status.ok()) return Refused(status, options.address);

  if (options.fhir) {
    std::cout << answer.fhir_bundle() << "\n";
    return kAnswered;
  }
  if (!options.json) {
    std::cout << PageOf(answer, {.colour = WantsColour(), .full = options.full});
    return kAnswered;
  }
  return PrintJson(answer);
}

// grpc.health.v1 has one string (field 1, the service) in its request and one enum (field 1) in its
// response. Debian ships no generated code for it, so both travel as unknown fields of Empty.
int Health(const Options& options) {
  using google::protobuf::Empty;
  Empty request;
  if (!options.service.empty()) {
    request.GetReflection()->MutableUnknownFields(&request)->AddLengthDelimited(1, options.service);
  }
  grpc::ClientContext context;
  SetDeadline(context);
  grpc::CompletionQueue queue;
  const std::shared_ptr<grpc::Channel> channel = Connect(options.address, options.tls);
  if (channel == nullptr) return kUsage;
  grpc::TemplatedGenericStub<Empty, Empty> stub(channel);
  Empty response;
  grpc::Status status;
  const auto call =
      stub.PrepareUnaryCall(&context, "/grpc.health.v1.Health/Check", request, &queue);
  call->StartCall();
  call->Finish(&response, &status, &response);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (!status.ok()) return Refused(status, options.address);

  constexpr std::uint64_t kServing = 1;
  std::uint64_t state = 0;
  const auto& fields = response.GetReflection()->GetUnknownFields(response);
  for (int i = 0; i < fields.field_count(); ++i) {
    const auto& field = fields.field(i);
    if (field.number() == 1 && field.type() == google::protobuf::UnknownField::TYPE_VARINT) {
      state = field.varint();
    }
  }
  const std::string name = options.service.empty() ? "soleusd" : options.service;
  if (state == kServing) {
    std::cout << name << ": serving\n";
    return kAnswered;
  }
  std::cout << name << ": " << (state == 2 ? "not serving" : "state unknown") << "\n";
  std::cerr << "soleusctl: the daemon does not serve; its log says why.\n";
  return kRefused;
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app("Asks a running soleusd for decision support.", "soleusctl");
  app.require_subcommand(1);
  app.set_version_flag("--version", "soleusctl " SOLEUS_VERSION);

  CLI::App* evaluate =
      app.add_subcommand("evaluate", "Send one patient's FHIR R4 JSON, or say where it is fetched");
  evaluate->add_option("file", options.file,
                       "Bundle or bare resource; - reads standard input. Not needed with "
                       "--fhir-server");
  CLI::Option* const server = evaluate->add_option(
      "--fhir-server", options.fhir_server,
      "Base URL of the EHR's FHIR server, for the daemon to fetch from; one of its ehr.servers");
  CLI::Option* const patient =
      evaluate->add_option("--patient", options.patient, "The patient's id on that server");
  server->needs(patient);
  patient->needs(server);
  evaluate
      ->add_option("--token-file", options.token_file,
                   "File with an access token for that server; the daemon's own by default")
      ->needs(server);
  evaluate->add_option("--as-of", options.as_of,
                       "Date or instant that the answer speaks for; today by default");
  CLI::Option* json =
      evaluate->add_flag("--json", options.json,
                         "The answer as JSON instead of a page: every figure, and with --full "
                         "every word");
  CLI::Option* full =
      evaluate->add_flag("--full", options.full,
                         "The page with every reason, every word on each order, and the works "
                         "cited");
  evaluate
      ->add_flag("--fhir", options.fhir,
                 "The answer as a FHIR R4 Bundle, with every word, for an EHR to store")
      ->excludes(json, full);
  evaluate->add_flag("--nobody-to-ask", options.nobody_to_ask,
                     "Nobody can be asked: an open stop rule counts as fired");

  CLI::App* health = app.add_subcommand("health", "Ask whether the daemon serves");
  health->add_option("service", options.service, "A service's name; the whole daemon by default");

  KnowledgeOptions about;
  CLI::App* plugins = app.add_subcommand("plugins", "List the plugins that the daemon found");
  CLI::App* plugin = app.add_subcommand(
      "plugin", "One plugin: what it says of itself, its bundle, its versions as they serve");
  plugin->require_subcommand(1);
  CLI::App* show = plugin->add_subcommand("show", "Show what one plugin says of itself");
  show->add_option("id", about.plugin_id, "As `plugins` has it")->required();
  const BundleCommands bundle_commands(*plugin, "soleusctl");
  PluginCommands plugin_commands(app, *plugin);
  for (CLI::App* command : {plugins, show}) {
    command->add_option("--as-of", about.as_of,
                        "Date that reviews are due against; today by default");
    command->add_flag("--json", about.json, "The whole answer as JSON instead of a page");
  }
  CLI::App* questionnaire = app.add_subcommand(
      "questionnaire", "Write the structured examination as a FHIR R4 Questionnaire");
  questionnaire->add_option("-o,--output", about.output, "File; standard output by default");

  for (CLI::App* command : {evaluate, health, plugins, show, questionnaire}) {
    command->add_option("--address", options.address, "Where soleusd listens")
        ->capture_default_str();
    AddTlsOptions(*command, options.tls);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kAnswered : kUsage;
  }
  if (const std::optional<int> code = bundle_commands.Run()) return *code;
  if (const std::optional<int> code = plugin_commands.Run()) return *code;
  about.address = options.address;
  about.tls = options.tls;
  if (plugins->parsed()) return ListPlugins(about);
  if (show->parsed()) return ShowPlugin(about);
  if (questionnaire->parsed()) return WriteQuestionnaire(about);
  return evaluate->parsed() ? Evaluate(options) : Health(options);
}

}  // namespace
}  // namespace soleus::cli

int main(int argc, char** argv) {
  return soleus::cli::Run(argc, argv);
}
