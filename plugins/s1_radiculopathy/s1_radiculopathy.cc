// The first sacral root seen as pain of the heel or calf, and the flags of a nerve that is failing:
// cauda equina, any new weakness of the leg, and a push-off that grows weak without a sore tendon.
// Ratios are those printed in the reviews named, or an expert's; SOURCES.md says who read what,
// where.
//
// What this plugin is for is the calf in which nothing is tender. Its flags do not wait for a rank.
#include "plugins/sdk/plugin.h"

#include "plugins/s1_radiculopathy/cases/cases.h"
#include "plugins/s1_radiculopathy/evidence.h"
#include "plugins/s1_radiculopathy/orders.h"
#include "plugins/s1_radiculopathy/red_flags.h"
#include "plugins/s1_radiculopathy/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::s1_radiculopathy {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kPretest[] = {
    {"adult_gradual", 0.02, {0.008, 0.04}},
    {"adult_sudden", 0.005, {0.001, 0.015}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

// The codes name the region, not the root; the side is the record's to state.
constexpr Coding kCodes[] = {
    {leg::kSnomedCt, "2415007", "Lumbosacral radiculopathy (disorder)"},
    {leg::kIcd10Cm, "M54.17", "Radiculopathy, lumbosacral region"},
};

constexpr Condition kConditions[] = {
    {
        .id = kS1Radiculopathy,
        .name = "S1 radiculopathy",
        .codes = kCodes,
        .note = "Back or buttock pain, tingling of the lateral foot or sole, a reduced ankle "
                "reflex and a weak push-off without tendon tenderness support it; focal tendon "
                "tenderness that reproduces the pain, with normal neurology, speaks against it. It "
                "can hurt or cramp in the calf alone, without back pain (one case read).",
        .pretest = kPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .pretest_sources = {"osteopractor2019"},
        .evidence = kS1Evidence,
    },
};

constexpr Plugin kS1RadiculopathyPlugin = {
    .about = {.id = "s1_radiculopathy",
              .version = "0.1.0",
              .title = "S1 radiculopathy seen as heel or calf pain, and the new weak leg",
              .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                          "posterior heel, Achilles or distal calf pain at first contact in "
                          "physical therapy, primary care or urgent care.",
              .not_for = "Not for back pain without leg pain, not to exclude cauda equina syndrome "
                         "or a torn Achilles tendon, not for children under 6.",
              .status = Status::kDraft,
              .review_by = "2027-11-24",
              .attributes = {.bibliographic_citation =
                                 "Deville 1998 and van der Windt 2010 (straight-leg raise), Tawa "
                                 "2017 and Iversen 2013 (neurological examination), AMSSM case 608 "
                                 "and Marcu (foot drop after calf or leg pain), Langfitt 2016 "
                                 "(calf cramp from a disc); all with what was seen in SOURCES.md.",
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
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::s1_radiculopathy

SOLEUS_EXPORT_PLUGIN(soleus::s1_radiculopathy::kS1RadiculopathyPlugin);
