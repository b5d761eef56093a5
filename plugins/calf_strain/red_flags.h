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

// No screening item closes it: it hangs on what the patient was told, and on signs that the flag of
// a suspected clot screens for.
inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "worsening_after_a_calf_strain",
        .name = "Worsening after a calf strain",
        .when = AllOf(Present(leg::kCalfStrainDiagnosedThisEpisode),
                      AnyOf(Present(leg::kCalf3CmLarger), Present(leg::kPittingOedema),
                            Present(leg::kHotRedSwollen), Present(leg::kNightOrRestPain))),
        .rule_text = "Calf strain diagnosed earlier in this episode, and now a calf >= 3 cm "
                     "larger, pitting oedema, a hot red swollen leg, or night or rest pain",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 10,
        .specialty = Specialty::kEmergencyMedicine,
        .target = "DVT pathway",
        .within = "the same day",
        .say = "Send down the DVT pathway today, even where a strain still ranks first; stop the "
               "strain plan, and do not massage, roll, stretch, compress or load the calf.",
        .rationale = "Published: DVT at day 14 after tennis leg, and relapse at 4 weeks in a "
                     "marathon runner first called calf strain.",
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kWorseningAfterACalfStrainWithholds,
        .activates = {"dvt_pathway_same_day"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"calvo2020", "theiss2011", "tennisleg2016"},
        .note = "The evidence base words the rule \"Day 3-28 after calf strain: more swelling, "
                "warmth, night pain or relapse after improvement\"; the day is not read, so that "
                "day 2 and day 30 count too, and a relapse after improvement has no finding yet.",
    },
};

}  // namespace soleus::calf_strain
