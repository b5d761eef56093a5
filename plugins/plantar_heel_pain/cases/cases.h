// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::plantar_heel_pain {

namespace leg = vocabulary;
using enum sdk::Given;

// 48-year-old shop worker, BMI 34, first-step pain under the medial heel, says 'back of my heel'.
// Medial tubercle tender, windlass weight-bearing positive, Achilles not tender.
// The finger decides, not the words; and the calf may be stretched here.
inline constexpr sdk::CaseFact kBackOfMyHeel[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "plantar"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kFirstStepPlantarPain, kPresent},
    {leg::kMedialTubercleTender, kPresent},
    {leg::kWindlassWeightBearing, kPresent},
    {leg::kTenderMidTendon, kAbsent},
    {leg::kTenderInsertion, kAbsent},
};

// Constructed from the features that set the two apart: a bruised feeling in the centre of the heel
// on hard floors, no peak at the first steps, the medial tubercle not tender (estimate). It stays
// too unlikely for its care to be proposed.
inline constexpr sdk::CaseFact kBruisedOnHardFloors[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "plantar"},
    {leg::kCentralHeelPadTender, kPresent},  {leg::kFirstStepPlantarPain, kAbsent},
    {leg::kMedialTubercleTender, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "plantar_heel_called_back_of_heel",
        .title = "Plantar heel pain called 'back of my heel'",
        .age_years = 48,
        .facts = kBackOfMyHeel,
        .first = {"plantar_heel_pain"},
        .offered = {"plantar_heel_pain_care", "taping", "calf_stretching", "footwear_education"},
    },
    {
        .id = "heel_pad_bruised_on_hard_floors",
        .title = "Bruised heel on hard floors",
        .age_years = 61,
        .facts = kBruisedOnHardFloors,
        .first = {"heel_fat_pad_syndrome"},
    },
};

}  // namespace soleus::plantar_heel_pain
