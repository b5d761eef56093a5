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
using sdk::Evidence;
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
};

}  // namespace soleus::fluoroquinolone_tendinopathy
