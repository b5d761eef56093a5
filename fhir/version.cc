#include "fhir/version.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "fhir/time.h"

namespace soleus::fhir {
namespace {

std::optional<std::uint64_t> NumberOf(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (text.empty() || result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return number;
}

bool Corrects(const Json& resource) {
  const std::string_view status = resource["status"].text();
  if (status == "amended" || status == "corrected" || status == "entered-in-error") return true;
  for (const Json& coding : resource["verificationStatus"]["coding"].items()) {
    const std::string_view code = coding["code"].text();
    if (code == "entered-in-error" || code == "refuted") return true;
  }
  return false;
}

}  // namespace

bool IsLaterVersion(const Json& a, const Json& b) {
  const auto updated_a = ParseTime(a["meta"]["lastUpdated"].text());
  const auto updated_b = ParseTime(b["meta"]["lastUpdated"].text());
  if (updated_a && updated_b && updated_a->first != updated_b->first) {
    return updated_a->first > updated_b->first;
  }
  const auto number_a = NumberOf(a["meta"]["versionId"].text());
  const auto number_b = NumberOf(b["meta"]["versionId"].text());
  if (number_a && number_b && *number_a != *number_b) return *number_a > *number_b;
  return Corrects(a) && !Corrects(b);
}

bool SameVersion(const Json& a, const Json& b) {
  return ParseTime(a["meta"]["lastUpdated"].text()) && ParseTime(b["meta"]["lastUpdated"].text()) &&
         !IsLaterVersion(a, b) && !IsLaterVersion(b, a);
}

}  // namespace soleus::fhir
