#include "engine/reasoning/differential.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "absl/container/btree_map.h"
#include "absl/strings/str_format.h"

namespace soleus::reasoning {
namespace {

// Keeps a plausible bound off 0 and 1, where log odds have no value.
constexpr double kEdge = 1e-6;

double LogitOf(double probability) {
  return Logit(std::clamp(probability, kEdge, 1 - kEdge));
}

// Sum of squared half-widths on the log-odds scale, downwards and upwards.
struct Spread {
  double down = 0;
  double up = 0;
  void AddLogs(double value, double low, double high) {
    down += std::pow(value - low, 2);
    up += std::pow(high - value, 2);
  }
};

void SetBounds(double probability, const Spread& spread, double& low, double& high) {
  low = high = probability;
  if (probability <= 0 || probability >= 1) return;
  const double centre = Logit(probability);
  // Expit(Logit(p)) may miss p by a rounding; a bound never passes the value that it bounds.
  low = std::min(probability, Expit(centre - std::sqrt(spread.down)));
  high = std::max(probability, Expit(centre + std::sqrt(spread.up)));
}

const sdk::Pretest* PretestIn(const sdk::Condition& condition, std::string_view context) {
  for (const sdk::Pretest& pretest : condition.pretest) {
    if (pretest.context == context) return &pretest;
  }
  return nullptr;
}

std::vector<AppliedModifier> ModifiersOf(const sdk::Condition& condition,
                                         const Knowledge& knowledge, const Patient& patient) {
  std::vector<AppliedModifier> applying;
  for (const sdk::Modifier& modifier : condition.modifiers) {
    if (TruthOf(modifier.when, patient, {}) != Truth::kTrue) continue;
    Verdict verdict = Evaluate(modifier.when, knowledge, patient, {});
    const bool zero = modifier.action == sdk::ModifierAction::kZero;
    applying.push_back({.modifier = &modifier,
                        .factor = zero ? 0 : std::min(modifier.factor, modifier.cap),
                        .because = std::move(verdict.because)});
  }
  for (AppliedModifier& m : applying) {
    if (m.modifier->group.empty()) continue;
    for (const AppliedModifier& other : applying) {
      // The first of equals acts.
      const bool beaten = other.modifier->group == m.modifier->group &&
                          (other.factor > m.factor || (other.factor == m.factor && &other < &m));
      if (beaten) m.applied = false;
    }
  }
  return applying;
}

Contribution Weigh(const sdk::Evidence& row, const sdk::Finding& finding, const Fact& fact,
                   const sdk::Presentation& context) {
  Contribution c{.row = &row, .finding = &finding, .fact = fact};
  const auto leave_out = [&c](std::string why) {
    c.counted = false;
    c.in_use = {};
    c.why_not_counted = std::move(why);
  };
  switch (finding.kind) {
    case sdk::ValueKind::kYesNo:
      c.ratio = fact.state == Fact::State::kPresent ? &row.present : &row.absent;
      break;
    case sdk::ValueKind::kQuantity:
      for (const sdk::Band& band : row.bands) {
        if (band.low <= fact.number && fact.number < band.high) c.ratio = &band.ratio;
      }
      break;
    case sdk::ValueKind::kChoice:
      for (std::size_t i = 0; i < row.given_condition.size(); ++i) {
        if (finding.categories[i].code != fact.category) continue;
        c.in_use = InUse(row.given_condition[i], finding.categories[i].reference);
      }
      break;
  }
  if (c.ratio != nullptr) c.in_use = InUse(*c.ratio, row.quality);
  if (row.for_the_record) {
    leave_out("Shown for the record; it has no usable ratio or another row is used.");
  } else if (std::find(context.defined_by.begin(), context.defined_by.end(), finding.id) !=
             context.defined_by.end()) {
    leave_out(absl::StrFormat(
        "It defines the presentation \"%s\" and is already in the pretest probability.",
        context.label));
  } else if (finding.kind != sdk::ValueKind::kChoice && (c.ratio == nullptr || c.ratio->silent())) {
    leave_out("The sources say nothing about this value; it counts as 1.");
  }
  return c;
}

// Within a cluster only the ratio in use furthest from 1 counts; of equals, the first.
void KeepFurthestOfEachCluster(std::vector<Contribution>& contributions) {
  absl::btree_map<std::string_view, Contribution*> furthest;
  for (Contribution& c : contributions) {
    if (!c.counted || c.row->cluster.empty()) continue;
    const auto [it, first] = furthest.try_emplace(c.row->cluster, &c);
    if (first) continue;
    Contribution*& best = it->second;
    const bool further =
        std::abs(std::log(c.in_use.value)) > std::abs(std::log(best->in_use.value));
    Contribution* loser = further ? best : &c;
    if (further) best = &c;
    loser->counted = false;
  }
  for (Contribution& c : contributions) {
    if (c.counted || !c.why_not_counted.empty()) continue;
    c.why_not_counted = absl::StrFormat("It tells the same story as \"%s\", which says more.",
                                        furthest.at(c.row->cluster)->finding->label);
  }
}

Spread SpreadOfPretest(const sdk::Pretest& pretest, const std::vector<AppliedModifier>& modifiers) {
  Spread spread;
  spread.AddLogs(LogitOf(pretest.point), LogitOf(pretest.range.low), LogitOf(pretest.range.high));
  for (const AppliedModifier& m : modifiers) {
    const sdk::Interval& range = m.modifier->range;
    if (!m.applied || !(range.low > 0) || !(m.factor > 0)) continue;
    spread.AddLogs(std::log(m.factor), std::log(std::min(range.low, m.factor)),
                   std::log(std::max(range.high, m.factor)));
  }
  return spread;
}

// Pretest masses after modifiers, before scaling. Multiples of other masses use the masses as
// stated, so that the order of conditions cannot matter.
std::vector<double> Masses(const std::vector<Hypothesis>& named) {
  std::vector<double> masses;
  for (const Hypothesis& h : named) {
    double mass = h.stated_pretest;
    for (const AppliedModifier& m : h.modifiers) {
      if (!m.applied) continue;
      if (m.modifier->action == sdk::ModifierAction::kSetToMultipleOf) {
        double sum = 0;
        bool loaded = false;
        for (const Hypothesis& other : named) {
          const auto& of = m.modifier->of;
          if (std::find(of.begin(), of.end(), sdk::ConditionId{other.id}) == of.end()) continue;
          sum += other.stated_pretest;
          loaded = true;
        }
        // Where no plugin states the others, the condition's own pretest is all there is.
        if (loaded) mass = m.factor * sum;
      }
    }
    for (const AppliedModifier& m : h.modifiers) {
      if (m.applied && m.modifier->action != sdk::ModifierAction::kSetToMultipleOf) {
        mass *= m.factor;
      }
    }
    masses.push_back(mass);
  }
  return masses;
}

}  // namespace

ContextChoice RecogniseContext(const Knowledge& knowledge, const Patient& patient) {
  ContextChoice choice;
  for (const auto& presentation : knowledge.presentations()) {
    const Verdict verdict = Evaluate(presentation.item->when, knowledge, patient, {});
    if (verdict.truth == Truth::kTrue) {
      return {.presentation = presentation.item, .complaint = true, .missing = {}};
    }
    const Fact* complaint = patient.Find(presentation.item->complaint.text);
    choice.complaint |= complaint != nullptr && complaint->state == Fact::State::kPresent;
    choice.missing.insert(choice.missing.end(), verdict.missing.begin(), verdict.missing.end());
  }
  std::sort(choice.missing.begin(), choice.missing.end());
  choice.missing.erase(std::unique(choice.missing.begin(), choice.missing.end()),
                       choice.missing.end());
  return choice;
}

std::vector<Hypothesis> RankDifferential(const Knowledge& knowledge, const Patient& patient,
                                         const sdk::Presentation& context) {
  std::vector<Hypothesis> named;
  std::vector<Spread> spreads;
  double stated_sum = 0;
  double low_sum = 0;
  double high_sum = 0;
  for (const auto& condition : knowledge.conditions()) {
    Hypothesis h{.condition = &condition, .id = std::string(condition.item->id.text)};
    const sdk::Pretest none{.context = context.id};
    const sdk::Pretest* pretest = PretestIn(*condition.item, context.id);
    if (pretest == nullptr) pretest = &none;
    h.stated_pretest = pretest->point;
    h.modifiers = ModifiersOf(*condition.item, knowledge, patient);
    spreads.push_back(SpreadOfPretest(*pretest, h.modifiers));
    stated_sum += pretest->point;
    low_sum += pretest->range.low;
    high_sum += pretest->range.high;
    for (const sdk::Evidence& row : condition.item->evidence) {
      const Fact* fact = patient.Find(row.finding.text);
      if (fact == nullptr || fact->state == Fact::State::kUnanswered) continue;
      h.contributions.push_back(
          Weigh(row, *knowledge.FindFinding(row.finding.text), *fact, context));
    }
    KeepFurthestOfEachCluster(h.contributions);
    named.push_back(std::move(h));
  }

  const std::vector<double> masses = Masses(named);
  const double mass_sum = std::accumulate(masses.begin(), masses.end(), 0.0);
  const double left_over = std::max(0.0, 1 - stated_sum);
  Hypothesis other{.condition = nullptr, .id = std::string(kSomethingElse)};
  other.stated_pretest = left_over;
  other.pretest = mass_sum + left_over > 0
                      ? std::max(left_over / (mass_sum + left_over), kSomethingElseFloor)
                      : 1;
  const double scale = mass_sum > 0 ? (1 - other.pretest) / mass_sum : 0;
  for (std::size_t i = 0; i < named.size(); ++i) named[i].pretest = masses[i] * scale;

  Spread other_spread;
  other_spread.AddLogs(
      LogitOf(other.pretest),
      LogitOf(std::min(other.pretest, std::max(1 - high_sum, kSomethingElseFloor))),
      LogitOf(std::max(other.pretest, 1 - low_sum)));
  named.push_back(std::move(other));
  spreads.push_back(other_spread);

  double score_sum = 0;
  for (Hypothesis& h : named) {
    h.probability = h.pretest;
    for (const Contribution& c : h.contributions) {
      if (c.counted) h.probability *= c.in_use.value;
    }
    score_sum += h.probability;
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    Hypothesis& h = named[i];
    h.probability /= score_sum;
    Spread spread = spreads[i];
    SetBounds(h.pretest, spread, h.pretest_low, h.pretest_high);
    for (const Contribution& c : h.contributions) {
      if (!c.counted) continue;
      spread.AddLogs(std::log(c.in_use.value), std::log(c.in_use.low), std::log(c.in_use.high));
    }
    SetBounds(h.probability, spread, h.low, h.high);
  }
  std::sort(named.begin(), named.end(), [](const Hypothesis& a, const Hypothesis& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.id < b.id;
  });
  return named;
}

Posteriors PosteriorsOf(const std::vector<Hypothesis>& differential) {
  Posteriors posteriors;
  for (const Hypothesis& h : differential) posteriors.emplace(h.id, h.probability);
  return posteriors;
}

}  // namespace soleus::reasoning
