// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/achilles_rupture/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::achilles_rupture {

using enum sdk::Given;

// Published case (Singh 2015).
// Healthy 35-year-old man felt as if his opponent's racquet hit the back of his lower leg. He
// could walk. Next day: mild bruising and swelling, weak when walking, CAN stand on tiptoe. Calf
// squeeze, resting angle and gap all abnormal.
// The ability to tiptoe must not switch the flag off.
inline constexpr sdk::CaseFact kCanStillTiptoe[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kPopOrKickAtOnset, kPresent},
    {leg::kCalfSqueezeNoPlantarflexion, kPresent},
    {leg::kMatlesAbnormalRestingAngle, kPresent},
    {leg::kPalpableGap, kPresent},
    {leg::kSingleLegHeelRaiseUnable, kAbsent},
};

// Published case (BJGP Open 2017); the flag must fire at the first visit.
// 36-year-old man, audible snap above the right heel while sprinting, trouble walking at once. 3
// hours later: swelling, tender depression 3 cm above the calcaneum, weak resisted plantarflexion,
// calf squeeze 'partially positive' with a strong squeeze. He was told calf tear, wait 2 weeks.
// Two days later: no heel raise, altered angle, gap at 6 cm, squeeze clearly positive.
inline constexpr sdk::CaseFact kPartlyPositiveSqueeze[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kPopOrKickAtOnset, kPresent},     {leg::kCannotPushOff, kPresent},
    {leg::kPalpableGap, kPresent},          {leg::kPlantarflexionWeak, kPresent},
};

// Published case (Khanzada 2011).
// 78-year-old woman, severe pain in both ankles 2 days after starting ciprofloxacin 500 mg twice
// daily for a urinary infection and prednisolone 30 mg daily for COPD; no trauma. Cannot stand,
// both ankles swollen and bruised, palpable gaps near the insertions, Thompson positive both
// sides, no active plantarflexion. Venous Doppler negative.
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

// No rupture flag may fire for an ordinary runner's tendinopathy.
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
        .id = "can_still_tiptoe",
        .title = "Tennis player who can still tiptoe (BMJ Easily Missed)",
        .age_years = 35,
        .facts = kCanStillTiptoe,
        .first = kAcuteAchillesRupture,
        .flags_fired = {"suspected_acute_achilles_rupture"},
        .offered = {"immobilise_in_equinus", "orthopaedic_referral_same_day"},
        .withheld = {"heel_lift", "taping"},
    },
    {
        .id = "partly_positive_squeeze",
        .title = "Sprinter, 'partly positive' squeeze (BJGP Open 2017)",
        .age_years = 36,
        .facts = kPartlyPositiveSqueeze,
        .first = kAcuteAchillesRupture,
        .flags_fired = {"suspected_acute_achilles_rupture"},
        .offered = {"immobilise_in_equinus", "orthopaedic_referral_same_day", "tendon_ultrasound"},
        .withheld = {"calf_strain_care"},
    },
    {
        .id = "ciprofloxacin_and_prednisolone",
        .title = "Ciprofloxacin plus prednisolone, both tendons (Khanzada 2011)",
        .age_years = 78,
        .facts = kCiprofloxacinAndPrednisolone,
        .first = kAcuteAchillesRupture,
        .flags_fired = {"suspected_acute_achilles_rupture"},
        .offered = {"immobilise_in_equinus", "orthopaedic_referral_same_day"},
        .withheld = {"heel_lift"},
    },
    {
        .id = "runner_no_rupture_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kPartialAchillesTear,
    },
};

}  // namespace soleus::achilles_rupture
