#include "fhir/client/search_urls.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "fhir/sentence.h"

namespace soleus::fhir::client {
namespace {

std::string UrlOf(const std::string& address, const std::vector<Parameter>& parameters) {
  std::string url = address;
  for (const auto& [name, value] : parameters) {
    url += Sentence(url.size() == address.size() ? "?" : "&", Encode(name), "=", Encode(value));
  }
  return url;
}

// One of several values (FHIR R4, search, "Escaping Search Parameters"). The bar is left: it stands
// between a code and its system.
std::string Escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\\' || c == ',' || c == '$') out += '\\';
    out += c;
  }
  return out;
}

// The URL with as many codes at a time as fit, at least one.
std::vector<std::string> WithCodes(const std::string& url, const std::string& parameter,
                                   const std::vector<std::string>& codes) {
  const std::string stem = Sentence(url, "&", Encode(parameter), "=");
  std::vector<std::string> urls;
  for (const std::string& code : codes) {
    const std::string value = Encode(Escaped(code));
    if (!urls.empty() && urls.back().size() + 1 + value.size() <= kMaxUrlBytes) {
      urls.back() += Sentence(",", value);
    } else {
      urls.push_back(Sentence(stem, value));
    }
  }
  return urls;
}

}  // namespace

SearchUrls UrlsOf(const Search& search, const Url& base, const std::string& patient_id,
                  const Capability& capability, std::size_t page_size) {
  SearchUrls result;
  const Capability::ByPatient how = capability.HowToAsk(search.type);
  result.is_by_patient = how != Capability::ByPatient::kNot;
  if (!result.is_by_patient) return result;

  const std::string address = Sentence(base.Text(), "/", search.type);
  std::vector<Parameter> parameters;
  if (how == Capability::ByPatient::kSubject) {
    parameters.emplace_back("subject", Sentence("Patient/", patient_id));
  } else {
    parameters.emplace_back("patient", patient_id);
  }
  if (!search.only_by_code) result.broad = UrlOf(address, parameters);
  for (const Parameter& parameter : search.narrowing) {
    if (!capability.Narrows(search.type, parameter.first)) continue;
    parameters.push_back(parameter);
    result.is_narrowed = true;
  }
  for (const std::string& include : search.include) {
    if (capability.Includes(search.type, include)) parameters.emplace_back("_include", include);
  }
  parameters.emplace_back("_count", std::to_string(page_size));
  const std::string url = UrlOf(address, parameters);

  const auto by_code =
      std::find_if(search.code_parameters.begin(), search.code_parameters.end(),
                   [&](const std::string& name) { return capability.Narrows(search.type, name); });
  result.is_by_code = search.codes.empty() || by_code != search.code_parameters.end();
  if (result.is_by_code && !search.codes.empty()) {
    result.urls = WithCodes(url, *by_code, search.codes);
    result.is_narrowed = true;
    if (by_code != search.code_parameters.begin() && *by_code == "code") {
      // What combo-code would have found besides.
      result.is_without_components = !capability.Narrows(search.type, "component-code");
      if (!result.is_without_components) {
        for (std::string& part : WithCodes(url, "component-code", search.codes)) {
          result.urls.push_back(std::move(part));
        }
      }
    }
  } else if (!search.only_by_code) {
    result.urls = {url};
  }
  return result;
}

}  // namespace soleus::fhir::client
