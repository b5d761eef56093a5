// Every setting of the daemon, from built-in defaults, then the YAML file, then flags.
//
// The file has one key per field below, by the same name (`limits:`, `ehr:`, `admin:`, `tls:`,
// `roles:` and `decision_log:` are maps). An unknown key, a key given twice, a wrong type or a
// value out of range refuses the whole start: a daemon that ignores a setting is one that does
// something else than its administrator believes.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/daemon/config_decision_log.h"
#include "engine/daemon/roles.h"
#include "engine/daemon/tls.h"
#include "engine/service/decision_support.h"
#include "fhir/client/client.h"

namespace soleus::daemon {

struct Config {
  std::string listen = "127.0.0.1:50551";  // host:port (0: any free port) or unix:/path
  std::string plugin_dir;                  // default: ../plugins beside the program's folder
  std::string state_dir;                   // default: ../state beside the program's folder
  std::string plugin_host;                 // default: soleus-plugin-host beside the program
  std::string plugin_keys;                 // default: ../plugin_keys beside the program's folder
  bool require_plugin_signatures = true;   // false: a plugin without a signature may serve, too
  std::string site_mapping;                // YAML file of the site's own codes; empty: none
  std::string rxnorm_products;             // table of drug products; empty: none
  std::string log_level = "info";          // trace, debug, info, warn, error
  std::chrono::seconds drain{20};          // how long SIGTERM waits for calls at work
  std::chrono::seconds plugin_load{10};    // how long one plugin may take to load
  std::size_t max_streams = 32;            // limits.max_streams: open at once, at work or idle
  service::Limits limits;
  std::vector<fhir::client::Server> ehr_servers;  // that a request may name; empty: none is asked
  fhir::client::ClientLimits ehr;
  std::string admin_listen;     // admin.listen; default: unix:<state_dir>/admin.sock
  std::optional<TlsFiles> tls;  // of every address that is no Unix socket; none: no encryption
  Roles roles;                  // of certificates; empty without `tls`
  DecisionLogSettings decision_log;
  bool check = false;          // --check: say whether all of this can be used, and end
  bool list_findings = false;  // --list-findings: print what a mapping may name, and end
};

// "unix:/path": no port.
bool IsUnix(const std::string& listen);

// `program` is the path of the running executable. nullopt: `--help` or `--version` was asked for
// and has been printed. InvalidArgument: what is wrong with which flag or key, and what it takes.
absl::StatusOr<std::optional<Config>> ReadConfig(int argc, const char* const* argv,
                                                 const std::string& program);

}  // namespace soleus::daemon
