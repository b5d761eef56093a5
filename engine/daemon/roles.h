// Which client certificate may do what, by the names that stand in it (subjectAltName). A name is
// written as OpenSSL's configuration does: "URI:spiffe://hospital/ehr", "DNS:ehr.example.org",
// "email:ops@example.org", "IP:10.0.0.7". The kind is part of the name: an e-mail address is no
// host. Nothing else of a certificate counts, its common name neither.
//
// Immutable once the settings are read; any thread.
#pragma once

#include <grpcpp/grpcpp.h>
#include <grpcpp/security/auth_metadata_processor.h>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/service/caller.h"

namespace soleus::daemon {

class Roles {
 public:
  // InvalidArgument: not a kind and a name, or this role has it already. A name may have several
  // roles.
  absl::Status Add(service::Role role, const std::string& name);

  bool empty() const { return roles_.empty(); }
  bool any(service::Role role) const;

  // With the roles of every name in `names`; the caller's own name is those that have a role, or
  // all of them where none has.
  service::Caller CallerOf(const std::vector<std::string>& names) const;
  // The same of a verified peer's certificate.
  service::Caller CallerOf(const grpc::AuthContext& peer) const;

 private:
  std::map<std::string, std::set<service::Role>, std::less<>> roles_;  // by name
};

// Whether `caller` may make the call of this path ("/soleus.v1.Knowledge/ListPlugins"):
// DecisionSupport takes ehr; Knowledge, health and reflection any role. PermissionDenied: it may
// not, or there is no rule for such a call.
absl::Status MayCall(const service::Caller& caller, std::string_view path);
// Likewise on the admin listener, where PluginAdmin itself decides and writes down what it refuses.
absl::Status MayCallAdmin(const service::Caller& caller, std::string_view path);

// Has gRPC ask `may` before each call on a listener with mutual TLS, health and reflection
// included.
using CallRule = std::function<absl::Status(const service::Caller&, std::string_view path)>;
std::shared_ptr<grpc::AuthMetadataProcessor> GateOf(const Roles& roles, CallRule may);

}  // namespace soleus::daemon
