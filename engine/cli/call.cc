#include "engine/cli/call.h"

#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
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
      return {"UNAVAILABLE", absl::StrCat("Is soleusd running, and listening on ", address,
                                          "? Start it, or name its address with --address.")};
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

}  // namespace

std::shared_ptr<grpc::Channel> Connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
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
  google::protobuf::util::JsonPrintOptions print;
  print.add_whitespace = true;
  print.preserve_proto_field_names = true;
  print.always_print_primitive_fields = true;
  std::string json;
  const auto printed = google::protobuf::util::MessageToJsonString(message, &json, print);
  if (!printed.ok()) {
    std::cerr << "soleusctl: the answer cannot be written as JSON: " << printed.ToString()
              << "; ask without --json.\n";
    return kRefused;
  }
  std::cout << json;
  return kAnswered;
}

bool WantsColour() {
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace soleus::cli
