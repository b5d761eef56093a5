// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::posterior_impingement {

namespace leg = vocabulary;
using enum sdk::Given;

// Constructed. 16-year-old dancer, deep posterior ankle pain in releve and pointe, pain on forced
// passive plantarflexion; also sore behind the medial malleolus with resisted toe flexion. Tendon
// itself not tender.
inline constexpr sdk::CaseFact kEnPointe[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "deep-or-medial"},
    {leg::kRepetitivePlantarflexionSport, kPresent},
    {leg::kHyperplantarflexionPainful, kPresent},
    {leg::kResistedGreatToeFlexionPainful, kPresent},
    {leg::kTenderMidTendon, kAbsent},
    {leg::kTenderInsertion, kAbsent},
    {leg::kApophysisTender, kAbsent},
    {leg::kCalcanealSqueezePainful, kAbsent},
};

// Published teaching case (Hutaif, foot and ankle case 42). 32-year-old professional dancer, 14
// months of posterior ankle pain, worse en pointe and on jumping; physiotherapy and a steroid
// injection at a place not stated failed. An injection of unknown place is not recorded as one
// near the tendon. Her great toe was not examined in the part read.
inline constexpr sdk::CaseFact kInjectedDancer[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "deep-or-medial"},
    {leg::kRepetitivePlantarflexionSport, kPresent},
    {leg::kHyperplantarflexionPainful, kPresent},
};

// Constructed (estimate): posteromedial pain, the great toe triggers on resisted flexion, and
// forced plantarflexion does not hurt.
inline constexpr sdk::CaseFact kTriggeringToe[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "deep-or-medial"},
    {leg::kResistedGreatToeFlexionPainful, kPresent},
    {leg::kHyperplantarflexionPainful, kAbsent},
    {leg::kRepetitivePlantarflexionSport, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "dancer_en_pointe",
        .title = "Ballet dancer, pain en pointe",
        .age_years = 16,
        .facts = kEnPointe,
        .first = {"posterior_ankle_impingement"},
        .offered = {"core_education", "balance_training"},
    },
    {
        .id = "dancer_injected_elsewhere",
        .title = "Dancer, fourteen months of pain en pointe, injection already tried",
        .age_years = 32,
        .facts = kInjectedDancer,
        .first = {"posterior_ankle_impingement"},
        .offered = {"balance_training", "plain_radiograph", "sports_medicine_referral"},
    },
    {
        .id = "triggering_great_toe",
        .title = "Great toe that triggers, plantarflexion free",
        .age_years = 27,
        .facts = kTriggeringToe,
        .first = {"flexor_hallucis_longus_tendinopathy"},
    },
};

}  // namespace soleus::posterior_impingement
