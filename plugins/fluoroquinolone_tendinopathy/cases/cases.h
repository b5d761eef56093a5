// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
// No flag fires in any of them: the flags that such patients need are other plugins'. Nor is care
// expected: alone, an exposed patient has the small pretest probability as stated, below the one
// from which care is proposed. With its neighbours: tests/plugins, tests/patients.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::fluoroquinolone_tendinopathy {

namespace leg = vocabulary;
using enum sdk::Given;

inline constexpr sdk::ConditionId kFluoroquinoloneTendinopathy{"fluoroquinolone_tendinopathy"};

// Constructed on the boxed warning and population data.
// 66-year-old woman, day 6 of levofloxacin for pneumonia, both heels sore since day 4, tender
// midportions, calf squeeze normal, no gap.
inline constexpr sdk::CaseFact kLevofloxacin[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "current"},
    {leg::kTenderMidTendon, kPresent},
    {leg::kBilateralHeels, kPresent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
    {leg::kPalpableGap, kAbsent},
    {leg::kCalf3CmLarger, kAbsent},
};

// Published case (Khanzada 2011).
// 78-year-old woman, severe pain in both ankles 2 days after starting ciprofloxacin 500 mg twice
// daily for a urinary infection and prednisolone 30 mg daily for COPD; no trauma. Cannot stand,
// both ankles swollen and bruised, palpable gaps near the insertions, Thompson positive both sides,
// no active plantarflexion. Venous Doppler negative.
// This plugin alone does not know rupture.
inline constexpr sdk::CaseFact kCiprofloxacinAndPrednisolone[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "current"},
    {leg::kSystemicCorticosteroid, kPresent},
    {leg::kBilateralHeels, kPresent},
    {leg::kPalpableGap, kPresent},
    {leg::kCalfSqueezeNoPlantarflexion, kPresent},
    {leg::kFallOrDirectTrauma, kAbsent},
};

// Nobody who never took the drug has its tendinopathy, however sore the tendon.
// 42-year-old recreational runner, 10 weeks of pain 4 cm above the right heel, stiff for 5 minutes
// in the morning, eases as he runs and aches after. He added hills and moved to low-drop shoes 3
// months ago. No event. Tender spindle-shaped swelling that moves with the tendon, tenderness gone
// in full dorsiflexion. Calf squeeze normal, 14 single-leg heel raises (other side 25), lunge 8 vs
// 10 cm. VISA-A 52.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kMorningStiffness, kPresent},
    {leg::kStartUpPainWarmsUp, kPresent},
    {leg::kUphillProvokes, kPresent},
    {leg::kTrainingLoadChange, kPresent},
    {leg::kFootwearChange, kPresent},
    {leg::kTenderMidTendon, kPresent},
    {leg::kArcSign, kPresent},
    {leg::kRoyalLondonTest, kPresent},
    {leg::kTendonThickening, kPresent},
    {leg::kPopOrKickAtOnset, kAbsent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
    {leg::kPalpableGap, kAbsent},
    {leg::kMatlesAbnormalRestingAngle, kAbsent},
    {leg::kCalf3CmLarger, kAbsent},
    {leg::kMorningStiffnessMinutes, kQuantity, {}, 5},
    {leg::kWeightBearingLunge, kQuantity, {}, 8},
    {leg::kWeightBearingLungeSideDifference, kQuantity, {}, 2},
    {leg::kHeelRaiseCount, kQuantity, {}, 14},
    {leg::kVisaATotal, kQuantity, {}, 52},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "levofloxacin_sore_tendons",
        .title = "Levofloxacin, tender but not ruptured",
        .age_years = 66,
        .facts = kLevofloxacin,
        .first = kFluoroquinoloneTendinopathy,
    },
    {
        .id = "ciprofloxacin_both_tendons",
        .title = "Ciprofloxacin plus prednisolone, both tendons (Khanzada 2011)",
        .age_years = 78,
        .facts = kCiprofloxacinAndPrednisolone,
        .first = kFluoroquinoloneTendinopathy,
    },
    {
        .id = "runner_without_the_drug",
        .title = "Runner, midportion, no fluoroquinolone",
        .age_years = 42,
        .facts = kRunner,
        .first = kFluoroquinoloneTendinopathy,
    },
};

}  // namespace soleus::fluoroquinolone_tendinopathy
