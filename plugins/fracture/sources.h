// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::fracture {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kAcrAcute,
    works::kPerhamre2013,
    works::kSormaala2006,
    works::kFpnCsf,
    works::kVisualdxCsf,
    {.key = "bachmann2003",
     .citation = "Bachmann LM et al. Accuracy of Ottawa ankle rules to exclude fractures of the "
                 "ankle and mid-foot: systematic review. BMJ 2003;326:417",
     .identifier = "pmid:12595378",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "oar2022",
     .citation = "Diagnostic accuracy of the Ottawa ankle rule to exclude fractures in acute ankle "
                 "injuries in adults: systematic review and meta-analysis. BMC Musculoskelet "
                 "Disord 2022 (s12891-022-05831-7)",
     .identifier = "doi:10.1186/s12891-022-05831-7",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kArdSpa,
    {.key = "sa_cpc",
     .citation = "SA Health Clinical Prioritisation Criteria: trauma orthopaedics, adult",
     .what_was_seen = "emergency list: acute Achilles rupture, suspected acute compartment "
                      "syndrome, suspected acute bone or joint infection, suspected fracture",
     .provenance = sdk::Provenance::kVerified},
    {.key = "bosman_avulsion",
     .citation = "Bosman, Leijnen. An avulsion fracture of the calcaneal tuberosity: case report "
                 "(page at semanticscholar.org; journal and year not recorded)",
     .what_was_seen =
         "not read here; quoted through the case file of the evidence base, which read the page",
     .provenance = sdk::Provenance::kRecalled},
    {.key = "radzilani2010",
     .citation =
         "Radzilani M, D'Alton EJ, Golele R. Avulsion fracture of the calcaneal tuberosity: case "
         "report and review of the literature. SA Orthopaedic Journal 2010;9(3)",
     .what_was_seen = "introduction and first part of the case report",
     .provenance = sdk::Provenance::kVerified},
    {.key = "pereira_poster",
     .citation = "Pereira Filho M, Dinato M, Freitas M. Distal calcaneal apophyseal fracture in "
                 "young athletes: two cases report. AOFAS e-poster",
     .what_was_seen = "slides: both cases, treatment",
     .provenance = sdk::Provenance::kVerified},
};

}  // namespace soleus::fracture
