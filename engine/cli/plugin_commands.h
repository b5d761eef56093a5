// The commands that administer plugins while the daemon runs, and replay. Each says what was done
// or why not, and what now.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/cli/call.h"

namespace soleus::cli {

struct AdminOptions {
  std::string address;  // default: unix:<state folder beside the program's>/admin.sock
  TlsFiles tls;
  std::string plugin;  // ID or ID@VERSION
  std::string folder;
  std::string since;
  std::uint32_t max = 0;
  bool server_path = false;
  bool retired = false;
  bool json = false;
};

// Where a daemon that stands beside this program listens for administrators.
std::string DefaultAdminAddress();

// The verbs below `soleusctl plugin`, and `soleusctl replay`.
class PluginCommands {
 public:
  PluginCommands(CLI::App& app, CLI::App& plugin);
  // The exit code of the command that was parsed; nullopt: none of these.
  std::optional<int> Run();

 private:
  CLI::App* Add(CLI::App& parent, const char* name, const char* what);

  AdminOptions options_;
  CLI::App* stage_;
  CLI::App* activate_;
  CLI::App* shadow_;
  CLI::App* rollback_;
  CLI::App* retire_;
  CLI::App* list_;
  CLI::App* versions_;
  CLI::App* watch_;
  CLI::App* dry_run_;
  CLI::App* report_;
  CLI::App* audit_;
  CLI::App* replay_;
};

}  // namespace soleus::cli
