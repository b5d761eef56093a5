// Background: drugs, earlier disease, general health. Most of it belongs to the patient, not to one
// leg.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/lower_leg_codes.h"
#include "plugins/vocabulary/lower_leg_drugs.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

inline constexpr sdk::Category kFluoroquinoloneExposures[] = {
    {"current", "Now or within 30 days"},
    {"recent", "31-90 days ago"},
    {"none", "None within 90 days"},
};

// 30 and 90 days are estimates between Morales 2019 (60 days) and the label (several months).
inline constexpr sdk::ExposureWindow kFluoroquinoloneWindows[] = {{"current", 0, 31},
                                                                  {"recent", 31, 91}};

inline constexpr sdk::Finding kBackgroundFindings[] = {
    {
        .id = kFluoroquinoloneExposure,
        .label = "Systemic fluoroquinolone within 90 days",
        .question = "Medication list; name the drugs (cipro-, levo-, moxi-, o-, norfloxacin)",
        .positive_if = "current: now or within 30 days; recent: 31-90 days ago",
        .kind = sdk::ValueKind::kChoice,
        .method = sdk::Method::kHistory,
        .local_code = "fluoroquinolone-exposure",
        .categories = kFluoroquinoloneExposures,
        .ingredients = kFluoroquinolones,
        .exposure = kFluoroquinoloneWindows,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kFluoroquinoloneCurrent,
        .label = "Systemic fluoroquinolone now or within 30 days",
        .question = "Medication list; name the drugs (cipro-, levo-, moxi-, o-, norfloxacin)",
        .positive_if = "exposure",
        .method = sdk::Method::kHistory,
        .derived = sdk::Is(kFluoroquinoloneExposure, "current"),
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kFluoroquinoloneRecent,
        .label = "Systemic fluoroquinolone 31-90 days ago",
        .question = "Medication list; name the drugs (cipro-, levo-, moxi-, o-, norfloxacin)",
        .positive_if = "exposure",
        .method = sdk::Method::kHistory,
        .derived = sdk::Is(kFluoroquinoloneExposure, "recent"),
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kSystemicCorticosteroid,
        .label = "Oral/systemic corticosteroid, current",
        .question = "Medication list and dose",
        .positive_if = "exposure, note >= 10 mg/day",
        .method = sdk::Method::kHistory,
        .local_code = "systemic-corticosteroid",
        .codes = kSystemicCorticosteroidCodes,
        .ingredients = kSystemicCorticosteroids,
        .exposure = kWhileTaken,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kTransplantOrRenalFailure,
        .label = "Solid organ transplant, dialysis or chronic kidney disease",
        .question = "Problem list: solid organ transplant, dialysis or chronic kidney disease",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "transplant-or-renal-failure",
        .codes = kTransplantOrRenalFailureCodes,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kAge60OrOver,
        .label = "Age 60 or over",
        .question = "Read from the date of birth",
        .positive_if = "age >= 60",
        .method = sdk::Method::kHistory,
        .derived = sdk::AgeAtLeast(60),
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kAge8To14,
        .label = "Age 8 to 14 (open apophysis)",
        .question = "Read from the date of birth",
        .positive_if = "8 <= age <= 14",
        .method = sdk::Method::kHistory,
        .derived = sdk::AllOf(sdk::AgeAtLeast(8), sdk::AgeBelow(15)),
        .provenance = sdk::Provenance::kVerified,
    },
    // A measured temperature is not read: one below 38 would wrongly say "no rigors, no malaise".
    {
        .id = kFeverOrMalaise,
        .label = "Fever, rigors, malaise",
        .question = "Ask about fever, rigors and malaise; measure the temperature",
        .positive_if = "temp >= 38.0 C or rigors",
        .method = sdk::Method::kHistory,
        .local_code = "fever-or-malaise",
        .codes = kFeverCodes,
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kWeightLossLumpOrCancer,
        .label = "Unexplained weight loss, lump, previous cancer",
        .question = "Ask: unexplained weight loss, lump, previous cancer?",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "weight-loss-lump-or-cancer",
        .codes = kWeightLossCodes,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kSpondyloarthritisFeatures,
        .label = "Psoriasis, IBD, uveitis, dactylitis, or family history of SpA",
        .question = "Ask: psoriasis (nails, scalp and family too), IBD, uveitis, dactylitis, or "
                    "family history of SpA?",
        .positive_if = "any; juvenile arthritis in the family does not count",
        .method = sdk::Method::kHistory,
        .local_code = "spondyloarthritis-features",
        .codes = kPsoriasisOrBowelDiseaseCodes,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kInflammatoryBackPain,
        .label = "Inflammatory back pain, 4 of 5 features",
        .question = "Ask: inflammatory back pain, 4 of 5 features?",
        .positive_if =
            "onset < 40, insidious, better with exercise, not with rest, night pain: 4 of 5",
        .method = sdk::Method::kHistory,
        .local_code = "inflammatory-back-pain",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kGoodNsaidResponse,
        .label = "Good response to NSAID within 24-48 h",
        .question = "Ask: good response to NSAID within 24-48 h?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "good-nsaid-response",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kBackPainRadiatingBelowKnee,
        .label = "Back/buttock pain radiating below the knee",
        .question = "Ask: back/buttock pain radiating below the knee?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "back-pain-radiating-below-knee",
        .sided = true,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kPlantarParaesthesia,
        .label = "Burning or tingling of sole or toes",
        .question = "Ask: burning or tingling of sole or toes?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "plantar-paraesthesia",
        .sided = true,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kActiveCancer,
        .label = "Active cancer (treatment within 6 months or palliative)",
        .question = "Ask: active cancer (treatment within 6 months or palliative)?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "active-cancer",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kRecentImmobilisationOrSurgery,
        .label = "Paralysis, paresis, plaster; bedridden >= 3 days; major surgery <= 12 weeks",
        .question =
            "Ask: paralysis, paresis, plaster; bedridden >= 3 days; major surgery <= 12 weeks?",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "recent-immobilisation-or-surgery",
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kPreviousDvt,
        .label = "Previous documented DVT",
        .question = "Ask: previous documented DVT?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "previous-dvt",
        .codes = kPreviousDvtCodes,
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kNewBreathlessnessOrChestPain,
        .label = "New breathlessness, chest pain, haemoptysis or syncope",
        .question =
            "Ask about new breathlessness (including only on exertion), chest pain, blood in "
            "the sputum or fainting whenever a clot is considered",
        .positive_if = "any, including only on exertion",
        .method = sdk::Method::kHistory,
        .local_code = "new-breathlessness-or-chest-pain",
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kClaudication,
        .label = "Calf pain at a fixed walking distance, gone after minutes of rest",
        .question = "Ask: calf pain at a fixed walking distance, gone after minutes of rest?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "claudication",
        .sided = true,
        .codes = kClaudicationCodes,
        .ask_if = sdk::NotRuledOut(kPainCalf),
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kBoneStressRisk,
        .label = "Low energy availability, amenorrhoea, osteoporosis, or a jump in impact load",
        .question =
            "Ask: low energy availability, amenorrhoea, osteoporosis, or a jump in impact load?",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "bone-stress-risk",
        .provenance = sdk::Provenance::kVerified,
    },
    // From 4.9 mmol/L (190 mg/dL; common practice, recalled) the laboratory says it. A lower LDL
    // denies neither the family nor the episodes: the term that names the finding keeps it open.
    {
        .id = kFamilialLipidFeatures,
        .label = "Very high LDL, early heart disease in the family, or brief severe Achilles pain",
        .question =
            "Ask: very high LDL, early heart disease in the family, or brief severe Achilles pain?",
        .positive_if =
            "any: LDL very high, family early CVD, brief episodes (days) of severe Achilles pain",
        .method = sdk::Method::kHistory,
        .local_code = "familial-lipid-features",
        .derived =
            sdk::AnyOf(sdk::AtLeast(kLdlCholesterol, 4.9), sdk::Present(kFamilialLipidFeatures)),
        .provenance = sdk::Provenance::kVerified,
    },
    {
        .id = kKneeSwellingBeforeCalfPain,
        .label = "Knee arthritis or swelling before the calf pain",
        .question = "Ask: knee arthritis or swelling before the calf pain?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "knee-swelling-before-calf-pain",
        .sided = true,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kSaddleNumbnessOrBladderChange,
        .label = "Saddle numbness, bladder/bowel change, bilateral leg weakness",
        .question = "Ask about saddle numbness, bladder or bowel change and weakness of both legs "
                    "when pain radiates",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "saddle-numbness-or-bladder-change",
        .ask_if = sdk::AnyOf(
            sdk::Charted(kBackPainRadiatingBelowKnee), sdk::Charted(kS1Weakness),
            sdk::Charted(kNewFootDropOrLegWeakness), sdk::Charted(kAnkleReflexReduced),
            sdk::Charted(kStraightLegRaisePositive), sdk::Charted(kCrossedStraightLegRaisePositive),
            sdk::AllOf(sdk::Charted(kPlantarflexionWeak), sdk::Absent(kTenderMidTendon))),
        .holds_days = kHoldsAWeek,
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kDiabetesWithInsensateFoot,
        .label = "Diabetes with loss of protective sensation",
        .question = "Ask about diabetes and numb feet; test with a monofilament",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "diabetes-with-insensate-foot",
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kExertionalTightnessBothLegs,
        .label = "Tightness after a set running time, gone within minutes of stopping, both legs",
        .question =
            "Ask: tightness after a set running time, gone within minutes of stopping, both legs?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "exertional-tightness-both-legs",
        .provenance = sdk::Provenance::kRecalled,
    },
    {
        .id = kPreviousGout,
        .label = "Previous gout attack, known high urate, or pain peaking within a day",
        .question = "Ask: previous gout attack, known high urate, or pain peaking within a day?",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "previous-gout",
        .codes = kGoutCodes,
        .provenance = sdk::Provenance::kVerified,
    },
};

}  // namespace soleus::vocabulary
