// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/deep_vein_thrombosis/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::deep_vein_thrombosis {

using enum sdk::Given;

// Published case (Theiss 2011).
// 21-year-old athletic man, 4 days of left calf pain, working diagnosis calf strain, 80% better
// after 3 days. Four weeks later calf pain recurs and no longer fits a strain. D-dimer raised;
// ultrasound showed extensive superficial femoral and popliteal DVT.
// The signs at the second visit are not in its abstract.
inline constexpr sdk::CaseFact kMarathonStudent[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kCalfStrainDiagnosedThisEpisode, kPresent},
    {leg::kCalf3CmLarger, kPresent},
    {leg::kLoadRelatedPain, kAbsent},
    {leg::kTenderMidTendon, kAbsent},
};

// Published case (Calvo 2020): the second visit, day 14.
// 42-year-old man, muscle pull in the gastrocnemius 24 hours ago, tennis leg, standard treatment.
// Follow-up ultrasound at day 8; at day 14 symptoms are worse and a vascular change is seen: DVT.
inline constexpr sdk::CaseFact kTennisLegDay14[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kCalfStrainDiagnosedThisEpisode, kPresent},
    {leg::kMedialGastrocnemiusTender, kPresent},
    {leg::kCalf3CmLarger, kPresent},
};

// Constructed: in plaster for a torn Achilles tendon, the leg pits and the breath is short. All
// three flags stand, and the lung comes first.
inline constexpr sdk::CaseFact kPlasterAndBreathless[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kAchillesRuptureDiagnosedThisEpisode, kPresent},
    {leg::kRecentImmobilisationOrSurgery, kPresent},
    {leg::kPittingOedema, kPresent},
    {leg::kNewBreathlessnessOrChestPain, kPresent},
};

// Constructed: a knee swollen for months, then sudden calf pain. The cyst comes first, and the clot
// that it mimics is still to be excluded the same day.
inline constexpr sdk::CaseFact kBurstCyst[] = {
    {leg::kOnsetType, kCategory, "sudden"},        {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kKneeSwellingBeforeCalfPain, kPresent},  {leg::kCalf3CmLarger, kPresent},
    {leg::kNewBreathlessnessOrChestPain, kAbsent},
};

// No clot flag may fire for an ordinary runner's tendinopathy.
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
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "marathon_student",
        .title = "Marathon student, calf pain that came back (Theiss 2011)",
        .age_years = 21,
        .facts = kMarathonStudent,
        .first = kDeepVeinThrombosis,
        .flags_fired = {"suspected_dvt"},
        .offered = {"dvt_pathway_same_day"},
        .withheld = {"compression", "calf_strain_care"},
    },
    {
        .id = "tennis_leg_day_14",
        .title = "Tennis leg, worse at day 14 (Calvo 2020)",
        .age_years = 42,
        .facts = kTennisLegDay14,
        .first = kDeepVeinThrombosis,
        .flags_fired = {"suspected_dvt"},
        .offered = {"dvt_pathway_same_day"},
        .withheld = {"calf_strain_care"},
    },
    {
        .id = "plaster_and_breathless",
        .title = "In plaster after a rupture, swollen and breathless",
        .age_years = 58,
        .facts = kPlasterAndBreathless,
        .first = kDeepVeinThrombosis,
        .flags_fired = {"suspected_dvt", "suspected_pulmonary_embolism",
                        "immobilised_after_achilles_rupture_with_new_leg_or_chest_symptoms"},
        .offered = {"emergency_referral", "dvt_pathway_same_day"},
        .withheld = {"compression", "non_weight_bearing_boot", "kinetic_chain_assessment"},
    },
    {
        .id = "burst_cyst",
        .title = "Swollen knee, then a sudden calf",
        .age_years = 64,
        .facts = kBurstCyst,
        .first = kRupturedBakerCyst,
        .flags_fired = {"suspected_dvt"},
        .offered = {"dvt_pathway_same_day"},
        .withheld = {"compression"},
    },
    {
        .id = "runner_no_clot_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kDeepVeinThrombosis,
    },
};

}  // namespace soleus::deep_vein_thrombosis
