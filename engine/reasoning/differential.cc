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

std::string WhyNotCounted(Weight::Left left, const sdk::Presentation& context) {
  switch (left) {
    case Weight::Left::kCounted: return {};
    case Weight::Left::kForTheRecord:
      return "Shown for the record; it has no usable ratio or another row is used.";
    case Weight::Left::kDefinesThePresentation:
      return absl::StrFormat(
          "It defines the presentation \"%s\" and is already in the pretest probability.",
          context.label);
    case Weight::Left::kSilent: return "The sources say nothing about this value; it counts as 1.";
  }
  return {};
}

// Within a cluster only the ratio in use furthest from 1 counts; of equals, the first.
void KeepFurthestOfEachCluster(std::vector<Contribution>& contributions) {
  absl::btree_map<std::string_view, Contribution*> furthest;
  for (Contribution& c : contributions) {
    if (!c.counted || c.row->cluster.empty()) continue;
    const auto [it, first] = furthest.try_emplace(c.row->cluster, &c);
    if (first) continue;
    Contribution*& best = it->second;
    const bool further = DistanceOf(c.in_use) > DistanceOf(best->in_use);
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

}  // namespace

double DistanceOf(const RatioInUse& in_use) {
  return std::abs(std::log(in_use.value));
}

Weight WeightOf(const sdk::Evidence& row, const sdk::Finding& finding, const Fact& fact,
                const sdk::Presentation& context) {
  Weight weight;
  switch (finding.kind) {
    case sdk::ValueKind::kYesNo:
      weight.ratio = fact.state == Fact::State::kPresent ? &row.present : &row.absent;
      break;
    case sdk::ValueKind::kQuantity:
      for (const sdk::Band& band : row.bands) {
        if (band.low <= fact.number && fact.number < band.high) weight.ratio = &band.ratio;
      }
      break;
    case sdk::ValueKind::kChoice:
      for (std::size_t i = 0; i < row.given_condition.size(); ++i) {
        if (finding.categories[i].code != fact.category) continue;
        weight.in_use = InUse(row.given_condition[i], finding.categories[i].reference);
      }
      break;
  }
  if (weight.ratio != nullptr) weight.in_use = InUse(*weight.ratio, row.quality);
  const bool defines = std::find(context.defined_by.begin(), context.defined_by.end(),
                                 finding.id) != context.defined_by.end();
  const bool silent = finding.kind != sdk::ValueKind::kChoice &&
                      (weight.ratio == nullptr || weight.ratio->silent());
  weight.left = row.for_the_record ? Weight::Left::kForTheRecord
                : defines          ? Weight::Left::kDefinesThePresentation
                : silent           ? Weight::Left::kSilent
                                   : Weight::Left::kCounted;
  if (weight.left != Weight::Left::kCounted) weight.in_use = {};
  return weight;
}

const sdk::Presentation* PresentationOf(const Knowledge& knowledge, const Patient& patient) {
  for (const auto& presentation : knowledge.presentations()) {
    if (TruthOf(presentation.item->when, patient, {}) == Truth::kTrue) return presentation.item;
  }
  return nullptr;
}

ContextChoice RecogniseContext(const Knowledge& knowledge, const Patient& patient) {
  if (const sdk::Presentation* recognised = PresentationOf(knowledge, patient)) {
    return {.presentation = recognised, .complaint = true, .missing = {}};
  }
  ContextChoice choice;
  for (const auto& presentation : knowledge.presentations()) {
    const Verdict verdict = Evaluate(presentation.item->when, knowledge, patient, {});
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
  std::vector<double> stated;
  double low_sum = 0;
  double high_sum = 0;
  for (const auto& condition : knowledge.conditions()) {
    Hypothesis h{.condition = &condition, .id = std::string(condition.item->id.text)};
    const sdk::Pretest pretest = PretestIn(*condition.item, context.id);
    h.stated_pretest = pretest.point;
    h.modifiers = ModifiersOf(*condition.item, patient);
    for (AppliedModifier& m : h.modifiers) {
      m.because = Evaluate(m.modifier->when, knowledge, patient, {}).because;
    }
    spreads.push_back(SpreadOfPretest(pretest, h.modifiers));
    stated.push_back(pretest.point);
    low_sum += pretest.range.low;
    high_sum += pretest.range.high;
    for (const sdk::Evidence& row : condition.item->evidence) {
      const Fact* fact = patient.Find(row.finding.text);
      if (fact == nullptr || fact->state == Fact::State::kUnanswered) continue;
      const sdk::Finding& finding = *knowledge.FindFinding(row.finding.text);
      const Weight weight = WeightOf(row, finding, *fact, context);
      h.contributions.push_back({.row = &row,
                                 .finding = &finding,
                                 .fact = *fact,
                                 .ratio = weight.ratio,
                                 .in_use = weight.in_use,
                                 .counted = weight.left == Weight::Left::kCounted,
                                 .why_not_counted = WhyNotCounted(weight.left, context)});
    }
    KeepFurthestOfEachCluster(h.contributions);
    named.push_back(std::move(h));
  }

  std::vector<double> masses;
  for (std::size_t i = 0; i < named.size(); ++i) {
    masses.push_back(MassOf(i, named[i].modifiers, knowledge, stated));
  }
  const std::vector<double> pretests = ScalePretests(masses, stated);
  named.push_back({.condition = nullptr, .id = std::string(kSomethingElse)});
  for (std::size_t i = 0; i < named.size(); ++i) named[i].pretest = pretests[i];
  Hypothesis& other = named.back();
  other.stated_pretest = std::max(0.0, 1 - std::accumulate(stated.begin(), stated.end(), 0.0));

  Spread other_spread;
  other_spread.AddLogs(
      LogitOf(other.pretest),
      LogitOf(std::min(other.pretest, std::max(1 - high_sum, kSomethingElseFloor))),
      LogitOf(std::max(other.pretest, 1 - low_sum)));
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
