// What may be answered to a question, and how probable each answer is under the present
// differential.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"

namespace soleus::reasoning {

struct Answer {
  double probability = 0;  // 0-1; those of one question sum to 1
  Fact fact;
  // "present", "absent", a choice's code, or the range of a quantity in words: "< 10 mg/L",
  // "10 to < 20 mg/L", ">= 20 mg/L".
  std::string value;
};

// Yes before no for a yes-no finding; of a choice or quantity the likeliest first, of equals in the
// table's order. `probabilities` by index in the knowledge's conditions, something else last, or
// empty where nothing is ranked. Fewer than two answers: knowing it can change nothing.
//
// A quantity has as many answers as the ranges between which some row or rule tells apart: its
// bands, and the numbers that rules compare it with. A band's share among patients without the
// condition is no published figure. It is taken as the evenest shares under which the band's
// ratios are possible at all (shares sum to 1, and so do shares times ratios): an estimate, exact
// where there are two bands.
std::vector<Answer> AnswersTo(const sdk::Finding& finding, const Knowledge& knowledge,
                              std::span<const double> probabilities);

}  // namespace soleus::reasoning
