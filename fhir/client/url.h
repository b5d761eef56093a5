// Inside `fhir/client` only: which address is asked, and whether one lies under another.
//
// A strict subset of RFC 3986, so that no two readers of the same text can disagree about its host:
// http or https, a name or an address, no user information, no fragment, no dot segment, plain or
// encoded. What does not fit is not repaired but refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace soleus::fhir::client {

struct Url {
  bool tls = true;
  std::string host;  // lower case; an IPv6 address with its brackets
  int port = 443;
  std::string path;   // empty, or "/..." as it was written
  std::string query;  // without the question mark

  std::string Host() const;  // "ehr.example", or "ehr.example:8443" off the scheme's own port
  std::string Text() const;
};

// In the query, what must be encoded and is not is encoded. nullopt: no such URL.
std::optional<Url> ParseUrl(std::string_view text);

// A server's base URL in the one form that is compared: without query and last slash.
std::optional<Url> ParseBase(std::string_view text);

bool SameOrigin(const Url& a, const Url& b);  // scheme, host and port
// Whether `url` has the origin of `base`, and its path or one below it.
bool IsUnder(const Url& base, const Url& url);

// Where a link or a redirect leads: an absolute URL, or one relative to the server (as FHIR's own
// references are): "Patient/1", "?_getpages=7", "/fhir/Patient/1". nullopt: anywhere else than
// under `base`.
std::optional<Url> ResolveUnder(const Url& base, std::string_view reference);

// Whether the host is this machine: localhost, 127.0.0.0/8 in four numbers, ::1.
bool IsLoopback(const Url& url);

// Percent-encoded for the value of a parameter: all but unreserved characters and , / :
std::string Encode(std::string_view value);

}  // namespace soleus::fhir::client
