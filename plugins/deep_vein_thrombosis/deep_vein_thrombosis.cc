// A clot in the deep veins of the leg, which a sore calf hides, and the burst Baker cyst that looks
// like one. Ratios are those printed in the studies named, or computed from their sensitivity and
// specificity; SOURCES.md says who read them, and where.
//
// What this plugin is for is the second visit: a calf strain that came back, a leg in plaster that
// swells, a calf that bleeds under the drug given for a clot. Its flags do not wait for the
// probability.
#include "plugins/sdk/plugin.h"

#include "plugins/deep_vein_thrombosis/cases/cases.h"
#include "plugins/deep_vein_thrombosis/evidence.h"
#include "plugins/deep_vein_thrombosis/orders.h"
#include "plugins/deep_vein_thrombosis/red_flags.h"
#include "plugins/deep_vein_thrombosis/sources.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/shared_scores.h"

namespace soleus::deep_vein_thrombosis {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr Pretest kDvtPretest[] = {
    {"adult_gradual", 0.012, {0.004, 0.03}},
    {"adult_sudden", 0.05, {0.03, 0.08}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Pretest kBakerPretest[] = {
    {"adult_gradual", 0.004, {0.001, 0.01}},
    {"adult_sudden", 0.03, {0.01, 0.06}},
    {"child_6_17", 0.001, {0.0002, 0.003}},
};

constexpr Modifier kDvtModifiers[] = {
    {.id = "dvt_returned_after_calf_strain",
     .label = "Back after a calf strain",
     .when = Present(leg::kCalfStrainDiagnosedThisEpisode),
     .factor = 6,
     .range = {3, 12},
     .group = "returned_after",
     .provenance = Provenance::kEstimate,
     .sources = {"calvo2020", "theiss2011"},
     .note = "Meant for a second visit within 6 weeks with worsening; the time and the worsening "
             "are not read. Two case reports, no rate."},
    {.id = "dvt_rupture_this_episode",
     .label = "Achilles rupture diagnosed in this episode",
     .when = Present(leg::kAchillesRuptureDiagnosedThisEpisode),
     .factor = 6,
     .range = {3, 12},
     .group = "returned_after",
     .provenance = Provenance::kEstimate,
     .sources = {"nilsson2009", "barfod2020"},
     .note =
         "Screening found a clot in 34 % (nilsson2009) to 48 % (barfod2020) of immobilised "
         "ruptures, symptoms in 0.4 % (patel2012): a patient who comes back with a complaint "
         "stands between; 6 as after a returned calf strain. Added to the evidence base (KG03)."},
};

// The side and the vein are the scan's to state.
constexpr Coding kDvtCodes[] = {
    {leg::kSnomedCt, "404223003", "Deep venous thrombosis of lower extremity (disorder)"},
    {leg::kIcd10Cm, "I82.409",
     "Acute embolism and thrombosis of unspecified deep veins of unspecified lower extremity"},
};

constexpr Coding kBakerCodes[] = {
    {leg::kIcd10Cm, "M66.0", "Rupture of popliteal cyst"},
};

constexpr Condition kConditions[] = {
    {
        .id = kDeepVeinThrombosis,
        .name = "Deep vein thrombosis (including isolated distal calf DVT)",
        .codes = kDvtCodes,
        .dangerous = true,
        .note = "Wells is weak for isolated distal (calf) DVT: sensitivity 47%. The D-dimer closes "
                "nothing here: see its row.",
        .pretest = kDvtPretest,
        .pretest_basis =
            "6.2% of clinical tennis-leg patients; general rate about 1/1000/yr. No published "
            "distribution of diagnoses in posterior heel pain was found. Amended in child_6_17, "
            "0.0005 to 0.001: Thrombosis on the pill or with a catheter in adolescents. Rare and "
            "grave: with 5 % always left to \"something else\", a pretest far below 1 in 1,000 "
            "cannot be reached by two or three honest signs. Raised to what first contact may see, "
            "well inside its own uncertainty.",
        .pretest_sources = {"tennisleg2016", "sartori2012", "goodacre2005", "riddle2005dvt"},
        .modifiers = kDvtModifiers,
        .evidence = kDvtEvidence,
    },
    {
        .id = kRupturedBakerCyst,
        .name = "Ruptured or leaking Baker cyst",
        .codes = kBakerCodes,
        .note = "Supports: knee arthritis or swelling, sudden calf pain and bruising at the ankle; "
                "it mimics a clot. No SNOMED CT code was verified for a popliteal cyst.",
        .pretest = kBakerPretest,
        .pretest_basis = "1 of 35 clinical tennis legs. No published distribution of diagnoses in "
                         "posterior heel pain was found.",
        .pretest_sources = {"flecca2007"},
        .evidence = kBakerEvidence,
    },
};

constexpr Score kScores[] = {leg::kWellsScore};

constexpr Plugin kClotInTheLeg = {
    .about =
        {.id = "deep_vein_thrombosis",
         .version = "0.1.0",
         .title = "Clot in the leg: deep vein thrombosis, and the Baker cyst that mimics it",
         .for_whom = "Adults, and with very low pretest probability children of 6-17, with "
                     "posterior heel, Achilles or distal calf pain at first contact in physical "
                     "therapy, primary care or urgent care.",
         .not_for = "Not to exclude a clot: a normal leg and a low score do not. Not for children "
                    "under 6.",
         .status = Status::kDraft,
         .review_by = "2027-11-24",
         .attributes = {.bibliographic_citation =
                            "Goodacre 2005 (Wells items), Sartori 2012 (isolated distal clots), "
                            "Riddle 2005 (orthopaedic outpatients), Geersing 2014 (D-dimer), NICE "
                            "NG158 and QS201 (pathway), Theiss 2011 and Calvo 2020 (clots first "
                            "called calf strain); all with what was seen in SOURCES.md.",
                        .developer = "The Soleus project; no clinician has reviewed this version.",
                        .funding = "No funding is recorded.",
                        .released_and_revised =
                            "Evidence compiled on 2026-11-23; version 0.1.0 not yet released.",
                        .use_of_race = "Not used.",
                        .use_of_ethnicity = "Not used.",
                        .use_of_language = "Not used.",
                        .use_of_sexual_orientation = "Not used.",
                        .use_of_gender_identity = "Not used.",
                        .use_of_sex = "Not used.",
                        .use_of_date_of_birth =
                            "Used for age: which presentation applies (adult, or 6-17 years).",
                        .use_of_social_determinants = "Not used.",
                        .use_of_health_status_assessment = "Not used."}},
    .sources = kSources,
    .vocabulary = leg::kLowerLeg,
    .presentations = leg::kPresentations,
    .conditions = kConditions,
    .red_flags = kRedFlags,
    .orders = kOrders,
    .order_sets = kOrderSets,
    .scores = kScores,
    .cases = kCases,
};

}  // namespace
}  // namespace soleus::deep_vein_thrombosis

SOLEUS_EXPORT_PLUGIN(soleus::deep_vein_thrombosis::kClotInTheLeg);
