// Signs of an irritated nerve or root, and what they take from tendon, bursa, fascia and muscle.
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

inline constexpr Evidence kPlantarParaesthesiaElsewhere = {
    .finding = vocabulary::kPlantarParaesthesia,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "A sign of nerve irritation is found in fewer than 1 in 20 people whose pain comes "
        "from tendon, bursa, fascia or muscle, and in fewer than in the other patients of "
        "the clinic, among whom are the nerves nobody named. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kTinelTarsalTunnelElsewhere = {
    .finding = vocabulary::kTinelTarsalTunnel,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "A sign of nerve irritation is found in fewer than 1 in 20 people whose pain comes "
        "from tendon, bursa, fascia or muscle, and in fewer than in the other patients of "
        "the clinic, among whom are the nerves nobody named. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kDorsiflexionEversionPositiveElsewhere = {
    .finding = vocabulary::kDorsiflexionEversionPositive,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "A sign of nerve irritation is found in fewer than 1 in 20 people whose pain comes "
        "from tendon, bursa, fascia or muscle, and in fewer than in the other patients of "
        "the clinic, among whom are the nerves nobody named. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kTinelSuralElsewhere = {
    .finding = vocabulary::kTinelSural,
    .present = Estimate(0.2, 0.1, 0.36),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "A sign of nerve irritation is found in fewer than 1 in 20 people whose pain comes "
        "from tendon, bursa, fascia or muscle, and in fewer than in the other patients of "
        "the clinic, among whom are the nerves nobody named. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kBackPainRadiatingBelowKneeElsewhere = {
    .finding = vocabulary::kBackPainRadiatingBelowKnee,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "Back pain is common, so the row is weak; below the knee it is less common in local "
        "disease than in the other patients. No accuracy study found; range is plausible "
        "bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kAnkleReflexReducedElsewhere = {
    .finding = vocabulary::kAnkleReflexReduced,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "A reduced ankle reflex is not a sign of local disease; it is lost with age too, so "
        "only half. No accuracy study found; range is plausible bounds, not a CI. Added to "
        "the evidence base."};

inline constexpr Evidence kStraightLegRaisePositiveElsewhere = {
    .finding = vocabulary::kStraightLegRaisePositive,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "Local disease is not provoked by raising the leg, unless the ankle is forced up. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kS1WeaknessElsewhere = {
    .finding = vocabulary::kS1Weakness,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "Weakness with a sound tendon is no sign of local disease. No accuracy study found; "
        "range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kSaddleNumbnessOrBladderChangeElsewhere = {
    .finding = vocabulary::kSaddleNumbnessOrBladderChange,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "Saddle numbness or a bladder change is not a sign of local disease. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

}  // namespace soleus::vocabulary::evidence
