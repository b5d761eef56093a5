// What is worn: heel lifts, orthoses, tape, shoes, a boot.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "plugins/vocabulary/order_tags.h"
#include "plugins/vocabulary/shared_therapy.h"

namespace soleus::vocabulary {

inline constexpr std::string_view kHeelLiftPrecautions[] = {"Not instead of loading"};
inline constexpr sdk::Order kHeelLift = {
    .id = "heel_lift",
    .title = "Heel lifts, both shoes, 10-12 mm",
    .kind = sdk::OrderKind::kTherapy,
    .dose = {.text = "12 mm in-shoe heel lifts for 12 weeks (trial dose); both shoes and stepwise "
                     "removal are estimates",
             .weeks = 12,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"rabusin2021"}},
    .progression = "Remove over 4-6 weeks once pain <= 2/10",
    .progression_provenance = sdk::Provenance::kEstimate,
    .precautions = kHeelLiftPrecautions,
    .evidence =
        "RCT n = 100: heel lifts beat eccentric exercise at 12 weeks (VISA-A +26.0 vs +17.4, "
        "difference 9.6, 1.8-17.4), just under the preset 10. Part of the winning arm in the "
        "insertional trial. In Sever's, heel raise satisfied more at 6 weeks.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate",
    .sources = {"rabusin2021", "pringels2025", "wiegerinck2016"},
    .indication =
        "Insertional tendinopathy; midportion tendinopathy early; calcaneal apophysitis; "
        "retrocalcaneal bursitis",
    .selected_by = {kFootwearChange},
    .re_evaluate = "6 and 12 weeks",
};

inline constexpr sdk::Order kFootOrthoses = {
    .id = "foot_orthoses",
    .title = "Foot orthoses",
    .kind = sdk::OrderKind::kTherapy,
    .dose = {.text = "Prefabricated, 6-week trial",
             .weeks = 6,
             .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "Customised orthoses no better than sham with eccentric exercise (n = 140, difference 2.6, "
        "-2.9 to 8.0). Static foot posture is not a risk factor in the 2019 review.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "do not use routinely",
    .sources = {"munteanu2015", "vdvlist2019"},
    .indication = "Patient preference, prefabricated trial only",
    .when = sdk::Present(kFootOrthosesWanted),
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kTapingTrial = {
    .id = "taping",
    .title = "Taping (off-load or heel)",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {kTaping},
    .dose = {.text = "Trial; keep only if pain in the test task falls >= 2/10",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "CPG 2018 and 2024 address taping (grades not seen).",
    .evidence_provenance = sdk::Provenance::kRecalled,
    .strength = "weak",
    .sources = {"cpg2018"},
    .indication =
        "Achilles tendinopathy, calcaneal apophysitis, plantar heel pain: as a trial in session",
    .re_evaluate = "2 weeks",
};

inline constexpr sdk::Order kFootwearEducation = {
    .id = "footwear_education",
    .title = "Footwear advice",
    .kind = sdk::OrderKind::kEducation,
    .codes = kPatientEducation,
    .dose = {.text = "Heel-to-toe drop >= 8-10 mm while symptomatic, soft heel counter, no sudden "
                     "change to low-drop or flat shoes; open-back shoes for Haglund/bursitis",
             .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "Heel lift trial supports raising the heel; no trial of shoe drop on Achilles injury "
        "found.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak to moderate",
    .sources = {"rabusin2021", "medscape_rcb"},
    .indication = "Everyone",
    .selected_by = {kFootwearChange},
    .re_evaluate = "6 weeks",
};

inline constexpr std::string_view kNonWeightBearingBootPrecautions[] = {
    "The 6-8 weeks come from calcaneal stress fracture; after a neglected rupture orthopaedics "
    "sets the time (estimate)"};
inline constexpr sdk::Order kNonWeightBearingBoot = {
    .id = "non_weight_bearing_boot",
    .title = "Off-load (boot/crutches)",
    .kind = sdk::OrderKind::kTherapy,
    .dose = {.text = "Limit weight bearing 6-8 weeks (up to 12); boot or crutches if walking hurts",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"fpn_csf"}},
    .precautions = kNonWeightBearingBootPrecautions,
    .evidence = "For calcaneal stress fracture, a low-risk fracture with good outcome.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "consensus",
    .sources = {"fpn_csf", "visualdx_csf"},
    .indication = "Suspected stress fracture, fracture, or neglected rupture, until seen",
    .re_evaluate = "2 weeks",
};

}  // namespace soleus::vocabulary
