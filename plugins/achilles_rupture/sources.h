// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::achilles_rupture {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kAaos2009,
    works::kKernow2019,
    works::kQldCpc,
    works::kNhsDg,
    {.key = "hey_nhs",
     .citation = "Hull University Teaching Hospitals: Achilles tendon rupture, information for "
                 "patients HEY1414-2024",
     .what_was_seen = "opening",
     .provenance = sdk::Provenance::kVerified},
    works::kBoyd2015,
    works::kSingh2015,
    {.key = "bjgpopen2017",
     .citation = "GP pocket ultrasound confirming complete Achilles tendon rupture: case report. "
                 "BJGP Open 2017;1(3):bjgpopen17X100893",
     .identifier = "doi:10.3399/bjgpopen17X100893 (identifier not resolved)",
     .what_was_seen = "introduction and case",
     .provenance = sdk::Provenance::kVerified},
    {.key = "gpnotebook",
     .citation =
         "GPnotebook/Pharmacy notebook: Achilles rupture, diagnostic process (reviewed 08/2021)",
     .what_was_seen = "page opening",
     .provenance = sdk::Provenance::kVerified},
    works::kAcrChronic,
    {.key = "maffulli1998",
     .citation = "Maffulli N. The clinical diagnosis of subcutaneous tear of the Achilles tendon: "
                 "a prospective study in 174 patients. Am J Sports Med 1998;26(2):266-270",
     .identifier = "pmid:9548122",
     .what_was_seen = "full abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kReiman2014,
    works::kHutchison2013,
    works::kPtRlh,
    works::kPtArc,
    works::kFpnCsf,
    works::kVisualdxCsf,
    works::kArdSpa,
    works::kAtrInc,
    works::kVdl2003,
    works::kMorales2019,
    works::kKidney2007,
    works::kHeart2008,
    works::kLung2002,
    works::kVallone2014,
    works::kNilsson2009,
    works::kBarfod2020,
    {.key = "patel2012",
     .citation = "Patel A et al. Incidence of DVT and PE after Achilles tendon rupture. Clin "
                 "Orthop Relat Res 2012;470(1):270-274",
     .identifier = "pmid:22045072 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kPringels2025,
    works::kRabusin2021,
    works::kWiegerinck2016,
    works::kShrier1996,
    works::kSaCpc,
    works::kHebert2017,
    works::kRbf2025,
};

}  // namespace soleus::achilles_rupture
