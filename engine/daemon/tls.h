// Mutual TLS for a listener: the daemon shows its certificate, and nobody without one of the site's
// own gets as far as a call. Read once, at the start; a renewed certificate takes a restart.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace soleus::daemon {

// PEM files.
struct TlsFiles {
  std::string certificate;  // the daemon's own, then what leads to its issuer
  std::string key;          // its private key, without a passphrase; mode 0600 (0640 for a group)
  std::string client_ca;    // who issues the clients' certificates; nobody else's count
};

// InvalidArgument: a file cannot be read, is not what it should be, the key is another
// certificate's or may be read by others, or the certificate has expired; each names the file.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MutualTls(const TlsFiles& files);

}  // namespace soleus::daemon
