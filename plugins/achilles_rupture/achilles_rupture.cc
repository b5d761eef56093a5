// A torn Achilles tendon: acute and complete, partial, or old and neglected. Ratios are those
// printed in the studies named, or computed from their sensitivity and specificity; SOURCES.md says
// who read them, and where.
//
// Read this folder as the example of a plugin: the table here, its rows in evidence.h and
// red_flags.h, what it advises in orders.h, what it cites in sources.h, its worked patients in
// cases/.
#include "plugins/sdk/plugin.h"

#include "plugins/achilles_rupture/cases/cases.h"
#include "plugins/achilles_rupture/evidence.h"
#include "plugins/achilles_rupture/orders.h"
#include "plugins/achilles_rupture/red_flags.h"
#include "plugins/achilles_rupture/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_scores.h"

namespace soleus::achilles_rupture {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kAcutePretest[] = {
    {"adult_gradual", 0.003, {0.001, 0.01}},
    {"adult_sudden", 0.22, {0.12, 0.35}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Pretest kPartialPretest[] = {
    {"adult_gradual", 0.015, {0.005, 0.03}},
    {"adult_sudden", 0.05, {0.02, 0.1}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Pretest kChronicPretest[] = {
    {"adult_gradual", 0.004, {0.001, 0.01}},
    {"adult_sudden", 0.002, {0.0005, 0.006}},
    {"child_6_17", 0.0001, {0.00001, 0.0005}},
};

// Drug and host figures are risk ratios for the event in a population, not likelihood ratios of a
// symptom: they raise the pretest odds, and of one group only the largest acts.
constexpr Modifier kFluoroquinoloneModifier = {
    .id = "rupture_fluoroquinolone",
    .label = "Current fluoroquinolone",
    .when = Present(leg::kFluoroquinoloneCurrent),
    .factor = 4.3,
    .range = {2.4, 7.8},
    .group = "rupture_risk",
    .sources = {"vdl2003"},
    .note = "Population OR used as a prior odds multiplier; 6.4 at 60-79 years.",
};

constexpr Modifier kSteroidModifier = {
    .id = "rupture_steroid",
    .label = "Current systemic corticosteroid",
    .when = Present(leg::kSystemicCorticosteroid),
    .factor = 4.59,
    .range = {3.43, 6.14},
    .group = "rupture_risk",
    .sources = {"morales2019"},
    .note = "Incidence rate ratio used as a multiplier of the pretest odds.",
};

constexpr Modifier kFluoroquinoloneAndSteroidModifier = {
    .id = "rupture_fluoroquinolone_and_steroid",
    .label = "Fluoroquinolone and systemic corticosteroid together",
    .when = AllOf(Present(leg::kFluoroquinoloneCurrent), Present(leg::kSystemicCorticosteroid)),
    .factor = 19.36,
    .range = {7.78, 48.19},
    .group = "rupture_risk",
    .sources = {"morales2019"},
    .note = "The published joint figure, instead of the product of the two.",
};

constexpr Modifier kSteroidInjectionModifier = {
    .id = "rupture_steroid_injection",
    .label = "Corticosteroid injection at or near the tendon",
    .when = Present(leg::kSteroidInjectionNearTendon),
    .factor = 3,
    .range = {1, 10},
    .group = "rupture_risk",
    .sources = {"vallone2014"},
    .note = "No published ratio; rests on a case report.",
};

constexpr Modifier kTransplantOrRenalFailureModifier = {
    .id = "rupture_transplant_or_renal_failure",
    .label = "Organ transplant, dialysis or chronic kidney disease",
    .when = Present(leg::kTransplantOrRenalFailure),
    .factor = 5,
    .range = {2, 20},
    .group = "rupture_risk",
    .sources = {"kidney2007", "lung2002", "heart2008"},
    .note = "Published figures are incidences in the exposed, not ratios.",
};

constexpr Modifier kAcuteModifiers[] = {
    kFluoroquinoloneModifier, kSteroidModifier, kFluoroquinoloneAndSteroidModifier,
    kSteroidInjectionModifier, kTransplantOrRenalFailureModifier};
constexpr Modifier kPartialModifiers[] = {kFluoroquinoloneModifier, kSteroidModifier,
                                          kFluoroquinoloneAndSteroidModifier,
                                          kSteroidInjectionModifier};

// A rupture that nobody remembers, in a tendon weakened by age or steroid. A fluoroquinolone has
// its own flag and its own multiplier of the acute rupture.
constexpr Modifier kChronicModifiers[] = {
    {.id = "rupture_without_event",
     .label = "Gradual onset at 70 years or over, or on a systemic corticosteroid",
     .when = AllOf(Absent(leg::kSuddenOnset),
                   AnyOf(Present(leg::kSystemicCorticosteroid), AgeAtLeast(70))),
     .factor = 9,
     .range = {5, 13},
     .note = "Brings 0.4% to about 3-5%, an estimate from two case reports of ruptures without an "
             "event."},
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
            "missed. No published distribution of diagnoses in posterior heel pain was found.",
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
                         "distribution of diagnoses in posterior heel pain was found.",
        .pretest_sources = {"gpnotebook"},
        .modifiers = kChronicModifiers,
        .evidence = kChronicRuptureEvidence,
    },
};

constexpr Score kScores[] = {leg::kAaosRuptureScore, leg::kSimmondsTriadScore};

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
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::achilles_rupture

SOLEUS_EXPORT_PLUGIN(soleus::achilles_rupture::kAchillesRupture);
