#include "engine/service/questionnaire_rules.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/service/questionnaire_items.h"

namespace soleus::service {
namespace {

using reasoning::Knowledge;
using sdk::Op;
using sdk::Term;

// Derived findings rest on derived findings; a chain longer than this says nothing.
constexpr int kMaxDerivations = 4;

struct Node {
  const Term* term = nullptr;
  std::vector<Node> children;
};

// Terms stand in postfix order: an operator takes what stands before it.
std::optional<Node> TreeOf(const sdk::Rule& rule) {
  std::vector<Node> stack;
  for (const Term& term : rule.terms) {
    const auto arity = static_cast<std::ptrdiff_t>(term.arity);
    if (arity > static_cast<std::ptrdiff_t>(stack.size())) return std::nullopt;
    Node node{.term = &term, .children = {}};
    node.children.assign(std::make_move_iterator(stack.end() - arity),
                         std::make_move_iterator(stack.end()));
    stack.erase(stack.end() - arity, stack.end());
    stack.push_back(std::move(node));
  }
  if (stack.size() != 1) return std::nullopt;
  return std::move(stack.front());
}

bool FitsInto(const EnableWhen& part, bool any) {
  return part.terms.size() == 1 || part.any == any;
}

class Enabler {
 public:
  explicit Enabler(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // What is unknown may hold, or (of the chart, whose silence is no) does not.
  enum class Unknown { kHolds, kDoesNotHold };

  std::optional<EnableWhen> Of(const sdk::Rule& rule, Unknown unknown, int derivations) const {
    const std::optional<Node> tree = TreeOf(rule);
    return tree ? Of(*tree, unknown, derivations) : std::nullopt;
  }

 private:
  std::optional<EnableWhen> Of(const Node& node, Unknown unknown, int derivations) const {
    if (node.term->op == Op::kAny) return Any(node, unknown, derivations);
    if (node.term->op == Op::kAll) return All(node, unknown, derivations);
    // Of these the rule itself says what silence means.
    Term term = *node.term;
    switch (term.op) {
      case Op::kCharted:
        term.op = Op::kPresent;
        unknown = Unknown::kDoesNotHold;
        break;
      case Op::kNotRuledOut:
        term.op = Op::kPresent;
        unknown = Unknown::kHolds;
        break;
      case Op::kNotCharted:
        term.op = Op::kAbsent;
        unknown = Unknown::kHolds;
        break;
      default: break;
    }
    return Leaf(term, unknown, derivations);
  }

  std::optional<EnableWhen> Any(const Node& node, Unknown unknown, int derivations) const {
    EnableWhen all{.terms = {}, .any = true};
    for (const Node& child : node.children) {
      const auto part = Of(child, unknown, derivations);
      if (!part || !FitsInto(*part, true)) return std::nullopt;
      all.terms.insert(all.terms.end(), part->terms.begin(), part->terms.end());
    }
    if (all.terms.empty()) return std::nullopt;
    return all;
  }

  std::optional<EnableWhen> All(const Node& node, Unknown unknown, int derivations) const {
    EnableWhen all{.terms = {}, .any = false};
    std::optional<EnableWhen>
        choice;  // of several that are each enough, kept where nothing else is
    for (const Node& child : node.children) {
      const auto part = Of(child, unknown, derivations);
      if (!part) continue;
      if (FitsInto(*part, false)) {
        all.terms.insert(all.terms.end(), part->terms.begin(), part->terms.end());
      } else if (!choice) {
        choice = part;
      }
    }
    if (all.terms.empty()) return choice;
    return all;
  }

  std::optional<EnableWhen> Leaf(const Term& term, Unknown unknown, int derivations) const {
    const sdk::Finding* finding = knowledge_.FindFinding(term.subject);
    if (finding == nullptr || term.op == Op::kPosteriorAtLeast) return std::nullopt;
    if (term.op == Op::kPresent) return Present(*finding, unknown, derivations);
    const auto [link, value] = LinkOf(*finding);
    if (link.empty() || !value.empty()) return std::nullopt;
    const bool open = unknown == Unknown::kHolds;
    // What can also be derived may be known though nobody answered its own question.
    const bool derived = !finding->derived.empty();
    EnableTerm own{.finding = finding};
    switch (term.op) {
      case Op::kAbsent:
        // A "yes" outweighs whatever is derived, so only that denies it.
        own.op = open ? "!=" : "=";
        own.yes = open;
        return !open && derived ? std::nullopt : Single(own);
      case Op::kKnown: own.op = "exists"; return open || derived ? std::nullopt : Single(own);
      case Op::kIs:
        own.op = "=";
        own.category = term.category;
        break;
      case Op::kAtLeast:
        own.op = ">=";
        own.number = term.number;
        break;
      case Op::kBelow:
        own.op = "<";
        own.number = term.number;
        break;
      default: return std::nullopt;
    }
    if (!open) return derived ? std::nullopt : Single(own);
    const EnableTerm unanswered{.finding = finding, .op = "exists", .yes = false};
    return EnableWhen{.terms = {own, unanswered}, .any = true};
  }

  std::optional<EnableWhen> Present(const sdk::Finding& finding, Unknown unknown,
                                    int derivations) const {
    const auto [link, value] = LinkOf(finding);
    const bool derived = !finding.derived.empty();
    if (link.empty()) {
      if (!derived || derivations == 0) return std::nullopt;
      return Of(finding.derived, unknown, derivations - 1);
    }
    EnableWhen said{.terms = {}, .any = true};
    if (!value.empty()) {
      said.terms.push_back({.finding = &finding, .op = "=", .category = value});
      if (unknown == Unknown::kHolds) {
        said.terms.push_back({.finding = &finding, .op = "exists", .yes = false});
      }
    } else if (unknown == Unknown::kHolds) {
      said.terms.push_back({.finding = &finding, .op = "!=", .yes = false});
    } else {
      said.terms.push_back({.finding = &finding, .op = "=", .yes = true});
    }
    if (!derived) return said;
    // Its own "no" gives way to what is derived as present.
    if (derivations == 0) return std::nullopt;
    const auto from = Of(finding.derived, Unknown::kDoesNotHold, derivations - 1);
    if (!from || !FitsInto(*from, true)) return std::nullopt;
    said.terms.insert(said.terms.end(), from->terms.begin(), from->terms.end());
    return said;
  }

  static std::optional<EnableWhen> Single(const EnableTerm& term) {
    return EnableWhen{.terms = {term}, .any = true};
  }

  const Knowledge& knowledge_;
};

class Wording {
 public:
  explicit Wording(const Knowledge& knowledge) : knowledge_(knowledge) {}

  std::string Of(const Node& node) const {
    const Term& term = *node.term;
    switch (term.op) {
      case Op::kPresent: return Label(term.subject);
      case Op::kAbsent: return absl::StrFormat("not: %s", Label(term.subject));
      case Op::kCharted: return absl::StrFormat("%s (on record)", Label(term.subject));
      case Op::kNotCharted: return absl::StrFormat("not on record: %s", Label(term.subject));
      case Op::kNotRuledOut: return absl::StrFormat("%s (not ruled out)", Label(term.subject));
      case Op::kKnown: return absl::StrFormat("%s is known", Label(term.subject));
      case Op::kIs: return absl::StrFormat("%s: %s", Label(term.subject), Value(term));
      case Op::kAtLeast:
        return absl::StrFormat("%s %g %s or more", Label(term.subject), term.number, Unit(term));
      case Op::kBelow:
        return absl::StrFormat("%s under %g %s", Label(term.subject), term.number, Unit(term));
      case Op::kAgeAtLeast: return absl::StrFormat("age %g or over", term.number);
      case Op::kAgeBelow: return absl::StrFormat("age under %g", term.number);
      case Op::kOnsetWeeksAtLeast:
        return absl::StrFormat("%g weeks or more since the onset", term.number);
      case Op::kSexIs: return std::string(term.category);
      case Op::kPosteriorAtLeast:
        return absl::StrFormat("%s at %g %% or more", Name(term.subject), 100 * term.number);
      case Op::kAny: return Joined(node, " or ");
      case Op::kAll: return Joined(node, " and ");
      case Op::kPoints:
        return absl::StrFormat("%s (%g points)", Of(node.children.front()), term.number);
      case Op::kCount: return absl::StrFormat("%g or more of: %s", term.number, Joined(node, "; "));
    }
    return {};
  }

 private:
  std::string Joined(const Node& node, std::string_view separator) const {
    std::string text;
    for (const Node& child : node.children) {
      if (!text.empty()) text.append(separator);
      const bool nested = child.children.size() > 1;
      text.append(nested ? absl::StrFormat("(%s)", Of(child)) : Of(child));
    }
    return text;
  }

  std::string Label(std::string_view id) const {
    const sdk::Finding* finding = knowledge_.FindFinding(id);
    return std::string(finding == nullptr ? id : finding->label);
  }

  std::string Name(std::string_view id) const {
    for (const auto& condition : knowledge_.conditions()) {
      if (condition.item->id.text == id) return std::string(condition.item->name);
    }
    return std::string(id);
  }

  std::string Value(const Term& term) const {
    const sdk::Finding* finding = knowledge_.FindFinding(term.subject);
    if (finding != nullptr) {
      for (const sdk::Category& category : finding->categories) {
        if (category.code == term.category) return std::string(category.label);
      }
    }
    return std::string(term.category);
  }

  // Annotations of UCUM carry no words for a reader.
  std::string Unit(const Term& term) const {
    const sdk::Finding* finding = knowledge_.FindFinding(term.subject);
    if (finding == nullptr || finding->unit.starts_with('{')) return {};
    return std::string(finding->unit);
  }

  const Knowledge& knowledge_;
};

}  // namespace

std::optional<EnableWhen> EnableWhenOf(const sdk::Rule& rule, const Knowledge& knowledge) {
  auto enable = Enabler(knowledge).Of(rule, Enabler::Unknown::kHolds, kMaxDerivations);
  if (!enable) return enable;
  std::vector<EnableTerm> terms;
  for (const EnableTerm& term : enable->terms) {
    if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
  }
  enable->terms = std::move(terms);
  return enable;
}

bool RestsOnItself(const sdk::Finding& finding) {
  const auto& terms = finding.ask_if.terms;
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return term.subject == finding.id.text; });
}

std::string WordsOf(const sdk::Rule& rule, const Knowledge& knowledge) {
  const std::optional<Node> tree = TreeOf(rule);
  return tree ? Wording(knowledge).Of(*tree) : std::string();
}

}  // namespace soleus::service
