// When an order of Achilles tendinopathy is offered, and when it is held back: the rules that
// several orders share. Red flags are not repeated here; a fired flag withholds by itself.
#pragma once

#include <string_view>

#include "plugins/sdk/rule.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::achilles_tendinopathy {

// From this probability on a diagnosis counts as a reason against an order: a design estimate, on
// the cautious side of the probability from which the care of a condition is proposed at all.
inline constexpr double kLikelyEnough = 0.2;

inline constexpr sdk::Rule kInsertionalLikely =
    sdk::PosteriorAtLeast({"insertional_achilles_tendinopathy"}, kLikelyEnough);
inline constexpr sdk::Rule kBursitisLikely =
    sdk::PosteriorAtLeast({"retrocalcaneal_bursitis"}, kLikelyEnough);
inline constexpr sdk::Rule kCalfStrainLikely =
    sdk::PosteriorAtLeast({"calf_strain"}, kLikelyEnough);
inline constexpr sdk::Rule kImpingementLikely =
    sdk::PosteriorAtLeast({"posterior_ankle_impingement"}, kLikelyEnough);
// Known to be adult: no growth plate, so nobody need ask.
inline constexpr sdk::Rule kApophysitisLikely =
    sdk::AllOf(sdk::AgeBelow(18), sdk::PosteriorAtLeast({"calcaneal_apophysitis"}, kLikelyEnough));

// A lunge worth treating: under 9 cm (about 1 SD below the mean of hoch2011), or a side difference
// above 2 cm (the detectable change is 1.9 cm, powden2015). The use of both is an estimate.
inline constexpr sdk::Rule kLimitedLunge =
    sdk::AnyOf(sdk::Below(vocabulary::kWeightBearingLunge, 9),
               sdk::AtLeast(vocabulary::kWeightBearingLungeSideDifference, 2));

// Swelling that an examiner found, for ice and compression; thickening stands in for it, since the
// vocabulary has no finding of swelling around the tendon alone.
inline constexpr sdk::Rule kSwelling = sdk::AnyOf(sdk::Present(vocabulary::kTendonThickening),
                                                  sdk::Present(vocabulary::kTendonCrepitus));

// Reviews of a loading programme. The 12-week step and the 6 months before surgery are published
// (nhs_dg, lagas2021, kernow2019); the rest is an estimate.
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

}  // namespace soleus::achilles_tendinopathy
