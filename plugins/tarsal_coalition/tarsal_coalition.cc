// A tarsal coalition: two bones of the hindfoot grown together, which shows at 9-16 years as a
// stiff flat foot. Every figure is an estimate; SOURCES.md says so one by one.
//
// In adults its pretest probability is zero by design: a bar found late belongs to another clinic.
#include "plugins/sdk/plugin.h"

#include "plugins/tarsal_coalition/cases/cases.h"
#include "plugins/tarsal_coalition/evidence.h"
#include "plugins/tarsal_coalition/orders.h"
#include "plugins/tarsal_coalition/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::tarsal_coalition {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kCoalitionPretest[] = {
    {"adult_gradual", 0, {0, 0}},
    {"adult_sudden", 0, {0, 0}},
    {"child_6_17", 0.01, {0.003, 0.02}},
};

constexpr Condition kConditions[] = {
    {
        .id = kTarsalCoalition,
        .name = "Tarsal coalition",
        .note = "Supports: stiff flat foot, recurrent sprains, limited subtalar motion, age 9-16; "
                "a supple foot speaks against it. No code was verified: Q66.8- is recalled and was "
                "not found in the table.",
        .pretest = kCoalitionPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .evidence = kCoalitionEvidence,
    },
};

constexpr Plugin kCoalition = {
    .about =
        {.id = "tarsal_coalition",
         .version = "0.1.0",
         .title = "Tarsal coalition",
         .for_whom = "Children of 6-17 with posterior heel, Achilles or distal calf pain at first "
                     "contact in physical therapy, primary care or urgent care.",
         .not_for =
             "Not for adults, whose pretest probability is zero here; not for children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "No work is cited: pretests, the one ratio and the care are estimates "
                            "of the evidence base compiled on 2026-11-23.",
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
                            "Used for age: it is considered at 6-17 years only.",
                        .use_of_social_determinants = "Not used.",
                        .use_of_health_status_assessment = "Not used."}},
    .sources = kSources,
    .vocabulary = leg::kLowerLeg,
    .presentations = leg::kPresentations,
    .conditions = kConditions,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::tarsal_coalition

SOLEUS_EXPORT_PLUGIN(soleus::tarsal_coalition::kCoalition);
