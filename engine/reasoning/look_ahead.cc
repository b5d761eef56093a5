#include "engine/reasoning/look_ahead.h"

#include <algorithm>

#include "engine/reasoning/orders.h"

namespace soleus::reasoning {

std::size_t Imagined::Leading(const Knowledge& knowledge) const {
  const auto& conditions = knowledge.conditions();
  const auto id = [&](std::size_t i) {
    return i < conditions.size() ? conditions[i].item->id.text : kSomethingElse;
  };
  std::size_t leading = 0;
  for (std::size_t i = 1; i < probabilities.size(); ++i) {
    const double p = probabilities[i];
    const double best = probabilities[leading];
    if (p > best || (p == best && id(i) < id(leading))) leading = i;
  }
  return leading;
}

namespace {

// Whether a probability passes a threshold either way, or there are none any more, or now some.
bool Passes(const std::vector<Threshold>& thresholds, const std::vector<double>& now,
            const std::vector<double>& then) {
  return std::any_of(thresholds.begin(), thresholds.end(), [&](const Threshold& t) {
    if (now.empty() || then.empty()) return now.empty() != then.empty();
    return (now[t.condition] >= t.probability) != (then[t.condition] >= t.probability);
  });
}

// Places in a list that a fact reaches by itself, or because a threshold is passed.
template <typename Look>
void ForEachReached(const std::vector<std::size_t>& reached,
                    const std::vector<std::vector<Threshold>>& thresholds,
                    const std::vector<double>& now, const std::vector<double>& then, Look look) {
  auto next = reached.begin();
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    const bool by_itself = next != reached.end() && *next == i;
    if (by_itself) ++next;
    if (by_itself || Passes(thresholds[i], now, then)) look(i);
  }
}

}  // namespace

LookAhead::LookAhead(const Knowledge& knowledge, const Patient& patient, const FlagOptions& options)
    : knowledge_(knowledge), options_(options), patient_(patient) {
  for (const auto& [id, finding] : knowledge.used_findings()) {
    const Fact* fact = finding->derived.empty() ? nullptr : patient.Find(id);
    if (fact != nullptr && fact->state == Fact::State::kAbsent &&
        TruthOf(finding->derived, patient, {}) == Truth::kTrue) {
      kept_.emplace(id);
    }
  }
  scales_ = Weigh(PresentationOf(knowledge, patient));
  now_.probabilities = Normalise(scales_);
  const Posteriors& posteriors = Publish(now_.probabilities);
  for (const auto& flag : knowledge.red_flags()) {
    now_.flags.push_back(StandingOf(*flag.item, knowledge, patient_, posteriors, options_));
  }
  for (const sdk::Order* order : knowledge.wiring().orders) {
    orders_.push_back(StateOf(*order, patient_, posteriors));
  }
  now_.offered = OffersOf(knowledge, orders_, now_.flags, CareDue(now_.probabilities));
}

Imagined LookAhead::If(const sdk::Finding& finding, Fact fact) {
  const Reach& reach = knowledge_.wiring().Of(finding.id.text);
  Facts before = Suppose(finding, std::move(fact));
  Imagined imagined{.probabilities = ProbabilitiesIf(reach), .flags = now_.flags, .offered = {}};
  const Posteriors& posteriors = Publish(imagined.probabilities);
  const Wiring& wiring = knowledge_.wiring();
  ForEachReached(reach.flags, wiring.flag_thresholds, now_.probabilities, imagined.probabilities,
                 [&](std::size_t f) {
                   const sdk::RedFlag& flag = *knowledge_.red_flags()[f].item;
                   imagined.flags[f] = StandingOf(flag, knowledge_, patient_, posteriors, options_);
                 });
  std::vector<std::pair<std::size_t, OrderState>> orders_before;
  ForEachReached(reach.orders, wiring.order_thresholds, now_.probabilities, imagined.probabilities,
                 [&](std::size_t o) {
                   orders_before.emplace_back(o, orders_[o]);
                   orders_[o] = StateOf(*wiring.orders[o], patient_, posteriors);
                 });
  imagined.offered = OffersOf(knowledge_, orders_, imagined.flags, CareDue(imagined.probabilities));
  for (const auto& [o, state] : orders_before) orders_[o] = state;
  Restore(before);
  return imagined;
}

// Sets the fact and derives what rests on it; returns what stood there before.
LookAhead::Facts LookAhead::Suppose(const sdk::Finding& finding, Fact fact) {
  const auto known = [this](std::string_view id) {
    const Fact* had = patient_.Find(id);
    return had == nullptr ? std::nullopt : std::optional(*had);
  };
  const std::vector<const sdk::Finding*>& derived = knowledge_.wiring().Of(finding.id.text).derived;
  Facts before = {{finding.id.text, known(finding.id.text)}};
  for (const sdk::Finding* other : derived) {
    if (other->id != finding.id) before.emplace_back(other->id.text, known(other->id.text));
  }
  patient_.facts.insert_or_assign(std::string(finding.id.text), std::move(fact));
  if (!derived.empty()) DeriveAmong(derived, knowledge_, patient_, kept_);
  return before;
}

void LookAhead::Restore(Facts& facts) {
  for (auto& [id, fact] : facts) {
    if (fact) {
      patient_.facts.find(id)->second = std::move(*fact);
    } else if (const auto it = patient_.facts.find(id); it != patient_.facts.end()) {
      patient_.facts.erase(it);
    }
  }
}

LookAhead::Row LookAhead::WeighRow(std::size_t condition, std::size_t row,
                                   const sdk::Presentation& presentation) const {
  const sdk::Finding& finding = *knowledge_.wiring().asked[condition][row];
  const Fact* fact = patient_.Find(finding.id.text);
  if (fact == nullptr || fact->state == Fact::State::kUnanswered) return {};
  const sdk::Evidence& evidence = knowledge_.conditions()[condition].item->evidence[row];
  const Weight weight = WeightOf(evidence, finding, *fact, presentation);
  if (weight.left != Weight::Left::kCounted) return {};
  return {.counts = true, .ratio = weight.in_use.value, .distance = DistanceOf(weight.in_use)};
}

std::vector<double> LookAhead::FactorsOf(std::size_t condition,
                                         const std::vector<Row>& rows) const {
  const std::vector<std::size_t>& heads = knowledge_.wiring().cluster_head[condition];
  // By the head of its cluster: the row that says most, or none yet.
  std::vector<std::size_t> furthest(rows.size(), rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t& best = furthest[heads[r]];
    if (!rows[r].counts) continue;
    if (best == rows.size() || rows[r].distance > rows[best].distance) best = r;
  }
  std::vector<double> factors;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].counts && furthest[heads[r]] == r) factors.push_back(rows[r].ratio);
  }
  return factors;
}

double LookAhead::MassOfCondition(std::size_t condition, const std::vector<double>& stated) const {
  const sdk::Condition& item = *knowledge_.conditions()[condition].item;
  return MassOf(condition, ModifiersOf(item, patient_), knowledge_, stated);
}

LookAhead::Scales LookAhead::Weigh(const sdk::Presentation* presentation) const {
  Scales scales{.presentation = presentation};
  if (presentation == nullptr) return scales;
  const auto& conditions = knowledge_.conditions();
  for (const auto& condition : conditions) {
    scales.stated.push_back(PretestIn(*condition.item, presentation->id).point);
  }
  for (std::size_t c = 0; c < conditions.size(); ++c) {
    scales.masses.push_back(MassOfCondition(c, scales.stated));
    std::vector<Row>& rows = scales.rows.emplace_back();
    for (std::size_t r = 0; r < conditions[c].item->evidence.size(); ++r) {
      rows.push_back(WeighRow(c, r, *presentation));
    }
    scales.factors.push_back(FactorsOf(c, rows));
  }
  return scales;
}

std::vector<double> LookAhead::Normalise(const Scales& scales) const {
  if (scales.presentation == nullptr) return {};
  std::vector<double> scores = ScalePretests(scales.masses, scales.stated);
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i < scales.factors.size()) {
      for (double factor : scales.factors[i]) scores[i] *= factor;
    }
    sum += scores[i];
  }
  for (double& score : scores) score /= sum;
  return scores;
}

// Under the facts supposed.
std::vector<double> LookAhead::ProbabilitiesIf(const Reach& reach) {
  const sdk::Presentation* presentation =
      reach.presentation ? PresentationOf(knowledge_, patient_) : scales_.presentation;
  if (presentation != scales_.presentation) return Normalise(Weigh(presentation));
  if (presentation == nullptr) return {};
  std::vector<std::pair<std::size_t, double>> masses;
  for (std::size_t c : reach.modified) {
    masses.emplace_back(c, std::exchange(scales_.masses[c], MassOfCondition(c, scales_.stated)));
  }
  std::vector<std::pair<std::size_t, std::vector<double>>> factors;
  for (auto row = reach.rows.begin(); row != reach.rows.end();) {
    const std::size_t c = row->condition;
    std::vector<Row> rows = scales_.rows[c];
    for (; row != reach.rows.end() && row->condition == c; ++row) {
      rows[row->row] = WeighRow(c, row->row, *presentation);
    }
    factors.emplace_back(c, std::exchange(scales_.factors[c], FactorsOf(c, rows)));
  }
  std::vector<double> probabilities = Normalise(scales_);
  for (auto& [c, mass] : masses) scales_.masses[c] = mass;
  for (auto& [c, had] : factors) scales_.factors[c] = std::move(had);
  return probabilities;
}

// The probabilities in the form in which rules read them.
const Posteriors& LookAhead::Publish(const std::vector<double>& probabilities) {
  static const Posteriors& none = *new Posteriors();
  if (probabilities.empty()) return none;
  const auto& conditions = knowledge_.conditions();
  for (std::size_t c = 0; c < conditions.size(); ++c) {
    const std::string_view id = conditions[c].item->id.text;
    if (const auto it = posteriors_.find(id); it != posteriors_.end()) {
      it->second = probabilities[c];
    } else {
      posteriors_.emplace(id, probabilities[c]);
    }
  }
  posteriors_.insert_or_assign(std::string(kSomethingElse), probabilities.back());
  return posteriors_;
}

std::size_t LookAhead::CareDue(const std::vector<double>& probabilities) const {
  const std::size_t none = knowledge_.conditions().size();
  if (probabilities.empty()) return none;
  const auto named_end = probabilities.end() - 1;
  const auto leading = std::max_element(probabilities.begin(), named_end);  // of equals, the first
  if (leading == named_end || *leading < kCareThreshold) return none;
  return static_cast<std::size_t>(leading - probabilities.begin());
}

}  // namespace soleus::reasoning
