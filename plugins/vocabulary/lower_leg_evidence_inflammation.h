// Crystals, spondyloarthritis and lipids, and what their features take from mechanical pain.
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

inline constexpr Evidence kPreviousGoutElsewhere = {
    .finding = vocabulary::kPreviousGout,
    .present = Estimate(0.7, 0.35, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A known attack or pain that peaks within a day fits overuse less well. No accuracy "
        "study found; range is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kSpondyloarthritisFeaturesElsewhere = {
    .finding = vocabulary::kSpondyloarthritisFeatures,
    .present = Estimate(0.55, 0.275, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Psoriasis, bowel disease, uveitis, a sausage toe or a family case is found in about "
        "1 in 20 with mechanical pain, in more of the others. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base (KG29)."};

inline constexpr Evidence kMorningStiffnessOver30MinElsewhere = {
    .finding = vocabulary::kMorningStiffnessOver30Min,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Tendon, bursa and apophysis are stiff for minutes. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base."};

inline constexpr Evidence kTendonXanthomaElsewhere = {
    .finding = vocabulary::kTendonXanthoma,
    .present = Estimate(0.2, 0.1, 0.36),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "In none of 160 controls: irregular firm thickening with other xanthomas is not "
        "tendinopathy. No accuracy study found; range is plausible bounds, not a CI. Added "
        "to the evidence base (KG31)."};

inline constexpr Evidence kFamilialLipidFeaturesElsewhere = {
    .finding = vocabulary::kFamilialLipidFeatures,
    .present = Estimate(0.7, 0.35, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "A very high LDL is then the explanation of the thick tendon. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base (KG31)."};

inline constexpr Evidence kTenderInsertionInInflammation = {
    .finding = vocabulary::kTenderInsertion,
    .present = Estimate(2, 1, 4),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "What inflames the back of the heel is sore to the finger there, an infected bone or "
        "bursa and crystals too: only the diseases of the insertion took that row. Less than "
        "their 3, since half lie elsewhere. No accuracy study found; range is plausible "
        "bounds, not a CI. Added to the evidence base (KG28)."};

}  // namespace soleus::vocabulary::evidence
