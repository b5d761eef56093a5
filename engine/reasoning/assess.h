// The whole answer for one patient: a pure function of (knowledge, patient, options).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/reasoning/differential.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/next_finding.h"
#include "engine/reasoning/orders.h"
#include "engine/reasoning/patient.h"
#include "engine/reasoning/progress.h"
#include "engine/reasoning/referral.h"
#include "engine/reasoning/robustness.h"
#include "engine/reasoning/score.h"

namespace soleus::reasoning {

struct AssessOptions {
  FlagOptions flags;
  std::size_t max_next_findings = 5;
};

struct FactorState {
  const Owned<sdk::Factor>* factor = nullptr;
  std::vector<std::string> because;  // findings present
  std::vector<std::string> missing;  // findings not yet assessed
};

struct Assessment {
  ContextChoice context;
  std::vector<Hypothesis> differential;  // empty where no context was recognised
  std::optional<Robustness> robustness;  // of the first rank; nothing where none is ranked
  std::vector<FlagState> flags;
  std::vector<Referral> referrals;
  Plan plan;  // refers into `flags`: move, never copy
  std::vector<NextFinding> next;
  std::vector<FactorState> factors;  // where the leading condition's plugin names them
  std::vector<ScoreState> scores;    // points into the patient that was assessed
  std::vector<Progress> progress;    // so do these
  std::vector<FollowUpState> follow_ups;
  sdk::Urgency urgency = sdk::Urgency::kRoutine;

  Assessment() = default;
  Assessment(Assessment&&) = default;
  Assessment& operator=(Assessment&&) = default;
};

// `patient` must have been derived (`Derive`). Same input, same output, on any thread.
Assessment Assess(const Knowledge& knowledge, const Patient& patient, const AssessOptions& options);

}  // namespace soleus::reasoning
