// How it went on: rhythm, duration, earlier visits, what care and films have shown so far; and what
// suits the patient in the care to come.
#pragma once

#include "plugins/sdk/finding.h"
#include "plugins/vocabulary/ask_rules.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

inline constexpr sdk::Finding kCourseFindings[] = {
    {
        .id = kCalfCrampOrSpasm,
        .label = "Cramp or spasm of the calf",
        .question = "Ask: does the calf cramp or go into spasm, also at rest?",
        .positive_if = "present",
        .method = sdk::Method::kHistory,
        .local_code = "calf-cramp-or-spasm",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kBetterWithMovement,
        .label = "Better with movement, worse after rest",
        .question = "Ask: worst in the morning or after sitting, better once moving?",
        .positive_if = "eases as the patient moves, returns with rest",
        .method = sdk::Method::kHistory,
        .local_code = "better-with-movement",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kNewPainOnReturnAfterLayoff,
        .label = "New heel pain within 12 weeks of a return to running after 3 months off",
        .question = "Ask when running was stopped and taken up again",
        .positive_if = "back within 12 weeks, after 3 months or more off (estimate)",
        .method = sdk::Method::kHistory,
        .local_code = "new-pain-on-return-after-layoff",
        .sided = true,
        .ask_if =
            sdk::AllOf(sdk::AgeAtLeast(15), sdk::AnyOf(sdk::Charted(kTrainingLoadChange),
                                                       sdk::Charted(kPriorAchillesTendinopathy))),
        .safety_note = "A bone stress injury: squeeze the calcaneus before any hop test.",
        .provenance = sdk::Provenance::kEstimate,
    },
    // Asked of a film that exists, so it is history: it never orders one.
    {
        .id = kNormalFilmWithContinuingPain,
        .label = "Radiograph normal, pain goes on 3 weeks or more",
        .question = "Ask for the date and result of the film, and whether the pain goes on",
        .positive_if = "film normal, pain for 3 weeks or more",
        .method = sdk::Method::kHistory,
        .local_code = "normal-film-with-continuing-pain",
        .sided = true,
        .derived = sdk::AllOf(
            sdk::OnsetWeeksAtLeast(3),
            sdk::AnyOf(sdk::Absent(kXrayAcuteFracture), sdk::Absent(kXrayCalcanealStressInjury))),
        .ask_if = sdk::AllOf(sdk::AgeAtLeast(14), sdk::OnsetWeeksAtLeast(3),
                             sdk::AnyOf(sdk::AgeBelow(18), sdk::Charted(kBoneStressRisk),
                                        sdk::Charted(kNightOrRestPain))),
        .safety_note =
            "A normal film closes nothing: a stress fracture shows weeks later or not at all.",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPersistentSwellingWithoutInjury,
        .label = "Hindfoot swelling for 3 weeks or more without an injury",
        .question = "Ask how long the swelling has been there, and for any injury",
        .positive_if = "3 weeks or more, no injury remembered (estimate)",
        .method = sdk::Method::kHistory,
        .local_code = "persistent-swelling-without-injury",
        .sided = true,
        .ask_if = sdk::AnyOf(sdk::Present(kNightOrRestPain), sdk::Absent(kLoadRelatedPain)),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kRepeatedVisitsForSamePain,
        .label = "Third visit or later for the same pain, cause not proven",
        .question = "Ask how often anyone was seen for this pain",
        .positive_if = "three visits or more (estimate)",
        .method = sdk::Method::kHistory,
        .local_code = "repeated-visits-for-same-pain",
        .ask_if = kChildWithUnexplainedPain,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kPainMovesBetweenSites,
        .label = "Pain that moves from one site to another",
        .question = "Ask: has the pain moved between foot, ankle, knee or other sites?",
        .positive_if = "different sites on different days or weeks",
        .method = sdk::Method::kHistory,
        .local_code = "pain-moves-between-sites",
        .ask_if = kChildWithUnexplainedPain,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kNoResponseToAntibiotics,
        .label = "Treated as an infection, without effect",
        .question = "Ask: were antibiotics given for this, and what changed?",
        .positive_if = "a course taken and no better",
        .method = sdk::Method::kHistory,
        .local_code = "no-response-to-antibiotics",
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kWorseDespiteCare,
        .label = "Steadily worse after 6 weeks of care",
        .question = "Ask: under the treatment given so far, is it steadily worse?",
        .positive_if = "pain rising, or function falling, at 6 weeks of care (estimate)",
        .method = sdk::Method::kHistory,
        .local_code = "worse-despite-care",
        .sided = true,
        .ask_if = sdk::Charted(kSixWeeksOfLoading),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kGlobalChangeBetter,
        .label = "Overall better since care began",
        .question = "Ask: overall, since care began, is it better, the same or worse?",
        .positive_if = "better",
        .method = sdk::Method::kHistory,
        .local_code = "global-change-better",
        .sided = true,
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kOnsetOver72Hours,
        .label = "Began more than 72 hours ago",
        .question = "Read from the date of onset",
        .positive_if = "3 days or more from onset to now",
        .method = sdk::Method::kHistory,
        .derived = sdk::OnsetWeeksAtLeast(3.0 / 7.0),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kSixWeeksOfLoading,
        .label = "6 weeks of loading done as prescribed",
        .question = "Follows from the weeks of loading done as prescribed",
        .positive_if = "6 weeks or more",
        .derived = sdk::AtLeast(kWeeksOfAdherentLoading, 6),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kTwelveWeeksOfLoading,
        .label = "12 weeks of loading done as prescribed",
        .question = "Follows from the weeks of loading done as prescribed",
        .positive_if = "12 weeks or more",
        .derived = sdk::AtLeast(kWeeksOfAdherentLoading, 12),
        .provenance = sdk::Provenance::kEstimate,
    },
};

// Wishes and means choose between orders of like effect. They are counted where they are recorded,
// and nobody is asked for them before the examination is done.
inline constexpr sdk::Finding kPreferenceFindings[] = {
    {
        .id = kHighlyIrritable,
        .label = "Highly irritable: flares with little load and is slow to settle",
        .question = "Ask: does a short walk or a few heel raises hurt until the next day?",
        .positive_if = "pain over 5/10 with daily load, or not settled the next morning (estimate)",
        .method = sdk::Method::kHistory,
        .local_code = "highly-irritable",
        .sided = true,
        .ask_if = sdk::Charted(kHighlyIrritable),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kGymAccess,
        .label = "Can train in a gym three times a week",
        .question = "Ask: is there a gym within reach, and time for three sessions a week?",
        .positive_if = "yes",
        .method = sdk::Method::kHistory,
        .local_code = "gym-access",
        .ask_if = sdk::Charted(kGymAccess),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kHomeProgrammeWanted,
        .label = "Prefers to exercise at home",
        .question = "Ask: would a programme at home, every day, suit better?",
        .positive_if = "yes",
        .method = sdk::Method::kHistory,
        .local_code = "home-programme-wanted",
        .ask_if = sdk::Charted(kHomeProgrammeWanted),
        .provenance = sdk::Provenance::kEstimate,
    },
    {
        .id = kFootOrthosesWanted,
        .label = "Wishes to try foot orthoses",
        .question = "Ask: would you like to try insoles?",
        .positive_if = "the patient's own wish",
        .method = sdk::Method::kHistory,
        .local_code = "foot-orthoses-wanted",
        .ask_if = sdk::Charted(kFootOrthosesWanted),
        .provenance = sdk::Provenance::kEstimate,
    },
};

}  // namespace soleus::vocabulary
