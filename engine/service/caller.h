// Who calls, and what that lets them do. Made by whoever accepted the connection; nothing that the
// caller sends says it.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace soleus::service {

enum class Role {
  kAdmin,     // changes what serves; all that an observer may
  kEhr,       // asks for answers
  kObserver,  // looks on: what is loaded, how it fares, who did what
};

struct Caller {
  // For the audit log: "uid 0 (root)", "certificate URI:spiffe://hospital/admin". Never empty.
  std::string name;
  std::set<Role> roles;  // empty: nothing is allowed
};

// As the settings spell it.
inline std::string_view WordFor(Role role) {
  switch (role) {
    case Role::kAdmin: return "admin";
    case Role::kEhr: return "ehr";
    case Role::kObserver: return "observer";
  }
  return "";
}

}  // namespace soleus::service
