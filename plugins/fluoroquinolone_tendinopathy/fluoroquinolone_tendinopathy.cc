// Tendinopathy of the Achilles tendon that a systemic fluoroquinolone brought on. What makes it is
// the drug, not a sign: without exposure it is nil, with exposure its pretest mass is that of the
// ordinary tendinopathies times the excess odds. The red flag that stops the drug and the loading
// stands in plugins/achilles_tendinopathy, whose loading it withholds, and warns without this
// plugin.
#include "plugins/sdk/plugin.h"

#include "plugins/fluoroquinolone_tendinopathy/cases/cases.h"
#include "plugins/fluoroquinolone_tendinopathy/evidence.h"
#include "plugins/fluoroquinolone_tendinopathy/orders.h"
#include "plugins/fluoroquinolone_tendinopathy/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_follow_ups.h"
#include "plugins/vocabulary/shared_outcomes.h"

namespace soleus::fluoroquinolone_tendinopathy {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kPretest[] = {
    {"adult_gradual", 0.01, {0.003, 0.03}},
    {"adult_sudden", 0.01, {0.003, 0.03}},
    {"child_6_17", 0.0005, {0.0001, 0.002}},
};

// What the drug multiplies: the tendinopathies, as their own plugin states them. Where that plugin
// is not loaded the pretest probability stays as stated above.
constexpr Few<ConditionId, 4> kTendinopathies = {{"midportion_achilles_tendinopathy"},
                                                 {"insertional_achilles_tendinopathy"},
                                                 {"achilles_paratendinopathy"}};

constexpr Rule kExposed =
    AnyOf(Present(leg::kFluoroquinoloneCurrent), Present(leg::kFluoroquinoloneRecent));

// Current and recent exposure share a group: the larger factor acts, so that "recent" never counts
// beside "current". An exposure that nobody asked about changes nothing.
constexpr Modifier kModifiers[] = {
    {
        .id = "fluoroquinolone_tendinopathy_not_exposed",
        .label = "No fluoroquinolone within 90 days",
        .when = AllOf(Absent(leg::kFluoroquinoloneCurrent), Absent(leg::kFluoroquinoloneRecent)),
        .action = ModifierAction::kZero,
        .factor = 0,
        .note = "By definition.",
    },
    {
        .id = "fluoroquinolone_tendinopathy_current",
        .label = "Current fluoroquinolone",
        .when = Present(leg::kFluoroquinoloneCurrent),
        .action = ModifierAction::kSetToMultipleOf,
        .factor = 2.95,
        .range = {2.11, 4.01},
        .group = "fluoroquinolone_exposure",
        .of = kTendinopathies,
        .sources = {"alves2019"},
        .note = "Attributable fraction among the exposed, (OR - 1)/OR = 75%, from the pooled OR "
                "3.95 (3.11-5.01) for Achilles tendinitis; the OR is verified, the use is a "
                "derivation made for this engine.",
    },
    {
        .id = "fluoroquinolone_tendinopathy_recent",
        .label = "Fluoroquinolone 31-90 days ago",
        .when = Present(leg::kFluoroquinoloneRecent),
        .action = ModifierAction::kSetToMultipleOf,
        .factor = 1.4,
        .range = {0.5, 2.7},
        .group = "fluoroquinolone_exposure",
        .of = kTendinopathies,
        .sources = {"vdl2003"},
        .note = "(OR - 1), as for current use. OR 2.4 (1.5-3.7) for rupture after recent use, "
                "applied to tendinopathy.",
    },
    {
        .id = "fluoroquinolone_tendinopathy_transplant_or_renal_failure",
        .label = "Exposed, with an organ transplant, dialysis or chronic kidney disease",
        .when = AllOf(Present(leg::kTransplantOrRenalFailure), kExposed),
        .factor = 5,
        .range = {2, 20},
        .sources = {"kidney2007", "lung2002", "heart2008"},
        .note = "Published figures are incidences in the exposed, not ratios.",
    },
};

constexpr Condition kConditions[] = {
    {
        .id = kFluoroquinoloneTendinopathy,
        .name = "Fluoroquinolone-associated tendinopathy",
        .dangerous = true,
        .note =
            "If any rupture sign, treat as an acute rupture. The risk persists about 60 days, by "
            "the label up to several months; often both sides, and within days of the first "
            "dose. No code: M76.6- does not name the drug as the cause, and no code that does "
            "was verified.",
        .pretest = kPretest,
        .pretest_basis = "Absolute excess 2.1 ruptures per 10,000 courses; the prior must be set "
                         "by exposure, not left at base rate. No published distribution of "
                         "diagnoses in posterior heel pain was found.",
        .pretest_sources = {"morales2019", "alves2019", "fda2008"},
        .modifiers = kModifiers,
        .evidence = kFluoroquinoloneTendinopathyEvidence,
    },
};

constexpr Plugin kFluoroquinoloneTendinopathyPlugin = {
    .about = {.id = "fluoroquinolone_tendinopathy",
              .version = "0.1.0",
              .title = "Fluoroquinolone-associated Achilles tendinopathy",
              .for_whom =
                  "Adults, and with very low pretest probability children of 6-17, with posterior "
                  "heel, Achilles or distal calf pain who take, or within 90 days took, a "
                  "systemic fluoroquinolone.",
              .not_for =
                  "Not for eye or ear drops, not for other drugs that harm tendons, not for "
                  "tendons other than the Achilles, not for children under 6, and not to exclude "
                  "rupture: achilles_rupture holds that.",
              .status = Status::kDraft,
              .review_by = "2027-11-24",
              .attributes =
                  {.bibliographic_citation =
                       "FDA 2008 (boxed warning), Alves 2019 (tendinitis and rupture), van der "
                       "Linden 2003 and Morales 2019 (rupture), Hutchison 2013 and Reiman 2014 "
                       "(tests); all with what was seen in SOURCES.md.",
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
}  // namespace soleus::fluoroquinolone_tendinopathy

SOLEUS_EXPORT_PLUGIN(soleus::fluoroquinolone_tendinopathy::kFluoroquinoloneTendinopathyPlugin);
