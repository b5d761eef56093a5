// Requests over HTTP and TLS, through libcurl; nothing else in the house includes it.
//
// Certificates and host names are always verified. Plain http is refused but to a loopback address.
// No redirect is followed: a 3xx is a response like any other, and the caller decides. No proxy, no
// cookie, no netrc and no other setting of the environment is used. Nothing is tried twice. An Http
// is thread-safe and keeps connections open between calls; an Exchange belongs to one thread.
//
// How a request fails, of Send and of Exchange:
//   Unavailable         not reached, broken off, silent for too long, or a body that ends before
//   its
//                       length; the same request may do better later
//   DeadlineExceeded    the time ran out
//   ResourceExhausted   a body over the limit
//   FailedPrecondition  the server's certificate was refused, or `ca_file` cannot be used
//   InvalidArgument     a URL that may not be asked, or a header with a control character
// Texts read "host: what happened; what to do" and carry neither the path nor the query, which may
// name a patient, nor a token.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
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
  int status = 0;                                            // 200-599
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;

  std::string_view header(std::string_view lower_case_name) const;  // empty: not sent
};

struct HttpLimits {
  std::size_t max_parallel = 6;              // requests of one Exchange at work
  std::size_t max_body_bytes = 16 << 20;     // of one response
  std::chrono::milliseconds connect{2'000};  // for name, TCP and TLS
  std::chrono::milliseconds stall{5'000};    // longest time without a byte, the first included
};

class Http {
 public:
  explicit Http(HttpLimits limits);
  ~Http();
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;

  // One result for each request, in their order.
  std::vector<absl::StatusOr<HttpResponse>> Send(const std::vector<HttpRequest>& requests,
                                                 Deadline deadline) const;

 private:
  friend class Exchange;
  struct Connections;
  const HttpLimits limits_;
  const std::unique_ptr<Connections> connections_;
};

// Requests that run side by side, where the answer to one leads to the next. `http` must outlive
// it.
class Exchange {
 public:
  // `max_bytes`: of all bodies together; what would pass it fails with ResourceExhausted.
  Exchange(const Http& http, std::size_t max_bytes);
  ~Exchange();  // what is still at work is broken off
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Queues a request; `id` is the caller's name for it. Not sent before `not_before`.
  void Start(int id, HttpRequest request, Deadline deadline, Deadline not_before = {});

  struct Finished {
    int id;
    absl::StatusOr<HttpResponse> result;
  };
  // Works until a request is finished, in whatever order; nullopt: none is left.
  std::optional<Finished> Next();

 private:
  struct Impl;
  const std::unique_ptr<Impl> impl_;
};

}  // namespace soleus::fhir::client
