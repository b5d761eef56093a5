// Pretest probabilities in one presentation: as stated, after modifiers, and scaled to sum to 1
// with what no loaded plugin names. Lists go by index in the knowledge's conditions.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/patient.h"

namespace soleus::reasoning {

inline constexpr double kSomethingElseFloor = 0.05;

struct AppliedModifier {
  const sdk::Modifier* modifier = nullptr;
  double factor = 1;    // after the cap
  bool applied = true;  // false: a larger factor of its group acts
  std::vector<std::string> because;
};

// Those whose rule holds, `because` left empty: `RankDifferential` fills it in.
std::vector<AppliedModifier> ModifiersOf(const sdk::Condition& condition, const Patient& patient);

// Of this condition in this context; one that is never stated there has point and range 0.
sdk::Pretest PretestIn(const sdk::Condition& condition, std::string_view context);

// The mass of a condition after its modifiers, before scaling. Multiples of other masses use the
// masses as stated, so that the order of conditions cannot matter.
double MassOf(std::size_t condition, const std::vector<AppliedModifier>& modifiers,
              const Knowledge& knowledge, std::span<const double> stated);

// What is used: the masses scaled, then something else, which holds what the stated pretests leave
// over and never less than kSomethingElseFloor.
std::vector<double> ScalePretests(std::span<const double> masses, std::span<const double> stated);

}  // namespace soleus::reasoning
