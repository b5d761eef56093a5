#include "engine/service/coverage.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"

namespace soleus::service {

bool IsPastReview(const std::string& review_by, const std::string& as_of_date) {
  return !review_by.empty() && review_by < as_of_date;
}

std::string PastReviewSentence(const std::string& review_by) {
  return absl::StrFormat(
      "Its knowledge was due for review by %s; read its figures with that in mind.", review_by);
}

void WriteCoverage(const catalogue::KnowledgeBase& base, const reasoning::ContextChoice& context,
                   const CodeOutcomes& code_out, const std::string& as_of_date,
                   v1::EvaluateResponse& response) {
  // Every presentation was looked at and none can apply: no answer could change that.
  const bool outside = context.presentation == nullptr && context.missing.empty();
  const bool applies = context.complaint && !outside;
  for (const catalogue::Participant& p : base.participants()) {
    v1::Coverage* out = response.add_coverage();
    out->set_plugin_id(p.plugin_id);
    out->set_version(p.version);
    out->set_reason(p.reason);
    out->set_review_by(p.review_by);
    out->set_past_review(IsPastReview(p.review_by, as_of_date));
    if (!p.serving) {
      out->set_state("failed");
      if (!p.version.empty()) out->set_status(std::string(reasoning::WordFor(p.status)));
      continue;
    }
    out->set_status(std::string(reasoning::WordFor(p.status)));
    out->set_state(applies ? "active" : "not_applicable");
    if (!applies) {
      out->set_reason(context.complaint
                          ? "The complaint is one that this plugin is about, but the patient's age "
                            "or onset fits none of the presentations that it knows."
                          : "The record states no complaint that this plugin is about.");
    }
    const auto without_code =
        std::find_if(code_out.begin(), code_out.end(),
                     [&](const CodeOut& code) { return code.plugin_id == p.plugin_id; });
    if (without_code != code_out.end()) {
      out->set_state("without_code");
      out->set_reason("Its table took part, its code did not: " + without_code->reason);
    }
    if (out->past_review()) {
      const std::string overdue = PastReviewSentence(p.review_by);
      out->set_reason(out->reason().empty() ? overdue : out->reason() + " " + overdue);
    }
  }
}

}  // namespace soleus::service
