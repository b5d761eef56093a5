// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::tarsal_coalition {

namespace leg = vocabulary;
using enum sdk::Given;

inline constexpr sdk::ConditionId kTarsalCoalition{"tarsal_coalition"};

// Constructed: 12-year-old, the third sprain in a year, a flat foot that does not form an arch on
// tiptoe and hardly moves below the ankle; pain deep on the inner side.
inline constexpr sdk::CaseFact kStiffFoot[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "deep-or-medial"},
    {leg::kStiffFlatFoot, kPresent},
    {leg::kFallOrDirectTrauma, kAbsent},
};

// Constructed: the same complaint in a foot that is flat and supple, which speaks against it.
inline constexpr sdk::CaseFact kSuppleFoot[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "distal-2cm"},
    {leg::kStiffFlatFoot, kAbsent},
    {leg::kLoadRelatedPain, kPresent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "stiff_flat_foot_third_sprain",
        .title = "Twelve, stiff flat foot, third sprain",
        .age_years = 12,
        .facts = kStiffFoot,
        .first = kTarsalCoalition,
    },
    {
        .id = "supple_flat_foot",
        .title = "Eleven, supple flat foot",
        .age_years = 11,
        .facts = kSuppleFoot,
        .first = kTarsalCoalition,
    },
};

}  // namespace soleus::tarsal_coalition
