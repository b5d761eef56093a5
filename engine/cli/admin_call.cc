#include "engine/cli/admin_call.h"

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"

namespace soleus::cli {
namespace {

std::string Unreachable(const std::string& address) {
  constexpr std::string_view kUnix = "unix:";
  if (address.starts_with(kUnix)) {
    const std::string path = address.substr(kUnix.size());
    if (access(path.c_str(), R_OK | W_OK) != 0) {
      if (errno == EACCES) {
        return absl::StrCat("You may not open ", path,
                            ": call as the daemon's own user, or as root.");
      }
      return absl::StrCat("There is no socket at ", path,
                          ": is soleusd running? Its log names the address (event=admin_listens); "
                          "give it with --admin-address.");
    }
  }
  return absl::StrCat("Is soleusd running, and listening for administrators on ", address,
                      "? Its log names the address (event=admin_listens); give it with "
                      "--admin-address, and certificates with --tls-ca, --tls-certificate and "
                      "--tls-key where it is a TCP port.");
}

std::pair<std::string, std::string> Advice(const grpc::Status& status, const AdminOptions& options,
                                           const std::string& what) {
  const std::string id = options.plugin.substr(0, options.plugin.find('@'));
  switch (status.error_code()) {
    case grpc::StatusCode::INVALID_ARGUMENT:
      if (!options.folder.empty()) {
        return {"INVALID_ARGUMENT",
                absl::StrCat("Nothing was taken in. Mend the bundle, see what `soleusctl plugin "
                             "verify ",
                             what, "` says, and stage it again.")};
      }
      return {"INVALID_ARGUMENT", "Nothing was changed. Correct what the message names."};
    case grpc::StatusCode::FAILED_PRECONDITION:
      if (!options.folder.empty()) {
        return {"FAILED_PRECONDITION",
                "What serves goes on. Mend what the message names, pack and sign a bundle with a "
                "higher version and counter, and stage that."};
      }
      return {"FAILED_PRECONDITION",
              absl::StrCat("What serves goes on. `soleusctl plugin ",
                           id.empty() ? "list" : absl::StrCat("versions ", id),
                           "` tells how things stand.")};
    case grpc::StatusCode::NOT_FOUND:
      return {"NOT_FOUND",
              options.folder.empty()
                  ? "`soleusctl plugin list --all` shows the versions that are known."
                  : "Check the folder; --server-path is a path on the daemon's machine."};
    case grpc::StatusCode::PERMISSION_DENIED:
      return {"PERMISSION_DENIED",
              "Call with a certificate that has the role, or over the daemon's own Unix socket."};
    case grpc::StatusCode::UNAUTHENTICATED:
      return {"UNAUTHENTICATED", "Call again; over TCP with --tls-certificate and --tls-key."};
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      return {"RESOURCE_EXHAUSTED",
              "Wait for what is at work, and call again; a bundle must stay below 64 MiB."};
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return {"DEADLINE_EXCEEDED",
              "The daemon may still be at it: look with `soleusctl plugin list` and `soleusctl "
              "plugin audit` before you call again."};
    case grpc::StatusCode::UNAVAILABLE: return {"UNAVAILABLE", Unreachable(options.address)};
    case grpc::StatusCode::UNIMPLEMENTED:
      return {"UNIMPLEMENTED",
              absl::StrCat("What listens on ", options.address,
                           " takes no administrators of this version; check --admin-address.")};
    default:
      return {absl::StrCat("code ", static_cast<int>(status.error_code())),
              "See the daemon's log at the time of the call."};
  }
}

}  // namespace

std::unique_ptr<v1::PluginAdmin::Stub> AdminStub(const AdminOptions& options) {
  const std::shared_ptr<grpc::Channel> channel = Connect(options.address, options.tls);
  return channel == nullptr ? nullptr : v1::PluginAdmin::NewStub(channel);
}

int AdminRefused(const grpc::Status& status, const AdminOptions& options, const std::string& what) {
  const auto [name, remedy] = Advice(status, options, what);
  std::cerr << "soleusctl: " << name << ": " << status.error_message() << "\n" << remedy << "\n";
  return kRefused;
}

std::optional<v1::PluginVersion> PluginVersionOf(const std::string& text) {
  const std::size_t at = text.find('@');
  v1::PluginVersion which;
  which.set_plugin_id(text.substr(0, at));
  if (at != std::string::npos) which.set_version(text.substr(at + 1));
  if (which.plugin_id().empty() || (at != std::string::npos && which.version().empty())) {
    std::cerr << "soleusctl: write a plugin as ID or ID@VERSION, such as achilles_rupture@1.2.0.\n";
    return std::nullopt;
  }
  return which;
}

}  // namespace soleus::cli
