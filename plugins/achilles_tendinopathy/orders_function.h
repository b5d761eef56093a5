// What the therapist watches and tests beyond the tendon, the orders that this selects, and the way
// back to running and sport.
#pragma once

#include <string_view>

#include "plugins/achilles_tendinopathy/order_rules.h"
#include "plugins/achilles_tendinopathy/orders_loading.h"
#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::achilles_tendinopathy {

inline constexpr sdk::Order kKineticChainAssessment = {
    .id = "kinetic_chain_assessment",
    .title = "Hip-knee-foot kinetic-chain assessment",
    .kind = sdk::OrderKind::kAssessment,
    .dose = {.text = "Hip extension, abduction, external rotation strength; single-leg squat; "
                     "step-up/step-down; balance; knee flexor strength; foot posture; walking and "
                     "running observation",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"seed"}},
    .evidence =
        "Cross-sectional only: hip strength 28-34% lower (12 vs 12), later gluteus medius onset "
        "(14 vs 19), higher hip external-rotation moment (14 vs 11), hip extension strength effect "
        "0.49 (0.12-2.59) in a 2025 review; unaffected side equally weak; step-down quality did "
        "not predict disease (Rabin 2014).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak (association)",
    .sources = {"habets2017hip", "smith2014", "creaby2017", "rbf2025", "rabin2014"},
    .indication = "Every runner; recurrent or bilateral disease; no local explanation",
    .selected_by = {vocabulary::kHipWeakness, vocabulary::kPoorStepDownControl,
                    vocabulary::kBilateralHeels, vocabulary::kPriorAchillesTendinopathy},
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kRunningAssessment = {
    .id = "running_assessment",
    .title = "Running assessment",
    .kind = sdk::OrderKind::kAssessment,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "Foot strike, step rate, overstride, trunk; recent log: weekly distance, "
                     "sessions, hills, surface, shoes",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"seed"}},
    .evidence = "Forefoot strike and low step rate raise tendon stress.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate (mechanism)",
    .sources = {"lyght2016", "almonroeder2013"},
    .indication = "Runner able to run 5 min with pain <= 3/10",
    .selected_by = {vocabulary::kRunningFormFault, vocabulary::kTrainingLoadChange},
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kHipAndKneeStrengthening = {
    .id = "hip_and_knee_strengthening",
    .title = "Hip and knee strengthening",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .dose = {.text = "Hip extension, abduction, external rotation and knee flexor exercises 3 x "
                     "8-12, 2-3 times a week, 8-12 weeks",
             .sets = 3,
             .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "No trial found that adding hip work improves Achilles outcome; Hein 2013 found lower knee "
        "flexor strength before onset.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"hein2013"},
    .indication = "Deficit > 10-15% found by the kinetic-chain assessment",
    .when = sdk::AnyOf(sdk::Present(vocabulary::kHipWeakness),
                       sdk::Present(vocabulary::kPoorStepDownControl)),
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kGaitRetraining = {
    .id = "gait_retraining",
    .title = "Step-rate and strike cues",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "Step rate +5% with metronome, 2-3 runs a week, 4-6 weeks, faded feedback; "
                     "avoid changing to forefoot while symptomatic",
             .provenance = sdk::Provenance::kEstimate,
             .sources = {"lyght2016"}},
    .evidence =
        "+5% step rate lowered peak Achilles stress and strain in 19 women; rearfoot lower than "
        "forefoot; no clinical trial in tendinopathy found.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak to moderate",
    .sources = {"lyght2016", "almonroeder2013"},
    .indication = "Forefoot striker or low step rate with midportion or insertional tendinopathy",
    .when = sdk::Present(vocabulary::kRunningFormFault),
    .re_evaluate = "6 weeks",
};

inline constexpr std::string_view kPlyometricReturnToSportPrecautions[] = {
    "Recovery day after high-load sessions"};
inline constexpr sdk::Contraindication kPlyometricReturnToSportNotFor[] = {
    {kApophysitisLikely, "calcaneal_apophysitis",
     "Calcaneal apophysitis: not while walking hurts over 3/10."}};
inline constexpr sdk::Order kPlyometricReturnToSport = {
    .id = "plyometric_return_to_sport",
    .title = "Sport-specific and plyometric training",
    .kind = sdk::OrderKind::kTherapy,
    .codes = vocabulary::kExerciseTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "From two-leg to one-leg hops, skipping, bounding; 2-3 sessions a week, start "
                     "3 x 20 low-amplitude contacts, rise about 10-20% a week",
             .sets = 3,
             .repetitions = 20,
             .provenance = sdk::Provenance::kEstimate},
    .progression =
        "Entry when one-leg heel raises >= 20 (or >= 80-90% of the other side) with pain <= 2-3/10 "
        "and no next-morning flare; symptoms gone is not enough: full recovery of symptoms does "
        "not mean full recovery of function",
    .progression_provenance = sdk::Provenance::kRecalled,
    .precautions = kPlyometricReturnToSportPrecautions,
    .evidence = "Criteria for return to sport are not agreed: 19 of 35 studies described any.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate",
    .sources = {"habets2018rts", "jat2020"},
    .indication =
        "Midportion or insertional tendinopathy in runners and jumpers after strength phase",
    // Offered once the count that opens the phase is on record, never on a first look.
    .when = sdk::AtLeast(vocabulary::kHeelRaiseCount, 20),
    .contraindications = kPlyometricReturnToSportNotFor,
    .re_evaluate = "Every 2 weeks",
};

inline constexpr std::string_view kReturnToRunningPrecautions[] = {
    "Avoid sand: RR 10 (1.12-92.8) for midportion disease",
    "Previous episode in the last year: OR 6.3 for recurrence, so slower"};
inline constexpr sdk::Order kReturnToRunning = {
    .id = "return_to_running",
    .title = "Graded return to running",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "Walk-run intervals on alternate days (example 1 min run/1-2 min walk x 10), "
                     "flat, soft-but-firm surface, no sand, no hills, no speed; add 10-20% volume "
                     "a week; hills and speed last",
             .provenance = sdk::Provenance::kEstimate},
    .progression =
        "Rate each run light/medium/high by pain, effort and soreness; 2 days' recovery after "
        "medium, 3 after high (Silbernagel & Crossley)",
    .progression_provenance = sdk::Provenance::kRecalled,
    .precautions = kReturnToRunningPrecautions,
    .evidence = "Running can continue under the pain-monitoring model.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate",
    .sources = {"silb2007", "silb_rts", "knobloch2008", "lagas2020"},
    .indication = "Runner, walking pain <= 2/10, 30 min brisk walk without flare",
    .selected_by = {vocabulary::kUphillProvokes, vocabulary::kTrainingLoadChange,
                    vocabulary::kPriorAchillesTendinopathy},
    .re_evaluate = "2-4 weeks",
};

}  // namespace soleus::achilles_tendinopathy
