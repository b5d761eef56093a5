// A patient made up at random in the words of the loaded knowledge: any finding that can be sent
// may be present, absent, valued, tried in vain or never asked.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"

namespace soleus::test {

class RandomPatients {
 public:
  RandomPatients(const reasoning::Knowledge& knowledge, unsigned seed)
      : knowledge_(knowledge), random_(seed) {
    for (const auto& [id, finding] : knowledge.used_findings()) {
      if (!finding->local_code.empty()) askable_.push_back(finding);
    }
  }

  // Not derived yet. `known` is the share of findings that somebody has asked for, 0-1.
  reasoning::Patient Draw(double known) {
    reasoning::Patient patient;
    if (!Chance(0.05)) patient.age_years = Chance(0.3) ? 6 + Number(12) : 18 + Number(70);
    if (Chance(0.9)) patient.sex = Chance(0.5) ? "female" : "male";
    if (Chance(0.8)) {
      const double weeks = Number(30);
      patient.onset_weeks = sdk::Interval{weeks, weeks + Number(3)};
    }
    // A complaint, so that most patients have a presentation.
    const auto& presentations = knowledge_.presentations();
    if (!presentations.empty() && Chance(0.95)) {
      const sdk::Presentation& p = *presentations[Below(presentations.size())].item;
      patient.facts[std::string(p.complaint.text)].state = reasoning::Fact::State::kPresent;
      for (const sdk::FindingId id : p.defined_by) Know(*knowledge_.FindFinding(id.text), patient);
    }
    for (const sdk::Finding* finding : askable_) {
      if (Chance(known)) Know(*finding, patient);
    }
    return patient;
  }

  reasoning::Patient DrawDerived(double known) {
    reasoning::Patient patient = Draw(known);
    reasoning::Derive(knowledge_, patient);
    return patient;
  }

  double Share() { return std::uniform_real_distribution<>(0, 1)(random_); }
  bool Chance(double share) { return Share() < share; }
  std::size_t Below(std::size_t n) {
    return static_cast<std::size_t>(random_()) % std::max<std::size_t>(n, 1);
  }
  double Number(std::size_t below) { return static_cast<double>(Below(below)); }
  const std::vector<const sdk::Finding*>& askable() const { return askable_; }

  // A value of the finding; signs are absent more often than present, as in a clinic.
  reasoning::Fact Value(const sdk::Finding& finding) {
    using State = reasoning::Fact::State;
    if (finding.kind == sdk::ValueKind::kYesNo) {
      return {.state = Chance(0.35) ? State::kPresent : State::kAbsent};
    }
    if (finding.kind == sdk::ValueKind::kChoice) {
      const sdk::Category& category = finding.categories[Below(finding.categories.size())];
      return {.state = State::kValue, .category = std::string(category.code)};
    }
    // Small and large numbers alike: thresholds lie anywhere between 0 and some hundreds.
    const double scale = Chance(0.5) ? 10 : 300;
    return {.state = State::kValue, .number = scale * Share()};
  }

 private:
  void Know(const sdk::Finding& finding, reasoning::Patient& patient) {
    reasoning::Fact fact = Value(finding);
    if (Chance(0.05)) fact = {.state = reasoning::Fact::State::kUnanswered};
    patient.facts.insert_or_assign(std::string(finding.id.text), std::move(fact));
  }

  const reasoning::Knowledge& knowledge_;
  std::mt19937 random_;
  std::vector<const sdk::Finding*> askable_;
};

}  // namespace soleus::test
