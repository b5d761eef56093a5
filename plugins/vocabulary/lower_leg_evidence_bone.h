// Falls, films and bone tenderness.
// Each row is alike for several conditions and stands here once. Estimates, quality D, with bounds
// instead of an interval; before, after and reason of each: plugins/evidence/amendments.json.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary::evidence {

using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kFallOrDirectTraumaElsewhere = {
    .finding = vocabulary::kFallOrDirectTrauma,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A fall or a blow is not how these begin. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kFallOrDirectTraumaInTears = {
    .finding = vocabulary::kFallOrDirectTrauma,
    .present = Estimate(0.8, 0.4, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Most tears are without a blow: push-off, a missed step. No accuracy study found; "
        "range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kCannotTakeFourStepsElsewhere = {
    .finding = vocabulary::kCannotTakeFourSteps,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "weight_bearing",
    .note =
        "Sore, but they walk. No accuracy study found; range is plausible bounds, not a CI. "
        "Added to the evidence base."};

inline constexpr Evidence kCannotTakeFourStepsInTears = {
    .finding = vocabulary::kCannotTakeFourSteps,
    .present = Estimate(0.7, 0.35, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Limping, mostly able. No accuracy study found; range is plausible bounds, not a CI. "
        "Added to the evidence base."};

inline constexpr Evidence kCannotTakeFourStepsInInflammation = {
    .finding = vocabulary::kCannotTakeFourSteps,
    .present = Estimate(2.5, 1.3, 5),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Pain that forbids a step. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG18)."};

inline constexpr Evidence kOttawaBoneTendernessElsewhere = {
    .finding = vocabulary::kOttawaBoneTenderness,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "bone_signs",
    .note =
        "The tender place is bone, not tendon or muscle. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kXrayAcuteFractureElsewhere = {
    .finding = vocabulary::kXrayAcuteFracture,
    .present = Estimate(0.2, 0.1, 0.36),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "bone_signs",
    .note =
        "A fracture on the film explains the pain. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kXrayCalcanealStressInjuryElsewhere = {
    .finding = vocabulary::kXrayCalcanealStressInjury,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "bone_signs",
    .note =
        "A stress injury on the film explains the pain. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kCalcanealSqueezePainfulElsewhere = {
    .finding = vocabulary::kCalcanealSqueezePainful,
    .present = Estimate(0.45, 0.225, 0.81),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "bone_signs",
    .note =
        "Squeezing the bone from both sides spares tendon, bursa and fascia. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base (KG23)."};

inline constexpr Evidence kCalcanealSqueezePainfulInInfectionAndTumour = {
    .finding = vocabulary::kCalcanealSqueezePainful,
    .present = Estimate(2.2, 1.2, 4),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A sick heel bone is sore to the squeeze too. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kBoneStressRiskElsewhere = {
    .finding = vocabulary::kBoneStressRisk,
    .present = Estimate(0.7, 0.35, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "bone_signs",
    .note =
        "A jump in load strains tendons too; brittle bone and low energy do not. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base (KG23)."};

}  // namespace soleus::vocabulary::evidence
