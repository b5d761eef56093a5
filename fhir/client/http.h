// Requests over HTTP and TLS, through libcurl; nothing else in the house includes it.
//
// Certificates and host names are always verified. Plain http is refused but to a loopback address.
// No redirect is followed: a 3xx is a response like any other, and the caller decides. No proxy, no
// cookie, no netrc and no other setting of the environment is used. Thread-safe; requests of one
// call run in parallel on the calling thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace soleus::fhir::client {

using Deadline = std::chrono::steady_clock::time_point;

struct HttpRequest {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string form;     // sent as application/x-www-form-urlencoded by POST; empty: a GET
  std::string ca_file;  // PEM; empty: the system's certificates
};

struct HttpResponse {
  int status = 0;                                            // 100-599
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;

  std::string_view header(std::string_view lower_case_name) const;  // empty: not sent
};

struct HttpLimits {
  std::size_t max_parallel = 6;
  std::size_t max_body_bytes = 16 << 20;     // of one response
  std::chrono::milliseconds connect{2'000};  // for name, TCP and TLS
  std::chrono::milliseconds stall{2'000};    // longest time without a byte
};

class Http {
 public:
  explicit Http(HttpLimits limits) : limits_(limits) {}

  // One result for each request, in their order. Unavailable: not reached, broken off, or a body
  // that ends before its length; DeadlineExceeded; ResourceExhausted: a body over the limit;
  // InvalidArgument: a URL that may not be asked. Texts name the host and what to do, and carry
  // neither the path nor the query, which may name a patient, nor a token.
  std::vector<absl::StatusOr<HttpResponse>> Send(const std::vector<HttpRequest>& requests,
                                                 Deadline deadline) const;

 private:
  const HttpLimits limits_;
};

}  // namespace soleus::fhir::client
