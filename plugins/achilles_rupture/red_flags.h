// Red flags of a torn Achilles tendon. Thresholds (10 %, one sign with the history) are estimates
// that favour sensitivity; walking, and even standing on tiptoe, never close a flag.
#pragma once

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::achilles_rupture {

namespace leg = vocabulary;
using sdk::AllOf;
using sdk::AnyOf;
using sdk::Charted;
using sdk::ConditionId;
using sdk::CountAtLeast;
using sdk::NotRuledOut;
using sdk::OnsetWeeksAtLeast;
using sdk::OrderId;
using sdk::PosteriorAtLeast;
using sdk::Present;
using sdk::Provenance;
using sdk::RedFlag;
using sdk::Rule;
using sdk::Severity;
using sdk::Specialty;
using sdk::Urgency;

inline constexpr ConditionId kAcuteAchillesRupture{"acute_achilles_rupture"};
inline constexpr ConditionId kPartialAchillesTear{"partial_achilles_tear"};
inline constexpr ConditionId kChronicAchillesRupture{"chronic_achilles_rupture"};

inline constexpr OrderId kSuspectedAcuteAchillesRuptureWithholds[] = {"heel_lift",
                                                                      "taping",
                                                                      "kinetic_chain_assessment",
                                                                      "hip_and_knee_strengthening",
                                                                      "balance_training",
                                                                      "calf_strain_care",
                                                                      "shock_wave_therapy",
                                                                      "plantar_heel_pain_care"};

inline constexpr OrderId kSuspectedChronicOrNeglectedRuptureWithholds[] = {
    "taping", "hip_and_knee_strengthening", "balance_training", "plantar_heel_pain_care",
    "shock_wave_therapy"};

inline constexpr OrderId kSuspectedPartialTearWithholds[] = {
    "taping",           "hip_and_knee_strengthening", "balance_training", "plantar_heel_pain_care",
    "calf_strain_care", "shock_wave_therapy"};

// A snap is cleared by two normal signs, never by one: in all 174 ruptures of maffulli1998 at least
// two tests were positive, and squeezes recorded as normal are in the claims files. From a week on
// the squeeze clears nothing.
inline constexpr Rule kSnapNotClearedByTwoSigns =
    AllOf(Present(leg::kSuddenOnset), Present(leg::kPopOrKickAtOnset),
          AnyOf(CountAtLeast(2, NotRuledOut(leg::kCalfSqueezeNoPlantarflexion),
                             NotRuledOut(leg::kMatlesAbnormalRestingAngle),
                             NotRuledOut(leg::kPalpableGap)),
                AllOf(OnsetWeeksAtLeast(1), AnyOf(NotRuledOut(leg::kMatlesAbnormalRestingAngle),
                                                  NotRuledOut(leg::kPalpableGap)))));

// Bruising is often the only sign that can be seen; alone it fires nothing.
inline constexpr Rule kBruisedTendonAtRisk =
    AllOf(Present(leg::kBruisingHeelAnkleOrCalf),
          AnyOf(Present(leg::kSuddenOnset), Present(leg::kFluoroquinoloneCurrent),
                Present(leg::kFluoroquinoloneRecent), Present(leg::kSystemicCorticosteroid),
                Present(leg::kAge60OrOver)));

inline constexpr RedFlag kRedFlags[] = {
    {
        .id = "suspected_acute_achilles_rupture",
        .name = "Suspected acute Achilles rupture",
        .when = AnyOf(
            Present(leg::kCalfSqueezeNoPlantarflexion), Present(leg::kAaosRupture2Of4),
            Present(leg::kPalpableGap),
            AllOf(Present(leg::kSuddenOnset),
                  AnyOf(Present(leg::kPopOrKickAtOnset), Present(leg::kCannotPushOff)),
                  AnyOf(Present(leg::kPlantarflexionWeak), Present(leg::kExcessPassiveDorsiflexion),
                        Present(leg::kSingleLegHeelRaiseUnable),
                        Present(leg::kMatlesAbnormalRestingAngle))),
            kSnapNotClearedByTwoSigns, kBruisedTendonAtRisk, Charted(leg::kAchillesRuptureRecorded),
            PosteriorAtLeast(kAcuteAchillesRupture, 0.1)),
        .rule_text =
            "Calf squeeze positive (no plantarflexion, or clearly less than the other "
            "side), or a gap, or >= 2 AAOS signs, or sudden onset with a snap or kick or "
            "lost push-off plus one sign (weak plantarflexion, excess dorsiflexion, no "
            "single-leg heel raise, abnormal resting angle), or a snap unless two of squeeze, "
            "resting angle and palpation are recorded normal (from a week on: both angle "
            "and palpation), or bruising with sudden onset, a fluoroquinolone, an oral "
            "steroid or 60 years, or a rupture recorded or "
            "suspected in the chart, or posterior >= 10%; counted "
            "as fired while it hangs on a screening item that was tried and gave no clear "
            "answer, an equivocal squeeze among them",
        .urgency = Urgency::kSameDay,
        .severity = Severity::kStop,
        .rank = 7,
        .specialty = Specialty::kOrthopaedics,
        .target = "on-call orthopaedics / fracture clinic; ED where none",
        .within = "the same day",
        .say = "Refer to on-call orthopaedics or the fracture clinic today, with the foot pointing "
               "down and no loading or stretching; if only the history or the probability raised "
               "this flag, do the calf squeeze today first. One normal squeeze clears no snap: add "
               "resting angle and palpation, and a same-day ultrasound where they disagree.",
        .rationale = "Up to 25% missed at first contact; delay over 24 h is held by many to be a "
                     "relative indication for surgery; functional treatment also depends on early "
                     "positioning. Walking and tiptoeing do not exclude it.",
        .screen = {leg::kSuddenOnset, leg::kPopOrKickAtOnset, leg::kCannotPushOff,
                   leg::kCalfSqueezeNoPlantarflexion, leg::kPalpableGap},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedAcuteAchillesRuptureWithholds,
        .withholds_tests = {leg::kSingleLegHeelRaiseUnable, leg::kPainOnSingleLegHeelRaise,
                            leg::kPainOnHopping},
        .activates = {"immobilise_in_equinus", "orthopaedic_referral_same_day", "tendon_ultrasound",
                      "analgesia", "avoid_peritendinous_steroid_injection", "avoid_needle_test"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kVerified,
        .rationale_provenance = Provenance::kVerified,
        .sources = {"aaos2009", "maffulli1998", "boyd2015", "singh2015", "kernow2019", "qld_cpc",
                    "gpnotebook", "sa_cpc"},
        .note = "The 10% threshold and the one-sign rule are estimates made here to favour "
                "sensitivity. If it fires only through the posterior (sudden onset, squeeze test "
                "not yet done), the first action is to do the squeeze test today or send the "
                "patient to someone who can. The evidence base words the first sign "
                "\"Calf squeeze positive (or 'partly' positive with a snap history)\": a response "
                "recorded as reduced is read as positive with or without a snap; a result recorded "
                "as equivocal is no sign, but leaves the flag to be taken as fired. Not in the "
                "evidence base: the snap that one normal sign does not clear, and bruising.",
    },
    {
        .id = "suspected_chronic_or_neglected_rupture",
        .name = "Suspected chronic or neglected rupture",
        .when = AnyOf(
            AllOf(AnyOf(Present(leg::kOldUnexplainedEvent),
                        AllOf(OnsetWeeksAtLeast(4),
                              AnyOf(Present(leg::kSuddenOnset), Present(leg::kPopOrKickAtOnset)))),
                  AnyOf(Present(leg::kSingleLegHeelRaiseUnable),
                        Present(leg::kExcessPassiveDorsiflexion), Present(leg::kPalpableGap),
                        Present(leg::kMatlesAbnormalRestingAngle),
                        Present(leg::kPlantarflexionWeak))),
            AllOf(Present(leg::kOldUnexplainedEvent), Present(leg::kSteroidInjectionNearTendon)),
            AllOf(OnsetWeeksAtLeast(4),
                  AnyOf(Present(leg::kPalpableGap), Present(leg::kMatlesAbnormalRestingAngle),
                        AllOf(Present(leg::kSingleLegHeelRaiseUnable),
                              Present(leg::kPlantarflexionWeak))))),
        .rule_text = "Old sudden event >= 4 weeks ago with weak push-off, excess dorsiflexion, gap "
                     "or abnormal angle; or an old event after a steroid injection near the "
                     "tendon; or, with no event remembered, >= 4 weeks with a gap, an abnormal "
                     "angle, or no single-leg heel raise and weak plantarflexion",
        .urgency = Urgency::kWithin2Weeks,
        .severity = Severity::kRefer,
        .rank = 16,
        .specialty = Specialty::kOrthopaedics,
        .target = "orthopaedics foot and ankle",
        .within = "within 2 weeks",
        .say =
            "Stop loading and refer to foot and ankle orthopaedics within 2 weeks; a normal calf "
            "squeeze does not exclude an old rupture, because scar can restore some movement.",
        .rationale =
            "Delayed diagnosis worsens outcome; squeeze test less reliable when scar has formed.",
        .screen = {leg::kSuddenOnset},
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedChronicOrNeglectedRuptureWithholds,
        .withholds_tests = {leg::kPainOnHopping},
        .activates = {"orthopaedic_referral_2_weeks", "tendon_ultrasound",
                      "non_weight_bearing_boot"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kEstimate,
        .sources = {"gpnotebook", "bjgpopen2017"},
        .note = "The evidence base wants an event and a sign. A rupture can come without one (a "
                "man of 77 with six weeks of a swollen leg, a gap under the oedema), so a sign "
                "that lasts 4 weeks is enough here; and after a steroid injection near the tendon "
                "an old event is enough, since nothing else may have been examined.",
    },
    {
        .id = "suspected_partial_tear",
        .name = "Suspected partial tear",
        .when = AnyOf(
            Present(leg::kAcuteOnChronic),
            AllOf(PosteriorAtLeast(kPartialAchillesTear, 0.1),
                  AnyOf(Present(leg::kSuddenOnset), Present(leg::kSteroidInjectionNearTendon)))),
        .rule_text =
            "Sudden sharp worsening on top of long-standing tendon pain; or posterior of a partial "
            "tear >= 10% with sudden onset or a steroid injection near the tendon",
        .urgency = Urgency::kWithin2Weeks,
        .severity = Severity::kRefer,
        .rank = 17,
        .specialty = Specialty::kSportsMedicine,
        .target = "sports and exercise medicine",
        .within = "within 2 weeks",
        .say = "Stop loading until ultrasound has defined the tear, raise the heel, and refer to "
               "sports and exercise medicine within 2 weeks; easy walking, a kept push-off or less "
               "pain within days does not clear it.",
        .rationale = "Loading may extend the tear until defined by ultrasound. Published: a tear "
                     "proved three hours after a stab of pain, with a symptom score better than "
                     "before.",
        .withholds_tags = {leg::kTendonLoad},
        .withholds_orders = kSuspectedPartialTearWithholds,
        .activates = {"tendon_ultrasound", "sports_medicine_referral", "heel_lift"},
        .rule_provenance = Provenance::kEstimate,
        .urgency_provenance = Provenance::kEstimate,
        .rationale_provenance = Provenance::kEstimate,
        .note =
            "The evidence base words the rule \"Acute severe pain on chronic tendinopathy with "
            "normal squeeze, or loss of function out of proportion, or rise of pain with load\"; "
            "loss of function out of proportion and pain that rises with load have no finding yet.",
    },
};

}  // namespace soleus::achilles_rupture
