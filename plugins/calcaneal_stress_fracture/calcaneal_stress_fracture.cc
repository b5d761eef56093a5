// A stress fracture of the calcaneus: squeezing the heel bone hurts, the film is clean. SOURCES.md
// says what each figure rests on, who read it, and where.
//
// What this plugin is for is the second look: pain that went on although the film was normal, the
// runner who has just come back.
#include "plugins/sdk/plugin.h"

#include "plugins/calcaneal_stress_fracture/cases/cases.h"
#include "plugins/calcaneal_stress_fracture/evidence.h"
#include "plugins/calcaneal_stress_fracture/orders.h"
#include "plugins/calcaneal_stress_fracture/red_flags.h"
#include "plugins/calcaneal_stress_fracture/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::calcaneal_stress_fracture {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kStressFracturePretest[] = {
    {"adult_gradual", 0.015, {0.005, 0.03}},
    {"adult_sudden", 0.005, {0.002, 0.015}},
    {"child_6_17", 0.015, {0.005, 0.03}},
};

constexpr Modifier kCalcanealStressFractureModifiers[] = {
    {.id = "csf_adolescent",
     .label = "Adolescent of 14-17",
     .when = AllOf(AgeAtLeast(14), AgeBelow(18)),
     .factor = 3,
     .range = {1.5, 6},
     .provenance = Provenance::kEstimate,
     .note = "As the apophysis closes, bone stress takes its place; KG23 asks for an MRI from 14 "
             "on when pain goes on with a clean film. Added to the evidence base (KG23)."},
};

constexpr Condition kConditions[] = {
    {
        .id = kCalcanealStressFracture,
        .name = "Calcaneal stress fracture",
        .dangerous = true,
        .note = "Radiographs showed only 15% of MRI-proven injuries. No code: those verified name "
                "the foot, the ankle or any stress fracture, never the calcaneus.",
        .pretest = kStressFracturePretest,
        .pretest_basis = "Recruits 2.6 per 10,000 person-years. No published distribution of "
                         "diagnoses in posterior heel pain was found.",
        .pretest_sources = {"sormaala2006", "fpn_csf"},
        .modifiers = kCalcanealStressFractureModifiers,
        .evidence = kStressFractureEvidence,
    },
};

constexpr Plugin kStressFracture = {
    .about =
        {.id = "calcaneal_stress_fracture",
         .version = "0.1.0",
         .title = "Calcaneal stress fracture",
         .for_whom = "Adults and children of 6-17 with posterior heel, Achilles or distal calf "
                     "pain at first contact in physical therapy, primary care or urgent care.",
         .not_for = "Not to exclude a stress fracture: a painless squeeze and a normal film do "
                    "not. Not for children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Sormaala 2006 (film against MRI), FPnotebook and VisualDx (risk and "
                            "care), Rajivan 2025 and Engbjerg 2021 (fractures behind a normal "
                            "film); all with what was seen in SOURCES.md.",
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
                            "Used for age: which presentation applies, and from which age the red "
                            "flag reads the squeeze (15 years) and the normal film (14 years).",
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
}  // namespace soleus::calcaneal_stress_fracture

SOLEUS_EXPORT_PLUGIN(soleus::calcaneal_stress_fracture::kStressFracture);
