// A published score: what it counts, and what its total means. A score is shown item by item; what
// decides is a finding that is derived from the same items (`PointsAtLeast` in its `derived`).
#pragma once

#include <span>
#include <string_view>

#include "plugins/sdk/finding.h"

namespace soleus::sdk {

struct ScoreItem {
  std::string_view label;  // in the score's own words
  Rule when;               // unknown: the item is open
  double points = 1;       // below 0: shown, and never subtracted from the total that decides
};

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
