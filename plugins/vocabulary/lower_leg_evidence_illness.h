// Fever, heat, rest pain and the relation to load: what they say for and against overuse.
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

inline constexpr Evidence kFeverOrMalaiseElsewhere = {
    .finding = vocabulary::kFeverOrMalaise,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "systemic_illness",
    .note =
        "Overuse gives no fever: where it is present it is a second illness, or this is "
        "another disease. No accuracy study found; range is plausible bounds, not a CI. "
        "Added to the evidence base."};

inline constexpr Evidence kFeverOrMalaiseInInflammation = {
    .finding = vocabulary::kFeverOrMalaise,
    .present = Estimate(1.5, 1, 2.5),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "An attack can bring fever. No accuracy study found; range is plausible bounds, not "
        "a CI. Added to the evidence base."};

inline constexpr Evidence kHotRedSwollenElsewhere = {
    .finding = vocabulary::kHotRedSwollen,
    .present = Estimate(0.18, 0.09, 0.324),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Overuse is sore and may be thick; hot, red and swollen together is seen in perhaps "
        "1 in 70 of it, in 1 in 12 of the others (cellulitis, phlebitis, Charcot foot). No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kHotRedSwollenInTears = {
    .finding = vocabulary::kHotRedSwollen,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A fresh tear swells and bruises; redness with heat is unusual. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kHotRedSwollenInNerveDisease = {
    .finding = vocabulary::kHotRedSwollen,
    .present = Estimate(0.15, 0.075, 0.27),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A nerve makes no heat. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base."};

inline constexpr Evidence kHotRedSwollenInOveruse = {
    .finding = vocabulary::kHotRedSwollen,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Bursa and paratenon may be warm or rubbed red; less than a crystal or an infection. "
        "No accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kNightOrRestPainElsewhere = {
    .finding = vocabulary::kNightOrRestPain,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Load-dependent disease settles at rest; some tendons ache at night, so not "
        "stronger. No accuracy study found; range is plausible bounds, not a CI. Added to "
        "the evidence base."};

inline constexpr Evidence kNightOrRestPainInInflammation = {
    .finding = vocabulary::kNightOrRestPain,
    .present = Estimate(1.7, 1.1, 3),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "spa_pattern",
    .note =
        "Inflammatory pain wakes in the second half of the night. No accuracy study found; "
        "range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kNightOrRestPainInGout = {
    .finding = vocabulary::kNightOrRestPain,
    .present = Estimate(1.6, 1, 3),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Crystal, root and bone pain do not follow load alone. No accuracy study found; "
        "range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kWeightLossLumpOrCancerElsewhere = {
    .finding = vocabulary::kWeightLossLumpOrCancer,
    .present = Estimate(0.45, 0.225, 0.81),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "systemic_illness",
    .note =
        "Not a sign of overuse; a thick tendon is told by its own sign. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kDiabetesWithInsensateFootElsewhere = {
    .finding = vocabulary::kDiabetesWithInsensateFoot,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A foot that does not feel does not complain of a sore tendon. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base (KG19)."};

inline constexpr Evidence kRefusesWeightBearingElsewhere = {
    .finding = vocabulary::kRefusesWeightBearing,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "weight_bearing",
    .note =
        "Overuse makes a child limp, not refuse. No accuracy study found; range is plausible "
        "bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kLoadRelatedPainInOveruse = {
    .finding = vocabulary::kLoadRelatedPain,
    .present = Estimate(1.25, 1.05, 1.6),
    .absent = Estimate(0.4, 0.2, 0.7),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "midportion_load",
    .note =
        "Pain that follows load is nearly the rule in overuse (9 in 10 against 7 in 10 of "
        "the others). The base asked and had no row. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base (KG21)."};

inline constexpr Evidence kLoadRelatedPainInInflammation = {
    .finding = vocabulary::kLoadRelatedPain,
    .present = Estimate(0.7, 0.5, 1),
    .absent = Estimate(2.2, 1.2, 4),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Inflammatory pain is better in motion. Own cluster: no load relation and a stiff "
        "morning are two facts. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG21)."};

inline constexpr Evidence kLoadRelatedPainInInfectionAndTumour = {
    .finding = vocabulary::kLoadRelatedPain,
    .present = Estimate(0.7, 0.5, 1),
    .absent = Estimate(1.8, 1.1, 3),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "h_night_rest",
    .note =
        "Pain of infection or tumour does not follow load. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kLoadRelatedPainInDeepVeinThrombosis = {
    .finding = vocabulary::kLoadRelatedPain,
    .present = Estimate(0.7, 0.5, 1),
    .absent = Estimate(1.4, 1, 2),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "load_relation",
    .note =
        "Clot, root and crystal hurt without load. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kStartUpPainWarmsUpInOveruse = {
    .finding = vocabulary::kStartUpPainWarmsUp,
    .present = Estimate(1.5, 1.1, 2.2),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "midportion_load",
    .note =
        "Start-up pain that warms up is the rhythm of tendon and fascia; the base had no "
        "row. No accuracy study found; range is plausible bounds, not a CI. Added to the "
        "evidence base."};

inline constexpr Evidence kStartUpPainWarmsUpElsewhere = {
    .finding = vocabulary::kStartUpPainWarmsUp,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "load_relation",
    .note =
        "Bone, artery and compartment get worse, not better, as one goes on. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

}  // namespace soleus::vocabulary::evidence
