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
  return a.label == b.label && a.kind == b.kind && a.local_code == b.local_code &&
         a.unit == b.unit && a.sided == b.sided && a.suspicion_counts == b.suspicion_counts &&
         Same(a.derived, b.derived) &&
         SameBy(a.categories, b.categories,
                [](const sdk::Category& c) { return std::pair(c.code, c.reference); }) &&
         SameBy(a.codes, b.codes,
                [](const sdk::Coding& c) { return std::pair(c.system, c.code); }) &&
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

template <typename T>
void InsertById(std::vector<Owned<T>>& list, Owned<T> entry) {
  const auto at = std::lower_bound(
      list.begin(), list.end(), entry,
      [](const Owned<T>& x, const Owned<T>& y) { return IdOf(*x.item) < IdOf(*y.item); });
  list.insert(at, entry);
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
  for (const absl::Status& status :
       {RefuseTaken(conditions_, table.conditions, "condition", plugin),
        RefuseTaken(red_flags_, table.red_flags, "red flag", plugin),
        RefuseTaken(order_sets_, table.order_sets, "order set", plugin),
        RefuseTaken(factors_, table.factors, "factor", plugin)}) {
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
  for (const auto& order : table.orders) {
    orders_.try_emplace(order.id, Owned<sdk::Order>{&order, &table});
  }
  MarkUsed(table);
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
}

void Knowledge::MarkUsed(std::string_view finding) {
  const sdk::Finding* definition = FindFinding(finding);
  if (definition == nullptr || !used_.emplace(finding, definition).second) return;
  MarkUsed(definition->derived);
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
