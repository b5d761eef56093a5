// Takes every struct of a table apart, so that a test can fill and compare each field without
// naming it. Written apart from the codec's own lists: the two must not share a mistake.
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "plugins/sdk/plugin.h"

namespace soleus::catalogue {

template <typename T, typename Struct>
concept Const = std::same_as<std::remove_const_t<T>, Struct>;

// The letters stand for the fields in order; one too few or too many does not compile.
#define EVERY_FIELD(Struct, ...)  \
  template <Const<sdk::Struct> T> \
  auto EveryField(T& whole) {     \
    auto& [__VA_ARGS__] = whole;  \
    return std::tie(__VA_ARGS__); \
  }                               \
  static_assert(true, "takes a semicolon")

EVERY_FIELD(FindingId, a);
EVERY_FIELD(ConditionId, a);
EVERY_FIELD(Rule, a);
EVERY_FIELD(Interval, a, b);
EVERY_FIELD(DatedNumber, a, b);
EVERY_FIELD(CaseCourse, a, b);
EVERY_FIELD(Coding, a, b, c);
EVERY_FIELD(Category, a, b, c);
EVERY_FIELD(ExposureWindow, a, b, c);
EVERY_FIELD(Ingredient, a, b, c);
EVERY_FIELD(Band, a, b, c);
EVERY_FIELD(Pretest, a, b, c);
EVERY_FIELD(Contraindication, a, b, c);
EVERY_FIELD(ScoreItem, a, b, c);
EVERY_FIELD(ScoreBand, a, b, c);
EVERY_FIELD(Ratio, a, b, c, d);
EVERY_FIELD(Phase, a, b, c, d);
EVERY_FIELD(OrderSet, a, b, c, d);
EVERY_FIELD(CaseFact, a, b, c, d);
EVERY_FIELD(Term, a, b, c, d, e);
EVERY_FIELD(Presentation, a, b, c, d, e);
EVERY_FIELD(Source, a, b, c, d, e);
EVERY_FIELD(Code, a, b, c, d, e, f);
EVERY_FIELD(ChangeThreshold, a, b, c, d, e, f, g);
EVERY_FIELD(FollowUp, a, b, c, d, e, f, g);
EVERY_FIELD(Score, a, b, c, d, e, f, g, h);
EVERY_FIELD(About, a, b, c, d, e, f, g, h, i, j);
EVERY_FIELD(Factor, a, b, c, d, e, f, g, h, i, j);
EVERY_FIELD(Dose, a, b, c, d, e, f, g, h, i, j);
EVERY_FIELD(Outcome, a, b, c, d, e, f, g, h, i, j);
EVERY_FIELD(Evidence, a, b, c, d, e, f, g, h, i, j, k);
EVERY_FIELD(Condition, a, b, c, d, e, f, g, h, i, j, k);
EVERY_FIELD(Case, a, b, c, d, e, f, g, h, i, j, k);
EVERY_FIELD(Modifier, a, b, c, d, e, f, g, h, i, j, k, l);
EVERY_FIELD(SourceAttributes, a, b, c, d, e, f, g, h, i, j, k, l, m);
EVERY_FIELD(Plugin, a, b, c, d, e, f, g, h, i, j, k, l, m, n);
EVERY_FIELD(Finding, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y);
EVERY_FIELD(Order, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t);
EVERY_FIELD(RedFlag, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
#undef EVERY_FIELD

}  // namespace soleus::catalogue
