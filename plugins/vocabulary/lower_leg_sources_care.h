// Works on care and imaging that the shared orders cite, once each, by key. `what_was_seen` says
// how much of each was read; an identifier that was not looked up in its registry says so.
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::vocabulary::works {

inline constexpr sdk::Source kAcrAcute = {.key = "acr_acute",
                                          .citation =
                                              "ACR Appropriateness Criteria: acute trauma to the "
                                              "ankle (2014; later appendix on acsearch.acr.org)",
                                          .what_was_seen = "variants 1-2 with ratings",
                                          .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kAcrChronic = {
    .key = "acr_chronic",
    .citation =
        "ACR Appropriateness Criteria: chronic ankle pain (via two 2026 secondary "
        "summaries at gighz.com)",
    .what_was_seen =
        "secondary summary: radiography first; ultrasound 'Usually Appropriate' next "
        "if a tendon is suspected and radiographs are normal",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kAlsul2025 = {
    .key = "alsul2025",
    .citation =
        "Alsulaimani B et al. Does shockwave therapy lead to better pain and function than sham "
        "over 12 weeks in people with insertional Achilles tendinopathy? RCT. Clin Rehabil "
        "2025;39(2):174-186",
    .identifier = "pmid:39704142 (identifier not resolved)",
    .what_was_seen = "abstract; citation from a PubMed mirror",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kClemow = {
    .key = "clemow",
    .citation =
        "Clemow C, Pope B, Woodall HE. Tools to speed your heel pain diagnosis. J Fam Pract",
    .what_was_seen = "practice recommendations with strength ratings",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kEswtSr2022 = {
    .key = "eswt_sr2022",
    .citation =
        "Extracorporeal shockwave therapy for mid-portion and insertional Achilles tendinopathy: "
        "systematic review of randomized controlled trials. Sports Med Open 2022 "
        "(s40798-022-00456-5)",
    .identifier = "doi:10.1186/s40798-022-00456-5",
    .what_was_seen =
        "abstract to the midportion results; the insertional sentence is cut after 'very'",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kFoot2015fh = {
    .key = "foot2015fh",
    .citation =
        "Cholesterol screening in consecutive non-insertional Achilles tendinopathy clinic "
        "patients. The Foot 2015 (4 pages; authors not shown)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kFpnCsf = {.key = "fpn_csf",
                                        .citation = "FPnotebook: calcaneal stress fracture",
                                        .what_was_seen = "page",
                                        .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kJames2015 = {
    .key = "james2015",
    .citation =
        "James AM, Williams CM, Haines TP. A 12 month randomised comparative efficacy trial into "
        "the treatment of calcaneal apophysitis (n=124). J Foot Ankle Res 2015;8(S2):O22",
    .identifier = "doi:10.1186/1757-1146-8-s2-o22",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kJmcr2015 = {
    .key = "jmcr2015",
    .citation =
        "Delayed recognition of pediatric calcaneal osteomyelitis: a case report. J Med Case Rep "
        "2015;9:185",
    .identifier = "doi:10.1186/s13256-015-0657-x (identifier not resolved)",
    .what_was_seen = "abstract and case",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kLagas2020 = {
    .key = "lagas2020",
    .citation =
        "Lagas IF et al. Incidence of Achilles tendinopathy and associated risk factors "
        "in recreational runners. J Sci Med Sport 2020;23(5):448-452",
    .identifier = "pmid:31892510",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kMunteanu2015 = {
    .key = "munteanu2015",
    .citation =
        "Munteanu SE et al. Effectiveness of customised foot orthoses for Achilles "
        "tendinopathy: RCT. Br J Sports Med 2015;49(15):989-994",
    .identifier = "doi:10.1136/bjsports-2014-093845 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kNiceIpg571 = {
    .key = "nice_ipg571",
    .citation =
        "NICE IPG571 Extracorporeal shockwave therapy for Achilles tendinopathy (December 2016)",
    .what_was_seen = "recommendations 1.1-1.3; efficacy 4.1 at /chapter/4-Efficacy",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kNma2021 = {
    .key = "nma2021",
    .citation =
        "van der Vlist AC et al. Which treatment is most effective for patients with "
        "Achilles tendinopathy? Living systematic review with network meta-analysis of 29 "
        "RCTs. Br J Sports Med 2021;55(5):249",
    .identifier = "doi:10.1136/bjsports-2019-101872 (identifier not resolved)",
    .what_was_seen =
        "abstract; minimum important difference 15 from erasmusmc.nl/en/research/projects/lsr",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kOncollett2014 = {
    .key = "oncollett2014",
    .citation = "Lung cancer presenting as heel pain: a case report. Oncol Lett 2014;8:736-738",
    .identifier = "doi:10.3892/ol.2014.2164",
    .what_was_seen = "abstract; age and course from a retelling of the case at nowpatient.com",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kPerhamre2013 = {
    .key = "perhamre2013",
    .citation =
        "Perhamre S et al. Sever's injury: a clinical diagnosis. J Am Podiatr Med Assoc "
        "2013;103(5):361-368",
    .what_was_seen =
        "secondary summary of results; the journal page (japmaonline.org 103/5/1030361) shows "
        "references only",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kPinit2020 = {
    .key = "pinit2020",
    .citation =
        "Pinitkwamdee S et al. Effectiveness of extracorporeal shockwave therapy in the treatment "
        "of chronic insertional Achilles tendinopathy. Foot Ankle Int 2020;41(4):403-410",
    .identifier = "doi:10.1177/1071100719898461 (identifier not resolved)",
    .what_was_seen = "abstract; treatment detail at physiotherapyalberta.ca",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kPringels2025 = {
    .key = "pringels2025",
    .citation =
        "Pringels L et al. Effectiveness of reducing tendon compression in the rehabilitation of "
        "insertional Achilles tendinopathy: randomised clinical trial. Br J Sports Med 2025",
    .identifier = "doi:10.1136/bjsports-2024-109138 (identifier not resolved)",
    .what_was_seen = "abstract; BJSM-blog summary at dailyprime.io",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRabusin2021 = {
    .key = "rabusin2021",
    .citation =
        "Rabusin CL et al. Efficacy of heel lifts versus calf muscle eccentric exercise for "
        "mid-portion Achilles tendinopathy (HEALTHY). Br J Sports Med 2021;55(9):486-492",
    .identifier = "doi:10.1136/bjsports-2019-101776 (identifier not resolved)",
    .what_was_seen = "abstract; 12 mm lift from the protocol (PMID 30949243)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRajivan2025 = {
    .key = "rajivan2025",
    .citation =
        "Rajivan R et al. Delayed diagnosis of calcaneal stress fracture: a case report. Cureus "
        "2025-04-29",
    .identifier = "doi:10.7759/cureus.83161 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRompe2007 = {
    .key = "rompe2007",
    .citation =
        "Rompe JD et al. Eccentric loading, shock-wave treatment, or a wait-and-see policy for "
        "tendinopathy of the main body of tendo Achillis: RCT. Am J Sports Med 2007;35(3):374-383",
    .identifier = "pmid:17244902",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRompe2008 = {
    .key = "rompe2008",
    .citation =
        "Rompe JD, Furia J, Maffulli N. Eccentric loading compared with shock wave treatment for "
        "chronic insertional Achilles tendinopathy: RCT. J Bone Joint Surg Am 2008;90:52-61",
    .identifier = "doi:10.2106/JBJS.F.01494 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRompe2009 = {
    .key = "rompe2009",
    .citation =
        "Rompe JD, Furia J, Maffulli N. Eccentric loading versus eccentric loading plus shock-wave "
        "treatment for midportion Achilles tendinopathy. Am J Sports Med 2009;37(3):463-470",
    .identifier = "doi:10.1177/0363546508326983 (identifier not resolved)",
    .what_was_seen = "results as quoted by NICE IPG571 4.1",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kSeed = {
    .key = "seed",
    .citation = "Total Performance Physical Therapy, patient page 'The back of my heel hurts'",
    .what_was_seen = "full text",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kShrier1996 = {
    .key = "shrier1996",
    .citation =
        "Shrier I et al. Achilles tendonitis: are corticosteroid injections useful or "
        "harmful? Clin J Sport Med 1996;6(4):245-250",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kSilb2011 = {
    .key = "silb2011",
    .citation =
        "Silbernagel KG et al. The majority of patients with Achilles tendinopathy recover fully "
        "when treated with exercise alone: 5-year follow-up. Am J Sports Med 2011;39(3):607-613",
    .identifier = "pmid:21084657",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kSormaala2006 = {
    .key = "sormaala2006",
    .citation =
        "Sormaala MJ et al. Stress injuries of the calcaneus detected with MRI in military "
        "recruits. J Bone Joint Surg Am 2006;88:2237",
    .identifier = "pmid:17015602 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kStania2019 = {
    .key = "stania2019",
    .citation =
        "Stania M et al. Extracorporeal shock wave therapy for Achilles tendinopathy. Biomed Res "
        "Int 2019;2019:3086910",
    .identifier = "pmid:31950037 (identifier not resolved)",
    .what_was_seen = "table 2 (doses of 22 studies), first rows; abstract at PMC6948318",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kVdvlist2019 = {
    .key = "vdvlist2019",
    .citation =
        "van der Vlist AC et al. Clinical risk factors for Achilles tendinopathy: a "
        "systematic review. Br J Sports Med 2019;53(21):1352-1361",
    .identifier = "pmid:30718234 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kVisualdxCsf = {.key = "visualdx_csf",
                                             .citation = "VisualDx: calcaneal stress fracture",
                                             .what_was_seen = "page opening",
                                             .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kWiegerinck2016 = {
    .key = "wiegerinck2016",
    .citation =
        "Wiegerinck JI et al. Treatment of calcaneal apophysitis: wait and see versus orthotic "
        "device versus physical therapy: RCT. J Pediatr Orthop 2016;36(2):152-157",
    .identifier = "doi:10.1097/BPO.0000000000000417 (identifier not resolved)",
    .what_was_seen = "abstract to the 6-week results",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kYasui2017 = {
    .key = "yasui2017",
    .citation =
        "Yasui Y et al. The risk of Achilles tendon rupture in patients with Achilles "
        "tendinopathy: healthcare database analysis in the United States. Biomed Res Int "
        "2017;2017:7021862",
    .identifier = "pmid:28540301 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

}  // namespace soleus::vocabulary::works
