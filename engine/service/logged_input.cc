#include "engine/service/logged_input.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <utility>

#include "fhir/issue.h"

namespace soleus::service {
namespace {

using fhir::client::Outcome;

constexpr std::pair<Outcome, const char*> kOutcomes[] = {{Outcome::kComplete, "complete"},
                                                         {Outcome::kPartial, "partial"},
                                                         {Outcome::kFailed, "failed"},
                                                         {Outcome::kUnsupported, "unsupported"}};
constexpr std::pair<fhir::Severity, const char*> kSeverities[] = {
    {fhir::Severity::kError, "error"},
    {fhir::Severity::kWarning, "warning"},
    {fhir::Severity::kInformation, "information"}};

template <typename Value, std::size_t size>
const char* WordFor(Value value, const std::pair<Value, const char*> (&words)[size]) {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return "";
}

// A word that is none of ours stands for the last of the list.
template <typename Value, std::size_t size>
Value ValueOf(const std::string& word, const std::pair<Value, const char*> (&words)[size]) {
  for (const auto& [value, known] : words) {
    if (word == known) return value;
  }
  return words[size - 1].first;
}

}  // namespace

std::string BytesOf(const google::protobuf::Message& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

v1::LoggedInput LoggedInputOf(const Material& material) {
  v1::LoggedInput input;
  *input.mutable_request() = material.request;
  if (input.request().has_fhir_server()) {
    input.mutable_request()->mutable_fhir_server()->clear_access_token();
  }
  if (material.fetched == nullptr) return input;
  v1::LoggedFetch& fetch = *input.mutable_fetch();
  for (const fhir::client::Page& page : material.fetched->pages) {
    v1::LoggedPage& logged = *fetch.add_pages();
    logged.set_name(page.name);
    logged.set_json(page.json);
  }
  for (const fhir::client::SearchReport& search : material.fetched->searches) {
    v1::FetchedType& logged = *fetch.add_searches();
    logged.set_type(search.type);
    logged.set_outcome(WordFor(search.outcome, kOutcomes));
    logged.set_resources(static_cast<std::uint32_t>(search.resources));
    logged.set_reason(search.reason);
  }
  for (const fhir::Issue& issue : material.fetched->issues) {
    v1::Issue& logged = *fetch.add_issues();
    logged.set_severity(WordFor(issue.severity, kSeverities));
    logged.set_path(issue.path);
    logged.set_text(issue.text);
    logged.set_remedy(issue.remedy);
  }
  return input;
}

fhir::client::Fetched FetchedOf(const v1::LoggedFetch& fetch) {
  fhir::client::Fetched fetched;
  for (const v1::LoggedPage& page : fetch.pages()) {
    fetched.pages.push_back({.name = page.name(), .json = page.json()});
  }
  for (const v1::FetchedType& search : fetch.searches()) {
    fetched.searches.push_back({.type = search.type(),
                                .outcome = ValueOf(search.outcome(), kOutcomes),
                                .resources = search.resources(),
                                .reason = search.reason()});
  }
  for (const v1::Issue& issue : fetch.issues()) {
    fetched.issues.push_back({.severity = ValueOf(issue.severity(), kSeverities),
                              .path = issue.path(),
                              .text = issue.text(),
                              .remedy = issue.remedy()});
  }
  return fetched;
}

}  // namespace soleus::service
