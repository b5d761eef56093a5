// Calcaneal apophysitis, Sever's disease: the growing heel of a child in sport, and by far the
// commonest pain there. That is its danger: a bone infection was called Sever's twice in one child,
// and once in another. The flag that stops it (a child who will not step, is hot, feverish, wakes
// at night) is held by plugins/infection_and_tumour.
//
// Every pretest probability is an estimate; SOURCES.md says what each rests on, and where it was
// read.
#include "plugins/sdk/plugin.h"

#include "plugins/calcaneal_apophysitis/cases/cases.h"
#include "plugins/calcaneal_apophysitis/evidence.h"
#include "plugins/calcaneal_apophysitis/orders.h"
#include "plugins/calcaneal_apophysitis/sources.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::calcaneal_apophysitis {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

// A growth plate that has closed cannot ache: no adult has it.
constexpr Pretest kApophysitisPretest[] = {
    {"adult_gradual", 0, {0, 0}},
    {"adult_sudden", 0, {0, 0}},
    {"child_6_17", 0.7, {0.55, 0.85}},
};

constexpr Modifier kApophysitisModifiers[] = {
    {.id = "apophysis_closed",
     .label = "Girl of 15 or more, boy of 17 or more: the growth plate has closed",
     .when = AnyOf(AllOf(Female(), AgeAtLeast(15)), AllOf(Male(), AgeAtLeast(17))),
     .action = ModifierAction::kZero,
     .factor = 0,
     .provenance = Provenance::kEstimate,
     .sources = {"james2015"},
     .note =
         "Closure at about 14 in girls and 16 in boys (recalled), with one year of margin. Where "
         "the sex is not recorded nothing is excluded; a growth plate seen closed on a film has "
         "no finding and is not read."},
    {.id = "sever_late_apophysis",
     .label = "Apophysis about to close",
     .when = AnyOf(AllOf(Female(), AgeAtLeast(13), AgeBelow(15)),
                   AllOf(Male(), AgeAtLeast(15), AgeBelow(17))),
     .factor = 0.4,
     .range = {0.2, 0.7},
     .provenance = Provenance::kEstimate,
     .note = "The apophysis closes at about 14 in girls and 16 in boys; before closure the disease "
             "fades. The base went from full to zero. Added to the evidence base (KG23)."},
};

constexpr Condition kConditions[] = {
    {.id = {"calcaneal_apophysitis"},
     .name = "Calcaneal apophysitis (Sever)",
     .note =
         "Diagnosed by hand, not by film: fragmentation and sclerosis are normal growth. Redness, "
         "fever, night pain or a child who will not step speak against it. No code: those that "
         "were "
         "verified (juvenile osteochondritis, juvenile osteochondrosis of tarsus) are wider.",
     .pretest = kApophysitisPretest,
     .pretest_basis = "3.7 per 1000 children 6-17 yr in general practice, the commonest cause; "
                      "share of all posterior heel pain is an estimate. No published distribution "
                      "of diagnoses in posterior heel pain was found.",
     .pretest_sources = {"wiegerinck2014", "perhamre2013"},
     .modifiers = kApophysitisModifiers,
     .evidence = kApophysitisEvidence},
};

constexpr Plugin kCalcanealApophysitis = {
    .about =
        {.id = "calcaneal_apophysitis",
         .version = "0.1.0",
         .title = "Calcaneal apophysitis (Sever's disease) of the growing heel",
         .for_whom =
             "Children and adolescents of 6-17 years with posterior heel, Achilles or distal calf "
             "pain at first contact in physical therapy, primary care or urgent care.",
         .not_for = "Not for adults, not for children under 6, and never to reassure about a child "
                    "who is unwell or will not bear weight: another plugin holds that flag.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Perhamre 2013 (tests), Wiegerinck 2014 (incidence), Wiegerinck 2016 "
                            "and James 2015 (treatment); all with what was seen in SOURCES.md.",
                        .developer = "The Soleus project; no clinician has reviewed this version.",
                        .funding = "No funding is recorded.",
                        .released_and_revised =
                            "Evidence compiled on 2026-11-23; version 0.1.0 not yet released.",
                        .use_of_race = "Not used.",
                        .use_of_ethnicity = "Not used.",
                        .use_of_language = "Not used.",
                        .use_of_sexual_orientation = "Not used.",
                        .use_of_gender_identity = "Not used.",
                        .use_of_sex = "Used with age: the growth plate closes earlier in girls; "
                                      "unrecorded, it excludes nothing.",
                        .use_of_date_of_birth =
                            "Used for age: which presentation applies (adult, or 6-17 years), and "
                            "from what age the growth plate counts as closed.",
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
}  // namespace soleus::calcaneal_apophysitis

SOLEUS_EXPORT_PLUGIN(soleus::calcaneal_apophysitis::kCalcanealApophysitis);
