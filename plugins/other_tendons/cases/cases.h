// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve. They are a consistency check, not a validation; the context (onset, age) is part of each.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::other_tendons {

namespace leg = vocabulary;
using enum sdk::Given;

// Published case (Khasgiwala 2019). 30-year-old runner, two weeks of pain at the inner ankle after
// raising her mileage; uphill and faster running bring it on, both arches collapse, single-leg
// balance is worse on that side. MRI: tibialis posterior tendinopathy. The place is read from the
// story.
inline constexpr sdk::CaseFact kMarathonBuildUp[] = {
    {leg::kOnsetType, kCategory, "gradual"},  {leg::kPainLocation, kCategory, "deep-or-medial"},
    {leg::kTibialisPosteriorSigns, kPresent}, {leg::kTrainingLoadChange, kPresent},
    {leg::kUphillProvokes, kPresent},         {leg::kFallOrDirectTrauma, kAbsent},
    {leg::kPoorStepDownControl, kPresent},
};

// Published case (Shrestha 2020). 19-year-old woman twisted an ankle a year ago; splint, rest and
// painkillers did not help. MRI: subluxation of the peroneal tendon, cured by repair. The place is
// read from the story.
inline constexpr sdk::CaseFact kSlippingTendon[] = {
    {leg::kOnsetType, kCategory, "gradual"},
    {leg::kPainLocation, kCategory, "lateral"},
    {leg::kPeronealSigns, kPresent},
};

inline constexpr sdk::Case kCases[] = {
    {
        .id = "marathon_build_up_inner_ankle",
        .title = "Marathon build-up, pain behind the inner ankle (Khasgiwala 2019)",
        .age_years = 30,
        .facts = kMarathonBuildUp,
        .first = {"tibialis_posterior_tendinopathy"},
        .offered = {"core_education", "training_load_education", "footwear_education",
                    "balance_training"},
    },
    {
        .id = "slipping_peroneal_tendon",
        .title = "A sprain of a year ago, the tendon slips behind the outer ankle (Shrestha 2020)",
        .age_years = 19,
        .facts = kSlippingTendon,
        .first = {"peroneal_tendinopathy"},
        .offered = {"core_education", "sports_medicine_referral"},
    },
};

}  // namespace soleus::other_tendons
