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
using sdk::Charted;
using sdk::ConditionId;
using sdk::OnsetWeeksAtLeast;
using sdk::OrderId;
using sdk::PosteriorAtLeast;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Rule;
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

inline constexpr OrderId kBleedOrClotWithholds[] = {
    "shock_wave_therapy",         "compression",           "taping",
    "hip_and_knee_strengthening", "balance_training",      "kinetic_chain_assessment",
    "calf_strain_care",           "plantar_heel_pain_care"};

// A calf that the eye finds swollen and nobody measured is taken for the Wells item where the
// patient has a reason to clot, to bleed or to burst a cyst, or no moment of injury explains it.
inline constexpr Rule kSwollenCalfWithAReason =
    AllOf(Present(leg::kCalfSwollenVisible),
          AnyOf(Present(leg::kActiveCancer), Present(leg::kRecentImmobilisationOrSurgery),
                Present(leg::kPreviousDvt), Present(leg::kVenousRiskOther),
                Present(leg::kKneeSwellingBeforeCalfPain), Charted(leg::kAnticoagulantCurrent),
                Absent(leg::kSuddenOnset)));

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
            AllOf(Present(leg::kCalf3CmLarger),
                  AnyOf(Absent(leg::kSuddenOnset), OnsetWeeksAtLeast(1.0 / 7.0))),
            AllOf(Present(leg::kPittingOedema),
                  AnyOf(Present(leg::kActiveCancer), Present(leg::kRecentImmobilisationOrSurgery),
                        Present(leg::kPreviousDvt), Present(leg::kVenousRiskOther))),
            kSwollenCalfWithAReason,
            AllOf(AnyOf(Present(leg::kCrescentBruiseBelowMalleolus), Present(leg::kPoplitealMass)),
                  Present(leg::kPainCalf)),
            PosteriorAtLeast(kDeepVeinThrombosis, 0.05)),
        .rule_text = "Wells >= 2; or calf >= 3 cm without a mechanical event, or from 24 h after "
                     "one; or oedema with a risk factor; or a calf seen to be swollen with a risk "
                     "factor, known knee disease, an anticoagulant or no sudden onset; or calf "
                     "pain with a mass behind the knee or a crescent bruise; or posterior >= 5%",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 8,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ambulatory DVT service or ED: proximal scan result within 4 h, or D-dimer and "
                  "interim anticoagulation if not possible, scan within 24 h",
        .within = "the same day",
        .say = "Send to the ambulatory DVT service or the emergency department today, and do not "
               "massage, roll, stretch, compress or load the calf; a low Wells score or a likely "
               "strain does not settle it. Measure both calves now. If the calf swelled after "
               "exertion or an anticoagulant is taken, ask for the scan of muscle and veins "
               "before a first or further dose where possible.",
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
                "items only (SOURCES.md). Not in the evidence base: 24 h after the injury swelling "
                "counts as without one; travel, oestrogen, pregnancy and thrombophilia beside the "
                "Wells risks; the calf seen to be swollen, which a girth under 3 cm does not take "
                "back; the signs of a burst cyst, since cyst and clot can coexist.",
    },
    {
        .id = "suspected_pulmonary_embolism",
        .name = "Suspected pulmonary embolism",
        .when = AnyOf(Present(leg::kNewBreathlessnessOrChestPain),
                      AllOf(Present(leg::kRestingPulseAboveUsual),
                            AnyOf(Present(leg::kCalfStrainDiagnosedThisEpisode),
                                  Present(leg::kAchillesRuptureDiagnosedThisEpisode),
                                  Present(leg::kCalf3CmLarger), Present(leg::kPittingOedema),
                                  Present(leg::kCalfSwollenVisible), Present(leg::kPreviousDvt),
                                  Present(leg::kRecentImmobilisationOrSurgery)))),
        .rule_text = "New breathlessness, also if only on exertion, chest pain, haemoptysis or "
                     "syncope with leg symptoms; or a resting pulse 20 or more above the usual "
                     "after a calf strain or a rupture, or with a swollen leg, immobility or an "
                     "earlier clot",
        .urgency = Urgency::kEmergency,
        .severity = Severity::kStop,
        .rank = 1,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "emergency services",
        .within = "at once",
        .say = "Call the emergency services now: a clot may have reached the lung. Breath that is "
               "short on exertion only, a low score or a pulse under 100 does not settle it.",
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
                "cause; here everybody is asked. The pulse is not in the evidence base: a runner "
                "with clots in both lungs had 90 against a usual 50; the 20 per minute are an "
                "estimate.",
    },
    {
        .id = "immobilised_after_achilles_rupture_with_new_leg_or_chest_symptoms",
        .name = "Immobilised after Achilles rupture with new leg or chest symptoms",
        .when = AllOf(
            AnyOf(Present(leg::kAchillesRuptureDiagnosedThisEpisode),
                  AllOf(Charted(leg::kAchillesRuptureRecorded),
                        Present(leg::kRecentImmobilisationOrSurgery))),
            AnyOf(Present(leg::kCalf3CmLarger), Present(leg::kPittingOedema),
                  Present(leg::kNewBreathlessnessOrChestPain), Present(leg::kCalfSwollenVisible),
                  Present(leg::kWholeLegSwollen), Present(leg::kDeepVeinTenderness),
                  Present(leg::kCalfCrampOrSpasm),
                  AllOf(Present(leg::kPainCalf), Present(leg::kRecentImmobilisationOrSurgery)))),
        .rule_text =
            "Acute Achilles rupture diagnosed earlier in this episode, or on record with a boot, "
            "cast or operation, operated or not, and now any swelling of the calf or leg, pitting "
            "oedema, cramp or tightness, tenderness along the veins, calf pain in the boot or "
            "cast, or new breathlessness, chest pain, haemoptysis or syncope",
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
                "symptom\" and computes it from 3 cm, pitting and the chest symptom; here a calf "
                "seen to be swollen, tight or cramping counts too, and pain in the calf where the "
                "leg is immobilised. Meant for the 8 weeks after the rupture; the time is not "
                "read, so later symptoms count as well.",
    },
    {
        .id = "calf_bleed_or_clot_on_anticoagulant",
        .name = "Calf bleed or clot on an anticoagulant",
        .when = AllOf(Charted(leg::kAnticoagulantCurrent),
                      AnyOf(Present(leg::kCalf3CmLarger), Present(leg::kCalfSwollenVisible),
                            Present(leg::kBruisingHeelAnkleOrCalf),
                            AllOf(Present(leg::kPainCalf), Present(leg::kSuddenOnset)))),
        .rule_text = "An anticoagulant, with a swollen or bruised calf, a calf >= 3 cm larger, or "
                     "calf pain of sudden onset",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 9,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ambulatory DVT service or ED: ultrasound of muscle and veins, referral text "
                  "\"bleed or clot\"",
        .within = "the same day",
        .say = "Ask today for an ultrasound of muscle and veins with the words \"bleed or clot\", "
               "before a further or interim dose where possible; do not stop the drug on your own, "
               "do not massage, roll or compress, and check the compartments again at 6 h.",
        .rationale = "Published cases: a full dose of dalteparin for a calf swollen after football "
                     "ended in a compartment syndrome six hours later; a gastrocnemius bleed on "
                     "apixaban was taken for a new clot and heparin was started.",
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kBleedOrClotWithholds,
        .activates = {"dvt_pathway_same_day"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .note = "Not in the evidence base, where the drug is no finding; the rule and the 6 h are "
                "estimates from case reports. SOURCES.md says where they were read.",
    },
};

}  // namespace soleus::deep_vein_thrombosis
