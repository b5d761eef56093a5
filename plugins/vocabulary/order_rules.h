// When an order that several conditions share is offered, and when it is held back.
//
// A condition whose plugin is not loaded has no probability: such a rule is unknown, so it neither
// offers the order nor withholds it.
#pragma once

#include "plugins/sdk/rule.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

// From this probability on a diagnosis counts as a reason for or against an order: a design
// estimate, on the cautious side of the probability from which the care of a condition is proposed
// at all.
inline constexpr double kLikelyEnough = 0.2;

inline constexpr sdk::Rule kInsertionalLikely =
    sdk::PosteriorAtLeast({"insertional_achilles_tendinopathy"}, kLikelyEnough);
inline constexpr sdk::Rule kBursitisLikely =
    sdk::PosteriorAtLeast({"retrocalcaneal_bursitis"}, kLikelyEnough);
inline constexpr sdk::Rule kCalfStrainLikely =
    sdk::PosteriorAtLeast({"calf_strain"}, kLikelyEnough);
inline constexpr sdk::Rule kImpingementLikely =
    sdk::PosteriorAtLeast({"posterior_ankle_impingement"}, kLikelyEnough);
inline constexpr sdk::Rule kPlantarHeelPainLikely =
    sdk::PosteriorAtLeast({"plantar_heel_pain"}, kLikelyEnough);

inline constexpr sdk::Rule kMidportionLikely =
    sdk::PosteriorAtLeast({"midportion_achilles_tendinopathy"}, kLikelyEnough);

// Twelve weeks of loading done as prescribed, and not better: a VISA-A gain under 14 points
// (lagas2021; 7 is the estimate for insertional disease, which asks for less), or no overall
// change for the better.
inline constexpr sdk::Rule kTwelveWeeksDidNotHelp =
    sdk::AllOf(sdk::Charted(kTwelveWeeksOfLoading),
               sdk::AnyOf(sdk::Below(kVisaAChange, 14), sdk::Absent(kGlobalChangeBetter)));

// A host whose tendon tears easily: the rule of red flag "high_risk_tendon_host".
inline constexpr sdk::Rule kHighRiskTendonHost = sdk::AnyOf(
    sdk::AllOf(sdk::Present(kSystemicCorticosteroid),
               sdk::AnyOf(sdk::Present(kAge60OrOver), sdk::Present(kPainMidTendon),
                          sdk::Present(kPainInsertion), sdk::Present(kTenderMidTendon),
                          sdk::Present(kTenderInsertion))),
    sdk::Present(kTransplantOrRenalFailure), sdk::Present(kSteroidInjectionNearTendon),
    sdk::AllOf(sdk::Present(kFluoroquinoloneRecent), sdk::Present(kSystemicCorticosteroid)));

// Known to be adult: no growth plate, so nobody need ask.
inline constexpr sdk::Rule kApophysitisLikely =
    sdk::AllOf(sdk::AgeBelow(18), sdk::PosteriorAtLeast({"calcaneal_apophysitis"}, kLikelyEnough));

// From this probability on no other diagnosis can be as likely: "simple" and "typical" of the
// imaging rules (kernow2019, perhamre2013). Where a red flag stands, it asks for its own picture.
inline constexpr double kLeadsForSure = 0.5;
inline constexpr sdk::Rule kSimpleMidportion =
    sdk::AllOf(sdk::AgeAtLeast(18),
               sdk::PosteriorAtLeast({"midportion_achilles_tendinopathy"}, kLeadsForSure));
inline constexpr sdk::Rule kSimpleInsertional =
    sdk::AllOf(sdk::AgeAtLeast(18),
               sdk::PosteriorAtLeast({"insertional_achilles_tendinopathy"}, kLeadsForSure));
inline constexpr sdk::Rule kTypicalApophysitis =
    sdk::AllOf(sdk::AgeBelow(18), sdk::PosteriorAtLeast({"calcaneal_apophysitis"}, kLeadsForSure));

// A lunge worth treating: under 9 cm (about 1 SD below the mean of hoch2011), or a side difference
// of 2 cm or more (the detectable change is 1.9 cm, powden2015). The use of both is an estimate.
inline constexpr sdk::Rule kLimitedLunge = sdk::AnyOf(
    sdk::Below(kWeightBearingLunge, 9), sdk::AtLeast(kWeightBearingLungeSideDifference, 2));

}  // namespace soleus::vocabulary
