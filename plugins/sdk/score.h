// A published score: what it counts, and what its total means. A score is shown item by item; what
// decides is a finding that is derived from the same items (`TotalAtLeast` in its `derived`).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/sdk/finding.h"

namespace soleus::sdk {

struct ScoreItem {
  std::string_view label;  // in the score's own words
  Rule when;               // unknown: the item is open
  double points = 1;       // below 0: shown, and never subtracted from the total that decides
};

// The rule "the items recorded present reach this total". Items that subtract are left out: a
// score that can be talked down is not one to act on.
constexpr Rule TotalAtLeast(std::span<const ScoreItem> items, double total) {
  Rule rule;
  std::uint8_t counted = 0;
  for (const ScoreItem& item : items) {
    if (item.points < 0) continue;
    for (const Term& term : item.when.terms) rule.terms.Add(term);
    if (item.points != 1) {
      rule.terms.Add({.op = Op::kPoints, .arity = 1, .number = item.points});
    }
    ++counted;
  }
  rule.terms.Add({.op = Op::kCount, .arity = counted, .number = total});
  return rule;
}

// What a total means: from <= total < below.
struct ScoreBand {
  double from = 0;
  double below = 0;
  std::string_view meaning;
};

// Scores of several plugins with one id must be equal.
struct Score {
  std::string_view id;
  std::string_view name;
  FindingId sent_as;  // the quantity under which an EHR sends the total; empty: none
  std::span<const ScoreItem> items = {};
  std::span<const ScoreBand> bands = {};  // without gap or overlap, lowest first
  std::string_view warning = {};          // how it misleads
  Provenance provenance = Provenance::kEstimate;
  Citations sources = {};
};

}  // namespace soleus::sdk
