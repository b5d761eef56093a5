// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::nerve_entrapment {

namespace leg = vocabulary;
using enum sdk::Given;

// Constructed (estimate): the sole burns, tapping behind the medial malleolus sends tingling into
// it, and the dorsiflexion-eversion test brings the symptoms on.
inline constexpr sdk::CaseFact kBurningSole[] = {
    {leg::kOnsetType, kCategory, "gradual"},        {leg::kPainLocation, kCategory, "plantar"},
    {leg::kPlantarParaesthesia, kPresent},          {leg::kTinelTarsalTunnel, kPresent},
    {leg::kDorsiflexionEversionPositive, kPresent},
};

// Constructed (estimate): lateral pain, and tapping along the sural nerve sends tingling into the
// lateral foot.
inline constexpr sdk::CaseFact kTightBoots[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "lateral"},
    {leg::kTinelSural, kPresent},
    {leg::kPlantarParaesthesia, kAbsent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "burning_sole",
        .title = "Burning sole, tapped behind the medial malleolus",
        .age_years = 52,
        .facts = kBurningSole,
        .first = {"tarsal_tunnel_syndrome"},
    },
    {
        .id = "tingling_lateral_foot",
        .title = "Tingling of the lateral foot in tight boots",
        .age_years = 34,
        .facts = kTightBoots,
        .first = {"sural_neuropathy"},
    },
};

}  // namespace soleus::nerve_entrapment
