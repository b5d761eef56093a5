// When to see the patient again, and what to decide then: of every loading programme of an adult.
//
// A child's programme has its own dates (VISA-A is no child's measure), and what is referred is
// followed by whom it was referred to.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/order_rules.h"

namespace soleus::vocabulary {

// In the order of time.
inline constexpr sdk::FollowUp kProgrammeFollowUps[] = {
    // No finding says "reactive tendon"; one whose pain flares easily is taken for it (estimate).
    {.id = "in_2_to_3_days",
     .when = "2-3 days",
     .applies = "high-risk tendon hosts, calf strain, reactive tendon",
     .what = "Phone or visit; screen again for deep vein thrombosis and rupture.",
     .if_holds = sdk::AnyOf(kHighRiskTendonHost, kCalfStrainLikely, sdk::Present(kHighlyIrritable)),
     .provenance = sdk::Provenance::kEstimate,
     .sources = {"tennisleg2016"}},
    {.id = "at_2_weeks",
     .when = "2 weeks",
     .applies = "all programmes",
     .what = "Check technique and the pain-monitoring diary; raise or cut the load.",
     .provenance = sdk::Provenance::kEstimate},
    {.id = "at_6_weeks",
     .when = "6 weeks",
     .applies = "all",
     .what = "VISA-A, NPRS, heel-rise count, lunge; if worse or no gain, re-examine, rethink the "
             "diagnosis, check the dose (70 % or more of the sessions).",
     .provenance = sdk::Provenance::kEstimate},
    {.id = "at_12_weeks",
     .when = "12 weeks",
     .applies = "all",
     .what = "Decide: improved, go on and return to sport; not improved (VISA-A gain under 14), "
             "rethink as the red flag for no improvement at 12 weeks says.",
     .provenance = sdk::Provenance::kVerified,
     .sources = {"nhs_dg", "lagas2021"}},
    {.id = "at_24_weeks",
     .when = "24 weeks",
     .applies = "non-responders",
     .what = "Surgical opinion only after 6 months or more of adequate care.",
     .if_holds = kTwelveWeeksDidNotHelp,
     .provenance = sdk::Provenance::kVerified,
     .sources = {"kernow2019"}},
    {.id = "at_any_time",
     .when = "any time",
     .applies = "all",
     .what = "A red flag: act on its urgency, stop the orders that it withholds.",
     .provenance = sdk::Provenance::kEstimate},
    {.id = "at_discharge",
     .when = "discharge",
     .applies = "all",
     .what = "Strength 90 % or more of the other side, no flare after full sport load for 2-4 "
             "weeks, a relapse plan; go on with 2-3 sessions a week for 6-12 months.",
     .provenance = sdk::Provenance::kEstimate,
     .sources = {"silb2011"}},
};

}  // namespace soleus::vocabulary
