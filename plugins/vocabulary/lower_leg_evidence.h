// Rows that raise several conditions of the lower leg alike. Such a finding multiplies every
// condition of its note by the same ratio: it raises the set and does not choose inside it. Each
// row is written once, so that two plugins cannot come to weigh one finding differently.
//
// A plugin that takes a row lists the sources which the row cites: hutchison2013,
// reiman2014, pt_arc, pt_rlh for the tendinopathy signs; maffulli1998, reiman2014 for the rupture
// signs; goodacre2005 for the swollen calf; ard_spa for the features of
// spondyloarthritis.
//
// Figures without a study are an expert's: quality D, bounds instead of an interval.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg_evidence_bone.h"
#include "plugins/vocabulary/lower_leg_evidence_course.h"
#include "plugins/vocabulary/lower_leg_evidence_illness.h"
#include "plugins/vocabulary/lower_leg_evidence_inflammation.h"
#include "plugins/vocabulary/lower_leg_evidence_neighbours.h"
#include "plugins/vocabulary/lower_leg_evidence_nerve.h"
#include "plugins/vocabulary/lower_leg_evidence_swelling.h"
#include "plugins/vocabulary/lower_leg_evidence_tear.h"
#include "plugins/vocabulary/lower_leg_evidence_vessels.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary::evidence {

using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kTenderMidTendon = {
    .finding = vocabulary::kTenderMidTendon,
    .present = Lr(3.11).Within(1.071, 4.082),
    .absent = Lr(0.22).Within(0.147, 0.95),
    .quality = Quality::kC,
    .provenance = Provenance::kVerified,
    .cluster = "midportion_local",
    .sources = {"hutchison2013"},
    .note =
        "Sensitivity 0.84, specificity 0.73; diagnostic case-control, blinded clinicians; "
        "reference ultrasound. LR+ and LR- computed from sensitivity and specificity. 21 people: "
        "10 midportion AT, 6 other posterior ankle pain, 5 asymptomatic; ultrasound as reference "
        "although asymptomatic tendons are often abnormal; two-gate. Kappa 0.74-0.96. The same "
        "ratio raises midportion Achilles tendinopathy, Achilles paratendinopathy (acute or "
        "chronic), partial Achilles tendon tear, fluoroquinolone-associated tendinopathy and "
        "familial hypercholesterolaemia with Achilles xanthoma alike (estimate)."};

inline constexpr Evidence kRoyalLondonTest = {
    .finding = vocabulary::kRoyalLondonTest,
    .present = Lr(3.86).Within(1.18, 4.905),
    .absent = Lr(0.53).Within(0.427, 1.026),
    .quality = Quality::kC,
    .provenance = Provenance::kVerified,
    .cluster = "midportion_local",
    .sources = {"reiman2014", "pt_rlh"},
    .note =
        "Sensitivity 0.54, specificity 0.86; meta-analysis of 2 studies; reference "
        "ultrasound/histology. LR+ and LR- computed from sensitivity and specificity. Pooled "
        "values as quoted by Physiotutors. They conflict with the recalled single-study "
        "specificities (0.91 and 0.93), both above the pooled 0.86: to be checked against Reiman's "
        "table. The same ratio raises midportion Achilles tendinopathy, partial Achilles tendon "
        "tear and fluoroquinolone-associated tendinopathy alike (estimate)."};

inline constexpr Evidence kArcSign = {
    .finding = vocabulary::kArcSign,
    .present = Lr(3.5).Within(1.15, 4.434),
    .absent = Lr(0.66).Within(0.535, 1.088),
    .quality = Quality::kC,
    .provenance = Provenance::kVerified,
    .cluster = "midportion_local",
    .sources = {"reiman2014", "pt_arc"},
    .note =
        "Sensitivity 0.42, specificity 0.88; meta-analysis of 2 studies; reference "
        "ultrasound/histology. LR+ and LR- computed from sensitivity and specificity. Pooled "
        "Reiman 2014 values as quoted by Physiotutors; CIs not seen. The same ratio raises "
        "midportion Achilles tendinopathy, partial Achilles tendon tear, "
        "fluoroquinolone-associated tendinopathy and familial hypercholesterolaemia with Achilles "
        "xanthoma alike (estimate)."};

inline constexpr Evidence kTendonThickening = {
    .finding = vocabulary::kTendonThickening,
    .present = Lr(5.9).Within(0.932, 10.782),
    .absent = Lr(0.46).Within(0.37, 0.985),
    .quality = Quality::kC,
    .provenance = Provenance::kRecalled,
    .cluster = "midportion_local",
    .sources = {"hutchison2013"},
    .note =
        "Sensitivity 0.59, specificity 0.9; n 21; diagnostic case-control; reference ultrasound. "
        "LR+ and LR- computed from sensitivity and specificity. Single-test value recalled from "
        "Hutchison 2013; agrees with the summary that was read: this test's specificity exceeded "
        "76%. Check before use. The same ratio raises midportion Achilles tendinopathy, partial "
        "Achilles tendon tear and familial hypercholesterolaemia with Achilles xanthoma alike "
        "(estimate)."};

inline constexpr Evidence kMorningStiffness = {
    .finding = vocabulary::kMorningStiffness,
    .present = Lr(2.12).Within(1.192, 2.23),
    .absent = Lr(0.19).Within(0.167, 0.694),
    .quality = Quality::kC,
    .provenance = Provenance::kVerified,
    .cluster = "midportion_load",
    .sources = {"reiman2014", "hutchison2013"},
    .note =
        "Sensitivity 0.89 (0.75-0.98), specificity 0.58 (0.38-0.77); diagnostic case-control; "
        "reference ultrasound. 21 people: 10 midportion AT, 6 other posterior ankle pain, 5 "
        "asymptomatic; ultrasound as reference although asymptomatic tendons are often abnormal; "
        "two-gate. Also common in plantar heel pain and SpA, so weak against those. The same ratio "
        "raises midportion Achilles tendinopathy, insertional Achilles tendinopathy, Achilles "
        "paratendinopathy (acute or chronic), partial Achilles tendon tear, "
        "fluoroquinolone-associated tendinopathy, spondyloarthritis enthesitis and plantar heel "
        "pain (plantar fasciitis) alike (estimate)."};

inline constexpr Evidence kPainOnSingleLegHeelRaise = {
    .finding = vocabulary::kPainOnSingleLegHeelRaise,
    .present = Lr(3.14).Within(0.419, 10.557),
    .absent = Lr(0.84).Within(0.706, 1.13),
    .quality = Quality::kC,
    .provenance = Provenance::kRecalled,
    .cluster = "midportion_load",
    .sources = {"hutchison2013"},
    .note =
        "Sensitivity 0.22, specificity 0.93; n 21; diagnostic case-control; reference ultrasound. "
        "LR+ and LR- computed from sensitivity and specificity. Single-test value recalled from "
        "Hutchison 2013; agrees with the summary that was read: this test's specificity exceeded "
        "76%. Check before use. The same ratio raises midportion Achilles tendinopathy, "
        "insertional Achilles tendinopathy, partial Achilles tendon tear and "
        "fluoroquinolone-associated tendinopathy alike (estimate)."};

inline constexpr Evidence kPainOnHopping = {
    .finding = vocabulary::kPainOnHopping,
    .present = Lr(3.31).Within(0.715, 6.628),
    .absent = Lr(0.66).Within(0.525, 1.109),
    .quality = Quality::kC,
    .provenance = Provenance::kRecalled,
    .cluster = "midportion_load",
    .sources = {"hutchison2013"},
    .note =
        "Sensitivity 0.43, specificity 0.87; n 21; diagnostic case-control; reference ultrasound. "
        "LR+ and LR- computed from sensitivity and specificity. Single-test value recalled from "
        "Hutchison 2013; agrees with the summary that was read: this test's specificity exceeded "
        "76%. Check before use. The same ratio raises midportion Achilles tendinopathy, "
        "insertional Achilles tendinopathy, partial Achilles tendon tear, "
        "fluoroquinolone-associated tendinopathy, calcaneal apophysitis (Sever) and calcaneal "
        "stress fracture alike (estimate)."};

inline constexpr Evidence kTenderInsertion = {
    .finding = vocabulary::kTenderInsertion,
    .present = Estimate(3, 1.8, 5),
    .absent = Estimate(0.25, 0.1, 0.5),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "insertional_local",
    .note =
        "By definition; also positive in bursitis, Sever, SpA enthesitis. No accuracy study found; "
        "range is plausible bounds, not a CI. The same ratio raises insertional Achilles "
        "tendinopathy, retrocalcaneal bursitis / Haglund syndrome, spondyloarthritis enthesitis, "
        "enthesitis-related juvenile arthritis, calcaneal apophysitis (Sever) and "
        "fluoroquinolone-associated tendinopathy alike (estimate)."};

inline constexpr Evidence kBilateralHeels = {
    .finding = vocabulary::kBilateralHeels,
    .present = Estimate(2, 1.3, 3),
    .absent = Estimate(0.7, 0.5, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "spa_pattern",
    .note =
        "No accuracy study found; range is plausible bounds, not a CI. The same ratio raises "
        "spondyloarthritis enthesitis, enthesitis-related juvenile arthritis, "
        "fluoroquinolone-associated tendinopathy, familial hypercholesterolaemia with Achilles "
        "xanthoma and calcaneal apophysitis (Sever) alike (estimate)."};

inline constexpr Evidence kMorningStiffnessOver30Min = {
    .finding = vocabulary::kMorningStiffnessOver30Min,
    .present = Estimate(3.5, 1.8, 6),
    .absent = Estimate(0.5, 0.3, 0.8),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "spa_pattern",
    .note =
        "Also the rule in tendinopathy, where it is usually shorter. No accuracy study found; "
        "range is plausible bounds, not a CI. The same ratio raises spondyloarthritis enthesitis "
        "and enthesitis-related juvenile arthritis alike (estimate). Amended: ratio in use when "
        "present 2.5 to 3.5. Long stiffness eased by movement is the inflammatory rhythm; tendons "
        "are stiff for minutes. The base had 2.5."};

inline constexpr Evidence kSpondyloarthritisFeatures = {
    .finding = vocabulary::kSpondyloarthritisFeatures,
    .present = Lr(6.4).Use(7, 3, 14),
    .absent = Lr(0.72).Use(1, 1, 1),
    .quality = Quality::kB,
    .provenance = Provenance::kVerified,
    .cluster = "spa_features",
    .sources = {"ard_spa"},
    .note =
        "Sensitivity 0.32, specificity 0.95; review table: family history row; uveitis 22/97 LR+ "
        "7.3, peripheral arthritis 40/90 LR+ 4.0; reference rheumatologist. Values for AXIAL SpA "
        "among patients with chronic back pain, not heel-pain patients; absence of peripheral "
        "features must be ignored early (table footnote). Row shown is positive family history; "
        "take the highest single row when several are present. Ratio in use: shrunk, absence "
        "ignored. The same ratio raises spondyloarthritis enthesitis and enthesitis-related "
        "juvenile arthritis alike (estimate). Amended: ratio in use when present 4 to 7. 0.32 / "
        "0.95 gives 6.4 for one feature in back pain, shrunk to 4 in the base. The finding joins "
        "five features, and heel enthesitis is the group that has them: 0.5 against 0.07 "
        "(estimate)."};

inline constexpr Evidence kPalpableGap = {
    .finding = vocabulary::kPalpableGap,
    .present = Lr(6.64).Within(1.951, 10.596),
    .absent = Lr(0.3, 0.23, 0.4).Within(0.306, 0.477),
    .quality = Quality::kB,
    .provenance = Provenance::kVerified,
    .cluster = "rupture_signs",
    .sources = {"maffulli1998", "reiman2014"},
    .note =
        "Sensitivity 0.73 (0.65-0.81), specificity 0.89; n 202; prospective series, awake; "
        "reference surgery/imaging. LR+ computed from sensitivity and specificity. Unblinded, "
        "two-gate: 174 patients already diagnosed as ruptured vs 28 suspected-but-intact, so "
        "incorporation and spectrum bias; acute ruptures only; one expert examiner. 0.81 under "
        "anaesthesia. Often masked by swelling (BJGP 2015). The same ratio raises acute complete "
        "Achilles tendon rupture and chronic (neglected, > 4 weeks) Achilles rupture alike "
        "(estimate)."};

inline constexpr Evidence kMatlesAbnormalRestingAngle = {
    .finding = vocabulary::kMatlesAbnormalRestingAngle,
    .present = Lr(6.29, 2.33, 19.96).Within(1.844, 10.28),
    .absent = Lr(0.14).Within(0.147, 0.292),
    .quality = Quality::kB,
    .provenance = Provenance::kVerified,
    .cluster = "rupture_signs",
    .sources = {"maffulli1998", "reiman2014"},
    .note =
        "Sensitivity 0.88, specificity 0.85 (0.72-0.98); n 202; prospective series; reference "
        "surgery/imaging. LR- computed from sensitivity and specificity. Unblinded, two-gate: 174 "
        "patients already diagnosed as ruptured vs 28 suspected-but-intact, so incorporation and "
        "spectrum bias; acute ruptures only; one expert examiner. Reiman gives 6.29 (2.33-19.96) "
        "and spec 0.85 (0.72-0.98) as the lowest of the rupture tests; they belong to Matles by "
        "arithmetic (0.88/0.14), the per-test table was not seen. The same ratio raises acute "
        "complete Achilles tendon rupture and chronic (neglected, > 4 weeks) Achilles rupture "
        "alike (estimate)."};

inline constexpr Evidence kPlantarflexionWeak = {
    .finding = vocabulary::kPlantarflexionWeak,
    .present = Estimate(3, 1.5, 6),
    .absent = Estimate(0.3, 0.15, 0.6),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_signs",
    .note =
        "AAOS criterion. No accuracy study found; range is plausible bounds, not a CI. The same "
        "ratio raises acute complete Achilles tendon rupture and chronic (neglected, > 4 weeks) "
        "Achilles rupture alike (estimate)."};

inline constexpr Evidence kExcessPassiveDorsiflexion = {
    .finding = vocabulary::kExcessPassiveDorsiflexion,
    .present = Estimate(4, 2, 8),
    .absent = Estimate(0.4, 0.2, 0.7),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "rupture_signs",
    .note =
        "AAOS criterion. No accuracy study found; range is plausible bounds, not a CI. The same "
        "ratio raises acute complete Achilles tendon rupture and chronic (neglected, > 4 weeks) "
        "Achilles rupture alike (estimate)."};

inline constexpr Evidence kSingleLegHeelRaiseUnable = {
    .finding = vocabulary::kSingleLegHeelRaiseUnable,
    .present = Estimate(2, 1.2, 3),
    .absent = Estimate(0.35, 0.2, 0.7),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Sources conflict: GPnotebook says ability makes rupture very unlikely, BMJ 2015 says "
        "patients may still tiptoe. Keep LR- above 0.2. No accuracy study found; range is "
        "plausible bounds, not a CI. The same ratio raises acute complete Achilles tendon rupture, "
        "chronic (neglected, > 4 weeks) Achilles rupture and tibialis posterior tendinopathy / "
        "dysfunction alike (estimate)."};

inline constexpr Evidence kCalf3CmLarger = {
    .finding = vocabulary::kCalf3CmLarger,
    .present = Lr(1.8).Within(1.022, 2.817),
    .absent = Lr(0.57).Within(0.368, 0.988),
    .quality = Quality::kA,
    .provenance = Provenance::kVerified,
    .cluster = "wells",
    .sources = {"goodacre2005"},
    .note =
        "Meta-analysis, 54 cohorts; reference venography/ultrasound. Cohorts with SUSPECTED DVT "
        "(higher prevalence than heel-pain clinics), marked heterogeneity. Printed as 'difference "
        "in calf diameter'; absence of calf swelling LR 0.67. The same ratio raises deep vein "
        "thrombosis (including isolated distal calf DVT) and ruptured or leaking Baker cyst alike "
        "(estimate)."};

}  // namespace soleus::vocabulary::evidence
