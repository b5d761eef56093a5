// Orders that several conditions of the lower leg need. The engine accepts one order id from two
// plugins only if both define the same order, field by field: so it is written once, here.
//
// Numbers stand in `dose` only where the source gives one value; a range ("30-60 s") is left in the
// text. `dose.sources` covers the dose alone; `sources` covers the evidence, the progression and
// whatever else of the order was read somewhere.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::vocabulary {

inline constexpr sdk::Coding kUltrasoundOfTendon[] = {{"http://loinc.org", "39453-6", "US Tendon"}};

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

inline constexpr std::string_view kTendonUltrasoundPrecautions[] = {
    "Suspected rupture, examination clear: refer first and do not wait for the scan; ultrasound is "
    "for the receiving team",
    "Suspected rupture, examination unclear: scan the same day or within 48 h and keep the leg "
    "immobilised (estimate)",
    "Simple tendinopathy without red flag, under 12 weeks of care: no imaging"};
inline constexpr sdk::Order kTendonUltrasound = {
    .id = "tendon_ultrasound",
    .title = "Ultrasound of tendon (dynamic)",
    .kind = sdk::OrderKind::kImaging,
    .codes = kUltrasoundOfTendon,
    .dose = {.text = "One study", .provenance = sdk::Provenance::kEstimate},
    .precautions = kTendonUltrasoundPrecautions,
    .evidence =
        "Not needed for simple tendinopathy; NHS Kernow sees no primary-care role; imaging rarely "
        "necessary for rupture (BMJ 2015). Structure does not track pain.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "conditional",
    .sources = {"kernow2019", "singh2015", "acr_chronic", "aaos2009", "nhs_dg"},
    .indication = "Rupture in doubt; partial tear; no response at 12 weeks; question of a xanthoma",
};

inline constexpr sdk::Order kSportsMedicineReferral = {
    .id = "sports_medicine_referral",
    .title = "Refer to sports and exercise medicine",
    .kind = sdk::OrderKind::kReferral,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication =
        "Suspected partial tear, suspected calcaneal stress fracture, no improvement at 12 weeks",
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

inline constexpr sdk::Coding kReferralToEmergencyClinic[] = {
    {"http://snomed.info/sct", "183866009", "Referral to emergency clinic (procedure)"}};
inline constexpr sdk::Order kEmergencyReferral = {
    .id = "emergency_referral",
    .title = "Refer to emergency department now",
    .kind = sdk::OrderKind::kReferral,
    .codes = kReferralToEmergencyClinic,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication =
        "Suspected pulmonary embolism; suspected acute compartment syndrome; acute limb ischaemia; "
        "possible cauda equina syndrome; suspected deep infection; diabetic neuropathy with hot "
        "swollen foot",
};

inline constexpr sdk::Order kDvtPathwaySameDay = {
    .id = "dvt_pathway_same_day",
    .title = "Same-day DVT pathway: D-dimer and/or proximal ultrasound within 4 h",
    .kind = sdk::OrderKind::kReferral,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication =
        "Suspected DVT; immobilised after Achilles rupture with new leg or chest symptoms; "
        "worsening after a calf strain",
};

inline constexpr sdk::Order kPrimaryCareReferral = {
    .id = "primary_care_referral",
    .title = "Refer for GP review",
    .kind = sdk::OrderKind::kReferral,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication =
        "Ruptured Baker cyst, once a clot is excluded (estimate); hot swollen heel or ankle, "
        "crystal likely; possible familial hypercholesterolaemia",
};

}  // namespace soleus::vocabulary
