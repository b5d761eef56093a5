#include "fhir/client/url.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsHex(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool IsUnreserved(char c) {
  return IsLetter(c) || IsDigit(c) || std::string_view("-._~").find(c) != std::string_view::npos;
}
bool IsOfAPath(char c) {
  return IsUnreserved(c) || std::string_view("!$&'()*+,;=:@/%").find(c) != std::string_view::npos;
}
bool IsOfAQuery(char c) {
  return IsOfAPath(c) || c == '?';
}

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void AppendEncoded(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += {'%', kHex[byte >> 4], kHex[byte & 15]};
}

int HexValue(char c) {
  return IsDigit(c) ? c - '0' : Lower(c) - 'a' + 10;
}

// Nothing where a % is not followed by two hexadecimal digits.
std::optional<std::string> Decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size() || !IsHex(text[i + 1]) || !IsHex(text[i + 2])) return std::nullopt;
    out += static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
    i += 2;
  }
  return out;
}

// A server may decode a path before it walks it, and take a backslash for a slash: "..%2f" climbs.
bool IsPlainPath(std::string_view path) {
  if (!std::all_of(path.begin(), path.end(), IsOfAPath)) return false;
  const auto decoded = Decoded(path);
  if (!decoded) return false;
  std::size_t from = 0;
  while (from <= decoded->size()) {
    const std::size_t end = std::min(decoded->find_first_of("/\\", from), decoded->size());
    std::string_view segment = std::string_view(*decoded).substr(from, end - from);
    // Some servers walk "..;x" as "..": what follows the semicolon is a parameter of the segment.
    segment = segment.substr(0, segment.find(';'));
    if (segment == "." || segment == "..") return false;
    from = end + 1;
  }
  return true;
}

bool IsHost(std::string_view host) {
  if (host.starts_with('[')) {
    return host.size() > 3 && host.ends_with(']') &&
           std::all_of(host.begin() + 1, host.end() - 1,
                       [](char c) { return IsHex(c) || c == ':' || c == '.'; });
  }
  return !host.empty() && (IsLetter(host[0]) || IsDigit(host[0])) &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return IsLetter(c) || IsDigit(c) || c == '-' || c == '.'; });
}

// nullopt: no whole number of at most five digits.
std::optional<int> ReadNumber(std::string_view digits) {
  int number = 0;
  const char* end = digits.data() + digits.size();
  if (digits.empty() || digits.size() > 5 || !std::all_of(digits.begin(), digits.end(), IsDigit)) {
    return std::nullopt;
  }
  std::from_chars(digits.data(), end, number);
  return number;
}

}  // namespace

std::string Url::Host() const {
  return port == (tls ? 443 : 80) ? host : Sentence(host, ":", port);
}

std::string Url::Text() const {
  return Sentence(tls ? "https://" : "http://", Host(), path, query.empty() ? "" : "?", query);
}

std::optional<Url> ParseUrl(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  std::string scheme(text.substr(0, colon));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), Lower);
  if (scheme != "https" && scheme != "http") return std::nullopt;

  Url url{.tls = scheme == "https"};
  std::string_view rest = text.substr(colon + 3);
  std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  rest.remove_prefix(authority.size());
  const std::size_t bracket = authority.find(']');
  const std::size_t port_at = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  url.port = url.tls ? 443 : 80;
  if (port_at != std::string_view::npos && port_at + 1 < authority.size()) {
    const auto port = ReadNumber(authority.substr(port_at + 1));
    if (!port || *port == 0 || *port > 65'535) return std::nullopt;
    url.port = *port;
  }
  authority = authority.substr(0, port_at);
  if (!IsHost(authority)) return std::nullopt;
  url.host = authority;
  std::transform(url.host.begin(), url.host.end(), url.host.begin(), Lower);

  url.path = rest.substr(0, rest.find('?'));
  if (!IsPlainPath(url.path)) return std::nullopt;
  rest.remove_prefix(std::min(url.path.size() + 1, rest.size()));
  for (const char c : rest) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || c == '#') return std::nullopt;
    if (IsOfAQuery(c)) {
      url.query += c;
    } else {
      AppendEncoded(url.query, c);
    }
  }
  return url;
}

std::optional<Url> ParseBase(std::string_view text) {
  auto url = ParseUrl(text);
  if (!url || text.find('?') != std::string_view::npos) return std::nullopt;
  while (url->path.ends_with('/')) url->path.pop_back();
  return url;
}

bool SameOrigin(const Url& a, const Url& b) {
  return a.tls == b.tls && a.host == b.host && a.port == b.port;
}

bool IsUnder(const Url& base, const Url& url) {
  if (!SameOrigin(base, url) || !url.path.starts_with(base.path)) return false;
  return url.path.size() == base.path.size() || url.path[base.path.size()] == '/';
}

std::optional<Url> ResolveUnder(const Url& base, std::string_view reference) {
  if (reference.empty()) return std::nullopt;
  std::string absolute;
  const std::size_t special = reference.find_first_of(":/?#");
  const bool has_scheme = special != std::string_view::npos && reference[special] == ':';
  if (has_scheme) {
    absolute = reference;
  } else if (reference.starts_with("//")) {
    absolute = Sentence(base.tls ? "https:" : "http:", reference);
  } else {
    Url root = base;
    if (reference.starts_with('/')) root.path.clear();
    const bool joined = reference.starts_with('/') || reference.starts_with('?');
    absolute = Sentence(root.Text(), joined ? "" : "/", reference);
  }
  auto url = ParseUrl(absolute);
  if (!url || !IsUnder(base, *url)) return std::nullopt;
  return url;
}

bool IsLoopback(const Url& url) {
  if (url.host == "localhost" || url.host == "[::1]") return true;
  std::string_view rest = url.host;
  std::array<int, 4> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t dot = rest.find('.');
    if ((dot == std::string_view::npos) != (i == 3)) return false;
    const std::string_view digits = rest.substr(0, dot);
    const auto number = ReadNumber(digits);
    // A leading zero means octal to some readers.
    if (!number || *number > 255 || (digits.size() > 1 && digits[0] == '0')) return false;
    numbers[i] = *number;
    rest.remove_prefix(std::min(digits.size() + 1, rest.size()));
  }
  return numbers[0] == 127;
}

std::string Encode(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (IsUnreserved(c) || c == ',' || c == '/' || c == ':') {
      out += c;
    } else {
      AppendEncoded(out, c);
    }
  }
  return out;
}

}  // namespace soleus::fhir::client
