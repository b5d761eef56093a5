// Medicines: pain relief, a drug to stop, an injection to avoid.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary {

inline constexpr std::string_view kAnalgesiaPrecautions[] = {
    "NSAID: renal, GI, cardiac, anticoagulant", "Not to run through pain",
    "A dramatic NSAID response suggests spondyloarthritis"};
inline constexpr sdk::Order kAnalgesia = {
    .id = "analgesia",
    .title = "Simple analgesia advice (paracetamol; short NSAID if no contraindication)",
    .kind = sdk::OrderKind::kMedication,
    .dose = {.text = "Through the prescriber or pharmacist, shortest time",
             .provenance = sdk::Provenance::kEstimate},
    .precautions = kAnalgesiaPrecautions,
    .evidence = "Good NSAID response LR+ 5.1 for axial spondyloarthritis in back pain.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"ard_spa"},
    .indication = "Where pain costs sleep or work",
    .re_evaluate = "2 weeks",
};

inline constexpr sdk::Order kStopFluoroquinoloneContactPrescriber = {
    .id = "stop_fluoroquinolone_contact_prescriber",
    .title = "Contact prescriber today about stopping the fluoroquinolone",
    .kind = sdk::OrderKind::kMedication,
    .dose = {.text = "Label advice: stop at the first sign of tendon pain, avoid exercise, contact "
                     "the prescriber promptly about a non-fluoroquinolone. A therapist acts by "
                     "phoning the prescriber the same day (estimate)",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"fda2008"}},
    .evidence =
        "Boxed warning and label: stop at first sign of tendon pain, avoid exercise, contact the "
        "doctor.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "regulator",
    .sources = {"fda2008"},
    .indication = "Fluoroquinolone-associated tendon pain",
    .selected_by = {kFluoroquinoloneCurrent, kFluoroquinoloneRecent},
    .re_evaluate = "Same day",
};

inline constexpr sdk::Order kAvoidPeritendinousSteroidInjection = {
    .id = "avoid_peritendinous_steroid_injection",
    .title = "Avoid corticosteroid injection into or around the Achilles",
    .kind = sdk::OrderKind::kAvoid,
    .dose = {.text = "Not given",
             .provenance = sdk::Provenance::kVerified,
             .sources = {"kernow2019"}},
    .evidence =
        "Regional policy; case of complete rupture after injection for retrocalcaneal bursitis; "
        "reviewed trials show no benefit.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "do not",
    .sources = {"kernow2019", "vallone2014", "shrier1996"},
    .indication = "Everyone",
};

}  // namespace soleus::vocabulary
