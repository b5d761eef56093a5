#include "engine/reasoning/wiring.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "absl/container/btree_set.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"

namespace soleus::reasoning {
namespace {

using Subjects = absl::btree_set<std::string_view>;
// Finding to the findings or to the places in a list that name it in a rule.
using Edges = absl::btree_map<std::string_view, Subjects>;
using Places = absl::btree_map<std::string_view, absl::btree_set<std::size_t>>;

Subjects SubjectsOf(const sdk::Rule& rule) {
  Subjects subjects;
  for (const sdk::Term& term : rule.terms) {
    if (term.op != sdk::Op::kPosteriorAtLeast && !term.subject.empty()) {
      subjects.insert(term.subject);
    }
  }
  return subjects;
}

template <typename List, typename Item>
bool Contains(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::size_t PlaceOf(const std::vector<const sdk::Order*>& orders, std::string_view id) {
  const auto at = std::lower_bound(
      orders.begin(), orders.end(), id,
      [](const sdk::Order* order, std::string_view key) { return order->id < key; });
  return at != orders.end() && (*at)->id == id ? static_cast<std::size_t>(at - orders.begin())
                                               : orders.size();
}

void Note(const sdk::Rule& rule, std::size_t place, Places& places) {
  for (std::string_view subject : SubjectsOf(rule)) places[subject].insert(place);
}

// The finding and all that rests on it: by derivation, or because it says who need be asked.
Subjects Closure(std::string_view finding, const Edges& users) {
  Subjects reached;
  std::vector<std::string_view> open = {finding};
  while (!open.empty()) {
    const std::string_view id = open.back();
    open.pop_back();
    if (!reached.insert(id).second) continue;
    if (const auto it = users.find(id); it != users.end()) {
      open.insert(open.end(), it->second.begin(), it->second.end());
    }
  }
  return reached;
}

std::vector<std::size_t> PlacesOf(const Subjects& findings, const Places& places) {
  absl::btree_set<std::size_t> all;
  for (std::string_view finding : findings) {
    if (const auto it = places.find(finding); it != places.end()) {
      all.insert(it->second.begin(), it->second.end());
    }
  }
  return {all.begin(), all.end()};
}

// Collects who names whom, table by table, then draws the conclusion for each finding.
class Builder {
 public:
  Builder(const Knowledge& knowledge, Wiring& wiring) : knowledge_(knowledge), wiring_(wiring) {
    for (const auto& [id, order] : knowledge.orders()) wiring.orders.push_back(order.item);
    for (const auto& [id, finding] : knowledge.used_findings()) {
      for (const sdk::Rule* rule : {&finding->derived, &finding->ask_if}) {
        for (std::string_view subject : SubjectsOf(*rule)) users_[subject].insert(id);
      }
      Compare(finding->derived, true);
      Turn(finding->ask_if);
    }
    for (const auto& presentation : knowledge.presentations()) {
      presenting_.insert(presentation.item->complaint.text);
      const Subjects subjects = SubjectsOf(presentation.item->when);
      presenting_.insert(subjects.begin(), subjects.end());
      Compare(presentation.item->when, false);
    }
    for (std::size_t c = 0; c < knowledge.conditions().size(); ++c) AddCondition(c);
    for (std::size_t f = 0; f < knowledge.red_flags().size(); ++f) AddFlag(f);
    for (std::size_t o = 0; o < wiring.orders.size(); ++o) AddOrder(o);
    for (const auto& score : knowledge.scores()) {
      for (const sdk::ScoreItem& item : score.item->items) Turn(item.when);
    }
    for (const auto& factor : knowledge.factors()) Turn(factor.item->present_if);
    for (const auto& follow_up : knowledge.follow_ups()) Turn(follow_up.item->if_holds);
  }

  Reach ReachOf(std::string_view id) const {
    const Subjects findings = Closure(id, users_);
    Reach reach;
    reach.derived = DerivedAmong(findings);
    for (std::string_view reached : findings) {
      reach.presentation = reach.presentation || presenting_.contains(reached);
      const auto at = rows_.find(reached);
      if (at != rows_.end()) {
        reach.rows.insert(reach.rows.end(), at->second.begin(), at->second.end());
      }
    }
    std::sort(reach.rows.begin(), reach.rows.end(), [](const auto& a, const auto& b) {
      return std::pair(a.condition, a.row) < std::pair(b.condition, b.row);
    });
    reach.modified = PlacesOf(findings, modifiers_);
    // Flags and orders that turn with a probability, and offers that change with who leads or which
    // flags stand, are looked at each time.
    reach.flags = PlacesOf(findings, flags_);
    reach.orders = PlacesOf(findings, orders_);
    return reach;
  }

  std::vector<const sdk::Finding*> DerivedOfNoFact() const {
    Subjects reached;
    for (const auto& [id, finding] : knowledge_.used_findings()) {
      if (!finding->derived.empty() && MayHoldOfNoFact(finding->derived)) {
        reached.merge(Closure(id, users_));
      }
    }
    return DerivedAmong(reached);
  }

  // What may have a fact: the findings that are used, and whatever a rule names.
  Subjects Named() const {
    Subjects named;
    for (const auto& [id, finding] : knowledge_.used_findings()) named.insert(id);
    for (const auto& [id, users] : users_) named.insert(id);
    return named;
  }

  const absl::btree_map<std::string_view, std::vector<Comparison>>& comparisons() const {
    return comparisons_;
  }
  const absl::btree_map<std::string_view, absl::btree_set<double>>& turns() const { return turns_; }

 private:
  static bool MayHoldOfNoFact(const sdk::Rule& rule) {
    const auto of_the_patient = [](const sdk::Term& term) {
      return term.op == sdk::Op::kAgeAtLeast || term.op == sdk::Op::kAgeBelow ||
             term.op == sdk::Op::kOnsetWeeksAtLeast || term.op == sdk::Op::kSexIs;
    };
    return std::any_of(rule.terms.begin(), rule.terms.end(), of_the_patient) ||
           TruthOf(rule, {}, {}) != Truth::kUnknown;
  }

  std::vector<const sdk::Finding*> DerivedAmong(const Subjects& findings) const {
    std::vector<const sdk::Finding*> derived;
    for (std::string_view id : findings) {
      const sdk::Finding* definition = knowledge_.FindFinding(id);
      if (definition != nullptr && !definition->derived.empty()) derived.push_back(definition);
    }
    return derived;
  }

  static bool Compares(const sdk::Term& term) {
    return term.op == sdk::Op::kAtLeast || term.op == sdk::Op::kBelow;
  }

  void Compare(const sdk::Rule& rule, bool derives) {
    for (const sdk::Term& term : rule.terms) {
      if (Compares(term)) comparisons_[term.subject].push_back({term.op, term.number, derives});
    }
    Turn(rule);
  }

  void Turn(const sdk::Rule& rule) {
    for (const sdk::Term& term : rule.terms) {
      if (Compares(term)) turns_[term.subject].insert(term.number);
    }
  }

  // Below a lowest end of 0 or less nothing is measured, and nothing lies above infinity.
  void Turn(std::string_view finding, std::span<const sdk::Band> bands) {
    for (std::size_t b = 0; b < bands.size(); ++b) {
      if (b > 0 || bands[b].low > 0) turns_[finding].insert(bands[b].low);
      if (std::isfinite(bands[b].high)) turns_[finding].insert(bands[b].high);
    }
  }

  void AddThresholds(const sdk::Rule& rule, std::vector<Threshold>& thresholds) const {
    const auto& conditions = knowledge_.conditions();
    for (const sdk::Term& term : rule.terms) {
      if (term.op != sdk::Op::kPosteriorAtLeast) continue;
      for (std::size_t c = 0; c <= conditions.size(); ++c) {
        const std::string_view id =
            c < conditions.size() ? conditions[c].item->id.text : kSomethingElse;
        if (id == term.subject) thresholds.push_back({c, term.number});
      }
    }
  }

  void AddCondition(std::size_t c) {
    const sdk::Condition& condition = *knowledge_.conditions()[c].item;
    for (const sdk::Modifier& modifier : condition.modifiers) {
      Note(modifier.when, c, modifiers_);
      Compare(modifier.when, false);
    }
    std::vector<std::size_t>& heads = wiring_.cluster_head.emplace_back();
    std::vector<const sdk::Finding*>& findings = wiring_.asked.emplace_back();
    for (std::size_t r = 0; r < condition.evidence.size(); ++r) {
      const sdk::Evidence& row = condition.evidence[r];
      rows_[row.finding.text].push_back({c, r});
      Turn(row.finding.text, row.bands);
      findings.push_back(knowledge_.FindFinding(row.finding.text));
      std::size_t head = r;
      for (std::size_t other = r; other-- > 0 && !row.cluster.empty();) {
        if (condition.evidence[other].cluster == row.cluster) head = other;
      }
      heads.push_back(head);
    }
    std::vector<std::size_t>& care = wiring_.care_of.emplace_back();
    for (const auto& set : knowledge_.order_sets()) {
      if (set.item->for_condition != condition.id) continue;
      for (const sdk::Phase& phase : set.item->phases) {
        for (sdk::OrderId id : phase.orders) {
          const std::size_t at = PlaceOf(wiring_.orders, id);
          if (at < wiring_.orders.size()) care.push_back(at);
        }
      }
    }
  }

  void AddFlag(std::size_t f) {
    const sdk::RedFlag& flag = *knowledge_.red_flags()[f].item;
    Note(flag.when, f, flags_);
    for (sdk::FindingId item : flag.screen) flags_[item.text].insert(f);
    AddThresholds(flag.when, wiring_.flag_thresholds.emplace_back());
    Compare(flag.when, false);
    std::vector<std::size_t>& withheld = wiring_.withheld_by.emplace_back();
    std::vector<std::size_t>& activated = wiring_.activated_by.emplace_back();
    for (std::size_t o = 0; o < wiring_.orders.size(); ++o) {
      const sdk::Order& order = *wiring_.orders[o];
      const bool tagged = std::any_of(order.tags.begin(), order.tags.end(),
                                      [&](auto tag) { return Contains(flag.withholds_tags, tag); });
      if (tagged || Contains(flag.withholds_orders, order.id)) withheld.push_back(o);
      if (Contains(flag.activates, order.id)) activated.push_back(o);
    }
  }

  void AddOrder(std::size_t o) {
    std::vector<Threshold>& thresholds = wiring_.order_thresholds.emplace_back();
    const auto add = [&](const sdk::Rule& rule) {
      Note(rule, o, orders_);
      AddThresholds(rule, thresholds);
      Compare(rule, false);
    };
    add(wiring_.orders[o]->when);
    for (const auto& c : wiring_.orders[o]->contraindications) add(c.when);
  }

  const Knowledge& knowledge_;
  Wiring& wiring_;
  Edges users_;
  Subjects presenting_;
  absl::btree_map<std::string_view, std::vector<Reach::Row>> rows_;
  Places modifiers_;
  Places flags_;
  Places orders_;
  absl::btree_map<std::string_view, std::vector<Comparison>> comparisons_;
  absl::btree_map<std::string_view, absl::btree_set<double>> turns_;
};

}  // namespace

Wiring::Wiring(const Knowledge& knowledge) {
  const Builder builder(knowledge, *this);
  comparisons_ = builder.comparisons();
  turns_ = builder.turns();
  derived_of_no_fact = builder.DerivedOfNoFact();
  for (std::string_view id : builder.Named()) reach_[id] = builder.ReachOf(id);
}

const Reach& Wiring::Of(std::string_view finding) const {
  static const Reach& none = *new Reach();
  const auto it = reach_.find(finding);
  return it == reach_.end() ? none : it->second;
}

const absl::btree_set<double>& Wiring::TurnsOf(std::string_view finding) const {
  static const auto& none = *new absl::btree_set<double>();
  const auto it = turns_.find(finding);
  return it == turns_.end() ? none : it->second;
}

const std::vector<Comparison>& Wiring::ComparisonsOf(std::string_view finding) const {
  static const auto& none = *new std::vector<Comparison>();
  const auto it = comparisons_.find(finding);
  return it == comparisons_.end() ? none : it->second;
}

}  // namespace soleus::reasoning
