// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/infection_and_tumour/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::infection_and_tumour {

using enum sdk::Given;

// Published case (J Med Case Rep 2015): the first visit, when only the refusal to step is there.
// 9-year-old boy, heel pain, woke unable to walk on the left foot, no trauma, no fever recorded
// (FIRST emergency visit: called Sever's disease, as on the second). By day 10: fever, hot red
// swollen heel, lymphangitis. MRI: diffuse calcaneal osteomyelitis, surgery and antibiotics. The
// inputs describe the first visit.
inline constexpr sdk::CaseFact kFirstVisit[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kRefusesWeightBearing, kPresent}, {leg::kFallOrDirectTrauma, kAbsent},
    {leg::kFeverOrMalaise, kAbsent},
};

// The same boy on day 10: fever, hot red swollen heel.
inline constexpr sdk::CaseFact kDayTen[] = {
    {leg::kOnsetType, kCategory, "sudden"}, {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kRefusesWeightBearing, kPresent}, {leg::kFeverOrMalaise, kPresent},
    {leg::kHotRedSwollen, kPresent},        {leg::kFallOrDirectTrauma, kAbsent},
};

// Constructed after published cases: a calf that turns hot and hard weeks after a fracture in a
// cast, a leg that cannot be stood on, a normal temperature. It fires without fever.
inline constexpr sdk::CaseFact kHotCalfInACast[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "calf-muscle"},
    {leg::kInfectionRisk, kPresent},         {leg::kHotRedSwollen, kPresent},
    {leg::kCannotTakeFourSteps, kPresent},   {leg::kFeverOrMalaise, kAbsent},
    {leg::kNightOrRestPain, kAbsent},
};

// Constructed after a published case: an insensate foot, red and swollen, that antibiotics left as
// it was; whole skin, no fever. Infection cannot be told from a Charcot foot, and both flags stand.
inline constexpr sdk::CaseFact kCharcot[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "diffuse-other"},
    {leg::kDiabetesWithInsensateFoot, kPresent},
    {leg::kHotRedSwollen, kPresent},
    {leg::kNoResponseToAntibiotics, kPresent},
    {leg::kSkinIntact, kPresent},
    {leg::kFeverOrMalaise, kAbsent},
};

// Constructed after a published case (osteosarcoma of the calcaneus): a girl with four months of
// swelling that no injury explains, not hot, no fever.
inline constexpr sdk::CaseFact kSwollenForMonths[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "diffuse-other"},
    {leg::kPersistentSwellingWithoutInjury, kPresent},
    {leg::kRefusesWeightBearing, kAbsent},
    {leg::kFeverOrMalaise, kAbsent},
    {leg::kHotRedSwollen, kAbsent},
};

// Constructed after a published case (leukaemia): months of pain in foot, ankle and knee, several
// visits, a normal count, and pale.
inline constexpr sdk::CaseFact kComesBack[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "diffuse-other"},
    {leg::kPainMovesBetweenSites, kPresent}, {leg::kRepeatedVisitsForSamePain, kPresent},
    {leg::kPallorOrBruising, kPresent},      {leg::kFeverOrMalaise, kAbsent},
    {leg::kBloodCountAbnormal, kAbsent},
};

// No flag may fire for a typical Sever's heel.
// 11-year-old boy, growth spurt, both heels hurt during and after football for 6 weeks, fine in
// the morning. Pain on mediolateral calcaneal squeeze and on standing on one heel. No swelling,
// redness or fever.
inline constexpr sdk::CaseFact kFootballer[] = {
    {leg::kOnsetType, kCategory, "gradual"},  {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kOneLegHeelStandPainful, kPresent}, {leg::kCalcanealSqueezePainful, kPresent},
    {leg::kBilateralHeels, kPresent},         {leg::kLoadRelatedPain, kPresent},
    {leg::kFeverOrMalaise, kAbsent},          {leg::kRefusesWeightBearing, kAbsent},
    {leg::kNightOrRestPain, kAbsent},         {leg::kHotRedSwollen, kAbsent},
};

// No flag may fire for an ordinary runner's tendinopathy.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"}, {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kMorningStiffness, kPresent},      {leg::kLoadRelatedPain, kPresent},
    {leg::kTenderMidTendon, kPresent},       {leg::kTendonThickening, kPresent},
    {leg::kFeverOrMalaise, kAbsent},         {leg::kHotRedSwollen, kAbsent},
    {leg::kNightOrRestPain, kAbsent},        {leg::kWeightLossLumpOrCancer, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "first_visit",
        .title = "'Sever's' that is osteomyelitis (J Med Case Rep 2015)",
        .age_years = 9,
        .facts = kFirstVisit,
        .first = kHeelInfection,
        .flags_fired = {"child_with_heel_pain_and_red_flags"},
        .offered = {"paediatric_referral_same_day", "inflammatory_bloods", "mri"},
        .withheld = {"calcaneal_apophysitis_care", "heel_lift"},
    },
    {
        .id = "day_ten",
        .title = "The same boy on day 10",
        .age_years = 9,
        .facts = kDayTen,
        .first = kHeelInfection,
        .flags_fired = {"suspected_deep_infection", "child_with_heel_pain_and_red_flags"},
        .offered = {"emergency_referral", "paediatric_referral_same_day", "mri"},
        .withheld = {"calcaneal_apophysitis_care", "ice", "compression"},
    },
    {
        .id = "hot_calf_after_a_cast",
        .title = "Hot calf weeks after a cast, no fever",
        .age_years = 24,
        .facts = kHotCalfInACast,
        .first = kHeelInfection,
        .flags_fired = {"suspected_deep_infection"},
        .offered = {"emergency_referral", "inflammatory_bloods"},
        .withheld = {"compression", "ice"},
    },
    {
        .id = "charcot_or_infection",
        .title = "Insensate foot, red and swollen, antibiotics without effect",
        .age_years = 60,
        .facts = kCharcot,
        .first = kHeelInfection,
        .flags_fired = {"suspected_deep_infection", "diabetic_neuropathy_with_hot_swollen_foot"},
        .offered = {"emergency_referral", "non_weight_bearing_boot"},
        .withheld = {"ice"},
    },
    {
        .id = "swollen_for_months",
        .title = "Four months of swelling, no injury",
        .age_years = 11,
        .facts = kSwollenForMonths,
        .first = kHeelTumour,
        .flags_fired = {"suspected_tumour_or_systemic_malignancy"},
        .offered = {"cancer_pathway_2_weeks", "plain_radiograph"},
        .withheld = {"calcaneal_apophysitis_care"},
    },
    {
        .id = "keeps_coming_back",
        .title = "Pain that moves, third visit, count normal, pale",
        .age_years = 7,
        .facts = kComesBack,
        .first = kHeelTumour,
        .flags_fired = {"child_with_heel_pain_and_red_flags"},
        .offered = {"paediatric_referral_same_day", "inflammatory_bloods"},
        .withheld = {"calcaneal_apophysitis_care"},
    },
    {
        .id = "footballer_no_flag",
        .title = "Footballer with Sever's",
        .age_years = 11,
        .facts = kFootballer,
        .first = kHeelTumour,
    },
    {
        .id = "runner_no_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kHeelTumour,
    },
};

}  // namespace soleus::infection_and_tumour
