// Works on measures of progress that the outcomes cite, once each, by key. `what_was_seen` says how
// much of each was read; an identifier that was not looked up in its registry says so.
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::vocabulary::works {

inline constexpr sdk::Source kBcToolkit = {
    .key = "bc_toolkit",
    .citation =
        "BC Physical Therapy Tendinopathy Task Force: Achilles Tendinopathy Toolkit (Physiopedia "
        "copy)",
    .what_was_seen = "section B (outcome measures) opening; section C purpose",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kBinkley1999 = {.key = "binkley1999",
                                             .citation =
                                                 "Binkley JM et al. The Lower Extremity Functional "
                                                 "Scale (LEFS). Phys Ther 1999;79(4):371-383",
                                             .what_was_seen = "abstract",
                                             .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kFarrar2001 = {
    .key = "farrar2001",
    .citation =
        "Farrar JT et al. Clinical importance of changes in chronic pain intensity measured on an "
        "11-point numerical pain rating scale. Pain 2001;94:149-158",
    .what_was_seen = "abstract opening (2 points stated in PMC9299931; the 30% figure not seen)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kHebert2017 = {
    .key = "hebert2017",
    .citation =
        "Hebert-Losier K et al. Updated reliability and normative values for the standing "
        "heel-rise test in healthy adults. Physiotherapy 2017;103(4):446-452",
    .identifier = "doi:10.1016/j.physio.2017.03.002 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kHoch2011 = {
    .key = "hoch2011",
    .citation =
        "Hoch MC, McKeon PO. Normative range of weight-bearing lunge test performance asymmetry in "
        "healthy adults. Man Ther 2011;16(5):516-519",
    .what_was_seen = "structured summary with numbers (n = 35)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kLagas2021 = {
    .key = "lagas2021",
    .citation =
        "Lagas IF et al. VISA-A minimal clinically important difference for active people with "
        "midportion Achilles tendinopathy. JOSPT October 2021",
    .what_was_seen = "news summary with the numbers",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kLefsnorm2017 = {
    .key = "lefsnorm2017",
    .citation = "Normative data for the LEFS. Acta Orthop 2017;88:422-426",
    .identifier = "doi:10.1080/17453674.2017.1309886",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kMccormack2015 = {
    .key = "mccormack2015",
    .citation =
        "McCormack J et al. The minimum clinically important difference on the VISA-A and LEFS for "
        "patients with insertional Achilles tendinopathy. Int J Sports Phys Ther "
        "2015;10(5):639-644",
    .what_was_seen = "nothing: recalled, to be checked",
    .provenance = sdk::Provenance::kRecalled};

inline constexpr sdk::Source kPowden2015 = {
    .key = "powden2015",
    .citation =
        "Powden CJ, Hoch JM, Hoch MC. Reliability and minimal detectable change of the "
        "weight-bearing lunge test: systematic review. Man Ther 2015;20(4):524-532",
    .identifier = "pmid:25704110 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRbf2025 = {
    .key = "rbf2025",
    .citation =
        "Achilles tendinopathy physical impairments evaluated with clinician-friendly tests: "
        "systematic review with meta-analysis. Braz J Phys Ther (S1413355525000413)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kSalaffi2004 = {
    .key = "salaffi2004",
    .citation =
        "Salaffi F et al. Minimal clinically important changes in chronic musculoskeletal pain "
        "intensity measured on a numerical rating scale. Eur J Pain 2004;8(4):283-291",
    .identifier = "pmid:15207508",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kTendins2023 = {
    .key = "tendins2023",
    .citation = "TENDINS-A measurement properties (medRxiv 2023.10.05.23296581)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kWblt2026 = {
    .key = "wblt2026",
    .citation =
        "Age- and sex-specific normative values for the distance-based weight-bearing lunge test "
        "(899 adults, Canada, Spain, Iran), 2026",
    .identifier = "pmid:41723909",
    .what_was_seen = "abstract (the norm table was not seen)",
    .provenance = sdk::Provenance::kVerified};

}  // namespace soleus::vocabulary::works
