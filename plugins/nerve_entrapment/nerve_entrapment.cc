// A nerve caught at the ankle: tarsal tunnel syndrome, and the sural nerve. Both are rare causes of
// pain at the back of the heel, and both are told from a tendon by tingling, not by loading.
//
// No red flag of its own: a nerve root, and the flags that go with it, belong to another plugin.
#include "plugins/sdk/plugin.h"

#include "plugins/nerve_entrapment/cases/cases.h"
#include "plugins/nerve_entrapment/evidence.h"
#include "plugins/nerve_entrapment/orders.h"
#include "plugins/nerve_entrapment/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::nerve_entrapment {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kTarsalTunnelPretest[] = {
    {"adult_gradual", 0.005, {0.001, 0.015}},
    {"adult_sudden", 0.001, {0.0002, 0.004}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Pretest kSuralPretest[] = {
    {"adult_gradual", 0.003, {0.0005, 0.01}},
    {"adult_sudden", 0.001, {0.0002, 0.004}},
    {"child_6_17", 0.001, {0.0001, 0.003}},
};

constexpr Modifier kSuralModifiers[] = {
    {.id = "sural_after_calf_strain",
     .label = "After a calf strain",
     .when = Present(leg::kCalfStrainDiagnosedThisEpisode),
     .factor = 5,
     .range = {2, 10},
     .provenance = Provenance::kEstimate,
     .note = "Two case reports (caught in the scar of a gastrocnemius strain; pressed by a massage "
             "device), no rate. Pressure by a boot or a device has no finding and is not read."},
};

constexpr Coding kTarsalTunnelCodes[] = {
    {leg::kSnomedCt, "47374004", "Tarsal tunnel syndrome (disorder)"},
    {leg::kIcd10Cm, "G57.50", "Tarsal tunnel syndrome, unspecified lower limb"},
};

constexpr Condition kConditions[] = {
    {
        .id = {"tarsal_tunnel_syndrome"},
        .name = "Tarsal tunnel syndrome",
        .codes = kTarsalTunnelCodes,
        .note = "Burning or tingling of the sole and the medial heel, also at night; pain without "
                "sensory symptoms speaks against it.",
        .pretest = kTarsalTunnelPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .pretest_sources = {"stanford_tts", "kinoshita2001"},
        .evidence = kTarsalTunnelEvidence,
    },
    {
        .id = {"sural_neuropathy"},
        .name = "Sural nerve entrapment or neuritis",
        .note = "Burning of the lateral heel or foot, earlier surgery, tight boots; tenderness in "
                "the midline of the tendon speaks against it. No code: no verified one names the "
                "sural nerve.",
        .pretest = kSuralPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .modifiers = kSuralModifiers,
        .evidence = kSuralEvidence,
    },
};

constexpr Plugin kNerveEntrapment = {
    .about =
        {.id = "nerve_entrapment",
         .version = "0.1.0",
         .title = "Nerve entrapment at the ankle: tarsal tunnel, sural nerve",
         .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                     "posterior heel, Achilles or distal calf pain at first contact in physical "
                     "therapy, primary care or urgent care.",
         .not_for = "Not for a nerve root, a polyneuropathy or a compartment syndrome.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Kinoshita 2001 (dorsiflexion-eversion test) and Stanford Medicine 25 "
                            "(tarsal tunnel examination); all with what was seen in SOURCES.md.",
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
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::nerve_entrapment

SOLEUS_EXPORT_PLUGIN(soleus::nerve_entrapment::kNerveEntrapment);
