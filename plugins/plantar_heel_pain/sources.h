// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::plantar_heel_pain {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kCpg2018,
    {.key = "php_cpg2014",
     .citation =
         "Martin RL et al. Heel Pain - Plantar Fasciitis: Revision 2014. JOSPT 2014;44(11):A1-A33",
     .identifier = "doi:10.2519/jospt.2014.0303 (identifier not resolved)",
     .what_was_seen = "risk factors (grade B) and start of diagnosis list; full list repeated at "
                      "osteopractor.wordpress.com",
     .provenance = sdk::Provenance::kVerified},
    {.key = "php_cpg2023",
     .citation = "Koc TA Jr et al. Heel Pain - Plantar Fasciitis: Revision 2023. JOSPT "
                 "2023;53(12):CPG1-CPG39",
     .identifier = "doi:10.2519/jospt.2023.0303 (identifier not resolved)",
     .what_was_seen = "title page only",
     .provenance = sdk::Provenance::kVerified},
    works::kReiman2014,
    works::kHutchison2013,
    {.key = "degarceau2003",
     .citation =
         "De Garceau D, Dean D, Requejo SM, Thordarson DB. The association between diagnosis of "
         "plantar fasciitis and Windlass test results. Foot Ankle Int 2003;24(3):251-255",
     .identifier = "pmid:12793489 (identifier not resolved)",
     .what_was_seen = "structured summary with group sizes",
     .provenance = sdk::Provenance::kVerified},
    works::kArdSpa,
    works::kMedscapeRcb,
    {.key = "rasenberg2019",
     .citation = "Rasenberg N et al. Incidence, prevalence, and management of plantar heel pain in "
                 "Dutch primary care. Br J Gen Pract 2019;69(688):e801-e808",
     .identifier = "doi:10.3399/bjgp19x706061 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kMahieu2006,
    works::kRabin2014,
    works::kNct03089008,
    works::kPringels2025,
    works::kRabusin2021,
    {.key = "rathleff2015",
     .citation = "Rathleff MS et al. high-load strength training for plantar fasciitis, as set out "
                 "by J McCormack (james-mccormack.com)",
     .what_was_seen = "secondary page with the weekly sets and repetitions",
     .provenance = sdk::Provenance::kVerified},
    {.key = "aafp2018",
     .citation = "Heel pain: diagnosis and management. Am Fam Physician 2018;97(2):86-93",
     .what_was_seen = "abstract and introduction",
     .provenance = sdk::Provenance::kVerified},
    {.key = "uk_heel",
     .citation = "Background of BMC Musculoskelet Disord 2019 (s12891-019-2718-6): UK 2006 primary "
                 "care consultations",
     .what_was_seen = "12.1% of musculoskeletal foot and ankle consultations were heel pain, 7.5% "
                      "specified plantar fasciitis",
     .provenance = sdk::Provenance::kVerified},
    works::kMunteanu2015,
    works::kVdvlist2019,
    works::kTennisleg2016,
    works::kNhsDg,
    works::kLagas2021,
    works::kKernow2019,
    works::kSilb2011,
    works::kFarrar2001,
    works::kSalaffi2004,
    works::kBinkley1999,
    works::kLefsnorm2017,
};

}  // namespace soleus::plantar_heel_pain
