// Red flags of a clot in the leg or the lung. They fire on little: two Wells items, a swollen calf
// that nothing explains, 5 % in the sum. A likely strain never takes points off.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::deep_vein_thrombosis {

namespace leg = vocabulary;
using sdk::Absent;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::ConditionId;
using sdk::OrderId;
using sdk::PosteriorAtLeast;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kDeepVeinThrombosis{"deep_vein_thrombosis"};
inline constexpr ConditionId kRupturedBakerCyst{"ruptured_baker_cyst"};

inline constexpr OrderId kSuspectedDvtWithholds[] = {"shock_wave_therapy",
                                                     "compression",
                                                     "taping",
                                                     "hip_and_knee_strengthening",
                                                     "balance_training",
                                                     "kinetic_chain_assessment",
                                                     "calf_strain_care",
                                                     "non_weight_bearing_boot",
                                                     "plantar_heel_pain_care"};

inline constexpr OrderId kSuspectedPulmonaryEmbolismWithholds[] = {"shock_wave_therapy",
                                                                   "compression",
                                                                   "taping",
                                                                   "hip_and_knee_strengthening",
                                                                   "balance_training",
                                                                   "plantar_heel_pain_care",
                                                                   "calf_strain_care"};

inline constexpr OrderId kImmobilisedAfterRuptureWithholds[] = {
    "shock_wave_therapy",         "compression",      "taping",
    "hip_and_knee_strengthening", "balance_training", "kinetic_chain_assessment",
    "plantar_heel_pain_care"};

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "suspected_dvt",
        .name = "Suspected DVT",
        .when = AnyOf(
            Present(leg::kWellsDvt2OrMore),
            AllOf(Present(leg::kCalf3CmLarger), Absent(leg::kSuddenOnset)),
            AllOf(Present(leg::kPittingOedema),
                  AnyOf(Present(leg::kActiveCancer), Present(leg::kRecentImmobilisationOrSurgery),
                        Present(leg::kPreviousDvt))),
            PosteriorAtLeast(kDeepVeinThrombosis, 0.05)),
        .rule_text = "Wells >= 2; or calf >= 3 cm without a mechanical event; or oedema with a "
                     "risk factor; or posterior >= 5%",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 8,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ambulatory DVT service or ED: proximal scan result within 4 h, or D-dimer and "
                  "interim anticoagulation if not possible, scan within 24 h",
        .within = "the same day",
        .say = "Send to the ambulatory DVT service or the emergency department today, and do not "
               "massage, roll, stretch, compress or load the calf; a low Wells score or a likely "
               "strain does not settle it.",
        .rationale =
            "NICE NG158/QS201. Wells misses half of isolated distal DVT, and 6.2% of 'tennis legs' "
            "had DVT, so do not rely on the -2 item. In musculoskeletal outpatients with suspected "
            "DVT even the low Wells band had VTE in 5.6% (3.5-8.7).",
        .screen = {leg::kCalf3CmLarger, leg::kPittingOedema},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedDvtWithholds,
        .withholds_tests = {leg::kHomansSign, leg::kPainOnHopping},
        .activates = {"dvt_pathway_same_day"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"ng158", "qs201", "sartori2012", "tennisleg2016", "geersing2014",
                    "riddle2005dvt"},
        .note = "Massage and foam rolling are absolute stops here; the foam-rolling Delphi called "
                "DVT a caution only. Thresholds 3 cm / 5% are estimates. \"Without a mechanical "
                "event\" is read as: sudden onset was recorded absent. Wells counts its positive "
                "items only (SOURCES.md).",
    },
    {
        .id = "suspected_pulmonary_embolism",
        .name = "Suspected pulmonary embolism",
        .when = Present(leg::kNewBreathlessnessOrChestPain),
        .rule_text = "New breathlessness, chest pain, haemoptysis or syncope with leg symptoms",
        .urgency = Urgency::kEmergency,
        .severity = Severity::kStop,
        .rank = 1,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "emergency services",
        .within = "at once",
        .say = "Call the emergency services now: a clot may have reached the lung.",
        .rationale = "Life-threatening.",
        .screen = {leg::kNewBreathlessnessOrChestPain},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedPulmonaryEmbolismWithholds,
        .activates = {"emergency_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kRecalled,
        .rationale_provenance = Provenance::kRecalled,
        .sources = {"ng158"},
        .note = "The complaint stands for the leg symptoms. The evidence base asks only with "
                "swelling, immobility, cancer, an earlier clot, or calf pain without a mechanical "
                "cause; here everybody is asked.",
    },
    {
        .id = "immobilised_after_achilles_rupture_with_new_leg_or_chest_symptoms",
        .name = "Immobilised after Achilles rupture with new leg or chest symptoms",
        .when = AllOf(Present(leg::kAchillesRuptureDiagnosedThisEpisode),
                      AnyOf(Present(leg::kCalf3CmLarger), Present(leg::kPittingOedema),
                            Present(leg::kNewBreathlessnessOrChestPain))),
        .rule_text =
            "Acute Achilles rupture diagnosed earlier in this episode, with a calf >= 3 cm larger, "
            "pitting oedema, or new breathlessness, chest pain, haemoptysis or syncope",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 9,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "DVT pathway / ED",
        .within = "the same day",
        .say = "Send to the DVT pathway or the emergency department today and ask for imaging: "
               "after a rupture a normal D-dimer does not exclude a clot.",
        .rationale = "34-48% screen-detected DVT; D-dimer sensitivity 71%, so imaging.",
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kImmobilisedAfterRuptureWithholds,
        .activates = {"dvt_pathway_same_day"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"nilsson2009", "barfod2020"},
        .note = "The evidence base words the rule \"Any new swelling, calf pain or chest "
                "symptom\"; calf pain by itself has no finding of its own beside the complaint and "
                "is not read, nor whether the leg is still immobilised.",
    },
};

}  // namespace soleus::deep_vein_thrombosis
