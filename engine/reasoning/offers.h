// Which orders would be offered, without the words: `MakePlan` for what is asked thousands of
// times. Orders go by index in `Wiring::orders`.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/referral.h"

namespace soleus::reasoning {

// What an order's own rules say of a patient.
struct OrderState {
  bool due = false;              // its `when` holds
  bool contraindicated = false;  // one contraindication holds
};
OrderState StateOf(const sdk::Order& order, const Patient& patient, const Posteriors& posteriors);

// `flags` by index in the knowledge's red flags; `leading`: the first-ranked named condition whose
// care is due, by index, or the number of conditions where none is. Rising, without repeats.
std::vector<std::size_t> OffersOf(const Knowledge& knowledge, const std::vector<OrderState>& orders,
                                  const std::vector<Standing>& flags, std::size_t leading);

}  // namespace soleus::reasoning
