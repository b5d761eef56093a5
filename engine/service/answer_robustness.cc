#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"

namespace soleus::service {
namespace {

void Write(const reasoning::Lead& lead, v1::Lead* out) {
  out->set_condition_id(lead.condition_id);
  out->set_probability(lead.probability);
}

}  // namespace

void WriteRobustness(const reasoning::Assessment& assessment, v1::EvaluateResponse& response) {
  if (!assessment.robustness) return;
  const reasoning::Robustness& robustness = *assessment.robustness;
  const std::string& first = assessment.differential.front().id;
  v1::Robustness* out = response.mutable_robustness();
  Write(robustness.all_low, out->mutable_all_low());
  Write(robustness.all_high, out->mutable_all_high());
  Write(robustness.hardest, out->mutable_hardest());
  out->set_holds(robustness.all_low.condition_id == first &&
                 robustness.all_high.condition_id == first &&
                 robustness.hardest.condition_id == first);
  const reasoning::WeakestNumber& weakest = robustness.weakest;
  out->set_weakest_provenance(Text(reasoning::WordFor(weakest.provenance)));
  out->set_weakest_label(weakest.is_pretest ? "Pretest probability" : weakest.label);
  out->set_weakest_id(weakest.id);
}

}  // namespace soleus::service
