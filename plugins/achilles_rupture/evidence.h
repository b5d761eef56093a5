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
     .absent = Lr(0.04, 0.02, 0.1).Use(0.15, 0.04, 0.35),
     .quality = Quality::kB,
     .provenance = Provenance::kVerified,
     .cluster = "rupture_signs",
     .sources = {"maffulli1998", "reiman2014", "boyd2015"},
     .note = "Sensitivity 0.96 (0.93-0.99), specificity 0.93 (0.84-1); n 202; prospective series, "
             "13 yr; reference surgery/imaging. Unblinded, two-gate: 174 patients already "
             "diagnosed as ruptured vs 28 suspected-but-intact, so incorporation and spectrum "
             "bias; acute ruptures only; one expert examiner. Amended: ratio in use when absent "
             "0.076 to 0.15. 0.04 (0.02-0.10) is one expert examiner in known ruptures; at first "
             "contact up to a quarter of ruptures are missed, and two published ruptures were "
             "missed on a normal squeeze. 0.15 instead of the shrunk 0.076."},
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
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note = "Against the gradual tendinopathies; no discrimination from calf strain. No accuracy "
             "study found; range is plausible bounds, not a CI. Amended: ratio in use when present "
             "none to 3. A tear has a moment; half the weight of a fracture, since some strains of "
             "the young build up. Weighed at 6-17 years, where age alone makes the context. "
             "Amended: ratio in use when absent none to 0.4."},
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
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kBackPainRadiatingBelowKneeElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInTears,
    {.finding = leg::kOldUnexplainedEvent,
     .present = Estimate(0.7, 0.4, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Later than four weeks the rupture is called chronic; the hypothesis next to it takes "
             "the weight. No accuracy study found; range is plausible bounds, not a CI. Added to "
             "the evidence base."},
    shared::kAcuteOnChronicInTears,
    shared::kMedialGastrocnemiusTenderInTears,
    shared::kNewBreathlessnessOrChestPainElsewhere,
    shared::kFallOrDirectTraumaInTears,
    shared::kOttawaBoneTendernessElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kPeronealSignsElsewhere,
    shared::kBruisingHeelAnkleOrCalfInTears,
    shared::kLateralFootParaesthesiaElsewhere,
};

// Partial tear: a worsening on top of tendinopathy, with the tendinopathy signs.
inline constexpr Evidence kPartialTearEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.7, 0.12, 0.01, 0.1, 0.03, 0.01, 0.03},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kAcuteOnChronic,
     .present = Estimate(8, 3, 16),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 4 to 8. A stab on top of a sore tendon is the story of the partial "
             "tear; the base had 4. Relief afterwards does not take it back."},
    shared::kTenderMidTendon,
    shared::kRoyalLondonTest,
    shared::kArcSign,
    shared::kTendonThickening,
    shared::kMorningStiffness,
    shared::kPainOnSingleLegHeelRaise,
    shared::kPainOnHopping,
    // Telling signs of other conditions, and of this one.
    shared::kHotRedSwollenInTears,
    shared::kPopOrKickAtOnsetInTears,
    shared::kCannotPushOffInTears,
    {.finding = leg::kPalpableGap,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A partial tear can be felt as a dent. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base."},
    shared::kTendonXanthomaElsewhere,
    shared::kFallOrDirectTraumaInTears,
    shared::kXrayAcuteFractureElsewhere,
    shared::kBruisingHeelAnkleOrCalfInRupturedBakerCyst,
    shared::kSuddenOnsetInTears,
};

// Chronic rupture: an old event, and the signs of the acute one weakened by scar.
inline constexpr Evidence kChronicRuptureEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.55, 0.12, 0.02, 0.2, 0.04, 0.02, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kOldUnexplainedEvent,
     .present = Estimate(12, 5, 20),
     .absent = Estimate(0.4, 0.15, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 6 to 12. A sudden event four or more weeks ago, never explained, is "
             "told by nearly all with a neglected rupture and by perhaps 1 in 15 others. Some "
             "recall no event: absent 0.4, not 0.3. Amended: ratio in use when absent 0.3 to 0.4."},
    {.finding = leg::kCalfSqueezeNoPlantarflexion,
     .present = Estimate(4, 2, 10),
     .absent = Estimate(0.7, 0.4, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_signs",
     .note = "Published figures are for acute ruptures; scar can restore some movement. No "
             "accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when absent 0.4 to 0.7. Scar bridges the gap and the squeeze turns normal with the "
             "weeks: a normal squeeze later than 7 days has little weight. The base had 0.4."},
    shared::kPalpableGap,
    shared::kMatlesAbnormalRestingAngle,
    shared::kPlantarflexionWeak,
    shared::kExcessPassiveDorsiflexion,
    {.finding = leg::kSingleLegHeelRaiseUnable,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.35, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Sources conflict: GPnotebook says ability makes rupture very unlikely, BMJ 2015 says "
             "patients may still tiptoe. Keep LR- above 0.2. No accuracy study found; range is "
             "plausible bounds, not a CI. Elsewhere this row is shared by several conditions; here "
             "it is this condition's own. Amended: ratio in use when present 2 to 3. The heel rise "
             "is what a healed-long tendon cannot do; the base took 2 from the acute row."},
    // Telling signs of other conditions, and of this one.
    shared::kNightOrRestPainElsewhere,
    shared::kPopOrKickAtOnsetInTears,
    {.finding = leg::kCannotPushOff,
     .present = Estimate(2.5, 1.3, 5),
     .absent = Estimate(0.6, 0.4, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "rupture_history",
     .note =
         "Lasting loss of push-off is the complaint of the neglected rupture. No accuracy study "
         "found; range is plausible bounds, not a CI. Added to the evidence base (KG05)."},
    shared::kAcuteOnChronicInTears,
    shared::kBruisingHeelAnkleOrCalfInRupturedBakerCyst,
};

}  // namespace soleus::achilles_rupture
