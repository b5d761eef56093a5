#include "fhir/client/smart_answers.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "fhir/client/retry.h"
#include "fhir/json.h"
#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

using std::chrono::seconds;

constexpr seconds kUnsaidLife{60};
constexpr seconds kLongestLife{3600};
constexpr std::size_t kMaxTokenBytes = 16 << 10;  // it travels in a header

absl::Status Unfit(const Url& url, std::string_view what, std::string_view remedy) {
  return absl::FailedPreconditionError(Sentence(url.Host(), ": ", what, "; ", remedy));
}

absl::Status Later(const Url& url, std::string_view what) {
  return absl::UnavailableError(Sentence(url.Host(), ": ", what, "; ask again later"));
}

absl::Status NoAnswer(const Url& url, std::string_view what) {
  return absl::UnavailableError(
      Sentence(url.Host(), ": ", what, "; see whether a proxy or a sign-in page answers"));
}

JsonDocument ParseOrNull(const std::string& text) {
  auto json = Json::Parse(text, {}, nullptr);
  return json.ok() ? *std::move(json) : JsonDocument();
}

bool Offers(const Json& list, std::string_view word) {
  const auto& items = list.items();
  return !list.is_array() || std::any_of(items.begin(), items.end(), [&](const Json& item) {
    return item.is_string() && item.text() == word;
  });
}

absl::Status CheckOffer(const Url& base, const Json& configuration, std::string_view algorithm) {
  struct Need {
    std::string_view list;
    std::string_view word;
    std::string_view remedy;
  };
  const Need needs[] = {
      {"grant_types_supported", kClientCredentials, "have Backend Services switched on there"},
      {"token_endpoint_auth_methods_supported", "private_key_jwt",
       "have Backend Services with a signed assertion switched on there"},
      {"token_endpoint_auth_signing_alg_values_supported", algorithm,
       "use a key of the other kind (RSA signs RS384, P-384 signs ES384)"},
  };
  for (const Need& need : needs) {
    if (Offers(configuration[need.list], need.word)) continue;
    return Unfit(base, Sentence("its SMART configuration lists no ", need.word, " in ", need.list),
                 need.remedy);
  }
  return absl::OkStatus();
}

absl::StatusOr<Url> CheckEndpoint(const Url& base, std::string_view text,
                                  std::string_view token_host) {
  const auto url = ParseUrl(text);
  if (!url) {
    return Unfit(base, "its SMART configuration names no token endpoint that can be asked",
                 "have it name an https URL");
  }
  if (!url->tls && !IsLoopback(*url)) {
    return Unfit(base, "its token endpoint is plain http, which shows the token to everybody",
                 "have it name an https URL");
  }
  const std::string_view scheme = url->tls ? "https://" : "http://";
  const auto expected =
      token_host.empty() ? std::optional<Url>(base) : ParseBase(Sentence(scheme, token_host));
  if (!expected || !SameOrigin(*expected, *url)) {
    return Unfit(base,
                 Sentence("its token endpoint is at ", scheme, url->Host(), ", which is not ",
                          token_host.empty() ? "where it is itself" : "token_host"),
                 "if whoever runs the EHR confirms that place, name it as token_host");
  }
  return *url;
}

// What to do about an error code of RFC 6749, 5.2; empty: it has no such code.
std::string_view RemedyOf(std::string_view oauth_error) {
  if (oauth_error == "invalid_client") {
    return "check that client_id, key_id and the public key of key_file are what is registered "
           "there, and that this machine's clock is right";
  }
  if (oauth_error == "invalid_scope") return "ask for a scope that the client is registered for";
  if (oauth_error == "unauthorized_client" || oauth_error == "unsupported_grant_type") {
    return "have the client registered there for Backend Services (client_credentials)";
  }
  if (oauth_error == "invalid_request" || oauth_error == "invalid_grant") {
    return "look in its log for what it does not accept";
  }
  return {};
}

absl::Status Refusal(const Url& endpoint, const HttpResponse& response) {
  const JsonDocument answer = ParseOrNull(response.body);
  const std::string_view error = answer["error"].text();
  const std::string_view remedy = RemedyOf(error);
  std::string what = Sentence("the token endpoint answered ", response.status);
  if (!remedy.empty()) what += Sentence(", ", error);
  if (response.status >= 500 || MayPass(response.status)) return Later(endpoint, what);
  if (response.status < 400) {
    return Unfit(endpoint, what + ", which is no token and is not followed",
                 "have its SMART configuration name the endpoint itself");
  }
  return absl::UnauthenticatedError(
      Sentence(endpoint.Host(), ": ", what, "; ",
               remedy.empty() ? "look in its log for what it does not accept" : remedy));
}

bool IsToken(std::string_view text) {
  return !text.empty() && text.size() <= kMaxTokenBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool IsBearer(std::string_view type) {
  constexpr std::string_view kBearer = "bearer";
  return std::equal(type.begin(), type.end(), kBearer.begin(), kBearer.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// `expires_in` is a number, or its text as some servers send it.
seconds LifeOf(const Json& expires_in) {
  const std::string_view text = expires_in.text();
  int life = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), life);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return kUnsaidLife;
  return std::min(seconds(life), kLongestLife);
}

}  // namespace

absl::StatusOr<Url> ReadConfiguration(const Url& base, const HttpResponse& response,
                                      std::string_view token_host, std::string_view algorithm) {
  if (response.status >= 500 || MayPass(response.status)) {
    return Later(base, Sentence("its SMART configuration answered ", response.status));
  }
  if (response.status != 200) {
    return Unfit(base,
                 Sentence("its .well-known/smart-configuration answered ", response.status,
                          response.status < 400 ? ", which is not followed" : ""),
                 "check base_url, or let each caller bring a token");
  }
  const JsonDocument configuration = ParseOrNull(response.body);
  if (!configuration.is_object()) {
    return NoAnswer(base, "its SMART configuration is no JSON object");
  }
  if (absl::Status unfit = CheckOffer(base, configuration, algorithm); !unfit.ok()) return unfit;
  return CheckEndpoint(base, configuration["token_endpoint"].text(), token_host);
}

absl::StatusOr<Granted> ReadGrant(const Url& endpoint, const HttpResponse& response) {
  if (response.status != 200) return Refusal(endpoint, response);
  const JsonDocument answer = ParseOrNull(response.body);
  const Json& token = answer["access_token"];
  if (!token.is_string() || !IsToken(token.text())) {
    return NoAnswer(endpoint, "the token endpoint answered 200 without an access token");
  }
  if (!IsBearer(answer["token_type"].text())) {
    return Unfit(endpoint, "the token endpoint grants tokens of another type than Bearer",
                 "have the client registered there for bearer tokens");
  }
  const seconds life = LifeOf(answer["expires_in"]);
  if (life <= seconds(0)) {
    return NoAnswer(endpoint, "the token endpoint granted a token that has expired already");
  }
  return Granted{std::string(token.text()), life};
}

}  // namespace soleus::fhir::client
