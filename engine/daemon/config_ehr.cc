#include "engine/daemon/config_ehr.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

using fhir::client::BackendService;
using fhir::client::ClientLimits;
using fhir::client::Server;

struct Whole {
  std::function<void(std::size_t)> set;
  std::size_t max = 0;
};

std::map<std::string, Whole> WholeSettings(ClientLimits& limits) {
  const auto size = [](std::size_t& field) { return [&field](std::size_t n) { field = n; }; };
  return {
      {"max_wait_seconds",
       {[&limits](std::size_t n) { limits.max_wait = std::chrono::seconds(n); }, 600}},
      {"max_pages", {size(limits.max_pages), 10'000}},
      {"page_size", {size(limits.page_size), 1'000}},
      {"max_bytes", {size(limits.max_bytes), std::size_t{1} << 30}},
      {"max_parallel", {size(limits.http.max_parallel), 64}},
      {"attempts", {size(limits.attempts), 10}},
  };
}

std::map<std::string, std::string*> ServerSettings(Server& server, BackendService& service) {
  return {{"base_url", &server.base_url},     {"ca_file", &server.ca_file},
          {"client_id", &service.client_id},  {"key_file", &service.key_file},
          {"key_id", &service.key_id},        {"scope", &service.scope},
          {"token_host", &service.token_host}};
}

template <typename Setting>
std::string KnownKeys(const std::map<std::string, Setting>& settings) {
  std::string known;
  for (const auto& [name, setting] : settings) known += " " + name;
  return known;
}

absl::Status ReadServer(const YAML::Node& map, const std::string& where,
                        std::vector<Server>& servers) {
  if (!map.IsMap()) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: takes a map with base_url and what goes with it.", where));
  }
  Server server;
  BackendService service;
  const auto settings = ServerSettings(server, service);
  std::set<std::string> seen;
  for (const auto& entry : map) {
    const auto key = entry.first.as<std::string>();
    const auto setting = settings.find(key);
    if (setting == settings.end()) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: there is no setting \"%s\"; a server has:%s.", where, key, KnownKeys(settings)));
    }
    if (!seen.insert(key).second) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s: %s is given twice; keep one.", where, key));
    }
    if (!entry.second.IsScalar() || entry.second.Scalar().empty()) {
      return absl::InvalidArgumentError(absl::StrFormat("%s: %s takes a text.", where, key));
    }
    *setting->second = entry.second.Scalar();
  }
  const bool any = seen.contains("client_id") || seen.contains("key_file") ||
                   seen.contains("key_id") || seen.contains("scope") || seen.contains("token_host");
  if (any) {
    if (service.client_id.empty() || service.key_file.empty() || service.key_id.empty()) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: credentials need client_id, key_file and key_id; give all three, or none of them.",
          where));
    }
    server.service = std::move(service);
  }
  return AddEhrServer(std::move(server), where, servers);
}

}  // namespace

absl::Status ReadEhr(const YAML::Node& map, const std::string& file, ClientLimits& limits,
                     std::vector<Server>& servers) {
  if (!map.IsMap()) return absl::InvalidArgumentError(file + ": ehr takes a map.");
  const auto wholes = WholeSettings(limits);
  std::set<std::string> seen;
  for (const auto& entry : map) {
    const auto key = entry.first.as<std::string>();
    if (!seen.insert(key).second) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s: ehr.%s is given twice; keep one.", file, key));
    }
    if (key == "servers") {
      if (!entry.second.IsSequence()) {
        return absl::InvalidArgumentError(file + ": ehr.servers takes a list of servers.");
      }
      for (std::size_t i = 0; i < entry.second.size(); ++i) {
        const std::string where = absl::StrFormat("%s: ehr.servers[%d]", file, i);
        if (absl::Status s = ReadServer(entry.second[i], where, servers); !s.ok()) return s;
      }
      continue;
    }
    const auto whole = wholes.find(key);
    if (whole == wholes.end()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s: there is no setting \"ehr.%s\"; the settings are: servers%s.", file,
                          key, KnownKeys(wholes)));
    }
    const std::string text = entry.second.IsScalar() ? entry.second.Scalar() : "";
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0 ||
        value > whole->second.max) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: ehr.%s takes a whole number from 1 to %d.", file, key, whole->second.max));
    }
    whole->second.set(value);
  }
  return absl::OkStatus();
}

absl::Status AddEhrServer(Server server, const std::string& where, std::vector<Server>& servers) {
  while (server.base_url.ends_with('/')) server.base_url.pop_back();
  const absl::Status status = fhir::client::Client::MayJoin(server, servers);
  if (!status.ok()) {
    return absl::InvalidArgumentError(absl::StrFormat("%s: %s", where, status.message()));
  }
  servers.push_back(std::move(server));
  return absl::OkStatus();
}

}  // namespace soleus::daemon
