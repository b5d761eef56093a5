// Imaging and blood tests. Simple tendinopathy and a typical apophysitis need none; a red flag asks
// for its own.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/order_rules.h"

namespace soleus::vocabulary {

// A flag that asks for a picture beats these. Twelve weeks without improvement is such a flag.
inline constexpr sdk::Contraindication kImagingNotFor[] = {
    {kSimpleMidportion, "midportion_achilles_tendinopathy",
     "Simple midportion tendinopathy of an adult: no imaging before 12 weeks of care have failed; "
     "where it is asked for, explain, and look again then."},
    {kSimpleInsertional, "insertional_achilles_tendinopathy",
     "Simple insertional tendinopathy of an adult: no imaging before 12 weeks of care have failed; "
     "where it is asked for, explain, and look again then."},
    {kTypicalApophysitis, "calcaneal_apophysitis",
     "Typical calcaneal apophysitis: no imaging; fragmentation and sclerosis are normal growth."}};

inline constexpr sdk::Coding kUltrasoundOfTendon[] = {{"http://loinc.org", "39453-6", "US Tendon"}};
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
    .contraindications = kImagingNotFor,
};

// One of the two: no verified code names both.
inline constexpr sdk::Coding kRadiographOfHeelOrAnkle[] = {
    {"http://loinc.org", "24612-4", "XR Calcaneus Views"},
    {"http://loinc.org", "24541-5", "XR Ankle Views"}};
inline constexpr sdk::Order kPlainRadiograph = {
    .id = "plain_radiograph",
    .title = "Radiograph (weight-bearing lateral heel / ankle)",
    .kind = sdk::OrderKind::kImaging,
    .codes = kRadiographOfHeelOrAnkle,
    .dose = {.text = "One set", .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "Ottawa positive: rating 9. Shows only 15% of calcaneal stress injuries. Not for "
        "diagnosing Sever's (fragmentation 87% sensitive but 47% specific).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "conditional",
    .sources = {"acr_acute", "sormaala2006", "perhamre2013"},
    .indication =
        "Ottawa positive; suspected stress fracture (first test, often normal); insertional not "
        "responding, before referral; child with red flags",
    .contraindications = kImagingNotFor,
};

inline constexpr sdk::Coding kMriOfAnkleAndFoot[] = {
    {"http://loinc.org", "37222-7", "Ankle and Foot MRI"}};
inline constexpr sdk::Order kMri = {
    .id = "mri",
    .title = "MRI",
    .kind = sdk::OrderKind::kImaging,
    .codes = kMriOfAnkleAndFoot,
    .dose = {.text = "One study", .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "MRI found the osteomyelitis and stress fractures that film missed in the published cases "
        "read.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "conditional",
    .sources = {"jmcr2015", "rajivan2025", "sormaala2006"},
    .indication =
        "Stress fracture with normal film; osteomyelitis; tumour; no response and diagnosis "
        "unclear",
    .contraindications = kImagingNotFor,
};

// Those that are indicated; no verified code names them together.
inline constexpr sdk::Coding kBloodTests[] = {
    {"http://loinc.org", "1988-5", "C reactive protein [Mass/volume] in Serum or Plasma"},
    {"http://loinc.org", "4537-7", "Erythrocyte sedimentation rate by Westergren method"},
    {"http://loinc.org", "6690-2", "Leukocytes [#/volume] in Blood by Automated count"},
    {"http://loinc.org", "718-7", "Hemoglobin [Mass/volume] in Blood"},
    {"http://loinc.org", "777-3", "Platelets [#/volume] in Blood by Automated count"},
    {"http://loinc.org", "3084-1", "Urate [Mass/volume] in Serum or Plasma"},
    {"http://loinc.org", "13457-7",
     "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation"}};
inline constexpr sdk::Order kInflammatoryBloods = {
    .id = "inflammatory_bloods",
    .title = "CRP/ESR, FBC, urate, lipids as indicated",
    .kind = sdk::OrderKind::kLaboratory,
    .codes = kBloodTests,
    .dose = {.text = "As indicated", .provenance = sdk::Provenance::kEstimate},
    .evidence = "Lipids: 1 of 83 in consecutive patients, so only with features.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "conditional",
    .sources = {"foot2015fh"},
    .indication =
        "Suspected deep infection; suspected spondyloarthritis; hot swollen heel or ankle, crystal "
        "likely; possible familial hypercholesterolaemia",
};

}  // namespace soleus::vocabulary
