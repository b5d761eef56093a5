// The small table and changed versions of it, as knowledge that serves, and records to ask it with.
#pragma once

#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/catalogue/knowledge_base.h"
#include "engine/catalogue/rollout.h"
#include "engine/catalogue/table_codec.h"
#include "proto/soleus/v1/decision_support.pb.h"
#include "tests/support/small_table.h"

namespace soleus::test {

// The parts of the small table that a version changes.
struct SmallParts {
  sdk::Plugin table = kSmallTable;
  std::vector<sdk::Finding> findings{std::begin(kFindings), std::end(kFindings)};
  std::vector<sdk::Condition> conditions{std::begin(kConditions), std::end(kConditions)};
  std::vector<sdk::RedFlag> flags{std::begin(kRedFlags), std::end(kRedFlags)};
  std::vector<sdk::CaseFact> facts{std::begin(kCaseFacts), std::end(kCaseFacts)};
  sdk::Case worked = kCases[0];

  sdk::Finding& FindingOf(sdk::FindingId id) {
    for (sdk::Finding& finding : findings) {
      if (finding.id == id) return finding;
    }
    std::abort();
  }
};
using Change = std::function<void(SmallParts&)>;

inline std::shared_ptr<const catalogue::LoadedTable> SmallTable(const Change& change) {
  SmallParts parts;
  change(parts);
  parts.table.vocabulary = parts.findings;
  parts.table.conditions = parts.conditions;
  parts.table.red_flags = parts.flags;
  parts.worked.facts = parts.facts;
  parts.table.cases = {&parts.worked, 1};
  auto table = catalogue::LoadedTable::Decode(catalogue::EncodeTable(parts.table));
  if (!table.ok()) std::abort();
  return *std::move(table);
}

// Knowledge of that table alone, whatever its cases come to.
inline std::shared_ptr<const catalogue::KnowledgeBase> Small(const Change& change =
                                                                 [](SmallParts&) {}) {
  catalogue::KnowledgeBuilder builder;
  builder.AddWarmed(SmallTable(change), nullptr);
  return builder.Publish();
}

// Version 2.0.0, which takes the squeeze for a sign against a tear: 0.5 for 8 where it is present,
// and lets the flag fire on a gap alone.
//
// After a squeeze, of gradual onset: 1.0.0 has tear .2 x 8 = 1.6, something else .49, strain .3,
// toxic .01; 2.0.0 has something else .49, strain .3, tear .2 x .5 = .1, toxic .01.
inline void Doubtful(SmallParts& parts) {
  parts.table.about.version = "2.0.0";
  static const std::vector<sdk::Evidence> evidence = [] {
    std::vector<sdk::Evidence> rows{std::begin(kTearEvidence), std::end(kTearEvidence)};
    rows[0].present = Estimate(0.5, 0.4, 0.6);
    return rows;
  }();
  parts.conditions[0].evidence = evidence;
  parts.flags[0].when = Present(kGap);
}

inline catalogue::ShadowBase DoubtfulCandidate() {
  return {.plugin_id = "small", .version = "2.0.0", .against = "1.0.0", .base = Small(Doubtful)};
}

// Asked of a patient of 42 with an ache of gradual onset, and no more than that.
inline std::string RecordWith(const std::string& finding, bool present) {
  const auto observed = [](const std::string& code, bool yes) {
    return R"({"resource": {"resourceType": "Observation", "id": ")" + code +
           R"(", "status": "final", "code": {"coding": [{"system": "urn:soleus:finding", "code": ")" +
           code + R"("}]}, "valueBoolean": )" + (yes ? "true" : "false") + "}}";
  };
  return R"({"resourceType": "Bundle", "type": "collection", "entry": [
    {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1984-05-01"}}, )" +
         observed("sudden", false) + ", " + observed("ache", true) + ", " +
         observed(finding, present) + "]}";
}

inline v1::EvaluateRequest RequestWith(const std::string& finding, bool present = true) {
  v1::EvaluateRequest request;
  request.set_fhir_json(RecordWith(finding, present));
  request.set_as_of("2026-11-24");
  return request;
}

inline constexpr std::chrono::sys_seconds kThen{std::chrono::seconds(1'790'000'000)};

}  // namespace soleus::test
