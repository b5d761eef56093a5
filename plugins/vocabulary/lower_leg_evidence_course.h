// Bruises, rhythm, course and blood tests.
// Each row is alike for several conditions and stands here once. Estimates, quality D, with bounds
// instead of an interval; before, after and reason of each: plugins/evidence/amendments.json.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg_ids.h"

namespace soleus::vocabulary::evidence {

using sdk::Estimate;
using sdk::Evidence;
using sdk::Provenance;
using sdk::Quality;

inline constexpr Evidence kBruisingHeelAnkleOrCalfElsewhere = {
    .finding = vocabulary::kBruisingHeelAnkleOrCalf,
    .present = Estimate(0.3, 0.15, 0.6),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Bruising is the mark of a tear, a fracture or a burst cyst and never of simple "
        "tendinopathy. No accuracy study found; range is plausible bounds, not a CI. Added "
        "to the evidence base (KG04)."};

inline constexpr Evidence kBruisingHeelAnkleOrCalfInTears = {
    .finding = vocabulary::kBruisingHeelAnkleOrCalf,
    .present = Estimate(4, 2, 8),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Bruising comes with four in ten fresh tears and breaks and with one in ten of the "
        "others, cysts and blows among them: 4. The first pass had 2.5. No accuracy study "
        "found; range is plausible bounds, not a CI. Added to the evidence base (KG04)."};

inline constexpr Evidence kBruisingHeelAnkleOrCalfInRupturedBakerCyst = {
    .finding = vocabulary::kBruisingHeelAnkleOrCalf,
    .present = Estimate(2, 1.2, 4),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "bruise",
    .note =
        "Bruising is the mark of a tear, a fracture or a burst cyst and never of simple "
        "tendinopathy. No accuracy study found; range is plausible bounds, not a CI. Added "
        "to the evidence base (KG04, KG17)."};

inline constexpr Evidence kLateralFootParaesthesiaElsewhere = {
    .finding = vocabulary::kLateralFootParaesthesia,
    .present = Estimate(0.4, 0.2, 0.72),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "A sign of nerve irritation is found in fewer than 1 in 20 people whose pain comes "
        "from tendon, bursa, fascia or muscle, and in fewer than in the other patients of "
        "the clinic, among whom are the nerves nobody named. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base (KG14)."};

inline constexpr Evidence kCalfCrampOrSpasmElsewhere = {
    .finding = vocabulary::kCalfCrampOrSpasm,
    .present = Estimate(0.6, 0.3, 0.95),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "muscle_signs",
    .note =
        "A muscle, not a tendon. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG16)."};

inline constexpr Evidence kFootColdOrPaleElsewhere = {
    .finding = vocabulary::kFootColdOrPale,
    .present = Estimate(0.35, 0.175, 0.63),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "vascular_signs",
    .note =
        "A sign of lost blood flow is not made by tendon, bursa, fascia or muscle: it is "
        "then a chance finding. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG09)."};

inline constexpr Evidence kReliefByDependencyElsewhere = {
    .finding = vocabulary::kReliefByDependency,
    .present = Estimate(0.35, 0.175, 0.63),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "vascular_signs",
    .note =
        "A sign of lost blood flow is not made by tendon, bursa, fascia or muscle: it is "
        "then a chance finding. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG09)."};

inline constexpr Evidence kInflammatoryMarkersRaisedInInflammation = {
    .finding = vocabulary::kInflammatoryMarkersRaised,
    .present = Estimate(2, 1.2, 4),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "Raised in inflammation and in leukaemia. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base (KG20)."};

inline constexpr Evidence kInflammatoryMarkersRaisedElsewhere = {
    .finding = vocabulary::kInflammatoryMarkersRaised,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "systemic_illness",
    .note =
        "Not made by overuse; a cold is enough, so only half. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base (KG20)."};

inline constexpr Evidence kPersistentSwellingWithoutInjuryInInflammation = {
    .finding = vocabulary::kPersistentSwellingWithoutInjury,
    .present = Estimate(2, 1.2, 4),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .note =
        "As for the tumour, less. No accuracy study found; range is plausible bounds, not a "
        "CI. Added to the evidence base (KG25)."};

inline constexpr Evidence kDactylitisInInflammation = {
    .finding = vocabulary::kDactylitis,
    .present = Estimate(6, 2.5, 15),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "spa_features",
    .note =
        "Hardly anything else makes a sausage toe. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base (KG29)."};

inline constexpr Evidence kEnthesitisAtTwoOrMoreSitesInInflammation = {
    .finding = vocabulary::kEnthesitisAtTwoOrMoreSites,
    .present = Estimate(3, 1.5, 6),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "spa_pattern",
    .note =
        "Two attachments inflamed are a disease, not a load. No accuracy study found; range "
        "is plausible bounds, not a CI. Added to the evidence base (KG29)."};

inline constexpr Evidence kCalfSwollenVisibleInClotAndCyst = {
    .finding = vocabulary::kCalfSwollenVisible,
    .present = Estimate(1.5, 1.1, 2.3),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "wells",
    .note =
        "As the measured girth, which is 1.7, less for the eye. No accuracy study found; "
        "range is plausible bounds, not a CI. Added to the evidence base (KG36)."};

inline constexpr Evidence kCalfSwollenVisibleElsewhere = {
    .finding = vocabulary::kCalfSwollenVisible,
    .present = Estimate(0.5, 0.25, 0.9),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "calf_swelling",
    .note =
        "A swollen calf or leg is not made by disease at the heel or in the tendon. No "
        "accuracy study found; range is plausible bounds, not a CI. Added to the evidence "
        "base (KG36)."};

inline constexpr Evidence kNewFootDropOrLegWeaknessElsewhere = {
    .finding = vocabulary::kNewFootDropOrLegWeakness,
    .present = Estimate(0.25, 0.125, 0.45),
    .quality = Quality::kD,
    .provenance = Provenance::kEstimate,
    .cluster = "nerve_signs",
    .note =
        "No tendon, muscle strain or clot drops the foot. No accuracy study found; range is "
        "plausible bounds, not a CI. Added to the evidence base (KG13)."};

}  // namespace soleus::vocabulary::evidence
