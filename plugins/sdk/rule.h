// A rule over a patient's findings, written as a guideline writes it:
//
//   AnyOf(Present(kCalfSqueeze), AllOf(Present(kPopAtOnset), Present(kCannotPushOff)))
//
// Rules are three-valued (Kleene): a finding is present, absent or unknown, and a rule is true,
// false or unknown. `Absent(f)` holds only where f was *recorded* absent. `CountAtLeast(n, ...)`
// is a score: true once n items are recorded present, false once n can no longer be reached;
// `PointsAtLeast(n, Points(1.5, ...), ...)` is one whose items weigh differently.
// Where rules are used: red flags, contexts, pretest modifiers, orders, derived findings.
//
// Silence: an empty rule (`Rule{}`) means "no rule was given"; each user of a rule says what that
// means there. Capacity: kMaxTerms terms; a longer rule does not compile.
#pragma once

#include <cstdint>
#include <string_view>

#include "plugins/sdk/text.h"

namespace soleus::sdk {

// A bedside word that names a finding everywhere: `palpable_gap`. Never shown without its label.
struct FindingId {
  std::string_view text;
  constexpr bool operator==(const FindingId&) const = default;
};

struct ConditionId {
  std::string_view text;
  constexpr bool operator==(const ConditionId&) const = default;
};

enum class Op : std::uint8_t {
  kPresent,            // subject: finding recorded present
  kAbsent,             // subject: finding recorded absent
  kKnown,              // subject: finding has any value; never false, unknown until it has one
  kIs,                 // subject: choice finding; category: the value it must have
  kAtLeast,            // subject: quantity finding; number: in the finding's own unit, inclusive
  kBelow,              // subject: quantity finding; number: in the finding's own unit, exclusive
  kAgeAtLeast,         // number: years
  kAgeBelow,           // number: years, exclusive
  kOnsetWeeksAtLeast,  // number: weeks from the stated onset to as_of
  kSexIs,              // category: female or male, the administrative gender on record
  kPosteriorAtLeast,   // subject: condition; number: probability 0-1
  kCharted,            // subject: finding recorded present; silence of the chart is no
  kNotCharted,         // subject: finding not recorded present; silence of the chart is yes
  kNotRuledOut,        // subject: finding not recorded absent; silence of the chart is yes
  kAny,                // arity children
  kAll,                // arity children
  kPoints,             // number: what its one child adds to the kCount over it
  kCount,              // number: the points that its children must reach; a child adds 1
};

// One term. Rules are stored in postfix order: children stand before the operator over them.
struct Term {
  Op op = Op::kPresent;
  std::uint8_t arity = 0;
  double number = 0;
  std::string_view subject;
  std::string_view category;
};

inline constexpr std::size_t kMaxTerms = 40;

struct Rule {
  Few<Term, kMaxTerms> terms;
  constexpr bool empty() const { return terms.empty(); }
};

namespace internal {

constexpr Rule Leaf(Op op, std::string_view subject, double number = 0,
                    std::string_view category = {}) {
  Rule rule;
  rule.terms.Add({.op = op, .number = number, .subject = subject, .category = category});
  return rule;
}

template <typename... Rules>
constexpr Rule Node(Op op, double number, const Rules&... children) {
  Rule rule;
  const auto append = [&rule](const Rule& child) {
    for (const Term& term : child.terms) rule.terms.Add(term);
  };
  (append(children), ...);
  rule.terms.Add({.op = op, .arity = sizeof...(children), .number = number});
  return rule;
}

}  // namespace internal

constexpr Rule Present(FindingId f) {
  return internal::Leaf(Op::kPresent, f.text);
}
constexpr Rule Absent(FindingId f) {
  return internal::Leaf(Op::kAbsent, f.text);
}
// For what only the chart can say (a diagnosis on the problem list): never unknown, so that its
// silence leaves no question open. Not for a finding that a person could be asked for, nor in
// `derived`. In `ask_if`, where silence decides only whether to ask, any finding will do.
constexpr Rule Charted(FindingId f) {
  return internal::Leaf(Op::kCharted, f.text);
}
// The opposite of `Charted`: true until f is recorded present, so that a warning speaks before the
// question is asked. Only where that errs on the safe side and another rule holds the case that f
// is present; never in `derived`.
constexpr Rule NotCharted(FindingId f) {
  return internal::Leaf(Op::kNotCharted, f.text);
}
// The mirror of `Charted`, for a warning that stands until somebody has recorded the contrary: true
// unless the finding was recorded absent, never unknown. Not in `derived`.
constexpr Rule NotRuledOut(FindingId f) {
  return internal::Leaf(Op::kNotRuledOut, f.text);
}
constexpr Rule Known(FindingId f) {
  return internal::Leaf(Op::kKnown, f.text);
}
constexpr Rule Is(FindingId f, std::string_view category) {
  return internal::Leaf(Op::kIs, f.text, 0, category);
}
constexpr Rule AtLeast(FindingId f, double value) {
  return internal::Leaf(Op::kAtLeast, f.text, value);
}
constexpr Rule Below(FindingId f, double value) {
  return internal::Leaf(Op::kBelow, f.text, value);
}
constexpr Rule AgeAtLeast(double years) {
  return internal::Leaf(Op::kAgeAtLeast, {}, years);
}
constexpr Rule AgeBelow(double years) {
  return internal::Leaf(Op::kAgeBelow, {}, years);
}
constexpr Rule OnsetWeeksAtLeast(double weeks) {
  return internal::Leaf(Op::kOnsetWeeksAtLeast, {}, weeks);
}
constexpr Rule Female() {
  return internal::Leaf(Op::kSexIs, {}, 0, "female");
}
constexpr Rule Male() {
  return internal::Leaf(Op::kSexIs, {}, 0, "male");
}
constexpr Rule PosteriorAtLeast(ConditionId c, double probability) {
  return internal::Leaf(Op::kPosteriorAtLeast, c.text, probability);
}
template <typename... Rules>
constexpr Rule AnyOf(const Rules&... rules) {
  return internal::Node(Op::kAny, 0, rules...);
}
template <typename... Rules>
constexpr Rule AllOf(const Rules&... rules) {
  return internal::Node(Op::kAll, 0, rules...);
}
template <typename... Rules>
constexpr Rule CountAtLeast(int count, const Rules&... rules) {
  return internal::Node(Op::kCount, count, rules...);
}
// An item of `PointsAtLeast`; anywhere else the points mean nothing.
constexpr Rule Points(double points, const Rule& item) {
  return internal::Node(Op::kPoints, points, item);
}
template <typename... Rules>
constexpr Rule PointsAtLeast(double total, const Rules&... items) {
  return internal::Node(Op::kCount, total, items...);
}

}  // namespace soleus::sdk
