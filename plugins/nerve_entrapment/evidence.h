// What each finding says for or against a nerve caught at the ankle: the tibial nerve in the tarsal
// tunnel, the sural nerve behind the lateral ankle. SOURCES.md says where each figure was read.
//
// Only the dorsiflexion-eversion test was studied: 44 operated feet against 100 healthy ones, of
// which none was provoked. Healthy controls flatter a test; its ratios are capped.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::nerve_entrapment {

namespace leg = vocabulary;
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
     .present = Estimate(5, 0.827, 30.235),
     .absent = Lr(0.18).Use(0.35, 0.236, 0.519),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "tts_exam",
     .sources = {"kinoshita2001"},
     .note = "Sensitivity 0.82 (0.68-0.905), specificity 1 (0.963-1); n 144; case-control: 44 feet "
             "with operated tarsal tunnel syndrome vs 100 healthy feet; reference surgery. LR- "
             "computed from sensitivity and specificity, the intervals (Wilson) from the counts. "
             "36 of 44 feet provoked, 0 of 100 healthy; healthy controls. With 0.5 added to each "
             "count LR+ would be 163.84. Ratio in use: healthy-control bias: capped."},
    {.finding = leg::kPlantarParaesthesia,
     .present = Estimate(4, 2, 8),
     .absent = Estimate(0.15, 0.05, 0.4),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
    {.finding = leg::kTinelTarsalTunnel,
     .present = Estimate(3, 1.5, 6),
     .absent = Estimate(0.5, 0.3, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .cluster = "tts_exam",
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
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
     .present = Estimate(5, 2, 10),
     .absent = Estimate(0.4, 0.2, 0.8),
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .note = "No accuracy study found; range is plausible bounds, not a CI."},
};

}  // namespace soleus::nerve_entrapment
