// The ranked differential: context, pretest, evidence, posterior, interval.
//
//   score_i = pretest_i * product of counted ratios;  probability_i = score_i / sum of scores
//
// `something_else` holds what the loaded conditions leave over and never less than 5 % pretest; its
// ratios are all 1. With one condition this is Bayes' rule in odds form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/odds.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/pretest.h"

namespace soleus::reasoning {

struct ContextChoice {
  const sdk::Presentation* presentation = nullptr;  // nullptr: none recognised
  bool complaint = false;            // the patient has a complaint that some presentation is about
  std::vector<std::string> missing;  // what would let one be recognised
};
ContextChoice RecogniseContext(const Knowledge& knowledge, const Patient& patient);
// The one that is recognised, without the rest; nullptr: none.
const sdk::Presentation* PresentationOf(const Knowledge& knowledge, const Patient& patient);

// What one row says of a known fact, before its cluster is looked at.
struct Weight {
  enum class Left { kCounted, kForTheRecord, kDefinesThePresentation, kSilent };
  const sdk::Ratio* ratio = nullptr;  // the published figures behind it; nullptr: a choice's shares
  RatioInUse in_use;
  Left left = Left::kCounted;
};
Weight WeightOf(const sdk::Evidence& row, const sdk::Finding& finding, const Fact& fact,
                const sdk::Presentation& context);

// How far a ratio in use is from saying nothing. Within a cluster the furthest counts; of equals,
// the first.
double DistanceOf(const RatioInUse& in_use);

struct Contribution {
  const sdk::Evidence* row = nullptr;
  const sdk::Finding* finding = nullptr;
  Fact fact;
  const sdk::Ratio* ratio = nullptr;  // the published figures behind it; nullptr: a choice's shares
  RatioInUse in_use;
  bool counted = true;
  std::string why_not_counted;
};

struct Hypothesis {
  const Owned<sdk::Condition>* condition = nullptr;  // nullptr: something else
  std::string id;
  double stated_pretest = 0;  // as the table states it
  double pretest = 0;         // after modifiers and scaling
  double pretest_low = 0;
  double pretest_high = 0;
  std::vector<AppliedModifier> modifiers;
  std::vector<Contribution> contributions;  // in the order of the table
  double probability = 0;
  double low = 0;
  double high = 0;
};

// Ranked, most probable first, ties by id. Conditions without a pretest in this context, and those
// whose pretest is zero, stand in it with probability 0. The sum is 1 to rounding.
std::vector<Hypothesis> RankDifferential(const Knowledge& knowledge, const Patient& patient,
                                         const sdk::Presentation& context);

Posteriors PosteriorsOf(const std::vector<Hypothesis>& differential);

}  // namespace soleus::reasoning
