// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"
#include "plugins/vocabulary/lower_leg_sources_care.h"

namespace soleus::inflammatory_disease {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kReiman2014,
    works::kHutchison2013,
    works::kArdSpa,
    {.key = "asas_def",
     .citation = "ASAS axial SpA feature definitions (Ann Rheum Dis table: heel enthesitis = "
                 "spontaneous pain or tenderness at the Achilles or plantar fascia insertion)",
     .what_was_seen = "table",
     .provenance = sdk::Provenance::kVerified},
    {.key = "danve2019",
     .citation = "Danve A, Deodhar A. Axial spondyloarthritis in the USA: diagnostic challenges "
                 "and missed opportunities. Clin Rheumatol 2019;38:625-634",
     .identifier = "doi:10.1007/s10067-018-4397-3 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "regisponser",
     .citation = "Achilles enthesitis on physical examination ... REGISPONSER-AS registry. "
                 "Arthritis Res Ther 2023;25:8",
     .identifier = "doi:10.1186/s13075-023-02988-x",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "enthesis_info",
     .citation = "enthesis.info: Achilles enthesitis as an unrecognised cause of heel pain",
     .what_was_seen = "page opening",
     .provenance = sdk::Provenance::kVerified},
    {.key = "gout2014",
     .citation = "Spondylodiscitis and Achilles tendonitis due to gout. Mod Rheumatol "
                 "2014;24(6):1026-1027",
     .identifier = "pmid:24498865",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "gout_carroll",
     .citation = "Carroll M et al. Ultrasound characteristics of the Achilles tendon in tophaceous "
                 "gout. J Rheumatol 2017;44(10):1487-1492 (via ACFAS review)",
     .what_was_seen = "secondary review opening",
     .provenance = sdk::Provenance::kVerified},
    {.key = "janssens2010",
     .citation = "Janssens HJ et al. A diagnostic rule for acute gouty arthritis in primary care "
                 "without joint fluid analysis. Arch Intern Med 2010;170(13):1120-1126",
     .identifier = "pmid:20625017",
     .what_was_seen = "abstract; point weights and 2.2/31.2/80.4% bands from timeofcare.com and "
                      "readycalculator.com",
     .provenance = sdk::Provenance::kVerified},
    {.key = "gout_rcp400",
     .citation = "Atypical presentation of gout: idiopathic retrocalcaneal pain in 400 patients. "
                 "J Clin Orthop 2024 (jcorth.com; authors not recorded)",
     .what_was_seen = "figures of its page, as the list of knowledge gaps retells them",
     .provenance = sdk::Provenance::kVerified},
    {.key = "stafford_reactive",
     .citation =
         "Stafford L, Bertouch J. Reactive arthritis and ruptured Achilles tendon (letter). "
         "Ann Rheum Dis 57(1):61",
     .what_was_seen = "letter up to the start of prednisone and methotrexate",
     .provenance = sdk::Provenance::kVerified},
    {.key = "yedon2011",
     .citation = "Yedon DF, Howitt S. Heel pain due to psoriatic arthritis in a 50 year old "
                 "recreational male athlete: case report. J Can Chiropr Assoc 2011;55:288",
     .what_was_seen = "case, seen and not coded",
     .provenance = sdk::Provenance::kVerified},
    {.key = "chop_foot",
     .citation = "Physical activity eases foot pain, but makes knee pain worse. Children's "
                 "Hospital of Philadelphia, Children's Doctor",
     .what_was_seen = "whole case and discussion",
     .provenance = sdk::Provenance::kVerified},
    {.key = "pmm_foot",
     .citation = "Foot pain (case by site of pain). Paediatric Musculoskeletal Matters "
                 "(pmmonline.org)",
     .what_was_seen = "whole case and answer",
     .provenance = sdk::Provenance::kVerified},
    {.key = "bottomley1992",
     .citation = "Bottomley WW, Cunliffe WJ. Acute Achilles tendonitis following oral isotretinoin "
                 "therapy for acne vulgaris. Clin Exp Dermatol 1992;17:250-251",
     .what_was_seen = "summary, end of case 1, case 2, start of case 3",
     .provenance = sdk::Provenance::kVerified},
    {.key = "cephalexin_review",
     .citation = "Cephalexin-associated Achilles tendonitis: case report and review of "
                 "drug-induced tendinopathy (docslib.org; authors not recorded)",
     .what_was_seen = "its list of drugs, as the list of knowledge gaps retells it",
     .provenance = sdk::Provenance::kVerified},
    works::kKernow2019,
    works::kVallone2014,
    works::kShrier1996,
    works::kFoot2015fh,
};

}  // namespace soleus::inflammatory_disease
