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
#include "plugins/vocabulary/order_rules.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::vocabulary {

inline constexpr sdk::Coding kUltrasoundOfTendon[] = {{"http://loinc.org", "39453-6", "US Tendon"}};
inline constexpr sdk::Coding kPatientEducation[] = {
    {"http://snomed.info/sct", "311401005", "Patient education (procedure)"}};

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

inline constexpr std::string_view kCalfStretchingPrecautions[] = {
    "Not in insertional disease, bursitis or Haglund: dorsiflexion compresses the insertion",
    "Not when range is already greater than the other side: exclude rupture",
    "Not before excluding DVT and acute strain"};
inline constexpr std::string_view kCalfStretchingVariants[] = {
    "Insertional: omit. The low-compression programme that won the 2025 trial removed calf "
    "stretching; the losing arm stretched daily.",
    "Child: active dorsiflexion and gentle stretching only, no forced end range (estimate)"};
inline constexpr sdk::Contraindication kCalfStretchingNotFor[] = {
    {kInsertionalLikely, "insertional_achilles_tendinopathy",
     "Insertional tendinopathy: dorsiflexion compresses the insertion, and stretching usually "
     "provokes it."},
    {kBursitisLikely, "retrocalcaneal_bursitis",
     "Retrocalcaneal bursitis: dorsiflexion compresses the bursa."},
    {kCalfStrainLikely, "calf_strain",
     "Calf strain of the last 7 days: it comes first; exclude rupture and DVT."}};
inline constexpr sdk::Order kCalfStretching = {
    .id = "calf_stretching",
    .title = "Calf stretching: gastrocnemius (knee straight) and soleus (knee bent)",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {kTendonLoad},
    .dose = {.text = "Static hold 30 s x 3-5 each position, 1-2 times a day, mild stretch only (<= "
                     "3/10), for 4-6 weeks",
             .hold_seconds = 30,
             .pain_limit = 3,
             .provenance = sdk::Provenance::kEstimate},
    .progression =
        "Only if the lunge test is limited (side difference > 1.5-2 cm or angle under about 35-38 "
        "degrees); stop when symmetrical",
    .progression_provenance = sdk::Provenance::kEstimate,
    .precautions = kCalfStretchingPrecautions,
    .variants = kCalfStretchingVariants,
    .evidence =
        "No trial found shows stretching alone helps midportion disease; a Bispebjerg trial "
        "compared it with eccentric training (registered as NCT03089008; result, recalled as no "
        "difference, not seen). CPG 2018 grade for stretching recalled as C. Range is a weak "
        "target: Mahieu found MORE range a risk, Rabin found LESS.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"nct03089008", "mahieu2006", "rabin2014", "cpg2018", "pringels2025"},
    .indication =
        "Midportion tendinopathy with dorsiflexion deficit on the lunge test; plantar heel pain; "
        "calcaneal apophysitis (gentle, pain free); calf tightness",
    .when = sdk::AnyOf(kLimitedLunge, kPlantarHeelPainLikely),
    .contraindications = kCalfStretchingNotFor,
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
