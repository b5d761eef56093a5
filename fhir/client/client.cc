#include "fhir/client/client.h"

#include <algorithm>
#include <mutex>
#include <string_view>

#include "absl/status/status.h"
#include "fhir/client/capability.h"
#include "fhir/client/fetch.h"
#include "fhir/client/response_cache.h"
#include "fhir/client/url.h"
#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

using Clock = std::chrono::steady_clock;

std::chrono::sys_seconds Now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

bool IsLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// FHIR R4, data type id. "." and ".." are ids by its letter, and would lead out of Patient/.
bool IsPatientId(std::string_view id) {
  return !id.empty() && id.size() <= 64 && id != "." && id != ".." &&
         std::all_of(id.begin(), id.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == '-' || c == '.'; });
}

// RFC 6750, 2.1: what may follow "Bearer ".
bool IsToken(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char c) {
    return IsLetterOrDigit(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos;
  });
}

// One server of the list, and what was learned of it.
struct Known {
  Url base;
  std::string ca_file;
  std::unique_ptr<TokenSource> tokens;  // null: the daemon has no credentials there

  std::mutex mutex;
  std::shared_ptr<const Capability> capability;
  Deadline believed_until{};

  std::shared_ptr<const Capability> Believed() {
    const std::lock_guard lock(mutex);
    return Clock::now() < believed_until ? capability : nullptr;
  }
  void Learn(std::shared_ptr<const Capability> learned, std::chrono::seconds age) {
    const std::lock_guard lock(mutex);
    capability = std::move(learned);
    believed_until = Clock::now() + age;
  }
};

}  // namespace

struct Client::Impl {
  const ClientLimits limits;
  const Http http;
  ResponseCache cache;
  std::vector<std::unique_ptr<Known>> servers;

  Impl(std::vector<Server> list, ClientLimits the_limits)
      : limits(the_limits), http(limits.http), cache(limits.cache_bytes) {
    for (Server& server : list) {
      auto known = std::make_unique<Known>();
      known->base = ParseBase(server.base_url).value();
      known->ca_file = std::move(server.ca_file);
      if (server.service) {
        known->tokens = std::make_unique<TokenSource>(
            known->base.Text(), *std::move(server.service), known->ca_file, http, Now);
      }
      servers.push_back(std::move(known));
    }
  }

  Known* Find(const std::string& base_url) const {
    const auto base = ParseBase(base_url);
    if (!base) return nullptr;
    for (const auto& known : servers) {
      if (known->base.Text() == base->Text()) return known.get();
    }
    return nullptr;
  }

  static absl::StatusOr<Access> AccessFor(Known& known, const FetchRequest& request,
                                          Deadline deadline) {
    if (!request.access_token.empty() || known.tokens == nullptr) {
      return Access{.token = request.access_token,
                    .identity = CallerIdentity(request.access_token)};
    }
    absl::StatusOr<std::string> token = known.tokens->Token(deadline);
    if (!token.ok()) return token.status();
    return Access{.token = *std::move(token),
                  .identity = std::string(kOwnIdentity),
                  .renew = [&tokens = *known.tokens](const std::string& refused, Deadline until) {
                    tokens.Refused(refused);
                    return tokens.Token(until);
                  }};
  }
};

absl::Status Client::MayJoin(const Server& server, const std::vector<Server>& others) {
  const auto base = ParseBase(server.base_url);
  if (!base) {
    return absl::InvalidArgumentError(
        "base_url is no base of a FHIR server; write https://host/path, without a user, a query or "
        "a fragment.");
  }
  if (!base->tls && !IsLoopback(*base)) {
    return absl::InvalidArgumentError(
        Sentence(base->Text(),
                 " is plain http, which would send patient data unencrypted; write https (http is "
                 "for this machine only)."));
  }
  for (const Server& other : others) {
    const auto other_base = ParseBase(other.base_url);
    if (other_base && other_base->Text() == base->Text()) {
      return absl::InvalidArgumentError(Sentence(base->Text(), " is named twice; keep one."));
    }
  }
  return absl::OkStatus();
}

Client::Client(std::vector<Server> servers, ClientLimits limits)
    : impl_(std::make_unique<Impl>(std::move(servers), limits)) {}
Client::~Client() = default;

absl::StatusOr<Fetched> Client::Fetch(const FetchRequest& request) const {
  Known* known = impl_->Find(request.base_url);
  if (known == nullptr) {
    return absl::PermissionDeniedError(
        "fhir_server.base_url: this is none of the servers that the daemon may ask; name one of "
        "its "
        "ehr.servers, or have the administrator add it there.");
  }
  if (!IsPatientId(request.patient_id)) {
    return absl::InvalidArgumentError(
        "the patient's id is no FHIR id: send the logical id of a Patient, at most 64 letters, "
        "digits, hyphens and dots.");
  }
  if (!IsToken(request.access_token)) {
    return absl::InvalidArgumentError(
        "the access token holds characters that no token may: send it without \"Bearer\", blanks "
        "and line breaks.");
  }
  const Deadline deadline = std::min(request.deadline, Clock::now() + impl_->limits.max_wait);
  absl::StatusOr<Access> access = Impl::AccessFor(*known, request, deadline);
  if (!access.ok()) return access.status();

  FetchResult result = RunFetch({.server = {known->base, known->ca_file},
                                 .access = *std::move(access),
                                 .patient_id = request.patient_id,
                                 .searches = request.searches,
                                 .deadline = deadline,
                                 .capability = known->Believed()},
                                impl_->http, impl_->cache, impl_->limits);
  if (result.learned) known->Learn(std::move(result.learned), impl_->limits.capability_age);
  return std::move(result.fetched);
}

}  // namespace soleus::fhir::client
