// What raises the chance of a torn tendon before any sign is looked for: drugs, host and age.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::achilles_rupture {

namespace leg = vocabulary;
using sdk::Absent;
using sdk::AgeAtLeast;
using sdk::AgeBelow;
using sdk::AllOf;
using sdk::Modifier;
using sdk::Present;

// Drug and host figures are risk ratios for the event in a population, not likelihood ratios of a
// symptom: they raise the pretest odds, and of one group only the largest acts.
inline constexpr Modifier kFluoroquinoloneModifier = {
    .id = "rupture_fluoroquinolone",
    .label = "Current fluoroquinolone",
    .when = Present(leg::kFluoroquinoloneCurrent),
    .factor = 4.3,
    .range = {2.4, 7.8},
    .group = "rupture_risk",
    .sources = {"vdl2003"},
    .note = "Population OR used as a prior odds multiplier; 6.4 at 60-79 years.",
};

inline constexpr Modifier kSteroidModifier = {
    .id = "rupture_steroid",
    .label = "Current systemic corticosteroid",
    .when = Present(leg::kSystemicCorticosteroid),
    .factor = 4.59,
    .range = {3.43, 6.14},
    .group = "rupture_risk",
    .sources = {"morales2019"},
    .note = "Incidence rate ratio used as a multiplier of the pretest odds.",
};

inline constexpr Modifier kFluoroquinoloneAndSteroidModifier = {
    .id = "rupture_fluoroquinolone_and_steroid",
    .label = "Fluoroquinolone and systemic corticosteroid together",
    .when = AllOf(Present(leg::kFluoroquinoloneCurrent), Present(leg::kSystemicCorticosteroid)),
    .factor = 19.36,
    .range = {7.78, 48.19},
    .group = "rupture_risk",
    .sources = {"morales2019"},
    .note = "The published joint figure, instead of the product of the two.",
};

inline constexpr Modifier kSteroidInjectionModifier = {
    .id = "rupture_steroid_injection",
    .label = "Corticosteroid injection at or near the tendon",
    .when = Present(leg::kSteroidInjectionNearTendon),
    .factor = 3,
    .range = {1, 10},
    .group = "rupture_risk",
    .sources = {"vallone2014"},
    .note = "No published ratio; rests on a case report.",
};

inline constexpr Modifier kTransplantOrRenalFailureModifier = {
    .id = "rupture_transplant_or_renal_failure",
    .label = "Organ transplant, dialysis or chronic kidney disease",
    .when = Present(leg::kTransplantOrRenalFailure),
    .factor = 5,
    .range = {2, 20},
    .group = "rupture_risk",
    .sources = {"kidney2007", "lung2002", "heart2008"},
    .note = "Published figures are incidences in the exposed, not ratios.",
};

inline constexpr Modifier kAge70WithoutEventModifier = {
    .id = "rupture_age_70",
    .label = "Aged 70 or over, no moment of onset",
    .when = AllOf(AgeAtLeast(70), Absent(leg::kSuddenOnset)),
    .factor = 4,
    .range = {2, 8},
    .group = "rupture_risk",
    .note =
        "Brings acute and chronic rupture in gradual pain to 4.4 % together: 4 times 0.5 and 0.6 "
        "%, where 3-5 % is asked for (KG05). Added to the evidence base.",
};

// The published figure by age, for the complete tear, which is what was counted.
inline constexpr Modifier kFluoroquinolone60To79Modifier = {
    .id = "rupture_fluoroquinolone_60_79",
    .label = "Current fluoroquinolone, aged 60-79",
    .when = AllOf(Present(leg::kFluoroquinoloneCurrent), AgeAtLeast(60), AgeBelow(80)),
    .factor = 6.4,
    .range = {3, 13.7},
    .group = "rupture_risk",
    .sources = {"vdl2003"},
    .note = "6.4 (3.0-13.7) at 60-79 years. Added to the evidence base (KG05).",
};

inline constexpr Modifier kFluoroquinolone80Modifier = {
    .id = "rupture_fluoroquinolone_80",
    .label = "Current fluoroquinolone, aged 80 or over",
    .when = AllOf(Present(leg::kFluoroquinoloneCurrent), AgeAtLeast(80)),
    .factor = 20,
    .range = {4.6, 90.1},
    .group = "rupture_risk",
    .sources = {"vdl2003"},
    .note = "20.4 (4.6-90.1) at 80 years or over, capped at 20. Added to the evidence base (KG05).",
};

inline constexpr Modifier kAcuteModifiers[] = {
    kFluoroquinoloneModifier,           kSteroidModifier,
    kFluoroquinoloneAndSteroidModifier, kSteroidInjectionModifier,
    kTransplantOrRenalFailureModifier,  kAge70WithoutEventModifier,
    kFluoroquinolone60To79Modifier,     kFluoroquinolone80Modifier};
inline constexpr Modifier kPartialModifiers[] = {kFluoroquinoloneModifier, kSteroidModifier,
                                                 kFluoroquinoloneAndSteroidModifier,
                                                 kSteroidInjectionModifier};
// The neglected rupture is the same tear seen later: what weakens the tendon raises both. Two
// reported ruptures came three to four months after an injection, and were chronic by then.
inline constexpr Modifier kChronicModifiers[] = {
    kFluoroquinoloneModifier,       kSteroidModifier,
    kSteroidInjectionModifier,      kAge70WithoutEventModifier,
    kFluoroquinolone60To79Modifier, kFluoroquinolone80Modifier};

}  // namespace soleus::achilles_rupture
