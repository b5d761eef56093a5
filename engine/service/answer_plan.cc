// What is proposed, what is held back, what people say helps, and what to ask next.
#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"

namespace soleus::service {
namespace {

using reasoning::WordFor;

void Write(const sdk::Dose& dose, const sdk::Plugin& plugin, Wording& words, v1::Dose* out) {
  out->set_text(Text(dose.text));
  out->set_sets(dose.sets);
  out->set_repetitions(dose.repetitions);
  out->set_hold_seconds(dose.hold_seconds);
  out->set_sessions_per_day(dose.sessions_per_day);
  out->set_days_per_week(dose.days_per_week);
  out->set_weeks(dose.weeks);
  if (dose.pain_limit >= 0) out->set_pain_limit(dose.pain_limit);
  out->set_provenance(Text(WordFor(dose.provenance)));
  out->set_source(words.SourceOf(plugin, dose.sources, dose.provenance));
}

void Write(const reasoning::OfferedOrder& offer, bool later, Wording& words, v1::Order* out) {
  const sdk::Order& order = *offer.order->item;
  const sdk::Plugin& plugin = *offer.order->plugin;
  out->set_id(Text(order.id));
  out->set_title(Text(order.title));
  out->set_kind(Text(WordFor(order.kind)));
  out->set_phase(offer.phase);
  Write(order.dose, plugin, words, out->mutable_dose());
  Copy(order.precautions, out->mutable_precautions());
  Copy(order.variants, out->mutable_variants());
  Copy(offer.check_first, out->mutable_check_first());
  out->set_progression(Text(order.progression));
  out->set_why(offer.why);
  if (words.every_word() || !later) {
    out->set_source(words.SourceOf(plugin, order.sources, order.evidence_provenance));
    out->set_evidence(Text(order.evidence));
    out->set_strength(Text(order.strength));
  }
  out->set_provenance(Text(WordFor(order.evidence_provenance)));
  out->set_choose_one(Text(order.choose_one));
  out->set_re_evaluate(Text(order.re_evaluate));
  WriteCodings(order.codes, out->mutable_codings());
}

void Write(const reasoning::OfferedSet& set, Wording& words, v1::OrderSet* out) {
  out->set_id(set.id);
  out->set_title(set.title);
  if (set.flag != nullptr) out->set_for_red_flag_id(Text(set.flag->flag->item->id));
  if (set.set != nullptr) {
    out->set_for_condition_id(Text(set.set->item->for_condition.text));
    for (const sdk::Phase& phase : set.set->item->phases) {
      v1::Phase* p = out->add_phases();
      p->set_title(Text(phase.title));
      p->set_goal(Text(phase.goal));
      p->set_entry(Text(phase.entry));
    }
  }
  for (const auto& offer : set.orders) {
    const bool later = offer.phase != set.orders.front().phase;
    Write(offer, later, words, out->add_orders());
  }
}

void Write(const reasoning::Outcome& outcome, v1::Outcome* out) {
  out->set_value(outcome.value);
  out->set_leading_condition_id(outcome.leading_condition_id);
  out->set_leading_probability(outcome.leading_probability);
  Copy(outcome.flags_fired, out->mutable_red_flags_fired());
  Copy(outcome.flags_closed, out->mutable_red_flags_closed());
}

void Write(const reasoning::NextFinding& next, v1::NextFinding* out) {
  out->set_finding_id(Text(next.finding->id.text));
  out->set_label(Text(next.finding->label));
  out->set_question(Text(next.finding->question));
  out->set_method(Text(WordFor(next.finding->method)));
  out->set_why(next.why);
  out->set_probability_present(next.probability_present);
  Write(next.if_present, out->mutable_if_present());
  Write(next.if_absent, out->mutable_if_absent());
  out->set_mandatory(next.mandatory);
  Copy(next.settles, out->mutable_settles());
  out->set_value(next.value);
  out->set_safety_note(Text(next.finding->safety_note));
}

void Write(const reasoning::FactorState& state, Wording& words, v1::ContributingFactor* out) {
  const sdk::Factor& factor = *state.factor->item;
  out->set_id(Text(factor.id));
  out->set_claim(Text(factor.claim));
  out->set_verdict(Text(factor.verdict));
  if (words.every_word()) {
    out->set_evidence(Text(factor.evidence));
    out->set_certainty(Text(factor.certainty));
    out->set_source(words.SourceOf(*state.factor->plugin, factor.sources, factor.provenance));
  }
  out->set_provenance(Text(WordFor(factor.provenance)));
  Copy(state.because, out->mutable_because());
  Copy(state.missing, out->mutable_missing());
  Copy(factor.orders, out->mutable_order_ids());
}

}  // namespace

void WritePlan(const reasoning::Assessment& assessment, Wording& words,
               v1::EvaluateResponse& response) {
  for (const auto& set : assessment.plan.sets) Write(set, words, response.add_order_sets());
  for (const auto& withheld : assessment.plan.withheld) {
    v1::WithheldOrder* out = response.add_withheld_orders();
    out->set_order_id(withheld.order_id);
    out->set_reason(withheld.reason);
    Copy(withheld.by, out->mutable_by());
    if (withheld.order != nullptr) out->set_title(Text(withheld.order->item->title));
  }
  for (const auto& next : assessment.next) Write(next, response.add_next_findings());
  for (const auto& factor : assessment.factors) {
    Write(factor, words, response.add_contributing_factors());
  }
}

}  // namespace soleus::service
