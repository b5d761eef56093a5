#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"

namespace soleus::service {
namespace {

using reasoning::Truth;
using reasoning::WordFor;

void Write(const reasoning::ItemState& state, v1::ScoreItem* out) {
  out->set_label(Text(state.item->label));
  out->set_points(state.item->points);
  out->set_state(state.verdict.truth == Truth::kTrue    ? "present"
                 : state.verdict.truth == Truth::kFalse ? "absent"
                                                        : "unknown");
  Copy(state.verdict.because, out->mutable_because());
  Copy(state.verdict.missing, out->mutable_missing());
}

void WriteDisagreement(const reasoning::ScoreState& state, v1::Issue* out) {
  out->set_severity("warning");
  out->set_path(JoinedResources(state.sent->resources));
  out->set_text(absl::StrFormat(
      "%s: the total that was sent, %g, cannot come from its items as they are recorded (%g, at "
      "most %g). The higher is acted on.",
      state.score->item->name, state.sent->number, state.total, state.at_most));
  out->set_remedy("Correct the total or the items in the record.");
}

void Write(const reasoning::ScoreState& state, Wording& words, v1::Score* out) {
  const sdk::Score& score = *state.score->item;
  out->set_id(Text(score.id));
  out->set_name(Text(score.name));
  out->set_total(state.total);
  out->set_at_most(state.at_most);
  out->set_deducted(state.deducted);
  if (state.sent != nullptr) out->set_sent(state.sent->number);
  out->set_meaning(state.meaning);
  for (const auto& item : state.items) Write(item, out->add_items());
  out->set_warning(Text(score.warning));
  out->set_source(words.SourceOf(*state.score->plugin, score.sources, score.provenance));
  out->set_provenance(Text(WordFor(score.provenance)));
}

}  // namespace

void WriteScores(const std::vector<reasoning::ScoreState>& scores, Wording& words,
                 v1::EvaluateResponse& response) {
  for (const auto& state : scores) {
    Write(state, words, response.add_scores());
    if (state.disagrees) WriteDisagreement(state, response.add_issues());
  }
}

}  // namespace soleus::service
