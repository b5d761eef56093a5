// What each finding says for or against gout, spondyloarthritis and enthesitis-related juvenile
// arthritis. The published ratios of spondyloarthritis are those of the axial disease among people
// with chronic back pain, not with a sore heel; they are shrunk before use. SOURCES.md says where
// each figure was read.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::inflammatory_disease {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Gout: heat, an earlier attack, the urate. Heat does not tell it from infection.
inline constexpr Evidence kGoutEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.15, 0.35, 0.08, 0.03, 0.15, 0.06, 0.18},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kJanssensGoutScore,
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "gout_history",
     .for_the_record = true,
     .sources = {"janssens2010"},
     .note = "Diagnostic study, primary care monoarthritis; n 328; reference MSU crystals. AUC "
             "0.85 (0.81-0.90). Bands <=4: 2.2%, >4 to <8: 31.2%, >=8: 80.4% (secondary "
             "calculators). Derived for monoARTHRITIS, not tendon: apply only when the ankle joint "
             "is hot. Not counted: a band is a probability, which would set the posterior and not "
             "multiply it; and the heel is no joint."},
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(8, 4, 16),
     .absent = Estimate(0.35, 0.15, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "heat",
     .note = "Rare in mechanical heel pain (assumed about 5-10%), usual in crystal and infective "
             "disease; it does not separate the two: infection first. No accuracy study found; "
             "range is plausible bounds, not a CI. Amended: ratio in use when absent 0.25 to 0.35. "
             "An attack between flares or on treatment may have cooled; the base had 0.25."},
    {.finding = leg::kPreviousGout,
     .present = Estimate(8, 4, 16),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "gout_history",
     .note = "Item of the Janssens rule; single-item LR not seen. No accuracy study found; range "
             "is plausible bounds, not a CI. Amended: ratio in use when present 6 to 8. Gout was "
             "known before in 58 % of 400 people with gout and retrocalcaneal pain; in about 1 in "
             "15 adults with heel pain (estimate): 0.58/0.07=8; absent 0.42/0.93=0.45."},
    {.finding = leg::kUrateHigh,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.25, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Highest-scoring Janssens item (3.5 points); single-item LR not seen. No accuracy "
             "study found; range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    {.finding = leg::kAge60OrOver,
     .present = Estimate(1.7, 1.2, 2.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Gout is commoner from 60 on. No accuracy study found; range is plausible bounds, not "
             "a CI. Added to the evidence base."},
    shared::kFeverOrMalaiseInInflammation,
    shared::kNightOrRestPainInGout,
    shared::kLoadRelatedPainInDeepVeinThrombosis,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsInInflammation,
    shared::kInflammatoryMarkersRaisedInInflammation,
    {.finding = leg::kSwollenJoint,
     .present = Estimate(2.5, 1.3, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "heat",
     .note = "Arthritis beside the sore heel. No accuracy study found; range is plausible bounds, "
             "not a CI. Added to the evidence base (KG29)."},
    shared::kTenderInsertionInInflammation,
};

// Spondyloarthritis: what is asked outside the heel tells more than the heel.
inline constexpr Evidence kSpondyloarthritisEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.1, 0.62, 0.18, 0.02, 0.02, 0.01, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kInflammatoryBackPain,
     .present = Lr(3.1).Within(1.193, 5.12),
     .absent = Lr(0.33).Use(0.65, 0.4, 0.9),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .sources = {"ard_spa"},
     .note = "Sensitivity 0.75, specificity 0.76; review table; reference rheumatologist. Values "
             "for AXIAL SpA among patients with chronic back pain, not heel-pain patients; absence "
             "of peripheral features must be ignored early (table footnote). Amended: ratio in use "
             "when absent 0.412 to 0.65. The published 0.33 is for axial disease. Heel enthesitis "
             "of psoriatic and reactive arthritis often comes without back pain."},
    {.finding = leg::kGoodNsaidResponse,
     .present = Lr(5.1).Within(1.406, 9.64),
     .absent = Lr(0.27).Within(0.156, 0.79),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .sources = {"ard_spa"},
     .note = "Sensitivity 0.77, specificity 0.85; review table; reference rheumatologist. Values "
             "for AXIAL SpA among patients with chronic back pain, not heel-pain patients; absence "
             "of peripheral features must be ignored early (table footnote)."},
    {.finding = leg::kTenderInsertion,
     .present = Lr(3.4),
     .absent = Lr(0.71),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .cluster = "insertional_local",
     .for_the_record = true,
     .sources = {"ard_spa"},
     .note = "Sensitivity 0.37, specificity 0.89; review table: heel pain (enthesitis); reference "
             "rheumatologist. Values for AXIAL SpA among patients with chronic back pain, not "
             "heel-pain patients; absence of peripheral features must be ignored early (table "
             "footnote). In a heel clinic everyone has heel pain: use LR 1 there. Not counted: "
             "tenderness at the insertion is weighed by the ratio that the base shares among the "
             "diseases of the insertion."},
    shared::kSpondyloarthritisFeatures,
    shared::kMorningStiffnessOver30Min,
    shared::kBilateralHeels,
    shared::kMorningStiffness,
    shared::kTenderInsertion,
    {.finding = leg::kDactylitis,
     .present = Estimate(6, 2.5, 15),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "spa_features",
     .note = "Added to the evidence base (KG29). A swollen whole digit is rare outside these "
             "diseases; a single feature of the base carries 4-7.3. Its absence says nothing "
             "early. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kEnthesitisAtTwoOrMoreSites,
     .present = Estimate(3, 1.5, 6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "spa_pattern",
     .note = "Added to the evidence base (KG29, KG21). Tender places are common in loaded heels, "
             "so 3; counted with both heels and long stiffness as one story. No accuracy study "
             "found; range is plausible bounds, not a CI."},
    {.finding = leg::kSwollenJoint,
     .present = Estimate(4, 2, 8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "heat",
     .note = "Added to the evidence base (KG29). The published ratio of peripheral arthritis is 4 "
             "(ard_spa table, among chronic back pain); used here as an estimate. No accuracy "
             "study found; range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    {.finding = leg::kAge60OrOver,
     .present = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Spondyloarthritis begins before 45 in nine of ten. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base."},
    shared::kTensePainfulCompartmentElsewhere,
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "heat",
     .note = "An inflamed enthesis is warm at times; red seldom. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base (KG29)."},
    shared::kNightOrRestPainInInflammation,
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kLoadRelatedPainInInflammation,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kOldUnexplainedEventElsewhere,
    shared::kMedialGastrocnemiusTenderElsewhere,
    shared::kTendonXanthomaElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kInflammatoryMarkersRaisedInInflammation,
    {.finding = leg::kBetterWithMovement,
     .present = Estimate(2.5, 1.3, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "spa_pattern",
     .note = "The inflammatory rhythm. No accuracy study found; range is plausible bounds, not a "
             "CI. Added to the evidence base (KG21)."},
    shared::kSuddenOnsetElsewhere,
};

// Enthesitis-related juvenile arthritis: no accuracy study of its own was found. The base takes the
// ratios of the adult disease; the rhythm and the swollen joint are additions.
inline constexpr Evidence kJuvenileArthritisEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.08, 0.6, 0.2, 0.02, 0.03, 0.02, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    shared::kMorningStiffnessOver30Min,
    shared::kBilateralHeels,
    shared::kSpondyloarthritisFeatures,
    shared::kTenderInsertion,
    {.finding = leg::kEnthesitisAtTwoOrMoreSites,
     .present = Estimate(3, 1.5, 6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "spa_pattern",
     .note = "Added to the evidence base (KG29, KG21). Tender places are common in loaded heels, "
             "so 3; counted with both heels and long stiffness as one story. No accuracy study "
             "found; range is plausible bounds, not a CI."},
    {.finding = leg::kBetterWithMovement,
     .present = Estimate(2, 1.2, 3.5),
     .absent = Estimate(0.7, 0.5, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "spa_pattern",
     .note =
         "Added to the evidence base (KG21). A tendon warms up too, so only 2; counted with long "
         "stiffness as one story. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kSwollenJoint,
     .present = Estimate(6, 3, 12),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "heat",
     .note = "Added to the evidence base (KG21). Arthritis is what defines the disease together "
             "with enthesitis; infection and tumour swell a joint too, and their flags stand "
             "beside. No accuracy study found; range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    shared::kFootPulsesAbsentElsewhere,
    shared::kFeverOrMalaiseInInflammation,
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(2.5, 1.2, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "heat",
     .note = "An inflamed joint or enthesis is warm and swollen. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base (KG21, KG35)."},
    shared::kNightOrRestPainInInflammation,
    shared::kLoadRelatedPainInInflammation,
    {.finding = leg::kMorningStiffness,
     .present = Estimate(2.5, 1.3, 4.5),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "spa_pattern",
     .note = "Worst in the morning, better in motion: the base gave the row to the adult form "
             "alone. No accuracy study found; range is plausible bounds, not a CI. Added to the "
             "evidence base (KG21)."},
    {.finding = leg::kGoodNsaidResponse,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "As in the adult form, by analogy. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base (KG21)."},
    shared::kFallOrDirectTraumaElsewhere,
    shared::kInflammatoryMarkersRaisedInInflammation,
    shared::kPersistentSwellingWithoutInjuryInInflammation,
    shared::kDactylitisInInflammation,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::inflammatory_disease
