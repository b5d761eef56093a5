// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/calcaneal_stress_fracture/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::calcaneal_stress_fracture {

using enum sdk::Given;

// Published case (Rajivan 2025).
// 57-year-old woman, acute left heel pain after minor trauma; film normal, soft-tissue injury
// diagnosed. Pain persists; squeezing the heel hurts; MRI: calcaneal stress fracture; boot and
// non-weight bearing helped.
// The squeeze sign and the bone risk are added here, they are not in its abstract.
inline constexpr sdk::CaseFact kNormalFilm[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "plantar"},
    {leg::kFallOrDirectTrauma, kPresent},   {leg::kCalcanealSqueezePainful, kPresent},
    {leg::kBoneStressRisk, kPresent},       {leg::kXrayAcuteFracture, kAbsent},
    {leg::kOttawaBoneTenderness, kAbsent},  {leg::kCannotTakeFourSteps, kAbsent},
    {leg::kTenderMidTendon, kAbsent},       {leg::kMedialTubercleTender, kAbsent},
    {leg::kFirstStepPlantarPain, kAbsent},
};

// After Engbjerg 2021: 15-year-old athlete, heel pain without an injury, film normal, MRI showed
// the fracture. How long the pain lasted is assumed. Nobody squeezed the heel.
inline constexpr sdk::CaseFact kTeenagerCleanFilm[] = {
    {leg::kPosteriorHeelOrCalfPain, kPresent},
    {leg::kFallOrDirectTrauma, kAbsent},
    {leg::kXrayAcuteFracture, kAbsent},
    {leg::kXrayCalcanealStressInjury, kAbsent},
    {leg::kNormalFilmWithContinuingPain, kPresent},
};

// After the London Bridge case: back to running after months off for the Achilles, and now the heel
// hurts. Site and examination are not in the part that was seen.
inline constexpr sdk::CaseFact kBackAfterLayoff[] = {
    {leg::kPosteriorHeelOrCalfPain, kPresent},
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPriorAchillesTendinopathy, kPresent},
    {leg::kTrainingLoadChange, kPresent},
    {leg::kBoneStressRisk, kPresent},
    {leg::kNewPainOnReturnAfterLayoff, kPresent},
};

// The flag may not fire for an ordinary runner's tendinopathy, although his training changed.
// 42-year-old recreational runner, 10 weeks of pain 4 cm above the right heel, stiff for 5 minutes
// in the morning, eases as he runs and aches after. Heel bone squeezed: no pain.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kMorningStiffness, kPresent},      {leg::kTrainingLoadChange, kPresent},
    {leg::kTenderMidTendon, kPresent},       {leg::kCalcanealSqueezePainful, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "stress_fracture_normal_film",
        .title = "Stress fracture with a normal film (Cureus 2025)",
        .age_years = 57,
        .facts = kNormalFilm,
        .first = kCalcanealStressFracture,
        .flags_fired = {"suspected_calcaneal_stress_fracture"},
        .offered = {"non_weight_bearing_boot", "mri", "sports_medicine_referral"},
    },
    {
        .id = "teenager_clean_film",
        .title = "Fifteen, heel pain, no injury, clean film",
        .age_years = 15,
        .facts = kTeenagerCleanFilm,
        .first = kCalcanealStressFracture,
        .flags_fired = {"suspected_calcaneal_stress_fracture"},
        .offered = {"mri", "non_weight_bearing_boot"},
    },
    {
        .id = "back_after_layoff",
        .title = "Back to running after eight months off",
        .age_years = 47,
        .facts = kBackAfterLayoff,
        .first = kCalcanealStressFracture,
        .flags_fired = {"suspected_calcaneal_stress_fracture"},
        .offered = {"plain_radiograph", "sports_medicine_referral"},
    },
    {
        .id = "runner_no_stress_fracture_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kCalcanealStressFracture,
    },
};

}  // namespace soleus::calcaneal_stress_fracture
