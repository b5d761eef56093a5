// Inside `fhir/client` only: GETs on one FHIR server under one identity, each asked until its
// answer is final: tried again where that may help, followed where the server sends it on within
// itself, a kept body used where the server says that it still holds, a token that ran out replaced
// once.
//
// Nothing but the server's own base is ever asked, so its token goes nowhere else. Of one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "fhir/client/client.h"
#include "fhir/client/http.h"
#include "fhir/client/response_cache.h"
#include "fhir/client/url.h"

namespace soleus::fhir::client {

// Why a GET did not bring what was asked. `code`: NotFound (404, 410), Unauthenticated (401),
// PermissionDenied (403), InvalidArgument (400, 412, 414, 422), FailedPrecondition (redirected
// elsewhere; a certificate refused), DeadlineExceeded, ResourceExhausted, else Unavailable.
struct Trouble {
  absl::StatusCode code = absl::StatusCode::kUnavailable;
  std::string text;    // what happened, "the server answered 503, four times"; names no patient
  std::string remedy;  // "ask again later"
};

// How the server knows who asks.
struct Access {
  std::string token;     // bearer; empty: none is sent
  std::string identity;  // whose answers may be shared (response_cache.h)
  // Another token in place of one that the server refused; null: there is none to be had.
  std::function<absl::StatusOr<std::string>(const std::string& refused, Deadline deadline)> renew;
};

struct Answer {
  int id = 0;
  std::optional<Trouble> trouble;
  std::string body;  // of a 200 that says it is JSON, or says nothing
};

class Conversation {
 public:
  struct Server {
    Url base;
    std::string ca_file;
  };
  // All but `server` and `access` must outlive this.
  Conversation(const Http& http, Server server, Access access, ResponseCache& cache,
               const ClientLimits& limits);

  // `url` lies under the base; `id` is the caller's name for it, used once at a time.
  void Ask(int id, const Url& url, Deadline deadline);
  // Works until an answer is final; nullopt: all are.
  std::optional<Answer> Next();

 private:
  struct Question {
    Url url;
    Deadline deadline;
    std::size_t made = 0;  // attempts
    std::size_t redirects = 0;
    bool renewed = false;
    std::optional<std::chrono::seconds> told_to_wait;  // longer than its deadline
    std::string token;                                 // that it was last asked with
    std::shared_ptr<const Kept> kept;
  };
  // What follows from one response: nullopt where the question was asked again.
  using Settled = std::optional<Answer>;

  void Send(int id, Question& question, Deadline not_before = {});
  Settled Settle(int id, Question& question, absl::StatusOr<HttpResponse> result);
  Settled Take(int id, const Question& question, HttpResponse response);
  Settled TakeKept(int id, const Question& question);
  Settled Follow(int id, Question& question, const HttpResponse& response);
  Settled Renew(int id, Question& question);
  bool AskLater(int id, Question& question, const HttpResponse* response);
  Trouble Refusal(const Question& question, int status) const;

  Exchange exchange_;
  const Server server_;
  Access access_;
  ResponseCache& cache_;
  const ClientLimits& limits_;
  std::unordered_map<int, Question> questions_;
  std::size_t kept_bytes_ = 0;  // that came from the cache
  Deadline hold_until_{};       // the server asked to be left alone until then
  std::minstd_rand jitter_;
};

}  // namespace soleus::fhir::client
