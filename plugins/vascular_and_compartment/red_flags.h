// Red flags of the compartments and the arteries. Tissue dies in hours, so suspicion is enough, at
// any age: none of them waits for a probability.
//
// Silence. The signs of a compartment or a lost pulse count wherever somebody recorded them. Who is
// asked for them stands in the vocabulary (`ask_if`); for the others their silence leaves nothing
// open, or every sore heel would carry two emergencies "not excluded".
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::vascular_and_compartment {

namespace leg = vocabulary;
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

inline constexpr ConditionId kAcuteCompartmentSyndrome{"acute_compartment_syndrome"};
inline constexpr ConditionId kArterialInsufficiency{"arterial_insufficiency"};
inline constexpr ConditionId kChronicExertionalCompartmentSyndrome{
    "chronic_exertional_compartment_syndrome"};

inline constexpr OrderId kSuspectedAcuteCompartmentSyndromeWithholds[] = {
    "shock_wave_therapy",
    "ice",
    "compression",
    "taping",
    "immobilise_in_equinus",
    "non_weight_bearing_boot",
    "calf_strain_care",
    "kinetic_chain_assessment",
    "hip_and_knee_strengthening",
    "balance_training",
    "plantar_heel_pain_care"};

inline constexpr OrderId kAcuteLimbIschaemiaWithholds[] = {"shock_wave_therapy",
                                                           "ice",
                                                           "compression",
                                                           "immobilise_in_equinus",
                                                           "non_weight_bearing_boot",
                                                           "taping",
                                                           "kinetic_chain_assessment",
                                                           "hip_and_knee_strengthening",
                                                           "balance_training",
                                                           "plantar_heel_pain_care",
                                                           "calf_strain_care"};

inline constexpr OrderId kArterialWithholds[] = {"ice", "compression"};

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "suspected_acute_compartment_syndrome",
        .name = "Suspected acute compartment syndrome",
        .when = AnyOf(Present(leg::kTensePainfulCompartment), Present(leg::kPainOutOfProportion),
                      Present(leg::kPainOnPassiveToeStretch), Present(leg::kTenseCompartment),
                      AllOf(Present(leg::kNewNumbnessOfFoot), leg::kCompartmentMaySwell)),
        .rule_text = "Pain out of proportion, pain on passive stretch of the toes or a tense "
                     "compartment; or a newly numb foot within 72 h of an injury or sudden calf "
                     "pain, or with a cast, recent surgery or an anticoagulant",
        .urgency = Urgency::kEmergency,
        .severity = Severity::kStop,
        .rank = 2,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ED / orthopaedics",
        .within = "at once",
        .say = "Send to the emergency department now: open every bandage and cast, keep the leg at "
               "heart level and give nothing that presses or cools it; one sign is enough, and "
               "stretch that hardly hurts or a pulse that is heard clears nothing.",
        .rationale = "Tissue dies in hours; single signs are insensitive (13-19%), so suspicion is "
                     "enough.",
        .screen = {leg::kTensePainfulCompartment},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedAcuteCompartmentSyndromeWithholds,
        .activates = {"emergency_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"ulmer2002", "bestbets_acs", "sa_cpc"},
        .note = "Remove bandages and casts; limb at heart level (recalled). The evidence base "
                "knows one finding for all signs and fires on it; here each sign has its own, a "
                "numb foot among them, which after that first 72 h counts only with a cast, "
                "surgery or an anticoagulant, or beside another sign. Where none of these risks "
                "is recorded, signs that nobody looked for count as absent, as the base has it.",
    },
    {
        .id = "acute_limb_ischaemia",
        .name = "Acute limb ischaemia",
        .when = AnyOf(AllOf(AnyOf(Charted(leg::kFootPulsesAbsent), Charted(leg::kFootColdOrPale)),
                            AnyOf(Present(leg::kSuddenOnset), Present(leg::kNightOrRestPain),
                                  Present(leg::kReliefByDependency))),
                      AllOf(AnyOf(Present(leg::kFootPulsesAbsent), Present(leg::kFootColdOrPale)),
                            AnyOf(Charted(leg::kReliefByDependency), Charted(leg::kNightOrRestPain),
                                  Charted(leg::kSuddenOnset)))),
        .rule_text = "Absent foot pulses or a cold or pale foot, with sudden onset, night or rest "
                     "pain, or relief by hanging the leg down, at any age",
        .urgency = Urgency::kEmergency,
        .severity = Severity::kStop,
        .rank = 3,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "vascular / ED",
        .within = "at once",
        .say = "Send to the emergency department now and call the vascular team: the leg may be "
               "without blood; a young age does not speak against it.",
        .rationale = "Limb-threatening.",
        .screen = {leg::kFootPulsesAbsent},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kAcuteLimbIschaemiaWithholds,
        .activates = {"emergency_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kRecalled,
        .rationale_provenance = Provenance::kRecalled,
        .note = "The evidence base asks for absent pulses with sudden onset or night or rest pain; "
                "here a cold or pale foot counts as well, and relief by hanging the leg down "
                "counts as rest pain. Pulses that nobody felt leave it open in sudden pain without "
                "injury, in pain of effort or eased by hanging the leg down, in an insensate "
                "diabetic foot, and in a child with night or rest pain. Recalled, to be checked.",
    },
    {
        .id = "exertional_arterial_pain_under_45",
        .name = "Arterial pain on exertion under 45 years",
        .when = AllOf(AgeBelow(45), AnyOf(Present(leg::kClaudication),
                                          Present(leg::kPulseLostOnActivePlantarflexion))),
        .rule_text = "Under 45 years: calf pain at a fixed distance that goes within minutes of "
                     "rest, or foot pulses lost when the foot is actively pointed",
        .urgency = Urgency::kWithin2Weeks,
        .severity = Severity::kRefer,
        .rank = 20,
        .specialty = Specialty::kVascular,
        .target = "vascular",
        .within = "within 2 weeks",
        .say = "Feel the foot pulses with the foot actively pointed before calling it compartment "
               "syndrome, and ask for a vascular opinion within 2 weeks: pulses and ankle index at "
               "rest can be normal when the popliteal artery is caught.",
        .rationale = "Published: a runner of 26 with normal pulses and index at rest, and a boy of "
                     "14 with a limb-threatening entrapment; arterial pain starts early in the run "
                     "and stops almost at once on stopping, compartment pain starts later and "
                     "lingers.",
        .withholds_orders = kArterialWithholds,
        .activates = {"vascular_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .note = "Not in the evidence base, which has one routine flag for every age; the 45 years "
                "and the two weeks are estimates. SOURCES.md says where the cases were read.",
    },
    {
        .id = "arterial_claudication",
        .name = "Arterial claudication",
        .when = Present(leg::kClaudication),
        .rule_text = "Fixed-distance calf pain, gone after minutes of rest",
        .urgency = Urgency::kRoutine,
        .severity = Severity::kNote,
        .rank = 23,
        .specialty = Specialty::kVascular,
        .target = "GP / vascular",
        .within = "at the next contact",
        .say = "Feel the pulses and measure the ankle-brachial index, and refer to the GP or "
               "vascular clinic; rest pain or tissue loss makes it urgent.",
        .rationale = "ABPI.",
        .withholds_orders = kArterialWithholds,
        .activates = {"vascular_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kRecalled,
        .rationale_provenance = Provenance::kRecalled,
        .note = "Rest pain or tissue loss: urgent. Recalled, to be checked. The evidence base "
                "asks everybody and adds weak pulses in its words, not in its rule; here those "
                "whose pain is in the calf are asked.",
    },
};

}  // namespace soleus::vascular_and_compartment
