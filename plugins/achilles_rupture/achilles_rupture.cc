// A torn Achilles tendon: acute and complete, partial, or old and neglected. Ratios are those
// printed in the studies named, or computed from their sensitivity and specificity; SOURCES.md says
// who read them, and where.
//
// Read this folder as the example of a plugin: the table here, its rows in evidence.h, risks.h and
// red_flags.h, what it advises in orders.h, what it cites in sources.h, its worked patients in
// cases/.
#include "plugins/sdk/plugin.h"

#include "plugins/achilles_rupture/cases/cases.h"
#include "plugins/achilles_rupture/evidence.h"
#include "plugins/achilles_rupture/orders.h"
#include "plugins/achilles_rupture/red_flags.h"
#include "plugins/achilles_rupture/risks.h"
#include "plugins/achilles_rupture/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_outcomes.h"
#include "plugins/vocabulary/shared_scores.h"

namespace soleus::achilles_rupture {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kAcutePretest[] = {
    {"adult_gradual", 0.005, {0.001, 0.01}},
    {"adult_sudden", 0.22, {0.12, 0.35}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Pretest kPartialPretest[] = {
    {"adult_gradual", 0.015, {0.005, 0.03}},
    {"adult_sudden", 0.05, {0.02, 0.1}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Pretest kChronicPretest[] = {
    {"adult_gradual", 0.006, {0.002, 0.015}},
    {"adult_sudden", 0.002, {0.0005, 0.006}},
    {"child_6_17", 0.0001, {0.00001, 0.0005}},
};

// ICD-10-CM puts rupture under S86.01-, "strain of Achilles tendon", with every mild strain: it is
// never emitted for a rupture.
constexpr Coding kRuptureCodes[] = {
    {leg::kSnomedCt, "429513001", "Rupture of Achilles tendon (disorder)"},
};

constexpr Condition kConditions[] = {
    {
        .id = kAcuteAchillesRupture,
        .name = "Acute complete Achilles tendon rupture",
        .codes = kRuptureCodes,
        .dangerous = true,
        .note =
            "Walking, active plantarflexion and even standing on tiptoe do not exclude rupture; "
            "pain may be absent in about a third; up to 25% are missed at first presentation. No "
            "ICD-10-CM code: S86.01- is titled strain and also codes a mild strain.",
        .pretest = kAcutePretest,
        .pretest_basis =
            "Population incidence about 18 per 100,000/yr; most go to ED, but up to 25% are "
            "missed. No published distribution of diagnoses in posterior heel pain was found. "
            "Amended in adult_gradual, 0.003 to 0.005: A rupture without any remembered event is "
            "the rule in the old and in those on a steroid or a fluoroquinolone; with the "
            "multipliers this gives the 3-5 % that KG05 asks for. The base had 0.3 %.",
        .pretest_sources = {"atr_inc", "gpnotebook", "boyd2015", "singh2015"},
        .modifiers = kAcuteModifiers,
        .evidence = kAcuteRuptureEvidence,
    },
    {
        .id = kPartialAchillesTear,
        .name = "Partial Achilles tendon tear",
        .dangerous = true,
        .note = "No code: no verified SNOMED CT id tells a partial from a complete rupture, and "
                "ICD-10-CM S86.01- is titled strain.",
        .pretest = kPartialPretest,
        .pretest_basis = "Expert estimate. No published distribution of diagnoses in posterior "
                         "heel pain was found.",
        .modifiers = kPartialModifiers,
        .evidence = kPartialTearEvidence,
    },
    {
        .id = kChronicAchillesRupture,
        .name = "Chronic (neglected, > 4 weeks) Achilles rupture",
        .codes = kRuptureCodes,
        .dangerous = true,
        .note = "Calf-squeeze accuracy figures come from acute ruptures only. The code does not "
                "tell an old rupture from a new one.",
        .pretest = kChronicPretest,
        .pretest_basis = "Expert estimate from the missed-diagnosis fraction. No published "
                         "distribution of diagnoses in posterior heel pain was found. Amended in "
                         "adult_gradual, 0.004 to 0.006: Up to a quarter of ruptures are missed at "
                         "first and come back later without a fresh event: of the order of one "
                         "such patient for two or three partial tears. The base had 0.4 %.",
        .pretest_sources = {"gpnotebook"},
        .modifiers = kChronicModifiers,
        .evidence = kChronicRuptureEvidence,
    },
};

constexpr Score kScores[] = {leg::kAaosRuptureScore, leg::kSimmondsTriadScore};

constexpr Outcome kOutcomes[] = {leg::kAtrsOutcome, leg::kHeelRiseOutcome};

constexpr Plugin kAchillesRupture = {
    .about =
        {.id = "achilles_rupture",
         .version = "0.1.0",
         .title = "Achilles tendon rupture: acute, partial, chronic",
         .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                     "posterior heel, Achilles or distal calf pain at first contact in physical "
                     "therapy, primary care or urgent care.",
         .not_for = "Not for open wounds or lacerations, not after Achilles repair, not for "
                    "children under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Maffulli 1998 and Reiman 2014 (tests), AAOS 2009 (criteria), Singh "
                            "2015 and Boyd 2015 (missed ruptures), van der Linden 2003 and Morales "
                            "2019 (drug risks); all with what was seen in SOURCES.md.",
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
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .scores = kScores,
    .outcomes = kOutcomes,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::achilles_rupture

SOLEUS_EXPORT_PLUGIN(soleus::achilles_rupture::kAchillesRupture);
