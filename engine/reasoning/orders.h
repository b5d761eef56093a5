// What to propose, and what must be held back and why.
#pragma once

#include <string>
#include <vector>

#include "engine/reasoning/differential.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/referral.h"

namespace soleus::reasoning {

// The care of a condition is proposed only for the first-ranked named condition, and from this
// probability on (an estimate; below it, the answer is to ask and examine further).
inline constexpr double kCareThreshold = 0.25;

struct OfferedOrder {
  const Owned<sdk::Order>* order = nullptr;
  std::string phase;
  std::string why;
  std::vector<std::string> check_first;  // reasons of contraindications that are unknown
};

struct OfferedSet {
  std::string id;
  std::string title;
  const Owned<sdk::OrderSet>* set = nullptr;  // nullptr: activated by `flag`
  const FlagState* flag = nullptr;            // into the flags given
  std::vector<OfferedOrder> orders;
};

struct Withheld {
  std::string order_id;
  const Owned<sdk::Order>* order = nullptr;  // nullptr: no loaded plugin defines it
  std::vector<std::string> by;               // red flag, condition or finding ids
  std::string reason;
};

struct Plan {
  std::vector<OfferedSet> sets;    // flags' sets first; an order stands in the first set only
  std::vector<Withheld> withheld;  // by order id; every order that is held back, wanted or not
};

// While a kStop flag is fired, the care of a leading condition that is not dangerous is withheld by
// it. A red flag that activates an order beats a contraindication of a condition, never another
// flag.
Plan MakePlan(const Knowledge& knowledge, const Patient& patient,
              const std::vector<Hypothesis>& differential, const std::vector<FlagState>& flags);

}  // namespace soleus::reasoning
