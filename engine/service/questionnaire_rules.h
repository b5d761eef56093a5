// Who is to be asked: a rule as FHIR's enableWhen where it can be said so, and in words always.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "plugins/sdk/rule.h"

namespace soleus::service {

// One comparison with the answer to another question, in FHIR's words.
struct EnableTerm {
  const sdk::Finding* finding = nullptr;  // whose local code is that question's linkId
  std::string_view op;        // =, !=, exists, >=, <; != holds where nothing is answered
  bool yes = true;            // exists, and yes-no questions
  std::string_view category;  // not empty: the value of a choice
  double number = 0;          // >=, <: in the finding's unit
  bool operator==(const EnableTerm&) const = default;
};

struct EnableWhen {
  std::vector<EnableTerm> terms;  // never empty
  bool any = false;               // one of them is enough; else all must hold
};

// When to put the question: wherever the rule is not known to be false, as the flags have it, so an
// open answer hides nothing. Never narrower: of terms that must all hold, those that no answer can
// say (age, a probability) are left out; where one of several would be enough and cannot be said,
// or the nesting is more than FHIR has, nothing is said and the question is always put.
std::optional<EnableWhen> EnableWhenOf(const sdk::Rule& rule,
                                       const reasoning::Knowledge& knowledge);

// True: who is asked hangs on the answer itself (`ask_if = Charted(itself)`: nobody need be asked,
// and an answer is welcome). As enableWhen that would hide the question for ever.
bool RestsOnItself(const sdk::Finding& finding);

// "age 40 or over and (Pain: sole or Fever)". Empty for an empty rule.
std::string WordsOf(const sdk::Rule& rule, const reasoning::Knowledge& knowledge);

}  // namespace soleus::service
