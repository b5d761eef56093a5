// Drugs and circumstances that open a risk: of bleeding, of a clot, of infection, to the tendon.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/lower_leg_codes.h"
#include "plugins/vocabulary/lower_leg_drugs.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

inline constexpr sdk::Finding kRiskFindings[] = {
    {
        .id = kAnticoagulantCurrent,
        .label = "Anticoagulant, current",
        .question =
            "Medication list: warfarin, apixaban, rivaroxaban, dabigatran, edoxaban, heparins",
        .positive_if = "treatment or preventive dose, now",
        .method = sdk::Method::kHistory,
        .local_code = "anticoagulant-current",
        .ingredients = kAnticoagulants,
        .exposure = kWhileTaken,
        .safety_note = "Bleed or clot: scan muscle and veins the same day; no massage, rolling or "
                       "compression.",
        .provenance = sdk::Provenance::kEstimate,
    },
    // Statins are asked for and not read from the list: a list shows that one is taken, not that it
    // was begun within the year.
    {
        .id = kOtherTendonToxicDrug,
        .label = "Oral retinoid or aromatase inhibitor now, or statin begun within 12 months",
        .question = "Medication list and start dates: isotretinoin, acitretin, letrozole, "
                    "anastrozole, exemestane, statins",
        .positive_if = "exposure: retinoid or inhibitor taken now, statin begun within 12 months",
        .method = sdk::Method::kHistory,
        .local_code = "other-tendon-toxic-drug",
        .ingredients = kOtherTendonToxicDrugs,
        .exposure = kWhileTaken,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kSteroidInjectionNearTendon,
        .label = "Corticosteroid injection at or near the tendon",
        .question = "Ask: a corticosteroid injection? At which place, on which date?",
        .positive_if = "Achilles or retrocalcaneal region, within 6 months; another place does not "
                       "count, an unknown place or date is unknown",
        .method = sdk::Method::kHistory,
        .local_code = "steroid-injection-near-tendon",
        .sided = true,
        .provenance = sdk::Provenance::kRecalled,
    },
    // A request is no exposure yet. A draft order is no medication taken, so the list does not set
    // it.
    {
        .id = kSteroidInjectionRequest,
        .label = "A corticosteroid injection at the Achilles tendon is asked for or drafted",
        .question =
            "Ask: is an injection of corticosteroid at or near the tendon wanted or ordered?",
        .positive_if = "any request, referral or draft order",
        .method = sdk::Method::kHistory,
        .local_code = "steroid-injection-request",
        .ask_if = sdk::Charted(kSteroidInjectionRequest),  // a request comes by itself
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kVenousRiskOther,
        .label = "Oestrogen, pregnancy or birth, long travel, or thrombophilia",
        .question = "Ask about the pill or hormones, pregnancy or recent birth, travel over 4 h in "
                    "the last 2 weeks, thrombophilia in patient or family",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "venous-risk-other",
        .codes = kVenousRiskCodes,
        .safety_note = "Not an item of the Wells score.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kInfectionRisk,
        .label = "Diabetes, recent leg injury or cast, immunosuppression, or injecting",
        .question = "Ask about diabetes, a recent injury or cast of this leg, immunosuppression, "
                    "HIV and injecting",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "infection-risk",
        .codes = kInfectionRiskCodes,
        .provenance = sdk::Provenance::kEstimate,
    },
    // Features of the rare lipid storage that a normal cholesterol does not exclude.
    {
        .id = kCerebrotendinousFeatures,
        .label = "Early cataract, diarrhoea since childhood, or learning difficulty",
        .question = "Tendon xanthoma before 40: ask about cataract before 40, diarrhoea since "
                    "childhood, learning difficulty",
        .positive_if = "any",
        .method = sdk::Method::kHistory,
        .local_code = "cerebrotendinous-features",
        .ask_if = sdk::Charted(kTendonXanthoma),
        .provenance = sdk::Provenance::kEstimate,
    },
};

}  // namespace soleus::vocabulary
