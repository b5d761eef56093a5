#include "engine/reasoning/logic.h"

#include <algorithm>
#include <utility>

namespace soleus::reasoning {
namespace {

// Derived findings may rest on derived findings; deeper than this is a rule that leads to itself.
constexpr int kMaxDerivationDepth = 8;

Verdict True(std::string_view because) {
  return {.truth = Truth::kTrue, .because = {std::string(because)}, .missing = {}};
}
Verdict False() {
  return {.truth = Truth::kFalse, .because = {}, .missing = {}};
}
Verdict Unknown(std::string_view missing) {
  Verdict verdict;
  if (!missing.empty()) verdict.missing.emplace_back(missing);
  return verdict;
}

void Append(std::vector<std::string>& to, std::vector<std::string>& from) {
  for (std::string& id : from) {
    if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(std::move(id));
  }
}

class Evaluator {
 public:
  Evaluator(const Knowledge& knowledge, const Patient& patient, const Posteriors& posteriors)
      : knowledge_(knowledge), patient_(patient), posteriors_(posteriors) {}

  Verdict Run(const sdk::Rule& rule, int depth) const {
    if (rule.empty()) return {.truth = Truth::kTrue, .because = {}, .missing = {}};
    std::vector<Verdict> stack;
    for (const sdk::Term& term : rule.terms) {
      if (term.arity == 0) {
        stack.push_back(Leaf(term, depth));
      } else {
        const auto first = stack.end() - term.arity;
        Verdict joined = Join(term, {first, stack.end()});
        stack.erase(first, stack.end());
        stack.push_back(std::move(joined));
      }
    }
    return std::move(stack.back());
  }

 private:
  Verdict Leaf(const sdk::Term& term, int depth) const {
    const auto compare = [&](std::optional<double> value, bool at_least, std::string_view id) {
      if (!value) return Unknown(id);
      return (*value >= term.number) == at_least ? True(id) : False();
    };
    switch (term.op) {
      case sdk::Op::kAgeAtLeast: return compare(patient_.age_years, true, "age");
      case sdk::Op::kAgeBelow: return compare(patient_.age_years, false, "age");
      case sdk::Op::kOnsetWeeksAtLeast:
        if (!patient_.onset_weeks) return Unknown("onset");
        if (patient_.onset_weeks->low >= term.number) return True("onset");
        return patient_.onset_weeks->high < term.number ? False() : Unknown("onset");
      case sdk::Op::kPosteriorAtLeast: {
        const auto it = posteriors_.find(term.subject);
        if (it == posteriors_.end()) return Unknown({});
        return compare(it->second, true, term.subject);
      }
      default: break;
    }
    const Fact* fact = patient_.Find(term.subject);
    if (fact == nullptr || fact->state == Fact::State::kUnanswered) {
      return Unanswered(term.subject, depth);
    }
    switch (term.op) {
      case sdk::Op::kPresent:
        return fact->state == Fact::State::kPresent ? True(term.subject) : False();
      case sdk::Op::kAbsent:
        return fact->state == Fact::State::kAbsent ? True(term.subject) : False();
      case sdk::Op::kKnown: return True(term.subject);
      case sdk::Op::kIs: return fact->category == term.category ? True(term.subject) : False();
      case sdk::Op::kAtLeast: return compare(fact->number, true, term.subject);
      case sdk::Op::kBelow: return compare(fact->number, false, term.subject);
      default: return Unknown(term.subject);
    }
  }

  // What to ask for a finding without a value: itself where it can be sent, else what it rests on.
  Verdict Unanswered(std::string_view id, int depth) const {
    const sdk::Finding* finding = knowledge_.FindFinding(id);
    if (finding == nullptr || !finding->local_code.empty() || finding->derived.empty() ||
        depth >= kMaxDerivationDepth) {
      return Unknown(id);
    }
    Verdict verdict;
    verdict.missing = Run(finding->derived, depth + 1).missing;
    return verdict;
  }

  static Verdict Join(const sdk::Term& term, std::vector<Verdict> children) {
    std::size_t trues = 0;
    std::size_t unknowns = 0;
    Verdict joined;
    for (Verdict& child : children) {
      trues += child.truth == Truth::kTrue ? 1 : 0;
      unknowns += child.truth == Truth::kUnknown ? 1 : 0;
      Append(joined.because, child.because);
      Append(joined.missing, child.missing);
    }
    const auto needed = term.op == sdk::Op::kAny   ? std::size_t{1}
                        : term.op == sdk::Op::kAll ? children.size()
                                                   : static_cast<std::size_t>(term.number);
    if (trues >= needed) {
      joined.truth = Truth::kTrue;
      joined.missing.clear();
    } else if (trues + unknowns < needed) {
      joined.truth = Truth::kFalse;
      joined.because.clear();
      joined.missing.clear();
    } else {
      joined.because.clear();
      std::sort(joined.missing.begin(), joined.missing.end());
    }
    return joined;
  }

  const Knowledge& knowledge_;
  const Patient& patient_;
  const Posteriors& posteriors_;
};

}  // namespace

Verdict Evaluate(const sdk::Rule& rule, const Knowledge& knowledge, const Patient& patient,
                 const Posteriors& posteriors) {
  return Evaluator(knowledge, patient, posteriors).Run(rule, 0);
}

namespace {

bool HasValue(const Patient& patient, std::string_view id) {
  const Fact* fact = patient.Find(id);
  return fact != nullptr && fact->state != Fact::State::kUnanswered;
}

void DeriveOpen(const Knowledge& knowledge, const std::vector<const sdk::Finding*>& open,
                Patient& patient) {
  // Kleene logic is monotone: a new fact can only settle more, so the fixed point is unique.
  for (bool changed = true; changed;) {
    changed = false;
    for (const sdk::Finding* finding : open) {
      if (HasValue(patient, finding->id.text)) continue;
      const Truth truth = Evaluate(finding->derived, knowledge, patient, {}).truth;
      if (truth == Truth::kUnknown) continue;
      Fact fact;
      fact.state = truth == Truth::kTrue ? Fact::State::kPresent : Fact::State::kAbsent;
      patient.facts.insert_or_assign(std::string(finding->id.text), std::move(fact));
      changed = true;
    }
  }
}

// A finding counts as tried where everything that it could be derived from was tried in vain.
void MarkTried(const Knowledge& knowledge, const std::vector<const sdk::Finding*>& open,
               Patient& patient) {
  for (const sdk::Finding* finding : open) {
    if (patient.Find(finding->id.text) != nullptr || finding->local_code.empty()) continue;
    const std::vector<std::string> missing =
        Evaluate(finding->derived, knowledge, patient, {}).missing;
    const bool tried =
        !missing.empty() && std::all_of(missing.begin(), missing.end(), [&](const auto& id) {
          const Fact* fact = patient.Find(id);
          return fact != nullptr && fact->state == Fact::State::kUnanswered;
        });
    if (!tried) continue;
    Fact fact;
    fact.state = Fact::State::kUnanswered;
    patient.facts.insert_or_assign(std::string(finding->id.text), std::move(fact));
  }
}

}  // namespace

std::vector<std::string> Derive(const Knowledge& knowledge, Patient& patient) {
  std::vector<const sdk::Finding*> open;
  std::vector<const sdk::Finding*> sent;
  for (const auto& [id, finding] : knowledge.used_findings()) {
    if (!finding->derived.empty()) (HasValue(patient, id) ? sent : open).push_back(finding);
  }
  std::vector<std::string> disagreeing;
  for (bool settled = false; !settled;) {
    settled = true;
    Patient derived = patient;
    DeriveOpen(knowledge, open, derived);
    for (const sdk::Finding* finding : sent) {
      const std::string id(finding->id.text);
      const Truth truth = Evaluate(finding->derived, knowledge, derived, {}).truth;
      const bool present = derived.Find(id)->state == Fact::State::kPresent;
      if (truth == Truth::kUnknown || (truth == Truth::kTrue) == present) continue;
      if (std::find(disagreeing.begin(), disagreeing.end(), id) != disagreeing.end()) continue;
      disagreeing.push_back(id);
      if (present) continue;
      // What rests on the sent "absent" must be derived again.
      patient.facts[id].state = Fact::State::kPresent;
      settled = false;
      break;
    }
    if (settled) patient = std::move(derived);
  }
  MarkTried(knowledge, open, patient);
  return disagreeing;
}

}  // namespace soleus::reasoning
