#include "engine/service/answer.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"
#include "engine/service/coverage.h"
#include "engine/service/labels.h"

namespace soleus::service {
namespace {

using reasoning::WordFor;

void Write(const reasoning::AppliedModifier& m, const sdk::Plugin& plugin, bool in_full,
           Wording& words, v1::Modifier* out) {
  out->set_id(Text(m.modifier->id));
  out->set_label(Text(m.modifier->label));
  out->set_factor(m.factor);
  out->set_applied(m.applied);
  if (in_full) {
    out->set_source(words.SourceOf(plugin, m.modifier->sources, m.modifier->provenance));
  }
  out->set_provenance(Text(WordFor(m.modifier->provenance)));
  Copy(m.because, out->mutable_because());
}

// What the arithmetic needs.
void WriteFigures(const reasoning::Contribution& c, v1::Contribution* out) {
  const bool value = c.fact.state == reasoning::Fact::State::kValue;
  const std::string text = reasoning::ValueText(c.fact, *c.finding);
  out->set_finding_id(Text(c.finding->id.text));
  out->set_state(value ? "value" : text);
  if (value) out->set_value(text);
  out->set_ratio_in_use(c.in_use.value);
  out->set_counted(c.counted);
}

void WriteReasons(const reasoning::Contribution& c, const sdk::Plugin& plugin, Wording& words,
                  v1::Contribution* out) {
  out->set_label(Text(c.finding->label));
  out->set_quality(Text(WordFor(c.row->quality)));
  out->set_provenance(Text(WordFor(c.row->provenance)));
  out->mutable_ratio_interval()->set_low(c.in_use.low);
  out->mutable_ratio_interval()->set_high(c.in_use.high);
  if (c.ratio != nullptr && c.ratio->published > 0) {
    v1::Ratio* published = out->mutable_published_ratio();
    published->set_value(c.ratio->published);
    published->set_low(c.ratio->published_interval.low);
    published->set_high(c.ratio->published_interval.high);
  }
  out->set_cluster(Text(c.row->cluster));
  out->set_citation(words.Cite(plugin, c.row->sources));
  out->set_resource(JoinedResources(c.fact.resources));
  // Why a row is left out of the sum is told; what limits it then matters to nobody in a hurry.
  if (c.counted || words.every_word()) out->set_note(Text(c.row->note));
  out->set_why_not_counted(c.why_not_counted);
}

void Write(const reasoning::Hypothesis& h, std::string_view context, const std::string& side,
           Wording& words, v1::Hypothesis* out) {
  const bool in_full = words.every_word() || h.probability >= kWordedInFull;
  out->set_condition_id(h.id);
  if (in_full) out->set_side(side);
  out->set_probability(h.probability);
  out->mutable_interval()->set_low(h.low);
  out->mutable_interval()->set_high(h.high);
  out->set_band(Text(reasoning::BandOf(h.probability)));
  out->set_weakest_provenance(Text(WordFor(reasoning::WeakestProvenance(h))));
  v1::Pretest* pretest = out->mutable_pretest();
  if (in_full) pretest->set_context(Text(context));
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
  out->set_plugin_id(Text(plugin.about.id));
  pretest->set_provenance(Text(WordFor(condition.pretest_provenance)));
  for (const auto& m : h.modifiers) Write(m, plugin, in_full, words, pretest->add_modifiers());
  for (const auto& c : h.contributions) {
    if (!in_full && !c.counted) continue;
    v1::Contribution* contribution = out->add_contributions();
    WriteFigures(c, contribution);
    if (in_full) WriteReasons(c, plugin, words, contribution);
  }
  if (!in_full) return;
  out->set_note(Text(condition.note));
  WriteCodings(condition.codes, out->mutable_codings());
  const std::string source =
      words.SourceOf(plugin, condition.pretest_sources, condition.pretest_provenance);
  pretest->set_source(condition.pretest_basis.empty()
                          ? source
                          : absl::StrFormat("%s %s", condition.pretest_basis, source));
}

void Write(const reasoning::FlagState& state, Wording& words, v1::RedFlag* out) {
  const sdk::RedFlag& flag = *state.flag->item;
  out->set_id(Text(flag.id));
  out->set_name(Text(flag.name));
  out->set_state(state.fired ? "fired" : "not_excluded");
  out->set_assumed(state.assumed);
  Copy(state.because, out->mutable_because());
  Copy(state.missing, out->mutable_missing());
  out->set_provenance(Text(WordFor(flag.rule_provenance)));
  out->set_urgency(Text(WordFor(flag.urgency)));
  out->set_severity(Text(WordFor(flag.severity)));
  out->set_plugin_id(Text(state.flag->plugin->about.id));
  if (!state.fired && !words.every_word()) return;
  out->set_source(words.SourceOf(*state.flag->plugin, flag.sources, flag.rationale_provenance));
  out->set_say(Text(flag.say));
  out->set_rule_text(Text(flag.rule_text));
  out->set_rationale(Text(flag.rationale));
}

void Write(const reasoning::Referral& referral, v1::Referral* out) {
  out->set_urgency(Text(WordFor(referral.urgency)));
  out->set_specialty(Text(WordFor(referral.specialty)));
  out->set_within(referral.within);
  out->set_say(referral.say);
  out->set_target(referral.target);
  Copy(referral.red_flag_ids, out->mutable_red_flag_ids());
}

}  // namespace

void WriteAnswer(const catalogue::KnowledgeBase& base, const reasoning::Patient& patient,
                 const reasoning::Assessment& assessment, const CodeOutcomes& code_out,
                 const std::string& as_of_date, const AnswerLimits& limits,
                 v1::EvaluateResponse& response) {
  Wording words(limits.every_word, response);
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
    Write(h, context->id(), patient.side, words, response.add_differential());
  }
  WriteRobustness(assessment, response);
  for (const auto& flag : assessment.flags) Write(flag, words, response.add_red_flags());
  for (const auto& referral : assessment.referrals) Write(referral, response.add_referrals());
  WritePlan(assessment, words, response);
  WriteScores(assessment.scores, words, response);
  WriteMeasurements(base.knowledge(), patient, response);
  WriteWorkedOut(base.knowledge(), patient, words, response);
  WriteProgress(assessment, words, response);
  response.set_urgency(Text(WordFor(assessment.urgency)));
  response.set_knowledge_digest(base.digest());
  WriteCoverage(base, assessment.context, code_out, as_of_date, response);
  WriteLabels(base.knowledge(), response);
}

void WriteIssues(const fhir::Issues& issues, v1::EvaluateResponse& response) {
  for (const fhir::Issue& issue : issues) {
    v1::Issue* out = response.add_issues();
    out->set_severity(issue.severity == fhir::Severity::kError     ? "error"
                      : issue.severity == fhir::Severity::kWarning ? "warning"
                                                                   : "information");
    out->set_path(issue.path);
    out->set_text(issue.text);
    out->set_remedy(issue.remedy);
  }
}

}  // namespace soleus::service
