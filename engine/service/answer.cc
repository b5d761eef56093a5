#include "engine/service/answer.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/service/coverage.h"
#include "engine/service/labels.h"

namespace soleus::service {
namespace {

using reasoning::Knowledge;
using reasoning::Owned;
using reasoning::WordFor;

std::string Text(std::string_view text) {
  return std::string(text);
}

template <typename Strings>
void Copy(const Strings& from, google::protobuf::RepeatedPtrField<std::string>* to) {
  for (const auto& text : from) to->Add(std::string(text));
}

// Citations where there are some, else what the figure is instead.
std::string SourceText(const sdk::Plugin& plugin, const sdk::Citations& keys,
                       sdk::Provenance provenance) {
  std::string text = Knowledge::CitationsOf(plugin, keys);
  if (provenance == sdk::Provenance::kVerified && !text.empty()) return text;
  const std::string_view word = provenance == sdk::Provenance::kRecalled
                                    ? "recalled, to be checked"
                                    : "estimate of the plugin's authors";
  return text.empty() ? Text(word) : absl::StrFormat("%s; after: %s", word, text);
}

void Write(std::span<const sdk::Coding> codings,
           google::protobuf::RepeatedPtrField<v1::Coding>* to) {
  for (const sdk::Coding& coding : codings) {
    v1::Coding* out = to->Add();
    out->set_system(Text(coding.system));
    out->set_code(Text(coding.code));
    out->set_display(Text(coding.display));
  }
}

void Write(const reasoning::AppliedModifier& m, const sdk::Plugin& plugin, v1::Modifier* out) {
  out->set_id(Text(m.modifier->id));
  out->set_label(Text(m.modifier->label));
  out->set_factor(m.factor);
  out->set_applied(m.applied);
  out->set_source(SourceText(plugin, m.modifier->sources, m.modifier->provenance));
  out->set_provenance(Text(WordFor(m.modifier->provenance)));
  Copy(m.because, out->mutable_because());
}

std::string Joined(const std::vector<std::string>& resources) {
  std::string text;
  for (const std::string& resource : resources) {
    absl::StrAppendFormat(&text, "%s%s", text.empty() ? "" : ", ", resource);
  }
  return text;
}

void Write(const reasoning::Contribution& c, const sdk::Plugin& plugin, v1::Contribution* out) {
  const bool value = c.fact.state == reasoning::Fact::State::kValue;
  const std::string text = reasoning::ValueText(c.fact, *c.finding);
  out->set_finding_id(Text(c.finding->id.text));
  out->set_label(Text(c.finding->label));
  out->set_state(value ? "value" : text);
  if (value) out->set_value(text);
  out->set_ratio_in_use(c.in_use.value);
  out->mutable_ratio_interval()->set_low(c.in_use.low);
  out->mutable_ratio_interval()->set_high(c.in_use.high);
  if (c.ratio != nullptr && c.ratio->published > 0) {
    v1::Ratio* published = out->mutable_published_ratio();
    published->set_value(c.ratio->published);
    published->set_low(c.ratio->published_interval.low);
    published->set_high(c.ratio->published_interval.high);
  }
  out->set_quality(Text(WordFor(c.row->quality)));
  out->set_provenance(Text(WordFor(c.row->provenance)));
  out->set_cluster(Text(c.row->cluster));
  out->set_counted(c.counted);
  out->set_citation(Knowledge::CitationsOf(plugin, c.row->sources));
  out->set_resource(Joined(c.fact.resources));
  out->set_note(Text(c.row->note));
  out->set_why_not_counted(c.why_not_counted);
}

void Write(const reasoning::Hypothesis& h, std::string_view context, const std::string& side,
           v1::Hypothesis* out) {
  out->set_condition_id(h.id);
  out->set_side(side);
  out->set_probability(h.probability);
  out->mutable_interval()->set_low(h.low);
  out->mutable_interval()->set_high(h.high);
  out->set_band(Text(reasoning::BandOf(h.probability)));
  out->set_weakest_provenance(Text(WordFor(reasoning::WeakestProvenance(h))));
  v1::Pretest* pretest = out->mutable_pretest();
  pretest->set_context(Text(context));
  pretest->set_probability(h.pretest);
  pretest->set_low(h.pretest_low);
  pretest->set_high(h.pretest_high);
  pretest->set_stated(h.stated_pretest);
  if (h.condition == nullptr) {
    out->set_name("Something else");
    out->set_note("None of the conditions that the loaded plugins name.");
    pretest->set_source("what the loaded conditions leave over, and at least 5 %");
    pretest->set_provenance(Text(WordFor(sdk::Provenance::kEstimate)));
    return;
  }
  const sdk::Condition& condition = *h.condition->item;
  const sdk::Plugin& plugin = *h.condition->plugin;
  out->set_name(Text(condition.name));
  out->set_dangerous(condition.dangerous);
  out->set_note(Text(condition.note));
  out->set_plugin_id(Text(plugin.about.id));
  Write(condition.codes, out->mutable_codings());
  const std::string source =
      SourceText(plugin, condition.pretest_sources, condition.pretest_provenance);
  pretest->set_source(condition.pretest_basis.empty()
                          ? source
                          : absl::StrFormat("%s %s", condition.pretest_basis, source));
  pretest->set_provenance(Text(WordFor(condition.pretest_provenance)));
  for (const auto& m : h.modifiers) Write(m, plugin, pretest->add_modifiers());
  for (const auto& c : h.contributions) Write(c, plugin, out->add_contributions());
}

void Write(const reasoning::FlagState& state, v1::RedFlag* out) {
  const sdk::RedFlag& flag = *state.flag->item;
  out->set_id(Text(flag.id));
  out->set_name(Text(flag.name));
  out->set_state(state.fired ? "fired" : "not_excluded");
  out->set_assumed(state.assumed);
  Copy(state.because, out->mutable_because());
  Copy(state.missing, out->mutable_missing());
  out->set_source(SourceText(*state.flag->plugin, flag.sources, flag.rationale_provenance));
  out->set_provenance(Text(WordFor(flag.rule_provenance)));
  out->set_urgency(Text(WordFor(flag.urgency)));
  out->set_severity(Text(WordFor(flag.severity)));
  out->set_say(Text(flag.say));
  out->set_rule_text(Text(flag.rule_text));
  out->set_rationale(Text(flag.rationale));
  out->set_plugin_id(Text(state.flag->plugin->about.id));
}

void Write(const reasoning::Referral& referral, v1::Referral* out) {
  out->set_urgency(Text(WordFor(referral.urgency)));
  out->set_specialty(Text(WordFor(referral.specialty)));
  out->set_within(referral.within);
  out->set_say(referral.say);
  out->set_target(referral.target);
  Copy(referral.red_flag_ids, out->mutable_red_flag_ids());
}

void Write(const sdk::Dose& dose, const sdk::Plugin& plugin, v1::Dose* out) {
  out->set_text(Text(dose.text));
  out->set_sets(dose.sets);
  out->set_repetitions(dose.repetitions);
  out->set_hold_seconds(dose.hold_seconds);
  out->set_sessions_per_day(dose.sessions_per_day);
  out->set_days_per_week(dose.days_per_week);
  out->set_weeks(dose.weeks);
  if (dose.pain_limit >= 0) out->set_pain_limit(dose.pain_limit);
  out->set_provenance(Text(WordFor(dose.provenance)));
  out->set_source(SourceText(plugin, dose.sources, dose.provenance));
}

void Write(const reasoning::OfferedOrder& offer, v1::Order* out) {
  const sdk::Order& order = *offer.order->item;
  const sdk::Plugin& plugin = *offer.order->plugin;
  out->set_id(Text(order.id));
  out->set_title(Text(order.title));
  out->set_kind(Text(WordFor(order.kind)));
  out->set_phase(offer.phase);
  Write(order.dose, plugin, out->mutable_dose());
  Copy(order.precautions, out->mutable_precautions());
  Copy(order.variants, out->mutable_variants());
  Copy(offer.check_first, out->mutable_check_first());
  out->set_progression(Text(order.progression));
  out->set_source(SourceText(plugin, order.sources, order.evidence_provenance));
  out->set_why(offer.why);
  out->set_evidence(Text(order.evidence));
  out->set_strength(Text(order.strength));
  out->set_provenance(Text(WordFor(order.evidence_provenance)));
  out->set_choose_one(Text(order.choose_one));
  out->set_re_evaluate(Text(order.re_evaluate));
  Write(order.codes, out->mutable_codings());
}

void Write(const reasoning::OfferedSet& set, v1::OrderSet* out) {
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
  for (const auto& offer : set.orders) Write(offer, out->add_orders());
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

void Write(const reasoning::FactorState& state, v1::ContributingFactor* out) {
  const sdk::Factor& factor = *state.factor->item;
  out->set_id(Text(factor.id));
  out->set_claim(Text(factor.claim));
  out->set_verdict(Text(factor.verdict));
  out->set_evidence(Text(factor.evidence));
  out->set_certainty(Text(factor.certainty));
  out->set_provenance(Text(WordFor(factor.provenance)));
  out->set_source(SourceText(*state.factor->plugin, factor.sources, factor.provenance));
  Copy(state.because, out->mutable_because());
  Copy(state.missing, out->mutable_missing());
  Copy(factor.orders, out->mutable_order_ids());
}

}  // namespace

void WriteAnswer(const catalogue::KnowledgeBase& base, const reasoning::Patient& patient,
                 const reasoning::Assessment& assessment, const std::string& as_of_date,
                 const AnswerLimits& limits, v1::EvaluateResponse& response) {
  v1::Context* context = response.mutable_context();
  context->set_side(patient.side);
  Copy(assessment.context.missing, context->mutable_missing());
  if (const sdk::Presentation* presentation = assessment.context.presentation) {
    context->set_id(Text(presentation->id));
    context->set_label(Text(presentation->label));
  }
  for (const auto& h : assessment.differential) {
    const auto shown = static_cast<std::size_t>(response.differential_size());
    if (limits.max_differential != 0 && shown == limits.max_differential) break;
    Write(h, context->id(), patient.side, response.add_differential());
  }
  for (const auto& flag : assessment.flags) Write(flag, response.add_red_flags());
  for (const auto& referral : assessment.referrals) Write(referral, response.add_referrals());
  for (const auto& set : assessment.plan.sets) Write(set, response.add_order_sets());
  for (const auto& withheld : assessment.plan.withheld) {
    v1::WithheldOrder* out = response.add_withheld_orders();
    out->set_order_id(withheld.order_id);
    out->set_reason(withheld.reason);
    Copy(withheld.by, out->mutable_by());
    if (withheld.order != nullptr) out->set_title(Text(withheld.order->item->title));
  }
  for (const auto& next : assessment.next) Write(next, response.add_next_findings());
  for (const auto& factor : assessment.factors) {
    Write(factor, response.add_contributing_factors());
  }
  response.set_urgency(Text(WordFor(assessment.urgency)));
  response.set_knowledge_digest(base.digest());
  WriteCoverage(base, assessment.context, as_of_date, response);
  WriteLabels(base.knowledge(), response);
}

}  // namespace soleus::service
