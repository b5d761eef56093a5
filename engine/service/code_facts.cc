#include "engine/service/code_facts.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "absl/container/btree_set.h"
#include "engine/catalogue/code_process.h"
#include "engine/reasoning/logic.h"

namespace soleus::service {
namespace {

bool HasValue(const reasoning::Patient& patient, std::string_view finding) {
  const reasoning::Fact* fact = patient.Find(finding);
  return fact != nullptr && fact->state != reasoning::Fact::State::kUnanswered;
}

bool HasSomethingToRead(const sdk::Code& code, const reasoning::Patient& patient) {
  return std::any_of(code.reads.begin(), code.reads.end(),
                     [&](sdk::FindingId id) { return HasValue(patient, id.text); }) ||
         std::any_of(code.reads_course.begin(), code.reads_course.end(),
                     [&](sdk::FindingId id) { return patient.history.contains(id.text); });
}

catalogue::CodeProcess* ProcessOf(const catalogue::KnowledgeBase& base, const sdk::Plugin& plugin) {
  for (const catalogue::ServingCode& code : base.code()) {
    if (code.plugin == &plugin) return code.process.get();
  }
  return nullptr;
}

// Findings whose value was sent, or follows without the code, stand as they are: a rule that had an
// answer while something was unknown has the same once it is known.
void DeriveWhatRestsOn(const absl::btree_set<std::string>& added,
                       const reasoning::Knowledge& knowledge, reasoning::Patient& patient) {
  absl::btree_set<const sdk::Finding*> open;
  for (const std::string& id : added) {
    for (const sdk::Finding* finding : knowledge.wiring().Of(id).derived) {
      if (!HasValue(patient, finding->id.text)) open.insert(finding);
    }
  }
  if (open.empty()) return;
  std::vector<const sdk::Finding*> findings(open.begin(), open.end());
  // In an order of their own, not that of their addresses.
  std::sort(findings.begin(), findings.end(),
            [](const auto* a, const auto* b) { return a->id.text < b->id.text; });
  reasoning::DeriveAmong(findings, knowledge, patient, {});
}

}  // namespace

CodeOutcomes RunCode(const catalogue::KnowledgeBase& base, reasoning::Patient& patient,
                     std::chrono::steady_clock::time_point deadline) {
  CodeOutcomes out;
  std::vector<catalogue::CodeFact> facts;
  for (const sdk::Plugin* plugin : base.knowledge().plugins()) {
    if (plugin->code.sets.empty() || !HasSomethingToRead(plugin->code, patient)) continue;
    const std::string id(plugin->about.id);
    catalogue::CodeProcess* process = ProcessOf(base, *plugin);
    if (process == nullptr) {
      out.push_back({id, "No process runs its code here; see the daemon's log for why."});
      continue;
    }
    absl::StatusOr<std::vector<catalogue::CodeFact>> said = process->Derive(patient, deadline);
    if (!said.ok()) {
      out.push_back({id, std::string(said.status().message())});
      continue;
    }
    std::move(said->begin(), said->end(), std::back_inserter(facts));
  }
  // Added once all have been asked: whoever is asked later sees no more than the first.
  absl::btree_set<std::string> added;
  for (catalogue::CodeFact& fact : facts) {
    added.insert(fact.finding);
    patient.facts.insert_or_assign(std::move(fact.finding), std::move(fact.fact));
  }
  DeriveWhatRestsOn(added, base.knowledge(), patient);
  return out;
}

}  // namespace soleus::service
