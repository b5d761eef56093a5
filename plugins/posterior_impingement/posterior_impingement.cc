// Pain deep behind the ankle at the end of plantarflexion: posterior ankle impingement, and the
// tendon of the great toe that runs through the same gap. The dancer has both more often than one.
//
// No red flag of its own; every ratio is an estimate. SOURCES.md says what was read, and where.
#include "plugins/sdk/plugin.h"

#include "plugins/posterior_impingement/cases/cases.h"
#include "plugins/posterior_impingement/evidence.h"
#include "plugins/posterior_impingement/orders.h"
#include "plugins/posterior_impingement/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::posterior_impingement {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kImpingementPretest[] = {
    {"adult_gradual", 0.015, {0.005, 0.03}},
    {"adult_sudden", 0.01, {0.004, 0.03}},
    {"child_6_17", 0.03, {0.01, 0.06}},
};

constexpr Pretest kFlexorHallucisPretest[] = {
    {"adult_gradual", 0.007, {0.002, 0.02}},
    {"adult_sudden", 0.005, {0.001, 0.015}},
    {"child_6_17", 0.008, {0.002, 0.02}},
};

// No code for either: the verified ones name impingement of the ankle anywhere, or other joint
// disorders of ankle and foot, both wider than the finding, and none names the flexor hallucis
// longus.
constexpr Condition kConditions[] = {
    {
        .id = {"posterior_ankle_impingement"},
        .name = "Posterior ankle impingement / os trigonum syndrome",
        .note = "Os trigonum is present in 7-14% of adults: finding one does not make the "
                "diagnosis. Pain with dorsiflexion load only speaks against it. Disease of the "
                "flexor hallucis longus commonly coexists (estimate): test the great toe too.",
        .pretest = kImpingementPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .pretest_sources = {"rs_pai", "moser2011"},
        .evidence = kImpingementEvidence,
    },
    {
        .id = {"flexor_hallucis_longus_tendinopathy"},
        .name = "Flexor hallucis longus tendinopathy",
        .note =
            "Posteromedial pain, deeper than the Achilles tendon, in dancers; triggering of the "
            "great toe supports it, tenderness on the Achilles tendon itself speaks against it. It "
            "commonly coexists with posterior impingement (estimate): name both.",
        .pretest = kFlexorHallucisPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .pretest_sources = {"fpn_fhl"},
        .evidence = kFlexorHallucisEvidence,
    },
};

constexpr Plugin kPosteriorImpingement = {
    .about =
        {.id = "posterior_impingement",
         .version = "0.1.0",
         .title = "Posterior ankle impingement, and the flexor hallucis longus beside it",
         .for_whom =
             "Adults, and children and adolescents of 6-17, with posterior heel, Achilles or "
             "distal calf pain at first contact in physical therapy, primary care or urgent care.",
         .not_for = "Not for a fracture of the posterior process of the talus after an injury, and "
                    "not for children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes =
             {.bibliographic_citation =
                  "Moser 2011 (the dancer), Rayner and Smale 2014 (os trigonum), FPnotebook "
                  "(flexor hallucis longus); all with what was seen in SOURCES.md.",
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
}  // namespace soleus::posterior_impingement

SOLEUS_EXPORT_PLUGIN(soleus::posterior_impingement::kPosteriorImpingement);
