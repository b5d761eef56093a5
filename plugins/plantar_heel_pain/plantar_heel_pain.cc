// Pain under the heel that people call "the back of my heel": plantar fasciitis, and the heel's fat
// pad. Where the finger points counts, not what the patient calls the place.
//
// No red flag of its own: those of the other plugins withhold its care where they fire.
#include "plugins/sdk/plugin.h"

#include "plugins/plantar_heel_pain/cases/cases.h"
#include "plugins/plantar_heel_pain/evidence.h"
#include "plugins/plantar_heel_pain/orders.h"
#include "plugins/plantar_heel_pain/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::plantar_heel_pain {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kPlantarHeelPainPretest[] = {
    {"adult_gradual", 0.105, {0.05, 0.2}},
    {"adult_sudden", 0.01, {0.003, 0.03}},
    {"child_6_17", 0.03, {0.01, 0.06}},
};

constexpr Pretest kHeelFatPadPretest[] = {
    {"adult_gradual", 0.015, {0.005, 0.03}},
    {"adult_sudden", 0.005, {0.001, 0.015}},
    {"child_6_17", 0.01, {0.003, 0.02}},
};

// ICD-10-CM M72.2 is never mapped to SNOMED CT 13370002 (Ledderhose disease), whose name it bears.
constexpr Coding kPlantarFasciitisCodes[] = {
    {leg::kSnomedCt, "202882003", "Plantar fasciitis (disorder)"},
    {leg::kIcd10Cm, "M72.2", "Plantar fascial fibromatosis"},
};

constexpr Condition kConditions[] = {
    {
        .id = {"plantar_heel_pain"},
        .name = "Plantar heel pain (plantar fasciitis)",
        .codes = kPlantarFasciitisCodes,
        .note = "Commoner than Achilles tendinopathy overall (3.83 vs 1.85 per 1000) but located "
                "under, not behind, the heel. The pretest probability here is for people whose "
                "chief complaint is 'back of the heel'. ICD-10-CM M72.2 is titled plantar fascial "
                "fibromatosis; that plantar fasciitis is coded there is recalled.",
        .pretest = kPlantarHeelPainPretest,
        .pretest_basis = "Incidence 3.83/1000 person-years, assumed 10-15% described as 'back of "
                         "heel'; UK 2006: heel pain 12.1% of musculoskeletal foot and ankle "
                         "consultations, of which 7.5 points were called plantar fasciitis. No "
                         "published distribution of diagnoses in posterior heel pain was found.",
        .pretest_sources = {"rasenberg2019", "php_cpg2014", "uk_heel", "aafp2018"},
        .evidence = kPlantarHeelPainEvidence,
    },
    {
        .id = {"heel_fat_pad_syndrome"},
        .name = "Heel fat pad syndrome",
        .note = "No code: ICD-10-CM M79.67- (pain in foot) is wider than the condition.",
        .pretest = kHeelFatPadPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .evidence = kHeelFatPadEvidence,
    },
};

constexpr Plugin kPlantarHeelPain = {
    .about =
        {.id = "plantar_heel_pain",
         .version = "0.1.0",
         .title = "Plantar heel pain and heel fat pad syndrome",
         .for_whom = "Adults, and with low pretest probability children of 6-17, whose complaint "
                     "is the back of the heel or the calf and who point under the heel, at first "
                     "contact in physical therapy, primary care or urgent care.",
         .not_for = "Not for a complaint of the forefoot or arch, not after heel surgery, and not "
                    "to exclude a fracture, an infection or an inflammatory disease: other plugins "
                    "hold those.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "De Garceau 2003 (windlass tests), Rasenberg 2019 and a UK survey of "
                            "2006 (incidence), the load programme of Rathleff 2015 as a secondary "
                            "page gives it, and the 2023 JOSPT guideline, of which the title page "
                            "alone was seen; all with what was seen in SOURCES.md.",
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
}  // namespace soleus::plantar_heel_pain

SOLEUS_EXPORT_PLUGIN(soleus::plantar_heel_pain::kPlantarHeelPain);
