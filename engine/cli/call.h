// What every command shares: the connection, how a refusal is told, exit codes, JSON.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace soleus::cli {

inline constexpr int kAnswered = 0;
inline constexpr int kRefused = 1;
inline constexpr int kUsage = 2;

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
