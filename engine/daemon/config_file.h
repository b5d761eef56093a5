// The file of settings as one YAML map. yaml-cpp throws, and nothing that it throws leaves here.
#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <string>

#include "absl/status/status.h"

namespace soleus::daemon {

// Has `read` take the map of `file`; an empty file is OK and has none. InvalidArgument, naming
// `file`: it cannot be read, is a folder, no YAML, no map, or more than one document; or what
// `read` says.
absl::Status ReadYamlFile(const std::string& file,
                          const std::function<absl::Status(const YAML::Node&)>& read);

}  // namespace soleus::daemon
