#include "engine/service/plugin_details.h"

#include <cstdint>
#include <set>
#include <string_view>

#include "engine/reasoning/explain.h"
#include "engine/service/answer_parts.h"
#include "engine/service/coverage.h"

namespace soleus::service {
namespace {

using reasoning::WordFor;

template <typename List>
std::uint32_t SizeOf(const List& list) {
  return static_cast<std::uint32_t>(list.size());
}

void WriteCounts(const sdk::Plugin& table, v1::PluginCounts& out) {
  out.set_conditions(SizeOf(table.conditions));
  out.set_red_flags(SizeOf(table.red_flags));
  out.set_order_sets(SizeOf(table.order_sets));
  out.set_orders(SizeOf(table.orders));
  out.set_factors(SizeOf(table.factors));
  out.set_scores(SizeOf(table.scores));
  out.set_outcomes(SizeOf(table.outcomes));
  out.set_follow_ups(SizeOf(table.follow_ups));
  out.set_sources(SizeOf(table.sources));
  out.set_cases(SizeOf(table.cases));
}

// 45 CFR 170.315(b)(11)(iv)(A), in its order.
struct Attribute {
  std::string_view id;
  std::string_view name;
  std::string_view sdk::SourceAttributes::*sentence;
};
constexpr Attribute kAttributes[] = {
    {"bibliographic_citation", "Bibliographic citation",
     &sdk::SourceAttributes::bibliographic_citation},
    {"developer", "Developer", &sdk::SourceAttributes::developer},
    {"funding", "Funding source", &sdk::SourceAttributes::funding},
    {"released_and_revised", "Release and revision dates",
     &sdk::SourceAttributes::released_and_revised},
    {"use_of_race", "Use of race", &sdk::SourceAttributes::use_of_race},
    {"use_of_ethnicity", "Use of ethnicity", &sdk::SourceAttributes::use_of_ethnicity},
    {"use_of_language", "Use of language", &sdk::SourceAttributes::use_of_language},
    {"use_of_sexual_orientation", "Use of sexual orientation",
     &sdk::SourceAttributes::use_of_sexual_orientation},
    {"use_of_gender_identity", "Use of gender identity",
     &sdk::SourceAttributes::use_of_gender_identity},
    {"use_of_sex", "Use of sex", &sdk::SourceAttributes::use_of_sex},
    {"use_of_date_of_birth", "Use of date of birth", &sdk::SourceAttributes::use_of_date_of_birth},
    {"use_of_social_determinants", "Use of social determinants of health",
     &sdk::SourceAttributes::use_of_social_determinants},
    {"use_of_health_status_assessment", "Use of health status assessments",
     &sdk::SourceAttributes::use_of_health_status_assessment}};

void WriteOrderSet(const sdk::OrderSet& set, const sdk::Plugin& table, v1::PluginOrderSet& out) {
  out.set_order_set_id(Text(set.id));
  out.set_title(Text(set.title));
  out.set_for_condition_id(Text(set.for_condition.text));
  std::set<std::string_view> written;
  for (const sdk::Phase& phase : set.phases) {
    for (const sdk::OrderId id : phase.orders) {
      if (!written.insert(id).second) continue;
      for (const sdk::Order& order : table.orders) {
        if (order.id != id) continue;
        v1::PluginOrder* row = out.add_orders();
        row->set_order_id(Text(id));
        row->set_title(Text(order.title));
        row->set_kind(Text(WordFor(order.kind)));
      }
    }
  }
}

class Tally {
 public:
  Tally(std::string_view kind, std::string_view counted, v1::GetPluginResponse& response)
      : out_(*response.add_provenance()) {
    out_.set_kind(Text(kind));
    out_.set_counted(Text(counted));
  }
  void Add(sdk::Provenance provenance, std::size_t count = 1) {
    const auto more = static_cast<std::uint32_t>(count);
    switch (provenance) {
      case sdk::Provenance::kVerified: out_.set_verified(out_.verified() + more); return;
      case sdk::Provenance::kRecalled: out_.set_recalled(out_.recalled() + more); return;
      case sdk::Provenance::kEstimate: out_.set_estimate(out_.estimate() + more); return;
    }
  }

 private:
  v1::ProvenanceCount& out_;
};

void WriteProvenance(const sdk::Plugin& table, v1::GetPluginResponse& out) {
  Tally ratios("ratios",
               "one for each finding that a condition weighs: its ratios together, those shown "
               "only for the record included",
               out);
  for (const sdk::Condition& condition : table.conditions) {
    for (const sdk::Evidence& row : condition.evidence) ratios.Add(row.provenance);
  }
  Tally pretests("pretests", "one for each condition in each presentation", out);
  for (const sdk::Condition& condition : table.conditions) {
    pretests.Add(condition.pretest_provenance, condition.pretest.size());
  }
  Tally modifiers("modifiers", "one for each factor that acts on a condition's pretest odds", out);
  for (const sdk::Condition& condition : table.conditions) {
    for (const sdk::Modifier& modifier : condition.modifiers) modifiers.Add(modifier.provenance);
  }
  Tally rules("rules", "one for each red flag: when it fires", out);
  for (const sdk::RedFlag& flag : table.red_flags) rules.Add(flag.rule_provenance);
  Tally doses("doses", "one for each order that states a dose, shared orders included", out);
  for (const sdk::Order& order : table.orders) {
    if (!order.dose.text.empty()) doses.Add(order.dose.provenance);
  }
}

}  // namespace

void WriteSummary(const catalogue::Participant& participant, const sdk::Plugin* table,
                  const std::string& as_of_date, v1::PluginSummary& out) {
  out.set_plugin_id(participant.plugin_id);
  out.set_version(participant.version);
  // Without a version the table could not be read, and its status is nobody's word.
  if (!participant.version.empty()) out.set_status(Text(WordFor(participant.status)));
  out.set_review_by(participant.review_by);
  out.set_past_review(IsPastReview(participant.review_by, as_of_date));
  out.set_state(participant.serving ? "active" : "failed");
  out.set_reason(participant.reason);
  if (participant.serving && out.past_review()) {
    out.set_reason(PastReviewSentence(participant.review_by));
  }
  if (table == nullptr) return;
  out.set_title(Text(table->about.title));
  out.set_reviewer(Text(table->about.reviewer));
  out.set_reviewed_on(Text(table->about.reviewed_on));
  WriteCounts(*table, *out.mutable_counts());
}

void WriteDetails(const sdk::Plugin& table, v1::GetPluginResponse& out) {
  out.set_for_whom(Text(table.about.for_whom));
  out.set_not_for(Text(table.about.not_for));
  for (const Attribute& attribute : kAttributes) {
    v1::SourceAttribute* row = out.add_attributes();
    row->set_id(Text(attribute.id));
    row->set_name(Text(attribute.name));
    row->set_sentence(Text(table.about.attributes.*attribute.sentence));
  }
  for (const sdk::Condition& condition : table.conditions) {
    v1::PluginCondition* row = out.add_conditions();
    row->set_condition_id(Text(condition.id.text));
    row->set_name(Text(condition.name));
    row->set_dangerous(condition.dangerous);
    WriteCodings(condition.codes, row->mutable_codings());
    row->set_note(Text(condition.note));
    row->set_evidence_rows(SizeOf(condition.evidence));
  }
  for (const sdk::RedFlag& flag : table.red_flags) {
    v1::PluginRedFlag* row = out.add_red_flags();
    row->set_red_flag_id(Text(flag.id));
    row->set_name(Text(flag.name));
    row->set_urgency(Text(WordFor(flag.urgency)));
    row->set_severity(Text(WordFor(flag.severity)));
    row->set_rule_text(Text(flag.rule_text));
    row->set_provenance(Text(WordFor(flag.rule_provenance)));
  }
  for (const sdk::OrderSet& set : table.order_sets) {
    WriteOrderSet(set, table, *out.add_order_sets());
  }
  for (const sdk::Source& source : table.sources) {
    v1::PluginSource* row = out.add_sources();
    row->set_key(Text(source.key));
    row->set_citation(Text(source.citation));
    row->set_identifier(Text(source.identifier));
    row->set_what_was_seen(Text(source.what_was_seen));
    row->set_provenance(Text(WordFor(source.provenance)));
  }
  WriteProvenance(table, out);
}

}  // namespace soleus::service
