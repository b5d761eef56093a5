// What each finding says for or against a compartment under pressure, and against it, an artery
// that does not deliver. SOURCES.md says where each figure was read.
//
// Only the signs of acute compartment syndrome were studied, one by one, in injured legs: a sign
// that is there says something, a sign that is missing says almost nothing. The red flags do not
// wait for the sum.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::vascular_and_compartment {

namespace leg = vocabulary;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

// One sign of acute compartment syndrome. The study printed one range for all of them, so they all
// carry one ratio; they share a cause and count once.
constexpr Evidence CompartmentSign(sdk::FindingId sign) {
  return {.finding = sign,
          .present = Estimate(6, 1.72, 20.933),
          .absent = Estimate(0.9, 0.695, 1.165),
          .quality = Quality::kB,
          .provenance = Provenance::kVerified,
          .cluster = "compartment_signs",
          .sources = {"ulmer2002", "ebmg_acs"},
          .note =
              "Systematic review of 4 prospective studies; n 132; reference fasciotomy or "
              "pressure. Sensitivity 13-19%, specificity 97-98%, PPV 11-15%, NPV 97-98% for "
              "single clinical findings. The ratios in use are an estimate from those ranges; "
              "no interval was published, +/- 60% of the log is assumed. One finding gives "
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
    CompartmentSign(leg::kTensePainfulCompartment),
    CompartmentSign(leg::kPainOutOfProportion),
    CompartmentSign(leg::kPainOnPassiveToeStretch),
    CompartmentSign(leg::kTenseCompartment),
    CompartmentSign(leg::kNewNumbnessOfFoot),
};

// Too little arterial blood: the claudication of age, the popliteal artery caught in the young, the
// artery that closes today.
inline constexpr Evidence kArterialEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.03, 0.02, 0.05, 0.8, 0.01, 0.01, 0.08},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kClaudication,
     .present = Estimate(6, 3, 15),
     .absent = Estimate(0.15, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kFootPulsesAbsent,
     .present = Estimate(5, 3, 10),
     .absent = Estimate(0.4, 0.2, 0.7),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "arterial_signs",
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kFootColdOrPale,
     .present = Estimate(5, 2, 12),
     .absent = Estimate(0.85, 0.7, 1),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "arterial_signs",
     .note = "Not in the evidence base: taken as strong as absent pulses, with wider bounds; a "
             "warm foot says little, since flow at rest can be normal. No accuracy study found; "
             "range is plausible bounds, not a CI."},
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
     .note = "Not in the evidence base: pain that eases once the foot hangs down is the rest pain "
             "of ischaemia; few other causes behave so. No accuracy study found; range is "
             "plausible bounds, not a CI."},
};

// Chronic exertional compartment syndrome: told by its timing alone.
inline constexpr Evidence kExertionalCompartmentEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.03, 0.01, 0.02, 0.8, 0.06, 0.03, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kExertionalTightnessBothLegs,
     .present = Estimate(8, 4, 16),
     .absent = Estimate(0.2, 0.1, 0.5),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
};

}  // namespace soleus::vascular_and_compartment
