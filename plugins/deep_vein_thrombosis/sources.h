// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::deep_vein_thrombosis {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    {.key = "ng158",
     .citation = "NICE NG158 Venous thromboembolic diseases (2020, updated 2023): two-level Wells "
                 "score and actions, as reproduced",
     .what_was_seen = "DVT section; same table at emblogs.org and guidelines.co.uk",
     .provenance = sdk::Provenance::kVerified},
    {.key = "qs201",
     .citation =
         "NICE QS201 statement 3: proximal leg vein ultrasound within 4 hours for Wells >= 2",
     .what_was_seen = "statement and rationale",
     .provenance = sdk::Provenance::kVerified},
    {.key = "goodacre2005",
     .citation =
         "Goodacre S, Sutton AJ, Sampson FC. Meta-analysis: the value of clinical assessment in "
         "the diagnosis of deep venous thrombosis. Ann Intern Med 2005;143(2):129-139",
     .identifier = "pmid:16027455",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "geersing2014",
     .citation =
         "Geersing GJ et al. Exclusion of deep vein thrombosis using the Wells rule in clinically "
         "important subgroups: individual patient data meta-analysis. BMJ 2014;348:g1340",
     .identifier = "pmid:24615063 (identifier not resolved)",
     .what_was_seen = "abstract; recurrent/cancer detail from the EBM Guidelines summary",
     .provenance = sdk::Provenance::kVerified},
    {.key = "sartori2012",
     .citation = "Sartori M et al. The Wells rule and D-dimer for the diagnosis of isolated distal "
                 "deep vein thrombosis. J Thromb Haemost 2012;10:2264-2269",
     .identifier = "doi:10.1111/j.1538-7836.2012.04895.x (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kArdSpa,
    works::kTennisleg2016,
    works::kFlecca2007,
    works::kNilsson2009,
    works::kBarfod2020,
    works::kTheiss2011,
    works::kCalvo2020,
    {.key = "riddle2005dvt",
     .citation = "Riddle DL, Hoppener MR, Kraaijenhagen RA, Anderson J, Wells PS. Preliminary "
                 "validation of clinical assessment for deep vein thrombosis in orthopaedic "
                 "outpatients. Clin Orthop Relat Res 2005;432:252-257",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
};

}  // namespace soleus::deep_vein_thrombosis
