// Orders beside the loading: pain relief, mobility, hands-on therapy. Weak or
// conditional evidence throughout, said beside each.
#pragma once

#include <string_view>

#include "plugins/achilles_tendinopathy/order_rules.h"
#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::achilles_tendinopathy {

inline constexpr std::string_view kCalfFoamRollingPrecautions[] = {
    "Never over the tendon insertion, bruises, varicose veins or broken skin",
    "Expert Delphi: contraindicated with open wounds (73%) and fractures (84%); 'caution' with "
    "local inflammation (97%) and deep vein thrombosis",
    "Anticoagulant or bleeding disorder: the clinician must confirm first"};
inline constexpr std::string_view kCalfFoamRollingVariants[] = {
    "Insertional: muscle belly only, no stretch position (estimate)"};
inline constexpr sdk::Contraindication kCalfFoamRollingNotFor[] = {
    {kCalfStrainLikely, "calf_strain",
     "Calf strain of the last 7 days: it comes first; exclude rupture and DVT."},
    {sdk::Present(vocabulary::kAnticoagulantCurrent), "anticoagulant_current",
     "On an anticoagulant: a clinician must confirm first that nothing bleeds and that it may be "
     "done."}};
inline constexpr sdk::Order kCalfFoamRolling = {
    .id = "calf_foam_rolling",
    .title = "Foam rolling / roller massage of the calf",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose =
        {.text =
             "3 sets x 60 s per leg, muscle belly only, 6 days a week, for 2 weeks, then as needed",
         .sets = 3,
         .hold_seconds = 60,
         .days_per_week = 6,
         .weeks = 2,
         .provenance = sdk::Provenance::kVerified,
         .sources = {"foam2022"}},
    .progression = "Stop if no comfort or range gain in 2 weeks",
    .progression_provenance = sdk::Provenance::kEstimate,
    .precautions = kCalfFoamRollingPrecautions,
    .variants = kCalfFoamRollingVariants,
    .evidence =
        "Raises ankle range in healthy people for minutes (up to 30) and after 2 weeks of daily "
        "use; no tendinopathy outcome data found. The Delphi panel classed DVT as a caution, not "
        "an absolute contraindication; here suspected DVT is an absolute stop.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"foam2022", "grieve2022", "bartsch2021"},
    .indication =
        "Calf tightness, before loading or sport, as comfort measure in midportion tendinopathy",
    .contraindications = kCalfFoamRollingNotFor,
    .re_evaluate = "2 weeks",
};

inline constexpr std::string_view kColdPackPrecautions[] = {
    "Not with numb skin, arterial disease, Raynaud, cryoglobulinaemia", "Comfort only"};
inline constexpr sdk::Order kColdPack = {
    .id = "ice",
    .title = "Cold pack",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kIce},
    .dose = {.text = "3 x 10 min with rewarming between, wrapped; after sessions as wanted",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"cryo2006"}},
    .precautions = kColdPackPrecautions,
    .evidence =
        "3 x 10 min cut capillary tendon flow by 65-71% in 30 volunteers; no trial of clinical "
        "effect in Achilles tendinopathy found.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"cryo2006"},
    .indication = "Reactive pain or swelling after load, first days",
    .when = kSwelling,
    .re_evaluate = "2 weeks",
};

inline constexpr std::string_view kCompressionForSwellingPrecautions[] = {
    "Check pulses; not with arterial disease", "Never to treat an unexplained swollen calf",
    "Not as prevention in running: compression socks went with OR 1.7 (1.0-2.8) for new "
    "tendinopathy in 1,929 runners"};
inline constexpr sdk::Order kCompressionForSwelling = {
    .id = "compression",
    .title = "Compression for swelling",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kCompression},
    .dose = {.text = "Elastic bandage or sleeve in the day, off at night, up to 1-2 weeks",
             .provenance = sdk::Provenance::kEstimate},
    .precautions = kCompressionForSwellingPrecautions,
    .evidence =
        "No treatment trial found; one cohort points the wrong way for sport socks (may be reverse "
        "causation).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"lagas2020"},
    .indication = "Visible peri-tendinous swelling, acute calf strain after DVT is excluded",
    .when = kSwelling,
    .re_evaluate = "1-2 weeks",
};

inline constexpr std::string_view kSoftTissueManualTherapyPrecautions[] = {
    "Muscle only; avoid friction on an acute tendon and the insertion",
    "Stop and screen if swelling, warmth or anticoagulation"};
inline constexpr sdk::Contraindication kSoftTissueManualTherapyNotFor[] = {
    {kCalfStrainLikely, "calf_strain",
     "Calf strain of the last 7 days: it comes first; exclude rupture and DVT."},
    {sdk::Present(vocabulary::kAnticoagulantCurrent), "anticoagulant_current",
     "On an anticoagulant: a clinician must confirm first that nothing bleeds and that it may be "
     "done."}};
inline constexpr sdk::Order kSoftTissueManualTherapy = {
    .id = "soft_tissue_manual_therapy",
    .title = "Soft-tissue / pressure massage to calf muscles",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "Pressure to 3 soleus points plus tender points, each held until easing, <= "
                     "60 s; 2 times a week x 6 weeks, then weekly x 6",
             .days_per_week = 2,
             .weeks = 6,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"stefansson2019"}},
    .precautions = kSoftTissueManualTherapyPrecautions,
    .evidence =
        "RCT n = 60: pressure massage better than eccentric exercise at 4 weeks only; equal later; "
        "adding it to exercise gave no extra benefit.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak to moderate",
    .sources = {"stefansson2019"},
    .indication = "Midportion tendinopathy with calf trigger tenderness, adjunct, first 4-6 weeks",
    .contraindications = kSoftTissueManualTherapyNotFor,
    .re_evaluate = "4 weeks",
};

inline constexpr std::string_view kJointMobilisationPrecautions[] = {
    "Not into painful compression in insertional disease or posterior impingement"};
inline constexpr sdk::Contraindication kJointMobilisationNotFor[] = {
    {kImpingementLikely, "posterior_ankle_impingement",
     "Posterior ankle impingement: not into painful compression."}};
inline constexpr sdk::Order kJointMobilisation = {
    .id = "joint_mobilisation",
    .title = "Talocrural / subtalar mobilisation",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text = "Grade III-IV posterior talar glide, 3-4 x 30-60 s, 1-2 sessions a week, "
                     "recheck lunge test in session",
             .provenance = sdk::Provenance::kEstimate},
    .precautions = kJointMobilisationPrecautions,
    .evidence = "Guideline grade for manual therapy recalled as expert opinion.",
    .evidence_provenance = sdk::Provenance::kRecalled,
    .strength = "weak",
    .sources = {"cpg2018"},
    .indication = "Lunge test stiff, joint end feel, after sprain or immobilisation",
    .when = kLimitedLunge,
    .contraindications = kJointMobilisationNotFor,
    .re_evaluate = "4 weeks",
};

}  // namespace soleus::achilles_tendinopathy
