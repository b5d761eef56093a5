// Red flags of the drugs and diseases that weaken the tendon, of an injection that is asked for,
// and of care that fails. They stand here because what they change is the loading plan; the rupture
// flags are the rupture plugin's.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_rules.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::achilles_tendinopathy {

namespace leg = vocabulary;
using sdk::Absent;
using sdk::AgeBelow;
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

// Orders that no plugin need define are named too.
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
        .when = leg::kHighRiskTendonHost,
        .rule_text =
            "Systemic steroid, at any age with pain or tenderness of the Achilles tendon or "
            "its insertion (an inflamed enthesis among them), else from 60 years; or transplant, "
            "dialysis or chronic kidney "
            "disease; or steroid injection in the Achilles or "
            "retrocalcaneal region within 6 months; or "
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
        .note =
            "Modifier, not referral: start two-leg, slower rise. The base also lowers the "
            "threshold of the rupture flag to 5% in such a host: not applied by this version. "
            "The modifier is an estimate. The evidence base words the rule \"Oral steroid (>= "
            "10 mg) and age >= 60, transplant/dialysis, steroid injection within 6 months\"; "
            "the dose is not read from the record, an injection elsewhere does not count, and one "
            "of unknown place or date is unknown and asked (KG32). At any age, with an Achilles "
            "that hurts, is not in its rule: the published ratios have no age gate, and a man of "
            "22 on prednisone for reactive arthritis tore the tendon at its insertion.",
    },
    {
        .id = "request_for_peritendinous_steroid_injection",
        .name = "Request for peritendinous steroid injection",
        .when = Present(leg::kSteroidInjectionRequest),
        .rule_text = "Any request",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kNote,
        .rank = 24,
        .specialty = Specialty::kPhysicalTherapy,
        .target = "decline; discuss",
        .within = "before it is given",
        .say = "Decline the corticosteroid injection at the Achilles tendon and say why: ruptures "
               "have been reported, and no benefit was shown.",
        .rationale = "Rupture reported; no benefit shown.",
        .activates = {"avoid_peritendinous_steroid_injection"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"kernow2019", "vallone2014", "shrier1996"},
    },
    {
        .id = "no_improvement_at_12_weeks",
        .name = "No improvement at 12 weeks",
        .when = AnyOf(
            leg::kTwelveWeeksDidNotHelp,
            AllOf(AgeBelow(18), Charted(leg::kSixWeeksOfLoading), Absent(leg::kGlobalChangeBetter)),
            Present(leg::kWorseDespiteCare)),
        .rule_text =
            "VISA-A gain < 14 points, or overall not better, after 12 weeks of adherent "
            "loading (>= 70% of sessions; 6 weeks under 18 years); or steadily worse after "
            "6 weeks of care, whatever the working diagnosis",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kNote,
        .rank = 25,
        .specialty = Specialty::kSportsMedicine,
        .target = "sports and exercise medicine",
        .within = "at the next contact",
        .say =
            "Take a plain radiograph and rethink the diagnosis, check dose and adherence, then "
            "ultrasound if the tendon is in question, and refer to sports and exercise medicine; "
            "no surgical opinion before 6 months of adequate care.",
        .rationale =
            "Check diagnosis, dose and adherence, imaging, ESWT. UK pathways refer after 12 "
            "weeks; surgery not before 6 months.",
        .screen = {leg::kGlobalChangeBetter, leg::kWorseDespiteCare},
        .activates = {"plain_radiograph", "tendon_ultrasound", "sports_medicine_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"nhs_dg", "kernow2019", "lagas2021", "acr_chronic", "oncollett2014"},
        .note =
            "Improvement at 12 weeks is enough to go on: full recovery often takes 3-12 months. "
            "Shock wave is offered by the care of midportion disease alone, never by this flag. "
            "For insertional disease a gain of 7 counts as better (estimate): the flag asks for "
            "14 and so tells more often. The evidence base ties the rule to the VISA-A gain; the "
            "overall rating, the 6 weeks of a child, the clause of steady worsening and the "
            "plain radiograph are added here (estimates) after a metastasis of the heel bone "
            "that was treated for six months as plantar heel pain without a picture "
            "(oncollett2014).",
    },
};

}  // namespace soleus::achilles_tendinopathy
