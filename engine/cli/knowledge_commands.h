// The commands that ask what the daemon knows. Each gives the exit code.
#pragma once

#include <string>

#include "engine/cli/call.h"

namespace soleus::cli {

struct KnowledgeOptions {
  std::string address;
  TlsFiles tls;
  std::string plugin_id;
  std::string as_of;
  std::string output;  // empty: standard output
  bool json = false;
};

int ListPlugins(const KnowledgeOptions& options);
int ShowPlugin(const KnowledgeOptions& options);
int WriteQuestionnaire(const KnowledgeOptions& options);

}  // namespace soleus::cli
