// Works that this plugin cites.
// `what_was_seen` says how much of each work was read: often an abstract or a secondary page.
#pragma once

#include "plugins/sdk/plugin.h"

namespace soleus::achilles_rupture {

inline constexpr sdk::Source kSources[] = {
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
    {.key = "qld_cpc",
     .citation = "Queensland Health Clinical Prioritisation Criteria: Achilles tendon pathology "
                 "and rupture",
     .what_was_seen = "opening: emergency referral list",
     .provenance = sdk::Provenance::kVerified},
    {.key = "nhs_dg",
     .citation = "NHS Dumfries & Galloway RefHelp: ankle problems (last reviewed 05/07/2024)",
     .what_was_seen = "full page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "hey_nhs",
     .citation = "Hull University Teaching Hospitals: Achilles tendon rupture, information for "
                 "patients HEY1414-2024",
     .what_was_seen = "opening",
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
    {.key = "bjgpopen2017",
     .citation = "GP pocket ultrasound confirming complete Achilles tendon rupture: case report. "
                 "BJGP Open 2017;1(3):bjgpopen17X100893",
     .identifier = "doi:10.3399/bjgpopen17X100893",
     .what_was_seen = "introduction and case",
     .provenance = sdk::Provenance::kVerified},
    {.key = "gpnotebook",
     .citation =
         "GPnotebook/Pharmacy notebook: Achilles rupture, diagnostic process (reviewed 08/2021)",
     .what_was_seen = "page opening",
     .provenance = sdk::Provenance::kVerified},
    {.key = "acr_chronic",
     .citation = "ACR Appropriateness Criteria: chronic ankle pain (via two 2026 secondary "
                 "summaries at gighz.com)",
     .what_was_seen = "secondary summary: radiography first; ultrasound 'Usually Appropriate' next "
                      "if a tendon is suspected and radiographs are normal",
     .provenance = sdk::Provenance::kVerified},
    {.key = "maffulli1998",
     .citation = "Maffulli N. The clinical diagnosis of subcutaneous tear of the Achilles tendon: "
                 "a prospective study in 174 patients. Am J Sports Med 1998;26(2):266-270",
     .identifier = "pmid:9548122",
     .what_was_seen = "full abstract",
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
    {.key = "pt_rlh",
     .citation = "Physiotutors: Royal London Hospital test (quotes Reiman 2014 pooled values)",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "pt_arc",
     .citation = "Physiotutors: Arc test (quotes Reiman 2014 pooled values)",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "fpn_csf",
     .citation = "FPnotebook: calcaneal stress fracture",
     .what_was_seen = "page",
     .provenance = sdk::Provenance::kVerified},
    {.key = "visualdx_csf",
     .citation = "VisualDx: calcaneal stress fracture",
     .what_was_seen = "page opening",
     .provenance = sdk::Provenance::kVerified},
    {.key = "ard_spa",
     .citation = "Table of sensitivity/specificity/LR for tests relevant to axial "
                 "spondyloarthritis (Ann Rheum Dis; after Rudwaleit et al.)",
     .what_was_seen = "the whole table (HLA-B27 row not in the excerpt)",
     .provenance = sdk::Provenance::kVerified},
    {.key = "atr_inc",
     .citation = "Achilles ruptures review (Curr Rev Musculoskelet Med; PMC4094105)",
     .what_was_seen = "abstract and introduction: about 18 per 100,000; male:female 1.7:1 to 30:1; "
                      "second peak sixth-eighth decade",
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
    {.key = "nilsson2009",
     .citation =
         "Nilsson-Helander K et al. High incidence of deep venous thrombosis after Achilles tendon "
         "rupture. Knee Surg Sports Traumatol Arthrosc 2009;17(10):1234-1238",
     .identifier = "pmid:19238360",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "barfod2020",
     .citation = "Barfod KW et al. Risk of deep vein thrombosis after acute Achilles tendon "
                 "rupture: secondary analysis of an RCT",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "patel2012",
     .citation = "Patel A et al. Incidence of DVT and PE after Achilles tendon rupture. Clin "
                 "Orthop Relat Res 2012;470(1):270-274",
     .identifier = "pmid:22045072",
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
    {.key = "wiegerinck2016",
     .citation =
         "Wiegerinck JI et al. Treatment of calcaneal apophysitis: wait and see versus orthotic "
         "device versus physical therapy: RCT. J Pediatr Orthop 2016;36(2):152-157",
     .identifier = "doi:10.1097/BPO.0000000000000417",
     .what_was_seen = "abstract to the 6-week results",
     .provenance = sdk::Provenance::kVerified},
    {.key = "shrier1996",
     .citation = "Shrier I et al. Achilles tendonitis: are corticosteroid injections useful or "
                 "harmful? Clin J Sport Med 1996;6(4):245-250",
     .what_was_seen = "abstract",
     .provenance = sdk::Provenance::kVerified},
    {.key = "sa_cpc",
     .citation = "SA Health Clinical Prioritisation Criteria: trauma orthopaedics, adult",
     .what_was_seen = "emergency list: acute Achilles rupture, suspected acute compartment "
                      "syndrome, suspected acute bone or joint infection, suspected fracture",
     .provenance = sdk::Provenance::kVerified},
};

}  // namespace soleus::achilles_rupture
