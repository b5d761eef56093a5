// What every command that calls the daemon shares: the connection, how a refusal is told, JSON.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "engine/cli/exit_codes.h"

namespace soleus::cli {

std::shared_ptr<grpc::Channel> Connect(const std::string& address);

// The server's own limit is tighter; this one only keeps a dead connection from hanging a shell.
void SetDeadline(grpc::ClientContext& context);

// Says on standard error what the server said and what to do about it; gives kRefused.
int Refused(const grpc::Status& status, const std::string& address);

// Writes the whole message to standard output, fields at their default included; the exit code.
int PrintJson(const google::protobuf::Message& message);

bool WantsColour();

}  // namespace soleus::cli
