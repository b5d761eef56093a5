// The `ehr:` map of the settings file: which FHIR servers may be asked, and how hard.
#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "fhir/client/client.h"

namespace soleus::daemon {

// Adds to `servers`. InvalidArgument: an unknown, doubled or misplaced key, a value out of range, a
// server that `AddEhrServer` refuses; `file` begins the message.
absl::Status ReadEhr(const YAML::Node& map, const std::string& file,
                     fhir::client::ClientLimits& limits,
                     std::vector<fhir::client::Server>& servers);

// InvalidArgument: a base URL that is not https (http only to a loopback address), has a user, a
// query or a fragment, or is there already. `where` begins the message.
absl::Status AddEhrServer(fhir::client::Server server, const std::string& where,
                          std::vector<fhir::client::Server>& servers);

}  // namespace soleus::daemon
