#include "fhir/client/searchset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace soleus::fhir::client {
namespace {

// Codes of an OperationOutcome.issue (FHIR R4, IssueType) that mean "this is not all there is",
// whatever the severity: EHRs tell what a token may not see as a warning.
constexpr std::array<std::string_view, 8> kMissing = {"incomplete", "suppressed", "forbidden",
                                                      "security",   "timeout",    "throttled",
                                                      "too-costly", "transient"};

bool TellsOfMissing(const Json& outcome) {
  const auto& issues = outcome["issue"].items();
  return std::any_of(issues.begin(), issues.end(), [](const Json& issue) {
    const std::string_view severity = issue["severity"].text();
    const auto code = std::find(kMissing.begin(), kMissing.end(), issue["code"].text());
    return severity == "error" || severity == "fatal" || code != kMissing.end();
  });
}

// A list that cannot be read, or that stands there twice, is not one that ends here.
bool LeavesOpenWhatFollows(const Json& page, const std::vector<std::string>& duplicates) {
  for (const char* list : {"entry", "link"}) {
    if (page.has(list) && !page[list].is_array()) return true;
  }
  return std::any_of(duplicates.begin(), duplicates.end(), [](const std::string& path) {
    return path == "total" || path.starts_with("link[");
  });
}

void ReadEntry(const Json& entry, std::string_view type, Searchset& page) {
  const Json& resource = entry["resource"];
  const std::string_view mode = entry["search"]["mode"].text();
  const std::string_view resource_type = resource["resourceType"].text();
  if (resource_type == "OperationOutcome") {
    page.is_withheld |= TellsOfMissing(resource);
  } else if (resource_type == type && (mode == "match" || mode.empty())) {
    ++page.matches;
  }
}

}  // namespace

SearchsetReading ReadSearchset(std::string_view body, std::string_view type,
                               const JsonLimits& limits) {
  std::vector<std::string> duplicates;
  const auto json = Json::Parse(body, limits, &duplicates);
  if (!json.ok()) {
    const bool too_large = json.status().code() == absl::StatusCode::kResourceExhausted;
    return {.refused = too_large ? "its answer is over the limits of JSON here"
                                 : "its answer is cut short, or is no JSON"};
  }
  const std::string_view resource_type = (*json)["resourceType"].text();
  if (resource_type == "OperationOutcome") {
    return {.refused = "it answers with an OperationOutcome in place of results"};
  }
  if (resource_type != "Bundle" || (*json)["type"].text() != "searchset") {
    return {.refused = "its answer is no searchset Bundle"};
  }
  Searchset page;
  page.is_withheld = LeavesOpenWhatFollows(*json, duplicates);
  for (const Json& entry : (*json)["entry"].items()) ReadEntry(entry, type, page);
  if (const Json& total = (*json)["total"]; total.is_number()) {
    std::size_t number = 0;
    const std::string_view digits = total.text();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size()) page.total = number;
  }
  for (const Json& link : (*json)["link"].items()) {
    if (link["relation"].text() != "next") continue;
    page.next = link["url"].text();
    page.is_withheld |= page.next.empty();
  }
  return {.page = std::move(page)};
}

}  // namespace soleus::fhir::client
