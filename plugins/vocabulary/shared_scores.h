// The published scores, as they are shown: a plugin lists those that its rules rest on.
#pragma once

#include "plugins/sdk/score.h"
#include "plugins/vocabulary/lower_leg_scores.h"

namespace soleus::vocabulary {

inline constexpr sdk::ScoreBand kWellsBands[] = {
    {-2, 2, "deep vein thrombosis unlikely by the score; that does not exclude one"},
    {2, 9, "deep vein thrombosis likely"},
};
inline constexpr sdk::Score kWellsScore = {
    .id = "wells_dvt",
    .name = "Two-level Wells score",
    .sent_as = kWellsDvtScore,
    .items = kWellsItems,
    .bands = kWellsBands,
    .warning =
        "The -2 item is the trap in a heel or calf clinic: a plausible strain or "
        "tendinopathy always subtracts 2. The total without it is acted on. Of isolated "
        "distal clots the score finds 47 % (Sartori 2012).",
    .provenance = sdk::Provenance::kVerified,
    .sources = {"ng158", "sartori2012"},
};

inline constexpr sdk::ScoreBand kTwoOrMoreRuptureSigns[] = {
    {0, 2, "not established by the score; that does not exclude a rupture"},
    {2, 5, "two or more signs: rupture established (consensus, never validated)"},
};
inline constexpr sdk::Score kAaosRuptureScore = {
    .id = "aaos_rupture",
    .name = "AAOS 2009 rupture criteria",
    .items = kAaosRuptureItems,
    .bands = kTwoOrMoreRuptureSigns,
    .provenance = sdk::Provenance::kVerified,
    .sources = {"aaos2009"},
};

inline constexpr sdk::ScoreBand kSimmondsBands[] = {
    {0, 2, "fewer than two of the tests; in 174 ruptures at least two were positive"},
    {2, 4, "two or more: rupture"},
};
inline constexpr sdk::Score kSimmondsTriadScore = {
    .id = "simmonds_triad",
    .name = "Simmonds triad",
    .items = kSimmondsTriadItems,
    .bands = kSimmondsBands,
    .provenance = sdk::Provenance::kVerified,
    .sources = {"singh2015", "maffulli1998"},
};

inline constexpr sdk::ScoreBand kJanssensBands[] = {
    {0, 4.5, "4 or less: gout in 2.2 %"},
    {4.5, 8, "above 4, below 8: gout in 31.2 %"},
    {8, 13.5, "8 or more: gout in 80.4 %"},
};
inline constexpr sdk::Score kJanssensScore = {
    .id = "janssens_gout",
    .name = "Janssens rule for gout",
    .sent_as = kJanssensGoutScore,
    .items = kJanssensItems,
    .bands = kJanssensBands,
    .warning = "For a joint, not for a tendon.",
    .provenance = sdk::Provenance::kVerified,
    .sources = {"janssens2010"},
};

inline constexpr sdk::ScoreBand kOttawaBands[] = {
    {0, 1, "no item: no film by this rule"},
    {1, 3, "any item: radiograph"},
};
inline constexpr sdk::Score kOttawaAnkleScore = {
    .id = "ottawa_ankle",
    .name = "Ottawa ankle rule",
    .items = kOttawaAnkleItems,
    .bands = kOttawaBands,
    .warning = "Acute injury, age over 5 years.",
    .provenance = sdk::Provenance::kVerified,
    .sources = {"acr_acute", "bachmann2003"},
};

}  // namespace soleus::vocabulary
