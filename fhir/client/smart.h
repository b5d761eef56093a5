// SMART Backend Services (SMART App Launch 2): a token for the daemon itself, without a person.
//
// The token endpoint comes from {base}/.well-known/smart-configuration, whose redirect is not
// followed; it must be https (or loopback) and, unless the settings name another host, of the FHIR
// server's own scheme, host and port. The client proves itself by a JWT signed with its private key
// (private_key_jwt), alive for five minutes of which the first is over, as clocks differ; each has
// its own jti. A token is kept until shortly before it expires.
//
// Texts read "host: what happened; what to do" (or the key file's name in place of the host), and
// carry no token, no assertion, nothing of the key, and of what the EHR says only the error codes
// of RFC 6749.
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

// The JWT assertion, for `audience` (the token endpoint), issued at `now`. FailedPrecondition: the
// key file cannot be read, others can read or change it, or it holds a key of another kind; says
// which file. The file is read anew each time: a key that is replaced needs no restart.
absl::StatusOr<std::string> SignAssertion(const BackendService& service,
                                          const std::string& audience,
                                          std::chrono::sys_seconds now);

// Tokens for one server. Thread-safe; while one caller fetches a token, others wait for it, to
// their own deadlines, and share what comes of it.
class TokenSource {
 public:
  using Clock = std::function<std::chrono::sys_seconds()>;  // called from any thread

  // `base_url` as for Client. `http` must outlive this.
  TokenSource(std::string base_url, BackendService service, std::string ca_file, const Http& http,
              Clock clock);
  ~TokenSource();

  // Blocks while a token is fetched. Unauthenticated: the EHR refused the client, with the OAuth
  // error's code. FailedPrecondition: the key cannot be used, or the EHR offers no Backend Services
  // that this client may use: none at all, a token endpoint elsewhere, other algorithms.
  // Unavailable: also an answer that is none; 408, 429 and 5xx are tried again first.
  // DeadlineExceeded and the rest as of Http.
  absl::StatusOr<std::string> Token(Deadline deadline);
  // The server refused `token`: the next call fetches another. Nothing where it was replaced.
  void Refused(const std::string& token);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace soleus::fhir::client
