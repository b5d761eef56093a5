// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/s1_radiculopathy/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::s1_radiculopathy {

using enum sdk::Given;

// 50-year-old with 3 months of heel and calf pain called plantar fasciitis. Worse sitting and on
// bending; tingling of the lateral foot. No focal tendon or fascia tenderness, ankle reflex
// absent, straight-leg raise reproduces the pain, 9 heel raises (other side 22). The case report
// exists, its findings are constructed.
inline constexpr sdk::CaseFact kCalledPlantarFasciitis[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kBackPainRadiatingBelowKnee, kPresent},
    {leg::kAnkleReflexReduced, kPresent},
    {leg::kStraightLegRaisePositive, kPresent},
    {leg::kS1Weakness, kPresent},
    {leg::kTenderMidTendon, kAbsent},
    {leg::kTenderInsertion, kAbsent},
    {leg::kMedialTubercleTender, kAbsent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
    {leg::kCalf3CmLarger, kAbsent},
};

// Constructed (estimate): leg pain from the back, and the saddle is numb.
inline constexpr sdk::CaseFact kNumbSaddle[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kBackPainRadiatingBelowKnee, kPresent},
    {leg::kSaddleNumbnessOrBladderChange, kPresent},
};

// Published case (AMSSM 608), as on day 12. 16-year-old boy, calf pain and tightness at football
// practice, no blow, called spasm; on day four the foot will not lift. Compartments soft,
// plantarflexion full, straight-leg raise negative. A bleed pressed on the common peroneal nerve:
// no condition here, so the flag is what saves the leg.
inline constexpr sdk::CaseFact kFootDropOnDayFour[] = {
    {leg::kOnsetType, kCategory, "gradual"},   {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kFallOrDirectTrauma, kAbsent},       {leg::kTensePainfulCompartment, kAbsent},
    {leg::kPlantarflexionWeak, kAbsent},       {leg::kS1Weakness, kAbsent},
    {leg::kStraightLegRaisePositive, kAbsent}, {leg::kNewFootDropOrLegWeakness, kPresent},
};

// Published case (Langfitt 2016). 46-year-old woman, calf pain and cramping alone for months,
// called Achilles tendinitis among others; a herniated lumbar disc. Nothing was examined in the
// part read: no flag may fire, and none may be closed by the missing back pain.
inline constexpr sdk::CaseFact kCrampingCalf[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kBackPainRadiatingBelowKnee, kAbsent},
    {leg::kCalfCrampOrSpasm, kPresent},
};

// No flag may fire for an ordinary runner's tendinopathy.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kMorningStiffness, kPresent},
    {leg::kTenderMidTendon, kPresent},
    {leg::kArcSign, kPresent},
    {leg::kCalfSqueezeNoPlantarflexion, kAbsent},
    {leg::kBackPainRadiatingBelowKnee, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "called_plantar_fasciitis",
        .title = "S1 radiculopathy seen as heel pain",
        .age_years = 50,
        .facts = kCalledPlantarFasciitis,
        .first = kS1Radiculopathy,
        .flags_fired = {"progressive_or_severe_s1_motor_deficit"},
        .offered = {"spine_referral", "analgesia"},
        .withheld = {"eccentric_loading_alfredson", "heavy_slow_resistance",
                     "plyometric_return_to_sport", "return_to_running"},
    },
    {
        .id = "numb_saddle",
        .title = "Leg pain from the back, and a numb saddle",
        .age_years = 44,
        .facts = kNumbSaddle,
        .first = kS1Radiculopathy,
        .flags_fired = {"possible_cauda_equina_syndrome"},
        .offered = {"emergency_referral"},
        .withheld = {"shock_wave_therapy", "taping", "hip_and_knee_strengthening",
                     "balance_training", "plantar_heel_pain_care"},
    },
    {
        .id = "foot_drop_on_day_four",
        .title = "Sixteen, calf tightness at practice, foot drop on day four (AMSSM 608)",
        .age_years = 16,
        .facts = kFootDropOnDayFour,
        .first = kS1Radiculopathy,
        .flags_fired = {"new_motor_deficit_of_leg"},
        .offered = {"emergency_referral"},
        .withheld = {"calf_strain_care", "compression"},
    },
    {
        .id = "cramping_calf",
        .title = "Calf that cramps harder every week (Langfitt 2016)",
        .age_years = 46,
        .facts = kCrampingCalf,
        .first = kS1Radiculopathy,
    },
    {
        .id = "runner_no_nerve_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kS1Radiculopathy,
    },
};

}  // namespace soleus::s1_radiculopathy
