#include "engine/daemon/config.h"

#include <yaml-cpp/yaml.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/daemon/config_admin.h"
#include "engine/daemon/config_decision_log.h"
#include "engine/daemon/config_ehr.h"
#include "engine/daemon/config_file.h"

namespace soleus::daemon {
namespace {

// A whole number with the range that it may take; 0 is never useful in a limit.
struct Whole {
  std::size_t* size = nullptr;
  std::chrono::seconds* seconds = nullptr;
  std::size_t max = 0;
  std::string what;
};

std::map<std::string, Whole> WholeSettings(Config& c) {
  constexpr std::size_t kMega = 1 << 20;
  fhir::JsonLimits& json = c.limits.read.json;
  return {
      {"drain_seconds", {nullptr, &c.drain, 600, "seconds that SIGTERM waits for calls at work"}},
      {"plugin_load_seconds",
       {nullptr, &c.plugin_load, 600, "seconds that one plugin may take to load"}},
      {"limits.max_request_bytes",
       {&c.limits.max_request_bytes, nullptr, 256 * kMega, "bytes of one request's FHIR JSON"}},
      {"limits.max_concurrent",
       {&c.limits.max_concurrent, nullptr, 4096, "evaluations at work; one more is refused"}},
      {"limits.max_fetches",
       {&c.limits.max_fetches, nullptr, 4096,
        "evaluations that wait for an EHR, of max_concurrent; one more is refused"}},
      {"limits.max_streams",
       {&c.max_streams, nullptr, 4096, "streams open at once; one more is refused"}},
      {"limits.max_json_depth", {&json.max_depth, nullptr, 256, "nesting of the JSON text"}},
      {"limits.max_json_values",
       {&json.max_values, nullptr, 50 * kMega, "values in the JSON text"}},
      {"limits.max_string_bytes",
       {&json.max_string_bytes, nullptr, 256 * kMega, "bytes of one JSON string"}},
      {"limits.max_number_bytes", {&json.max_number_bytes, nullptr, 4096, "bytes of one number"}},
      {"limits.max_resources",
       {&c.limits.read.max_resources, nullptr, kMega, "FHIR resources in one request"}},
      {"limits.max_issues",
       {&c.limits.read.max_issues, nullptr, 100'000, "issues told in one answer"}},
  };
}

std::map<std::string, std::pair<std::string*, std::string>> TextSettings(Config& c) {
  return {
      {"listen", {&c.listen, "host:port, port 0 for any free one, or unix:/path"}},
      {"plugin_dir", {&c.plugin_dir, "folder of plugins, one folder each"}},
      {"state_dir", {&c.state_dir, "folder for what the daemon keeps"}},
      {"plugin_host", {&c.plugin_host, "the soleus-plugin-host program"}},
      {"plugin_keys",
       {&c.plugin_keys, "folder of public keys, whose signatures make a plugin trusted"}},
      {"site_mapping", {&c.site_mapping, "YAML file that says what the site's own codes mean"}},
      {"rxnorm_products",
       {&c.rxnorm_products, "table of drug products and their ingredients, by RXCUI"}},
      {"admin.listen",
       {&c.admin_listen,
        "where administrators are listened to: unix:/path, or host:port with tls"}},
      {"log_level", {&c.log_level, "trace, debug, info, warn or error"}},
  };
}

std::map<std::string, std::pair<bool*, std::string>> SwitchSettings(Config& c) {
  return {
      {"require_plugin_signatures",
       {&c.require_plugin_signatures, "true: a plugin that nobody trusted has signed is refused"}},
  };
}

absl::Status SetSwitch(const std::string& key, const std::string& text, const std::string& where,
                       bool& setting) {
  if (text != "true" && text != "false") {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: %s takes true or false, and nothing else.", where, key));
  }
  setting = text == "true";
  return absl::OkStatus();
}

absl::Status SetWhole(const std::string& key, const Whole& setting, const std::string& text,
                      const std::string& where) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value == 0 ||
      value > setting.max) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: %s takes a whole number from 1 to %d (%s).", where, key, setting.max, setting.what));
  }
  if (setting.size != nullptr) *setting.size = value;
  if (setting.seconds != nullptr) *setting.seconds = std::chrono::seconds(value);
  return absl::OkStatus();
}

absl::Status SetText(const std::string& key, const std::string& text, const std::string& where,
                     std::string& setting) {
  if (text.empty()) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: %s is empty; give it a value, or leave it out for the default.", where, key));
  }
  setting = text;
  return absl::OkStatus();
}

absl::Status SetFromYaml(const std::string& key, const YAML::Node& node, const std::string& file,
                         Config& config) {
  const auto texts = TextSettings(config);
  const auto wholes = WholeSettings(config);
  const auto switches = SwitchSettings(config);
  const auto text = texts.find(key);
  const auto whole = wholes.find(key);
  const auto on_off = switches.find(key);
  if (text == texts.end() && whole == wholes.end() && on_off == switches.end()) {
    std::string known;
    for (const auto& [name, setting] : texts) known += " " + name;
    for (const auto& [name, setting] : switches) known += " " + name;
    for (const auto& [name, setting] : wholes) known += " " + name;
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: there is no setting \"%s\"; the settings are:%s.", file, key, known));
  }
  if (!node.IsScalar()) {
    return absl::InvalidArgumentError(absl::StrFormat("%s: %s takes one value.", file, key));
  }
  if (text != texts.end()) return SetText(key, node.Scalar(), file, *text->second.first);
  if (on_off != switches.end()) {
    return SetSwitch(key, node.Scalar(), file, *on_off->second.first);
  }
  return SetWhole(key, whole->second, node.Scalar(), file);
}

// The settings of one map of the file; `prefix` is "limits." inside of `limits:`.
absl::Status ReadMap(const YAML::Node& map, const std::string& prefix, const std::string& file,
                     Config& config) {
  std::set<std::string> seen;
  for (const auto& entry : map) {
    const auto name = entry.first.as<std::string>();
    const std::string key = prefix + name;
    if (!seen.insert(name).second) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: %s is given twice, so which one is meant is unknown; keep one.", file, key));
    }
    if (key == "ehr") {
      if (absl::Status s = ReadEhr(entry.second, file, config.ehr, config.ehr_servers); !s.ok()) {
        return s;
      }
      continue;
    }
    if (key == "tls") {
      if (absl::Status s = ReadTls(entry.second, file, config.tls); !s.ok()) return s;
      continue;
    }
    if (key == "decision_log") {
      if (absl::Status s = ReadDecisionLog(entry.second, file, config.decision_log); !s.ok()) {
        return s;
      }
      continue;
    }
    if (key == "roles") {
      if (absl::Status s = ReadRoles(entry.second, file, config.roles); !s.ok()) return s;
      continue;
    }
    if (key == "limits" || key == "admin") {
      if (!entry.second.IsMap()) {
        return absl::InvalidArgumentError(absl::StrFormat("%s: %s takes a map.", file, key));
      }
      if (absl::Status s = ReadMap(entry.second, key + ".", file, config); !s.ok()) return s;
      continue;
    }
    // A dotted name is how messages write such a setting, and no way to write one in the file.
    if (const std::size_t dot = key.find('.'); prefix.empty() && dot != std::string::npos) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: there is no setting \"%s\" at the top level; write it inside of the map \"%s:\", by "
          "its name alone.",
          file, key, key.substr(0, dot)));
    }
    if (absl::Status s = SetFromYaml(key, entry.second, file, config); !s.ok()) return s;
  }
  return absl::OkStatus();
}

// "limits.max_json_depth" is --max-json-depth on the command line, "admin.listen" --admin-listen.
std::string FlagOf(std::string key) {
  if (key.rfind("limits.", 0) == 0) key.erase(0, 7);
  for (char& c : key) c = c == '_' || c == '.' ? '-' : c;
  return "--" + key;
}

absl::Status CheckLogLevel(const Config& config) {
  for (const char* level : {"trace", "debug", "info", "warn", "error"}) {
    if (config.log_level == level) return absl::OkStatus();
  }
  return absl::InvalidArgumentError("log_level: takes trace, debug, info, warn or error.");
}

}  // namespace

absl::StatusOr<std::optional<Config>> ReadConfig(int argc, const char* const* argv,
                                                 const std::string& program) {
  Config config;
  const std::filesystem::path bin = std::filesystem::path(program).parent_path();
  config.plugin_dir = (bin.parent_path() / "plugins").string();
  config.state_dir = (bin.parent_path() / "state").string();
  config.plugin_host = (bin / "soleus-plugin-host").string();
  config.plugin_keys = (bin.parent_path() / "plugin_keys").string();

  CLI::App app(
      "soleusd: clinical decision support over gRPC. Settings come from built-in "
      "defaults, then --config, then the other flags.");
  std::string file;
  std::map<std::string, std::string> given;
  const CLI::Option* const config_flag =
      app.add_option("--config", file, "YAML file of settings; see deploy/soleusd.yaml");
  for (const auto& [key, setting] : TextSettings(config)) {
    const std::string now = key == "admin.listen"    ? "unix:<state-dir>/admin.sock"
                            : setting.first->empty() ? "none"
                                                     : *setting.first;
    app.add_option(FlagOf(key), given[key], setting.second + " [" + now + "]");
  }
  for (const auto& [key, setting] : SwitchSettings(config)) {
    const std::string now = *setting.first ? "true" : "false";
    app.add_option(FlagOf(key), given[key], setting.second + " [" + now + "]");
  }
  for (const auto& [key, setting] : WholeSettings(config)) {
    const auto now = setting.size != nullptr ? *setting.size
                                             : static_cast<std::size_t>(setting.seconds->count());
    app.add_option(FlagOf(key), given[key], setting.what + " [" + std::to_string(now) + "]");
  }
  std::vector<std::string> servers;
  app.add_option("--ehr-server", servers,
                 "base URL of a FHIR R4 server that requests may name; may be given again. For "
                 "credentials and certificates write ehr.servers in the file");
  app.add_flag("--check", config.check,
               "Check settings, plugins and the site's files, say what is wrong, and end; another "
               "soleusd may be running");
  app.add_flag("--list-findings", config.list_findings,
               "Print the findings that a site mapping may name, with their values, and end");
  app.set_version_flag("--version", "soleusd " SOLEUS_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return std::optional<Config>();
  } catch (const CLI::ParseError& error) {
    return absl::InvalidArgumentError(
        absl::StrFormat("command line: %s; run soleusd --help.", error.what()));
  }
  if (config_flag->count() > 0) {
    absl::Status s =
        ReadYamlFile(file, [&](const YAML::Node& map) { return ReadMap(map, "", file, config); });
    if (!s.ok()) return s;
  }
  for (const auto& [key, setting] : TextSettings(config)) {
    if (app.count(FlagOf(key)) == 0) continue;
    if (absl::Status s = SetText(key, given[key], FlagOf(key), *setting.first); !s.ok()) return s;
  }
  for (const auto& [key, setting] : SwitchSettings(config)) {
    if (app.count(FlagOf(key)) == 0) continue;
    if (absl::Status s = SetSwitch(key, given[key], FlagOf(key), *setting.first); !s.ok()) return s;
  }
  for (const auto& [key, setting] : WholeSettings(config)) {
    if (app.count(FlagOf(key)) == 0) continue;
    if (absl::Status s = SetWhole(key, setting, given[key], FlagOf(key)); !s.ok()) return s;
  }
  for (const std::string& url : servers) {
    if (absl::Status s = AddEhrServer({.base_url = url}, "--ehr-server", config.ehr_servers);
        !s.ok()) {
      return s;
    }
  }
  config.limits.read.json.max_bytes = config.limits.max_request_bytes;
  // A page that the reader would refuse is refused by itself, and the rest is answered.
  config.ehr.http.max_body_bytes =
      std::min(config.ehr.http.max_body_bytes, config.limits.max_request_bytes);
  if (absl::Status s = CheckLogLevel(config); !s.ok()) return s;
  if (absl::Status s = SettleAdmin(config); !s.ok()) return s;
  return std::optional<Config>(std::move(config));
}

bool IsUnix(const std::string& listen) {
  return listen.rfind("unix:", 0) == 0;
}

}  // namespace soleus::daemon
