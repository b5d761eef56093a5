#include "engine/reasoning/knowledge.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "engine/reasoning/same.h"

namespace soleus::reasoning {
namespace {

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
  const auto at = std::lower_bound(
      list.begin(), list.end(), id,
      [](const Owned<T>& entry, std::string_view key) { return IdOf(*entry.item) < key; });
  return at == list.end() || IdOf(*at->item) != id ? nullptr : &*at;
}

absl::Status Contradicts(std::string_view plugin, std::string_view what, std::string_view id,
                         std::string_view other) {
  return absl::FailedPreconditionError(absl::StrFormat(
      "%s: %s \"%s\" is defined otherwise by plugin \"%s\", which serves; build both "
      "against the same vocabulary.",
      plugin, what, id, other));
}

// The first item that stands in `have` and is another one there.
template <typename T>
absl::Status RefuseOther(const std::vector<Owned<T>>& have, std::span<const T> adding,
                         std::string_view what, std::string_view plugin) {
  for (const T& item : adding) {
    const Owned<T>* other = FindIn(have, IdOf(item));
    if (other != nullptr && !Same(*other->item, item)) {
      return Contradicts(plugin, what, IdOf(item), other->plugin->about.id);
    }
  }
  return absl::OkStatus();
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
    if (const Owned<T>* other = FindIn(have, IdOf(item)); other != nullptr) {
      return absl::FailedPreconditionError(absl::StrFormat(
          "%s: %s \"%s\" is already stated by plugin \"%s\"; retire one of them or rename it.",
          plugin, what, IdOf(item), other->plugin->about.id));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Knowledge::Add(const sdk::Plugin& table) {
  const sdk::Plugin* const one = &table;
  return AddAll({&one, 1}).front();
}

std::vector<absl::Status> Knowledge::AddAll(std::span<const sdk::Plugin* const> tables) {
  std::vector<absl::Status> taken;
  for (const sdk::Plugin* table : tables) taken.push_back(Take(*table));
  wiring_ = std::make_shared<const Wiring>(*this);
  return taken;
}

absl::Status Knowledge::Take(const sdk::Plugin& table) {
  const std::string_view plugin = table.about.id;
  for (const sdk::Finding& finding : table.vocabulary) {
    const sdk::Finding* have = FindFinding(finding.id.text);
    if (have != nullptr && !Same(*have, finding)) {
      return Contradicts(plugin, "finding", finding.id.text, DefinerOf(*have));
    }
  }
  for (const sdk::Presentation& p : table.presentations) {
    for (const auto& have : presentations_) {
      if (have.item->id == p.id && !Same(*have.item, p)) {
        return Contradicts(plugin, "presentation", p.id, have.plugin->about.id);
      }
    }
  }
  for (const sdk::Order& order : table.orders) {
    const Owned<sdk::Order>* have = FindOrder(order.id);
    if (have != nullptr && !Same(*have->item, order)) {
      return Contradicts(plugin, "order", order.id, have->plugin->about.id);
    }
  }
  for (const absl::Status& status :
       {RefuseOther(scores_, table.scores, "score", plugin),
        RefuseOther(outcomes_, table.outcomes, "outcome", plugin),
        RefuseOther(follow_ups_, table.follow_ups, "follow-up", plugin),
        RefuseTaken(conditions_, table.conditions, "condition", plugin),
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
  return absl::OkStatus();
}

// Only looked for where two contradict each other, and so not kept.
std::string_view Knowledge::DefinerOf(const sdk::Finding& finding) const {
  for (const sdk::Plugin* plugin : plugins_) {
    for (const sdk::Finding& defined : plugin->vocabulary) {
      if (&defined == &finding) return plugin->about.id;
    }
  }
  return {};
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
  for (const sdk::FindingId& id : SetByCode(table)) InsertById(set_by_code_, {&id, &table});
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
