// Whom to refer to, and how fast. The urgency of a referral is that of the red flag that asks for
// it.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"

namespace soleus::vocabulary {

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

inline constexpr sdk::Coding kReferralToOrthopaedics[] = {
    {"http://snomed.info/sct", "308481009", "Referral to orthopedic surgeon (procedure)"}};
inline constexpr std::string_view kOrthopaedicReferralSameDayPrecautions[] = {
    "Examination clear: refer without waiting for imaging; ultrasound is for the receiving team"};
inline constexpr sdk::Order kOrthopaedicReferralSameDay = {
    .id = "orthopaedic_referral_same_day",
    .title = "Refer same day to on-call orthopaedics / fracture clinic",
    .kind = sdk::OrderKind::kReferral,
    .codes = kReferralToOrthopaedics,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .precautions = kOrthopaedicReferralSameDayPrecautions,
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .sources = {"singh2015", "aaos2009"},
    .indication = "Suspected acute Achilles rupture",
};

inline constexpr sdk::Order kOrthopaedicReferral2Weeks = {
    .id = "orthopaedic_referral_2_weeks",
    .title = "Refer to orthopaedics within 2 weeks",
    .kind = sdk::OrderKind::kReferral,
    .codes = kReferralToOrthopaedics,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication = "Suspected chronic or neglected rupture",
};

inline constexpr sdk::Order kPaediatricReferralSameDay = {
    .id = "paediatric_referral_same_day",
    .title = "Refer for same-day paediatric assessment",
    .kind = sdk::OrderKind::kReferral,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication = "Child with heel pain and red flags",
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

inline constexpr sdk::Coding kReferralToRheumatologist[] = {
    {"http://snomed.info/sct", "306290009", "Referral to rheumatologist (procedure)"}};
inline constexpr sdk::Order kRheumatologyReferral = {
    .id = "rheumatology_referral",
    .title = "Refer to rheumatology",
    .kind = sdk::OrderKind::kReferral,
    .codes = kReferralToRheumatologist,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication = "Suspected spondyloarthritis",
};

inline constexpr sdk::Coding kReferralToVascularSurgeon[] = {
    {"http://snomed.info/sct", "307777008", "Referral to vascular surgeon (procedure)"}};
inline constexpr sdk::Order kVascularReferral = {
    .id = "vascular_referral",
    .title = "Refer to vascular surgery",
    .kind = sdk::OrderKind::kReferral,
    .codes = kReferralToVascularSurgeon,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication = "Arterial claudication",
};

inline constexpr sdk::Order kCancerPathway2Weeks = {
    .id = "cancer_pathway_2_weeks",
    .title = "Refer by the urgent suspected-cancer pathway",
    .kind = sdk::OrderKind::kReferral,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication = "Suspected tumour or systemic malignancy",
};

inline constexpr sdk::Order kSpineReferral = {
    .id = "spine_referral",
    .title = "Refer to the spine / neurology pathway",
    .kind = sdk::OrderKind::kReferral,
    .dose = {.text = "One letter with findings, scores and medication list",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "No figure of its own; the urgency is that of the red flag that asks for it.",
    .evidence_provenance = sdk::Provenance::kEstimate,
    .strength = "not graded",
    .indication = "Progressive or severe S1 motor deficit",
};

}  // namespace soleus::vocabulary
