#include "engine/reasoning/next_finding.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/btree_set.h"
#include "engine/reasoning/answers.h"
#include "engine/reasoning/look_ahead.h"

namespace soleus::reasoning {
namespace {

using Ids = absl::btree_set<std::string, std::less<>>;

// Weights that keep the three aims in their order: one certain change of a flag outweighs any
// change of orders, and that outweighs any entropy (log2 of the number of conditions, under 6
// bits).
constexpr double kFlagWeight = 100;
constexpr double kOrderWeight = 10;
// Closing an open flag is worth less than firing one: nobody acts on it.
constexpr double kClosingShare = 0.3;
// What is left of a value that rounding alone can produce.
constexpr double kNothing = 1e-9;

double EffortOf(sdk::Method method) {
  switch (method) {
    case sdk::Method::kHistory: return 1;
    case sdk::Method::kBedside: return 1.5;
    case sdk::Method::kLaboratory: return 4;
    case sdk::Method::kImaging: return 8;
  }
  return 1;
}

double EntropyBits(const std::vector<double>& probabilities) {
  double bits = 0;
  for (const double p : probabilities) {
    if (p > 0) bits -= p * std::log2(p);
  }
  return bits;
}

class Asker {
 public:
  Asker(const Knowledge& knowledge, const Patient& patient, const Belief& now,
        const FlagOptions& options)
      : knowledge_(knowledge),
        patient_(patient),
        ahead_(knowledge, patient, options),
        entropy_now_(EntropyBits(ahead_.now().probabilities)),
        context_missing_(now.context.missing.begin(), now.context.missing.end()) {
    for (const FlagState& state : now.flags) {
      const sdk::RedFlag& flag = *state.flag->item;
      for (sdk::FindingId test : flag.withholds_tests) forbidden_.emplace(test.text);
      if (state.fired || flag.severity != sdk::Severity::kStop) continue;
      for (sdk::FindingId item : flag.screen) {
        const Verdict known = Evaluate(sdk::Known(item), knowledge_, patient_, {});
        for (const std::string& id : known.missing) {
          if (std::find(state.missing.begin(), state.missing.end(), id) != state.missing.end()) {
            mandatory_.insert(id);
          }
        }
      }
    }
    for (const auto& score : knowledge.scores()) totals_.emplace(score.item->sent_as.text);
  }

  std::vector<NextFinding> Run(std::size_t limit) {
    std::vector<Candidate> ranked;
    for (const auto& [id, finding] : knowledge_.used_findings()) {
      if (!CanBeAsked(*finding) || knowledge_.wiring().Of(id).nothing()) continue;
      Candidate candidate = ValueOf(*finding);
      if (candidate.answers.size() < 2) continue;
      if (candidate.value > kNothing || candidate.mandatory) ranked.push_back(std::move(candidate));
    }
    std::sort(ranked.begin(), ranked.end(), [](const Candidate& a, const Candidate& b) {
      if (a.mandatory != b.mandatory) return a.mandatory;
      return a.value != b.value ? a.value > b.value : a.finding->id.text < b.finding->id.text;
    });
    if (ranked.size() > limit) ranked.resize(limit);
    std::vector<NextFinding> next;
    for (const Candidate& candidate : ranked) next.push_back(InWords(candidate));
    return next;
  }

 private:
  struct Candidate {
    const sdk::Finding* finding = nullptr;
    std::vector<Answer> answers;
    bool mandatory = false;
    bool opens_context = false;
    double flags = 0;   // expected change of flags
    double orders = 0;  // probability that the orders change
    double value = 0;
    std::vector<bool> settles;  // by red flag
  };

  bool CanBeAsked(const sdk::Finding& finding) const {
    if (finding.local_code.empty() || patient_.Find(finding.id.text) != nullptr ||
        NeedNotBeAsked(finding.id.text, patient_)) {
      return false;
    }
    // What a score totals and what a change is measured from are asked by themselves.
    const bool computed = !finding.change_of.text.empty() || totals_.contains(finding.id.text);
    return finding.kind == sdk::ValueKind::kQuantity ? !computed && !Forbidden(finding)
                                                     : !forbidden_.contains(finding.id.text);
  }

  // To measure is to test: a quantity is forbidden with the finding that it decides.
  bool Forbidden(const sdk::Finding& quantity) const {
    const auto& derived = knowledge_.wiring().Of(quantity.id.text).derived;
    return forbidden_.contains(quantity.id.text) ||
           std::any_of(derived.begin(), derived.end(), [&](const sdk::Finding* finding) {
             return forbidden_.contains(finding->id.text);
           });
  }

  Candidate ValueOf(const sdk::Finding& finding) {
    const Imagined& now = ahead_.now();
    Candidate c{.finding = &finding, .answers = AnswersTo(finding, knowledge_, now.probabilities)};
    c.settles.resize(now.flags.size());
    double entropy = 0;
    for (const Answer& answer : c.answers) {
      const Imagined then = ahead_.If(finding, answer.fact);
      for (std::size_t f = 0; f < now.flags.size(); ++f) {
        if (then.flags[f] == now.flags[f]) continue;
        const bool decided = now.flags[f] == Standing::kFired || then.flags[f] == Standing::kFired;
        c.flags += answer.probability * (decided ? 1 : kClosingShare);
        c.settles[f] = true;
      }
      c.orders += then.offered == now.offered ? 0 : answer.probability;
      entropy += answer.probability * EntropyBits(then.probabilities);
    }
    c.opens_context = context_missing_.contains(finding.id.text);
    const double gained = c.opens_context
                              ? std::log2(2.0 + static_cast<double>(knowledge_.conditions().size()))
                              : std::max(0.0, entropy_now_ - entropy);
    c.value = (kFlagWeight * c.flags + kOrderWeight * c.orders + gained) / EffortOf(finding.method);
    c.mandatory = mandatory_.contains(finding.id.text) || c.opens_context;
    return c;
  }

  NextFinding InWords(const Candidate& c) {
    NextFinding next{.finding = c.finding,
                     .probability_present = c.answers[0].probability,
                     .if_present = OutcomeOf(*c.finding, c.answers[0]),
                     .if_absent = OutcomeOf(*c.finding, c.answers[1]),
                     .mandatory = c.mandatory,
                     .settles = {},
                     .value = c.value,
                     .why = {}};
    for (std::size_t f = 0; f < c.settles.size(); ++f) {
      if (c.settles[f]) next.settles.emplace_back(knowledge_.red_flags()[f].item->id);
    }
    next.why = c.opens_context                           ? "Needed to recognise the presentation."
               : mandatory_.contains(c.finding->id.text) ? "Part of a red flag's mandatory screen."
               : c.flags > 0                             ? "Could fire or close a red flag."
               : c.orders > 0                            ? "Could change what is proposed."
                                                         : "Could move the ranking.";
    return next;
  }

  Outcome OutcomeOf(const sdk::Finding& finding, const Answer& answer) {
    const Imagined then = ahead_.If(finding, answer.fact);
    Outcome outcome{.value = answer.value};
    if (!then.probabilities.empty()) {
      const std::size_t leading = then.Leading(knowledge_);
      const bool named = leading < knowledge_.conditions().size();
      outcome.leading_condition_id =
          std::string(named ? knowledge_.conditions()[leading].item->id.text : kSomethingElse);
      outcome.leading_probability = then.probabilities[leading];
    }
    for (std::size_t f = 0; f < then.flags.size(); ++f) {
      const std::string_view id = knowledge_.red_flags()[f].item->id;
      if (then.flags[f] == Standing::kFired) outcome.flags_fired.emplace_back(id);
      if (then.flags[f] == Standing::kExcluded && ahead_.now().flags[f] != Standing::kExcluded) {
        outcome.flags_closed.emplace_back(id);
      }
    }
    return outcome;
  }

  const Knowledge& knowledge_;
  const Patient& patient_;
  LookAhead ahead_;
  const double entropy_now_;
  const Ids context_missing_;
  Ids forbidden_;
  Ids mandatory_;
  Ids totals_;
};

}  // namespace

std::vector<NextFinding> AskNext(const Knowledge& knowledge, const Patient& patient,
                                 const Belief& now, const FlagOptions& options, std::size_t limit) {
  if (!options.complaint || limit == 0) return {};
  return Asker(knowledge, patient, now, options).Run(limit);
}

}  // namespace soleus::reasoning
