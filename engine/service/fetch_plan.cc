#include "engine/service/fetch_plan.h"

#include <chrono>
#include <string_view>

#include "absl/container/btree_set.h"
#include "engine/service/facts_index.h"

namespace soleus::service {
namespace {

using fhir::client::Search;

using Codes = absl::btree_set<std::string, std::less<>>;

void Add(const sdk::Finding& finding, Codes& codes) {
  // Of any system: a server may hold LOINC under its OID, and a search by its URI would pass that
  // by. What comes of another system is passed over where it is read.
  for (const auto codings : {finding.codes, finding.low_codes, finding.high_codes}) {
    for (const sdk::Coding& coding : codings) codes.insert(std::string(coding.code));
  }
  if (finding.local_code.empty()) return;
  // "onset-type#sudden" is the value "sudden" of the code "onset-type".
  const std::string_view code = finding.local_code.substr(0, finding.local_code.find('#'));
  codes.insert(std::string(kFindingSystem).append("|").append(code));
}

}  // namespace

FetchPlan::FetchPlan(const reasoning::Knowledge& knowledge, const SiteData& site) {
  Codes codes;
  for (const auto& [id, finding] : knowledge.used_findings()) {
    Add(*finding, codes);
    reads_medications_ = reads_medications_ || !finding->exposure.empty();
  }
  if (site.mapping != nullptr) {
    for (const SiteEntry& entry : site.mapping->entries) {
      if (entry.code.empty()) {
        reads_texts_ = true;
      } else {
        codes.insert(entry.code);
      }
    }
  }
  codes_.assign(codes.begin(), codes.end());
  codes.clear();
  for (const auto& presentation : knowledge.presentations()) {
    const sdk::Finding* complaint = knowledge.FindFinding(presentation.item->complaint.text);
    if (complaint != nullptr) Add(*complaint, codes);
  }
  complaints_.assign(codes.begin(), codes.end());
}

std::vector<Search> FetchPlan::Searches(const fhir::Time& as_of) const {
  // Why a patient comes is read from the encounter of the day, which may have begun the day before.
  const std::string since =
      "ge" + fhir::FormatDate({.first = as_of.first - std::chrono::days(2), .end = as_of.end});
  std::vector<Search> searches = {
      {.type = "Condition"},
      {.type = "Encounter", .narrowing = {{"date", since}}},
      reads_texts_ ? Search{.type = "Observation"}
                   : Search{.type = "Observation",
                            .code_parameters = {"combo-code", "code"},
                            .codes = codes_},
      {.type = "Observation",
       .code_parameters = {"combo-value-concept", "value-concept"},
       .codes = complaints_,
       .only_by_code = true},
      {.type = "Procedure"},
      {.type = "QuestionnaireResponse"},
  };
  if (reads_medications_) {
    for (const char* type : {"MedicationAdministration", "MedicationDispense", "MedicationRequest",
                             "MedicationStatement"}) {
      searches.push_back({.type = type, .include = {std::string(type) + ":medication"}});
    }
  }
  return searches;
}

}  // namespace soleus::service
