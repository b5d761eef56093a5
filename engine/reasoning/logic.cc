#include "engine/reasoning/logic.h"

#include <algorithm>
#include <array>
#include <utility>

namespace soleus::reasoning {
namespace {

// Derived findings may rest on derived findings; deeper than this is a rule that leads to itself.
constexpr int kMaxDerivationDepth = 8;

// What the term is about: a finding, a condition, "age", "sex" or "onset".
std::string_view SubjectOf(const sdk::Term& term) {
  switch (term.op) {
    case sdk::Op::kAgeAtLeast:
    case sdk::Op::kAgeBelow: return "age";
    case sdk::Op::kOnsetWeeksAtLeast: return "onset";
    case sdk::Op::kSexIs: return "sex";
    default: return term.subject;
  }
}

Truth TruthOf(bool holds) {
  return holds ? Truth::kTrue : Truth::kFalse;
}

Truth LeafTruth(const sdk::Term& term, const Patient& patient, const Posteriors& posteriors) {
  switch (term.op) {
    case sdk::Op::kAgeAtLeast:
      return patient.age_years ? TruthOf(*patient.age_years >= term.number) : Truth::kUnknown;
    case sdk::Op::kAgeBelow:
      return patient.age_years ? TruthOf(*patient.age_years < term.number) : Truth::kUnknown;
    case sdk::Op::kOnsetWeeksAtLeast:
      if (!patient.onset_weeks) return Truth::kUnknown;
      if (patient.onset_weeks->low >= term.number) return Truth::kTrue;
      return patient.onset_weeks->high < term.number ? Truth::kFalse : Truth::kUnknown;
    case sdk::Op::kPosteriorAtLeast: {
      const auto it = posteriors.find(term.subject);
      return it == posteriors.end() ? Truth::kUnknown : TruthOf(it->second >= term.number);
    }
    case sdk::Op::kSexIs:
      return patient.sex.empty() ? Truth::kUnknown : TruthOf(patient.sex == term.category);
    default: break;
  }
  const Fact* fact = patient.Find(term.subject);
  const bool present = fact != nullptr && fact->state == Fact::State::kPresent;
  if (term.op == sdk::Op::kCharted) return TruthOf(present);
  if (term.op == sdk::Op::kNotCharted) return TruthOf(!present);
  if (term.op == sdk::Op::kNotRuledOut) {
    return TruthOf(fact == nullptr || fact->state != Fact::State::kAbsent);
  }
  if (fact == nullptr || fact->state == Fact::State::kUnanswered) {
    // What need not be asked is neither present nor open; whether it is absent nobody has said.
    const bool settled = term.op == sdk::Op::kPresent || term.op == sdk::Op::kKnown;
    return settled && NeedNotBeAsked(term.subject, patient) ? Truth::kFalse : Truth::kUnknown;
  }
  switch (term.op) {
    case sdk::Op::kPresent: return TruthOf(fact->state == Fact::State::kPresent);
    case sdk::Op::kAbsent: return TruthOf(fact->state == Fact::State::kAbsent);
    case sdk::Op::kIs: return TruthOf(fact->category == term.category);
    case sdk::Op::kAtLeast: return TruthOf(fact->number >= term.number);
    case sdk::Op::kBelow: return TruthOf(fact->number < term.number);
    default: return Truth::kTrue;  // kKnown
  }
}

// What the children of one operator came to. Each adds 1 point, or what kPoints over it says.
struct Tally {
  double trues = 0;
  double unknowns = 0;

  void Add(Truth truth, double points) {
    trues += truth == Truth::kTrue ? points : 0;
    unknowns += truth == Truth::kUnknown ? points : 0;
  }
};

// kPoints passes its child's truth on.
Truth JoinTruth(const sdk::Term& term, const Tally& tally) {
  const double needed = term.op == sdk::Op::kCount ? term.number
                        : term.op == sdk::Op::kAll ? term.arity
                                                   : 1;
  if (tally.trues >= needed) return Truth::kTrue;
  return tally.trues + tally.unknowns < needed ? Truth::kFalse : Truth::kUnknown;
}

double PointsOf(const sdk::Term& term) {
  return term.op == sdk::Op::kPoints ? term.number : 1;
}

void Append(std::vector<std::string>& to, std::vector<std::string>& from) {
  for (std::string& id : from) {
    if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(std::move(id));
  }
}

// Walks a rule with its reasons.
class Explainer {
 public:
  Explainer(const Knowledge& knowledge, const Patient& patient, const Posteriors& posteriors)
      : knowledge_(knowledge), patient_(patient), posteriors_(posteriors) {}

  Verdict Run(const sdk::Rule& rule, int depth) const {
    if (rule.empty()) return {.truth = Truth::kTrue, .because = {}, .missing = {}};
    std::vector<Weighed> stack;
    for (const sdk::Term& term : rule.terms) {
      if (term.arity == 0) {
        stack.push_back({Leaf(term, depth), 1});
      } else {
        const auto first = stack.end() - term.arity;
        Verdict joined = Join(term, {first, stack.end()});
        stack.erase(first, stack.end());
        stack.push_back({std::move(joined), PointsOf(term)});
      }
    }
    return std::move(stack.back().verdict);
  }

 private:
  struct Weighed {
    Verdict verdict;
    double points;
  };

  Verdict Leaf(const sdk::Term& term, int depth) const {
    Verdict verdict{.truth = LeafTruth(term, patient_, posteriors_), .because = {}, .missing = {}};
    // Silence that lets a warning stand is no finding: only what was recorded is a reason.
    const Fact* fact = patient_.Find(term.subject);
    const bool silent = (term.op == sdk::Op::kNotCharted || term.op == sdk::Op::kNotRuledOut) &&
                        (fact == nullptr || fact->state == Fact::State::kUnanswered);
    if (verdict.truth == Truth::kTrue && !silent) verdict.because.emplace_back(SubjectOf(term));
    if (verdict.truth == Truth::kUnknown) verdict.missing = WhatToAsk(term, depth);
    return verdict;
  }

  // What to ask for a term without an answer: its finding where that can be sent, else what the
  // finding rests on. A probability is nothing that can be asked.
  std::vector<std::string> WhatToAsk(const sdk::Term& term, int depth) const {
    if (term.op == sdk::Op::kPosteriorAtLeast) return {};
    const std::string_view id = SubjectOf(term);
    const sdk::Finding* finding = knowledge_.FindFinding(id);
    const bool derived_only = finding != nullptr && finding->local_code.empty() &&
                              !finding->derived.empty() && depth < kMaxDerivationDepth;
    if (!derived_only) return {std::string(id)};
    return Run(finding->derived, depth + 1).missing;
  }

  static Verdict Join(const sdk::Term& term, std::vector<Weighed> children) {
    Tally tally;
    Verdict joined;
    for (auto& [child, points] : children) {
      tally.Add(child.truth, points);
      Append(joined.because, child.because);
      Append(joined.missing, child.missing);
    }
    joined.truth = JoinTruth(term, tally);
    if (joined.truth != Truth::kTrue) joined.because.clear();
    if (joined.truth != Truth::kUnknown) joined.missing.clear();
    std::sort(joined.missing.begin(), joined.missing.end());
    return joined;
  }

  const Knowledge& knowledge_;
  const Patient& patient_;
  const Posteriors& posteriors_;
};

}  // namespace

Truth TruthOf(const sdk::Rule& rule, const Patient& patient, const Posteriors& posteriors) {
  if (rule.empty()) return Truth::kTrue;
  std::array<std::pair<Truth, double>, sdk::kMaxTerms> stack{};
  std::size_t size = 0;
  for (const sdk::Term& term : rule.terms) {
    if (term.arity == 0) {
      stack.at(size++) = {LeafTruth(term, patient, posteriors), 1};
      continue;
    }
    Tally tally;
    for (std::size_t i = 0; i < term.arity; ++i) {
      const auto [truth, points] = stack.at(--size);
      tally.Add(truth, points);
    }
    stack.at(size++) = {JoinTruth(term, tally), PointsOf(term)};
  }
  return stack.at(0).first;
}

Verdict Evaluate(const sdk::Rule& rule, const Knowledge& knowledge, const Patient& patient,
                 const Posteriors& posteriors) {
  return Explainer(knowledge, patient, posteriors).Run(rule, 0);
}

namespace {

bool HasValue(const Patient& patient, std::string_view id) {
  const Fact* fact = patient.Find(id);
  return fact != nullptr && fact->state != Fact::State::kUnanswered;
}

// What a finding had before it was derived: nothing, or a question that was tried in vain.
struct Derived {
  std::string_view id;
  std::optional<Fact> before;
};

std::vector<Derived> DeriveOpen(const std::vector<const sdk::Finding*>& open, Patient& patient) {
  std::vector<Derived> derived;
  // Kleene logic is monotone: a new fact can only settle more, so the fixed point is unique.
  for (bool changed = true; changed;) {
    changed = false;
    for (const sdk::Finding* finding : open) {
      const std::string_view id = finding->id.text;
      if (HasValue(patient, id)) continue;
      const Truth truth = TruthOf(finding->derived, patient, {});
      if (truth == Truth::kUnknown) continue;
      const Fact* before = patient.Find(id);
      derived.push_back({id, before == nullptr ? std::nullopt : std::optional(*before)});
      Fact fact;
      fact.state = truth == Truth::kTrue ? Fact::State::kPresent : Fact::State::kAbsent;
      patient.facts.insert_or_assign(std::string(id), std::move(fact));
      changed = true;
    }
  }
  return derived;
}

void TakeBack(std::vector<Derived>& derived, Patient& patient) {
  for (Derived& d : derived) {
    const auto it = patient.facts.find(d.id);
    if (d.before) {
      it->second = std::move(*d.before);
    } else {
      patient.facts.erase(it);
    }
  }
}

bool Unanswered(const Patient& patient, std::string_view id) {
  const Fact* fact = patient.Find(id);
  return fact != nullptr && fact->state == Fact::State::kUnanswered;
}

// A finding counts as tried where everything that it could be derived from was tried in vain.
void MarkTried(const Knowledge& knowledge, const std::vector<const sdk::Finding*>& open,
               Patient& patient) {
  const bool any_tried = std::any_of(patient.facts.begin(), patient.facts.end(), [](const auto& f) {
    return f.second.state == Fact::State::kUnanswered;
  });
  // One that counts as tried may be the last that another rests on.
  for (bool changed = any_tried; changed;) {
    changed = false;
    for (const sdk::Finding* finding : open) {
      if (patient.Find(finding->id.text) != nullptr || finding->local_code.empty()) continue;
      const std::vector<std::string> missing =
          Evaluate(finding->derived, knowledge, patient, {}).missing;
      const bool tried =
          !missing.empty() && std::all_of(missing.begin(), missing.end(),
                                          [&](const auto& id) { return Unanswered(patient, id); });
      if (!tried) continue;
      Fact fact;
      fact.state = Fact::State::kUnanswered;
      patient.facts.insert_or_assign(std::string(finding->id.text), std::move(fact));
      changed = true;
    }
  }
}

}  // namespace

bool NeedNotBeAsked(std::string_view finding, const Patient& patient) {
  if (patient.ask_if == nullptr) return false;
  const auto it = patient.ask_if->find(finding);
  return it != patient.ask_if->end() && TruthOf(*it->second, patient, {}) == Truth::kFalse;
}

std::vector<std::string> DeriveAmong(std::span<const sdk::Finding* const> findings,
                                     const Knowledge& knowledge, Patient& patient,
                                     const absl::btree_set<std::string, std::less<>>& kept) {
  // A finding that is derived can be weighed, and what was never asked weighs nothing.
  patient.ask_if = nullptr;
  std::vector<const sdk::Finding*> open;
  std::vector<const sdk::Finding*> sent;
  for (const sdk::Finding* finding : findings) {
    if (!HasValue(patient, finding->id.text)) {
      open.push_back(finding);
    } else if (!kept.contains(finding->id.text)) {
      sent.push_back(finding);
    }
  }
  std::vector<std::string> disagreeing;
  for (bool settled = false; !settled;) {
    settled = true;
    std::vector<Derived> derived = DeriveOpen(open, patient);
    for (const sdk::Finding* finding : sent) {
      const std::string_view id = finding->id.text;
      const Truth truth = TruthOf(finding->derived, patient, {});
      const bool present = patient.Find(id)->state == Fact::State::kPresent;
      if (truth == Truth::kUnknown || (truth == Truth::kTrue) == present) continue;
      if (std::find(disagreeing.begin(), disagreeing.end(), id) != disagreeing.end()) continue;
      disagreeing.emplace_back(id);
      if (present) continue;
      // What rests on the sent "absent" must be derived again.
      TakeBack(derived, patient);
      patient.facts.find(id)->second.state = Fact::State::kPresent;
      settled = false;
      break;
    }
  }
  MarkTried(knowledge, open, patient);
  patient.ask_if = &knowledge.ask_if();
  return disagreeing;
}

std::vector<std::string> Derive(const Knowledge& knowledge, Patient& patient,
                                const absl::btree_set<std::string, std::less<>>& kept) {
  // Every other rule rests on facts alone, has none of them, and is unknown.
  const Wiring& wiring = knowledge.wiring();
  std::vector<const sdk::Finding*> derivable = wiring.derived_of_no_fact;
  for (const auto& [id, fact] : patient.facts) {
    const std::vector<const sdk::Finding*>& derived = wiring.Of(id).derived;
    derivable.insert(derivable.end(), derived.begin(), derived.end());
  }
  const auto by_id = [](const sdk::Finding* a, const sdk::Finding* b) {
    return a->id.text < b->id.text;
  };
  std::sort(derivable.begin(), derivable.end(), by_id);
  derivable.erase(std::unique(derivable.begin(), derivable.end()), derivable.end());
  return DeriveAmong(derivable, knowledge, patient, kept);
}

}  // namespace soleus::reasoning
