// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/fracture/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::fracture {

using enum sdk::Given;

// Published case (Radzilani 2010).
// 50-year-old electrician missed a step and fell, landing with the left ankle forced fully upwards.
// The foot swelled and he could neither bear weight nor push the foot down: the tuberosity of the
// calcaneus had been pulled off.
inline constexpr sdk::CaseFact kMissedStep[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kFallOrDirectTrauma, kPresent},
    {leg::kCannotTakeFourSteps, kPresent},  {leg::kPlantarflexionWeak, kPresent},
    {leg::kCannotPushOff, kPresent},
};

// Published case (Pereira Filho, case 2): a jump, no fall and no blow.
// 15-year-old gymnast, heel pain for three months, worse after training. After a jump sudden severe
// pain under the right heel: the apophysis had been pulled off and displaced.
inline constexpr sdk::CaseFact kGymnast[] = {
    {leg::kOnsetType, kCategory, "sudden"},
    {leg::kPainLocation, kCategory, "plantar"},
    {leg::kLoadRelatedPain, kPresent},
    {leg::kAcuteOnChronic, kPresent},
};

// Constructed: diabetes, a numb foot, no fall; one step, and the heel gives. The skin over it is
// pale. Both flags stand, and the skin comes first.
inline constexpr sdk::CaseFact kNoFallNeeded[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kFallOrDirectTrauma, kAbsent},    {leg::kDiabetesWithInsensateFoot, kPresent},
    {leg::kOttawaBoneTenderness, kPresent}, {leg::kPosteriorHeelSkinTentedOrPale, kPresent},
};

// No fracture flag may fire for a footballer's apophysitis.
// 11-year-old boy, growth spurt, both heels hurt during and after football for 6 weeks, fine in the
// morning. Pain on mediolateral calcaneal squeeze and on standing on one heel. No fall.
inline constexpr sdk::CaseFact kFootballer[] = {
    {leg::kOnsetType, kCategory, "gradual"},  {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kFallOrDirectTrauma, kAbsent},      {leg::kCalcanealSqueezePainful, kPresent},
    {leg::kOneLegHeelStandPainful, kPresent}, {leg::kLoadRelatedPain, kPresent},
    {leg::kRefusesWeightBearing, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "missed_step_tuberosity_avulsion",
        .title = "Missed a step, cannot stand or push down (SA Orthopaedic Journal 2010)",
        .age_years = 50,
        .facts = kMissedStep,
        .first = kAcuteAnkleOrCalcanealFracture,
        .flags_fired = {"suspected_ankle_or_calcaneal_fracture"},
        .offered = {"plain_radiograph", "non_weight_bearing_boot"},
    },
    {
        .id = "gymnast_agony_after_one_jump",
        .title = "Gymnast of 15, three months of heel pain, then agony after one jump",
        .age_years = 15,
        .facts = kGymnast,
        .first = kAcuteAnkleOrCalcanealFracture,
        .flags_fired = {"suspected_ankle_or_calcaneal_fracture"},
        .offered = {"plain_radiograph"},
        .withheld = {"calcaneal_apophysitis_care"},
    },
    {
        .id = "numb_foot_no_fall_pale_skin",
        .title = "Numb diabetic foot, no fall, pale skin over the heel",
        .age_years = 68,
        .facts = kNoFallNeeded,
        .first = kAcuteAnkleOrCalcanealFracture,
        .flags_fired = {"threatened_skin_over_heel", "suspected_ankle_or_calcaneal_fracture"},
        .offered = {"emergency_referral", "plain_radiograph"},
    },
    {
        .id = "footballer_no_fracture_flag",
        .title = "Footballer with Sever's",
        .age_years = 11,
        .facts = kFootballer,
        .first = kAcuteAnkleOrCalcanealFracture,
    },
};

}  // namespace soleus::fracture
