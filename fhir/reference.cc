#include "fhir/reference.h"

#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

bool IsHttp(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

}  // namespace

std::string_view WithoutVersion(std::string_view reference) {
  return reference.substr(0, reference.find("/_history/"));
}

Name NameIn(std::string_view reference) {
  reference = WithoutVersion(reference);
  if (reference.starts_with("urn:")) return {{}, reference.substr(reference.rfind(':') + 1)};
  const std::size_t slash = reference.rfind('/');
  if (slash == reference.npos) return {{}, reference};
  const std::string_view before = reference.substr(0, slash);
  const std::size_t start = before.rfind('/');
  return {start == before.npos ? before : before.substr(start + 1), reference.substr(slash + 1)};
}

std::string AgainstBaseOf(std::string_view full_url, std::string_view reference) {
  if (!IsHttp(full_url)) return {};
  const Name name = NameIn(reference);
  if (name.type.empty() ||
      WithoutVersion(reference).size() != name.type.size() + 1 + name.id.size()) {
    return {};
  }
  full_url = WithoutVersion(full_url);
  for (int segments = 0; segments < 2; ++segments) {  // the type and the id of what stands there
    const std::size_t slash = full_url.rfind('/');
    if (slash == full_url.npos) return {};
    full_url = full_url.substr(0, slash);
  }
  return Sentence(full_url, "/", name.type, "/", name.id);
}

bool NamesAnotherServer(std::string_view a, std::string_view b) {
  return IsHttp(a) && IsHttp(b) && WithoutVersion(a) != WithoutVersion(b);
}

}  // namespace soleus::fhir
