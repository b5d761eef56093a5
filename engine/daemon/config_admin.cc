#include "engine/daemon/config_admin.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::daemon {
namespace {

using service::Role;

absl::Status Wrong(const std::string& file, std::string_view what) {
  return absl::InvalidArgumentError(absl::StrFormat("%s: %s", file, what));
}

absl::Status Wrong(std::string_view what) {
  return absl::InvalidArgumentError(std::string(what));
}

absl::Status AddNames(const YAML::Node& list, const std::string& where, Role role, Roles& roles) {
  if (!list.IsSequence() || list.size() == 0) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "%s: takes a list of certificates' names, such as [\"URI:spiffe://hospital/ehr\"].",
        where));
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string name = list[i].IsScalar() ? list[i].Scalar() : "";
    if (const absl::Status added = roles.Add(role, name); !added.ok()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s[%d]: \"%s\": %s", where, i, name, added.message()));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadTls(const YAML::Node& map, const std::string& file, std::optional<TlsFiles>& tls) {
  if (!map.IsMap()) return Wrong(file, "tls takes a map of certificate, key and client_ca.");
  TlsFiles files;
  std::map<std::string, std::string*> missing = {
      {"certificate", &files.certificate}, {"key", &files.key}, {"client_ca", &files.client_ca}};
  std::set<std::string> seen;
  for (const auto& entry : map) {
    const auto key = entry.first.as<std::string>();
    if (!seen.insert(key).second) {
      return Wrong(file, absl::StrFormat("tls.%s is given twice; keep one.", key));
    }
    const auto setting = missing.find(key);
    if (setting == missing.end()) {
      return Wrong(file, absl::StrFormat("there is no setting \"tls.%s\"; the settings are: "
                                         "certificate client_ca key.",
                                         key));
    }
    if (!entry.second.IsScalar() || entry.second.Scalar().empty()) {
      return Wrong(file, absl::StrFormat("tls.%s takes the path of a PEM file.", key));
    }
    *setting->second = entry.second.Scalar();
    missing.erase(setting);
  }
  if (!missing.empty()) {
    return Wrong(file, absl::StrFormat("tls.%s is missing; tls takes certificate, key and "
                                       "client_ca, since clients are known by their certificates.",
                                       missing.begin()->first));
  }
  tls = std::move(files);
  return absl::OkStatus();
}

absl::Status ReadRoles(const YAML::Node& map, const std::string& file, Roles& roles) {
  if (!map.IsMap()) return Wrong(file, "roles takes a map of admin, ehr and observer.");
  std::set<std::string> seen;
  for (const auto& entry : map) {
    const auto key = entry.first.as<std::string>();
    if (!seen.insert(key).second) {
      return Wrong(file, absl::StrFormat("roles.%s is given twice; keep one.", key));
    }
    std::optional<Role> role;
    for (const Role each : {Role::kAdmin, Role::kEhr, Role::kObserver}) {
      if (WordFor(each) == key) role = each;
    }
    if (!role) {
      return Wrong(file, absl::StrFormat(
                             "there is no role \"%s\"; the roles are: admin ehr observer.", key));
    }
    const std::string where = absl::StrFormat("%s: roles.%s", file, key);
    if (const absl::Status s = AddNames(entry.second, where, *role, roles); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status SettleAdmin(Config& config) {
  if (config.admin_listen.empty()) config.admin_listen = "unix:" + config.state_dir + "/admin.sock";
  const bool tcp = !IsUnix(config.listen);
  const bool admin_tcp = !IsUnix(config.admin_listen);
  if (admin_tcp && !config.tls) {
    return Wrong(
        "admin.listen: whoever may administer plugins must be known, and on a TCP port only mutual "
        "TLS tells; add tls: and roles: to the settings file, or listen on unix:/path.");
  }
  if (admin_tcp && !config.roles.any(Role::kAdmin) && !config.roles.any(Role::kObserver)) {
    return Wrong(
        "admin.listen: nobody could call there, since no certificate has the role admin or "
        "observer; list one under roles.admin.");
  }
  // Port 0 is each time another one.
  if (config.admin_listen == config.listen && !config.listen.ends_with(":0")) {
    return Wrong(absl::StrFormat(
        "admin.listen: %s is where the daemon answers EHRs already; give it one of its own.",
        config.admin_listen));
  }
  if (config.tls && !tcp && !admin_tcp) {
    return Wrong(
        "tls: both addresses are Unix sockets, which have none; leave it out, or listen on "
        "host:port.");
  }
  if (!config.tls && !config.roles.empty()) {
    return Wrong(
        "roles: without tls: nothing proves whose call it is, so they would mean nothing; add "
        "tls:, "
        "or leave them out.");
  }
  if (config.tls && tcp && !config.roles.any(Role::kEhr)) {
    return Wrong(
        "roles.ehr: no certificate may ask for an answer, so nobody could; list the EHR's.");
  }
  return absl::OkStatus();
}

}  // namespace soleus::daemon
