// One call to a daemon's administrators' address: how long it may take, and what to do now where it
// was refused.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>

#include "engine/cli/plugin_commands.h"
#include "proto/soleus/v1/plugin_admin.grpc.pb.h"

namespace soleus::cli {

// An act waits for what is before it, and for the plugin's own cases.
inline constexpr std::chrono::minutes kActDeadline{5};
inline constexpr std::chrono::seconds kLookDeadline{30};

// nullptr: a file of --tls-* cannot be read, which has been said.
std::unique_ptr<v1::PluginAdmin::Stub> AdminStub(const AdminOptions& options);

// Says on standard error what the daemon said and what to do now; kRefused. `what` is the plugin or
// folder that the command named.
int AdminRefused(const grpc::Status& status, const AdminOptions& options, const std::string& what);

// ID[@VERSION] in its parts; nullopt: it is neither, which has been said.
std::optional<v1::PluginVersion> PluginVersionOf(const std::string& text);

}  // namespace soleus::cli
