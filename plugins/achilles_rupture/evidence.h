// What each finding says for or against a torn Achilles tendon. The signs of lost continuity
// (squeeze, resting angle, gap, weakness, excess dorsiflexion and the counts of them) share one
// cause and count once: the one furthest from 1. SOURCES.md says where each figure was read.
//
// The published figures compare 174 known ruptures with 28 intact tendons, unblinded; they are
// shrunk before use, and still a normal squeeze never silences a red flag.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::achilles_rupture {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Acute complete rupture.
inline constexpr Evidence kAcuteRuptureEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.6, 0.1, 0.01, 0.22, 0.03, 0.01, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kCalfSqueezeNoPlantarflexion,
     .present = Lr(13.71, 3.54, 51.24).Within(2.788, 23.651),
     .absent = Lr(0.04, 0.02, 0.1).Within(0.04, 0.145),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .cluster = "rupture_signs",
     .sources = {"maffulli1998", "reiman2014"},
     .note = "Sensitivity 0.96 (0.93-0.99), specificity 0.93 (0.84-1); n 202; prospective series, "
             "13 yr; reference surgery/imaging. Unblinded, two-gate: 174 patients already "
             "diagnosed as ruptured vs 28 suspected-but-intact, so incorporation and spectrum "
             "bias; acute ruptures only; one expert examiner."},
    shared::kMatlesAbnormalRestingAngle,
    shared::kPalpableGap,
    {.finding = leg::kCopelandNoPressureRise,
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .for_the_record = true,
     .sources = {"maffulli1998"},
     .note = "Sensitivity 0.8; n 174; prospective series; reference surgery/imaging. Unblinded, "
             "two-gate: 174 patients already diagnosed as ruptured vs 28 suspected-but-intact, so "
             "incorporation and spectrum bias; acute ruptures only; one expert examiner. "
             "Specificity not in the abstract. Not counted: not usable: no specificity."},
    {.finding = leg::kObrienNoNeedleSwing,
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .for_the_record = true,
     .sources = {"maffulli1998"},
     .note = "Sensitivity 0.8; n 174; prospective series; reference surgery/imaging. Unblinded, "
             "two-gate: 174 patients already diagnosed as ruptured vs 28 suspected-but-intact, so "
             "incorporation and spectrum bias; acute ruptures only; one expert examiner. Invasive, "
             "obsolete. Not counted: not usable: invasive, no specificity."},
    {.finding = leg::kSimmondsTriad,
     .present = Estimate(12, 2.288, 50),
     .absent = Estimate(0.05, 0.02, 0.354),
     .quality = Quality::kB,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_signs",
     .sources = {"maffulli1998", "singh2015"},
     .note =
         "Sensitivity 1; n 174; prospective series; reference surgery/imaging. In all 174 ruptures "
         "at least two tests were positive; the figure is for >= 2 of the tests used, not the "
         "triad as such. No specificity for the combination. Ratio in use: expert estimate "
         "anchored on the squeeze test; use INSTEAD of, not on top of, the single tests."},
    {.finding = leg::kAaosRupture2Of4,
     .present = Estimate(8, 4, 20),
     .absent = Estimate(0.12, 0.05, 0.25),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_signs",
     .note = "AAOS 2009 consensus rule, never validated. No accuracy study found; range is "
             "plausible bounds, not a CI."},
    {.finding = leg::kPopOrKickAtOnset,
     .present = Estimate(3, 1.8, 6),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "Classic but shared with calf strain; absent in many ruptures. No accuracy study "
             "found; range is plausible bounds, not a CI."},
    {.finding = leg::kSuddenOnset,
     .present = Estimate(2.5, 1.5, 4),
     .absent = Estimate(0.08, 0.03, 0.2),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "Against the gradual tendinopathies; no discrimination from calf strain. No accuracy "
             "study found; range is plausible bounds, not a CI."},
    {.finding = leg::kCannotPushOff,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.35, 0.2, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "Other plantarflexors allow walking. No accuracy study found; range is plausible "
             "bounds, not a CI."},
    shared::kPlantarflexionWeak,
    shared::kExcessPassiveDorsiflexion,
    shared::kSingleLegHeelRaiseUnable,
};

// Partial tear: a worsening on top of tendinopathy, with the tendinopathy signs.
inline constexpr Evidence kPartialTearEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.7, 0.12, 0.01, 0.1, 0.03, 0.01, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kAcuteOnChronic,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    shared::kTenderMidTendon,
    shared::kRoyalLondonTest,
    shared::kArcSign,
    shared::kTendonThickening,
    shared::kMorningStiffness,
    shared::kPainOnSingleLegHeelRaise,
    shared::kPainOnHopping,
};

// Chronic rupture: an old event, and the signs of the acute one weakened by scar.
inline constexpr Evidence kChronicRuptureEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.55, 0.12, 0.02, 0.2, 0.04, 0.02, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kOldUnexplainedEvent,
     .present = Estimate(6, 3, 12),
     .absent = Estimate(0.3, 0.1, 0.6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kCalfSqueezeNoPlantarflexion,
     .present = Estimate(4, 2, 10),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_signs",
     .note = "Published figures are for acute ruptures; scar can restore some movement. No "
             "accuracy study found; range is plausible bounds, not a CI."},
    shared::kPalpableGap,
    shared::kMatlesAbnormalRestingAngle,
    shared::kPlantarflexionWeak,
    shared::kExcessPassiveDorsiflexion,
    shared::kSingleLegHeelRaiseUnable,
};

}  // namespace soleus::achilles_rupture
