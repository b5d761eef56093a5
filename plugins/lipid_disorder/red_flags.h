// Red flags of lipids in the tendon: notes for the GP, never a reason to stop loading. Finding one
// in eighty tendons finds a family.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::lipid_disorder {

namespace leg = vocabulary;
using sdk::AgeBelow;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::Below;
using sdk::Charted;
using sdk::ConditionId;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kAchillesXanthoma{"achilles_xanthoma"};

// mmol/L (130 mg/dL). An LDL below this does not explain a xanthoma, unless a statin holds it down.
// Estimate, on the cautious side of the 4.9 that points to familial hypercholesterolaemia.
inline constexpr double kLdlThatExplainsNoXanthoma = 3.4;

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "possible_familial_hypercholesterolaemia",
        .name = "Possible familial hypercholesterolaemia",
        .when = AnyOf(Present(leg::kTendonXanthoma), Present(leg::kFamilialLipidFeatures)),
        .rule_text = "Irregular firm thickening of one or both Achilles tendons or other "
                     "xanthomas, brief severe episodes, family early heart disease or known high "
                     "LDL (from 4.9 mmol/L)",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kNote,
        .rank = 22,
        .specialty = Specialty::kPrimaryCare,
        .target = "GP lipid test",
        .within = "at the next contact",
        .say = "Ask the GP for a lipid test and the family history: tendon pain can come years "
               "before the diagnosis, and a relative may need treatment too. The tendon's care "
               "goes on.",
        .rationale = "Tendon pain can precede diagnosis by years; screening everybody found 1 of "
                     "83.",
        .activates = {"primary_care_referral", "inflammatory_bloods"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"beeharry2006", "foot2015fh", "xanthoma_case"},
        .note = "The evidence base words the rule \"Bilateral irregular thickening ...\"; a "
                "xanthoma was seen on one side alone, so one side counts, and an LDL of 4.9 mmol/L "
                "(190 mg/dL; common practice, recalled) is read as a feature (KG31).",
    },
    {
        .id = "possible_cerebrotendinous_xanthomatosis",
        .name = "Possible cerebrotendinous xanthomatosis",
        .when = AllOf(AgeBelow(40), Charted(leg::kTendonXanthoma),
                      AnyOf(Present(leg::kCerebrotendinousFeatures),
                            Below(leg::kLdlCholesterol, kLdlThatExplainsNoXanthoma))),
        .rule_text = "Tendon xanthoma before 40 with early cataract, diarrhoea since childhood or "
                     "learning difficulty, or with an LDL below 3.4 mmol/L",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kNote,
        .rank = 27,
        .specialty = Specialty::kPrimaryCare,
        .target = "metabolic clinic, through the GP",
        .within = "at the next contact",
        .say = "Ask the GP to refer to a metabolic clinic: lipids in the tendon without high LDL "
               "may be cerebrotendinous xanthomatosis, which is treatable and harms the brain. An "
               "LDL under treatment does not count.",
        .rationale = "Published cases at 18-29 years with normal cholesterol, early cataract or "
                     "learning difficulty.",
        .activates = {"primary_care_referral", "inflammatory_bloods"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"ctx2016", "eurorad18386"},
        .note = "An addition to the evidence base (KG31), which asks for swelling on both sides "
                "without pain; here whoever comes has pain, and one side counts. Where no xanthoma "
                "is recorded it leaves nothing open: the flag above asks for one. That the disease "
                "is treatable is recalled.",
    },
};

}  // namespace soleus::lipid_disorder
