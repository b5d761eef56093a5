// Works that several plugins of the lower leg cite, once each: diagnosis here, care and imaging in
// `lower_leg_sources_care.h`, measures in `lower_leg_sources_progress.h`. A plugin lists those that
// it cites in its own `sources.h`. `what_was_seen` says how much of each work was read: often an
// abstract or a secondary page; an identifier that was not looked up in its registry says so.
#pragma once

#include "plugins/sdk/plugin.h"
#include "plugins/vocabulary/lower_leg_sources_care.h"
#include "plugins/vocabulary/lower_leg_sources_progress.h"
#include "plugins/vocabulary/lower_leg_sources_signs.h"

namespace soleus::vocabulary::works {

inline constexpr sdk::Source kAaos2009 = {
    .key = "aaos2009",
    .citation =
        "AAOS clinical practice guideline: diagnosis and treatment of acute Achilles tendon "
        "rupture. 2009, reaffirmed 2014 (Chiodo CP et al. J Am Acad Orthop Surg 2010)",
    .what_was_seen =
        "NGC summary: recommendation 1 (two or more of four tests, Consensus); 2nd "
        "page orthocarolinaresearch.org: none of 16 recommendations graded strong, 2 "
        "moderate, 4 weak, 2 consensus, the rest inconclusive",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kKernow2019 = {
    .key = "kernow2019",
    .citation =
        "NHS Kernow CCG referral management: Achilles tendinopathy (reviewed 25/06/2019, "
        "cites NICE CKS)",
    .what_was_seen =
        "full page: suspected tear/rupture = arrange admission or refer urgently to "
        "fracture clinic via the on-call orthopaedic SHO; no ultrasound in primary "
        "care; no corticosteroid; surgery after 6 months",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kNhsDg = {
    .key = "nhs_dg",
    .citation = "NHS Dumfries & Galloway RefHelp: ankle problems (last reviewed 05/07/2024)",
    .what_was_seen = "full page",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kBoyd2015 = {
    .key = "boyd2015",
    .citation =
        "Boyd RPR, Dimock R, Solan MC, Porter E. Achilles tendon rupture: how to avoid "
        "missing the diagnosis. Br J Gen Pract 2015;65(641):668-669",
    .identifier = "doi:10.3399/bjgp15X688069 (identifier not resolved)",
    .what_was_seen = "opening, history and examination sections",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kSingh2015 = {
    .key = "singh2015",
    .citation = "Singh D. Acute Achilles tendon rupture (Easily Missed). BMJ 2015;351:h4722",
    .identifier = "doi:10.1136/bmj.h4722",
    .what_was_seen = "summary box, case, definition",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kFda2008 = {
    .key = "fda2008",
    .citation = "FDA 2008 boxed warning, fluoroquinolones: tendinitis and tendon rupture",
    .what_was_seen =
        "announcement; the advice to stop drug, avoid exercise and contact the "
        "doctor at https://www.bycomet.com/entry/2008/07/10/130700; Levaquin label "
        "5.1 text at https://levaquinhurtme.weebly.com/package-insert.html",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kReiman2014 = {
    .key = "reiman2014",
    .citation =
        "Reiman M et al. The utility of clinical measures for the diagnosis of Achilles tendon "
        "injuries: systematic review with meta-analysis. J Athl Train 2014;49(6):820-829",
    .identifier = "pmid:25243736 (identifier not resolved)",
    .what_was_seen = "abstract with ranges and CIs (individual table NOT seen)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kHutchison2013 = {
    .key = "hutchison2013",
    .citation =
        "Hutchison AM et al. What is the best clinical test for Achilles tendinopathy? "
        "Foot Ankle Surg 2013;19(2):112-117",
    .what_was_seen =
        "abstract summary; group sizes 10/6/5 and the ordering of tests at "
        "anatomia-fisioterapia.es",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kPtRlh = {
    .key = "pt_rlh",
    .citation = "Physiotutors: Royal London Hospital test (quotes Reiman 2014 pooled values)",
    .what_was_seen = "page",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kPtArc = {
    .key = "pt_arc",
    .citation = "Physiotutors: Arc test (quotes Reiman 2014 pooled values)",
    .what_was_seen = "page",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kArdSpa = {
    .key = "ard_spa",
    .citation =
        "Table of sensitivity/specificity/LR for tests relevant to axial "
        "spondyloarthritis (Ann Rheum Dis; after Rudwaleit et al.)",
    .what_was_seen = "the whole table (HLA-B27 row not in the excerpt)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kAtrInc = {
    .key = "atr_inc",
    .citation = "Achilles ruptures review (Curr Rev Musculoskelet Med; PMC4094105)",
    .what_was_seen =
        "abstract and introduction: about 18 per 100,000; male:female 1.7:1 to 30:1; "
        "second peak sixth-eighth decade",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kVdl2003 = {
    .key = "vdl2003",
    .citation =
        "van der Linden PD et al. Increased risk of Achilles tendon rupture with "
        "quinolone antibacterial use, especially in elderly patients taking oral "
        "corticosteroids. Arch Intern Med 2003;163(15):1801-1807",
    .identifier = "pmid:12912715 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kMorales2019 = {
    .key = "morales2019",
    .citation =
        "Morales DR et al. Relative and absolute risk of tendon rupture with "
        "fluoroquinolone and concomitant fluoroquinolone/corticosteroid therapy: nested "
        "case-control. Clin Drug Investig 2019;39(2)",
    .what_was_seen = "abstract (springermedizin.de) and table 4",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kKidney2007 = {
    .key = "kidney2007",
    .citation =
        "Fluoroquinolones-induced tendinitis and tendon rupture in kidney transplant "
        "recipients: 2 cases and review. Transplant Proc 2007;39(5):1673-1675",
    .identifier = "pmid:17580216",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kHeart2008 = {
    .key = "heart2008",
    .citation =
        "Barge-Caballero E et al. Quinolone-related Achilles tendinopathy in heart "
        "transplant patients. J Heart Lung Transplant 2008;27(1):46-51",
    .what_was_seen = "abstract opening",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kLung2002 = {
    .key = "lung2002",
    .citation =
        "Chhajed PN et al. Achilles tendon disease in lung transplant recipients: "
        "association with ciprofloxacin. Eur Respir J 2002;19:469-471",
    .identifier = "doi:10.1183/09031936.02.00257202 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kVallone2014 = {
    .key = "vallone2014",
    .citation =
        "Vallone G, Vittorio T. Complete Achilles tendon rupture after local infiltration "
        "of corticosteroids in the treatment of deep retrocalcaneal bursitis. J "
        "Ultrasound 2014;17(2):165-167",
    .identifier = "pmid:24883139 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kCpg2018 = {
    .key = "cpg2018",
    .citation =
        "Martin RL et al. Achilles Pain, Stiffness, and Muscle Power Deficits: Midportion "
        "Achilles Tendinopathy Revision 2018. JOSPT 2018;48(5):A1-A38",
    .identifier = "doi:10.2519/jospt.2018.0302 (identifier not resolved)",
    .what_was_seen = "title page and contents only; recommendation grades NOT seen",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kMedscapeRcb = {
    .key = "medscape_rcb",
    .citation = "Foye PM. Retrocalcaneal bursitis clinical presentation. Medscape (Oct 2023)",
    .what_was_seen = "page opening",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kMahieu2006 = {
    .key = "mahieu2006",
    .citation =
        "Mahieu NN et al. Intrinsic risk factors for the development of Achilles tendon "
        "overuse injury. Am J Sports Med 2006;34(2):226-235",
    .identifier = "pmid:16260469 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kRabin2014 = {
    .key = "rabin2014",
    .citation =
        "Rabin A, Kozol Z, Finestone AS. Limited ankle dorsiflexion increases the risk for "
        "mid-portion Achilles tendinopathy in infantry recruits. J Foot Ankle Res 2014",
    .identifier = "doi:10.1186/s13047-014-0048-3",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kNct03089008 = {
    .key = "nct03089008",
    .citation =
        "NCT03089008 Eccentric exercise in treatment of Achilles tendinopathy (eccentric "
        "vs stretching; Bispebjerg)",
    .what_was_seen = "arm descriptions",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kTennisleg2016 = {
    .key = "tennisleg2016",
    .citation =
        "Ultrasonographic evaluation of the ruptured medial head of gastrocnemius muscle. Rev Bras "
        "Med Esporte 2016 (81 patients)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kFlecca2007 = {
    .key = "flecca2007",
    .citation =
        "Flecca D et al. US evaluation and diagnosis of rupture of the medial head of the "
        "gastrocnemius (tennis leg). J Ultrasound 2007;10(4):194-198",
    .identifier = "pmid:23396898 (identifier not resolved)",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kTheiss2011 = {.key = "theiss2011",
                                            .citation =
                                                "Theiss JL et al. Deep vein thrombosis in a young "
                                                "marathon athlete. JOSPT 2011;41(12):942-947",
                                            .identifier = "pmid:22146368",
                                            .what_was_seen = "abstract",
                                            .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kCalvo2020 = {
    .key = "calvo2020",
    .citation =
        "Calvo A. Deep vein thrombosis after 'tennis leg' injury: a clinical case. J Invasive Tech "
        "Phys Ther 2020;3(1):26-29",
    .identifier = "doi:10.1055/s-0040-1701433",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kInsUs2019 = {
    .key = "ins_us2019",
    .citation =
        "Ultrasound findings in 56 people with insertional Achilles tendinopathy (Int J Sports "
        "Phys Ther 2019; PMC6769280)",
    .what_was_seen =
        "abstract and introduction (66% midportion, up to 25% insertional, rest other e.g. "
        "bursitis)",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kNilsson2009 = {
    .key = "nilsson2009",
    .citation =
        "Nilsson-Helander K et al. High incidence of deep venous thrombosis after Achilles tendon "
        "rupture. Knee Surg Sports Traumatol Arthrosc 2009;17(10):1234-1238",
    .identifier = "pmid:19238360",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kBarfod2020 = {
    .key = "barfod2020",
    .citation =
        "Barfod KW et al. Risk of deep vein thrombosis after acute Achilles tendon "
        "rupture: secondary analysis of an RCT",
    .what_was_seen = "abstract",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kQldCpc = {
    .key = "qld_cpc",
    .citation =
        "Queensland Health Clinical Prioritisation Criteria: Achilles tendon pathology "
        "and rupture",
    .what_was_seen = "opening: emergency referral list",
    .provenance = sdk::Provenance::kVerified};

inline constexpr sdk::Source kSaCpc = {
    .key = "sa_cpc",
    .citation = "SA Health Clinical Prioritisation Criteria: trauma orthopaedics, adult",
    .what_was_seen =
        "emergency list: acute Achilles rupture, suspected acute compartment "
        "syndrome, suspected acute bone or joint infection, suspected fracture",
    .provenance = sdk::Provenance::kVerified};

}  // namespace soleus::vocabulary::works
