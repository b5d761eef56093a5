// What an answer rests on, as its resources point at it.
#include <algorithm>
#include <set>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/reasoning/logic.h"
#include "engine/service/facts_index.h"
#include "engine/service/fhir_answer_parts.h"

namespace soleus::service {
namespace {

bool IsIdCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.';
}

// "Observation/squeeze-1" of the same, or of what is contained in it; empty for a path.
std::string_view ReferenceIn(std::string_view resource) {
  const std::string_view holder = resource.substr(0, resource.find('#'));
  const std::size_t slash = holder.find('/');
  if (slash == 0 || slash == holder.npos || slash + 1 == holder.size()) return {};
  const auto plain = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), IsIdCharacter);
  };
  const bool is_reference = plain(holder.substr(0, slash)) && plain(holder.substr(slash + 1));
  return is_reference ? holder : std::string_view();
}

// Of a derived finding, those behind the terms of its rule that hold.
void Trace(const FhirSource& source, std::string_view finding_id, std::set<std::string>& seen,
           std::vector<std::string>& resources) {
  const reasoning::Fact* fact = source.patient.Find(finding_id);
  if (fact == nullptr || !seen.insert(std::string(finding_id)).second) return;
  for (const std::string& resource : fact->resources) {
    const bool have = std::find(resources.begin(), resources.end(), resource) != resources.end();
    if (!have) resources.push_back(resource);
  }
  const sdk::Finding* finding = source.knowledge.FindFinding(finding_id);
  if (!fact->resources.empty() || finding == nullptr) return;
  for (const sdk::Term& term : finding->derived.terms) {
    if (term.arity > 0 || term.subject.empty()) continue;
    sdk::Rule alone;
    alone.terms.Add(term);
    if (reasoning::TruthOf(alone, source.patient, {}) == reasoning::Truth::kTrue) {
      Trace(source, term.subject, seen, resources);
    }
  }
}

}  // namespace

std::vector<std::string> AnswerBundle::ResourcesOf(const std::string& finding_id) const {
  std::vector<std::string> resources;
  std::set<std::string> seen;
  Trace(source_, finding_id, seen, resources);
  return resources;
}

void AnswerBundle::InputItem(std::string_view resource) {
  const std::string_view reference = ReferenceIn(resource);
  if (!reference.empty()) return PointAtItem(reference);
  json_.Item([&] { Text("display", resource); });
}

void AnswerBundle::EvidenceItem(const std::string& id) {
  const sdk::Finding* finding = source_.knowledge.FindFinding(id);
  const auto& flags = answer().red_flags();
  const auto flag =
      std::find_if(flags.begin(), flags.end(), [&](const v1::RedFlag& f) { return f.id() == id; });
  json_.Item([&] {
    if (flag != flags.end()) {
      json_.Array("code", [&] {
        ConceptItem({.codings = {{RedFlagSystemOf(*flag), id, {}}}, .text = ShownName(*flag)});
      });
      json_.Array("detail", [&] { PointAtItem(RedFlagUrl(id)); });
    } else if (finding != nullptr) {
      Coded coded = FindingCode(id);
      const reasoning::Fact* fact = source_.patient.Find(id);
      if (fact != nullptr) {
        absl::StrAppendFormat(&coded.text, ": %s", reasoning::ValueText(*fact, *finding));
      }
      json_.Array("code", [&] { ConceptItem(coded); });
      const std::vector<std::string> resources = ResourcesOf(id);
      if (resources.empty()) return;
      json_.Array("detail", [&] {
        for (const std::string& resource : resources) InputItem(resource);
      });
    } else if (const std::string name = ConditionName(id); !name.empty()) {
      json_.Array("code", [&] {
        ConceptItem({.codings = {{kConditionSystem, id, {}}}, .text = name});
      });
      if (answer().differential_size() > 0) {
        json_.Array("detail", [&] { PointAtItem(ConditionUrl(id)); });
      }
    } else {
      json_.Array("code", [&] { ConceptItem({.codings = {}, .text = id}); });
    }
  });
}

Coded AnswerBundle::FindingCode(const std::string& finding_id) const {
  const sdk::Finding* finding = source_.knowledge.FindFinding(finding_id);
  if (finding == nullptr) return {.codings = {}, .text = finding_id};
  Coded coded{.codings = {}, .text = std::string(finding->label)};
  if (!finding->local_code.empty()) {
    coded.codings.push_back({kFindingSystem, finding->local_code, finding->label});
  }
  return coded;
}

std::string AnswerBundle::ConditionName(std::string_view condition_id) const {
  for (const auto& condition : source_.knowledge.conditions()) {
    if (condition.item->id.text == condition_id) return std::string(condition.item->name);
  }
  return {};
}

}  // namespace soleus::service
