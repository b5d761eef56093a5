// What each finding says for or against a compartment under pressure, and against it, an artery
// that does not deliver. SOURCES.md says where each figure was read.
//
// Only the signs of acute compartment syndrome were studied, one by one, in injured legs: a sign
// that is there says something, a sign that is missing says almost nothing. The red flags do not
// wait for the sum.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::vascular_and_compartment {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// One sign of acute compartment syndrome. The study printed one range for all of them: 6. Which of
// them is told more often without a compartment is an estimate. They share a cause and count once;
// the lump of them all is set by any one, so it weighs no more than the strongest.
constexpr Evidence CompartmentSign(sdk::FindingId sign, sdk::Ratio present) {
  return {.finding = sign,
          .present = present,
          .absent = Estimate(0.9, 0.695, 1.165),
          .quality = Quality::kD,
          .provenance = Provenance::kEstimate,
          .cluster = "compartment_signs",
          .sources = {"ulmer2002", "ebmg_acs"},
          .note =
              "Systematic review of 4 prospective studies; n 132; reference fasciotomy or "
              "pressure. Sensitivity 13-19%, specificity 97-98%, PPV 11-15%, NPV 97-98% for "
              "single clinical findings. The ratios in use are estimates about the 6 of those "
              "ranges, 4 for numbness to 8 for a hard compartment; no interval was published. One "
              "finding gives "
              "about 19-26%, pain and pain on passive stretch 68%, plus paresis 93%, all four "
              "98%: in injured legs, not transported to a sore heel. The stored EBM Guidelines "
              "page prints sensitivity and specificity the wrong way round; the abstract is "
              "followed."};
}

inline constexpr Evidence kAcuteCompartmentEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.02, 0.005, 0.005, 0.75, 0.05, 0.02, 0.15},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    CompartmentSign(leg::kTensePainfulCompartment, Estimate(8, 2.7, 18)),
    CompartmentSign(leg::kPainOutOfProportion, Estimate(6, 2.73, 12)),
    CompartmentSign(leg::kPainOnPassiveToeStretch, Estimate(5, 2.27, 10)),
    CompartmentSign(leg::kTenseCompartment, Estimate(8, 3.64, 16)),
    CompartmentSign(leg::kNewNumbnessOfFoot, Estimate(4, 1.82, 8)),
    // Telling signs of other conditions, and of this one.
    {.finding = leg::kPlantarParaesthesia,
     .present = Estimate(2, 1, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "compartment_signs",
     .note = "Numbness of the sole is a sign of the deep posterior compartment; the base had no "
             "row. No accuracy study found; range is plausible bounds, not a CI. Added to the "
             "evidence base (KG12)."},
    {.finding = leg::kFootPulsesAbsent,
     .present = Estimate(2, 1, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Late in compartment syndrome the pulse goes; it is usually present. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kHotRedSwollen,
     .present = Estimate(0.5, 0.25, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A compartment is tense and pale rather than red and hot. No accuracy study found; "
             "range is plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kNightOrRestPain,
     .present = Estimate(2, 1, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "compartment_signs",
     .note = "Pain out of proportion does not settle at rest. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kFallOrDirectTrauma,
     .present = Estimate(3, 1.5, 6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Injury is the usual cause. No accuracy study found; range is plausible bounds, not a "
             "CI. Added to the evidence base."},
    shared::kCannotTakeFourStepsInInflammation,
    {.finding = leg::kNewFootDropOrLegWeakness,
     .present = Estimate(3, 1.3, 7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "compartment_signs",
     .note = "Paresis is the late sign of a compartment. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base (KG13)."},
    {.finding = leg::kAnticoagulantCurrent,
     .present = Estimate(2, 1, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A bleed into the calf on an anticoagulant (case reports). No accuracy study found; "
             "range is plausible bounds, not a CI. Added to the evidence base (KG11)."},
};

// Too little arterial blood: the claudication of age, the popliteal artery caught in the young, the
// artery that closes today.
inline constexpr Evidence kArterialEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.03, 0.02, 0.06, 0.68, 0.02, 0.02, 0.17},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study. Amended: Rest pain of a "
             "leg at risk is in the forefoot and foot, not the calf."},
    {.finding = leg::kClaudication,
     .present = Estimate(8, 3.3, 16),
     .absent = Estimate(0.15, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_claud",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 6 to 8. Khan 2006 gives 3.30 (2.30-4.80) where few people had leg pain "
             "at all; pain at a fixed distance, gone after minutes, is rarer among people with "
             "heel or calf pain. The base had 6."},
    {.finding = leg::kFootPulsesAbsent,
     .present = Lr(4.7, 2.2, 9.9).Use(14, 4.7, 20),
     .absent = Lr(0.38, 0.23, 0.64),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "arterial_signs",
     .sources = {"khan2006"},
     .note = "Amended: ratio in use when present 5 to 14. Khan 2006: any palpable pulse "
             "abnormality 4.70 (2.20-9.90), none 0.38 (0.23-0.64) in symptomatic legs. In use: "
             "absent pulses are the far end of any abnormality, and the others there were vascular "
             "patients; in this clinic fewer than 1 in 25 others lack them (estimate). Amended: "
             "ratio in use when absent 0.4 to 0.419."},
    {.finding = leg::kFootColdOrPale,
     .present = Lr(5.9, 4.1, 8.6),
     .absent = Estimate(0.85, 0.7, 1),
     .quality = Quality::kA,
     .provenance = Provenance::kVerified,
     .cluster = "arterial_signs",
     .sources = {"khan2006"},
     .note = "Khan 2006: cool skin of the affected leg 5.90 (4.10-8.60) in symptomatic legs, one "
             "study. Absent is an estimate: a warm foot says little, since flow at rest can be "
             "normal. Added to the evidence base (KG09)."},
    {.finding = leg::kPulseLostOnActivePlantarflexion,
     .present = Estimate(3, 1.2, 8),
     .absent = Estimate(0.6, 0.3, 0.9),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "arterial_signs",
     .note = "Not in the evidence base: the sign of an entrapped popliteal artery, kept low "
             "because healthy legs can lose the pulse too (recalled, to be checked). No accuracy "
             "study found; range is plausible bounds, not a CI."},
    {.finding = leg::kReliefByDependency,
     .present = Estimate(6, 2.5, 15),
     .absent = Estimate(0.9, 0.8, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_claud",
     .note = "Not in the evidence base: pain that eases once the foot hangs down is the rest pain "
             "of ischaemia; few other causes behave so. No accuracy study found; range is "
             "plausible bounds, not a CI."},
    // Telling signs of other conditions, and of this one.
    {.finding = leg::kExertionalTightnessBothLegs,
     .present = Estimate(4, 1.5, 8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_claud",
     .note = "Popliteal entrapment tells the same story, earlier in the run. No accuracy study "
             "found; range is plausible bounds, not a CI. Added to the evidence base (KG09)."},
    {.finding = leg::kAge60OrOver,
     .present = Estimate(2.5, 1.5, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Prevalence of arterial disease rises from the sixties (15 % of leg discomfort from "
             "60 on); under 60 the row is silent, so that entrapment is not ruled out. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    shared::kTensePainfulCompartmentInInfectionAndTumour,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    {.finding = leg::kNightOrRestPain,
     .present = Estimate(3, 1.2, 6),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_claud",
     .note = "Rest pain is the complaint of a leg at risk. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base (KG09)."},
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kStartUpPainWarmsUpElsewhere,
    shared::kMedialGastrocnemiusTenderInTears,
    shared::kTenderMidTendonElsewhere,
    shared::kCalf3CmLargerElsewhere,
};

// Chronic exertional compartment syndrome: told by its timing alone.
inline constexpr Evidence kExertionalCompartmentEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.03, 0.01, 0.02, 0.8, 0.06, 0.03, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kExertionalTightnessBothLegs,
     .present = Estimate(12, 5, 20),
     .absent = Estimate(0.2, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_cecs",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 8 to 12. The finding is the definition of the syndrome (tight after a "
             "set running time, both legs, gone in minutes); the base had 8."},
    // Telling signs of other conditions, and of this one.
    shared::kFootPulsesAbsentElsewhere,
    {.finding = leg::kClaudication,
     .present = Estimate(2.5, 1.2, 5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "h_cecs",
     .note = "Exertional compartment syndrome stops the athlete after a set time too. No accuracy "
             "study found; range is plausible bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kAge60OrOver,
     .present = Estimate(0.15, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "A disease of young runners and soldiers. No accuracy study found; range is plausible "
             "bounds, not a CI. Added to the evidence base."},
    {.finding = leg::kTensePainfulCompartment,
     .present = Estimate(1.5, 1, 3),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Tense on effort. No accuracy study found; range is plausible bounds, not a CI. Added "
             "to the evidence base."},
    shared::kFeverOrMalaiseElsewhere,
    shared::kNightOrRestPainElsewhere,
    shared::kStartUpPainWarmsUpElsewhere,
    shared::kCalf3CmLargerElsewhere,
};

}  // namespace soleus::vascular_and_compartment
