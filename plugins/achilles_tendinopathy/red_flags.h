// Red flags of the drugs and diseases that weaken the tendon. They stand here because what they
// change is the loading plan; the rupture flags are the rupture plugin's.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::achilles_tendinopathy {

namespace leg = vocabulary;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::ConditionId;
using sdk::OrderId;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kMidportionAchillesTendinopathy{"midportion_achilles_tendinopathy"};
inline constexpr ConditionId kInsertionalAchillesTendinopathy{"insertional_achilles_tendinopathy"};
inline constexpr ConditionId kAchillesParatendinopathy{"achilles_paratendinopathy"};

// Orders that no plugin need define are named too: whoever adds shock wave finds it withheld here.
inline constexpr OrderId kFluoroquinolonePainWithholds[] = {"shock_wave_therapy"};
inline constexpr OrderId kHighRiskTendonHostWithholds[] = {
    "plyometric_return_to_sport", "heavy_slow_resistance", "shock_wave_therapy"};

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "fluoroquinolone_associated_tendon_pain",
        .name = "Fluoroquinolone-associated tendon pain",
        .when = AllOf(
            AnyOf(Present(leg::kFluoroquinoloneCurrent), Present(leg::kFluoroquinoloneRecent)),
            AnyOf(Present(leg::kTenderMidTendon), Present(leg::kTenderInsertion),
                  Present(leg::kPainMidTendon), Present(leg::kPainInsertion),
                  Present(leg::kCalfSqueezeNoPlantarflexion), Present(leg::kPalpableGap),
                  Present(leg::kTendonThickening))),
        .rule_text = "Achilles pain while on, or within 90 days of, a systemic fluoroquinolone",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 11,
        .specialty = Specialty::kPrescriber,
        .target = "prescriber / GP",
        .within = "the same day",
        .say = "Phone the prescriber today about stopping the fluoroquinolone and a "
               "non-fluoroquinolone instead; rest the tendon, no exercise loading, and exclude "
               "rupture.",
        .rationale = "Boxed warning 2008: stop, rest, contact the doctor. Rupture OR 4.3, with "
                     "oral steroid IRR 19.4; can be days after start and months after the end.",
        .screen = {leg::kFluoroquinoloneCurrent, leg::kFluoroquinoloneRecent},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kFluoroquinolonePainWithholds,
        .withholds_tests = {leg::kPainOnHopping},
        .activates = {"stop_fluoroquinolone_contact_prescriber", "heel_lift",
                      "avoid_peritendinous_steroid_injection"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"fda2008", "vdl2003", "morales2019"},
        .note =
            "Re-start loading at low dose only after the drug is stopped, pain is settling and "
            "rupture is excluded; use two-leg first (estimate: not before 2-6 weeks). The 90-day "
            "window is an estimate between Morales (60 days) and the label (several months).",
    },
    {
        .id = "high_risk_tendon_host",
        .name = "High-risk tendon host",
        .when = AnyOf(
            AllOf(Present(leg::kSystemicCorticosteroid), Present(leg::kAge60OrOver)),
            Present(leg::kTransplantOrRenalFailure), Present(leg::kSteroidInjectionNearTendon),
            AllOf(Present(leg::kFluoroquinoloneRecent), Present(leg::kSystemicCorticosteroid))),
        .rule_text = "Systemic steroid and age >= 60; or transplant, dialysis or chronic kidney "
                     "disease; or steroid injection near the tendon within 6 months; or "
                     "fluoroquinolone 31-90 days ago with a systemic steroid",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kModifier,
        .rank = 21,
        .specialty = Specialty::kPhysicalTherapy,
        .target = "physical therapy with prescriber copy",
        .within = "at the next contact",
        .say =
            "Start on two legs and raise load more slowly, without heavy slow resistance, "
            "plyometrics, shock wave or a steroid injection near the tendon, phone or see "
            "again in 2-3 days to re-screen for DVT and rupture, and send the prescriber a copy.",
        .rationale = "Steroid OR 3-4.6; kidney transplant + FQ 12-16%, lung 28%, heart 5.8%.",
        .screen = {leg::kSystemicCorticosteroid},
        .withholds_orders = kHighRiskTendonHostWithholds,
        .activates = {"avoid_peritendinous_steroid_injection"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"gc2015", "morales2019", "kidney2007", "lung2002", "heart2008"},
        .note = "Modifier, not referral: start two-leg, slower rise. The base also lowers the "
                "threshold of the rupture flag to 5% in such a host: not applied by this version. "
                "The modifier is an estimate. The evidence base words the rule \"Oral steroid (>= "
                "10 mg) and age >= 60, transplant/dialysis, steroid injection within 6 months\"; "
                "the dose is not read from the record.",
    },
};

}  // namespace soleus::achilles_tendinopathy
