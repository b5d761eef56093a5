// The quantities that were read, in the record's own words where these are others.
#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"

namespace soleus::service {

void WriteMeasurements(const reasoning::Knowledge& knowledge, const reasoning::Patient& patient,
                       v1::EvaluateResponse& response) {
  for (const auto& [id, fact] : patient.facts) {
    const sdk::Finding* finding = knowledge.FindFinding(id);
    const bool measured = finding != nullptr && finding->kind == sdk::ValueKind::kQuantity &&
                          fact.state == reasoning::Fact::State::kValue;
    if (!measured) continue;
    v1::Measurement* out = response.add_measurements();
    out->set_finding_id(id);
    out->set_value(reasoning::ValueText(fact, *finding));
    out->set_sent(fact.sent);
    out->set_bound(!fact.comparator.empty());
    out->set_resource(JoinedResources(fact.resources));
  }
}

}  // namespace soleus::service
