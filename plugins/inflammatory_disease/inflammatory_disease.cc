// Inflamed heels: gout, spondyloarthritis, and enthesitis-related arthritis in children. Rare where
// heels are sore, and each is told by what is asked outside the heel: heat and earlier attacks,
// minutes of stiffness and the other heel, a child who is better for moving.
//
// Every pretest probability is an estimate; SOURCES.md says what each rests on, who read it, and
// where. A hot heel is an infection until shown otherwise: another plugin's flag.
#include "plugins/sdk/plugin.h"

#include "plugins/inflammatory_disease/cases/cases.h"
#include "plugins/inflammatory_disease/evidence.h"
#include "plugins/inflammatory_disease/orders.h"
#include "plugins/inflammatory_disease/red_flags.h"
#include "plugins/inflammatory_disease/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_scores.h"

namespace soleus::inflammatory_disease {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kGoutPretest[] = {
    {"adult_gradual", 0.007, {0.002, 0.02}},
    {"adult_sudden", 0.01, {0.003, 0.03}},
    {"child_6_17", 0.0002, {0.00001, 0.001}},
};

constexpr Pretest kSpondyloarthritisPretest[] = {
    {"adult_gradual", 0.012, {0.004, 0.03}},
    {"adult_sudden", 0.002, {0.0005, 0.006}},
    {"child_6_17", 0.003, {0.0005, 0.01}},
};

// A disease of children: in an adult it is spondyloarthritis.
constexpr Pretest kJuvenileArthritisPretest[] = {
    {"adult_gradual", 0, {0, 0}},
    {"adult_sudden", 0, {0, 0}},
    {"child_6_17", 0.01, {0.003, 0.03}},
};

constexpr Modifier kGoutModifiers[] = {
    {.id = "gout_recurrent_self_limiting_attacks",
     .label = "Attacks that went by themselves, over years",
     .when = Present(leg::kRecurrentSelfLimitingAttacks),
     .factor = 3,
     .range = {1.5, 6},
     .provenance = Provenance::kEstimate,
     .sources = {"gout_rcp400"},
     .note = "An addition to the evidence base (KG28); the factor is an estimate. Of 400 people "
             "with gout and retrocalcaneal pain 58% knew of it before. A gout that is known is "
             "weighed as a finding, beside this."},
};

// The side is the record's to state.
constexpr Coding kGoutCodes[] = {
    {leg::kSnomedCt, "90560007", "Gout"},
    {leg::kIcd10Cm, "M10.079", "Idiopathic gout, unspecified ankle and foot"},
};

// The ICD-10-CM families name a spine, a skin or an infection that a sore heel does not show.
constexpr Coding kSpondyloarthritisCodes[] = {
    {leg::kSnomedCt, "784332006", "Spondyloarthritis (disorder)"},
};

constexpr Modifier kSpondyloarthritisEnthesitisModifiers[] = {
    {.id = "spa_under_40",
     .label = "Younger than 40",
     .when = AllOf(AgeAtLeast(18), AgeBelow(40)),
     .factor = 2,
     .range = {1.3, 3},
     .provenance = Provenance::kEstimate,
     .note = "Spondyloarthritis begins before 40 in about 8 of 10; about 4 of 10 adults with heel "
             "pain are younger than that. Added to the evidence base (KG29)."},
};

constexpr Condition kConditions[] = {
    {
        .id = kGout,
        .name = "Gout / crystal disease at the Achilles or ankle",
        .codes = kGoutCodes,
        .note = "Septic disease first when febrile. Supports: hot, red, very tender, peaks within "
                "24 h, previous attacks, high urate; gradual load-related pain speaks against it.",
        .pretest = kGoutPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .pretest_sources = {"gout2014", "gout_carroll", "janssens2010"},
        .modifiers = kGoutModifiers,
        .evidence = kGoutEvidence,
    },
    {
        .id = kSpondyloarthritisEnthesitis,
        .name = "Spondyloarthritis enthesitis",
        .codes = kSpondyloarthritisCodes,
        .note = "Only 6.1% of AS patients had Achilles enthesitis on examination; but heel "
                "enthesitis LR+ 3.4 among chronic back pain patients.",
        .pretest = kSpondyloarthritisPretest,
        .pretest_basis = "US axSpA prevalence 0.9-1.4%. No published distribution of diagnoses in "
                         "posterior heel pain was found.",
        .pretest_sources = {"danve2019", "regisponser", "ard_spa"},
        .modifiers = kSpondyloarthritisEnthesitisModifiers,
        .evidence = kSpondyloarthritisEvidence,
    },
    {
        .id = kJuvenileArthritis,
        .name = "Enthesitis-related juvenile arthritis",
        .note = "Supports: child over 6, several tender entheses, morning stiffness, family "
                "history of spondyloarthritis; a single, purely activity-related site speaks "
                "against it. No code: no verified one names it.",
        .pretest = kJuvenileArthritisPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .evidence = kJuvenileArthritisEvidence,
    },
};

// Shown item by item, never counted: it was derived for a joint.
constexpr Score kScores[] = {vocabulary::kJanssensScore};

constexpr Plugin kInflammatoryDisease = {
    .about =
        {.id = "inflammatory_disease",
         .version = "0.1.0",
         .title = "Inflamed heels: gout, spondyloarthritis, enthesitis-related juvenile arthritis",
         .for_whom = "Adults, and children of 6-17, with posterior heel, Achilles or distal calf "
                     "pain at first contact in physical therapy, primary care or urgent care.",
         .not_for = "Not to exclude infection: a hot heel needs the temperature and, with fever or "
                    "doubt, the same day. Not for children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Table of tests for axial spondyloarthritis after Rudwaleit (Ann Rheum "
                            "Dis), Danve 2019 (prevalence, delay), REGISPONSER 2023 (Achilles "
                            "enthesitis), Janssens 2010 (gout rule), Mod Rheumatol 2014 and "
                            "Carroll 2017 (gout of the Achilles); all with what was seen in "
                            "SOURCES.md.",
                        .developer = "The Soleus project; no clinician has reviewed this version.",
                        .funding = "No funding is recorded.",
                        .released_and_revised =
                            "Evidence compiled on 2026-11-23; version 0.1.0 not yet released.",
                        .use_of_race = "Not used.",
                        .use_of_ethnicity = "Not used.",
                        .use_of_language = "Not used.",
                        .use_of_sexual_orientation = "Not used.",
                        .use_of_gender_identity = "Not used.",
                        .use_of_sex = "Used in the Janssens score alone (male: 2 points, as "
                                      "published), which is shown and moves no probability.",
                        .use_of_date_of_birth =
                            "Used for age: which presentation applies (adult, or 6-17 years), the "
                            "45 years and the 18 years of the spondyloarthritis flag.",
                        .use_of_social_determinants = "Not used.",
                        .use_of_health_status_assessment = "Not used."}},
    .sources = kSources,
    .vocabulary = leg::kLowerLeg,
    .presentations = leg::kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .scores = kScores,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::inflammatory_disease

SOLEUS_EXPORT_PLUGIN(soleus::inflammatory_disease::kInflammatoryDisease);
