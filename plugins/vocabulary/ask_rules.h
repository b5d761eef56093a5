// Whom a screening question concerns, where several findings share the answer. For everybody else
// its silence leaves no flag open; what is recorded counts all the same.
#pragma once

#include "plugins/sdk/rule.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

// A child whose pain has lasted and is not known to follow load: six weeks is an estimate. Pain
// that sport brings and rest takes has its cause, and the family is not asked about bruises.
inline constexpr sdk::Rule kChildWithUnexplainedPain =
    sdk::AllOf(sdk::AgeBelow(18), sdk::OnsetWeeksAtLeast(6), sdk::Absent(kLoadRelatedPain));

// Whose calf or chest gives cause to ask what this pain was called before.
// A place of pain that was not recorded may be the calf.
inline constexpr sdk::Rule kCalfSpeaks = sdk::AnyOf(
    sdk::NotRuledOut(kPainCalf), sdk::Charted(kCalfSwollenVisible), sdk::Charted(kCalf3CmLarger),
    sdk::Charted(kWholeLegSwollen), sdk::Charted(kPittingOedema), sdk::Charted(kHotRedSwollen),
    sdk::Charted(kNightOrRestPain), sdk::Charted(kCalfCrampOrSpasm),
    sdk::Charted(kDeepVeinTenderness), sdk::Charted(kRestingPulseAboveUsual),
    sdk::Charted(kNewBreathlessnessOrChestPain));

}  // namespace soleus::vocabulary
