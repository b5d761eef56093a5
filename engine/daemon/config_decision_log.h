// The `decision_log:` map of the settings file: whether answers are remembered, how much of them,
// and how long.
#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>

#include "absl/status/status.h"

namespace soleus::daemon {

struct DecisionLogSettings {
  bool enabled = true;
  // False (`inputs: hashed`): of what was asked and answered, digests alone. True (`inputs: kept`):
  // the bytes, which are patients' data, so that decisions can be replayed.
  bool keep_inputs = false;
  std::size_t max_mib = 512;  // of the file
  std::size_t max_days = 90;
};

// InvalidArgument: an unknown, doubled or misplaced key, a value that it does not take; `file`
// begins the message.
absl::Status ReadDecisionLog(const YAML::Node& map, const std::string& file,
                             DecisionLogSettings& settings);

}  // namespace soleus::daemon
