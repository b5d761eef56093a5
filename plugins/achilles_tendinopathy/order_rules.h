// When an order of Achilles tendinopathy is offered, and when it is held back: the rules that
// several orders share. Red flags are not repeated here; a fired flag withholds by itself.
#pragma once

#include <string_view>

#include "plugins/sdk/rule.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_rules.h"

namespace soleus::achilles_tendinopathy {

using vocabulary::kApophysitisLikely;
using vocabulary::kBursitisLikely;
using vocabulary::kCalfStrainLikely;
using vocabulary::kImpingementLikely;
using vocabulary::kInsertionalLikely;
using vocabulary::kLikelyEnough;
using vocabulary::kLimitedLunge;

// Fewer heel raises than the goal of treatment (outcome measures of the evidence base: at least 20;
// half of healthy adults do more than 21-24, hebert2017). The use of it is an estimate.
inline constexpr sdk::Rule kFewHeelRaises = sdk::Below(vocabulary::kHeelRaiseCount, 20);
// Weakness on resistance is a sign of rupture first: it counts as a weak calf only where the
// squeeze and the gap were both recorded normal.
inline constexpr sdk::Rule kWeakCalf =
    sdk::AnyOf(kFewHeelRaises, sdk::AllOf(sdk::Present(vocabulary::kPlantarflexionWeak),
                                          sdk::Absent(vocabulary::kCalfSqueezeNoPlantarflexion),
                                          sdk::Absent(vocabulary::kPalpableGap)));

// Swelling that an examiner found, for ice and compression; thickening stands in for it, since the
// vocabulary has no finding of swelling around the tendon alone.
inline constexpr sdk::Rule kSwelling = sdk::AnyOf(sdk::Present(vocabulary::kTendonThickening),
                                                  sdk::Present(vocabulary::kTendonCrepitus));

// Reviews of a loading programme. The low-compression programme was also measured at 24 weeks. The
// 12-week step and the 6 months before surgery are published (nhs_dg, lagas2021, kernow2019); the
// rest is an estimate.
inline constexpr std::string_view kMidportionReview =
    "2 weeks: technique, pain diary, raise or cut the load. 6 weeks: VISA-A, pain, heel-raise "
    "count, lunge; if worse or no gain, re-examine, rethink the diagnosis, check the dose (at "
    "least 70% of sessions). 12 weeks: improved, go on; a VISA-A gain under 14 points: check "
    "diagnosis, dose and adherence, consider sports medicine. A surgical opinion only after 6 "
    "months of adequate care.";
inline constexpr std::string_view kInsertionalReview =
    "2 weeks: technique, pain diary, raise or cut the load. 6 weeks: VISA-A, pain, heel-raise "
    "count, lunge; if worse or no gain, re-examine, rethink the diagnosis, check the dose (at "
    "least 70% of sessions). 12 weeks: improved, go on; a VISA-A gain under 7 points (estimate): "
    "check diagnosis, dose and adherence, consider sports medicine. A surgical opinion only after "
    "6 months of adequate care.";
inline constexpr std::string_view kLowCompressionReview =
    "2 weeks: technique, pain diary, raise or cut the load. 6 weeks: VISA-A, pain, heel-raise "
    "count, lunge; if worse or no gain, re-examine, rethink the diagnosis, check the dose (at "
    "least 70% of sessions). 12 weeks: improved, go on; a VISA-A gain under 7 points (estimate): "
    "check diagnosis, dose and adherence, consider sports medicine. 24 weeks: VISA-A, pain and "
    "heel-raise count again. A surgical opinion only after 6 months of adequate care.";

}  // namespace soleus::achilles_tendinopathy
