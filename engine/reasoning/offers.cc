#include "engine/reasoning/offers.h"

#include <algorithm>

namespace soleus::reasoning {

OrderState StateOf(const sdk::Order& order, const Patient& patient, const Posteriors& posteriors) {
  return {.due = TruthOf(order.when, patient, posteriors) == Truth::kTrue,
          .contraindicated = std::any_of(
              order.contraindications.begin(), order.contraindications.end(),
              [&](const auto& c) { return TruthOf(c.when, patient, posteriors) == Truth::kTrue; })};
}

std::vector<std::size_t> OffersOf(const Knowledge& knowledge, const std::vector<OrderState>& orders,
                                  const std::vector<Standing>& flags, std::size_t leading) {
  const Wiring& wiring = knowledge.wiring();
  enum : char { kWithheld = 1, kActivated = 2, kOffered = 4 };
  std::vector<char> marks(orders.size(), 0);
  const auto mark = [&marks](std::size_t order, char with) {
    marks[order] = static_cast<char>(marks[order] | with);
  };
  bool stopped = false;
  for (std::size_t f = 0; f < flags.size(); ++f) {
    if (flags[f] != Standing::kFired) continue;
    stopped = stopped || knowledge.red_flags()[f].item->severity == sdk::Severity::kStop;
    for (std::size_t o : wiring.withheld_by[f]) mark(o, kWithheld);
    for (std::size_t o : wiring.activated_by[f]) mark(o, kActivated);
  }
  for (std::size_t o = 0; o < orders.size(); ++o) {
    if (orders[o].contraindicated && (marks[o] & kActivated) == 0) mark(o, kWithheld);
    if ((marks[o] & kActivated) != 0 && (marks[o] & kWithheld) == 0) mark(o, kOffered);
  }
  if (leading < knowledge.conditions().size()) {
    const bool waits = stopped && !knowledge.conditions()[leading].item->dangerous;
    for (std::size_t o : wiring.care_of[leading]) {
      if (!waits && orders[o].due && (marks[o] & kWithheld) == 0) mark(o, kOffered);
    }
  }
  std::vector<std::size_t> offered;
  for (std::size_t o = 0; o < orders.size(); ++o) {
    if ((marks[o] & kOffered) != 0) offered.push_back(o);
  }
  return offered;
}

}  // namespace soleus::reasoning
