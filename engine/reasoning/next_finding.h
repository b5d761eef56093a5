// What to ask or examine next: the expected value of knowing each unknown finding.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/reasoning/differential.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/referral.h"

namespace soleus::reasoning {

struct Outcome {
  std::string value;  // as Answer::value
  std::string leading_condition_id;
  double leading_probability = 0;
  std::vector<std::string> flags_fired;
  std::vector<std::string> flags_closed;  // fired or open now, excluded by this answer
};

struct NextFinding {
  const sdk::Finding* finding = nullptr;
  double probability_present = 0;  // of `if_present`; a choice or quantity: of its likeliest answer
  Outcome if_present;
  Outcome if_absent;
  bool mandatory = false;
  std::vector<std::string> settles;
  double value = 0;
  std::string why;
};

// What is believed before anything more is asked.
struct Belief {
  const ContextChoice& context;
  const std::vector<FlagState>& flags;
};

// Ranked by expected change of a red-flag decision first, of the orders second, expected entropy
// reduction third, each discounted by effort (history 1, bedside 1.5, laboratory 4, imaging 8:
// design estimates); a mandatory item of an open stop rule stands first. Leaves out what is known,
// what was tried and could not be answered, what can only be derived, what comes from the record
// alone (age, medication codes), totals of scores, whose items are asked, and every test that a
// fired or open flag forbids, a quantity that decides it included. `patient` is already derived.
// Nothing is asked of a patient whose complaint the knowledge is not about.
std::vector<NextFinding> AskNext(const Knowledge& knowledge, const Patient& patient,
                                 const Belief& now, const FlagOptions& options, std::size_t limit);

}  // namespace soleus::reasoning
