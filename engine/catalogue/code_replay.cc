#include "engine/catalogue/code_replay.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"
#include "engine/catalogue/case_replay.h"
#include "engine/reasoning/explain.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"

namespace soleus::catalogue {
namespace {

using Facts = absl::btree_map<std::string, reasoning::Fact, std::less<>>;

bool Same(const Facts& a, const Facts& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    // A case states a number in decimals, code works it out in binary.
    const double least = 1e-9 * std::max(1.0, std::abs(x.second.number));
    return x.first == y.first && x.second.state == y.second.state &&
           x.second.category == y.second.category &&
           std::abs(x.second.number - y.second.number) <= least;
  });
}

std::string InWords(const Facts& facts, const reasoning::Knowledge& knowledge) {
  std::string words;
  for (const auto& [id, fact] : facts) {
    if (!words.empty()) words += ", ";
    words += absl::StrFormat("%s: %s", id, reasoning::ValueText(fact, *knowledge.FindFinding(id)));
  }
  return words.empty() ? "nothing" : words;
}

}  // namespace

std::string FirstCodeCaseThatFails(const sdk::Plugin& table, const CallCode& call) {
  reasoning::Knowledge alone;
  if (const absl::Status added = alone.Add(table); !added.ok()) {
    return std::string(added.message());
  }
  for (const sdk::Case& worked : table.cases) {
    reasoning::Patient patient = PatientOf(worked);
    reasoning::Derive(alone, patient);
    absl::StatusOr<std::vector<CodeFact>> said = call(patient);
    if (!said.ok()) {
      return absl::StrFormat("worked case \"%s\": its code did not answer: %s", worked.id,
                             said.status().message());
    }
    Facts got;
    for (CodeFact& fact : *said) got.insert_or_assign(fact.finding, std::move(fact.fact));
    const Facts expected = WorkedOutOf(worked);
    if (Same(expected, got)) continue;
    return absl::StrFormat(
        "worked case \"%s\" expects its code to work out %s; it made %s; correct the code or the "
        "case.",
        worked.id, InWords(expected, alone), InWords(got, alone));
  }
  return {};
}

}  // namespace soleus::catalogue
