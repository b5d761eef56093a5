// What people name as the cause or the cure of Achilles pain, what to assess for it, what it
// selects, and what the evidence says of it: the claim never stands without its verdict.
//
// Evidence texts mark what in them is an estimate; everything else was read in the sources named.
// `certainty` is a judgement made here, or the strength of the orders' recommendation.
//
// A measure counts only past a threshold of the base. The foot posture index has none that fits the
// Achilles: its value is shown to nobody as "present".
#pragma once

#include "plugins/achilles_tendinopathy/order_rules.h"
#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg.h"

namespace soleus::achilles_tendinopathy {

inline constexpr sdk::Factor kFactors[] = {
    {
        .id = "achilles_injury_is_common",
        .claim = "A common cause of pain behind the heel when running or walking is injury to the "
                 "Achilles tendon",
        .verdict = "supported",
        .evidence =
            "1.85/1000 GP patients; but plantar heel pain is about twice as common overall.",
        .certainty = "not graded",
        .assess = {vocabulary::kPainMidTendon, vocabulary::kPainInsertion,
                   vocabulary::kPainPlantar},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"dejonge2011", "rasenberg2019"},
    },
    {
        .id = "overuse",
        .claim = "Overuse: more stress than the tendon can tolerate",
        .verdict = "partly supported: an earlier episode predicts, no load variable did",
        .evidence = "Previous episode OR 6.3 (3.9-10.0); training-schedule use OR 1.8 (1.1-3.0); "
                    "no load variable associated; over 10 years of running RR 1.6; 35% of GP "
                    "patients had a sports link, so most did not.",
        .certainty = "low-moderate",
        .assess = {vocabulary::kTrainingLoadChange, vocabulary::kPriorAchillesTendinopathy},
        .orders = {"training_load_education", "pain_monitoring_model", "return_to_running"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"lagas2020", "knobloch2008", "dejonge2011"},
    },
    {
        .id = "running_form",
        .claim = "Poor running form",
        .verdict = "partly supported: mechanism only",
        .evidence = "Rearfoot pattern lower Achilles stress than forefoot; +5% step rate lowers "
                    "peak stress and strain; non-rearfoot strike 11% more impulse per step; "
                    "altered knee and ankle kinematics before onset (142 runners followed).",
        .certainty = "low-moderate (mechanism, one small prospective study)",
        .assess = {vocabulary::kRunningFormFault},
        .orders = {"running_assessment", "gait_retraining"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"lyght2016", "almonroeder2013", "hein2013"},
    },
    {
        .id = "footwear",
        .claim = "Footwear",
        .verdict = "partly supported: indirect",
        .evidence = "12 mm lifts improved VISA-A by 9.6 more than eccentric exercise; no "
                    "prospective risk figure for shoe drop found (estimate).",
        .certainty = "low",
        .assess = {vocabulary::kFootwearChange},
        .orders = {"footwear_education", "heel_lift"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"rabusin2021"},
    },
    {
        .id = "terrain",
        .claim = "The terrain one runs on",
        .verdict = "partly supported: sand only",
        .evidence = "Sand RR 10 (1.12-92.8); asphalt RR 0.47 (p = .02).",
        .certainty = "very low (retrospective, wide)",
        .assess = {vocabulary::kTrainingLoadChange},
        .orders = {"terrain_education"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"knobloch2008"},
    },
    {
        .id = "uphill",
        .claim = "Running or walking uphill: the pull is greater",
        .verdict = "plausible, not shown to cause injury",
        .evidence = "No difference in tendon area change between -6%, 0 and +6%; uphill had the "
                    "smallest peak force; uphill raises dorsiflexion, hence insertional "
                    "compression: plausible, untested (estimate).",
        .certainty = "very low: a mechanism, not a measured risk",
        .assess = {vocabulary::kUphillProvokes},
        .orders = {"terrain_education", "return_to_running"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"neves2014"},
    },
    {
        .id = "weak_calf",
        .claim = "Weak leg muscles (calf)",
        .verdict = "partly supported: limited prospective evidence",
        .evidence = "Plantarflexor strength < 50 Nm predicted injury, 85% sensitive but 4.5% "
                    "specific, 10 cases; limited evidence in the 2019 review; tendinopathic "
                    "runners weaker by 15-56 Nm, soleus most. Weak resisted plantarflexion counts "
                    "here only after rupture is excluded. Fewer than 20 heel raises, the goal of "
                    "the programmes, count as weak (estimate).",
        .certainty = "low-moderate",
        .assess = {vocabulary::kHeelRaiseCount, vocabulary::kPlantarflexionWeak,
                   vocabulary::kCalfSqueezeNoPlantarflexion, vocabulary::kPalpableGap},
        .present_if = kWeakCalf,
        .orders = {"combined_loading_silbernagel", "heavy_slow_resistance",
                   "eccentric_loading_alfredson", "low_compression_insertional_programme"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"mahieu2006", "vdvlist2019", "oneill2019"},
    },
    {
        .id = "hip_and_knee",
        .claim = "Weak hip or knee muscles; the pain may come from the hip or knee",
        .verdict = "association only",
        .evidence = "28-34% hip strength deficits, both sides; gluteal timing late; hip extension "
                    "strength effect 0.49 (0.12-2.59); knee flexor strength lower before onset.",
        .certainty = "low (cross-sectional)",
        .assess = {vocabulary::kHipWeakness, vocabulary::kPoorStepDownControl},
        .orders = {"kinetic_chain_assessment", "hip_and_knee_strengthening", "balance_training"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"habets2017hip", "smith2014", "rbf2025", "hein2013"},
    },
    {
        .id = "decreased_flexibility",
        .claim = "Decreased flexibility, tight calf",
        .verdict = "conflicting",
        .evidence = "Limited dorsiflexion knee bent (21.1 vs 27.4 degrees) preceded disease; MORE "
                    "dorsiflexion (> 9 degrees) preceded disease; 5.2 degrees less in patients. A "
                    "lunge under 9 cm, or 2 cm "
                    "or more less than the other side, counts as limited (estimate).",
        .certainty = "conflicting",
        .assess = {vocabulary::kWeightBearingLunge, vocabulary::kWeightBearingLungeSideDifference},
        .present_if = kLimitedLunge,
        .orders = {"calf_stretching", "calf_foam_rolling", "joint_mobilisation"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"rabin2014", "mahieu2006", "rbf2025"},
    },
    {
        .id = "arch_height",
        .claim = "High or low arch",
        .verdict = "not supported for Achilles",
        .evidence = "Static foot posture not associated in the 2019 review; custom orthoses no "
                    "better than sham: 2.6 (-2.9 to 8.0); pronation OR 3.7 for PLANTAR heel pain.",
        .certainty = "evidence against for Achilles; supportive only for plantar heel pain",
        .assess = {vocabulary::kFootPostureIndex},
        .orders = {"foot_orthoses"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"vdvlist2019", "munteanu2015", "irving2007"},
    },
    {
        .id = "strong_contraction",
        .claim = "A strong contraction, a landing, a forced dorsiflexion",
        .verdict = "supported as the mechanism of rupture",
        .evidence = "Classic rupture mechanism.",
        .certainty = "moderate",
        .assess = {vocabulary::kSuddenOnset, vocabulary::kPopOrKickAtOnset},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"boyd2015"},
    },
    {
        .id = "drugs_and_disease",
        .claim = "Drugs and disease: fluoroquinolone, corticosteroid, transplant, lipids",
        .verdict = "supported for fluoroquinolones, more so with an oral corticosteroid",
        .evidence = "Fluoroquinolone OR 4.3 (2.4-7.8); with oral steroid IRR 19.4 (7.8-48.2); "
                    "alcohol AOR 1.33 (1.00-1.76).",
        .certainty = "moderate",
        .assess = {vocabulary::kFluoroquinoloneCurrent, vocabulary::kSystemicCorticosteroid,
                   vocabulary::kTransplantOrRenalFailure, vocabulary::kFamilialLipidFeatures,
                   vocabulary::kSpondyloarthritisFeatures},
        .orders = {"stop_fluoroquinolone_contact_prescriber"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"vdl2003", "morales2019", "owens2013"},
    },
    {
        .id = "rupture_if_ignored",
        .claim = "If untreated or severe, the tendon can rupture",
        .verdict = "true but small",
        .evidence =
            "4% of diagnosed tendinopathy later ruptured; most ruptures have no prior symptoms.",
        .certainty = "not graded",
        .assess = {vocabulary::kPopOrKickAtOnset, vocabulary::kCannotPushOff,
                   vocabulary::kCalfSqueezeNoPlantarflexion},
        .orders = {"core_education"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"yasui2017", "boyd2015"},
    },
    {
        .id = "rupture_needs_surgery",
        .claim = "Rupture is often treated with surgery",
        .verdict = "outdated in part",
        .evidence =
            "AAOS recommendations for operating are weak; functional non-operative care is common.",
        .certainty = "not graded",
        .provenance = sdk::Provenance::kVerified,
        .sources = {"aaos2009", "atr_inc"},
    },
    {
        .id = "no_imaging_in_simple_cases",
        .claim = "X-ray or MRI usually not needed in simple cases",
        .verdict = "supported",
        .evidence = "No imaging for simple midportion or insertional disease in an adult without "
                    "red flag, under 12 weeks of care.",
        .certainty = "not graded",
        .provenance = sdk::Provenance::kVerified,
        .sources = {"kernow2019", "singh2015"},
    },
    {
        .id = "physical_therapy_helps",
        .claim = "Physical therapy relieves symptoms",
        .verdict = "supported",
        .evidence = "60% vs 24% much improved; 80% recovered at 5 years.",
        .certainty = "low in the network meta-analysis of any treatment against waiting",
        .orders = {"core_education", "avoid_rest_alone"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"rompe2007", "silb2011", "nma2021"},
    },
    {
        .id = "progressive_strengthening",
        .claim = "Progressive strengthening from low intensity to sport",
        .verdict = "strongly supported",
        .evidence = "First-line.",
        .certainty = "recommendation strong (midportion, and low-compression at the insertion)",
        .assess = {vocabulary::kHeelRaiseCount},
        .present_if = kFewHeelRaises,
        .orders = {"combined_loading_silbernagel", "heavy_slow_resistance",
                   "eccentric_loading_alfredson", "low_compression_insertional_programme",
                   "plyometric_return_to_sport"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"alfredson1998", "beyer2015", "nma2021"},
    },
    {
        .id = "stretching_and_foam_rolling",
        .claim = "Stretching and foam rolling help",
        .verdict = "weak; harmful position in insertional disease",
        .evidence = "No calf stretching for insertional disease; no trial found shows that "
                    "stretching alone helps midportion disease, and no tendinopathy outcome of "
                    "foam rolling was found.",
        .certainty = "recommendation weak",
        .assess = {vocabulary::kWeightBearingLunge, vocabulary::kWeightBearingLungeSideDifference},
        .present_if = kLimitedLunge,
        .orders = {"calf_stretching", "calf_foam_rolling"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"pringels2025", "foam2022", "bartsch2021"},
    },
    {
        .id = "ice_and_compression",
        .claim = "Ice and compression help",
        .verdict = "comfort only",
        .evidence = "No outcome trial found; sport compression socks went with more disease.",
        .certainty = "recommendation weak",
        .assess = {vocabulary::kTendonThickening},
        .orders = {"ice", "compression"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"cryo2006", "lagas2020"},
    },
    {
        .id = "manual_therapy",
        .claim = "Manual therapy decreases pain",
        .verdict = "short term only",
        .evidence = "Better than exercise at 4 weeks, no added benefit later.",
        .certainty = "recommendation weak to moderate",
        .orders = {"soft_tissue_manual_therapy", "joint_mobilisation"},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"stefansson2019"},
    },
    {
        .id = "typical_symptoms",
        .claim = "Symptoms: tenderness, tight calf, first-step stiffness, swelling",
        .verdict = "supported with limits",
        .evidence = "Morning stiffness 89% sensitive, 58% specific (21 people); swelling at the "
                    "back of the ankle should also prompt rupture, DVT, infection questions.",
        .certainty = "not graded",
        .assess = {vocabulary::kMorningStiffness, vocabulary::kStartUpPainWarmsUp,
                   vocabulary::kTenderMidTendon, vocabulary::kTenderInsertion,
                   vocabulary::kTendonThickening},
        .provenance = sdk::Provenance::kVerified,
        .sources = {"reiman2014", "hutchison2013"},
    },
};

}  // namespace soleus::achilles_tendinopathy
