// Retrocalcaneal bursitis and Haglund syndrome: the bursa between tendon and heel bone, pressed by
// a bump, a stiff heel counter, or a foot bent far up.
#include "plugins/sdk/plugin.h"

#include "plugins/retrocalcaneal_bursitis/cases/cases.h"
#include "plugins/retrocalcaneal_bursitis/evidence.h"
#include "plugins/retrocalcaneal_bursitis/orders.h"
#include "plugins/retrocalcaneal_bursitis/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::retrocalcaneal_bursitis {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kPretest[] = {
    {"adult_gradual", 0.07, {0.04, 0.12}},
    {"adult_sudden", 0.01, {0.004, 0.03}},
    {"child_6_17", 0.03, {0.01, 0.06}},
};

// The nearest SNOMED CT concept; none titled retrocalcaneal bursitis was verified, and no ICD-10-CM
// code names it or the Haglund deformity. The bump alone (202883008) is not the painful bursa.
constexpr Coding kBursitisCodes[] = {
    {leg::kSnomedCt, "221695002", "Bursitis of calcaneal tendon bursa (disorder)"},
};

constexpr Condition kConditions[] = {
    {
        .id = kRetrocalcanealBursitisCondition,
        .name = "Retrocalcaneal bursitis / Haglund syndrome",
        .codes = kBursitisCodes,
        .note = "If bilateral, look for systemic inflammatory disease.",
        .pretest = kPretest,
        .pretest_basis = "Remainder after 66% midportion and 25% insertional. No published "
                         "distribution of diagnoses in posterior heel pain was found.",
        .pretest_sources = {"ins_us2019", "mitch_rcb", "medscape_rcb"},
        .evidence = kBursitisEvidence,
    },
};

constexpr Plugin kRetrocalcanealBursitis = {
    .about = {.id = "retrocalcaneal_bursitis",
              .version = "0.1.0",
              .title = "Retrocalcaneal bursitis and Haglund syndrome",
              .for_whom = "Adults, and with low pretest probability children of 6-17, with "
                          "posterior heel, Achilles or distal calf pain at first contact in "
                          "physical therapy, primary care or urgent care.",
              .not_for = "Not for children under 6, not after Achilles or heel surgery, and not to "
                         "exclude infection of the bursa, gout or inflammatory disease.",
              .status = Status::kDraft,
              .review_by = "2027-11-24",
              .attributes =
                  {.bibliographic_citation =
                       "A sports medicine text and Foye 2023 (signs), an ultrasound series of 2019 "
                       "(how much is left for bursitis), Rabusin 2021 (heel lifts), Vallone 2014 "
                       "(rupture after an injection); all with what was seen in SOURCES.md.",
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
    .orders = kOrders,
    .order_sets = kOrderSets,
    .outcomes = leg::kPainAndFunction,
    .follow_ups = leg::kProgrammeFollowUps,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::retrocalcaneal_bursitis

SOLEUS_EXPORT_PLUGIN(soleus::retrocalcaneal_bursitis::kRetrocalcanealBursitis);
