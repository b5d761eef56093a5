// The red flag of a calf strain that gets worse: until a scan says otherwise it is a clot. It reads
// what an earlier visit called the pain, never what this one makes of it.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::calf_strain {

namespace leg = vocabulary;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::ConditionId;
using sdk::OrderId;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kCalfStrainCondition{"calf_strain"};

inline constexpr OrderId kWorseningAfterACalfStrainWithholds[] = {
    "shock_wave_therapy",         "compression",
    "calf_strain_care",           "taping",
    "hip_and_knee_strengthening", "balance_training",
    "kinetic_chain_assessment",   "plantar_heel_pain_care"};

// It hangs on what the patient was told, and on signs that the flag of a suspected clot screens
// for; what it asks by itself, at every visit after a strain, is the breath.
inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "worsening_after_a_calf_strain",
        .name = "Worsening after a calf strain",
        .when =
            AllOf(Present(leg::kCalfStrainDiagnosedThisEpisode),
                  AnyOf(Present(leg::kCalf3CmLarger), Present(leg::kPittingOedema),
                        Present(leg::kHotRedSwollen), Present(leg::kNightOrRestPain),
                        Present(leg::kNewBreathlessnessOrChestPain),
                        Present(leg::kRestingPulseAboveUsual), Present(leg::kCalfSwollenVisible))),
        .rule_text = "Calf strain diagnosed earlier in this episode, and now a calf >= 3 cm "
                     "larger or seen to be swollen, pitting oedema, a hot red swollen leg, night "
                     "or rest pain, new breathlessness (also if only on exertion) or chest pain, "
                     "or a resting pulse 20 or more above the usual",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 10,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "DVT pathway",
        .within = "the same day",
        .say = "Send down the DVT pathway today, even where a strain still ranks first; stop the "
               "strain plan, and do not massage, roll, stretch, compress or load the calf. Ask "
               "at every visit for breathlessness, also if only on exertion, and call the "
               "emergency services at once if it is there.",
        .rationale = "Published: DVT at day 14 after tennis leg, and relapse at 4 weeks in a "
                     "marathon runner first called calf strain.",
        .screen = {leg::kNewBreathlessnessOrChestPain},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kWorseningAfterACalfStrainWithholds,
        .activates = {"dvt_pathway_same_day"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"calvo2020", "theiss2011", "tennisleg2016"},
        .note = "The evidence base words the rule \"Day 3-28 after calf strain: more swelling, "
                "warmth, night pain or relapse after improvement\"; the day is not read, so that "
                "day 2 and day 30 count too, and a relapse after improvement has no finding yet. "
                "Breathlessness, the fast pulse and the calf seen to be swollen are not in its "
                "rule: a runner short of breath weeks after a strain had clots in both lungs. The "
                "emergency itself is the flag of a clot in the lung.",
    },
};

}  // namespace soleus::calf_strain
