// Every work that a table cites, wherever it cites it.
#pragma once

#include <set>
#include <string_view>

#include "plugins/sdk/plugin.h"

namespace soleus::test {

inline std::set<std::string_view> CitedBy(const sdk::Plugin& table) {
  std::set<std::string_view> cited;
  const auto cite = [&](const sdk::Citations& keys) { cited.insert(keys.begin(), keys.end()); };
  for (const sdk::Condition& c : table.conditions) {
    cite(c.pretest_sources);
    for (const sdk::Modifier& m : c.modifiers) cite(m.sources);
    for (const sdk::Evidence& row : c.evidence) cite(row.sources);
  }
  for (const sdk::RedFlag& f : table.red_flags) cite(f.sources);
  for (const sdk::Order& o : table.orders) {
    cite(o.sources);
    cite(o.dose.sources);
  }
  for (const sdk::Factor& f : table.factors) cite(f.sources);
  for (const sdk::Score& s : table.scores) cite(s.sources);
  for (const sdk::Outcome& o : table.outcomes) {
    cite(o.sources);
    for (const sdk::ChangeThreshold& t : o.thresholds) cite(t.sources);
  }
  for (const sdk::FollowUp& f : table.follow_ups) cite(f.sources);
  return cited;
}

}  // namespace soleus::test
