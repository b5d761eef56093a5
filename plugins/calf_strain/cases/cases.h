// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/calf_strain/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::calf_strain {

using enum sdk::Given;

// Published case (Calvo 2020), at its first visit: no flag may fire for a fresh strain.
// 42-year-old man, muscle pull in the gastrocnemius 24 hours ago, tennis leg, standard treatment.
// The normal squeeze and the calves that measure alike are added here (not in the abstract).
inline constexpr sdk::CaseFact kFreshTennisLeg[] = {
    {leg::kOnsetType, kCategory, "sudden"},          {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kCalfStrainDiagnosedThisEpisode, kAbsent}, {leg::kMedialGastrocnemiusTender, kPresent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},    {leg::kCalf3CmLarger, kAbsent},
};

// The same man at day 14.
// 42-year-old man, muscle pull in the gastrocnemius 24 hours ago, tennis leg, standard treatment.
// Follow-up ultrasound at day 8; at day 14 symptoms are worse and a vascular change is seen: DVT.
// A strain still ranks first; the flag decides, not the rank.
inline constexpr sdk::CaseFact kTennisLegWorse[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kCalfStrainDiagnosedThisEpisode, kPresent},
    {leg::kMedialGastrocnemiusTender, kPresent},
    {leg::kCalf3CmLarger, kPresent},
};

// Published case (Theiss 2011); the individual signs of the second visit are not in the abstract.
// 21-year-old athletic man, 4 days of left calf pain, working diagnosis calf strain, 80% better
// after 3 days. Four weeks later calf pain recurs and no longer fits a strain. D-dimer raised;
// ultrasound showed extensive superficial femoral and popliteal DVT.
inline constexpr sdk::CaseFact kMarathonStudent[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kCalfStrainDiagnosedThisEpisode, kPresent},
    {leg::kCalf3CmLarger, kPresent},
    {leg::kLoadRelatedPain, kAbsent},
    {leg::kTenderMidTendon, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "fresh_tennis_leg",
        .title = "Tennis leg, the first visit (Calvo 2020)",
        .age_years = 42,
        .facts = kFreshTennisLeg,
        .first = kCalfStrainCondition,
        .offered = {"calf_strain_care"},
    },
    {
        .id = "tennis_leg_worse_at_day_14",
        .title = "Tennis leg, worse at day 14 (Calvo 2020)",
        .age_years = 42,
        .facts = kTennisLegWorse,
        .first = kCalfStrainCondition,
        .flags_fired = {"worsening_after_a_calf_strain"},
        .offered = {"dvt_pathway_same_day"},
        .withheld = {"calf_strain_care"},
    },
    {
        .id = "marathon_student",
        .title = "Marathon student, calf pain that came back (Theiss 2011)",
        .age_years = 21,
        .facts = kMarathonStudent,
        .first = kCalfStrainCondition,
        .flags_fired = {"worsening_after_a_calf_strain"},
        .offered = {"dvt_pathway_same_day"},
    },
};

}  // namespace soleus::calf_strain
