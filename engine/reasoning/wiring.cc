#include "engine/reasoning/wiring.h"

#include <algorithm>
#include <utility>

#include "absl/container/btree_set.h"
#include "engine/reasoning/knowledge.h"

namespace soleus::reasoning {
namespace {

using Subjects = absl::btree_set<std::string_view>;
// Finding to the findings or to the places in a list that name it in a rule.
using Edges = absl::btree_map<std::string_view, Subjects>;
using Places = absl::btree_map<std::string_view, absl::btree_set<std::size_t>>;

bool OnProbability(const sdk::Rule& rule) {
  return std::any_of(rule.terms.begin(), rule.terms.end(),
                     [](const sdk::Term& term) { return term.op == sdk::Op::kPosteriorAtLeast; });
}

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

std::vector<std::size_t> PlacesOf(const Subjects& findings, const Places& places,
                                  const absl::btree_set<std::size_t>& besides) {
  absl::btree_set<std::size_t> all = besides;
  for (std::string_view finding : findings) {
    if (const auto it = places.find(finding); it != places.end()) {
      all.insert(it->second.begin(), it->second.end());
    }
  }
  return {all.begin(), all.end()};
}

}  // namespace

Wiring::Wiring(const Knowledge& knowledge) {
  const auto compare = [this](const sdk::Rule& rule, bool derives) {
    for (const sdk::Term& term : rule.terms) {
      if (term.op != sdk::Op::kAtLeast && term.op != sdk::Op::kBelow) continue;
      comparisons_[term.subject].push_back({term.op, term.number, derives});
    }
  };
  for (const auto& [id, order] : knowledge.orders()) orders.push_back(order.item);

  Edges users;
  for (const auto& [id, finding] : knowledge.used_findings()) {
    for (std::string_view subject : SubjectsOf(finding->derived)) users[subject].insert(id);
    for (std::string_view subject : SubjectsOf(finding->ask_if)) users[subject].insert(id);
    compare(finding->derived, true);
  }

  Places rows_of;  // place: condition
  Places modifiers_of;
  const auto& conditions = knowledge.conditions();
  for (std::size_t c = 0; c < conditions.size(); ++c) {
    const sdk::Condition& condition = *conditions[c].item;
    for (const sdk::Modifier& modifier : condition.modifiers) {
      Note(modifier.when, c, modifiers_of);
      compare(modifier.when, false);
    }
    std::vector<std::size_t>& heads = cluster_head.emplace_back();
    std::vector<const sdk::Finding*>& findings = asked.emplace_back();
    for (std::size_t r = 0; r < condition.evidence.size(); ++r) {
      const sdk::Evidence& row = condition.evidence[r];
      rows_of[row.finding.text].insert(c);
      findings.push_back(knowledge.FindFinding(row.finding.text));
      std::size_t head = r;
      for (std::size_t other = 0; other < r && !row.cluster.empty(); ++other) {
        if (condition.evidence[other].cluster == row.cluster) head = std::min(head, other);
      }
      heads.push_back(head);
    }
    std::vector<std::size_t>& care = care_of.emplace_back();
    for (const auto& set : knowledge.order_sets()) {
      if (set.item->for_condition != condition.id) continue;
      for (const sdk::Phase& phase : set.item->phases) {
        for (sdk::OrderId id : phase.orders) {
          if (const std::size_t at = PlaceOf(orders, id); at < orders.size()) care.push_back(at);
        }
      }
    }
  }

  Places flags_of;
  absl::btree_set<std::size_t> flags_on_probability;
  const auto& flags = knowledge.red_flags();
  for (std::size_t f = 0; f < flags.size(); ++f) {
    const sdk::RedFlag& flag = *flags[f].item;
    Note(flag.when, f, flags_of);
    for (sdk::FindingId item : flag.screen) flags_of[item.text].insert(f);
    if (OnProbability(flag.when)) flags_on_probability.insert(f);
    compare(flag.when, false);
    std::vector<std::size_t>& withheld = withheld_by.emplace_back();
    std::vector<std::size_t>& activated = activated_by.emplace_back();
    for (std::size_t o = 0; o < orders.size(); ++o) {
      const auto& tags = orders[o]->tags;
      if (Contains(flag.withholds_orders, orders[o]->id) ||
          std::any_of(tags.begin(), tags.end(),
                      [&](auto tag) { return Contains(flag.withholds_tags, tag); })) {
        withheld.push_back(o);
      }
      if (Contains(flag.activates, orders[o]->id)) activated.push_back(o);
    }
  }

  Places orders_of;
  absl::btree_set<std::size_t> orders_on_probability;
  const auto note_order = [&](const sdk::Rule& rule, std::size_t place) {
    Note(rule, place, orders_of);
    if (OnProbability(rule)) orders_on_probability.insert(place);
    compare(rule, false);
  };
  for (std::size_t o = 0; o < orders.size(); ++o) {
    note_order(orders[o]->when, o);
    for (const auto& c : orders[o]->contraindications) note_order(c.when, o);
  }

  Subjects presenting;
  for (const auto& presentation : knowledge.presentations()) {
    presenting.insert(presentation.item->complaint.text);
    for (std::string_view subject : SubjectsOf(presentation.item->when)) presenting.insert(subject);
    compare(presentation.item->when, false);
  }

  for (const auto& [id, finding] : knowledge.used_findings()) {
    const Subjects findings = Closure(id, users);
    Reach& reach = reach_[id];
    for (std::string_view reached : findings) {
      const sdk::Finding* definition = knowledge.FindFinding(reached);
      if (definition != nullptr && !definition->derived.empty()) {
        reach.derived.push_back(definition);
      }
      reach.presentation = reach.presentation || presenting.contains(reached);
      const auto at = rows_of.find(reached);
      if (at == rows_of.end()) continue;
      for (std::size_t c : at->second) {
        for (std::size_t r = 0; r < asked[c].size(); ++r) {
          if (conditions[c].item->evidence[r].finding.text == reached) reach.rows.push_back({c, r});
        }
      }
    }
    std::sort(reach.rows.begin(), reach.rows.end(), [](const auto& a, const auto& b) {
      return std::pair(a.condition, a.row) < std::pair(b.condition, b.row);
    });
    reach.modified = PlacesOf(findings, modifiers_of, {});
    const bool moves = !reach.rows.empty() || !reach.modified.empty() || reach.presentation;
    const absl::btree_set<std::size_t> none;
    reach.flags = PlacesOf(findings, flags_of, moves ? flags_on_probability : none);
    reach.orders = PlacesOf(findings, orders_of, moves ? orders_on_probability : none);
    // Whatever can change who leads or which flags stand can change what is offered; that is
    // worked out anew from both each time, so only rules of the orders themselves stand here.
  }
}

const Reach& Wiring::Of(std::string_view finding) const {
  static const Reach& none = *new Reach();
  const auto it = reach_.find(finding);
  return it == reach_.end() ? none : it->second;
}

const std::vector<Comparison>& Wiring::ComparisonsOf(std::string_view finding) const {
  static const auto& none = *new std::vector<Comparison>();
  const auto it = comparisons_.find(finding);
  return it == comparisons_.end() ? none : it->second;
}

}  // namespace soleus::reasoning
