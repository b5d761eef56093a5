// Red flags of a broken ankle or heel bone. A jump can pull the growth plate off, and a brittle or
// numb heel needs no fall; the skin over a displaced fragment does not wait for an operating list.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::fracture {

namespace leg = vocabulary;
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

inline constexpr ConditionId kAcuteAnkleOrCalcanealFracture{"acute_ankle_or_calcaneal_fracture"};

inline constexpr OrderId kThreatenedHeelSkinWithholds[] = {"shock_wave_therapy",
                                                           "taping",
                                                           "calcaneal_apophysitis_care",
                                                           "balance_training",
                                                           "hip_and_knee_strengthening",
                                                           "kinetic_chain_assessment",
                                                           "non_weight_bearing_boot",
                                                           "immobilise_in_equinus",
                                                           "heel_lift",
                                                           "compression"};

inline constexpr OrderId kSuspectedAnkleOrCalcanealFractureWithholds[] = {
    "shock_wave_therapy", "taping", "calcaneal_apophysitis_care"};

inline constexpr RedFlag kRedFlags[] = {
    {.id = "threatened_skin_over_heel",
     .name = "Threatened skin over the heel",
     .when = Present(leg::kPosteriorHeelSkinTentedOrPale),
     .rule_text = "Skin over the back of the heel tented, pale or blistered; asked for after a "
                  "fall or blow with bone tenderness or fewer than four steps",
     .urgency = Urgency::kEmergency,
     .severity = Severity::kStop,
     .rank = 6,
     .specialty = Specialty::kEmergencyMedicine,
     .target = "ED / on-call orthopaedics",
     .within = "at once",
     .say = "Send to the emergency department now: a fragment of the heel bone may be pressing on "
            "the skin from inside; nothing tight on the heel, and no boot or cast edge over it.",
     .rationale = "A 72-year-old's operation planned for day 12 became impossible because the "
                  "fragment had caused a pressure sore.",
     .withholds_tags = {leg::kTendonLoad},
     .withholds_orders = kThreatenedHeelSkinWithholds,
     .withholds_tests = {leg::kSingleLegHeelRaiseUnable, leg::kPainOnSingleLegHeelRaise,
                         leg::kPainOnHopping},
     .activates = {"emergency_referral"},
     .rule_provenance = Provenance::kEstimate,
     .urgency_provenance = Provenance::kEstimate,
     .rationale_provenance = Provenance::kRecalled,
     .sources = {"bosman_avulsion", "radzilani2010"},
     .note = "Not in the evidence base: added here (SOURCES.md). The urgency, its rank, and what "
             "it withholds are estimates; a pressure blister of a shoe is told apart by looking."},
    {
        .id = "suspected_ankle_or_calcaneal_fracture",
        .name = "Suspected ankle or calcaneal fracture",
        .when = AnyOf(
            AllOf(Present(leg::kFallOrDirectTrauma),
                  AnyOf(Present(leg::kOttawaBoneTenderness), Present(leg::kCannotTakeFourSteps))),
            AllOf(Present(leg::kSuddenOnset), Present(leg::kCannotTakeFourSteps),
                  AnyOf(Charted(leg::kCannotPushOff), Charted(leg::kPlantarflexionWeak))),
            AllOf(Present(leg::kSuddenOnset),
                  AnyOf(Charted(leg::kDiabetesWithInsensateFoot), Charted(leg::kBoneStressRisk)),
                  AnyOf(Present(leg::kOttawaBoneTenderness), Present(leg::kCannotTakeFourSteps))),
            AllOf(AgeBelow(18),
                  AnyOf(Charted(leg::kAcuteOnChronic),
                        AllOf(Present(leg::kSuddenOnset), Present(leg::kLoadRelatedPain),
                              AnyOf(Present(leg::kPainInsertion), Present(leg::kPainPlantar))))),
            Present(leg::kPosteriorHeelSkinTentedOrPale)),
        .rule_text =
            "Fall or direct trauma with bone tenderness or fewer than four steps; or, without a "
            "fall, sudden onset with fewer than four steps and lost push-off, or with bone "
            "tenderness or fewer than four steps in diabetes with an insensate foot or bone at "
            "risk; or, below 18 years, sudden heel pain with load, or a sudden worsening of an old "
            "pain; or skin over the heel tented or pale",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 12,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "ED / radiograph",
        .within = "the same day",
        .say = "Film ankle and heel today, off the foot until it is seen; where push-off is lost "
               "and weight cannot be borne, take the lateral heel film before any ultrasound and "
               "look at the skin over the heel. In a young athlete, no apophysitis care until the "
               "film is seen.",
        .rationale = "Ottawa positive: radiograph usually appropriate (9).",
        .screen = {leg::kFallOrDirectTrauma},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedAnkleOrCalcanealFractureWithholds,
        .activates = {"plain_radiograph", "non_weight_bearing_boot"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"acr_acute", "bachmann2003", "sa_cpc", "pereira_poster", "radzilani2010"},
        .note = "Only the first arm is the evidence base's; the others are added here "
                "(SOURCES.md). \"Fall from height\" alone asks for bone tenderness or the steps "
                "first. Lost push-off, diabetes, bone at risk and an old pain that flared count "
                "where they are recorded, and the skin is looked at after an injury that may be a "
                "fracture: who had no injury and no sudden pain is not left with an open fracture "
                "flag. The vocabulary has no diabetes without an insensate foot, and no "
                "osteoporosis apart from other bone risks.",
    },
};

}  // namespace soleus::fracture
