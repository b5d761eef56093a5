// Infection and tumour of heel and calf, in adults and children. Both are rare, and on the first
// visit both can look like Sever's disease, a tendon, a strain: what this plugin is for is its
// flags, which fire on the sign and not on the probability.
//
// Every ratio and every pretest probability is an estimate; SOURCES.md says so, and what was read.
#include "plugins/sdk/plugin.h"

#include "plugins/infection_and_tumour/cases/cases.h"
#include "plugins/infection_and_tumour/evidence.h"
#include "plugins/infection_and_tumour/orders.h"
#include "plugins/infection_and_tumour/red_flags.h"
#include "plugins/infection_and_tumour/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::infection_and_tumour {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kInfectionPretest[] = {
    {"adult_gradual", 0.002, {0.0005, 0.006}},
    {"adult_sudden", 0.003, {0.001, 0.01}},
    {"child_6_17", 0.005, {0.001, 0.02}},
};

constexpr Pretest kTumourPretest[] = {
    {"adult_gradual", 0.001, {0.0002, 0.003}},
    {"adult_sudden", 0.0003, {0.00005, 0.001}},
    {"child_6_17", 0.0015, {0.0003, 0.004}},
};

constexpr Modifier kInfectionModifiers[] = {
    {.id = "heel_infection_risk",
     .label = "Diabetes, recent leg injury or cast, immunosuppression, or injecting",
     .when = Present(leg::kInfectionRisk),
     .factor = 3,
     .range = {1.5, 6},
     .provenance = Provenance::kEstimate,
     .note =
         "Two case reports of an abscess of the calf (after a fracture in a cast; in a man with "
         "diabetes), no rate: an expert's factor."},
};

constexpr Condition kConditions[] = {
    {.id = kHeelInfection,
     .name = "Infection: calcaneal osteomyelitis, septic joint or bursa, cellulitis, necrotising "
             "infection",
     .dangerous = true,
     .note = "A 9-year-old was twice sent home as Sever's before osteomyelitis was recognised; "
             "early bloods and X-ray can be normal. It speaks for the calf too, not for the heel "
             "alone. No code: the verified ones each name one infection at one place, and which it "
             "is is not known yet.",
     .pretest = kInfectionPretest,
     .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior heel "
                      "pain was found.",
     .pretest_sources = {"jmcr2015", "seortho"},
     .modifiers = kInfectionModifiers,
     .evidence = kInfectionEvidence},
    {.id = kHeelTumour,
     .name = "Bone or soft-tissue tumour, leukaemia",
     .dangerous = true,
     .note = "Night or rest pain that stays, a mass, swelling without an injury, weight loss, a "
             "child whose pain is not tied to activity; pain that follows activity and improves "
             "speaks against it. No code: the verified ones say that it is malignant, or primary, "
             "or secondary, which nobody knows yet.",
     .pretest = kTumourPretest,
     .pretest_basis =
         "Expert estimate. No published distribution of diagnoses in posterior heel pain was "
         "found. Amended in child_6_17, 0.001 to 0.0015: Leukaemia and bone tumour together; heel "
         "and leg pain is how they begin. Rare and grave: with 5 % always left to \"something "
         "else\", a pretest far below 1 in 1,000 cannot be reached by two or three honest signs. "
         "Raised to what first contact may see, well inside its own uncertainty. Amended in "
         "adult_gradual, 0.0005 to 0.001: Rare and grave: with 5 % always left to \"something "
         "else\", a pretest far below 1 in 1,000 cannot be reached by two or three honest signs. "
         "Raised to what first contact may see, well inside its own uncertainty.",
     .evidence = kTumourEvidence},
};

constexpr Plugin kInfectionAndTumour = {
    .about =
        {.id = "infection_and_tumour",
         .version = "0.1.0",
         .title = "Infection and tumour of heel and calf; the child with red flags; the hot "
                  "insensate foot",
         .for_whom = "Adults, and children of 6-17, with posterior heel, Achilles or distal calf "
                     "pain at first contact in physical therapy, primary care or urgent care.",
         .not_for = "Not to exclude infection or tumour: a normal temperature, film or blood test "
                    "does not. Not for wounds, ulcers or infections after surgery, and not for "
                    "children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes =
             {.bibliographic_citation =
                  "J Med Case Rep 2015;9:185 and Southeast Ortho (osteomyelitis called Sever's), "
                  "SA Health and Queensland Health prioritisation criteria (urgency); no accuracy "
                  "study was found. All with what was seen in SOURCES.md.",
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
                                      "years), and the flags of a child under 18.",
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
}  // namespace soleus::infection_and_tumour

SOLEUS_EXPORT_PLUGIN(soleus::infection_and_tumour::kInfectionAndTumour);
