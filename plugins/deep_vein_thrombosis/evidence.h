// What each finding says for or against a clot in the leg, and against it, a burst Baker cyst. The
// Wells score and its items tell one story and count once: the one furthest from 1. SOURCES.md says
// where each figure was read.
//
// The published ratios come from people already suspected of a clot, a higher risk than that of a
// sore heel; and for a clot of the calf alone the score misses half. They move a probability and
// close no red flag.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::deep_vein_thrombosis {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Deep vein thrombosis.
inline constexpr Evidence kDvtEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.05, 0.01, 0.01, 0.72, 0.02, 0.01, 0.18},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kActiveCancer,
     .present = Lr(2.71).Within(1.19, 5.058),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "wells",
     .sources = {"goodacre2005"},
     .note = "Meta-analysis, 54 cohorts; reference venography/ultrasound. Cohorts with SUSPECTED "
             "DVT (higher prevalence than heel-pain clinics), marked heterogeneity. Malignancy."},
    {.finding = leg::kPreviousDvt,
     .present = Lr(2.25).Within(1.11, 3.877),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "wells",
     .sources = {"goodacre2005"},
     .note = "Meta-analysis, 54 cohorts; reference venography/ultrasound. Cohorts with SUSPECTED "
             "DVT (higher prevalence than heel-pain clinics), marked heterogeneity."},
    {.finding = leg::kRecentImmobilisationOrSurgery,
     .present = Lr(1.98).Within(1.059, 3.229),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "wells",
     .sources = {"goodacre2005"},
     .note = "Meta-analysis, 54 cohorts; reference venography/ultrasound. Cohorts with SUSPECTED "
             "DVT (higher prevalence than heel-pain clinics), marked heterogeneity. Recent "
             "immobilisation 1.98; recent surgery 1.76 (lower value if that is the reason)."},
    shared::kCalf3CmLarger,
    {.finding = leg::kWellsDvt3OrMore,
     .present = Lr(5.2),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "wells",
     .for_the_record = true,
     .sources = {"goodacre2005"},
     .note = "Meta-analysis; reference venography/ultrasound. Cohorts with SUSPECTED DVT (higher "
             "prevalence than heel-pain clinics), marked heterogeneity. High band 5.2, low band "
             "0.25; stratified proximal DVT only. Not counted: the bands replace the items and "
             "never add to them, and of the score's two rows that of 2 or more is in use."},
    {.finding = leg::kWellsDvt2OrMore,
     .present = Lr(1.81).Within(1.349, 2.157),
     .absent = Lr(0.72).Within(0.619, 0.894),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "wells",
     .sources = {"sartori2012"},
     .note = "Sensitivity 0.47 (0.36-0.57), specificity 0.74 (0.7-0.77); n 873; single-centre "
             "cross-sectional; accuracy for ISOLATED DISTAL DVT; reference complete compression "
             "ultrasound. LR+ and LR- computed from sensitivity and specificity. Key limit: for "
             "calf-vein DVT the Wells rule missed half. NPV 91%, PPV 20%, prevalence 12.4%."},
    {.finding = leg::kDDimerNegative,
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .for_the_record = true,
     .sources = {"geersing2014"},
     .note =
         "IPD meta-analysis, 13 studies; n 10002; reference objective test / follow-up. Wells <= 1 "
         "AND D-dimer negative: DVT 1.2% (0.7-1.8), 29% of patients. Not safe in cancer (2.2%, "
         "only 9% excluded); in suspected recurrence add one point. Primary care failure 1.6% "
         "(0.7-3.3) in van der Velde 2011. Not counted: the residual probability 0.012 holds only "
         "where Wells is at most 1 without cancer, not immobilised after Achilles rupture; it "
         "would set the posterior, not multiply it, and a red flag is never closed by it here."},
    {.finding = leg::kHomansSign,
     .present = Lr(1.4).Use(1, 1, 1),
     .absent = Lr(0.87).Use(1, 1, 1),
     .quality = Quality::kA,
     .provenance = Provenance::kRecalled,
     .sources = {"goodacre2005"},
     .note = "Meta-analysis. Recalled; near-useless. Ratio in use: neutralised."},
    {.finding = leg::kPittingOedema,
     .present = Estimate(1.6, 1.1, 2.5),
     .absent = Estimate(0.8, 0.6, 0.95),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "wells",
     .note = "Wells item. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kDeepVeinTenderness,
     .present = Estimate(1.3, 1, 1.8),
     .absent = Estimate(0.8, 0.6, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "wells",
     .note = "Wells item; weak, tendinopathy patients are tender too. No accuracy study found; "
             "range is plausible bounds, not a CI."},
    {.finding = leg::kWholeLegSwollen,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.9, 0.8, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "wells",
     .note = "Wells item. No accuracy study found; range is plausible bounds, not a CI. Amended: "
             "ratio in use when present 2.5 to 4. The whole leg swells when the thigh vein is "
             "closed; in a heel clinic little else does it. The base had 2.5."},
    {.finding = leg::kCollateralSuperficialVeins,
     .present = Estimate(1.8, 1, 3),
     .absent = Estimate(0.95, 0.85, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "wells",
     .note = "Wells item. No accuracy study found; range is plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kBackPainRadiatingBelowKneeElsewhere,
    shared::kS1WeaknessElsewhere,
    {.finding = leg::kFootPulsesAbsent,
     .present = Estimate(0.5, 0.25, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "vascular_signs",
     .note = "A swollen leg hides the pulse; a clot does not take it. No accuracy study found; "
             "range is plausible bounds, not a CI. Added to the evidence base."},
    shared::kClaudicationElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    shared::kTensePainfulCompartmentInTears,
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(2, 1.2, 3.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "wells",
     .note = "Warm red swelling of the calf is a classic, unspecific sign of a clot. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kLoadRelatedPainInDeepVeinThrombosis,
    shared::kTenderMidTendonElsewhere,
    {.finding = leg::kNewBreathlessnessOrChestPain,
     .present = Estimate(10, 4, 20),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "pe_symptoms",
     .note =
         "At least one of breathlessness, chest pain, syncope or haemoptysis in 94 % of 800 people "
         "with embolism; perhaps a quarter of leg clots have embolised with symptoms, and 1 in 40 "
         "others have such a new symptom (estimate). The base had the rule and no row. No accuracy "
         "study found; range is plausible bounds, not a CI. Added to the evidence base (KG01)."},
    shared::kCannotTakeFourStepsInTears,
    shared::kOttawaBoneTendernessElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kLateralFootParaesthesiaElsewhere,
    shared::kCalfSwollenVisibleInClotAndCyst,
    {.finding = leg::kRestingPulseAboveUsual,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "pe_symptoms",
     .note = "About 30 % of people with embolism have a fast pulse; a rise above one's own usual "
             "is told less often. No accuracy study found; range is plausible bounds, not a CI. "
             "Added to the evidence base (KG01)."},
    shared::kNewFootDropOrLegWeaknessElsewhere,
};

// Ruptured Baker cyst: a knee that was bad before, then a swollen calf that mimics a clot.
inline constexpr Evidence kBakerEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.03, 0.01, 0.01, 0.8, 0.02, 0.01, 0.12},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kKneeSwellingBeforeCalfPain,
     .present = Estimate(8, 3, 16),
     .absent = Estimate(0.35, 0.15, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_knee",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 5 to 8. The cyst comes from the knee; nearly all have a bad knee, which "
             "may not have been asked for. The base had 5 and 0.25. Amended: ratio in use when "
             "absent 0.25 to 0.35."},
    {.finding = leg::kCrescentBruiseBelowMalleolus,
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.9, 0.8, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "bruise",
     .note = "Not in the evidence base: one report calls the bruise the only sign that tells a "
             "ruptured cyst from a clot; it comes late, so its absence says little. No accuracy "
             "study found; range is plausible bounds, not a CI."},
    {.finding = leg::kPoplitealMass,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.8, 0.6, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_knee",
     .note = "Not in the evidence base: the cyst itself; once it has burst it may no longer be "
             "felt. No accuracy study found; range is plausible bounds, not a CI."},
    shared::kCalf3CmLarger,
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kS1WeaknessElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kClaudicationElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    {.finding = leg::kAge60OrOver,
     .present = Estimate(1.7, 1.1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Goes with arthritis of the knee. No accuracy study found; range is plausible bounds, "
             "not a CI. Added to the evidence base."},
    shared::kTensePainfulCompartmentInTears,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInTears,
    shared::kCalfSqueezeNoPlantarflexionElsewhere,
    shared::kPalpableGapElsewhere,
    shared::kTenderMidTendonElsewhere,
    shared::kCannotTakeFourStepsInTears,
    shared::kBruisingHeelAnkleOrCalfInRupturedBakerCyst,
    shared::kCalfSwollenVisibleInClotAndCyst,
    shared::kNewFootDropOrLegWeaknessElsewhere,
};

}  // namespace soleus::deep_vein_thrombosis
