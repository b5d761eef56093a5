// An acute fracture of the ankle or the heel bone, the pulled-off tuberosity and the pulled-off
// growth plate of the heel among them. SOURCES.md says what each figure rests on, who read it, and
// where.
//
// What this plugin is for is the heel that was taken for a tendon: push-off lost *and* no weight
// borne is bone until it is filmed.
#include "plugins/sdk/plugin.h"

#include "plugins/fracture/cases/cases.h"
#include "plugins/fracture/evidence.h"
#include "plugins/fracture/orders.h"
#include "plugins/fracture/red_flags.h"
#include "plugins/fracture/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_scores.h"

namespace soleus::fracture {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kAcuteFracturePretest[] = {
    {"adult_gradual", 0.002, {0.0005, 0.006}},
    {"adult_sudden", 0.03, {0.01, 0.06}},
    {"child_6_17", 0.01, {0.003, 0.03}},
};

constexpr Condition kConditions[] = {
    {
        .id = kAcuteAnkleOrCalcanealFracture,
        .name = "Acute ankle or calcaneal fracture (including avulsion of the tuberosity)",
        .dangerous = true,
        .note =
            "The Ottawa rule excludes only in an injury of the last days. No code: the verified "
            "ones name the calcaneus alone, and which bone is broken is the film's to say.",
        .pretest = kAcuteFracturePretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .pretest_sources = {"acr_acute", "bachmann2003"},
        .evidence = kAcuteFractureEvidence,
    },
};

constexpr Score kScores[] = {leg::kOttawaAnkleScore};

constexpr Plugin kFracture = {
    .about =
        {.id = "fracture",
         .version = "0.1.0",
         .title = "Acute fracture of ankle or heel bone",
         .for_whom = "Adults and children of 6-17 with posterior heel, Achilles or distal calf "
                     "pain at first contact in physical therapy, primary care or urgent care.",
         .not_for = "Not for open wounds, not for a fracture already treated, not for children "
                    "under 6; not to clear a bone without a film.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes =
             {.bibliographic_citation =
                  "Bachmann 2003 and the 2022 meta-analysis (Ottawa rule), ACR criteria for acute "
                  "ankle trauma (radiograph), Radzilani 2010 and Pereira Filho (avulsions of "
                  "tuberosity and apophysis); all with what was seen in SOURCES.md.",
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
              .use_of_date_of_birth = "Used for age: which presentation applies, and below 18 "
                                      "years a sudden heel pain with load is filmed.",
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
}  // namespace soleus::fracture

SOLEUS_EXPORT_PLUGIN(soleus::fracture::kFracture);
