// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/achilles_tendinopathy/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::achilles_tendinopathy {

using enum sdk::Given;

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

// 53-year-old woman, BMI 33, 2 years of pain at the back of the heel, worse uphill and after
// sitting. Bony lump, tender within 1 cm of the insertion. She stretches daily on a step and does
// heel drops off the stair; it hurts more.
inline constexpr sdk::CaseFact kInsertional[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kTenderInsertion, kPresent},
    {leg::kHaglundProminence, kPresent},
    {leg::kUphillProvokes, kPresent},
    {leg::kMorningStiffness, kPresent},
    {leg::kSpondyloarthritisFeatures, kAbsent},
    {leg::kTwoFingerSqueezePainful, kAbsent},
    {leg::kMorningStiffnessOver30Min, kAbsent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
};

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
// both ankles swollen and bruised, palpable gaps near the insertions, Thompson positive both
// sides, no active plantarflexion. Venous Doppler negative.
// This plugin alone does not know rupture: what it must do is stop the drug and the loading.
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

inline constexpr sdk::Case kCases[] = {
    {
        .id = "runner_midportion",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kMidportionAchillesTendinopathy,
        .offered = {"core_education", "pain_monitoring_model", "combined_loading_silbernagel",
                    "footwear_education", "terrain_education", "heel_lift",
                    "kinetic_chain_assessment", "calf_stretching"},
    },
    {
        .id = "insertional_tempted_to_stretch",
        .title = "Insertional, tempted to stretch",
        .age_years = 53,
        .facts = kInsertional,
        .first = kInsertionalAchillesTendinopathy,
        .offered = {"low_compression_insertional_programme", "heel_lift", "footwear_education",
                    "core_education"},
        .withheld = {"calf_stretching", "eccentric_loading_alfredson"},
    },
    {
        .id = "levofloxacin_not_ruptured",
        .title = "Levofloxacin, tender but not ruptured",
        .age_years = 66,
        .facts = kLevofloxacin,
        .first = kMidportionAchillesTendinopathy,
        .flags_fired = {"fluoroquinolone_associated_tendon_pain"},
        .offered = {"stop_fluoroquinolone_contact_prescriber", "heel_lift"},
        .withheld = {"eccentric_loading_alfredson", "heavy_slow_resistance",
                     "plyometric_return_to_sport", "calf_stretching"},
    },
    {
        .id = "ciprofloxacin_and_prednisolone",
        .title = "Ciprofloxacin plus prednisolone, both tendons (Khanzada 2011)",
        .age_years = 78,
        .facts = kCiprofloxacinAndPrednisolone,
        .first = kMidportionAchillesTendinopathy,
        .flags_fired = {"fluoroquinolone_associated_tendon_pain", "high_risk_tendon_host"},
        .offered = {"stop_fluoroquinolone_contact_prescriber",
                    "avoid_peritendinous_steroid_injection"},
        .withheld = {"calf_stretching", "combined_loading_silbernagel", "pain_monitoring_model",
                     "shock_wave_therapy"},
    },
};

}  // namespace soleus::achilles_tendinopathy
