// Works that this plugin cites.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::achilles_tendinopathy {

inline constexpr sdk::Source kSources[] = {
    {.key = "seed",
     .citation = "Total Performance Physical Therapy, patient page 'The back of my heel hurts'",
     .what_was_seen = "full text",
     .provenance = sdk::Provenance::kVerified},
    {.key = "cpg2018",
     .citation = "Martin RL et al. Achilles Pain, Stiffness, and Muscle Power Deficits: Midportion "
                 "Achilles Tendinopathy Revision 2018. JOSPT 2018;48(5):A1-A38",
     .identifier = "doi:10.2519/jospt.2018.0302",
     .what_was_seen = "title page and contents only; recommendation grades NOT seen",
     .provenance = sdk::Provenance::kVerified},
    {.key = "aaos2009",
     .citation =
         "AAOS clinical practice guideline: diagnosis and treatment of acute Achilles tendon "
         "rupture. 2009, reaffirmed 2014 (Chiodo CP et al. J Am Acad Orthop Surg 2010)",
     .what_was_seen = "NGC summary: recommendation 1 (two or more of four tests, Consensus); 2nd "
                      "page orthocarolinaresearch.org: none of 16 recommendations graded strong, 2 "
                      "moderate, 4 weak, 2 consensus, the rest inconclusive",
     .provenance = sdk::Provenance::kVerified},
    {.key = "kernow2019",
     .citation = "NHS Kernow CCG referral management: Achilles tendinopathy (reviewed 25/06/2019, "
                 "cites NICE CKS)",
     .what_was_seen = "full page: suspected tear/rupture = arrange admission or refer urgently to "
                      "fracture clinic via the on-call orthopaedic SHO; no ultrasound in primary "
                      "care; no corticosteroid; surgery after 6 months",
     .provenance = sdk::Provenance::kVerified},
    {.key = "nhs_dg",
     .citation = "NHS Dumfries & Galloway RefHelp: ankle problems (last reviewed 05/07/2024)",
     .what_was_seen = "full page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "boyd2015",
     .citation = "Boyd RPR, Dimock R, Solan MC, Porter E. Achilles tendon rupture: how to avoid "
                 "missing the diagnosis. Br J Gen Pract 2015;65(641):668-669",
     .identifier = "doi:10.3399/bjgp15X688069",
     .what_was_seen = "opening, history and examination sections",
     .provenance = sdk::Provenance::kVerified},
    {.key = "singh2015",
     .citation = "Singh D. Acute Achilles tendon rupture (Easily Missed). BMJ 2015;351:h4722",
     .identifier = "doi:10.1136/bmj.h4722",
     .what_was_seen = "summary box, case, definition",
     .provenance = sdk::Provenance::kVerified},
    {.key = "nice_ipg571",
     .citation =
         "NICE IPG571 Extracorporeal shockwave therapy for Achilles tendinopathy (December 2016)",
     .what_was_seen = "recommendations 1.1-1.3; efficacy 4.1 at /chapter/4-Efficacy",
     .provenance = sdk::Provenance::kVerified},
    {.key = "fda2008",
     .citation = "FDA 2008 boxed warning, fluoroquinolones: tendinitis and tendon rupture",
     .what_was_seen = "announcement; the advice to stop drug, avoid exercise and contact the "
                      "doctor at https://www.bycomet.com/entry/2008/07/10/130700; Levaquin label "
                      "5.1 text at https://levaquinhurtme.weebly.com/package-insert.html",
     .provenance = sdk::Provenance::kVerified},
    {.key = "acr_acute",
     .citation = "ACR Appropriateness Criteria: acute trauma to the ankle (2014; later appendix on "
                 "acsearch.acr.org)",
     .what_was_seen = "variants 1-2 with ratings",
     .provenance = sdk::Provenance::kVerified},
    {.key = "acr_chronic",
     .citation = "ACR Appropriateness Criteria: chronic ankle pain (via two 2026 secondary "
                 "summaries at gighz.com)",
     .what_was_seen = "secondary summary: radiography first; ultrasound 'Usually Appropriate' next "
                      "if a tendon is suspected and radiographs are normal",
     .provenance = sdk::Provenance::kVerified},
    {.key = "reiman2014",
     .citation =
         "Reiman M et al. The utility of clinical measures for the diagnosis of Achilles tendon "
         "injuries: systematic review with meta-analysis. J Athl Train 2014;49(6):820-829",
     .identifier = "pmid:25243736",
     .what_was_seen = "abstract with ranges and CIs (individual table NOT seen)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "hutchison2013",
     .citation = "Hutchison AM et al. What is the best clinical test for Achilles tendinopathy? "
                 "Foot Ankle Surg 2013;19(2):112-117",
     .what_was_seen = "abstract summary; group sizes 10/6/5 and the ordering of tests at "
                      "anatomia-fisioterapia.es",
     .provenance = sdk::Provenance::kVerified},
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
    {.key = "pt_rlh",
     .citation = "Physiotutors: Royal London Hospital test (quotes Reiman 2014 pooled values)",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "pt_arc",
     .citation = "Physiotutors: Arc test (quotes Reiman 2014 pooled values)",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "perhamre2013",
     .citation = "Perhamre S et al. Sever's injury: a clinical diagnosis. J Am Podiatr Med Assoc "
                 "2013;103(5):361-368",
     .what_was_seen = "secondary summary of results; the journal page (japmaonline.org "
                      "103/5/1030361) shows references only",
     .provenance = sdk::Provenance::kVerified},
    {.key = "sormaala2006",
     .citation = "Sormaala MJ et al. Stress injuries of the calcaneus detected with MRI in "
                 "military recruits. J Bone Joint Surg Am 2006;88:2237",
     .identifier = "pmid:17015602",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "ard_spa",
     .citation = "Table of sensitivity/specificity/LR for tests relevant to axial "
                 "spondyloarthritis (Ann Rheum Dis; after Rudwaleit et al.)",
     .what_was_seen = "the whole table (HLA-B27 row not in the excerpt)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "medscape_rcb",
     .citation = "Foye PM. Retrocalcaneal bursitis clinical presentation. Medscape (Oct 2023)",
     .what_was_seen = "page opening",
     .provenance = sdk::Provenance::kVerified},
    {.key = "dejonge2011",
     .citation = "de Jonge S et al. Incidence of midportion Achilles tendinopathy in the general "
                 "population. Br J Sports Med 2011;45:1026-1028",
     .identifier = "doi:10.1136/bjsports-2011-090342",
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
     .identifier = "doi:10.3399/bjgp19x706061",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "ins_us2019",
     .citation = "Ultrasound findings in 56 people with insertional Achilles tendinopathy (Int J "
                 "Sports Phys Ther 2019; PMC6769280)",
     .what_was_seen = "abstract and introduction (66% midportion, up to 25% insertional, rest "
                      "other e.g. bursitis)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "atr_inc",
     .citation = "Achilles ruptures review (Curr Rev Musculoskelet Med; PMC4094105)",
     .what_was_seen = "abstract and introduction: about 18 per 100,000; male:female 1.7:1 to 30:1; "
                      "second peak sixth-eighth decade",
     .provenance = sdk::Provenance::kVerified},
    {.key = "yasui2017",
     .citation = "Yasui Y et al. The risk of Achilles tendon rupture in patients with Achilles "
                 "tendinopathy: healthcare database analysis in the United States. Biomed Res Int "
                 "2017;2017:7021862",
     .identifier = "pmid:28540301",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "vdl2003",
     .citation = "van der Linden PD et al. Increased risk of Achilles tendon rupture with "
                 "quinolone antibacterial use, especially in elderly patients taking oral "
                 "corticosteroids. Arch Intern Med 2003;163(15):1801-1807",
     .identifier = "pmid:12912715",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "morales2019",
     .citation = "Morales DR et al. Relative and absolute risk of tendon rupture with "
                 "fluoroquinolone and concomitant fluoroquinolone/corticosteroid therapy: nested "
                 "case-control. Clin Drug Investig 2019;39(2)",
     .what_was_seen = "abstract (springermedizin.de) and table 4",
     .provenance = sdk::Provenance::kVerified},
    {.key = "gc2015",
     .citation = "Oral and inhaled glucocorticoid use and risk of Achilles or biceps tendon "
                 "rupture: population-based case-control study. Ann Med 2015;47(6):492-498",
     .identifier = "doi:10.3109/07853890.2015.1074272",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "kidney2007",
     .citation = "Fluoroquinolones-induced tendinitis and tendon rupture in kidney transplant "
                 "recipients: 2 cases and review. Transplant Proc 2007;39(5):1673-1675",
     .identifier = "pmid:17580216",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "heart2008",
     .citation = "Barge-Caballero E et al. Quinolone-related Achilles tendinopathy in heart "
                 "transplant patients. J Heart Lung Transplant 2008;27(1):46-51",
     .what_was_seen = "abstract opening",
     .provenance = sdk::Provenance::kVerified},
    {.key = "lung2002",
     .citation = "Chhajed PN et al. Achilles tendon disease in lung transplant recipients: "
                 "association with ciprofloxacin. Eur Respir J 2002;19:469-471",
     .identifier = "doi:10.1183/09031936.02.00257202",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "vallone2014",
     .citation = "Vallone G, Vittorio T. Complete Achilles tendon rupture after local infiltration "
                 "of corticosteroids in the treatment of deep retrocalcaneal bursitis. J "
                 "Ultrasound 2014;17(2):165-167",
     .identifier = "pmid:24883139",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "vdvlist2019",
     .citation = "van der Vlist AC et al. Clinical risk factors for Achilles tendinopathy: a "
                 "systematic review. Br J Sports Med 2019;53(21):1352-1361",
     .identifier = "pmid:30718234",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "lagas2020",
     .citation = "Lagas IF et al. Incidence of Achilles tendinopathy and associated risk factors "
                 "in recreational runners. J Sci Med Sport 2020;23(5):448-452",
     .identifier = "pmid:31892510",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "mahieu2006",
     .citation = "Mahieu NN et al. Intrinsic risk factors for the development of Achilles tendon "
                 "overuse injury. Am J Sports Med 2006;34(2):226-235",
     .identifier = "pmid:16260469",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rabin2014",
     .citation =
         "Rabin A, Kozol Z, Finestone AS. Limited ankle dorsiflexion increases the risk for "
         "mid-portion Achilles tendinopathy in infantry recruits. J Foot Ankle Res 2014",
     .identifier = "doi:10.1186/s13047-014-0048-3",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "owens2013",
     .citation = "Owens BD et al. Risk factors for lower extremity tendinopathies in military "
                 "personnel. Orthop J Sports Med 2013;1(1)",
     .identifier = "pmid:26535232",
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
     .identifier = "doi:10.1111/sms.12137",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "lyght2016",
     .citation = "Lyght M et al. Effects of foot strike and step frequency on Achilles tendon "
                 "stress during running. J Appl Biomech 2016;32(4):365-372",
     .identifier = "doi:10.1123/jab.2015-0183",
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
     .identifier = "doi:10.1249/MSS.0000000000000133",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "creaby2017",
     .citation = "Hip biomechanics are altered in male runners with Achilles tendinopathy (14 vs "
                 "11 runners)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rbf2025",
     .citation =
         "Achilles tendinopathy physical impairments evaluated with clinician-friendly tests: "
         "systematic review with meta-analysis. Braz J Phys Ther (S1413355525000413)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
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
     .identifier = "doi:10.1177/03635465980260030301",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "fahlstrom2003",
     .citation = "Fahlstrom M et al. Chronic Achilles tendon pain treated with eccentric "
                 "calf-muscle training. Knee Surg Sports Traumatol Arthrosc 2003;11:327-333",
     .identifier = "doi:10.1007/s00167-003-0418-z",
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
    {.key = "nct03089008",
     .citation = "NCT03089008 Eccentric exercise in treatment of Achilles tendinopathy (eccentric "
                 "vs stretching; Bispebjerg)",
     .what_was_seen = "arm descriptions",
     .provenance = sdk::Provenance::kVerified},
    {.key = "beyer2015",
     .citation = "Beyer R et al. Heavy slow resistance versus eccentric training as treatment for "
                 "Achilles tendinopathy: RCT. Am J Sports Med 2015;43(7):1704-1711",
     .identifier = "doi:10.1177/0363546515584760",
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
     .identifier = "doi:10.1177/0363546506298279",
     .what_was_seen =
         "title page, background, purpose; abstract with group sizes (19 + 19) at "
         "https://arctichealth.org/en/print?q=id:ahliterature165092 (cut before the numbers)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "silb_table",
     .citation = "Table 1, Silbernagel's combined concentric-eccentric program (BMC Musculoskelet "
                 "Disord 2021, s12891-021-04553-6)",
     .what_was_seen = "phases 1 and 2; cut at 'Phase 3: Weeks 3-12'",
     .provenance = sdk::Provenance::kVerified},
    {.key = "silb2011",
     .citation =
         "Silbernagel KG et al. The majority of patients with Achilles tendinopathy recover fully "
         "when treated with exercise alone: 5-year follow-up. Am J Sports Med 2011;39(3):607-613",
     .identifier = "pmid:21084657",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "silb_rts",
     .citation = "Silbernagel KG, Crossley KM. A proposed return-to-sport program for patients "
                 "with midportion Achilles tendinopathy. JOSPT 2015;45(11):876-886",
     .what_was_seen = "title page and introduction (the level table NOT seen)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "jat2020",
     .citation = "Silbernagel KG, Hanlon S, Sprague A. Current clinical concepts: conservative "
                 "management of Achilles tendinopathy. J Athl Train 2020;55(5):438-447",
     .identifier = "doi:10.4085/1062-6050-356-19",
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
    {.key = "pringels2025",
     .citation =
         "Pringels L et al. Effectiveness of reducing tendon compression in the rehabilitation of "
         "insertional Achilles tendinopathy: randomised clinical trial. Br J Sports Med 2025",
     .identifier = "doi:10.1136/bjsports-2024-109138",
     .what_was_seen = "abstract; BJSM-blog summary at dailyprime.io",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rabusin2021",
     .citation =
         "Rabusin CL et al. Efficacy of heel lifts versus calf muscle eccentric exercise for "
         "mid-portion Achilles tendinopathy (HEALTHY). Br J Sports Med 2021;55(9):486-492",
     .identifier = "doi:10.1136/bjsports-2019-101776",
     .what_was_seen = "abstract; 12 mm lift from the protocol (PMID 30949243)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "munteanu2015",
     .citation = "Munteanu SE et al. Effectiveness of customised foot orthoses for Achilles "
                 "tendinopathy: RCT. Br J Sports Med 2015;49(15):989-994",
     .identifier = "doi:10.1136/bjsports-2014-093845",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "devos2007",
     .citation = "de Vos RJ et al. Night splint added to eccentric exercise in chronic midportion "
                 "Achilles tendinopathy: RCT (Br J Sports Med 2007; PMC2465339)",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rompe2007",
     .citation =
         "Rompe JD et al. Eccentric loading, shock-wave treatment, or a wait-and-see policy for "
         "tendinopathy of the main body of tendo Achillis: RCT. Am J Sports Med 2007;35(3):374-383",
     .identifier = "pmid:17244902",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rompe2008",
     .citation =
         "Rompe JD, Furia J, Maffulli N. Eccentric loading compared with shock wave treatment for "
         "chronic insertional Achilles tendinopathy: RCT. J Bone Joint Surg Am 2008;90:52-61",
     .identifier = "doi:10.2106/JBJS.F.01494",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "rompe2009",
     .citation = "Rompe JD, Furia J, Maffulli N. Eccentric loading versus eccentric loading plus "
                 "shock-wave treatment for midportion Achilles tendinopathy. Am J Sports Med "
                 "2009;37(3):463-470",
     .identifier = "doi:10.1177/0363546508326983",
     .what_was_seen = "results as quoted by NICE IPG571 4.1",
     .provenance = sdk::Provenance::kVerified},
    {.key = "nma2021",
     .citation = "van der Vlist AC et al. Which treatment is most effective for patients with "
                 "Achilles tendinopathy? Living systematic review with network meta-analysis of 29 "
                 "RCTs. Br J Sports Med 2021;55(5):249",
     .identifier = "doi:10.1136/bjsports-2019-101872",
     .what_was_seen =
         "abstract; minimum important difference 15 from erasmusmc.nl/en/research/projects/lsr",
     .provenance = sdk::Provenance::kVerified},
    {.key = "oneill2018",
     .citation = "O'Neill S et al. Acute sensory and motor response to 45-s heavy isometric holds "
                 "for the plantar flexors in patients with Achilles tendinopathy. Knee Surg Sports "
                 "Traumatol Arthrosc 2018;27(9):2765-2773",
     .identifier = "pmid:29974171",
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
     .identifier = "doi:10.1177/2325967119834284",
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
     .identifier = "doi:10.3390/jcm10225360",
     .what_was_seen = "abstract to 'deep vein thrombo...' in the caution list",
     .provenance = sdk::Provenance::kVerified},
    {.key = "cryo2006",
     .citation = "Knobloch K et al. Intermittent KoldBlue cryotherapy of 3x10 min changes "
                 "mid-portion Achilles tendon microcirculation. Br J Sports Med 2007;41(6):e1-e7",
     .identifier = "pmid:17138636",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "wiegerinck2016",
     .citation =
         "Wiegerinck JI et al. Treatment of calcaneal apophysitis: wait and see versus orthotic "
         "device versus physical therapy: RCT. J Pediatr Orthop 2016;36(2):152-157",
     .identifier = "doi:10.1097/BPO.0000000000000417",
     .what_was_seen = "abstract to the 6-week results",
     .provenance = sdk::Provenance::kVerified},
    {.key = "lagas2021",
     .citation = "Lagas IF et al. VISA-A minimal clinically important difference for active people "
                 "with midportion Achilles tendinopathy. JOSPT October 2021",
     .what_was_seen = "news summary with the numbers",
     .provenance = sdk::Provenance::kVerified},
    {.key = "habets2018rts",
     .citation = "Habets B et al. Return to sport in athletes with midportion Achilles "
                 "tendinopathy: qualitative systematic review. Sports Med 2018;48(3):705-723",
     .identifier = "pmid:29249084",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "shrier1996",
     .citation = "Shrier I et al. Achilles tendonitis: are corticosteroid injections useful or "
                 "harmful? Clin J Sport Med 1996;6(4):245-250",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
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
    {.key = "stania2019",
     .citation = "Stania M et al. Extracorporeal shock wave therapy for Achilles tendinopathy. "
                 "Biomed Res Int 2019;2019:3086910",
     .identifier = "pmid:31950037",
     .what_was_seen = "table 2 (doses of 22 studies), first rows; abstract at PMC6948318",
     .provenance = sdk::Provenance::kVerified},
    {.key = "eswt_sr2022",
     .citation = "Extracorporeal shockwave therapy for mid-portion and insertional Achilles "
                 "tendinopathy: systematic review of randomized controlled trials. Sports Med Open "
                 "2022 (s40798-022-00456-5)",
     .identifier = "doi:10.1186/s40798-022-00456-5",
     .what_was_seen =
         "abstract to the midportion results; the insertional sentence is cut after 'very'",
     .provenance = sdk::Provenance::kVerified},
    {.key = "pinit2020",
     .citation =
         "Pinitkwamdee S et al. Effectiveness of extracorporeal shockwave therapy in the treatment "
         "of chronic insertional Achilles tendinopathy. Foot Ankle Int 2020;41(4):403-410",
     .identifier = "doi:10.1177/1071100719898461",
     .what_was_seen = "abstract; treatment detail at physiotherapyalberta.ca",
     .provenance = sdk::Provenance::kVerified},
    {.key = "alsul2025",
     .citation = "Alsulaimani B et al. Does shockwave therapy lead to better pain and function "
                 "than sham over 12 weeks in people with insertional Achilles tendinopathy? RCT. "
                 "Clin Rehabil 2025;39(2):174-186",
     .identifier = "pmid:39704142",
     .what_was_seen = "abstract; citation from a PubMed mirror",
     .provenance = sdk::Provenance::kVerified},
    {.key = "stevens2014",
     .citation = "Stevens M, Tan CW. Effectiveness of the Alfredson protocol compared with a lower "
                 "repetition-volume protocol for midportion Achilles tendinopathy: RCT. JOSPT 2014",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
};

}  // namespace soleus::achilles_tendinopathy
