// The `tls:` and `roles:` maps of the settings file, and whether they fit the addresses.
#pragma once

#include <yaml-cpp/yaml.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "engine/daemon/config.h"
#include "engine/daemon/roles.h"
#include "engine/daemon/tls.h"

namespace soleus::daemon {

// InvalidArgument: an unknown or doubled key, one that is missing (`tls` takes all three), a value
// of another type, a name that `Roles::Add` refuses; `file` begins the message.
absl::Status ReadTls(const YAML::Node& map, const std::string& file, std::optional<TlsFiles>& tls);
absl::Status ReadRoles(const YAML::Node& map, const std::string& file, Roles& roles);

// Fills in where administrators are listened to by default, then holds addresses, TLS and roles
// against each other. InvalidArgument: PluginAdmin on a TCP port without mutual TLS, or without
// anyone who may call; TLS that no address uses; roles that nothing can prove; one address for two.
absl::Status SettleAdmin(Config& config);

}  // namespace soleus::daemon
