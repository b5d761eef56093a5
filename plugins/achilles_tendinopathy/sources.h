// Works that this plugin cites; those that other plugins cite too stand in the vocabulary.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
//
// Longer than a file should be, because it is one list of one kind of thing.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources.h"

namespace soleus::achilles_tendinopathy {

namespace works = vocabulary::works;

inline constexpr sdk::Source kSources[] = {
    works::kSeed,
    works::kCpg2018,
    works::kAaos2009,
    works::kKernow2019,
    works::kNhsDg,
    works::kBoyd2015,
    works::kSingh2015,
    works::kFda2008,
    works::kReiman2014,
    works::kHutchison2013,
    {.key = "maffulli2003",
     .citation =
         "Maffulli N, Kenward MG, Testa V, Capasso G, Regine R, King JB. Clinical diagnosis of "
         "Achilles tendinopathy with tendinosis. Clin J Sport Med 2003;13(1):11-15",
     .what_was_seen = "not seen",
     .provenance = sdk::Provenance::kRecalled},
    {.key = "apta_palp",
     .citation =
         "APTA test summary: Achilles tendon palpation test (combined Maffulli 2003 result)",
     .what_was_seen = "summary",
     .provenance = sdk::Provenance::kVerified},
    works::kPtRlh,
    works::kPtArc,
    works::kArdSpa,
    works::kMedscapeRcb,
    {.key = "dejonge2011",
     .citation = "de Jonge S et al. Incidence of midportion Achilles tendinopathy in the general "
                 "population. Br J Sports Med 2011;45:1026-1028",
     .identifier = "doi:10.1136/bjsports-2011-090342 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "danishgp2019",
     .citation = "Prevalence and incidence rate of lower-extremity tendinopathies in a Danish "
                 "general practice. BMC Musculoskelet Disord 2019 (s12891-019-2629-6)",
     .identifier = "doi:10.1186/s12891-019-2629-6",
     .what_was_seen = "abstract and key results",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rasenberg2019",
     .citation = "Rasenberg N et al. Incidence, prevalence, and management of plantar heel pain in "
                 "Dutch primary care. Br J Gen Pract 2019;69(688):e801-e808",
     .identifier = "doi:10.3399/bjgp19x706061 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kInsUs2019,
    works::kAtrInc,
    works::kYasui2017,
    works::kVdl2003,
    works::kMorales2019,
    {.key = "gc2015",
     .citation = "Oral and inhaled glucocorticoid use and risk of Achilles or biceps tendon "
                 "rupture: population-based case-control study. Ann Med 2015;47(6):492-498",
     .identifier = "doi:10.3109/07853890.2015.1074272",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kKidney2007,
    works::kHeart2008,
    works::kLung2002,
    works::kVallone2014,
    works::kVdvlist2019,
    works::kLagas2020,
    works::kMahieu2006,
    works::kRabin2014,
    {.key = "owens2013",
     .citation = "Owens BD et al. Risk factors for lower extremity tendinopathies in military "
                 "personnel. Orthop J Sports Med 2013;1(1)",
     .identifier = "pmid:26535232 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "knobloch2008",
     .citation = "Knobloch K, Yoon U, Vogt PM. Acute and overuse injuries correlated to hours of "
                 "training in master running athletes. Foot Ankle Int 2008;29(7):671-676",
     .identifier = "pmid:18785416",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "hein2013",
     .citation = "Hein T et al. Prospective analysis of intrinsic and extrinsic risk factors on "
                 "the development of Achilles tendon pain in runners. Scand J Med Sci Sports 2013",
     .identifier = "doi:10.1111/sms.12137 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "lyght2016",
     .citation = "Lyght M et al. Effects of foot strike and step frequency on Achilles tendon "
                 "stress during running. J Appl Biomech 2016;32(4):365-372",
     .identifier = "doi:10.1123/jab.2015-0183 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "almonroeder2013",
     .citation = "Almonroeder T, Willson JD, Kernozek TW. The effect of foot strike pattern on "
                 "Achilles tendon load during running. Ann Biomed Eng 2013;41(8):1758-1766",
     .identifier = "pmid:23640524",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "neves2014",
     .citation = "Neves KA et al. Does Achilles tendon cross sectional area differ after downhill, "
                 "level and uphill running in trained runners? J Sports Sci Med 2014;13:823-828",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "habets2017hip",
     .citation = "Habets B et al. Hip muscle strength in middle-aged recreational male athletes "
                 "with midportion Achilles tendinopathy. Phys Ther Sport 2017;25:55-61",
     .what_was_seen = "secondary summary",
     .provenance = sdk::Provenance::kVerified},
    {.key = "smith2014",
     .citation = "Franettovich Smith MM et al. Neuromotor control of gluteal muscles in runners "
                 "with Achilles tendinopathy. Med Sci Sports Exerc 2014;46(3):594-599",
     .identifier = "doi:10.1249/MSS.0000000000000133 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "creaby2017",
     .citation = "Hip biomechanics are altered in male runners with Achilles tendinopathy (14 vs "
                 "11 runners)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kRbf2025,
    {.key = "oneill2019",
     .citation = "O'Neill S, Barry S, Watson P. Plantarflexor strength and endurance deficits "
                 "associated with mid-portion Achilles tendinopathy: the role of soleus. Phys Ther "
                 "Sport 2019;37:69-76",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "irving2007",
     .citation =
         "Irving DB et al. Obesity and pronated foot type may increase the risk of chronic plantar "
         "heel pain: matched case-control study. BMC Musculoskelet Disord 2007;8:41",
     .identifier = "doi:10.1186/1471-2474-8-41",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "alfredson1998",
     .citation = "Alfredson H et al. Heavy-load eccentric calf muscle training for the treatment "
                 "of chronic Achilles tendinosis. Am J Sports Med 1998;26(3):360-366",
     .identifier = "doi:10.1177/03635465980260030301 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "fahlstrom2003",
     .citation = "Fahlstrom M et al. Chronic Achilles tendon pain treated with eccentric "
                 "calf-muscle training. Knee Surg Sports Traumatol Arthrosc 2003;11:327-333",
     .identifier = "doi:10.1007/s00167-003-0418-z (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "ecc_table",
     .citation = "BJSM table: eccentric loading programme parameters commonly used for Achilles "
                 "tendinopathy",
     .what_was_seen = "table",
     .provenance = sdk::Provenance::kVerified},
    {.key = "habets_prot",
     .citation =
         "Habets B et al. Alfredson versus Silbernagel exercise therapy in chronic midportion "
         "Achilles tendinopathy: RCT protocol. BMC Musculoskelet Disord 2017;18:296",
     .identifier = "doi:10.1186/s12891-017-1656-4",
     .what_was_seen = "abstract and background",
     .provenance = sdk::Provenance::kVerified},
    works::kNct03089008,
    {.key = "beyer2015",
     .citation = "Beyer R et al. Heavy slow resistance versus eccentric training as treatment for "
                 "Achilles tendinopathy: RCT. Am J Sports Med 2015;43(7):1704-1711",
     .identifier = "doi:10.1177/0363546515584760 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "hsr_utd",
     .citation = "UpToDate graphic 103058: heavy slow resistance training for chronic Achilles "
                 "tendinopathy (after Beyer 2015)",
     .what_was_seen = "whole graphic; the weeks 6-8 line is missing from this copy",
     .provenance = sdk::Provenance::kVerified},
    {.key = "hsr_web",
     .citation = "Strength & Sport PT: chronic tendon repair program (heavy slow resistance), "
                 "gives weeks 6-8 = 4 x 8",
     .what_was_seen = "page; same reps at motiv8run.com",
     .provenance = sdk::Provenance::kVerified},
    {.key = "silb2007",
     .citation = "Silbernagel KG et al. Continued sports activity, using a pain-monitoring model, "
                 "during rehabilitation in patients with Achilles tendinopathy: RCT. Am J Sports "
                 "Med 2007;35(6):897-906",
     .identifier = "doi:10.1177/0363546506298279 (identifier not resolved)",
     .what_was_seen =
         "title page, background, purpose; abstract with group sizes (19 + 19) at "
         "https://arctichealth.org/en/print?q=id:ahliterature165092 (cut before the numbers)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "silb_table",
     .citation = "Table 1, Silbernagel's combined concentric-eccentric program (BMC Musculoskelet "
                 "Disord 2021, s12891-021-04553-6)",
     .what_was_seen = "phases 1 and 2; cut at 'Phase 3: Weeks 3-12'",
     .provenance = sdk::Provenance::kVerified},
    works::kSilb2011,
    {.key = "silb_rts",
     .citation = "Silbernagel KG, Crossley KM. A proposed return-to-sport program for patients "
                 "with midportion Achilles tendinopathy. JOSPT 2015;45(11):876-886",
     .what_was_seen = "title page and introduction (the level table NOT seen)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "jat2020",
     .citation = "Silbernagel KG, Hanlon S, Sprague A. Current clinical concepts: conservative "
                 "management of Achilles tendinopathy. J Athl Train 2020;55(5):438-447",
     .identifier = "doi:10.4085/1062-6050-356-19 (identifier not resolved)",
     .what_was_seen = "abstract and key points",
     .provenance = sdk::Provenance::kVerified},
    {.key = "southside",
     .citation = "Southside Physio: pain-monitoring model (Silbernagel 2007) in practice",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "jonsson2008",
     .citation =
         "Jonsson P et al. New regimen for eccentric calf-muscle training in patients with chronic "
         "insertional Achilles tendinopathy: pilot study. Br J Sports Med 2008;42(9):746-749",
     .identifier = "pmid:18184750",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kPringels2025,
    works::kRabusin2021,
    works::kMunteanu2015,
    {.key = "devos2007",
     .citation = "de Vos RJ et al. Night splint added to eccentric exercise in chronic midportion "
                 "Achilles tendinopathy: RCT (Br J Sports Med 2007; PMC2465339)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kRompe2007,
    works::kNma2021,
    {.key = "oneill2018",
     .citation = "O'Neill S et al. Acute sensory and motor response to 45-s heavy isometric holds "
                 "for the plantar flexors in patients with Achilles tendinopathy. Knee Surg Sports "
                 "Traumatol Arthrosc 2018;27(9):2765-2773",
     .identifier = "pmid:29974171 (identifier not resolved)",
     .what_was_seen =
         "abstract; dose (5 x 45 s, 70% MVC, 2-min rest) from anatomia-fisioterapia.it",
     .provenance = sdk::Provenance::kVerified},
    {.key = "vdvlist2020",
     .citation = "van der Vlist AC et al. Isometric exercises do not provide immediate pain relief "
                 "in Achilles tendinopathy: quasi-randomized trial. Scand J Med Sci Sports "
                 "2020;30(9):1712-1721",
     .identifier = "pmid:32474979",
     .what_was_seen = "abstract (PubMed mirror)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "stefansson2019",
     .citation = "Stefansson SH et al. Using pressure massage for Achilles tendinopathy: "
                 "single-blind RCT vs eccentric exercise. Orthop J Sports Med 2019;7(3)",
     .identifier = "doi:10.1177/2325967119834284 (identifier not resolved)",
     .what_was_seen = "abstract; dose from physio-network.com and precisionmassagestl.com",
     .provenance = sdk::Provenance::kVerified},
    {.key = "foam2022",
     .citation = "Roller-massager 2-week intervention, ankle dorsiflexion and balance. Front "
                 "Sports Act Living 2022:799985",
     .identifier = "doi:10.3389/fspor.2022.799985",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "grieve2022",
     .citation = "Grieve R et al. The effects of foam rolling on ankle dorsiflexion range of "
                 "motion in healthy adults: systematic review. J Bodyw Mov Ther 2022;30:53-59",
     .identifier = "pmid:35500979",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "bartsch2021",
     .citation = "Bartsch KM et al. Expert consensus on the contraindications and cautions of foam "
                 "rolling: international Delphi. J Clin Med 2021;10(22):5360",
     .identifier = "doi:10.3390/jcm10225360 (identifier not resolved)",
     .what_was_seen = "abstract to 'deep vein thrombo...' in the caution list",
     .provenance = sdk::Provenance::kVerified},
    {.key = "cryo2006",
     .citation = "Knobloch K et al. Intermittent KoldBlue cryotherapy of 3x10 min changes "
                 "mid-portion Achilles tendon microcirculation. Br J Sports Med 2007;41(6):e1-e7",
     .identifier = "pmid:17138636 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kWiegerinck2016,
    works::kLagas2021,
    {.key = "habets2018rts",
     .citation = "Habets B et al. Return to sport in athletes with midportion Achilles "
                 "tendinopathy: qualitative systematic review. Sports Med 2018;48(3):705-723",
     .identifier = "pmid:29249084 (identifier not resolved)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kShrier1996,
    {.key = "pmm_efe",
     .citation = "evidenceforexercise.com, course page L3 'How to prescribe them part 2' "
                 "(pain-monitoring model after Silbernagel 2007)",
     .what_was_seen = "rule text: pain must not pass 5/10 and must subside by the following "
                      "morning; both groups of the 2007 trial improved",
     .provenance = sdk::Provenance::kVerified},
    {.key = "bim_pmm",
     .citation = "BIM Physio: The pain-monitoring model (after Silbernagel 2007)",
     .what_was_seen = "zones: 3/10 or less safe, 4-5 acceptable, over 5 unacceptable",
     .provenance = sdk::Provenance::kVerified},
    {.key = "bc_appA",
     .citation =
         "BC Achilles Tendinopathy Toolkit, Appendix A: exercise programs (Physiopedia copy)",
     .what_was_seen = "Silbernagel phases 1-3 complete; cut at the start of phase 4",
     .provenance = sdk::Provenance::kVerified},
    {.key = "stevens2014",
     .citation = "Stevens M, Tan CW. Effectiveness of the Alfredson protocol compared with a lower "
                 "repetition-volume protocol for midportion Achilles tendinopathy: RCT. JOSPT 2014",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    works::kAcrChronic,
    works::kAcrAcute,
    works::kSormaala2006,
    works::kPerhamre2013,
    works::kStania2019,
    works::kEswtSr2022,
    works::kRompe2008,
    works::kRompe2009,
    works::kAlsul2025,
    works::kPinit2020,
    works::kNiceIpg571,
    works::kOncollett2014,
    works::kTennisleg2016,
    works::kFarrar2001,
    works::kSalaffi2004,
    works::kBinkley1999,
    works::kLefsnorm2017,
    works::kMccormack2015,
    works::kBcToolkit,
    works::kTendins2023,
    works::kHebert2017,
    works::kPowden2015,
    works::kHoch2011,
    works::kWblt2026,
};

}  // namespace soleus::achilles_tendinopathy
