// Inside `fhir/client` only: what an EHR answers about its token endpoint, and what that grants.
// Pure functions; texts as in smart.h.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fhir/client/http.h"
#include "fhir/client/url.h"

namespace soleus::fhir::client {

inline constexpr std::string_view kClientCredentials = "client_credentials";  // the only grant

// The token endpoint from an answer to {base}/.well-known/smart-configuration, for a client that
// signs by `algorithm`. `token_host` as in BackendService. A list that the EHR leaves out says
// nothing against us. FailedPrecondition, Unavailable as of TokenSource::Token.
absl::StatusOr<Url> ReadConfiguration(const Url& base, const HttpResponse& response,
                                      std::string_view token_host, std::string_view algorithm);

struct Granted {
  std::string token;          // fit for a header
  std::chrono::seconds life;  // 1-3600, from when it was asked for
};

// The token from an answer of the endpoint. A life that is not said, or cannot be read, is taken
// for a minute; one that is over already is no token. Errors as of TokenSource::Token.
absl::StatusOr<Granted> ReadGrant(const Url& endpoint, const HttpResponse& response);

}  // namespace soleus::fhir::client
