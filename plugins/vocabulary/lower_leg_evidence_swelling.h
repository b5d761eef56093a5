// Swelling of calf and leg, and what goes with a clot.
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

inline constexpr Evidence kCalf3CmLargerElsewhere = {
    .finding = vocabulary::kCalf3CmLarger,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "calf_swelling",
    .note =
        "A swollen calf or leg is not made by disease at the heel or in the tendon. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kWholeLegSwollenElsewhere = {
    .finding = vocabulary::kWholeLegSwollen,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "calf_swelling",
    .note =
        "A swollen calf or leg is not made by disease at the heel or in the tendon. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kPittingOedemaElsewhere = {
    .finding = vocabulary::kPittingOedema,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "calf_swelling",
    .note =
        "A swollen calf or leg is not made by disease at the heel or in the tendon. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base."};

inline constexpr Evidence kNewBreathlessnessOrChestPainElsewhere = {
    .finding = vocabulary::kNewBreathlessnessOrChestPain,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "systemic_illness",
    .note =
        "Not a sign of local disease. No accuracy study found; range is plausible bounds, "
        "not a CI. Added to the evidence base (KG01)."};

inline constexpr Evidence kRecentImmobilisationOrSurgeryElsewhere = {
    .finding = vocabulary::kRecentImmobilisationOrSurgery,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "calf_swelling",
    .note =
        "A leg in plaster or at bed rest is not overused. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base."};

}  // namespace soleus::vocabulary::evidence
