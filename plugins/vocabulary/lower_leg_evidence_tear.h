// The event and the signs of a tear, and what they take from disease without one.
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

inline constexpr Evidence kPopOrKickAtOnsetElsewhere = {
    .finding = vocabulary::kPopOrKickAtOnset,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "A snap or a kick at one moment is the story of a tear; in overuse it is a chance "
        "memory. No accuracy study found; range is plausible bounds, not a CI. Added to the "
        "evidence base."};

inline constexpr Evidence kPopOrKickAtOnsetInTears = {
    .finding = vocabulary::kPopOrKickAtOnset,
    .present = Estimate(2, 1.2, 4),
    .absent = Estimate(0.8, 0.6, 1),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "The neglected and the partial tear began with the same event; the base had the row "
        "for the acute tear alone. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG06)."};

inline constexpr Evidence kCannotPushOffElsewhere = {
    .finding = vocabulary::kCannotPushOff,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "Pain limits, but push-off is lost when the tendon, the muscle or the bone fails. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kCannotPushOffInTears = {
    .finding = vocabulary::kCannotPushOff,
    .present = Estimate(1.7, 1.1, 3),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "Avulsion of the tuberosity and a large partial tear take push-off too. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base (KG27)."};

inline constexpr Evidence kCalfSqueezeNoPlantarflexionElsewhere = {
    .finding = vocabulary::kCalfSqueezeNoPlantarflexion,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_signs",
    .note =
        "A continuous tendon moves the foot. The published specificity already says so for "
        "the ratio of rupture; half is kept for the error of the test. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kPalpableGapElsewhere = {
    .finding = vocabulary::kPalpableGap,
    .present = Estimate(0.35, 0.175, 0.63),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_signs",
    .note =
        "A gap is not a sign of a tendon in continuity; false gaps are felt in about 1 in 9 "
        "(specificity 0.89). No accuracy study found; range is plausible bounds, not a CI. "
        "Added to the evidence base."};

inline constexpr Evidence kSingleLegHeelRaiseUnableElsewhere = {
    .finding = vocabulary::kSingleLegHeelRaiseUnable,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Tendinopathy hurts on the rise and still does it. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kOldUnexplainedEventElsewhere = {
    .finding = vocabulary::kOldUnexplainedEvent,
    .present = Estimate(0.45, 0.225, 0.81),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "Overuse has no day of onset. No accuracy study found; range is plausible bounds, "
        "not a CI. Added to the evidence base."};

inline constexpr Evidence kAcuteOnChronicElsewhere = {
    .finding = vocabulary::kAcuteOnChronic,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "A sharp step up is not the course of tendinopathy. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kAcuteOnChronicInTears = {
    .finding = vocabulary::kAcuteOnChronic,
    .present = Estimate(1.5, 1, 3),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Four in a hundred sore tendons rupture. No accuracy study found; range is plausible "
        "bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kMedialGastrocnemiusTenderElsewhere = {
    .finding = vocabulary::kMedialGastrocnemiusTender,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "muscle_signs",
    .note =
        "Tenderness at the muscle-tendon junction is 10 cm away from the sore tendon. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kMedialGastrocnemiusTenderInTears = {
    .finding = vocabulary::kMedialGastrocnemiusTender,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A local tender spot speaks for a local lesion. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kTenderMidTendonElsewhere = {
    .finding = vocabulary::kTenderMidTendon,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A tender tendon is a local lesion elsewhere than these. No accuracy study found; "
        "range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kSuddenOnsetElsewhere = {
    .finding = vocabulary::kSuddenOnset,
    .present = Estimate(0.35, 0.18, 0.63),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "A child's overuse comes on over days; one moment that can be named speaks against "
        "it. Weighed at 6-17 years, where age alone makes the context. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base (KG22)."};

inline constexpr Evidence kSuddenOnsetInTears = {
    .finding = vocabulary::kSuddenOnset,
    .present = Estimate(3, 1.5, 6),
    .absent = Estimate(0.4, 0.2, 0.8),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_history",
    .note =
        "A tear has a moment; half the weight of a fracture, since some strains of the young "
        "build up. Weighed at 6-17 years, where age alone makes the context. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base (KG22)."};

}  // namespace soleus::vocabulary::evidence
