// The items of the published scores, once each: the finding that a score sets and the score that is
// shown item by item (`shared_scores.h`) rest on the same list. Points are those printed.
#pragma once

#include "plugins/sdk/score.h"
#include "plugins/vocabulary/lower_leg_codes.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

// NICE NG158. The work has eleven lines; plaster or paresis and bed rest or surgery are one finding
// here and count once. "Another diagnosis at least as likely" is shown and never acted on: among
// sore heels and calves a strain or tendinopathy is always plausible, so it would talk every clot
// away.
inline constexpr sdk::ScoreItem kWellsItems[] = {
    {.label = "Active cancer (treatment within 6 months or palliative)",
     .when = sdk::Present(kActiveCancer)},
    {.label =
         "Paralysis, paresis or plaster of the leg; bed rest of 3 days or major surgery within "
         "12 weeks",
     .when = sdk::Present(kRecentImmobilisationOrSurgery)},
    {.label = "Localised tenderness along the deep veins",
     .when = sdk::Present(kDeepVeinTenderness)},
    {.label = "Entire leg swollen", .when = sdk::Present(kWholeLegSwollen)},
    {.label = "Calf 3 cm or more larger", .when = sdk::Present(kCalf3CmLarger)},
    {.label = "Pitting oedema confined to the leg", .when = sdk::Present(kPittingOedema)},
    {.label = "Collateral superficial veins", .when = sdk::Present(kCollateralSuperficialVeins)},
    {.label = "Previous documented deep vein thrombosis", .when = sdk::Present(kPreviousDvt)},
    {.label = "Another diagnosis at least as likely",
     .when = sdk::Present(kOtherDiagnosisAsLikelyAsDvt),
     .points = -2},
};

// AAOS 2009: two or more establish the diagnosis (consensus).
inline constexpr sdk::ScoreItem kAaosRuptureItems[] = {
    {.label = "Thompson test positive", .when = sdk::Present(kCalfSqueezeNoPlantarflexion)},
    {.label = "Decreased plantarflexion strength", .when = sdk::Present(kPlantarflexionWeak)},
    {.label = "Palpable gap", .when = sdk::Present(kPalpableGap)},
    {.label = "Increased passive dorsiflexion", .when = sdk::Present(kExcessPassiveDorsiflexion)},
};

// Maffulli 1998: two or more of the tests were positive in every one of 174 ruptures.
inline constexpr sdk::ScoreItem kSimmondsTriadItems[] = {
    {.label = "Altered resting angle", .when = sdk::Present(kMatlesAbnormalRestingAngle)},
    {.label = "Palpable gap", .when = sdk::Present(kPalpableGap)},
    {.label = "No plantarflexion on squeeze", .when = sdk::Present(kCalfSqueezeNoPlantarflexion)},
};

// Janssens 2010, for a joint and not for a tendon. "Male" is the administrative gender on record.
inline constexpr sdk::ScoreItem kJanssensItems[] = {
    {.label = "Male", .when = sdk::Male(), .points = 2},
    {.label = "Previous patient-reported attack",
     .when = sdk::Present(kEarlierAttackOfArthritis),
     .points = 2},
    {.label = "Onset within 1 day", .when = sdk::Present(kPeakedWithinADay), .points = 0.5},
    {.label = "Joint redness", .when = sdk::Present(kLocalRedness)},
    {.label = "First metatarsophalangeal joint involved",
     .when = sdk::Present(kFirstToeJointInvolved),
     .points = 2.5},
    {.label = "Hypertension or cardiovascular disease",
     .when = sdk::Present(kHypertensionOrCardiovascularDisease),
     .points = 1.5},
    {.label = "Serum urate above 5.88 mg/dL (0.35 mmol/L)",
     .when = sdk::Present(kUrateHigh),
     .points = 3.5},
};

// Ottawa ankle rule, as the ACR prints it: any item asks for a film. That a patient could not bear
// weight at once and cannot now are one finding here.
inline constexpr sdk::ScoreItem kOttawaAnkleItems[] = {
    {.label = "Cannot bear weight at once after the injury, or walk four steps now",
     .when = sdk::Present(kCannotTakeFourSteps)},
    {.label = "Point tenderness of a malleolus, the talus or the calcaneus",
     .when = sdk::Present(kOttawaBoneTenderness)},
};

// What only a score asks for.
inline constexpr sdk::Finding kScoreItemFindings[] = {
    {
        .id = kOtherDiagnosisAsLikelyAsDvt,
        .label = "Another diagnosis at least as likely as deep vein thrombosis",
        .question = "Judge: is another diagnosis at least as likely as a clot?",
        .positive_if = "in the clinician's judgement",
        .method = sdk::Method::kBedside,
        .local_code = "other-diagnosis-as-likely-as-dvt",
        .sided = true,
        .safety_note = "A plausible strain does not exclude a clot: the total is acted on without "
                       "this item.",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kEarlierAttackOfArthritis,
        .label = "Earlier attack of arthritis",
        .question = "Ask: has a joint been suddenly hot and swollen before?",
        .positive_if = "the patient reports one",
        .method = sdk::Method::kHistory,
        .local_code = "earlier-attack-of-arthritis",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPeakedWithinADay,
        .label = "Worst within a day of its onset",
        .question = "Ask: how long from the first twinge to the worst of it?",
        .positive_if = "a day or less",
        .method = sdk::Method::kHistory,
        .local_code = "peaked-within-a-day",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kFirstToeJointInvolved,
        .label = "First metatarsophalangeal joint involved",
        .question = "Look at and press the base of the great toe",
        .positive_if = "swollen or tender",
        .method = sdk::Method::kBedside,
        .local_code = "first-toe-joint-involved",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kHypertensionOrCardiovascularDisease,
        .label = "Hypertension or cardiovascular disease",
        .question = "Ask: high blood pressure, heart attack, angina, heart failure, stroke?",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "hypertension-or-cardiovascular-disease",
        .provenance = sdk::Provenance::kVerified,
    },
    // Uric acid, C5H4N4O3: 5 * 12.0107 + 4 * 1.00794 + 4 * 14.0067 + 3 * 15.9994 = 168.1103 g/mol
    // (IUPAC's atomic weights), so that 0.35 mmol/L is 5.88 mg/dL.
    {
        .id = kSerumUrate,
        .label = "Serum urate",
        .question = "Venous sample; can be normal in an attack",
        .positive_if = "mg/dL; high above 5.88",
        .kind = sdk::ValueKind::kQuantity,
        .method = sdk::Method::kLaboratory,
        .local_code = "serum-urate",
        .unit = "mg/dL",
        .molar_mass = 168.1103,
        .codes = kSerumUrateCodes,
        .provenance = sdk::Provenance::kVerified,
    },
};

}  // namespace soleus::vocabulary
