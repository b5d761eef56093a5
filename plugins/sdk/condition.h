// What a plugin knows about a condition: how common it is in a presentation, what changes that
// before any examination, and what each finding says for or against it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/sdk/finding.h"

namespace soleus::sdk {

// A closed interval of published or plausible values; {0, 0} means "none was published".
struct Interval {
  double low = 0;
  double high = 0;
  constexpr bool given() const { return high > 0; }
};

// A likelihood ratio: what the source printed, and what the engine uses.
//
//   Lr(13.71, 3.54, 51.24)      published, with its 95 % interval; used after shrinking
//   Lr(3.11)                    published without an interval; +/- 60 % of the log is assumed
//   Lr(35.22).Use(5, 2, 9)      published, but another ratio is used: the table says why in `note`
//   Estimate(3, 1.8, 6)         no study: used as given, bounds are an expert's
//   Silent()                    the source says nothing: counts as 1
struct Ratio {
  double published = 0;  // 0: none
  Interval published_interval;
  double use = 0;         // 0: shrink `published` for study quality; the engine clips to 0.05-20
  Interval use_interval;  // {0, 0}: shrink the published interval

  constexpr bool silent() const { return published == 0 && use == 0; }
  constexpr Ratio Use(double ratio, double low, double high) const {
    Ratio other = *this;
    other.use = ratio;
    other.use_interval = {low, high};
    return other;
  }
  // Keeps the shrunk ratio, states its interval (already shrunk).
  constexpr Ratio Within(double low, double high) const {
    Ratio other = *this;
    other.use_interval = {low, high};
    return other;
  }
};

constexpr Ratio Lr(double value, double low = 0, double high = 0) {
  return {.published = value, .published_interval = {low, high}};
}
constexpr Ratio Estimate(double value, double low, double high) {
  return Ratio{}.Use(value, low, high);
}
constexpr Ratio Silent() {
  return {};
}

// Part of a quantity's range, half-open: low <= value < high, in the finding's own unit.
struct Band {
  double low = 0;
  double high = 0;
  Ratio ratio;
};

// One row: what one finding says about the condition whose list it stands in. Exactly one form is
// filled: present/absent (yes-no), `bands` (quantity), or `given_condition` (choice: P(value |
// condition), one number per category of the finding, summing to 1).
struct Evidence {
  FindingId finding;
  Ratio present;
  Ratio absent;
  std::span<const Band> bands = {};
  Few<double, 8> given_condition = {};
  Quality quality = Quality::kD;
  Provenance provenance = Provenance::kEstimate;  // of the published figures
  // Rows of one cluster tell one story: only the ratio furthest from 1 counts. Empty: on its own.
  std::string_view cluster;
  // Shown, never counted: a figure that cannot be used (no specificity, a second study, ...).
  bool for_the_record = false;
  Citations sources = {};
  std::string_view note = {};  // deviations and limits, said beside the number
};

// Pretest probability of the condition in one presentation: point and plausible range, 0-1.
struct Pretest {
  std::string_view context;
  double point = 0;
  Interval range;
};

enum class ModifierAction : std::uint8_t {
  kMultiply,         // pretest odds times `factor`
  kSetToMultipleOf,  // pretest mass = factor * (sum of the masses of `of`, before modifiers)
  kZero,             // cannot be this
};

// What changes the pretest probability before any finding is weighed.
struct Modifier {
  std::string_view id;
  std::string_view label;
  Rule when;
  ModifierAction action = ModifierAction::kMultiply;
  double factor = 1;
  Interval range;
  // Of the modifiers of one group that apply, only the largest factor acts. Empty: on its own.
  std::string_view group;
  double cap = 20;  // the largest factor that may act
  Few<ConditionId, 4> of = {};
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
  std::string_view note = {};
};

struct Condition {
  ConditionId id;
  std::string_view name;
  std::span<const Coding> codes = {};  // emitted with the answer
  bool dangerous = false;
  std::string_view note = {};
  std::span<const Pretest> pretest = {};
  Provenance pretest_provenance = Provenance::kEstimate;
  std::string_view pretest_basis = {};
  Citations pretest_sources = {};
  std::span<const Modifier> modifiers = {};
  std::span<const Evidence> evidence = {};
};

// A context in which pretest probabilities were stated, recognised from complaint, onset and age.
// What defines it (`defined_by`) is never weighed again as evidence.
struct Presentation {
  std::string_view id;
  std::string_view label;
  // What brings such a patient. Where no presentation's complaint is present, the plugin does not
  // apply: its flags still fire, but none is listed as "not excluded".
  FindingId complaint;
  Rule when;
  Few<FindingId, 6> defined_by = {};
};

}  // namespace soleus::sdk
