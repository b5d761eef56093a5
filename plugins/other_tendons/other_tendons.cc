// The tendons on either side of the ankle: tibialis posterior behind the medial malleolus, the
// peroneal tendons behind the lateral. They are told from the Achilles tendon by place, and by what
// hurts against resistance.
//
// No red flag of its own; every ratio is an estimate. SOURCES.md says what each rests on.
#include "plugins/sdk/plugin.h"

#include "plugins/other_tendons/cases/cases.h"
#include "plugins/other_tendons/evidence.h"
#include "plugins/other_tendons/orders.h"
#include "plugins/other_tendons/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::other_tendons {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kTibialisPosteriorPretest[] = {
    {"adult_gradual", 0.015, {0.005, 0.03}},
    {"adult_sudden", 0.005, {0.001, 0.015}},
    {"child_6_17", 0.005, {0.001, 0.015}},
};

constexpr Pretest kPeronealPretest[] = {
    {"adult_gradual", 0.01, {0.003, 0.02}},
    {"adult_sudden", 0.01, {0.003, 0.03}},
    {"child_6_17", 0.005, {0.001, 0.015}},
};

// The side is the record's to state.
constexpr Coding kTibialisPosteriorCodes[] = {
    {leg::kSnomedCt, "202881005", "Tibialis posterior tendinitis (disorder)"},
    {leg::kIcd10Cm, "M76.829", "Posterior tibial tendinitis, unspecified leg"},
};

constexpr Coding kPeronealCodes[] = {
    {leg::kSnomedCt, "53208009", "Peroneal tendinitis (disorder)"},
    {leg::kIcd10Cm, "M76.70", "Peroneal tendinitis, unspecified leg"},
};

constexpr Condition kConditions[] = {
    {
        .id = {"tibialis_posterior_tendinopathy"},
        .name = "Tibialis posterior tendinopathy / dysfunction",
        .codes = kTibialisPosteriorCodes,
        .note = "A failed single-leg heel raise is shared with rupture, S1 loss and pain. Pain in "
                "the midline posteriorly speaks against it.",
        .pretest = kTibialisPosteriorPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .evidence = kTibialisPosteriorEvidence,
    },
    {
        .id = {"peroneal_tendinopathy"},
        .name = "Peroneal tendinopathy or subluxation",
        .codes = kPeronealCodes,
        .note =
            "Lateral retromalleolar pain, pain with resisted eversion, snapping; medial or midline "
            "pain speaks against it. The codes name the tendinitis, not the subluxation.",
        .pretest = kPeronealPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .evidence = kPeronealEvidence,
    },
};

constexpr Plugin kOtherTendons = {
    .about = {.id = "other_tendons",
              .version = "0.1.0",
              .title = "Tendons beside the Achilles tendon: tibialis posterior, peroneal",
              .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                          "posterior heel, Achilles or distal calf pain at first contact in "
                          "physical therapy, primary care or urgent care.",
              .not_for = "Not for an ankle sprain or a fracture, not for an established rigid flat "
                         "foot, not for children under 6.",
              .status = Status::kDraft,
              .review_by = "2027-11-24",
              .attributes = {.bibliographic_citation =
                                 "No accuracy study was found: the figures are estimates; what was "
                                 "read for care is in SOURCES.md.",
                             .developer =
                                 "The Soleus project; no clinician has reviewed this version.",
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
}  // namespace soleus::other_tendons

SOLEUS_EXPORT_PLUGIN(soleus::other_tendons::kOtherTendons);
