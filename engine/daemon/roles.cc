#include "engine/daemon/roles.h"

#include <grpc/grpc_security_constants.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "engine/daemon/log.h"
#include "engine/service/admin_rules.h"
#include "engine/service/status_map.h"

namespace soleus::daemon {
namespace {

using service::Caller;
using service::Role;

constexpr std::size_t kMaxNameBytes = 255;  // of a host; what is longer is cut in a caller's name
constexpr std::size_t kMaxNamesTold = 3;

// How gRPC calls the names of a certificate, and how we do.
constexpr std::pair<const char*, std::string_view> kKinds[] = {
    {GRPC_PEER_URI_PROPERTY_NAME, "URI:"},
    {GRPC_PEER_DNS_PROPERTY_NAME, "DNS:"},
    {GRPC_PEER_EMAIL_PROPERTY_NAME, "email:"},
    {GRPC_PEER_IP_PROPERTY_NAME, "IP:"},
};

// Hosts are the same in any case; all else counts as written.
std::string Canonical(std::string name) {
  if (name.starts_with("DNS:")) {
    for (std::size_t i = 4; i < name.size(); ++i) name[i] = absl::ascii_tolower(name[i]);
  }
  return name;
}

// For the log and the audit log: printable, bounded.
std::string Told(std::string name) {
  name.resize(std::min(name.size(), kMaxNameBytes));
  for (char& c : name) {
    if (c < ' ' || c > '~') c = '?';
  }
  return name;
}

bool IsOf(std::string_view path, std::string_view service) {
  return path.starts_with('/') && path.substr(1).starts_with(service) &&
         path.substr(1 + service.size()).starts_with('/');
}

bool IsAboutTheServer(std::string_view path) {
  return IsOf(path, "grpc.health.v1.Health") ||
         IsOf(path, "grpc.reflection.v1alpha.ServerReflection");
}

absl::Status TakesAnyRole(const Caller& caller, std::string_view path) {
  if (!caller.roles.empty()) return absl::OkStatus();
  return service::WantsRole(caller, path, "ehr, observer or admin");
}

absl::Status NoRule(const Caller& caller, std::string_view path) {
  return absl::PermissionDeniedError(absl::StrFormat(
      "soleusd: no role may call %s here, %s neither; call DecisionSupport and Knowledge on the "
      "main address, PluginAdmin on the administrators' own.",
      Told(std::string(path)), caller.name));
}

class Gate final : public grpc::AuthMetadataProcessor {
 public:
  Gate(const Roles& roles, CallRule may) : roles_(roles), may_(std::move(may)) {}

  bool IsBlocking() const override { return false; }

  grpc::Status Process(const InputMetadata& metadata, grpc::AuthContext* peer, OutputMetadata*,
                       OutputMetadata*) override {
    const auto path = metadata.find(":path");
    const std::string_view called =
        path == metadata.end() ? std::string_view()
                               : std::string_view(path->second.data(), path->second.size());
    const Caller caller = roles_.CallerOf(*peer);
    const absl::Status status = may_(caller, called);
    if (!status.ok()) {
      Log(Level::kWarn, "no_role",
          {{"who", caller.name}, {"refusal", std::string(status.message())}});
    }
    return service::ToGrpc(status);
  }

 private:
  const Roles roles_;
  const CallRule may_;
};

}  // namespace

absl::Status Roles::Add(Role role, const std::string& name) {
  const bool known = std::any_of(std::begin(kKinds), std::end(kKinds), [&](const auto& kind) {
    return name.starts_with(kind.second) && name.size() > kind.second.size();
  });
  if (!known) {
    return absl::InvalidArgumentError(
        "not a certificate's name with its kind; write URI:spiffe://hospital/ehr, "
        "DNS:ehr.example.org, email:ops@example.org or IP:10.0.0.7, as `openssl x509 -noout -ext "
        "subjectAltName -in FILE` shows it.");
  }
  if (!roles_[Canonical(name)].insert(role).second) {
    return absl::InvalidArgumentError("is listed twice; keep one.");
  }
  return absl::OkStatus();
}

bool Roles::any(Role role) const {
  return std::any_of(roles_.begin(), roles_.end(),
                     [role](const auto& entry) { return entry.second.contains(role); });
}

Caller Roles::CallerOf(const std::vector<std::string>& names) const {
  Caller caller;
  std::vector<std::string> telling;
  for (const std::string& name : names) {
    const auto found = roles_.find(Canonical(name));
    if (found == roles_.end()) continue;
    caller.roles.insert(found->second.begin(), found->second.end());
    telling.push_back(name);
  }
  if (telling.empty()) telling = names;
  if (telling.size() > kMaxNamesTold) telling.resize(kMaxNamesTold);
  caller.name = telling.empty() ? "a certificate without a subjectAltName" : "certificate";
  for (const std::string& name : telling) {
    caller.name.append(caller.name == "certificate" ? " " : ", ").append(Told(name));
  }
  return caller;
}

Caller Roles::CallerOf(const grpc::AuthContext& peer) const {
  if (!peer.IsPeerAuthenticated()) return {.name = "a caller without a certificate"};
  std::vector<std::string> names;
  for (const auto& [property, kind] : kKinds) {
    for (const grpc::string_ref& value : peer.FindPropertyValues(property)) {
      names.push_back(std::string(kind).append(value.data(), value.size()));
    }
  }
  return CallerOf(names);
}

absl::Status MayCall(const Caller& caller, std::string_view path) {
  if (IsOf(path, "soleus.v1.DecisionSupport")) {
    if (caller.roles.contains(Role::kEhr)) return absl::OkStatus();
    return service::WantsRole(caller, path, "ehr");
  }
  if (IsOf(path, "soleus.v1.Knowledge") || IsAboutTheServer(path)) {
    return TakesAnyRole(caller, path);
  }
  return NoRule(caller, path);
}

absl::Status MayCallAdmin(const Caller& caller, std::string_view path) {
  if (IsOf(path, "soleus.v1.PluginAdmin")) return absl::OkStatus();
  if (IsAboutTheServer(path)) return TakesAnyRole(caller, path);
  return NoRule(caller, path);
}

std::shared_ptr<grpc::AuthMetadataProcessor> GateOf(const Roles& roles, CallRule may) {
  return std::make_shared<Gate>(roles, std::move(may));
}

}  // namespace soleus::daemon
