// Ed25519 signatures over a manifest's bytes, and whose are trusted. By OpenSSL; `manifest.sig` is
// the bare 64 bytes, so that `openssl pkeyutl -verify -rawin` agrees with us.
//
// Thread-safe where const. No text here ever holds a private key or a part of one.
#pragma once

#include <openssl/evp.h>

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace soleus::catalogue {

inline constexpr std::size_t kSignatureBytes = 64;

class PublicKey {
 public:
  // InvalidArgument: not one Ed25519 public key in PEM.
  static absl::StatusOr<PublicKey> FromPem(std::string_view pem);
  // The same of a file, which the error names. NotFound or PermissionDenied; FailedPrecondition:
  // anybody may write to it, and so say whom we trust.
  static absl::StatusOr<PublicKey> Read(const std::string& file);

  // The first 16 hexadecimal digits of the SHA-256 of its DER.
  const std::string& id() const { return id_; }
  bool Verifies(std::string_view bytes, std::string_view signature) const;

 private:
  PublicKey(std::shared_ptr<EVP_PKEY> key, std::string id)
      : key_(std::move(key)), id_(std::move(id)) {}
  std::shared_ptr<EVP_PKEY> key_;
  std::string id_;
};

class PrivateKey {
 public:
  static absl::StatusOr<PrivateKey> Generate();
  // InvalidArgument: not an Ed25519 private key in PEM, or one behind a passphrase.
  static absl::StatusOr<PrivateKey> FromPem(std::string_view pem);
  // NotFound, PermissionDenied (it cannot be read), FailedPrecondition (others than its owner and
  // group may read it, so that whose signatures it makes is unknown) or as FromPem; names the file.
  static absl::StatusOr<PrivateKey> Read(const std::string& file);

  std::string Pem() const;                                         // PKCS #8, not encrypted
  std::string PublicPem() const;                                   // SubjectPublicKeyInfo
  const std::string& id() const { return id_; }                    // of its public half
  absl::StatusOr<std::string> Sign(std::string_view bytes) const;  // 64 bytes

 private:
  PrivateKey(std::shared_ptr<EVP_PKEY> key, std::string id)
      : key_(std::move(key)), id_(std::move(id)) {}
  std::shared_ptr<EVP_PKEY> key_;
  std::string id_;
};

// The daemon's own setting; nothing in a bundle can change it.
struct Trust {
  bool require_signatures = true;
  std::map<std::string, PublicKey> keys;  // by id
};

// Every *.pem of `folder`, each one public key, as PublicKey::Read takes it; the folder must not be
// anybody's to write either. InvalidArgument names the file (a private key lies there, say). An
// empty folder trusts nobody.
absl::StatusOr<std::map<std::string, PublicKey>> ReadTrustedKeys(const std::string& folder);

}  // namespace soleus::catalogue
