#include "engine/reasoning/next_finding.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "absl/container/btree_set.h"

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
// P(present) of a finding that no row weighs: a rare sign that only a flag or an order asks for.
constexpr double kUnweighedPresent = 0.1;
constexpr double kLeastProbability = 0.02;

double EffortOf(sdk::Method method) {
  switch (method) {
    case sdk::Method::kHistory: return 1;
    case sdk::Method::kBedside: return 1.5;
    case sdk::Method::kLaboratory: return 4;
    case sdk::Method::kImaging: return 8;
  }
  return 1;
}

double EntropyBits(const std::vector<Hypothesis>& differential) {
  double bits = 0;
  for (const Hypothesis& h : differential) {
    if (h.probability > 0) bits -= h.probability * std::log2(h.probability);
  }
  return bits;
}

// From LR+ = s/(1-p) and LR- = (1-s)/p: P(present | not the condition) = (1-LR-)/(LR+ - LR-).
double PresentWithout(const sdk::Evidence& row) {
  const double present = InUse(row.present, row.quality).value;
  const double absent = InUse(row.absent, row.quality).value;
  if (std::abs(present - absent) < 1e-9) return kUnweighedPresent;
  return std::clamp((1 - absent) / (present - absent), kLeastProbability, 1 - kLeastProbability);
}

const sdk::Evidence* RowOf(const Hypothesis& h, std::string_view finding) {
  if (h.condition == nullptr) return nullptr;
  for (const sdk::Evidence& row : h.condition->item->evidence) {
    if (row.finding.text == finding && !row.for_the_record) return &row;
  }
  return nullptr;
}

double ProbabilityPresent(const sdk::Finding& finding,
                          const std::vector<Hypothesis>& differential) {
  double without_sum = 0;
  int rows = 0;
  for (const Hypothesis& h : differential) {
    if (const sdk::Evidence* row = RowOf(h, finding.id.text)) {
      without_sum += PresentWithout(*row);
      ++rows;
    }
  }
  const double without = rows > 0 ? without_sum / rows : kUnweighedPresent;
  double present = 0;
  double known = 0;
  for (const Hypothesis& h : differential) {
    const sdk::Evidence* row = RowOf(h, finding.id.text);
    const double ratio = row == nullptr ? 1 : InUse(row->present, row->quality).value;
    present += h.probability * std::min(1 - kLeastProbability, without * ratio);
    known += h.probability;
  }
  return known > 0 ? present / known : without;
}

// Shares of a choice that no row weighs by itself ("how it began"): they follow from the yes-no
// findings that rest on it. What none of these claims is left to the categories that none speaks
// of.
std::vector<double> SharesFromDerived(const sdk::Finding& choice, const Knowledge& knowledge,
                                      const std::vector<Hypothesis>& differential) {
  std::vector<double> shares(choice.categories.size(), 0);
  for (const auto& [id, finding] : knowledge.used_findings()) {
    const auto& terms = finding->derived.terms;
    const bool rests_on_it = std::any_of(terms.begin(), terms.end(), [&](const sdk::Term& term) {
      return term.op == sdk::Op::kIs && term.subject == choice.id.text;
    });
    if (!rests_on_it) continue;
    std::vector<std::size_t> claimed;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      Patient alone;
      Fact fact{.state = Fact::State::kValue, .category = std::string(choice.categories[i].code)};
      alone.facts.emplace(choice.id.text, std::move(fact));
      if (Evaluate(finding->derived, knowledge, alone, {}).truth == Truth::kTrue) {
        claimed.push_back(i);
      }
    }
    const double present = ProbabilityPresent(*finding, differential);
    for (const std::size_t i : claimed) {
      shares[i] = std::max(shares[i], present / static_cast<double>(claimed.size()));
    }
  }
  const double claimed_sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  const auto unclaimed = std::count(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) {
    if (share == 0) share = std::max(0.0, 1 - claimed_sum) / static_cast<double>(unclaimed);
  }
  return shares;
}

// P(category) for each category of a choice, under the present differential.
std::vector<double> ProbabilityOfCategories(const sdk::Finding& finding, const Knowledge& knowledge,
                                            const std::vector<Hypothesis>& differential) {
  std::vector<double> shares(finding.categories.size(), 0);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (const Hypothesis& h : differential) {
      const sdk::Evidence* row = RowOf(h, finding.id.text);
      const bool stated = row != nullptr && i < row->given_condition.size();
      shares[i] +=
          h.probability * (stated ? row->given_condition[i] : finding.categories[i].reference);
    }
  }
  double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (sum <= 0) {
    shares = SharesFromDerived(finding, knowledge, differential);
    sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  }
  for (double& share : shares) share /= sum;
  return shares;
}

class Asker {
 public:
  Asker(const Knowledge& knowledge, const Patient& patient, const Belief& now,
        const FlagOptions& options)
      : knowledge_(knowledge),
        patient_(patient),
        now_(now),
        options_(options),
        entropy_now_(EntropyBits(now.differential)),
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
    offered_now_ = OfferedIds(now.plan);
  }

  std::vector<NextFinding> Run(std::size_t limit) const {
    std::vector<NextFinding> ranked;
    for (const auto& [id, finding] : knowledge_.used_findings()) {
      if (!CanBeAsked(*finding)) continue;
      NextFinding next = ValueOf(*finding);
      if (next.value > 0 || next.mandatory) ranked.push_back(std::move(next));
    }
    std::sort(ranked.begin(), ranked.end(), [](const NextFinding& a, const NextFinding& b) {
      if (a.mandatory != b.mandatory) return a.mandatory;
      return a.value != b.value ? a.value > b.value : a.finding->id.text < b.finding->id.text;
    });
    if (ranked.size() > limit) ranked.resize(limit);
    return ranked;
  }

 private:
  bool CanBeAsked(const sdk::Finding& finding) const {
    return !finding.local_code.empty() && finding.kind != sdk::ValueKind::kQuantity &&
           patient_.Find(finding.id.text) == nullptr && !forbidden_.contains(finding.id.text) &&
           !NeedNotBeAsked(finding.id.text, patient_);
  }

  static Ids OfferedIds(const Plan& plan) {
    Ids ids;
    for (const OfferedSet& set : plan.sets) {
      for (const OfferedOrder& offer : set.orders) ids.emplace(offer.order->item->id);
    }
    return ids;
  }

  // What would be believed if the finding had this value, and how much that differs from now.
  struct Look {
    Outcome outcome;
    double flag_change = 0;
    double order_change = 0;
    double entropy = 0;
    std::vector<std::string> settled;
  };

  Look LookAhead(const sdk::Finding& finding, Fact fact, std::string value) const {
    Patient imagined = patient_;
    imagined.facts.insert_or_assign(std::string(finding.id.text), std::move(fact));
    Derive(knowledge_, imagined);
    const ContextChoice context = RecogniseContext(knowledge_, imagined);
    const std::vector<Hypothesis> differential =
        context.presentation == nullptr
            ? std::vector<Hypothesis>{}
            : RankDifferential(knowledge_, imagined, *context.presentation);
    const std::vector<FlagState> flags =
        RaiseFlags(knowledge_, imagined, PosteriorsOf(differential), options_);
    Look look;
    look.outcome.value = std::move(value);
    if (!differential.empty()) {
      look.outcome.leading_condition_id = differential.front().id;
      look.outcome.leading_probability = differential.front().probability;
    }
    for (const auto& flag : knowledge_.red_flags()) {
      const auto before = StateOf(now_.flags, *flag.item);
      const auto after = StateOf(flags, *flag.item);
      if (after == FlagStanding::kFired) look.outcome.flags_fired.emplace_back(flag.item->id);
      if (before == after) continue;
      if (after == FlagStanding::kExcluded) look.outcome.flags_closed.emplace_back(flag.item->id);
      const bool decided = before == FlagStanding::kFired || after == FlagStanding::kFired;
      look.flag_change += decided ? 1 : kClosingShare;
      look.settled.emplace_back(flag.item->id);
    }
    const Plan plan = MakePlan(knowledge_, imagined, differential, flags);
    look.order_change = OfferedIds(plan) == offered_now_ ? 0 : 1;
    look.entropy = EntropyBits(differential);
    return look;
  }

  enum class FlagStanding { kExcluded, kOpen, kFired };
  static FlagStanding StateOf(const std::vector<FlagState>& flags, const sdk::RedFlag& flag) {
    for (const FlagState& state : flags) {
      if (state.flag->item->id != flag.id) continue;
      return state.fired ? FlagStanding::kFired : FlagStanding::kOpen;
    }
    return FlagStanding::kExcluded;
  }

  NextFinding ValueOf(const sdk::Finding& finding) const {
    NextFinding next{.finding = &finding};
    std::vector<std::pair<double, Look>> looks;
    if (finding.kind == sdk::ValueKind::kYesNo) {
      next.probability_present = ProbabilityPresent(finding, now_.differential);
      looks.emplace_back(next.probability_present,
                         LookAhead(finding, {.state = Fact::State::kPresent}, "present"));
      looks.emplace_back(1 - next.probability_present,
                         LookAhead(finding, {.state = Fact::State::kAbsent}, "absent"));
    } else {
      const std::vector<double> shares =
          ProbabilityOfCategories(finding, knowledge_, now_.differential);
      for (std::size_t i = 0; i < shares.size(); ++i) {
        const std::string code(finding.categories[i].code);
        looks.emplace_back(
            shares[i], LookAhead(finding, {.state = Fact::State::kValue, .category = code}, code));
      }
      std::stable_sort(looks.begin(), looks.end(),
                       [](const auto& a, const auto& b) { return a.first > b.first; });
      next.probability_present = looks.front().first;
    }
    double flags = 0;
    double orders = 0;
    double entropy = 0;
    Ids settles;
    for (const auto& [probability, look] : looks) {
      flags += probability * look.flag_change;
      orders += probability * look.order_change;
      entropy += probability * look.entropy;
      settles.insert(look.settled.begin(), look.settled.end());
    }
    const bool opens_context = context_missing_.contains(finding.id.text);
    const double gained = opens_context
                              ? std::log2(2.0 + static_cast<double>(knowledge_.conditions().size()))
                              : std::max(0.0, entropy_now_ - entropy);
    next.value = (kFlagWeight * flags + kOrderWeight * orders + gained) / EffortOf(finding.method);
    next.mandatory = mandatory_.contains(finding.id.text) || opens_context;
    next.settles.assign(settles.begin(), settles.end());
    next.if_present = looks[0].second.outcome;
    next.if_absent = looks[1].second.outcome;
    next.why = opens_context                          ? "Needed to recognise the presentation."
               : mandatory_.contains(finding.id.text) ? "Part of a red flag's mandatory screen."
               : flags > 0                            ? "Could fire or close a red flag."
               : orders > 0                           ? "Could change what is proposed."
                                                      : "Could move the ranking.";
    return next;
  }

  const Knowledge& knowledge_;
  const Patient& patient_;
  const Belief& now_;
  const FlagOptions& options_;
  const double entropy_now_;
  const Ids context_missing_;
  Ids forbidden_;
  Ids mandatory_;
  Ids offered_now_;
};

}  // namespace

std::vector<NextFinding> AskNext(const Knowledge& knowledge, const Patient& patient,
                                 const Belief& now, const FlagOptions& options, std::size_t limit) {
  if (!options.complaint || limit == 0) return {};
  return Asker(knowledge, patient, now, options).Run(limit);
}

}  // namespace soleus::reasoning
