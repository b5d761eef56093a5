// Red flags of infection and tumour in heel and calf, of the child who must not be called Sever's,
// and of the insensate foot that turns hot. They fire on little, and on the sign alone: rare, and
// ruinous if missed.
//
// A blood test counts where its result is on record (`Charted`): no flag waits for one, and a
// normal one closes none. The course of a child's pain, and a swelling that stays, are asked of
// those only whom their definition in the vocabulary names (`ask_if`); recorded, they count in
// every patient of the rule.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::infection_and_tumour {

namespace leg = vocabulary;
using sdk::Absent;
using sdk::AgeBelow;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::Charted;
using sdk::ConditionId;
using sdk::Is;
using sdk::NotCharted;
using sdk::OnsetWeeksAtLeast;
using sdk::OrderId;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kHeelInfection{"heel_infection"};
inline constexpr ConditionId kHeelTumour{"heel_tumour"};

inline constexpr OrderId kSuspectedDeepInfectionWithholds[] = {"shock_wave_therapy",
                                                               "ice",
                                                               "compression",
                                                               "heel_lift",
                                                               "calcaneal_apophysitis_care",
                                                               "taping",
                                                               "kinetic_chain_assessment",
                                                               "hip_and_knee_strengthening",
                                                               "balance_training",
                                                               "plantar_heel_pain_care"};

inline constexpr OrderId kChildWithHeelPainAndRedFlagsWithholds[] = {"shock_wave_therapy",
                                                                     "calcaneal_apophysitis_care",
                                                                     "heel_lift",
                                                                     "compression",
                                                                     "taping",
                                                                     "hip_and_knee_strengthening",
                                                                     "balance_training",
                                                                     "plantar_heel_pain_care"};

inline constexpr OrderId kDiabeticNeuropathyWithHotSwollenFootWithholds[] = {"shock_wave_therapy"};

inline constexpr OrderId kSuspectedTumourOrSystemicMalignancyWithholds[] = {
    "eccentric_loading_alfredson", "heavy_slow_resistance",      "plyometric_return_to_sport",
    "shock_wave_therapy",          "soft_tissue_manual_therapy", "calcaneal_apophysitis_care"};

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "suspected_deep_infection",
        .name = "Suspected deep infection",
        .when = AnyOf(
            AllOf(Present(leg::kHotRedSwollen),
                  AnyOf(Present(leg::kFeverOrMalaise), Present(leg::kDiabetesWithInsensateFoot),
                        Present(leg::kSteroidInjectionNearTendon), Present(leg::kNightOrRestPain),
                        Present(leg::kSystemicCorticosteroid),
                        Present(leg::kTransplantOrRenalFailure), Present(leg::kInfectionRisk),
                        Present(leg::kCannotTakeFourSteps), Present(leg::kRefusesWeightBearing),
                        Charted(leg::kInflammatoryMarkersRaised))),
            AllOf(Present(leg::kFeverOrMalaise), Present(leg::kNightOrRestPain))),
        .rule_text = "Hot red painful heel or calf with fever, diabetes, recent injection, "
                     "immunosuppression, rest pain, a leg that cannot bear weight, or raised CRP "
                     "or ESR; or fever with rest pain",
        .urgency = Urgency::kEmergency,
        .severity = Severity::kStop,
        .rank = 5,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ED",
        .within = "at once",
        .say = "Send to the emergency department now, with nothing rolled, stretched, iced, "
               "compressed or loaded, and take CRP, ESR and a blood count without waiting for "
               "them; normal vital signs or normal blood do not clear a hot, red leg.",
        .rationale = "Septic joint/bursa, osteomyelitis, necrotising infection.",
        .screen = {leg::kFeverOrMalaise, leg::kHotRedSwollen, leg::kNightOrRestPain},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedDeepInfectionWithholds,
        .activates = {"emergency_referral", "inflammatory_bloods"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"qld_cpc", "jmcr2015", "sa_cpc"},
        .note = "The evidence base has no clause for a leg that cannot bear weight, for other "
                "risks of infection (diabetes, a recent injury or cast, HIV, injecting) or for "
                "raised markers: case reports of deep infection of the calf without fever. The "
                "markers count where a result is on record; nobody is asked for one.",
    },
    {
        .id = "child_with_heel_pain_and_red_flags",
        .name = "Child with heel pain and red flags",
        .when = AllOf(
            AgeBelow(18),
            AnyOf(
                Present(leg::kRefusesWeightBearing), Charted(leg::kCannotTakeFourSteps),
                Present(leg::kFeverOrMalaise), Present(leg::kNightOrRestPain),
                Present(leg::kHotRedSwollen), Present(leg::kWeightLossLumpOrCancer),
                Charted(leg::kInflammatoryMarkersRaised), Charted(leg::kBloodCountAbnormal),
                Present(leg::kRepeatedVisitsForSamePain), Present(leg::kPainMovesBetweenSites),
                Present(leg::kPallorOrBruising),
                AllOf(OnsetWeeksAtLeast(6), AnyOf(Is(leg::kPainLocation, "diffuse-other"),
                                                  AllOf(Absent(leg::kLoadRelatedPain),
                                                        Absent(leg::kCalcanealSqueezePainful)))))),
        .rule_text = "Under 18 with refusal to bear weight, fever, night or rest pain, redness or "
                     "swelling, or systemic illness; with raised CRP or ESR, an abnormal blood "
                     "count, a third visit for the same pain, pain that moves, pallor or bruises; "
                     "or with pain for 6 weeks or more that nothing at the heel explains",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 6,
        .specialty = Specialty::kPaediatrics,
        .target = "paediatrics / ED",
        .within = "the same day",
        .say =
            "Have paediatrics or the emergency department see this child today, with bloods and "
            "MRI; it is not Sever's disease until they say so, and a normal temperature, film or "
            "blood count does not clear the child. Where only a long or wandering pain raised this "
            "flag, see within 48 h, film and blood count with smear, repeated if normal.",
        .rationale = "Calcaneal osteomyelitis was twice called Sever's in a 9-year-old, and once "
                     "in a 10-year-old; early bloods and film may be normal; MRI decides.",
        .screen = {leg::kFeverOrMalaise, leg::kHotRedSwollen, leg::kNightOrRestPain,
                   leg::kWeightLossLumpOrCancer, leg::kRefusesWeightBearing},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kChildWithHeelPainAndRedFlagsWithholds,
        .activates = {"paediatric_referral_same_day", "inflammatory_bloods", "mri"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"jmcr2015", "seortho"},
        .note = "Afebrile at the first visit does not clear the child. The evidence base ends at "
                "16 and has no clause for blood results or for a child who keeps coming back: "
                "leukaemia showed nothing but limb pain for months (case reports). 6 weeks, the "
                "third visit and the 48 h are estimates; one flag has one urgency, the sooner. "
                "Blood results count where they are on record and are not waited for; what is "
                "recorded of the course counts at once and is asked for once the pain has lasted 6 "
                "weeks without a tie to load.",
    },
    {
        .id = "diabetic_neuropathy_with_hot_swollen_foot",
        .name = "Diabetic neuropathy with hot swollen foot",
        .when = AllOf(Present(leg::kDiabetesWithInsensateFoot), Present(leg::kHotRedSwollen)),
        .rule_text = "Hot swollen insensate foot: Charcot or infection",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 13,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "multidisciplinary foot service",
        .within = "the same day",
        .say =
            "Off-load the foot now and have the diabetic foot service or the emergency department "
            "see it today: a Charcot foot and an infection look alike, a normal film excludes "
            "neither, and a foot that antibiotics did not change is Charcot until shown otherwise.",
        .rationale = "Charcot is missed and progresses with weight bearing.",
        .screen = {leg::kHotRedSwollen},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kDiabeticNeuropathyWithHotSwollenFootWithholds,
        .activates = {"emergency_referral", "non_weight_bearing_boot"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kRecalled,
        .rationale_provenance = Provenance::kRecalled,
        .note =
            "A Charcot foot has no probability of its own here; one in four is first called "
            "cellulitis, gout, a clot or a sprain (review). Neuropathy that stands on the problem "
            "list under a code of its own is not read: no verified code names it, so it must be "
            "recorded as the finding. The service is called through the emergency department.",
    },
    {
        .id = "suspected_tumour_or_systemic_malignancy",
        .name = "Suspected tumour or systemic malignancy",
        .when = AnyOf(Present(leg::kWeightLossLumpOrCancer),
                      AllOf(Present(leg::kNightOrRestPain), Absent(leg::kLoadRelatedPain),
                            AnyOf(AgeBelow(18), NotCharted(leg::kPlantarParaesthesia),
                                  AllOf(NotCharted(leg::kTinelTarsalTunnel),
                                        NotCharted(leg::kDorsiflexionEversionPositive)),
                                  Present(leg::kPainMidTendon), Present(leg::kPainInsertion),
                                  Present(leg::kPainCalf), Is(leg::kPainLocation, "lateral"))),
                      AllOf(Present(leg::kPersistentSwellingWithoutInjury),
                            AnyOf(AgeBelow(18), Present(leg::kNightOrRestPain),
                                  Absent(leg::kLoadRelatedPain)))),
        .rule_text =
            "Mass, weight loss, earlier cancer; or night pain unrelated to load that no caught "
            "nerve explains; or swelling of 3 weeks or more without an injury, in a child at once, "
            "in an adult with night or rest pain or pain unrelated to load",
        .urgency = Urgency::kWithin2Weeks,
        .severity = Severity::kRefer,
        .rank = 18,
        .specialty = Specialty::kOncology,
        .target = "urgent cancer pathway (child: 48 h)",
        .within = "within 2 weeks (a child: 48 h)",
        .say = "Refer on the urgent suspected-cancer pathway within 2 weeks, a child within 48 h, "
               "and ask for a film now; a normal film closes nothing: where swelling or pain "
               "stays, ask for MRI.",
        .rationale = "Rare but fatal if missed.",
        .screen = {leg::kNightOrRestPain, leg::kWeightLossLumpOrCancer},
        .withholds_orders = kSuspectedTumourOrSystemicMalignancyWithholds,
        .activates = {"cancer_pathway_2_weeks", "plain_radiograph"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kRecalled,
        .rationale_provenance = Provenance::kRecalled,
        .note =
            "The evidence base has no clause for swelling, and takes every night pain unrelated to "
            "load. A tarsal tunnel wakes its patient too: in an adult with pain under the foot, at "
            "its inner side or of no clear place, the night clause holds only once tingling of the "
            "sole, or both nerve tests, are recorded absent; until then the flag stays open and "
            "asks. Swelling of an adult tendon that hurts with load is usual and does not fire it.",
    },
};

}  // namespace soleus::infection_and_tumour
