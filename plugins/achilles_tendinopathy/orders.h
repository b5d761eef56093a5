// The orders and order sets of Achilles tendinopathy.
//
// No imaging and no referral from the first visit: a simple case gets neither, and the red flags
// bring their own, that of twelve weeks without improvement among them. Foot orthoses only where
// the patient wishes them; shock wave only at the midportion, beside loading that did not suffice.
#pragma once

#include <string_view>

#include "plugins/achilles_tendinopathy/orders_advice.h"
#include "plugins/achilles_tendinopathy/orders_comfort.h"
#include "plugins/achilles_tendinopathy/orders_function.h"
#include "plugins/achilles_tendinopathy/orders_loading.h"
#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::achilles_tendinopathy {

inline constexpr sdk::Order kOrders[] = {
    kIsometricPlantarflexion,
    kCombinedLoadingSilbernagel,
    kHeavySlowResistance,
    kEccentricLoadingAlfredson,
    kLowCompressionInsertionalProgramme,
    kFloorLevelEccentricInsertional,
    kCalfFoamRolling,
    kColdPack,
    kCompressionForSwelling,
    kSoftTissueManualTherapy,
    kJointMobilisation,
    kKineticChainAssessment,
    kRunningAssessment,
    kHipAndKneeStrengthening,
    kGaitRetraining,
    kPlyometricReturnToSport,
    kReturnToRunning,
    kPainMonitoringModel,
    vocabulary::kTrainingLoadEducation,
    kTerrainEducation,
    kAvoidRestAlone,
    kAvoidNightSplint,
    vocabulary::kStopFluoroquinoloneContactPrescriber,
    vocabulary::kCoreEducation,
    vocabulary::kBalanceTraining,
    vocabulary::kCalfStretching,
    vocabulary::kTapingTrial,
    vocabulary::kFootwearEducation,
    vocabulary::kHeelLift,
    vocabulary::kAnalgesia,
    vocabulary::kAvoidPeritendinousSteroidInjection,
    vocabulary::kFootOrthoses,
    vocabulary::kShockWaveTherapy,
    vocabulary::kPlainRadiograph,
    vocabulary::kTendonUltrasound,
    vocabulary::kSportsMedicineReferral,
};

// Phases follow the Silbernagel programme: the floor, the step edge, added weight and rebounds,
// then sport. Their times and entry criteria are those of the orders in them.
inline constexpr std::string_view kFromTheStart = "From the first visit, once no red flag stands";
inline constexpr std::string_view kAssessGoal =
    "Find what contributes: activity, footwear, walking and running, squat, step-up, balance, "
    "strength, flexibility, hip and knee";
inline constexpr std::string_view kSpringEntry =
    "Single-leg heel raises at least 20, or 80-90% of the other side, with pain at most 2-3/10 and "
    "no flare the next morning (recalled, to be checked)";
inline constexpr std::string_view kSportGoal =
    "Full sport without a flare for 2-4 weeks, strength at least 90% of the other side, a plan for "
    "relapse; then 2-3 sessions a week for 6-12 months (estimates)";
inline constexpr std::string_view kSportEntry =
    "Walking pain at most 2/10, and a brisk walk of 30 minutes without a flare (estimate)";

inline constexpr sdk::Phase kMidportionPhases[] = {
    {.title = "Now",
     .goal = "Understand it, keep moving within the pain rule, ease what provokes it",
     .entry = kFromTheStart,
     .orders = {"core_education", "pain_monitoring_model", "training_load_education",
                "footwear_education", "terrain_education", "heel_lift", "isometric_plantarflexion",
                "ice", "compression", "taping", "foot_orthoses", "analgesia", "avoid_rest_alone",
                "avoid_peritendinous_steroid_injection", "avoid_night_splint"}},
    {.title = "Assess and contribute",
     .goal = kAssessGoal,
     .entry = "First or second visit",
     .orders = {"kinetic_chain_assessment", "running_assessment", "hip_and_knee_strengthening",
                "balance_training"}},
    {.title = "Build strength",
     .goal = "Calf strength on the floor (weeks 1-2), then over the step edge (weeks 2-5), pain at "
             "most 5/10 and settled by the next morning",
     .entry = "As soon as the first heel raises stay within the pain rule",
     .orders = {"combined_loading_silbernagel", "heavy_slow_resistance",
                "eccentric_loading_alfredson", "floor_level_eccentric_insertional"}},
    {.title = "Comfort and mobility",
     .goal = "Comfort, and the range that the lunge test misses; never instead of loading",
     .entry = "Beside the loading",
     .orders = {"calf_stretching", "calf_foam_rolling", "soft_tissue_manual_therapy",
                "joint_mobilisation"}},
    {.title = "Restore spring",
     .goal = "Added weight, quick rebounds, hops: the tendon stores and returns load (weeks 3-12, "
             "longer if needed)",
     .entry = kSpringEntry,
     .orders = {"plyometric_return_to_sport"}},
    {.title = "Return to sport",
     .goal = kSportGoal,
     .entry = kSportEntry,
     .orders = {"return_to_running", "gait_retraining"}},
    {.title = "If twelve weeks did not suffice",
     .goal =
         "Diagnosis, dose and adherence checked again, with the pictures that the flag asks for; "
         "loading goes on",
     .entry =
         "After 12 weeks with at least 70% of the sessions done, a VISA-A gain under 14 points "
         "or no change for the better",
     .orders = {"shock_wave_therapy"}},
};

inline constexpr sdk::Phase kInsertionalPhases[] = {
    {.title = "Now",
     .goal = "Understand it, take the compression off the insertion, keep moving within the pain "
             "rule (ceiling 2-3/10, an estimate)",
     .entry = kFromTheStart,
     .orders = {"core_education", "pain_monitoring_model", "heel_lift", "footwear_education",
                "training_load_education", "terrain_education", "isometric_plantarflexion", "ice",
                "taping", "foot_orthoses", "analgesia", "avoid_rest_alone",
                "avoid_peritendinous_steroid_injection"}},
    {.title = "Assess and contribute",
     .goal = kAssessGoal,
     .entry = "First or second visit",
     .orders = {"kinetic_chain_assessment", "running_assessment", "hip_and_knee_strengthening",
                "balance_training"}},
    {.title = "Build strength",
     .goal = "Calf strength at or above plantigrade: no step edge, no calf stretch",
     .entry = "As soon as the first holds and raises stay within the pain rule",
     .orders = {"low_compression_insertional_programme", "floor_level_eccentric_insertional",
                "calf_foam_rolling"}},
    {.title = "Restore spring",
     .goal = "Energy storage and release, dorsiflexion still limited",
     .entry = kSpringEntry,
     .orders = {"plyometric_return_to_sport"}},
    {.title = "Return to sport",
     .goal = kSportGoal,
     .entry = kSportEntry,
     .orders = {"return_to_running", "gait_retraining"}},
};

// No loading programme was tested for the paratenon: settle it, then load by the pain rule.
inline constexpr sdk::Phase kParatendinopathyPhases[] = {
    {.title = "Now",
     .goal = "Settle the swelling and cut the load that provokes it (estimate)",
     .entry = kFromTheStart,
     .orders = {"core_education", "training_load_education", "pain_monitoring_model", "ice",
                "compression", "footwear_education", "terrain_education", "taping", "analgesia",
                "avoid_peritendinous_steroid_injection"}},
    {.title = "Assess and contribute",
     .goal = kAssessGoal,
     .entry = "First or second visit",
     .orders = {"kinetic_chain_assessment", "running_assessment", "hip_and_knee_strengthening",
                "balance_training"}},
    {.title = "Return to sport",
     .goal = kSportGoal,
     .entry = kSportEntry,
     .orders = {"return_to_running", "gait_retraining"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "midportion_achilles_tendinopathy_care",
     .title = "Midportion Achilles tendinopathy: load it, from low to sport",
     .for_condition = {"midportion_achilles_tendinopathy"},
     .phases = kMidportionPhases},
    {.id = "insertional_achilles_tendinopathy_care",
     .title = "Insertional Achilles tendinopathy: load it without compressing it",
     .for_condition = {"insertional_achilles_tendinopathy"},
     .phases = kInsertionalPhases},
    {.id = "achilles_paratendinopathy_care",
     .title = "Achilles paratendinopathy: settle it, then return by the pain rule",
     .for_condition = {"achilles_paratendinopathy"},
     .phases = kParatendinopathyPhases},
};

}  // namespace soleus::achilles_tendinopathy
