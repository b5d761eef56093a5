#include "engine/reasoning/bound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soleus::reasoning {
namespace {

bool NeedsTheNumber(const Knowledge& knowledge, std::string_view finding) {
  const auto& scores = knowledge.scores();
  return knowledge.tracked().contains(finding) ||
         std::any_of(scores.begin(), scores.end(),
                     [&](const auto& score) { return score.item->sent_as.text == finding; });
}

}  // namespace

BoundReading ReadBound(const Knowledge& knowledge, std::string_view finding,
                       std::string_view comparator, double bound) {
  if (NeedsTheNumber(knowledge, finding)) return {};
  const bool upper = comparator.starts_with('<');
  const bool included = comparator.ends_with('=');
  constexpr double kEnd = std::numeric_limits<double>::infinity();
  const double nearest = included ? bound : std::nextafter(bound, upper ? -kEnd : kEnd);
  for (const double turn : knowledge.wiring().TurnsOf(finding)) {
    // An answer turns between what is below `turn` and `turn` itself.
    const bool reached = upper ? turn <= nearest : turn > nearest;
    if (reached) return {.number = {}, .turns_at = turn};
  }
  return {.number = nearest, .turns_at = {}};
}

}  // namespace soleus::reasoning
