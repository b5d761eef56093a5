// A xanthoma of the Achilles tendon, and the family it points to: familial hypercholesterolaemia.
// It looks and feels like a tendinopathy that will not settle; what tells it is the other tendon,
// the family, the laboratory.
//
// Every pretest probability is an estimate; SOURCES.md says what it rests on, who read it, and
// where.
#include "plugins/sdk/plugin.h"

#include "plugins/lipid_disorder/cases/cases.h"
#include "plugins/lipid_disorder/evidence.h"
#include "plugins/lipid_disorder/orders.h"
#include "plugins/lipid_disorder/red_flags.h"
#include "plugins/lipid_disorder/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::lipid_disorder {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kXanthomaPretest[] = {
    {"adult_gradual", 0.006, {0.002, 0.015}},
    {"adult_sudden", 0.001, {0.0002, 0.004}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

// No verified code names a xanthoma of a tendon; these name the disease behind it.
constexpr Coding kXanthomaCodes[] = {
    {leg::kSnomedCt, "398036000", "Familial hypercholesterolemia (disorder)"},
    {leg::kIcd10Cm, "E78.01", "Familial hypercholesterolemia"},
};

constexpr Condition kConditions[] = {
    {
        .id = kAchillesXanthoma,
        .name = "Familial hypercholesterolaemia with Achilles xanthoma",
        .codes = kXanthomaCodes,
        .note = "Consecutive clinic screening found 1 of 83. Supports: thickened tendons, brief "
                "episodes of severe pain lasting days, high LDL, family history of early heart "
                "disease; a normal LDL speaks against it.",
        .pretest = kXanthomaPretest,
        .pretest_basis = "1 of 83 consecutive non-insertional cases. No published distribution of "
                         "diagnoses in posterior heel pain was found.",
        .pretest_sources = {"foot2015fh", "beeharry2006"},
        .evidence = kXanthomaEvidence,
    },
};

constexpr Plugin kLipidDisorder = {
    .about =
        {.id = "lipid_disorder",
         .version = "0.1.0",
         .title = "Lipids in the tendon: familial hypercholesterolaemia with Achilles xanthoma",
         .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                     "posterior heel, Achilles or distal calf pain at first contact in physical "
                     "therapy, primary care or urgent care.",
         .not_for = "Not a screening of everybody: lipids are asked for where a feature is found. "
                    "Not to tell a xanthoma from a tumour. Not for children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Beeharry 2006 (Achilles pain before the diagnosis), The Foot 2015 "
                            "(lipids in consecutive patients: 1 of 83), Hutchison 2013 and Reiman "
                            "2014 (tendon signs); all with what was seen in SOURCES.md.",
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
                            "Used for age: which presentation applies (adult, or 6-17 years), and "
                            "the 40 years of the cerebrotendinous flag.",
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
}  // namespace soleus::lipid_disorder

SOLEUS_EXPORT_PLUGIN(soleus::lipid_disorder::kLipidDisorder);
