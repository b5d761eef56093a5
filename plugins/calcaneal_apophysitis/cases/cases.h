// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::calcaneal_apophysitis {

namespace leg = vocabulary;
using enum sdk::Given;

// Constructed to the published criteria (Perhamre 2013, Wiegerinck 2016).
// 11-year-old boy, growth spurt, both heels hurt during and after football for 6 weeks, fine in
// the morning. Pain on mediolateral calcaneal squeeze and on standing on one heel. No swelling,
// redness or fever.
inline constexpr sdk::CaseFact kFootballer[] = {
    {leg::kOnsetType, kCategory, "gradual"},  {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kOneLegHeelStandPainful, kPresent}, {leg::kCalcanealSqueezePainful, kPresent},
    {leg::kBilateralHeels, kPresent},         {leg::kLoadRelatedPain, kPresent},
    {leg::kFeverOrMalaise, kAbsent},          {leg::kRefusesWeightBearing, kAbsent},
    {leg::kNightOrRestPain, kAbsent},
};

// Published case (J Med Case Rep 2015), the first visit.
// 9-year-old boy, heel pain, woke unable to walk on the left foot, no trauma, no fever recorded
// (FIRST emergency visit: called Sever's disease, as on the second). By day 10: fever, hot red
// swollen heel, lymphangitis. MRI: diffuse calcaneal osteomyelitis, surgery and antibiotics. The
// inputs describe the first visit.
// This plugin alone ranks him as Sever's, and knows no red flag: it must not serve without the one
// that sends him on (plugins/infection_and_tumour).
inline constexpr sdk::CaseFact kWillNotStep[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kRefusesWeightBearing, kPresent}, {leg::kFallOrDirectTrauma, kAbsent},
    {leg::kFeverOrMalaise, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "footballer",
        .title = "Footballer with Sever's",
        .age_years = 11,
        .facts = kFootballer,
        .first = {"calcaneal_apophysitis"},
        .offered = {"calcaneal_apophysitis_care", "core_education", "heel_lift"},
    },
    {
        .id = "will_not_step",
        .title = "'Sever's' that is osteomyelitis (J Med Case Rep 2015)",
        .age_years = 9,
        .facts = kWillNotStep,
        .first = {"calcaneal_apophysitis"},
    },
};

}  // namespace soleus::calcaneal_apophysitis
