// SMART Backend Services (SMART App Launch 2): a token for the daemon itself, without a person.
//
// The token endpoint comes from {base}/.well-known/smart-configuration; it must be https (or
// loopback) and, unless the settings name another one, on the FHIR server's own host. The client
// proves itself by a JWT signed with its private key (private_key_jwt), alive for five minutes at
// most, each with its own jti. A token is kept until shortly before it expires.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "fhir/client/http.h"

namespace soleus::fhir::client {

struct BackendService {
  std::string client_id;  // as registered with the EHR
  std::string key_file;   // PEM private key: RSA of 2048 bits or more (RS384), or P-384 (ES384)
  std::string key_id;     // kid of the public key that the EHR knows
  std::string scope = "system/*.rs";
  std::string token_host;  // host[:port] that may issue tokens; empty: the FHIR server's own
};

// The JWT assertion, for `audience` (the token endpoint), issued at `now`. InvalidArgument: the key
// file cannot be read, or holds a key of another kind; says which file, never what is in it.
absl::StatusOr<std::string> SignAssertion(const BackendService& service,
                                          const std::string& audience,
                                          std::chrono::sys_seconds now);

// Tokens for one server. Thread-safe; while one caller fetches a token, others wait for it, to
// their own deadlines.
class TokenSource {
 public:
  using Clock = std::function<std::chrono::sys_seconds()>;

  // `http` must outlive this.
  TokenSource(std::string base_url, BackendService service, std::string ca_file, const Http& http,
              Clock clock);
  ~TokenSource();

  // Unauthenticated: the EHR refused the client, with the OAuth error's code; Unavailable,
  // DeadlineExceeded as of Http. Texts carry no token and no assertion.
  absl::StatusOr<std::string> Token(Deadline deadline);
  // The server refused `token`: the next call fetches another. Nothing where it was replaced.
  void Refused(const std::string& token);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace soleus::fhir::client
