// Red flags and the referrals that they ask for. Run apart from the sum: a flag never needs a
// probability, and no probability silences one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/patient.h"

namespace soleus::reasoning {

struct FlagState {
  const Owned<sdk::RedFlag>* flag = nullptr;
  bool fired = false;    // false: not excluded
  bool assumed = false;  // fired because a mandatory screening item cannot be answered
  std::vector<std::string> because;
  std::vector<std::string> missing;
};

struct FlagOptions {
  // Nobody can be asked: every unknown screening item counts as unanswerable.
  bool nobody_to_ask = false;
  // False: the patient has no complaint that the knowledge is about. Flags still fire on what is
  // recorded, but an unasked question then leaves nothing open.
  bool complaint = true;
};

// Fired flags, then flags that are not excluded; each most urgent first, then by id. Flags whose
// rule is false are left out.
//
// A kStop flag whose rule stays unknown even if every unknown finding outside its screen were
// absent hangs on the screen alone. If one of those screening items is unanswered for good
// (`Fact::State::kUnanswered`, or nobody to ask) it is treated as fired, and `assumed`.
std::vector<FlagState> RaiseFlags(const Knowledge& knowledge, const Patient& patient,
                                  const Posteriors& posteriors, const FlagOptions& options);

// Where one flag stands, without its reasons: for what is asked thousands of times.
enum class Standing : std::uint8_t { kExcluded, kOpen, kFired };
Standing StandingOf(const sdk::RedFlag& flag, const Knowledge& knowledge, const Patient& patient,
                    const Posteriors& posteriors, const FlagOptions& options);

struct Referral {
  sdk::Urgency urgency = sdk::Urgency::kRoutine;
  sdk::Specialty specialty = sdk::Specialty::kPrimaryCare;
  std::string within;
  std::string say;
  std::string target;
  std::vector<std::string> red_flag_ids;
};

// One referral per urgency and specialty, most urgent first. Flags of severity kModifier and kNote
// refer nobody.
std::vector<Referral> ReferralsOf(const std::vector<FlagState>& flags);

}  // namespace soleus::reasoning
