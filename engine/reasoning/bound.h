// A result that is only a bound, "<5 mg/L", read as a value where it answers as much as a number
// would: where every number that it allows answers every loaded rule and row alike.
#pragma once

#include <optional>
#include <string_view>

#include "engine/reasoning/knowledge.h"

namespace soleus::reasoning {

struct BoundReading {
  // One of the numbers that the bound allows, to stand for all of them; in the finding's own unit.
  // nullopt: it says too little, and the finding stays unknown.
  std::optional<double> number;
  // Why, where it does: an answer turns at this number, and the bound allows both sides of it.
  // Neither is set where a course or a score needs the number itself.
  std::optional<double> turns_at;
};

// `comparator`: <, <=, >= or >; `bound` in the unit of `finding`, a quantity in use. Pure; any
// thread.
BoundReading ReadBound(const Knowledge& knowledge, std::string_view finding,
                       std::string_view comparator, double bound);

}  // namespace soleus::reasoning
