// Signs of an artery that does not deliver and of a compartment under pressure, and what they take
// from local disease. Each row is alike for several conditions and stands here once. Estimates,
// quality D, with bounds instead of an interval; before, after and reason of each:
// plugins/evidence/amendments.json.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary::evidence {

using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kFootPulsesAbsentElsewhere = {
    .finding = vocabulary::kFootPulsesAbsent,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "vascular_signs",
    .note =
        "A sign of lost blood flow is not made by tendon, bursa, fascia or muscle: it is "
        "then a chance finding. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base."};

inline constexpr Evidence kClaudicationElsewhere = {
    .finding = vocabulary::kClaudication,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "vascular_signs",
    .note =
        "Tendon and fascia hurt at the start and after rest; pain at a fixed distance that "
        "is gone after minutes of rest is another story. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kExertionalTightnessBothLegsElsewhere = {
    .finding = vocabulary::kExertionalTightnessBothLegs,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "vascular_signs",
    .note =
        "Tightness of both legs that comes and goes with running is no sign of a local "
        "lesion. No accuracy study found; range is plausible bounds, not a CI. Added to the "
        "evidence base."};

inline constexpr Evidence kTensePainfulCompartmentElsewhere = {
    .finding = vocabulary::kTensePainfulCompartment,
    .present = Estimate(0.15, 0.075, 0.27),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A tense compartment or pain out of proportion is not made by local overuse. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kTensePainfulCompartmentInTears = {
    .finding = vocabulary::kTensePainfulCompartment,
    .present = Estimate(0.3, 0.15, 0.54),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Calf disease can be tight and very painful, but pain on passive stretch with a hard "
        "compartment is then already the complication. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kTensePainfulCompartmentInInfectionAndTumour = {
    .finding = vocabulary::kTensePainfulCompartment,
    .present = Estimate(2.5, 1.2, 5),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Necrotising infection and pyomyositis are wooden to the hand, acute ischaemia hurts "
        "out of proportion. No accuracy study found; range is plausible bounds, not a CI. "
        "Added to the evidence base (KG18)."};

}  // namespace soleus::vocabulary::evidence
