// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
// How long the pain has lasted is not part of a case, so the six weeks of the child's clause are
// tested in tests/plugins.
#pragma once

#include "plugins/inflammatory_disease/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::inflammatory_disease {

using enum sdk::Given;

// Built on a stored teaching case (RheumaTV); family, back and NSAID were added.
// 24-year-old man, 6 months of severe pain in both heels and Achilles insertions, stiff over an
// hour each morning, better with movement, naproxen works overnight, brother has ankylosing
// spondylitis, back stiff in the mornings with four of five inflammatory features.
inline constexpr sdk::CaseFact kYoungManBothHeels[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kMorningStiffnessMinutes, kQuantity, {}, 61},
    {leg::kBilateralHeels, kPresent},
    {leg::kSpondyloarthritisFeatures, kPresent},
    {leg::kGoodNsaidResponse, kPresent},
    {leg::kTenderInsertion, kPresent},
    {leg::kInflammatoryBackPain, kPresent},
};

// Published case (Mod Rheumatol 2014); "hot and red" is assumed, the abstract gives no local sign.
// 62-year-old man, heavy drinker, hyperuricaemia 3 years, severe neck pain, Achilles enthesopathy
// and joint pains. CRP 3.6 mg/dL, urate 10.9 mg/dL; aspiration full of urate crystals.
inline constexpr sdk::CaseFact kGoutAtTheAchilles[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kFluoroquinoloneExposure, kCategory, "none"},
    {leg::kHotRedSwollen, kPresent},
    {leg::kPreviousGout, kPresent},
    {leg::kUrateHigh, kPresent},
    {leg::kFeverOrMalaise, kAbsent},
    {leg::kNightOrRestPain, kAbsent},
};

// Constructed: a red, warm heel since the night, and nobody took the temperature. The flag does not
// wait for it.
inline constexpr sdk::CaseFact kTemperatureNotTaken[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kLocalWarmth, kPresent},
    {leg::kLocalRedness, kPresent},
};

// Constructed: the same heel with fever. This flag steps back: it is an infection now, and another
// plugin's emergency.
inline constexpr sdk::CaseFact kHotHeelWithFever[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kLocalWarmth, kPresent},          {leg::kLocalRedness, kPresent},
    {leg::kFeverOrMalaise, kPresent},
};

// Constructed: 52 years, one heel, clear skin, a toe like a sausage last winter; stiff for ten
// minutes. Neither age nor minutes silence the toe.
inline constexpr sdk::CaseFact kSausageToe[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kMorningStiffnessMinutes, kQuantity, {}, 10},
    {leg::kTenderInsertion, kPresent},
    {leg::kDactylitis, kPresent},
};

// Constructed: 12 years, both heels, stiff for three quarters of an hour before school.
inline constexpr sdk::CaseFact kStiffChild[] = {
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kMorningStiffnessMinutes, kQuantity, {}, 45},
    {leg::kBilateralHeels, kPresent},
    {leg::kBetterWithMovement, kPresent},
    {leg::kSwollenJoint, kPresent},
    {leg::kTenderInsertion, kPresent},
};

// Constructed: isotretinoin, both tendons sore, nothing hot. A note to the prescriber, no stop.
inline constexpr sdk::CaseFact kIsotretinoin[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kOtherTendonToxicDrug, kPresent},  {leg::kBilateralHeels, kPresent},
    {leg::kHotRedSwollen, kAbsent},          {leg::kMorningStiffnessMinutes, kQuantity, {}, 5},
};

// No flag may fire for an ordinary runner's tendinopathy.
// 42-year-old recreational runner, 10 weeks of pain 4 cm above the right heel, stiff for 5 minutes
// in the morning, eases as he runs and aches after. No event, nothing hot.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kMorningStiffnessMinutes, kQuantity, {}, 5},
    {leg::kStartUpPainWarmsUp, kPresent},
    {leg::kLoadRelatedPain, kPresent},
    {leg::kTenderMidTendon, kPresent},
    {leg::kHotRedSwollen, kAbsent},
};

// No flag may fire for a footballer's growing heels.
// 11-year-old boy, growth spurt, both heels hurt during and after football for 6 weeks, fine in the
// morning. Pain on mediolateral calcaneal squeeze and on standing on one heel. No swelling, redness
// or fever.
inline constexpr sdk::CaseFact kFootballer[] = {
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kLoadRelatedPain, kPresent},
    {leg::kBilateralHeels, kPresent},
    {leg::kOneLegHeelStandPainful, kPresent},
    {leg::kCalcanealSqueezePainful, kPresent},
    {leg::kMorningStiffness, kAbsent},
    {leg::kHotRedSwollen, kAbsent},
    {leg::kFeverOrMalaise, kAbsent},
    {leg::kNightOrRestPain, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "young_man_both_heels",
        .title = "Young man, both heels, stiff for an hour",
        .age_years = 24,
        .facts = kYoungManBothHeels,
        .first = kSpondyloarthritisEnthesitis,
        .flags_fired = {"suspected_spondyloarthritis"},
        .offered = {"rheumatology_referral", "inflammatory_bloods"},
        .withheld = {"shock_wave_therapy"},
    },
    {
        .id = "gout_at_the_achilles",
        .title = "Gout at the Achilles (Mod Rheumatol 2014)",
        .age_years = 62,
        .facts = kGoutAtTheAchilles,
        .first = kGout,
        .flags_fired = {"hot_swollen_heel_or_ankle_crystal_likely"},
        .offered = {"primary_care_referral", "inflammatory_bloods",
                    "avoid_peritendinous_steroid_injection"},
    },
    {
        .id = "hot_heel_temperature_not_taken",
        .title = "Hot red heel, temperature not taken",
        .age_years = 49,
        .facts = kTemperatureNotTaken,
        .first = kGout,
        .flags_fired = {"hot_swollen_heel_or_ankle_crystal_likely"},
        .offered = {"primary_care_referral", "inflammatory_bloods"},
    },
    {
        .id = "hot_heel_with_fever",
        .title = "Hot red heel with fever: another plugin's",
        .age_years = 49,
        .facts = kHotHeelWithFever,
        .first = kGout,
    },
    {
        .id = "sausage_toe",
        .title = "Sausage toe at 52, clear skin",
        .age_years = 52,
        .facts = kSausageToe,
        .first = kSpondyloarthritisEnthesitis,
        .flags_fired = {"suspected_spondyloarthritis"},
        .offered = {"rheumatology_referral", "inflammatory_bloods"},
        .withheld = {"shock_wave_therapy"},
    },
    {
        .id = "stiff_child",
        .title = "Twelve, both heels, stiff before school",
        .age_years = 12,
        .facts = kStiffChild,
        .first = kJuvenileArthritis,
        .flags_fired = {"suspected_spondyloarthritis"},
        .offered = {"rheumatology_referral", "inflammatory_bloods"},
        .withheld = {"shock_wave_therapy"},
    },
    {
        .id = "isotretinoin_both_tendons",
        .title = "Isotretinoin, both tendons sore",
        .age_years = 32,
        .facts = kIsotretinoin,
        .first = kSpondyloarthritisEnthesitis,
        .flags_fired = {"tendon_pain_on_another_tendon_toxic_drug"},
        .offered = {"primary_care_referral"},
    },
    {
        .id = "runner_not_inflamed",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kSpondyloarthritisEnthesitis,
    },
    {
        .id = "footballer_not_inflamed",
        .title = "Footballer with Sever's",
        .age_years = 11,
        .facts = kFootballer,
        .first = kJuvenileArthritis,
    },
};

}  // namespace soleus::inflammatory_disease
