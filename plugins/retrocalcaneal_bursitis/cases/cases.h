// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/retrocalcaneal_bursitis/evidence.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::retrocalcaneal_bursitis {

using enum sdk::Given;

inline constexpr sdk::ConditionId kRetrocalcanealBursitisCondition{"retrocalcaneal_bursitis"};

// Constructed on the key features of the evidence base: tender in the soft triangle in front of the
// tendon, a posterosuperior bump, a rigid heel counter. The drug, asked, was never taken.
inline constexpr sdk::CaseFact kNewStiffShoes[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kFootwearChange, kPresent},
    {leg::kTwoFingerSqueezePainful, kPresent},
    {leg::kHaglundProminence, kPresent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
};

// Insertional tendinopathy, which has the same bump and the same sore spot; the squeeze in front of
// the tendon does not hurt. Alone, this plugin knows nothing better.
// 53-year-old woman, BMI 33, 2 years of pain at the back of the heel, worse uphill and after
// sitting. Bony lump, tender within 1 cm of the insertion. She stretches daily on a step and does
// heel drops off the stair; it hurts more.
inline constexpr sdk::CaseFact kInsertional[] = {
    {leg::kOnsetType, kCategory, "gradual"},  {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kTenderInsertion, kPresent},        {leg::kHaglundProminence, kPresent},
    {leg::kTwoFingerSqueezePainful, kAbsent}, {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "new_stiff_shoes",
        .title = "Sore bump after new stiff shoes",
        .age_years = 35,
        .facts = kNewStiffShoes,
        .first = kRetrocalcanealBursitisCondition,
        .offered = {"heel_lift", "footwear_education", "avoid_peritendinous_steroid_injection"},
    },
    {
        .id = "insertional_with_a_bump",
        .title = "Insertional, tempted to stretch",
        .age_years = 53,
        .facts = kInsertional,
        .first = kRetrocalcanealBursitisCondition,
    },
};

}  // namespace soleus::retrocalcaneal_bursitis
