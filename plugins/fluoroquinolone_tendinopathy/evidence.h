// What each finding says for or against a tendinopathy that a fluoroquinolone brought on.
//
// No study of a sign in these patients was found. The ratios are those of the tendinopathies, from
// the shared rows, so that hardly a sign tells this condition from an ordinary tendinopathy: two
// sore heels alone raise it and none of them. The drug decides, on the pretest odds.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::fluoroquinolone_tendinopathy {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kFluoroquinoloneTendinopathyEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.6, 0.22, 0.01, 0.08, 0.03, 0.02, 0.04},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    shared::kTenderMidTendon,
    shared::kRoyalLondonTest,
    shared::kArcSign,
    shared::kMorningStiffness,
    shared::kPainOnSingleLegHeelRaise,
    shared::kPainOnHopping,
    shared::kTenderInsertion,
    shared::kBilateralHeels,
    // Telling signs of other conditions, and of this one.
    shared::kFootPulsesAbsentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Drug tendons are often swollen and red. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base."},
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotPushOffElsewhere,
    shared::kCalfSqueezeNoPlantarflexionElsewhere,
    shared::kPalpableGapElsewhere,
    shared::kOldUnexplainedEventElsewhere,
    shared::kMedialGastrocnemiusTenderElsewhere,
    shared::kTendonXanthomaElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    {.finding = leg::kBruisingHeelAnkleOrCalf,
     .present = Estimate(0.5, 0.25, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A drug tendon swells; a bruise on it says that it has torn. No accuracy study found; "
             "range is plausible bounds, not a CI. Added to the evidence base (KG04)."},
};

}  // namespace soleus::fluoroquinolone_tendinopathy
