#include "engine/reasoning/knowledge.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::reasoning {
namespace {

bool Same(const sdk::Rule& a, const sdk::Rule& b) {
  return std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(),
                    [](const sdk::Term& x, const sdk::Term& y) {
                      return x.op == y.op && x.arity == y.arity && x.number == y.number &&
                             x.subject == y.subject && x.category == y.category;
                    });
}

template <typename List, typename Key>
bool SameBy(const List& a, const List& b, Key key) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const auto& x, const auto& y) { return key(x) == key(y); });
}

// Whether two plugins mean the same finding: everything that decides how it is read.
bool Same(const sdk::Finding& a, const sdk::Finding& b) {
  const auto coding = [](const sdk::Coding& c) { return std::pair(c.system, c.code); };
  return a.label == b.label && a.kind == b.kind && a.local_code == b.local_code &&
         a.unit == b.unit && a.molar_mass == b.molar_mass && a.sided == b.sided &&
         a.suspicion_counts == b.suspicion_counts && Same(a.derived, b.derived) &&
         a.change_of == b.change_of && a.by_code == b.by_code && Same(a.ask_if, b.ask_if) &&
         a.holds_days == b.holds_days &&
         SameBy(a.categories, b.categories,
                [](const sdk::Category& c) { return std::pair(c.code, c.reference); }) &&
         SameBy(a.codes, b.codes, coding) && SameBy(a.low_codes, b.low_codes, coding) &&
         SameBy(a.high_codes, b.high_codes, coding) &&
         SameBy(a.ingredients, b.ingredients,
                [](const sdk::Ingredient& i) { return std::tuple(i.name, i.rxnorm, i.atc); }) &&
         SameBy(a.exposure, b.exposure, [](const sdk::ExposureWindow& w) {
           return std::tuple(w.category, w.ended_from_days, w.ended_to_days);
         });
}

bool Same(const sdk::Presentation& a, const sdk::Presentation& b) {
  return a.complaint == b.complaint && Same(a.when, b.when) &&
         SameBy(a.defined_by, b.defined_by, [](sdk::FindingId f) { return f.text; });
}

bool Same(const sdk::Order& a, const sdk::Order& b) {
  return a.title == b.title && a.kind == b.kind && a.dose.text == b.dose.text &&
         a.progression == b.progression && Same(a.when, b.when) &&
         SameBy(a.tags, b.tags, [](std::string_view tag) { return tag; }) &&
         SameBy(a.contraindications, b.contraindications,
                [](const sdk::Contraindication& c) { return std::pair(c.id, c.reason); });
}

bool Same(const sdk::Score& a, const sdk::Score& b) {
  return a.name == b.name && a.sent_as == b.sent_as &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [](const sdk::ScoreItem& x, const sdk::ScoreItem& y) {
                      return x.label == y.label && x.points == y.points && Same(x.when, y.when);
                    }) &&
         SameBy(a.bands, b.bands, [](const sdk::ScoreBand& band) {
           return std::tuple(band.from, band.below, band.meaning);
         });
}

bool Same(const sdk::Outcome& a, const sdk::Outcome& b) {
  return a.finding == b.finding && a.higher_is_better == b.higher_is_better && a.when == b.when &&
         SameBy(a.thresholds, b.thresholds, [](const sdk::ChangeThreshold& t) {
           return std::tuple(t.change, t.percent, t.after_weeks, t.for_condition.text);
         });
}

bool Same(const sdk::FollowUp& a, const sdk::FollowUp& b) {
  return a.when == b.when && a.applies == b.applies && a.what == b.what &&
         Same(a.if_holds, b.if_holds);
}

std::string_view IdOf(const sdk::Condition& c) {
  return c.id.text;
}
std::string_view IdOf(const sdk::RedFlag& f) {
  return f.id;
}
std::string_view IdOf(const sdk::OrderSet& s) {
  return s.id;
}
std::string_view IdOf(const sdk::Factor& f) {
  return f.id;
}
std::string_view IdOf(const sdk::Score& s) {
  return s.id;
}
std::string_view IdOf(const sdk::Outcome& o) {
  return o.id;
}
std::string_view IdOf(const sdk::FollowUp& f) {
  return f.id;
}

std::string_view IdOf(const sdk::FindingId& f) {
  return f.text;
}

std::span<const sdk::FindingId> SetByCode(const sdk::Plugin& table) {
  return {table.code.sets.begin(), table.code.sets.end()};
}

template <typename T>
void InsertById(std::vector<Owned<T>>& list, Owned<T> entry) {
  const auto at = std::lower_bound(
      list.begin(), list.end(), entry,
      [](const Owned<T>& x, const Owned<T>& y) { return IdOf(*x.item) < IdOf(*y.item); });
  list.insert(at, entry);
}

template <typename T>
const Owned<T>* FindIn(const std::vector<Owned<T>>& list, std::string_view id) {
  const auto at = std::find_if(list.begin(), list.end(),
                               [&](const Owned<T>& entry) { return IdOf(*entry.item) == id; });
  return at == list.end() ? nullptr : &*at;
}

// The id of the first item that stands in `have` and is another one there; empty: none does.
template <typename T>
std::string_view FirstContradiction(const std::vector<Owned<T>>& have, std::span<const T> adding) {
  for (const T& item : adding) {
    const Owned<T>* other = FindIn(have, IdOf(item));
    if (other != nullptr && !Same(*other->item, item)) return IdOf(item);
  }
  return {};
}

template <typename T>
void InsertNew(std::vector<Owned<T>>& list, std::span<const T> adding, const sdk::Plugin& table) {
  for (const T& item : adding) {
    if (FindIn(list, IdOf(item)) == nullptr) InsertById(list, {&item, &table});
  }
}

template <typename T>
absl::Status RefuseTaken(const std::vector<Owned<T>>& have, std::span<const T> adding,
                         std::string_view what, std::string_view plugin) {
  for (const T& item : adding) {
    for (const Owned<T>& other : have) {
      if (IdOf(*other.item) == IdOf(item)) {
        return absl::FailedPreconditionError(absl::StrFormat(
            "%s: %s \"%s\" is already stated by plugin \"%s\"; retire one of them or rename it.",
            plugin, what, IdOf(item), other.plugin->about.id));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Knowledge::Add(const sdk::Plugin& table) {
  const std::string_view plugin = table.about.id;
  const auto contradicts = [&](std::string_view what, std::string_view id) {
    return absl::FailedPreconditionError(
        absl::StrFormat("%s: %s \"%s\" is defined otherwise by a plugin that serves; build both "
                        "against the same vocabulary.",
                        plugin, what, id));
  };
  for (const sdk::Finding& finding : table.vocabulary) {
    const sdk::Finding* have = FindFinding(finding.id.text);
    if (have != nullptr && !Same(*have, finding)) return contradicts("finding", finding.id.text);
  }
  for (const sdk::Presentation& p : table.presentations) {
    for (const auto& have : presentations_) {
      if (have.item->id == p.id && !Same(*have.item, p)) return contradicts("presentation", p.id);
    }
  }
  for (const sdk::Order& order : table.orders) {
    const Owned<sdk::Order>* have = FindOrder(order.id);
    if (have != nullptr && !Same(*have->item, order)) return contradicts("order", order.id);
  }
  if (const auto id = FirstContradiction(scores_, table.scores); !id.empty()) {
    return contradicts("score", id);
  }
  if (const auto id = FirstContradiction(outcomes_, table.outcomes); !id.empty()) {
    return contradicts("outcome", id);
  }
  if (const auto id = FirstContradiction(follow_ups_, table.follow_ups); !id.empty()) {
    return contradicts("follow-up", id);
  }
  for (const absl::Status& status :
       {RefuseTaken(conditions_, table.conditions, "condition", plugin),
        RefuseTaken(red_flags_, table.red_flags, "red flag", plugin),
        RefuseTaken(order_sets_, table.order_sets, "order set", plugin),
        RefuseTaken(factors_, table.factors, "factor", plugin),
        RefuseTaken(set_by_code_, SetByCode(table), "the value that code sets of finding",
                    plugin)}) {
    if (!status.ok()) return status;
  }

  plugins_.push_back(&table);
  for (const auto& finding : table.vocabulary) findings_.try_emplace(finding.id.text, &finding);
  for (const auto& p : table.presentations) {
    const bool have = std::any_of(presentations_.begin(), presentations_.end(),
                                  [&](const auto& other) { return other.item->id == p.id; });
    if (!have) presentations_.push_back({&p, &table});
  }
  for (const auto& item : table.conditions) InsertById(conditions_, {&item, &table});
  for (const auto& item : table.red_flags) InsertById(red_flags_, {&item, &table});
  for (const auto& item : table.order_sets) InsertById(order_sets_, {&item, &table});
  for (const auto& item : table.factors) InsertById(factors_, {&item, &table});
  InsertNew(scores_, table.scores, table);
  InsertNew(outcomes_, table.outcomes, table);
  InsertNew(follow_ups_, table.follow_ups, table);
  for (const auto& order : table.orders) {
    orders_.try_emplace(order.id, Owned<sdk::Order>{&order, &table});
  }
  MarkUsed(table);
  wiring_ = std::make_shared<const Wiring>(*this);
  return absl::OkStatus();
}

void Knowledge::MarkUsed(const sdk::Plugin& table) {
  const auto mark_all = [this](const auto& ids) {
    for (sdk::FindingId id : ids) MarkUsed(id.text);
  };
  for (const auto& p : table.presentations) {
    MarkUsed(p.complaint.text);
    MarkUsed(p.when);
    mark_all(p.defined_by);
  }
  for (const auto& c : table.conditions) {
    for (const auto& modifier : c.modifiers) MarkUsed(modifier.when);
    for (const auto& row : c.evidence) MarkUsed(row.finding.text);
  }
  for (const auto& flag : table.red_flags) {
    MarkUsed(flag.when);
    mark_all(flag.screen);
  }
  for (const auto& order : table.orders) {
    MarkUsed(order.when);
    mark_all(order.selected_by);
    for (const auto& c : order.contraindications) MarkUsed(c.when);
  }
  for (const auto& factor : table.factors) mark_all(factor.assess);
  for (const auto& score : table.scores) {
    if (!score.sent_as.text.empty()) MarkUsed(score.sent_as.text);
    for (const auto& item : score.items) MarkUsed(item.when);
  }
  for (const auto& outcome : table.outcomes) {
    MarkUsed(outcome.finding.text);
    tracked_.insert(outcome.finding.text);
  }
  for (const auto& follow_up : table.follow_ups) MarkUsed(follow_up.if_holds);
  mark_all(table.code.reads);
  mark_all(table.code.reads_course);
  mark_all(table.code.sets);
  for (const sdk::FindingId id : table.code.reads_course) tracked_.insert(id.text);
  for (const sdk::FindingId& id : SetByCode(table)) set_by_code_.push_back({&id, &table});
}

void Knowledge::MarkUsed(std::string_view finding) {
  const sdk::Finding* definition = FindFinding(finding);
  if (definition == nullptr || !used_.emplace(finding, definition).second) return;
  MarkUsed(definition->derived);
  if (!definition->change_of.text.empty()) {
    MarkUsed(definition->change_of.text);
    tracked_.insert(definition->change_of.text);
  }
  if (definition->ask_if.empty()) return;
  ask_if_.emplace(finding, &definition->ask_if);
  MarkUsed(definition->ask_if);
}

void Knowledge::MarkUsed(const sdk::Rule& rule) {
  for (const sdk::Term& term : rule.terms) {
    if (term.op != sdk::Op::kPosteriorAtLeast && !term.subject.empty()) MarkUsed(term.subject);
  }
}

const sdk::Finding* Knowledge::FindFinding(std::string_view id) const {
  const auto it = findings_.find(id);
  return it == findings_.end() ? nullptr : it->second;
}

const Owned<sdk::Order>* Knowledge::FindOrder(std::string_view id) const {
  const auto it = orders_.find(id);
  return it == orders_.end() ? nullptr : &it->second;
}

std::string Knowledge::CitationsOf(const sdk::Plugin& plugin, const sdk::Citations& keys) {
  std::string text;
  for (sdk::SourceKey key : keys) {
    for (const sdk::Source& source : plugin.sources) {
      if (source.key != key) continue;
      absl::StrAppendFormat(&text, "%s%s%s%s", text.empty() ? "" : "; ", source.citation,
                            source.identifier.empty() ? "" : " ", source.identifier);
    }
  }
  return text;
}

}  // namespace soleus::reasoning
