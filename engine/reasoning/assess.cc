#include "engine/reasoning/assess.h"

#include <algorithm>
#include <utility>

namespace soleus::reasoning {
namespace {

std::vector<FactorState> FactorsOf(const Knowledge& knowledge, const Patient& patient,
                                   const std::vector<Hypothesis>& differential) {
  std::vector<FactorState> states;
  const Posteriors posteriors = PosteriorsOf(differential);
  const auto leading = std::find_if(differential.begin(), differential.end(),
                                    [](const Hypothesis& h) { return h.condition != nullptr; });
  if (leading == differential.end() || leading->probability < kCareThreshold) return states;
  for (const auto& factor : knowledge.factors()) {
    if (factor.plugin != leading->condition->plugin) continue;
    FactorState state{.factor = &factor};
    if (const sdk::Rule& rule = factor.item->present_if; !rule.empty()) {
      Verdict verdict = Evaluate(rule, knowledge, patient, posteriors);
      state.because = std::move(verdict.because);
      state.missing = std::move(verdict.missing);
      states.push_back(std::move(state));
      continue;
    }
    for (sdk::FindingId id : factor.item->assess) {
      const Fact* fact = patient.Find(id.text);
      if (fact == nullptr) {
        state.missing.emplace_back(id.text);
      } else if (fact->state == Fact::State::kPresent) {
        state.because.emplace_back(id.text);
      }
    }
    states.push_back(std::move(state));
  }
  return states;
}

}  // namespace

Assessment Assess(const Knowledge& knowledge, const Patient& patient,
                  const AssessOptions& options) {
  Assessment a;
  a.context = RecogniseContext(knowledge, patient);
  if (a.context.presentation != nullptr) {
    a.differential = RankDifferential(knowledge, patient, *a.context.presentation);
    a.robustness = RobustnessOf(knowledge, *a.context.presentation, a.differential);
  }
  FlagOptions flag_options = options.flags;
  flag_options.complaint = a.context.complaint;
  a.flags = RaiseFlags(knowledge, patient, PosteriorsOf(a.differential), flag_options);
  for (const FlagState& state : a.flags) {
    if (state.fired) a.urgency = std::max(a.urgency, state.flag->item->urgency);
  }
  a.referrals = ReferralsOf(a.flags);
  a.plan = MakePlan(knowledge, patient, a.differential, a.flags);
  a.factors = FactorsOf(knowledge, patient, a.differential);
  a.scores = ScoresOf(knowledge, patient);
  a.progress = ProgressOf(knowledge, patient, a.differential);
  a.follow_ups = FollowUpsOf(knowledge, patient, a.differential, a.plan);
  const Belief now{a.context, a.flags};
  a.next = AskNext(knowledge, patient, now, flag_options, options.max_next_findings);
  return a;
}

}  // namespace soleus::reasoning
