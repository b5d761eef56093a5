// The orders and order sets of Achilles rupture: acute, partial, chronic.
//
// Nothing here loads the tendon. Referral never waits for a picture: where the examination is clear
// the receiving team scans (singh2015, aaos2009).
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::achilles_rupture {

inline constexpr std::string_view kImmobiliseInEquinusPrecautions[] = {
    "VTE risk assessment: 34-48% screen-detected DVT after rupture (symptomatic 0.43%)",
    "For 8 weeks, operated or not: new tightness, pain or swelling of the calf, or short breath, "
    "is a clot until scanned"};
inline constexpr sdk::Order kImmobiliseInEquinus = {
    .id = "immobilise_in_equinus",
    .title = "Immobilise in plantarflexion (boot with wedges or backslab), crutches",
    .kind = sdk::OrderKind::kTherapy,
    .dose = {.text = "Immediately, foot pointing down (verified in an NHS pathway); non-weight "
                     "bearing until seen is usual first-contact advice (recalled)",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"hey_nhs"}},
    .precautions = kImmobiliseInEquinusPrecautions,
    .evidence =
        "Local NHS pathway: plaster in plantarflexion on suspicion, VTE assessment, ultrasound; "
        "X-ray not useful.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "consensus",
    .sources = {"hey_nhs", "nilsson2009", "barfod2020", "patel2012"},
    .indication = "Suspected acute Achilles rupture",
    .re_evaluate = "Same day",
};

inline constexpr sdk::Order kAvoidNeedleTest = {
    .id = "avoid_needle_test",
    .title = "Avoid the O'Brien needle test and repeated provocation when rupture is suspected",
    .kind = sdk::OrderKind::kAvoid,
    .dose = {.text = "Not given", .provenance = sdk::Provenance::kEstimate},
    .evidence = "Ultrasound answers the question.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "do not",
    .sources = {"maffulli1998"},
    .indication = "Acute rupture",
};

inline constexpr sdk::Order kOrders[] = {
    kImmobiliseInEquinus,
    kAvoidNeedleTest,
    vocabulary::kNonWeightBearingBoot,
    vocabulary::kOrthopaedicReferralSameDay,
    vocabulary::kOrthopaedicReferral2Weeks,
    vocabulary::kHeelLift,
    vocabulary::kAnalgesia,
    vocabulary::kTendonUltrasound,
    vocabulary::kSportsMedicineReferral,
    vocabulary::kAvoidPeritendinousSteroidInjection,
};

inline constexpr sdk::Phase kAcuteRupturePhases[] = {
    {.title = "Protect",
     .goal = "Foot pointing down, nothing that stretches or loads the tendon",
     .entry = "At once, on suspicion",
     .orders = {"immobilise_in_equinus", "analgesia", "avoid_needle_test",
                "avoid_peritendinous_steroid_injection"}},
    {.title = "Refer",
     .goal = "Seen the same day: functional treatment depends on early positioning",
     .entry = "At once; do not wait for imaging",
     .orders = {"orthopaedic_referral_same_day"}},
    {.title = "Image where the examination leaves doubt",
     .goal = "The same day or within 48 h, still immobilised (estimate)",
     .entry = "After the referral is made",
     .orders = {"tendon_ultrasound"}},
};

inline constexpr sdk::Phase kPartialTearPhases[] = {
    {.title = "Protect",
     .goal = "No loading until the tear is defined: it may extend (estimate)",
     .entry = "At once, on suspicion",
     .orders = {"heel_lift", "analgesia", "avoid_peritendinous_steroid_injection"}},
    {.title = "Refer and define",
     .goal = "Sports medicine within 2 weeks (estimate), with an ultrasound that does not delay it",
     .entry = "At the first visit",
     .orders = {"sports_medicine_referral", "tendon_ultrasound"}},
};

inline constexpr sdk::Phase kChronicRupturePhases[] = {
    {.title = "Protect",
     .goal = "Off-load until orthopaedics has decided",
     .entry = "At once, on suspicion",
     .orders = {"non_weight_bearing_boot", "analgesia", "avoid_peritendinous_steroid_injection"}},
    {.title = "Refer",
     .goal = "Orthopaedics within 2 weeks (estimate): late diagnosis worsens the outcome",
     .entry = "At the first visit; do not wait for imaging",
     .orders = {"orthopaedic_referral_2_weeks"}},
    {.title = "Image",
     .goal = "Settle what the squeeze test cannot once scar has formed",
     .entry = "After the referral is made",
     .orders = {"tendon_ultrasound"}},
};

inline constexpr sdk::OrderSet kOrderSets[] = {
    {.id = "acute_achilles_rupture_care",
     .title = "Acute Achilles rupture: protect and refer today",
     .for_condition = {"acute_achilles_rupture"},
     .phases = kAcuteRupturePhases},
    {.id = "partial_achilles_tear_care",
     .title = "Partial Achilles tear: protect, refer, define",
     .for_condition = {"partial_achilles_tear"},
     .phases = kPartialTearPhases},
    {.id = "chronic_achilles_rupture_care",
     .title = "Chronic Achilles rupture: protect and refer",
     .for_condition = {"chronic_achilles_rupture"},
     .phases = kChronicRupturePhases},
};

}  // namespace soleus::achilles_rupture
