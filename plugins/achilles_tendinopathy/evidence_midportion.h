// What each finding says for or against midportion tendinopathy. The studies are small (21 and 24
// people, patients against others), so no test here decides alone, and the signs of one cluster
// count once.
#pragma once

#include "plugins/sdk/condition.h"
#include "plugins/vocabulary/lower_leg.h"
#include "plugins/vocabulary/lower_leg_evidence.h"

namespace soleus::achilles_tendinopathy {

namespace leg = vocabulary;
namespace shared = vocabulary::evidence;
using sdk::Estimate;
using sdk::Evidence;
using sdk::Lr;
using sdk::Provenance;
using sdk::Quality;

// Midportion tendinopathy: place and palpation tell as much as any combination of tests
// (Hutchison 2013).
inline constexpr Evidence kMidportionEvidence[] = {
    {.finding = leg::kPainLocation,
     .given_condition = {0.8, 0.08, 0.02, 0.03, 0.03, 0.01, 0.03},
     .quality = Quality::kD,
     .provenance = Provenance::kEstimate,
     .sources = {"hutchison2013"},
     .note =
         "Only 0.78 at 2-6 cm is published, as the sensitivity of that place in 21 people; the "
         "other shares are estimates. Amended: Midportion disease is pointed to at the tendon: "
         "0.78 measured there. The 0.05 at the calf muscle gave a sore calf to the tendon; 0.03."},
    shared::kTenderMidTendon,
    {.finding = leg::kPainMidTendon,
     .present = Lr(3.39),
     .absent = Lr(0.29),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .cluster = "midportion_local",
     .for_the_record = true,
     .sources = {"hutchison2013"},
     .note = "Sensitivity 0.78, specificity 0.77; diagnostic case-control; reference ultrasound. "
             "LR+ and LR- computed from sensitivity and specificity. 21 people: 10 midportion AT, "
             "6 other posterior ankle pain, 5 asymptomatic; ultrasound as reference although "
             "asymptomatic tendons are often abnormal; two-gate. Kappa 0.75-0.81. Not counted: the "
             "place of the pain enters through the shares of pain_location."},
    shared::kMorningStiffness,
    {.finding = leg::kTendonCrepitus,
     .present = Estimate(0.6, 0.3, 1),
     .absent = Lr(0.97).Use(1, 1, 1),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .sources = {"reiman2014"},
     .note = "Sensitivity 0.03 (0-0.08), specificity 1 (1-1); n 21; diagnostic case-control; "
             "reference ultrasound. Infinite LR+ rests on one or two tendons; crepitus points to "
             "paratenon, ignore for midportion tendinopathy. Ratio in use: neutralised. Amended: "
             "ratio in use when present 1 to 0.6. Present in 3 % of midportion disease: it points "
             "to the paratenon beside it."},
    shared::kArcSign,
    shared::kRoyalLondonTest,
    {.finding = leg::kTenderMidTendon,
     .present = Lr(3.37),
     .absent = Lr(0.44),
     .quality = Quality::kC,
     .provenance = Provenance::kRecalled,
     .cluster = "midportion_local",
     .for_the_record = true,
     .sources = {"reiman2014"},
     .note = "Sensitivity 0.64, specificity 0.81; meta-analysis of 2 studies; reference "
             "ultrasound/histology. LR+ and LR- computed from sensitivity and specificity. Pooled "
             "palpation value recalled; alternative to the Hutchison row: use one, not both. Not "
             "counted: use one row, not both."},
    {.finding = leg::kPalpationArcRoyalLondonAll,
     .present = Lr(3.51),
     .absent = Lr(0.5),
     .quality = Quality::kC,
     .provenance = Provenance::kVerified,
     .for_the_record = true,
     .sources = {"apta_palp", "maffulli2003"},
     .note =
         "Sensitivity 0.586 (0.469-0.741), specificity 0.833 (0.758-0.889); n 24; case-control, 10 "
         "athletes with tendinosis vs 14 asymptomatic (group sizes recalled); reference "
         "ultrasound/histology. LR+ and LR- computed from sensitivity and specificity. Combined "
         "result of palpation + arc + Royal London (Maffulli 2003 as quoted by APTA); do not "
         "multiply with the single tests. Not counted: reference only."},
    {.finding = leg::kTenderMidTendon,
     .present = Lr(3.76),
     .absent = Lr(0.49),
     .quality = Quality::kC,
     .provenance = Provenance::kRecalled,
     .cluster = "midportion_local",
     .for_the_record = true,
     .sources = {"maffulli2003"},
     .note = "Sensitivity 0.583 (0.393-0.755), specificity 0.845 (0.75-0.908); n 24; case-control, "
             "10 athletes with tendinosis vs 14 asymptomatic; reference ultrasound/histology. LR+ "
             "and LR- computed from sensitivity and specificity. Recalled from Maffulli 2003; the "
             "APTA page quoted above confirms only the combined figure. The recalled Royal London "
             "specificity 0.912 does not fit the quoted pooled 0.86. Not counted: reference only; "
             "use the pooled or Hutchison row."},
    {.finding = leg::kArcSign,
     .present = Lr(3.14),
     .absent = Lr(0.57),
     .quality = Quality::kC,
     .provenance = Provenance::kRecalled,
     .cluster = "midportion_local",
     .for_the_record = true,
     .sources = {"maffulli2003"},
     .note = "Sensitivity 0.525 (0.347-0.697), specificity 0.833 (0.718-0.906); n 24; "
             "case-control, 10 athletes with tendinosis vs 14 asymptomatic; reference "
             "ultrasound/histology. LR+ and LR- computed from sensitivity and specificity. "
             "Recalled from Maffulli 2003; the APTA page confirms only the combined figure. "
             "The recalled Royal London specificity 0.912 does not fit the quoted pooled 0.86. Not "
             "counted: reference only; use the pooled or Hutchison row."},
    {.finding = leg::kRoyalLondonTest,
     .present = Lr(6.16),
     .absent = Lr(0.5),
     .quality = Quality::kC,
     .provenance = Provenance::kRecalled,
     .cluster = "midportion_local",
     .for_the_record = true,
     .sources = {"maffulli2003"},
     .note =
         "Sensitivity 0.542, specificity 0.912; n 24; case-control, 10 athletes with tendinosis vs "
         "14 asymptomatic; reference ultrasound/histology. LR+ and LR- computed from sensitivity "
         "and specificity. Recalled from Maffulli 2003; the APTA page confirms only the "
         "combined figure. The recalled Royal London specificity 0.912 does not fit the quoted "
         "pooled 0.86. Not counted: reference only; use the pooled or Hutchison row."},
    shared::kTendonThickening,
    shared::kPainOnSingleLegHeelRaise,
    shared::kPainOnHopping,
    {.finding = leg::kPainOnPassiveDorsiflexion,
     .present = Lr(0.93).Within(0.233, 3.902),
     .absent = Lr(1.01).Within(0.808, 1.253),
     .quality = Quality::kC,
     .provenance = Provenance::kRecalled,
     .sources = {"hutchison2013"},
     .note = "Sensitivity 0.13, specificity 0.86; n 21; diagnostic case-control; reference "
             "ultrasound. LR+ and LR- computed from sensitivity and specificity. Single-test value "
             "recalled from Hutchison 2013; agrees with the summary that was read: this test's "
             "specificity exceeded 76%. Check before use."},
    // Telling signs of other conditions, and of this one.
    shared::kPlantarParaesthesiaElsewhere,
    shared::kTinelTarsalTunnelElsewhere,
    shared::kDorsiflexionEversionPositiveElsewhere,
    shared::kTinelSuralElsewhere,
    shared::kBackPainRadiatingBelowKneeElsewhere,
    shared::kAnkleReflexReducedElsewhere,
    shared::kStraightLegRaisePositiveElsewhere,
    shared::kS1WeaknessElsewhere,
    shared::kSaddleNumbnessOrBladderChangeElsewhere,
    shared::kFootPulsesAbsentElsewhere,
    shared::kClaudicationElsewhere,
    shared::kExertionalTightnessBothLegsElsewhere,
    shared::kTensePainfulCompartmentElsewhere,
    shared::kFeverOrMalaiseElsewhere,
    shared::kHotRedSwollenElsewhere,
    shared::kNightOrRestPainElsewhere,
    shared::kWeightLossLumpOrCancerElsewhere,
    shared::kDiabetesWithInsensateFootElsewhere,
    shared::kRefusesWeightBearingElsewhere,
    shared::kLoadRelatedPainInOveruse,
    shared::kStartUpPainWarmsUpInOveruse,
    shared::kPopOrKickAtOnsetElsewhere,
    shared::kCannotPushOffElsewhere,
    shared::kCalfSqueezeNoPlantarflexionElsewhere,
    shared::kPalpableGapElsewhere,
    shared::kSingleLegHeelRaiseUnableElsewhere,
    shared::kOldUnexplainedEventElsewhere,
    shared::kAcuteOnChronicElsewhere,
    shared::kMedialGastrocnemiusTenderElsewhere,
    shared::kCalf3CmLargerElsewhere,
    shared::kWholeLegSwollenElsewhere,
    shared::kPittingOedemaElsewhere,
    shared::kNewBreathlessnessOrChestPainElsewhere,
    shared::kRecentImmobilisationOrSurgeryElsewhere,
    shared::kPreviousGoutElsewhere,
    shared::kSpondyloarthritisFeaturesElsewhere,
    shared::kMorningStiffnessOver30MinElsewhere,
    shared::kTendonXanthomaElsewhere,
    shared::kFamilialLipidFeaturesElsewhere,
    shared::kFallOrDirectTraumaElsewhere,
    shared::kCannotTakeFourStepsElsewhere,
    shared::kOttawaBoneTendernessElsewhere,
    shared::kXrayAcuteFractureElsewhere,
    shared::kXrayCalcanealStressInjuryElsewhere,
    shared::kCalcanealSqueezePainfulElsewhere,
    shared::kBoneStressRiskElsewhere,
    shared::kTibialisPosteriorSignsElsewhere,
    shared::kPeronealSignsElsewhere,
    shared::kResistedGreatToeFlexionPainfulElsewhere,
    shared::kHyperplantarflexionPainfulElsewhere,
    shared::kFirstStepPlantarPainElsewhere,
    shared::kMedialTubercleTenderElsewhere,
    shared::kTwoFingerSqueezePainfulElsewhere,
    shared::kBruisingHeelAnkleOrCalfElsewhere,
    shared::kLateralFootParaesthesiaElsewhere,
    shared::kCalfCrampOrSpasmElsewhere,
    shared::kFootColdOrPaleElsewhere,
    shared::kReliefByDependencyElsewhere,
    shared::kInflammatoryMarkersRaisedElsewhere,
    shared::kCalfSwollenVisibleElsewhere,
    shared::kNewFootDropOrLegWeaknessElsewhere,
    shared::kSuddenOnsetElsewhere,
};

}  // namespace soleus::achilles_tendinopathy
