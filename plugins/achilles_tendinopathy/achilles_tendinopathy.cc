// Tendinopathy of the Achilles tendon: midportion, insertional, and of the paratenon. Sudden pain,
// a gap or a positive calf squeeze belong to plugins/achilles_rupture.
//
// Every pretest probability is an estimate; SOURCES.md says what each rests on, who read it, and
// where.
#include "plugins/sdk/plugin.h"

#include "plugins/achilles_tendinopathy/cases/cases.h"
#include "plugins/achilles_tendinopathy/evidence.h"
#include "plugins/achilles_tendinopathy/evidence_midportion.h"
#include "plugins/achilles_tendinopathy/factors.h"
#include "plugins/achilles_tendinopathy/orders.h"
#include "plugins/achilles_tendinopathy/red_flags.h"
#include "plugins/achilles_tendinopathy/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::achilles_tendinopathy {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kMidportionPretest[] = {
    {"adult_gradual", 0.38, {0.28, 0.5}},
    {"adult_sudden", 0.1, {0.05, 0.18}},
    {"child_6_17", 0.06, {0.03, 0.12}},
};

constexpr Pretest kInsertionalPretest[] = {
    {"adult_gradual", 0.2, {0.13, 0.29}},
    {"adult_sudden", 0.03, {0.01, 0.06}},
    {"child_6_17", 0.03, {0.01, 0.06}},
};

constexpr Pretest kParatendonPretest[] = {
    {"adult_gradual", 0.02, {0.01, 0.04}},
    {"adult_sudden", 0.003, {0.001, 0.01}},
    {"child_6_17", 0.002, {0.0005, 0.005}},
};

constexpr Modifier kPriorTendinopathy[] = {
    {
        .id = "prior_achilles_tendinopathy",
        .label = "Achilles tendinopathy in the last 12 months",
        .when = Present(leg::kPriorAchillesTendinopathy),
        .factor = 2,
        .range = {1.3, 3},
        .sources = {"lagas2020"},
        .note = "Published OR 6.3 (3.9-10.0) is for developing the disease in runners; among "
                "people who already have heel pain the useful part is smaller.",
    },
};

// No verified code tells midportion from insertional disease, and none names the paratenon; the
// side is the record's to state.
constexpr Coding kTendinitisCodes[] = {
    {leg::kSnomedCt, "11654001", "Achilles tendinitis (disorder)"},
    {leg::kIcd10Cm, "M76.60", "Achilles tendinitis, unspecified leg"},
};

constexpr Condition kConditions[] = {
    {
        .id = kMidportionAchillesTendinopathy,
        .name = "Midportion Achilles tendinopathy",
        .codes = kTendinitisCodes,
        .note =
            "Clinical diagnosis; imaging not needed in simple cases. Inner pain with full strength "
            "may come from plantaris, which has no condition of its own.",
        .pretest = kMidportionPretest,
        .pretest_basis = "GP incidence 1.85/1000 registered (2.35/1000 aged 21-60), Danish "
                         "practice 1.7/1000; plantar heel pain 3.83/1000 but located plantar. "
                         "Midportion is about 66% of Achilles tendinopathy. No published "
                         "distribution of diagnoses in posterior heel pain was found.",
        .pretest_sources = {"dejonge2011", "danishgp2019", "rasenberg2019", "ins_us2019"},
        .modifiers = kPriorTendinopathy,
        .evidence = kMidportionEvidence,
    },
    {
        .id = kInsertionalAchillesTendinopathy,
        .name = "Insertional Achilles tendinopathy",
        .codes = kTendinitisCodes,
        .note = "Loading must stay at or above plantigrade at first: full-dorsiflexion eccentric "
                "training worked in only 32%, floor-level in 67%, and a low-compression programme "
                "beat a high-compression one by 12.9 VISA-A points.",
        .pretest = kInsertionalPretest,
        .pretest_basis = "Up to 25% of Achilles tendinopathy is insertional (about one third of "
                         "runners' cases in the Pringels registration text). No published "
                         "distribution of diagnoses in posterior heel pain was found.",
        .pretest_sources = {"ins_us2019", "fahlstrom2003", "jonsson2008", "pringels2025"},
        .modifiers = kPriorTendinopathy,
        .evidence = kInsertionalEvidence,
    },
    {
        .id = kAchillesParatendinopathy,
        .name = "Achilles paratendinopathy (acute or chronic)",
        .note = "No code: the codes of Achilles tendinitis do not name the paratenon.",
        .pretest = kParatendonPretest,
        .pretest_basis = "No incidence found; expert estimate. No published distribution of "
                         "diagnoses in posterior heel pain was found.",
        .evidence = kParatendonEvidence,
    },
};

constexpr Outcome kOutcomes[] = {
    leg::kVisaAOutcome, leg::kTendinsAOutcome, leg::kPainRatingOutcome,
    leg::kLefsOutcome,  leg::kHeelRiseOutcome, leg::kLungeOutcome,
};

constexpr Plugin kAchillesTendinopathy = {
    .about =
        {.id = "achilles_tendinopathy",
         .version = "0.1.0",
         .title = "Achilles tendinopathy: midportion, insertional, paratendon",
         .for_whom = "Adults, and with low pretest probability children of 6-17, with posterior "
                     "heel, Achilles or distal calf pain at first contact in physical therapy, "
                     "primary care or urgent care.",
         .not_for = "Not for children under 6, not after Achilles surgery, and not to exclude "
                    "rupture, a clot or infection: other plugins hold those.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes =
             {.bibliographic_citation =
                  "de Jonge 2011 (incidence), Hutchison 2013 and Reiman 2014 (tests), Silbernagel "
                  "2007, Beyer 2015, Jonsson 2008, Pringels 2025 (loading), FDA 2008 and Morales "
                  "2019 (fluoroquinolones); all with what was seen in SOURCES.md.",
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
              .use_of_date_of_birth = "Used for age: which presentation applies (adult, or 6-17 "
                                      "years) and the 60 years of the high-risk host flag.",
              .use_of_social_determinants = "Not used.",
              .use_of_health_status_assessment = "Not used."}},
    .sources = kSources,
    .vocabulary = leg::kLowerLeg,
    .presentations = leg::kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .factors = kFactors,
    .outcomes = kOutcomes,
    .follow_ups = leg::kProgrammeFollowUps,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::achilles_tendinopathy

SOLEUS_EXPORT_PLUGIN(soleus::achilles_tendinopathy::kAchillesTendinopathy);
