// What every command that calls the daemon shares: the connection, how a refusal is told, JSON.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "engine/cli/exit_codes.h"

namespace soleus::cli {

// PEM files for an address that takes mutual TLS; all empty: it takes none.
struct TlsFiles {
  std::string ca;           // who issues the daemon's certificate
  std::string certificate;  // the caller's own
  std::string key;
  std::string name;  // that the daemon's certificate has, where the address has another
};

// --tls-ca, --tls-certificate and --tls-key, which go together, and --tls-name.
void AddTlsOptions(CLI::App& command, TlsFiles& tls);

// nullptr: a file of `tls` cannot be read, which has been said.
std::shared_ptr<grpc::Channel> Connect(const std::string& address, const TlsFiles& tls);

// The server's own limit is tighter; this one only keeps a dead connection from hanging a shell.
void SetDeadline(grpc::ClientContext& context);

// Says on standard error what the server said and what to do about it; gives kRefused.
int Refused(const grpc::Status& status, const std::string& address);

// Writes the whole message to standard output, fields at their default included; the exit code.
int PrintJson(const google::protobuf::Message& message);

// The same on one line, at once.
void PrintJsonLine(const google::protobuf::Message& message);

bool WantsColour();

}  // namespace soleus::cli
