// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"
#include "plugins/vocabulary/lower_leg_sources_care.h"

namespace soleus::lipid_disorder {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    {.key = "beeharry2006",
     .citation = "Beeharry D et al. Familial hypercholesterolaemia commonly presents with Achilles "
                 "tenosynovitis. Ann Rheum Dis 2006;65(3):312-315",
     .identifier = "pmid:16176995 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kFoot2015fh,
    {.key = "xanthoma_case",
     .citation = "Xanthoma of tendoachilles: a case report (retold at plexusmd.com, post 70075)",
     .what_was_seen = "history, examination, imaging, laboratory, diagnosis",
     .provenance = sdk::Provenance::kVerified},
    {.key = "ctx2016",
     .citation = "Cerebrotendinous xanthomatosis, 25 years: case report. J Med Case Rep 2016 "
                 "(s13256-016-0882-y)",
     .identifier = "doi:10.1186/s13256-016-0882-y",
     .what_was_seen = "case, seen and not coded",
     .provenance = sdk::Provenance::kVerified},
    {.key = "eurorad18386",
     .citation = "Eurorad case 18386 (tendon xanthomas; title not recorded)",
     .what_was_seen = "case, as the list of knowledge gaps retells it",
     .provenance = sdk::Provenance::kVerified},
    works::kReiman2014,
    works::kHutchison2013,
    works::kPtArc,
    works::kKernow2019,
    works::kNhsDg,
    works::kAaos2009,
    works::kSingh2015,
    works::kAcrChronic,
    works::kVallone2014,
    works::kShrier1996,
    works::kFhUs2001,
};

}  // namespace soleus::lipid_disorder
