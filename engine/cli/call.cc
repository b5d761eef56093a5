#include "engine/cli/call.h"

#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"

namespace soleus::cli {
namespace {

constexpr std::chrono::seconds kDeadline{30};
constexpr int kMaxAnswerBytes = 64 << 20;

// The code's name and what to do about it, in words of the wire's contract.
std::pair<std::string, std::string> Advice(const grpc::Status& status, const std::string& address) {
  switch (status.error_code()) {
    case grpc::StatusCode::INVALID_ARGUMENT:
      return {"INVALID_ARGUMENT", "Correct the input as the message says, then send it again."};
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      return {"RESOURCE_EXHAUSTED",
              "Send less at once, or try again when the daemon is less busy."};
    case grpc::StatusCode::FAILED_PRECONDITION:
      return {"FAILED_PRECONDITION",
              "Look at the daemon's plugin folder and log: no plugin serves."};
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return {"DEADLINE_EXCEEDED", "The daemon did not answer in time; try again, or see its log."};
    case grpc::StatusCode::UNAVAILABLE:
      return {"UNAVAILABLE",
              absl::StrCat("Is soleusd running, and listening on ", address,
                           "? Start it, or name its address with --address; with certificates "
                           "(--tls-ca and the like) where it takes mutual TLS.")};
    case grpc::StatusCode::UNIMPLEMENTED:
      return {"UNIMPLEMENTED", absl::StrCat("What listens on ", address,
                                            " is no soleusd of this version; check --address.")};
    case grpc::StatusCode::PERMISSION_DENIED:
      return {"PERMISSION_DENIED", "Ask an administrator of the daemon, or of the EHR, for leave."};
    case grpc::StatusCode::UNAUTHENTICATED:
      return {"UNAUTHENTICATED", "Get a token that is good for that server, and call again."};
    case grpc::StatusCode::NOT_FOUND: return {"NOT_FOUND", "Check the name that you gave."};
    default:
      return {absl::StrCat("code ", static_cast<int>(status.error_code())),
              "See the daemon's log at the time of the call."};
  }
}

// nullopt: it cannot be written, which has been said.
std::optional<std::string> JsonOf(const google::protobuf::Message& message, bool spread) {
  google::protobuf::util::JsonPrintOptions print;
  print.add_whitespace = spread;
  print.preserve_proto_field_names = true;
  print.always_print_primitive_fields = true;
  std::string json;
  const auto printed = google::protobuf::util::MessageToJsonString(message, &json, print);
  if (printed.ok()) return json;
  std::cerr << "soleusctl: the answer cannot be written as JSON: " << printed.ToString()
            << "; ask without --json.\n";
  return std::nullopt;
}

}  // namespace

void AddTlsOptions(CLI::App& command, TlsFiles& tls) {
  CLI::Option* const ca =
      command.add_option("--tls-ca", tls.ca, "PEM file: who issues the daemon's certificate");
  CLI::Option* const certificate =
      command.add_option("--tls-certificate", tls.certificate, "PEM file: your own certificate");
  CLI::Option* const key = command.add_option("--tls-key", tls.key, "PEM file: its private key");
  ca->needs(certificate, key);
  certificate->needs(ca, key);
  key->needs(ca, certificate);
  command
      .add_option("--tls-name", tls.name,
                  "The name in the daemon's certificate, where it is not that of the address")
      ->needs(ca);
}

std::shared_ptr<grpc::Channel> Connect(const std::string& address, const TlsFiles& tls) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  if (tls.ca.empty()) {
    return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
  }
  grpc::SslCredentialsOptions pem;
  for (const auto& [file, text] :
       {std::pair(&tls.ca, &pem.pem_root_certs), std::pair(&tls.certificate, &pem.pem_cert_chain),
        std::pair(&tls.key, &pem.pem_private_key)}) {
    std::ifstream stream(*file, std::ios::binary);
    std::ostringstream content;
    if (!stream || !(content << stream.rdbuf())) {
      std::cerr << "soleusctl: " << *file << ": cannot be read; check the name and permissions.\n";
      return nullptr;
    }
    *text = std::move(content).str();
  }
  if (!tls.name.empty()) arguments.SetSslTargetNameOverride(tls.name);
  return grpc::CreateCustomChannel(address, grpc::SslCredentials(pem), arguments);
}

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
}

int Refused(const grpc::Status& status, const std::string& address) {
  const auto [name, remedy] = Advice(status, address);
  std::cerr << "soleusctl: " << name << ": " << status.error_message() << "\n" << remedy << "\n";
  return kRefused;
}

int PrintJson(const google::protobuf::Message& message) {
  const std::optional<std::string> json = JsonOf(message, true);
  if (!json.has_value()) return kRefused;
  std::cout << *json;
  return kAnswered;
}

void PrintJsonLine(const google::protobuf::Message& message) {
  const std::optional<std::string> json = JsonOf(message, false);
  if (json.has_value()) std::cout << *json << std::endl;
}

bool WantsColour() {
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace soleus::cli
