// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/lipid_disorder/red_flags.h"
#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::lipid_disorder {

using enum sdk::Given;

// Constructed: 34 years, a firm lump in one tendon, LDL 7.1 mmol/L, nothing asked of the family.
// The laboratory is enough.
inline constexpr sdk::CaseFact kLumpAndHighLdl[] = {
    {leg::kOnsetType, kCategory, "gradual"},    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kTendonThickening, kPresent},         {leg::kTendonXanthoma, kPresent},
    {leg::kLdlCholesterol, kQuantity, {}, 7.1},
};

// Constructed: 26 years, thick tendons, an LDL of 2.4 mmol/L, and a cataract that was operated on.
inline constexpr sdk::CaseFact kThickTendonsLowLdl[] = {
    {leg::kOnsetType, kCategory, "gradual"},    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kBilateralHeels, kPresent},           {leg::kTendonXanthoma, kPresent},
    {leg::kLdlCholesterol, kQuantity, {}, 2.4}, {leg::kCerebrotendinousFeatures, kPresent},
};

// No flag may fire for an ordinary runner's thick tendon.
// 42-year-old recreational runner, 10 weeks of pain 4 cm above the right heel, stiff for 5 minutes
// in the morning, eases as he runs and aches after. Tender spindle-shaped swelling that moves with
// the tendon, tenderness gone in full dorsiflexion. Lipids known and ordinary.
inline constexpr sdk::CaseFact kRunner[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "mid-tendon-2-6cm"},
    {leg::kMorningStiffnessMinutes, kQuantity, {}, 5},
    {leg::kTenderMidTendon, kPresent},
    {leg::kArcSign, kPresent},
    {leg::kTendonThickening, kPresent},
    {leg::kTendonXanthoma, kAbsent},
    {leg::kFamilialLipidFeatures, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "lump_and_high_ldl",
        .title = "A firm lump in one tendon, LDL 7.1",
        .age_years = 34,
        .facts = kLumpAndHighLdl,
        .first = kAchillesXanthoma,
        .flags_fired = {"possible_familial_hypercholesterolaemia"},
        .offered = {"primary_care_referral", "inflammatory_bloods"},
    },
    {
        .id = "thick_tendons_low_ldl",
        .title = "Thick tendons at 26, low LDL, a cataract",
        .age_years = 26,
        .facts = kThickTendonsLowLdl,
        .first = kAchillesXanthoma,
        .flags_fired = {"possible_familial_hypercholesterolaemia",
                        "possible_cerebrotendinous_xanthomatosis"},
        .offered = {"primary_care_referral", "inflammatory_bloods"},
    },
    {
        .id = "runner_no_lipid_flag",
        .title = "Runner, midportion",
        .age_years = 42,
        .facts = kRunner,
        .first = kAchillesXanthoma,
    },
};

}  // namespace soleus::lipid_disorder
