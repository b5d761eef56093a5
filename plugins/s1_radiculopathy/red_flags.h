// Red flags of a nerve that is failing. They fire on what was seen, whatever the probability, and
// without waiting for back pain.
//
// The first two hang on one finding each that nobody looks for in a plain sore heel: the vocabulary
// says whom to ask (`ask_if`), and for the others silence leaves nothing open. Recorded present,
// they fire alone.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::s1_radiculopathy {

namespace leg = vocabulary;
using sdk::Absent;
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

inline constexpr ConditionId kS1Radiculopathy{"s1_radiculopathy"};

inline constexpr OrderId kCaudaEquinaWithholds[] = {"shock_wave_therapy", "taping",
                                                    "hip_and_knee_strengthening",
                                                    "balance_training", "plantar_heel_pain_care"};

inline constexpr OrderId kNewMotorDeficitWithholds[] = {"shock_wave_therapy",
                                                        "taping",
                                                        "hip_and_knee_strengthening",
                                                        "balance_training",
                                                        "plantar_heel_pain_care",
                                                        "compression",
                                                        "calf_strain_care"};

inline constexpr OrderId kS1MotorDeficitWithholds[] = {
    "eccentric_loading_alfredson", "heavy_slow_resistance", "plyometric_return_to_sport",
    "return_to_running"};

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "possible_cauda_equina_syndrome",
        .name = "Possible cauda equina syndrome",
        .when = Present(leg::kSaddleNumbnessOrBladderChange),
        .rule_text = "Saddle numbness, bladder/bowel change or bilateral leg deficit",
        .urgency = Urgency::kEmergency,
        .severity = Severity::kStop,
        .rank = 4,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ED / spinal",
        .within = "at once",
        .say =
            "Send to the emergency department now: a numb saddle, a changed bladder or bowel, or "
            "weakness of both legs is a compressed cauda equina until imaging says otherwise.",
        .rationale = "Time-critical.",
        .screen = {leg::kSaddleNumbnessOrBladderChange},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kCaudaEquinaWithholds,
        .activates = {"emergency_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kRecalled,
        .rationale_provenance = Provenance::kRecalled,
        .note = "To be checked: no source was read. Asked, and open, where pain that travels, S1 "
                "weakness or a new weakness of the leg is recorded; the evidence base asks on back "
                "or buttock pain or a weak push-off without tendon signs, and else counts it as "
                "absent. The new weakness is added here.",
    },
    {
        .id = "new_motor_deficit_of_leg",
        .name = "New motor deficit of the leg",
        .when = Present(leg::kNewFootDropOrLegWeakness),
        .rule_text = "New foot drop or new weakness of the leg, other than a calf alone that "
                     "cannot push off",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 5,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ED or on-call orthopaedics: compartments, a bleed on the nerve, the spine",
        .within = "the same day",
        .say =
            "Send to the emergency department today, and at once if the pain is severe or rising "
            "or the foot is going numb; a foot that newly will not lift is no muscle spasm, and "
            "nothing is loaded, stretched, compressed or massaged until its cause is known.",
        .rationale = "Published cases: treated for spasm twice in a 16-year-old, foot drop on day "
                     "4 from a bleed on the peroneal nerve, recovery still incomplete at six "
                     "months; a foot drop without much pain that was a late compartment syndrome; "
                     "a hot hard calf with foot drop that pointed to deep infection.",
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kNewMotorDeficitWithholds,
        .withholds_tests = {leg::kPainOnHopping},
        .activates = {"emergency_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"amssm608", "marcu_peroneal", "emj2014"},
        .note = "Added to the evidence base (KG13). Severe or rising pain is an emergency: an "
                "urgency of its own cannot be read from the record, so the sentence says it. A "
                "weak push-off alone is the rupture's and the S1 root's. Withheld beyond loading "
                "and manual orders: compression, calf strain care (estimate).",
    },
    {
        .id = "progressive_or_severe_s1_motor_deficit",
        .name = "Progressive or severe S1 motor deficit",
        .when =
            AllOf(Present(leg::kS1Weakness),
                  AnyOf(Present(leg::kBackPainRadiatingBelowKnee),
                        Present(leg::kAnkleReflexReduced), Present(leg::kStraightLegRaisePositive)),
                  Absent(leg::kTenderMidTendon)),
        .rule_text = "Plantarflexion weakness with reflex loss, radicular pain or a straight-leg "
                     "raise that reproduces it, and no tendon signs",
        .urgency = Urgency::kWithin48Hours,
        .severity = Severity::kRefer,
        .rank = 15,
        .specialty = Specialty::kSpine,
        .target = "spine pathway / GP",
        .within = "48 hours",
        .say = "Refer to the spine pathway or the GP within 48 hours, the same day if the weakness "
               "is severe or growing, and stop heavy, eccentric and jumping load; exclude a torn "
               "Achilles tendon first, because the weakness looks the same.",
        .rationale = "Weak push-off without tendon signs may be S1; severe or progressive loss "
                     "needs urgent imaging.",
        .screen = {leg::kS1Weakness, leg::kAnkleReflexReduced, leg::kStraightLegRaisePositive},
        .withholds_orders = kS1MotorDeficitWithholds,
        .activates = {"spine_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kEstimate,
        .sources = {"osteopractor2019", "langfitt2016"},
        .note = "The evidence base words the rule \"Plantarflexion weakness with reflex loss or "
                "radicular pain and no tendon signs\"; the straight-leg raise is added as "
                "radicular pain brought on, because a root can hurt in the calf alone (KG16). "
                "Screen added: push-off, reflex and straight-leg raise belong to the examination "
                "of a calf in which nothing is tender.",
    },
};

}  // namespace soleus::s1_radiculopathy
