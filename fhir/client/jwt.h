// Inside `fhir/client` only: a private key in a file, and the JSON Web Token that it signs
// (RFC 7515 to 7519) with the two algorithms that SMART Backend Services name.
//
// RSA keys of 2048 bits or more sign RS384, P-384 keys ES384; the key decides. A key that others
// than the file's owner and group can read, or that others than its owner can write, is refused:
// it proves nothing any more. Nothing that is in a key file stands in any text.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace soleus::fhir::client {

class SigningKey {
 public:
  // A PEM file (PKCS #8, or the older forms of RSA and EC keys). FailedPrecondition: why the file
  // cannot be used and what to do; "file: what; remedy".
  static absl::StatusOr<SigningKey> Read(const std::string& file);

  std::string_view algorithm() const;  // "RS384" or "ES384"

  // The signature over `text` in the form of RFC 7518: 96 bytes of r and s for ES384. Internal:
  // OpenSSL failed.
  absl::StatusOr<std::string> Sign(std::string_view text) const;

 private:
  struct Free {
    void operator()(evp_pkey_st* key) const;
  };
  explicit SigningKey(std::unique_ptr<evp_pkey_st, Free> key) : key_(std::move(key)) {}

  std::unique_ptr<evp_pkey_st, Free> key_;
};

struct Claims {
  std::string issuer;
  std::string subject;
  std::string audience;
  std::string id;  // jti
  std::chrono::sys_seconds issued_at;
  std::chrono::sys_seconds expires;
};

// The compact form, header.claims.signature. Internal: OpenSSL failed, or a text is not UTF-8.
absl::StatusOr<std::string> SignJwt(const SigningKey& key, const std::string& key_id,
                                    const Claims& claims);

// 128 bits from OpenSSL's generator, as 22 characters. Internal: it has none to give.
absl::StatusOr<std::string> RandomId();

// RFC 4648, 5, without padding.
std::string Base64Url(std::string_view bytes);

}  // namespace soleus::fhir::client
