#include "fhir/client/smart.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <random>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "fhir/client/jwt.h"
#include "fhir/client/retry.h"
#include "fhir/client/smart_answers.h"
#include "fhir/client/url.h"
#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// The five minutes that SMART allows, from a minute ago: to an EHR whose clock is up to a minute
// behind ours the assertion is neither from the future nor good for too long.
constexpr minutes kClocksApart{1};
constexpr minutes kAssertionLife{5};
constexpr seconds kMargin{30};  // before its end a token is not used any more
constexpr minutes kConfigurationAge{60};
constexpr std::size_t kMaxAnswerBytes = 256 << 10;
constexpr std::size_t kAttempts = 3;
constexpr seconds kLongestWait{60};  // an assertion must not grow old before it is sent

constexpr std::string_view kAssertionType =
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

}  // namespace

absl::StatusOr<std::string> SignAssertion(const BackendService& service,
                                          const std::string& audience, sys_seconds now) {
  const auto key = SigningKey::Read(service.key_file);
  if (!key.ok()) return key.status();
  auto id = RandomId();
  if (!id.ok()) return id.status();
  return SignJwt(*key, service.key_id,
                 {.issuer = service.client_id,
                  .subject = service.client_id,
                  .audience = audience,
                  .id = *std::move(id),
                  .issued_at = now - kClocksApart,
                  .expires = now - kClocksApart + kAssertionLife});
}

struct TokenSource::Impl {
  // One fetch, which the callers that wait for it hold as well.
  struct Fetch {
    bool done = false;
    absl::Status status;
  };
  using Request = std::function<absl::StatusOr<HttpRequest>()>;

  const std::string base_url;
  const BackendService service;
  const std::string ca_file;
  const Http& http;
  const Clock clock;

  std::mutex mutex;
  std::condition_variable changed;
  std::shared_ptr<Fetch> at_work{};  // null: nobody fetches
  std::string token{};               // empty: none
  sys_seconds good_until{};

  // Of the caller that fetches, and of no other.
  std::optional<Url> endpoint{};
  sys_seconds believed_until{};
  std::minstd_rand jitter{std::random_device{}()};

  // Asks until the answer is final, each time with a request of its own: a jti is good once.
  absl::StatusOr<HttpResponse> Ask(const Request& next, Deadline deadline) {
    Exchange exchange(http, kMaxAnswerBytes);
    Deadline not_before{};
    for (std::size_t made = 1;; ++made) {
      auto request = next();
      if (!request.ok()) return request.status();
      exchange.Start(0, *std::move(request), deadline, not_before);
      auto finished = exchange.Next();
      absl::StatusOr<HttpResponse> result = std::move(finished->result);
      const bool may_pass =
          result.ok() ? MayPass(result->status) : absl::IsUnavailable(result.status());
      if (!may_pass || made == kAttempts) return result;
      const double share =
          static_cast<double>(jitter()) / (1.0 + static_cast<double>(jitter.max()));
      milliseconds wait = Backoff(made, share);
      if (result.ok()) {
        const auto asked =
            RetryAfter(result->header("retry-after"), result->header("date"), clock());
        wait = std::max(wait, milliseconds(asked.value_or(seconds(0))));
      }
      const Deadline now = std::chrono::steady_clock::now();
      if (wait > kLongestWait || wait >= deadline - now) return result;
      not_before = now + wait;
    }
  }

  absl::Status Discover(Deadline deadline) {
    if (endpoint && clock() < believed_until) return absl::OkStatus();
    endpoint.reset();
    const auto base = ParseBase(base_url);
    if (!base) {
      return absl::FailedPreconditionError(
          "the FHIR server: its base URL cannot be asked; correct base_url");
    }
    // The key first: without one that can be used the EHR need not be asked.
    const auto key = SigningKey::Read(service.key_file);
    if (!key.ok()) return key.status();
    const auto get = [&] {
      return HttpRequest{.url = base->Text() + "/.well-known/smart-configuration",
                         .headers = {{"Accept", "application/json"}},
                         .ca_file = ca_file};
    };
    const auto response = Ask(get, deadline);
    if (!response.ok()) return response.status();
    auto found = ReadConfiguration(*base, *response, service.token_host, key->algorithm());
    if (!found.ok()) return found.status();
    endpoint = *std::move(found);
    believed_until = clock() + kConfigurationAge;
    return absl::OkStatus();
  }

  absl::StatusOr<Granted> Grant(Deadline deadline) {
    if (absl::Status known = Discover(deadline); !known.ok()) return known;
    const std::string audience = endpoint->Text();
    const auto post = [&]() -> absl::StatusOr<HttpRequest> {
      const auto assertion = SignAssertion(service, audience, clock());
      if (!assertion.ok()) return assertion.status();
      std::string form = Sentence(
          "grant_type=", kClientCredentials, "&scope=", Encode(service.scope),
          "&client_assertion_type=", Encode(kAssertionType), "&client_assertion=", *assertion);
      return HttpRequest{.url = audience,
                         .headers = {{"Accept", "application/json"}},
                         .form = std::move(form),
                         .ca_file = ca_file};
    };
    const auto response = Ask(post, deadline);
    auto granted = response.ok() ? ReadGrant(*endpoint, *response) : response.status();
    if (!granted.ok()) endpoint.reset();  // it may have moved
    return granted;
  }
};

TokenSource::TokenSource(std::string base_url, BackendService service, std::string ca_file,
                         const Http& http, Clock clock)
    : impl_(new Impl{.base_url = std::move(base_url),
                     .service = std::move(service),
                     .ca_file = std::move(ca_file),
                     .http = http,
                     .clock = std::move(clock)}) {}
TokenSource::~TokenSource() = default;

absl::StatusOr<std::string> TokenSource::Token(Deadline deadline) {
  std::unique_lock lock(impl_->mutex);
  while (impl_->token.empty() || impl_->clock() >= impl_->good_until) {
    if (const auto awaited = impl_->at_work; awaited != nullptr) {
      if (!impl_->changed.wait_until(lock, deadline, [&] { return awaited->done; })) {
        return absl::DeadlineExceededError(
            "the token endpoint: the time ran out while another request waited for its token; ask "
            "again later");
      }
      // Whoever fetched may have had less time than we have.
      if (!awaited->status.ok() && !absl::IsDeadlineExceeded(awaited->status)) {
        return awaited->status;
      }
      continue;
    }
    const auto fetch = impl_->at_work = std::make_shared<Impl::Fetch>();
    const sys_seconds asked_at = impl_->clock();
    lock.unlock();
    auto granted = impl_->Grant(deadline);
    lock.lock();
    fetch->done = true;
    fetch->status = granted.status();
    impl_->at_work = nullptr;
    impl_->changed.notify_all();
    if (!granted.ok()) return granted.status();
    impl_->token = std::move(granted->token);
    impl_->good_until = asked_at + granted->life - std::min(kMargin, granted->life / 2);
    return impl_->token;
  }
  return impl_->token;
}

void TokenSource::Refused(const std::string& token) {
  const std::lock_guard lock(impl_->mutex);
  if (impl_->token == token) impl_->token.clear();
}

}  // namespace soleus::fhir::client
