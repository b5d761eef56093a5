// A positive local test at one structure speaks against its neighbours.
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

inline constexpr Evidence kTibialisPosteriorSignsElsewhere = {
    .finding = vocabulary::kTibialisPosteriorSigns,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "neighbour",
    .note =
        "A positive local test at one structure speaks against its neighbours. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kPeronealSignsElsewhere = {
    .finding = vocabulary::kPeronealSigns,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "neighbour",
    .note =
        "A positive local test at one structure speaks against its neighbours. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kResistedGreatToeFlexionPainfulElsewhere = {
    .finding = vocabulary::kResistedGreatToeFlexionPainful,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "neighbour",
    .note =
        "A positive local test at one structure speaks against its neighbours. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kHyperplantarflexionPainfulElsewhere = {
    .finding = vocabulary::kHyperplantarflexionPainful,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "neighbour",
    .note =
        "A positive local test at one structure speaks against its neighbours. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kFirstStepPlantarPainElsewhere = {
    .finding = vocabulary::kFirstStepPlantarPain,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "neighbour",
    .note =
        "The first-step pain of the sole is the fascia. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kMedialTubercleTenderElsewhere = {
    .finding = vocabulary::kMedialTubercleTender,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "neighbour",
    .note =
        "A positive local test at one structure speaks against its neighbours. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kTwoFingerSqueezePainfulElsewhere = {
    .finding = vocabulary::kTwoFingerSqueezePainful,
    .present = Estimate(0.55, 0.275, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Sore in front of the tendon, not in it. No accuracy study found; range is plausible "
        "bounds, not a CI. Added to the evidence base."};

}  // namespace soleus::vocabulary::evidence
