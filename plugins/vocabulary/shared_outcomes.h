// Measures of progress: when to take each, and what change counts. A plugin lists those that its
// care is judged by, and their works.
//
// Of the base's ten measures four are not here. The global rating of change has no figure, only
// "much improved or better" (recalled): it is the yes-no finding `global_change_better`. No change
// that counts is stated for the Oxford Ankle Foot Questionnaire for Children, the Faces Pain Scale
// or the Tampa Scale of Kinesiophobia.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

// Not used: 15 (nma2021), 10 (preset in rabusin2021) and 15.4 (bc_toolkit), of other populations.
inline constexpr sdk::ChangeThreshold kVisaAChanges[] = {
    {.change = 7,
     .after_weeks = 24,
     .for_condition = {"midportion_achilles_tendinopathy"},
     .provenance = sdk::Provenance::kVerified,
     .sources = {"lagas2021"},
     .note =
         "24 weeks, midportion, active people, CI -10 to 28; sensitivity 85 %, specificity 62 %"},
    {.change = 14,
     .after_weeks = 12,
     .for_condition = {"midportion_achilles_tendinopathy"},
     .provenance = sdk::Provenance::kVerified,
     .sources = {"lagas2021"},
     .note = "12 weeks, midportion, active people, 95 % CI 3-19; sensitivity 57 %, specificity "
             "88 %; n = 61"},
    {.change = 7,
     .for_condition = {"insertional_achilles_tendinopathy"},
     .provenance = sdk::Provenance::kEstimate,
     .sources = {"mccormack2015"},
     .note = "6.5 in insertional disease is recalled, to be checked; the rounding is an estimate"},
};
inline constexpr sdk::Outcome kVisaAOutcome = {
    .id = "visa_a",
    .name = "VISA-A",
    .finding = kVisaATotal,
    .when = "baseline, 6 weeks, 12 weeks, 24 weeks, discharge",
    .thresholds = kVisaAChanges,
    .normal = "0-100, 100 is healthy; above 90 is full recovery (bc_toolkit)",
    .use =
        "Improved if the gain is 14 at 12 weeks (midportion) or 7 at 24 weeks; insertional 7. "
        "Between 7 and 14 the band is reported, not a verdict (estimate).",
    .provenance = sdk::Provenance::kEstimate,
    .sources = {"bc_toolkit"},
};

inline constexpr sdk::ChangeThreshold kTendinsAChanges[] = {
    {.change = 12,
     .provenance = sdk::Provenance::kVerified,
     .sources = {"tendins2023"},
     .note = "minimal detectable change: more than the error of measurement"},
};
// Severity: it falls as VISA-A rises (r = -0.64, tendins2023).
inline constexpr sdk::Outcome kTendinsAOutcome = {
    .id = "tendins_a",
    .name = "TENDINS-A",
    .finding = kTendinsATotal,
    .higher_is_better = false,
    .when = "optional",
    .thresholds = kTendinsAChanges,
    .use = "Alternative to VISA-A (estimate).",
    .provenance = sdk::Provenance::kEstimate,
};

// The 30 % of farrar2001 are recalled, to be checked, and not used.
inline constexpr sdk::ChangeThreshold kPainRatingChanges[] = {
    {.change = 2,
     .percent = 33,
     .provenance = sdk::Provenance::kVerified,
     .sources = {"farrar2001", "salaffi2004"},
     .note = "2 points or 33 % less matches \"much better\""},
    {.change = 1,
     .percent = 15,
     .provenance = sdk::Provenance::kVerified,
     .sources = {"salaffi2004"},
     .note = "1 point or 15 % less is minimal"},
};
inline constexpr sdk::Outcome kPainRatingOutcome = {
    .id = "nprs",
    .name = "Pain rating (NPRS)",
    .finding = kPainRating,
    .higher_is_better = false,
    .when = "each visit; morning first steps, worst load, next morning",
    .thresholds = kPainRatingChanges,
    .normal = "0 of 10",
    .use = "2 points or 33 % (estimate).",
    .provenance = sdk::Provenance::kEstimate,
};

inline constexpr sdk::ChangeThreshold kLefsChanges[] = {
    {.change = 9,
     .provenance = sdk::Provenance::kVerified,
     .sources = {"binkley1999"},
     .note = "the minimal detectable change is 9 too (90 % CI)"},
};
inline constexpr sdk::Outcome kLefsOutcome = {
    .id = "lefs",
    .name = "LEFS",
    .finding = kLefsTotal,
    .when = "baseline, 6 weeks, 12 weeks",
    .thresholds = kLefsChanges,
    .normal = "median 77 of 80 in healthy adults",
    .provenance = sdk::Provenance::kVerified,
    .sources = {"lefsnorm2017"},
};

// "Under 6-7 is noise": from 7 on it counts, and from 6 to 7 nobody can say.
inline constexpr sdk::ChangeThreshold kHeelRiseChanges[] = {
    {.change = 7,
     .provenance = sdk::Provenance::kEstimate,
     .sources = {"hebert2017"},
     .note = "limits of agreement about +/- 6 repetitions; a change under 6-7 is noise"},
    {.change = 6, .provenance = sdk::Provenance::kEstimate, .sources = {"hebert2017"}},
};
inline constexpr sdk::Outcome kHeelRiseOutcome = {
    .id = "heel_rise",
    .name = "Single-leg heel rises",
    .finding = kHeelRaiseCount,
    .when = "baseline (rupture excluded), 6 weeks, 12 weeks",
    .thresholds = kHeelRiseChanges,
    .normal =
        "median 24 (men) and 21 (women), ages 20-81; falls with age and BMI. With Achilles "
        "tendinopathy 10.5 (7.2-13.8) fewer",
    .use = "Goal: at least 90 % of the other side, and 20 (estimate).",
    .provenance = sdk::Provenance::kVerified,
    .sources = {"hebert2017", "rbf2025"},
};

inline constexpr sdk::ChangeThreshold kLungeChanges[] = {
    {.change = 1.9,
     .provenance = sdk::Provenance::kVerified,
     .sources = {"powden2015"},
     .note = "minimal detectable change, same rater (4.7 degrees); 1.6 cm or 4.6 degrees between "
             "raters"},
};
inline constexpr sdk::Outcome kLungeOutcome = {
    .id = "weight_bearing_lunge",
    .name = "Weight-bearing lunge",
    .finding = kWeightBearingLunge,
    .when = "baseline, 6 weeks",
    .thresholds = kLungeChanges,
    .normal =
        "12 +/- 2.8 cm; side difference 1.5 cm or less in 68 % of healthy adults, up to 3 cm "
        "occurs (n = 35). Falls from age 60 on; no mean side difference (n = 899)",
    .use =
        "Stretch or mobilise only if the side difference is above 2 cm or the distance under "
        "9 cm; more range than the other side after an event suggests rupture (estimate).",
    .provenance = sdk::Provenance::kVerified,
    .sources = {"hoch2011", "wblt2026"},
};

inline constexpr sdk::ChangeThreshold kAtrsChanges[] = {
    {.change = 10, .provenance = sdk::Provenance::kRecalled, .note = "about 8-10, to be checked"},
    {.change = 8, .provenance = sdk::Provenance::kRecalled},
};
inline constexpr sdk::Outcome kAtrsOutcome = {
    .id = "atrs",
    .name = "ATRS",
    .finding = kAtrsTotal,
    .when = "after rupture only",
    .thresholds = kAtrsChanges,
    .provenance = sdk::Provenance::kRecalled,
};

// What the care of any painful heel or calf is judged by.
inline constexpr sdk::Outcome kPainAndFunction[] = {kPainRatingOutcome, kLefsOutcome};

}  // namespace soleus::vocabulary
