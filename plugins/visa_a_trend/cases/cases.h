// Worked patients that the engine must reproduce with this plugin alone loaded, before it may
// serve: what the code makes of their totals, and what the table then tells. All are constructed; a
// consistency check, not a validation.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/visa_a_trend/trend.h"

namespace soleus::visa_a_trend {

using enum sdk::Given;

// 40 at baseline, 55 twelve weeks on, and no more since: by first and last alone, 14 better. The
// line through (0 d, 55), (42 d, 56), (84 d, 54): (3 x 6888 - 126 x 165) / (3 x 8820 - 126^2) =
// -126 / 10584 a day, -0.083 a week, -1 in 12 weeks. 54 is 2 below the best.
inline constexpr sdk::DatedNumber kStillValues[] = {{40, 168}, {55, 84}, {56, 42}, {54, 0}};
inline constexpr sdk::CaseCourse kStill[] = {{leg::kVisaATotal, kStillValues}};
inline constexpr sdk::CaseFact kStillSays[] = {{kBelowBest, kQuantity, {}, 2},
                                               {kPointsAWeek, kQuantity, {}, -0.08},
                                               {kCourse, kCategory, "still"}};

// A gain of 22, of which 12 are lost again; by first and last, 10 better. Line: (3 x 6804 -
// 126 x 152) / 10584 = 1260 / 10584 a day, 0.83 a week.
inline constexpr sdk::DatedNumber kFallenValues[] = {{40, 84}, {62, 42}, {50, 0}};
inline constexpr sdk::CaseCourse kFallen[] = {{leg::kVisaATotal, kFallenValues}};
inline constexpr sdk::CaseFact kFallenSays[] = {{kBelowBest, kQuantity, {}, 12},
                                                {kPointsAWeek, kQuantity, {}, 0.83},
                                                {kCourse, kCategory, "fallen"}};

// 8 every six weeks: 8 / 6 = 1.33 a week, 16 in twelve.
inline constexpr sdk::DatedNumber kRisingValues[] = {{48, 84}, {56, 42}, {64, 0}};
inline constexpr sdk::CaseCourse kRising[] = {{leg::kVisaATotal, kRisingValues}};
inline constexpr sdk::CaseFact kRisingSays[] = {{kBelowBest, kQuantity, {}, 0},
                                                {kPointsAWeek, kQuantity, {}, 1.33},
                                                {kCourse, kCategory, "rising"}};

// Two values make no trend; neither has fallen by 7.
inline constexpr sdk::DatedNumber kTwoValues[] = {{48, 42}, {44, 0}};
inline constexpr sdk::CaseCourse kTwo[] = {{leg::kVisaATotal, kTwoValues}};
inline constexpr sdk::CaseFact kTwoSay[] = {{kBelowBest, kQuantity, {}, 4}};

inline constexpr sdk::Case kCases[] = {
    {.id = "gained_then_stood_still",
     .title = "Gained 15 points in twelve weeks and none in the twelve since",
     .age_years = 42,
     .courses = kStill,
     .worked_out = kStillSays,
     .follow_ups = {"visa_a_still"}},
    {.id = "gained_then_fell",
     .title = "Lost 12 of 22 points again within six weeks",
     .age_years = 42,
     .courses = kFallen,
     .worked_out = kFallenSays,
     .follow_ups = {"visa_a_fallen"}},
    {.id = "rises",
     .title = "Gains 8 points every six weeks",
     .age_years = 42,
     .courses = kRising,
     .worked_out = kRisingSays},
    {.id = "too_few_to_tell",
     .title = "Two values, 4 points apart",
     .age_years = 42,
     .courses = kTwo,
     .worked_out = kTwoSay},
};

}  // namespace soleus::visa_a_trend
