// A strain of the calf muscle: tennis leg. Common after a sudden pull, and the name that a torn
// tendon and a clot are first given; the flag for the strain that gets worse stands in red_flags.h.
#include "plugins/sdk/plugin.h"

#include "plugins/calf_strain/cases/cases.h"
#include "plugins/calf_strain/evidence.h"
#include "plugins/calf_strain/orders.h"
#include "plugins/calf_strain/red_flags.h"
#include "plugins/calf_strain/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::calf_strain {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kPretest[] = {
    {"adult_gradual", 0.022, {0.008, 0.045}},
    {"adult_sudden", 0.38, {0.28, 0.52}},
    {"child_6_17", 0.02, {0.01, 0.04}},
};

// The side and the encounter are the record's to state. The ICD-10-CM title also covers the other
// muscles at the back of the lower leg. Narrower SNOMED CT codes (a rupture of gastrocnemius, of
// plantaris) would say more than was found.
constexpr Coding kStrainCodes[] = {
    {leg::kSnomedCt, "285395009", "Strain of calf muscle"},
    {leg::kIcd10Cm, "S86.119A",
     "Strain of other muscle(s) and tendon(s) of posterior muscle group at lower leg level, "
     "unspecified leg, initial encounter"},
};

constexpr Condition kConditions[] = {
    {
        .id = kCalfStrainCondition,
        .name = "Gastrocnemius/soleus strain (tennis leg)",
        .codes = kStrainCodes,
        .note = "5 of 81 clinically diagnosed 'tennis legs' (6.2%) had a DVT. Covers an injury or "
                "tendinopathy of plantaris, which has no condition of its own: inner calf pain "
                "near the medial gastrocnemius junction with full strength; one report puts its "
                "rupture at 1.4% of posterior leg pain.",
        .pretest = kPretest,
        .pretest_basis =
            "67/81 and 33/35 clinically suspected cases confirmed on ultrasound. No published "
            "distribution of diagnoses in posterior heel pain was found. Amended in adult_gradual, "
            "0.012 to 0.022: Soleus strains often come on over days: soleus was the muscle in 85 % "
            "of 184 calf injuries of footballers. The 1.2 % of the base leaves calf pain without a "
            "moment to the tendon.",
        .pretest_sources = {"tennisleg2016", "flecca2007"},
        .evidence = kCalfStrainEvidence,
    },
};

constexpr Plugin kCalfStrain = {
    .about =
        {.id = "calf_strain",
         .version = "0.1.0",
         .title = "Calf strain (tennis leg)",
         .for_whom = "Adults, and with low pretest probability children of 6-17, with posterior "
                     "heel, Achilles or distal calf pain at first contact in physical therapy, "
                     "primary care or urgent care, and again at the next visits.",
         .not_for = "Not for open wounds, not for children under 6, and not to exclude a torn "
                    "tendon or a clot: other plugins hold those.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes =
             {.bibliographic_citation =
                  "Flecca 2007 and a series of 2016 (tennis legs on ultrasound), Theiss 2011 and "
                  "Calvo 2020 (clots first called a strain); all with what was seen in SOURCES.md.",
              .developer = "The Soleus project; no clinician has reviewed this version.",
              .funding = "No funding is recorded.",
              .released_and_revised =
                  "Evidence compiled on 2026-11-23; version 0.1.0 not yet released.",
              .use_of_race = "Not used.",
              .use_of_ethnicity = "Not used.",
              .use_of_language = "Not used.",
              .use_of_sexual_orientation = "Not used.",
              .use_of_gender_identity = "Not used.",
              .use_of_sex = "Not used.",
              .use_of_date_of_birth =
                  "Used for age: which presentation applies (adult, or 6-17 years).",
              .use_of_social_determinants = "Not used.",
              .use_of_health_status_assessment = "Not used."}},
    .sources = kSources,
    .vocabulary = leg::kLowerLeg,
    .presentations = leg::kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .outcomes = leg::kPainAndFunction,
    .follow_ups = leg::kProgrammeFollowUps,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::calf_strain

SOLEUS_EXPORT_PLUGIN(soleus::calf_strain::kCalfStrain);
