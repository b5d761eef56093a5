// The red flag of a heel bone that is cracking. It does not wait for a film, and a clean film does
// not close it; below 14 years the same pain is the growth plate's until a danger sign says other.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::calcaneal_stress_fracture {

namespace leg = vocabulary;
using sdk::AgeAtLeast;
using sdk::AgeBelow;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::Charted;
using sdk::ConditionId;
using sdk::OrderId;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kCalcanealStressFracture{"calcaneal_stress_fracture"};

inline constexpr OrderId kSuspectedCalcanealStressFractureWithholds[] = {
    "shock_wave_therapy",       "balance_training",           "hip_and_knee_strengthening",
    "kinetic_chain_assessment", "calcaneal_apophysitis_care", "plantar_heel_pain_care"};

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "suspected_calcaneal_stress_fracture",
        .name = "Suspected calcaneal stress fracture",
        .when = AnyOf(
            AllOf(Present(leg::kCalcanealSqueezePainful), AgeAtLeast(15),
                  AnyOf(Present(leg::kBoneStressRisk), Present(leg::kTrainingLoadChange),
                        Present(leg::kNightOrRestPain), Present(leg::kNewPainOnReturnAfterLayoff))),
            AllOf(
                AgeAtLeast(14), Present(leg::kNormalFilmWithContinuingPain),
                AnyOf(AgeBelow(18), Present(leg::kBoneStressRisk), Present(leg::kNightOrRestPain))),
            AllOf(AgeAtLeast(15), Present(leg::kNewPainOnReturnAfterLayoff),
                  Present(leg::kBoneStressRisk)),
            AllOf(AgeAtLeast(14), AgeBelow(18), Charted(leg::kWorseDespiteCare))),
        .rule_text =
            "From 15 years: calcaneal squeeze pain plus load jump, bone risk, rest pain or a "
            "return to running after a lay-off; or, from 14 years, a normal film and pain for 3 "
            "weeks or more, in an adult with bone risk or rest pain; or new pain on return after a "
            "lay-off with bone risk; or, at 14-17 years, worse under care",
        .urgency = Urgency::kWithin48Hours,
        .severity = Severity::kRefer,
        .rank = 14,
        .specialty = Specialty::kSportsMedicine,
        .target = "sports medicine / GP imaging",
        .within = "within 48 h",
        .say = "Take the load off (boot or crutches), film the heel and go on to MRI even if the "
               "film is normal, and refer to sports and exercise medicine within 48 h; no hopping "
               "to test it. Squeeze the heel bone if nobody has.",
        .rationale = "Film shows 15%; needs off-loading and MRI; low-risk fracture.",
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedCalcanealStressFractureWithholds,
        .withholds_tests = {leg::kPainOnHopping},
        .activates = {"non_weight_bearing_boot", "plain_radiograph", "mri",
                      "sports_medicine_referral"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"sormaala2006", "fpn_csf", "visualdx_csf", "rajivan2025", "engbjerg2021",
                    "lbsm_csf"},
        .note = "Below 15 the same sign means Sever's first; the child flag holds the danger "
                "signs. The 48 h figure is an estimate. Only the first arm is the evidence base's; "
                "the others are added here (SOURCES.md). A normal film and a lay-off are asked of "
                "those whom they may concern (their own rule says who); care that failed counts "
                "where it is recorded. The squeeze is no mandatory question: it would be asked of "
                "every sore calf, so the flag waits for it instead. An adult with a normal film "
                "needs a second reason: in a tendon the film is normal too.",
    },
};

}  // namespace soleus::calcaneal_stress_fracture
