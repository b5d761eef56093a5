// The quantities that were read, in the record's own words where these are others; and what
// plugins' code made of them.
#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"

namespace soleus::service {

void WriteMeasurements(const reasoning::Knowledge& knowledge, const reasoning::Patient& patient,
                       v1::EvaluateResponse& response) {
  for (const auto& [id, fact] : patient.facts) {
    const sdk::Finding* finding = knowledge.FindFinding(id);
    const bool measured = finding != nullptr && finding->kind == sdk::ValueKind::kQuantity &&
                          fact.state == reasoning::Fact::State::kValue;
    if (!measured || finding->by_code) continue;
    v1::Measurement* out = response.add_measurements();
    out->set_finding_id(id);
    out->set_value(reasoning::ValueText(fact, *finding));
    out->set_sent(fact.sent);
    out->set_bound(!fact.comparator.empty());
    out->set_resource(JoinedResources(fact.resources));
  }
}

void WriteWorkedOut(const reasoning::Knowledge& knowledge, const reasoning::Patient& patient,
                    Wording& words, v1::EvaluateResponse& response) {
  struct Row {
    std::string_view finding;
    const sdk::Plugin* plugin;
  };
  std::vector<Row> rows;
  for (const sdk::Plugin* plugin : knowledge.plugins()) {
    for (const sdk::FindingId id : plugin->code.sets) {
      if (patient.Find(id.text) != nullptr) rows.push_back({id.text, plugin});
    }
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return a.finding < b.finding; });
  for (const auto& [id, plugin] : rows) {
    const reasoning::Fact& fact = *patient.Find(id);
    const std::string value = reasoning::ValueText(fact, *knowledge.FindFinding(id));
    const bool said_by_value = fact.state == reasoning::Fact::State::kValue;
    const sdk::Code& code = plugin->code;
    v1::WorkedOut* out = response.add_worked_out();
    out->set_finding_id(Text(id));
    out->set_plugin_id(Text(plugin->about.id));
    out->set_state(said_by_value ? "value" : value);
    if (said_by_value) out->set_value(value);
    out->set_what(Text(code.what));
    out->set_source(words.SourceOf(*plugin, code.sources, code.provenance));
    out->set_provenance(Text(reasoning::WordFor(code.provenance)));
  }
}

}  // namespace soleus::service
