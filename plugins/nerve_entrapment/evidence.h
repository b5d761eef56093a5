// What each finding says for or against a nerve caught at the ankle: the tibial nerve in the tarsal
// tunnel, the sural nerve behind the lateral ankle. SOURCES.md says where each figure was read.
//
// Only the dorsiflexion-eversion test was studied: 44 operated feet against 100 healthy ones, of
// which none was provoked. Healthy controls flatter a test; its ratios are capped.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::nerve_entrapment {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Tarsal tunnel syndrome: one finding of the history and one of the examination count.
inline constexpr Evidence kTarsalTunnelEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.01, 0.08, 0.55, 0.02, 0.28, 0.01, 0.05},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kDorsiflexionEversionPositive,
     .present = Estimate(8, 2, 20),
     .absent = Lr(0.18).Use(0.35, 0.236, 0.519),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "tts_exam",
     .sources = {"kinoshita2001"},
     .note = "Sensitivity 0.82 (0.68-0.905), specificity 1 (0.963-1); n 144; case-control: 44 feet "
             "with operated tarsal tunnel syndrome vs 100 healthy feet; reference surgery. LR- "
             "computed from sensitivity and specificity, the intervals (Wilson) from the counts. "
             "36 of 44 feet provoked, 0 of 100 healthy; healthy controls. With 0.5 added to each "
             "count LR+ would be 163.84. Ratio in use: healthy-control bias: capped. Amended: "
             "ratio in use when present 5 to 8. 36 of 44 operated feet against 0 of 100 healthy "
             "ones; the base capped 164 at 5. Plantar fasciitis is provoked too, so 8 and not "
             "more; the fascia has its own row."},
    {.finding = leg::kPlantarParaesthesia,
     .present = Estimate(7, 3, 15),
     .absent = Estimate(0.15, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "tts_history",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 4 to 7. Burning or tingling of the sole defines the syndrome (about 9 "
             "in 10) and is rare in other heel and calf pain (estimate 1 in 8); the base had 4."},
    {.finding = leg::kTinelTarsalTunnel,
     .present = Estimate(8, 3, 16),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "tts_exam",
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 3 to 8. Positive in half to three quarters of operated tunnels and "
             "rarely elsewhere (estimate 1 in 12); the base had 3."},
    // Telling signs of other conditions, and of this one.
    shared::kFootPulsesAbsentElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInNerveDisease,
    {.finding = leg::kNightOrRestPain,
     .present = Estimate(2, 1.2, 4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "tts_history",
     .note = "Nocturnal burning is usual in a caught nerve. No accuracy study found; range is "
             "plausible bounds, not a CI. Added to the evidence base (KG15)."},
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kTibialisPosteriorSignsElsewhere,
    shared::kResistedGreatToeFlexionPainfulElsewhere,
    shared::kFirstStepPlantarPainElsewhere,
};

// Sural nerve entrapment or neuritis: no accuracy study was found.
inline constexpr Evidence kSuralEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.05, 0.08, 0.03, 0.15, 0.02, 0.6, 0.07},
     .quality = Quality::kD,
     .note = "Shares of the place first pointed to: estimates, no study."},
    {.finding = leg::kLateralFootParaesthesia,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "Not in the evidence base, whose only sural sign is Tinel's: the area that the nerve "
             "supplies, which a first sacral root supplies too. The absent ratio is taken from "
             "the Tinel sign. No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kTinelSural,
     .present = Estimate(14, 5, 20),
     .absent = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI. Amended: ratio in use "
             "when present 5 to 14. A Tinel sign along the nerve is the diagnosis at the bedside; "
             "sensitivity about 0.7, found in about 1 in 20 others; the base had 5."},
    // Telling signs of other conditions, and of this one.
    shared::kFootPulsesAbsentElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenInNerveDisease,
    shared::kCalf3CmLargerElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kPeronealSignsElsewhere,
};

}  // namespace soleus::nerve_entrapment
