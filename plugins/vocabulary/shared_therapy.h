// Exercise, hands-on and shock-wave treatment, and what the patient is told.
#pragma once

#include <string_view>

#include "plugins/sdk/advice.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "plugins/vocabulary/order_rules.h"
#include "plugins/vocabulary/order_tags.h"

namespace soleus::vocabulary {

inline constexpr sdk::Coding kPatientEducation[] = {
    {"http://snomed.info/sct", "311401005", "Patient education (procedure)"}};
inline constexpr sdk::Coding kExerciseTherapy[] = {
    {"http://snomed.info/sct", "229065009", "Exercise therapy (regime/therapy)"}};
inline constexpr sdk::Order kCoreEducation = {
    .id = "core_education",
    .title = "Core education and load management",
    .kind = sdk::OrderKind::kEducation,
    .codes = kPatientEducation,
    .dose = {.text =
                 "What it is (tendinopathy, not simply inflammation), expected time 3-12 months, "
                 "load not rest, relative rest from the provoking task, pain-monitoring, red-flag "
                 "safety net (pop, sudden weakness, swollen calf, breathlessness, fever)",
             .provenance = sdk::Provenance::kRecalled,
             .sources = {"nma2021"}},
    .evidence =
        "Wait-and-see is worse than any active treatment at 3 months (network meta-analysis, low "
        "certainty); 80% recover fully in 5 years with exercise, 20% keep symptoms; 4% of "
        "diagnosed tendinopathy later ruptured.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "strong",
    .sources = {"nma2021", "silb2011", "yasui2017"},
    .indication = "Every tendinopathy",
    .re_evaluate = "Each visit",
};

inline constexpr sdk::Order kTrainingLoadEducation = {
    .id = "training_load_education",
    .title = "Training-error review",
    .kind = sdk::OrderKind::kEducation,
    .codes = kPatientEducation,
    .dose = {.text = "Six-week log; change one variable at a time; weekly rise about 10-20%; "
                     "recovery days; no new hills, sand, spikes and speed together",
             .provenance = sdk::Provenance::kEstimate},
    .evidence =
        "Training schedule use OR 1.8 (1.1-3.0), previous episode OR 6.3 (3.9-10.0); none of the "
        "load variables was associated in that cohort.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate",
    .sources = {"lagas2020"},
    .indication = "Runner or sport",
    .selected_by = {kTrainingLoadChange, kPriorAchillesTendinopathy},
    .re_evaluate = "2-4 weeks",
};

inline constexpr std::string_view kCalfStretchingPrecautions[] = {
    "Not in insertional disease, bursitis or Haglund: dorsiflexion compresses the insertion",
    "Not when range is already greater than the other side: exclude rupture",
    "Not before excluding DVT and acute strain"};
inline constexpr std::string_view kCalfStretchingVariants[] = {
    "Insertional: omit. The low-compression programme that won the 2025 trial removed calf "
    "stretching; the losing arm stretched daily.",
    "Child: active dorsiflexion and gentle stretching only, no forced end range (estimate)"};
inline constexpr sdk::Contraindication kCalfStretchingNotFor[] = {
    {kInsertionalLikely, "insertional_achilles_tendinopathy",
     "Insertional tendinopathy: dorsiflexion compresses the insertion, and stretching usually "
     "provokes it."},
    {kBursitisLikely, "retrocalcaneal_bursitis",
     "Retrocalcaneal bursitis: dorsiflexion compresses the bursa."},
    {kCalfStrainLikely, "calf_strain",
     "Calf strain of the last 7 days: it comes first; exclude rupture and DVT."}};
inline constexpr sdk::Order kCalfStretching = {
    .id = "calf_stretching",
    .title = "Calf stretching: gastrocnemius (knee straight) and soleus (knee bent)",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {kTendonLoad},
    .dose = {.text = "Static hold 30 s x 3-5 each position, 1-2 times a day, mild stretch only (<= "
                     "3/10), for 4-6 weeks",
             .hold_seconds = 30,
             .pain_limit = 3,
             .provenance = sdk::Provenance::kEstimate},
    .progression =
        "Only if the lunge test is limited (side difference > 1.5-2 cm or angle under about 35-38 "
        "degrees); stop when symmetrical",
    .progression_provenance = sdk::Provenance::kEstimate,
    .precautions = kCalfStretchingPrecautions,
    .variants = kCalfStretchingVariants,
    .evidence =
        "No trial found shows stretching alone helps midportion disease; a Bispebjerg trial "
        "compared it with eccentric training (registered as NCT03089008; result, recalled as no "
        "difference, not seen). CPG 2018 grade for stretching recalled as C. Range is a weak "
        "target: Mahieu found MORE range a risk, Rabin found LESS.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"nct03089008", "mahieu2006", "rabin2014", "cpg2018", "pringels2025"},
    .indication =
        "Midportion tendinopathy with dorsiflexion deficit on the lunge test; plantar heel pain; "
        "calcaneal apophysitis (gentle, pain free); calf tightness",
    .when = sdk::AnyOf(kLimitedLunge, kPlantarHeelPainLikely),
    .contraindications = kCalfStretchingNotFor,
    .re_evaluate = "6 weeks",
};

inline constexpr sdk::Order kBalanceTraining = {
    .id = "balance_training",
    .title = "Balance and neuromuscular control",
    .kind = sdk::OrderKind::kTherapy,
    .codes = kExerciseTherapy,
    .dose = {.text = "Single-leg stance to unstable and dynamic tasks, 10 min, 3-5 days a week",
             .provenance = sdk::Provenance::kEstimate},
    .evidence = "Patient guidance asks for balance testing; no Achilles trial was found.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "weak",
    .sources = {"seed"},
    .indication = "Poor single-leg control; posterior ankle impingement (estimate)",
    .when = sdk::AnyOf(sdk::Present(kPoorStepDownControl), kImpingementLikely),
    .re_evaluate = "6 weeks",
};

inline constexpr std::string_view kCalcanealApophysitisCarePrecautions[] = {
    "No heavy eccentric or heavy slow resistance",
    "Redness, fever, night pain, refusal to bear weight: the red flag of a child with heel pain"};
inline constexpr sdk::Order kCalcanealApophysitisCare = {
    .id = "calcaneal_apophysitis_care",
    .title = "Calcaneal apophysitis care",
    .kind = sdk::OrderKind::kTherapy,
    .dose = {.text = "Heel-raise inlay for 10 weeks (trial dose, verified) plus, as estimates: "
                     "activity reduced to what is tolerated (pain <= 3/10), cushioned shoes, "
                     "gentle active range, low-load heel raises; review at 6 weeks",
             .weeks = 10,
             .pain_limit = 3,
             .provenance = sdk::Provenance::kEstimate,
             .sources = {"wiegerinck2016"}},
    .progression =
        "Back to full sport as pain allows; recurs with growth until the apophysis closes",
    .progression_provenance = sdk::Provenance::kRecalled,
    .precautions = kCalcanealApophysitisCarePrecautions,
    .evidence =
        "RCT n = 101 over 10 weeks (heel raise, supervised eccentric exercise, wait and see); "
        "heel-raise group more satisfied at 6 weeks; 3-month result not seen (recalled: all "
        "improved, no difference). RCT n = 124: heel raise vs orthoses, no main effect. J Fam "
        "Pract rates rest as C (consensus).",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "moderate",
    .sources = {"wiegerinck2016", "james2015", "clemow"},
    .indication = "Calcaneal apophysitis",
    .re_evaluate = "6 weeks",
};

inline constexpr std::string_view kShockWaveTherapyPrecautions[] = {
    "NICE: special arrangements for governance, consent, audit",
    "Not with anticoagulation, pregnancy, tumour, open growth plate, recent steroid injection"};
inline constexpr std::string_view kShockWaveTherapyVariants[] = {
    "Insertional: do not offer routinely. Two sham-controlled trials found no benefit: n = 76 with "
    "exercise, VISA-A difference 4.6 (-2.5 to 11.6) at 12 weeks; n = 31, no lasting difference. "
    "The favourable 2008 trial had no sham and a comparator (full-dorsiflexion eccentric) now "
    "known to be wrong for this site."};
inline constexpr sdk::Contraindication kShockWaveTherapyNotFor[] = {
    {kInsertionalLikely, "insertional_achilles_tendinopathy",
     "Insertional tendinopathy: two sham-controlled trials found no benefit."},
    {kApophysitisLikely, "calcaneal_apophysitis",
     "Calcaneal apophysitis: not over an open growth plate."},
    {kPlantarHeelPainLikely, "plantar_heel_pain",
     "Plantar heel pain: a plain radiograph first, and no dose for it was read; a metastasis of "
     "the heel bone has been treated as plantar heel pain for six months without one."},
    {sdk::AgeBelow(18), "age", "Under 18: a growth plate may be open."},
    {sdk::Present(kSteroidInjectionNearTendon), "steroid_injection_near_tendon",
     "Not after a recent steroid injection near the tendon."},
    {sdk::Present(kAnticoagulantCurrent), "anticoagulant_current",
     "On an anticoagulant: not over a tendon that may bleed."},
    {sdk::AnyOf(sdk::Present(kActiveCancer), sdk::Present(kWeightLossLumpOrCancer)),
     "active_cancer", "Cancer, or a lump or weight loss not explained: not over a tumour."}};
inline constexpr sdk::Order kShockWaveTherapy = {
    .id = "shock_wave_therapy",
    .title = "Extracorporeal shock-wave therapy as adjunct",
    .kind = sdk::OrderKind::kTherapy,
    .tags = {kTendonLoad},
    .dose = {.text = "Radial, 3 sessions once a week, 2000 pulses, 8 Hz, 3 bar, 0.1 mJ/mm2 (Rompe "
                     "2009, midportion)",
             .days_per_week = 1,
             .weeks = 3,
             .provenance = sdk::Provenance::kVerified,
             .sources = {"stania2019"}},
    .precautions = kShockWaveTherapyPrecautions,
    .variants = kShockWaveTherapyVariants,
    .evidence =
        "Midportion: pooled VISA-A +9.1 (6.4-11.8), added to standard care +10.3 (7.4-13.1), three "
        "trials, moderate quality (2022 review); 52% much improved vs 24% wait-and-see (2007). "
        "Insertional: not better than sham (2020, 2025). NICE IPG571 (2016): special arrangements.",
    .evidence_provenance = sdk::Provenance::kVerified,
    .strength = "conditional (midportion); against (insertional)",
    .sources = {"eswt_sr2022", "rompe2007", "rompe2009", "alsul2025", "pinit2020", "nice_ipg571",
                "rompe2008", "pringels2025"},
    .indication =
        "Midportion tendinopathy not better after >= 12 weeks of adherent loading, in addition to "
        "loading",
    .when = sdk::AllOf(kTwelveWeeksDidNotHelp, kMidportionLikely),
    .contraindications = kShockWaveTherapyNotFor,
    .re_evaluate = "4 months",
};

}  // namespace soleus::vocabulary
