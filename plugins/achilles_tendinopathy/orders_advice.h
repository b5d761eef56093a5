// What to tell the patient, and what to advise against.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"
#include "plugins/vocabulary/shared_orders.h"

namespace soleus::achilles_tendinopathy {

inline constexpr std::string_view kPainMonitoringModelPrecautions[] = {
    "Adolescents and insertional disease: use 2-3/10 as ceiling (estimate)",
    "Does not apply to suspected rupture, stress fracture, DVT, infection"};
inline constexpr sdk::Order kPainMonitoringModel = {
    .id = "pain_monitoring_model",
    .title = "Pain-monitoring model",
    .kind = sdk::OrderKind::kEducation,
    .codes = vocabulary::kPatientEducation,
    .tags = {vocabulary::kTendonLoad},
    .dose = {.text =
                 "Pain during and after exercise must not pass 5/10 and must have subsided by the "
                 "next morning; 3 or less safe, 4-5 acceptable, over 5 unacceptable. (Recalled "
                 "addition: pain and morning stiffness must not rise from week to week.)",
             .pain_limit = 5,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"pmm_efe", "bim_pmm"}},
    .progression =
        "If next-day pain is up, cut the dose; if gone by next day, repeat or raise slightly",
    .progression_provenance = sdk::Provenance::kVerified,
    .precautions = kPainMonitoringModelPrecautions,
    .evidence =
        "Used in the 2007 RCT (19 may run and jump vs 19 active rest for 6 weeks: both groups "
        "improved, no negative effect of continuing) and in its 5-year follow-up. The numeric rule "
        "was seen in secondary pages only.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "strong",
    .sources = {"silb2007", "pmm_efe", "bim_pmm", "silb2011", "southside"},
    .indication = "Every loading programme",
    .selected_by = {vocabulary::kTrainingLoadChange, vocabulary::kPriorAchillesTendinopathy},
    .re_evaluate = "Each visit",
};

inline constexpr sdk::Order kTerrainEducation = {
    .id = "terrain_education",
    .title = "Terrain advice",
    .kind = sdk::OrderKind::kEducation,
    .codes = vocabulary::kPatientEducation,
    .dose = {.text = "Flat, firm, predictable surface first; avoid sand; uphill last, especially "
                     "for insertional disease",
             .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "Sand RR 10 (1.12-92.8), asphalt RR 0.47; uphill did not change tendon area more than "
        "level in one small study.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"knobloch2008", "neves2014"},
    .indication = "Runner/walker",
    .selected_by = {vocabulary::kTrainingLoadChange, vocabulary::kUphillProvokes},
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kAvoidRestAlone = {
    .id = "avoid_rest_alone",
    .title = "Avoid rest alone or wait-and-see for established tendinopathy",
    .kind = sdk::OrderKind::kAvoid,
    .dose = {.text = "Not given",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"nma2021", "rompe2007"}},
    .evidence = "All active classes better at 3 months; wait-and-see 24% much improved.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "do not",
    .sources = {"nma2021", "rompe2007"},
    .indication = "Midportion tendinopathy; insertional tendinopathy",
};

inline constexpr sdk::Order kAvoidNightSplint = {
    .id = "avoid_night_splint",
    .title = "Avoid a night splint for midportion disease",
    .kind = sdk::OrderKind::kAvoid,
    .dose = {.text = "Not given",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"devos2007"}},
    .evidence = "Added nothing to eccentric exercise (VISA-A 68.8 vs 67.0, n = 70 tendons).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "do not",
    .sources = {"devos2007"},
    .indication = "Midportion tendinopathy",
};

}  // namespace soleus::achilles_tendinopathy
