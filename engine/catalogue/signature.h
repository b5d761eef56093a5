// Ed25519 signatures over a manifest's bytes, and whose are trusted. By OpenSSL; `manifest.sig` is
// the bare 64 bytes, so that `openssl pkeyutl -verify -rawin` agrees with us.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace soleus::catalogue {

class PublicKey {
 public:
  // InvalidArgument: not an Ed25519 public key in PEM.
  static absl::StatusOr<PublicKey> FromPem(std::string_view pem);

  // The first 16 hexadecimal digits of the SHA-256 of its DER.
  const std::string& id() const { return id_; }
  bool Verifies(std::string_view bytes, std::string_view signature) const;

 private:
  std::shared_ptr<EVP_PKEY> key_;
  std::string id_;
};

class PrivateKey {
 public:
  static absl::StatusOr<PrivateKey> Generate();
  static absl::StatusOr<PrivateKey> FromPem(std::string_view pem);

  std::string Pem() const;        // PKCS #8, not encrypted
  std::string PublicPem() const;  // SubjectPublicKeyInfo
  const std::string& id() const { return id_; }
  absl::StatusOr<std::string> Sign(std::string_view bytes) const;  // 64 bytes

 private:
  std::shared_ptr<EVP_PKEY> key_;
  std::string id_;
};

// The daemon's own setting; nothing in a bundle can change it.
struct Trust {
  bool require_signatures = true;
  std::map<std::string, PublicKey> keys;  // by id
};

// Every *.pem of `folder`, each one public key. NotFound, PermissionDenied, or InvalidArgument
// (names the file; a private key lies there, say). An empty folder trusts nobody.
absl::StatusOr<std::map<std::string, PublicKey>> ReadTrustedKeys(const std::string& folder);

}  // namespace soleus::catalogue
