#include "engine/reasoning/pretest.h"

#include <algorithm>
#include <numeric>

#include "engine/reasoning/logic.h"

namespace soleus::reasoning {

std::vector<AppliedModifier> ModifiersOf(const sdk::Condition& condition, const Patient& patient) {
  std::vector<AppliedModifier> applying;
  for (const sdk::Modifier& modifier : condition.modifiers) {
    if (TruthOf(modifier.when, patient, {}) != Truth::kTrue) continue;
    const bool zero = modifier.action == sdk::ModifierAction::kZero;
    applying.push_back({.modifier = &modifier,
                        .factor = zero ? 0 : std::min(modifier.factor, modifier.cap),
                        .because = {}});
  }
  for (AppliedModifier& m : applying) {
    if (m.modifier->group.empty()) continue;
    for (const AppliedModifier& other : applying) {
      // The first of equals acts.
      const bool beaten = other.modifier->group == m.modifier->group &&
                          (other.factor > m.factor || (other.factor == m.factor && &other < &m));
      if (beaten) m.applied = false;
    }
  }
  return applying;
}

sdk::Pretest PretestIn(const sdk::Condition& condition, std::string_view context) {
  for (const sdk::Pretest& pretest : condition.pretest) {
    if (pretest.context == context) return pretest;
  }
  return {.context = context};
}

double MassOf(std::size_t condition, const std::vector<AppliedModifier>& modifiers,
              const Knowledge& knowledge, std::span<const double> stated) {
  double mass = stated[condition];
  for (const AppliedModifier& m : modifiers) {
    if (!m.applied || m.modifier->action != sdk::ModifierAction::kSetToMultipleOf) continue;
    double sum = 0;
    bool loaded = false;
    for (std::size_t other = 0; other < stated.size(); ++other) {
      const auto& of = m.modifier->of;
      const sdk::ConditionId id = knowledge.conditions()[other].item->id;
      if (std::find(of.begin(), of.end(), id) == of.end()) continue;
      sum += stated[other];
      loaded = true;
    }
    // Where no plugin states the others, the condition's own pretest is all there is.
    if (loaded) mass = m.factor * sum;
  }
  for (const AppliedModifier& m : modifiers) {
    if (m.applied && m.modifier->action != sdk::ModifierAction::kSetToMultipleOf) mass *= m.factor;
  }
  return mass;
}

std::vector<double> ScalePretests(std::span<const double> masses, std::span<const double> stated) {
  const double mass_sum = std::accumulate(masses.begin(), masses.end(), 0.0);
  const double left_over = std::max(0.0, 1 - std::accumulate(stated.begin(), stated.end(), 0.0));
  const double other = mass_sum + left_over > 0
                           ? std::max(left_over / (mass_sum + left_over), kSomethingElseFloor)
                           : 1;
  const double scale = mass_sum > 0 ? (1 - other) / mass_sum : 0;
  std::vector<double> used;
  used.reserve(masses.size() + 1);
  for (double mass : masses) used.push_back(mass * scale);
  used.push_back(other);
  return used;
}

}  // namespace soleus::reasoning
