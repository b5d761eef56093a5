// The names of the findings of the lower leg: posterior heel, Achilles tendon and calf. An id is a
// word for the bedside, the same on the wire, in tables and in tests; it never changes its meaning.
#pragma once

#include "plugins/sdk/finding.h"

namespace soleus::vocabulary {

using sdk::FindingId;

// The complaint.
inline constexpr FindingId kPosteriorHeelOrCalfPain{"posterior_heel_or_calf_pain"};

// Choices and quantities that yes-no findings are read from.
inline constexpr FindingId kPainLocation{"pain_location"};
inline constexpr FindingId kOnsetType{"onset_type"};
inline constexpr FindingId kFluoroquinoloneExposure{"fluoroquinolone_exposure"};
inline constexpr FindingId kPlantarflexionResponse{"plantarflexion_response"};
inline constexpr FindingId kMorningStiffnessMinutes{"morning_stiffness_minutes"};
inline constexpr FindingId kWeightBearingLungeSideDifference{
    "weight_bearing_lunge_side_difference"};
inline constexpr FindingId kWellsDvtScore{"wells_dvt_score"};
inline constexpr FindingId kVisaATotal{"visa_a_total"};

// Pain and onset.
inline constexpr FindingId kPainMidTendon{"pain_mid_tendon"};
inline constexpr FindingId kPainInsertion{"pain_insertion"};
inline constexpr FindingId kPainPlantar{"pain_plantar"};
inline constexpr FindingId kPainCalf{"pain_calf"};
inline constexpr FindingId kMorningStiffness{"morning_stiffness"};
inline constexpr FindingId kMorningStiffnessOver30Min{"morning_stiffness_over_30_min"};
inline constexpr FindingId kStartUpPainWarmsUp{"start_up_pain_warms_up"};
inline constexpr FindingId kLoadRelatedPain{"load_related_pain"};
inline constexpr FindingId kSuddenOnset{"sudden_onset"};
inline constexpr FindingId kPopOrKickAtOnset{"pop_or_kick_at_onset"};
inline constexpr FindingId kCannotPushOff{"cannot_push_off"};
inline constexpr FindingId kOldUnexplainedEvent{"old_unexplained_event"};
inline constexpr FindingId kAchillesRuptureRecorded{"achilles_rupture_recorded"};
inline constexpr FindingId kAcuteOnChronic{"acute_on_chronic"};
inline constexpr FindingId kFallOrDirectTrauma{"fall_or_direct_trauma"};
inline constexpr FindingId kFirstStepPlantarPain{"first_step_plantar_pain"};
inline constexpr FindingId kUphillProvokes{"uphill_provokes"};
inline constexpr FindingId kTrainingLoadChange{"training_load_change"};
inline constexpr FindingId kFootwearChange{"footwear_change"};
inline constexpr FindingId kRepetitivePlantarflexionSport{"repetitive_plantarflexion_sport"};
inline constexpr FindingId kNightOrRestPain{"night_or_rest_pain"};
inline constexpr FindingId kBilateralHeels{"bilateral_heels"};
inline constexpr FindingId kAchillesPainEpisodeOver3Days{"achilles_pain_episode_over_3_days"};
inline constexpr FindingId kPriorAchillesTendinopathy{"prior_achilles_tendinopathy"};
inline constexpr FindingId kCalfStrainDiagnosedThisEpisode{"calf_strain_diagnosed_this_episode"};
inline constexpr FindingId kAchillesRuptureDiagnosedThisEpisode{
    "achilles_rupture_diagnosed_this_episode"};

// Background: drugs, earlier disease, general health.
inline constexpr FindingId kFluoroquinoloneCurrent{"fluoroquinolone_current"};
inline constexpr FindingId kFluoroquinoloneRecent{"fluoroquinolone_recent"};
inline constexpr FindingId kSystemicCorticosteroid{"systemic_corticosteroid"};
inline constexpr FindingId kSteroidInjectionNearTendon{"steroid_injection_near_tendon"};
inline constexpr FindingId kTransplantOrRenalFailure{"transplant_or_renal_failure"};
inline constexpr FindingId kAge60OrOver{"age_60_or_over"};
inline constexpr FindingId kAge8To14{"age_8_to_14"};
inline constexpr FindingId kFeverOrMalaise{"fever_or_malaise"};
inline constexpr FindingId kWeightLossLumpOrCancer{"weight_loss_lump_or_cancer"};
inline constexpr FindingId kSpondyloarthritisFeatures{"spondyloarthritis_features"};
inline constexpr FindingId kInflammatoryBackPain{"inflammatory_back_pain"};
inline constexpr FindingId kGoodNsaidResponse{"good_nsaid_response"};
inline constexpr FindingId kBackPainRadiatingBelowKnee{"back_pain_radiating_below_knee"};
inline constexpr FindingId kPlantarParaesthesia{"plantar_paraesthesia"};
inline constexpr FindingId kActiveCancer{"active_cancer"};
inline constexpr FindingId kRecentImmobilisationOrSurgery{"recent_immobilisation_or_surgery"};
inline constexpr FindingId kPreviousDvt{"previous_dvt"};
inline constexpr FindingId kNewBreathlessnessOrChestPain{"new_breathlessness_or_chest_pain"};
inline constexpr FindingId kClaudication{"claudication"};
inline constexpr FindingId kBoneStressRisk{"bone_stress_risk"};
inline constexpr FindingId kFamilialLipidFeatures{"familial_lipid_features"};
inline constexpr FindingId kKneeSwellingBeforeCalfPain{"knee_swelling_before_calf_pain"};
inline constexpr FindingId kSaddleNumbnessOrBladderChange{"saddle_numbness_or_bladder_change"};
inline constexpr FindingId kDiabetesWithInsensateFoot{"diabetes_with_insensate_foot"};
inline constexpr FindingId kExertionalTightnessBothLegs{"exertional_tightness_both_legs"};
inline constexpr FindingId kPreviousGout{"previous_gout"};

// Examination of the tendon.
inline constexpr FindingId kCalfSqueezeNoPlantarflexion{"calf_squeeze_no_plantarflexion"};
inline constexpr FindingId kMatlesAbnormalRestingAngle{"matles_abnormal_resting_angle"};
inline constexpr FindingId kPalpableGap{"palpable_gap"};
inline constexpr FindingId kCopelandNoPressureRise{"copeland_no_pressure_rise"};
inline constexpr FindingId kObrienNoNeedleSwing{"obrien_no_needle_swing"};
inline constexpr FindingId kPlantarflexionWeak{"plantarflexion_weak"};
inline constexpr FindingId kExcessPassiveDorsiflexion{"excess_passive_dorsiflexion"};
inline constexpr FindingId kSingleLegHeelRaiseUnable{"single_leg_heel_raise_unable"};
inline constexpr FindingId kTenderMidTendon{"tender_mid_tendon"};
inline constexpr FindingId kTenderInsertion{"tender_insertion"};
inline constexpr FindingId kArcSign{"arc_sign"};
inline constexpr FindingId kRoyalLondonTest{"royal_london_test"};
inline constexpr FindingId kPalpationArcRoyalLondonAll{"palpation_arc_royal_london_all"};
inline constexpr FindingId kTendonThickening{"tendon_thickening"};
inline constexpr FindingId kTendonCrepitus{"tendon_crepitus"};
inline constexpr FindingId kPainOnSingleLegHeelRaise{"pain_on_single_leg_heel_raise"};
inline constexpr FindingId kPainOnHopping{"pain_on_hopping"};
inline constexpr FindingId kPainOnPassiveDorsiflexion{"pain_on_passive_dorsiflexion"};
inline constexpr FindingId kAaosRupture2Of4{"aaos_rupture_2_of_4"};
inline constexpr FindingId kSimmondsTriad{"simmonds_triad"};

// Examination of heel, foot, back and nerves.
inline constexpr FindingId kTwoFingerSqueezePainful{"two_finger_squeeze_painful"};
inline constexpr FindingId kHaglundProminence{"haglund_prominence"};
inline constexpr FindingId kCalcanealSqueezePainful{"calcaneal_squeeze_painful"};
inline constexpr FindingId kOneLegHeelStandPainful{"one_leg_heel_stand_painful"};
inline constexpr FindingId kApophysisTender{"apophysis_tender"};
inline constexpr FindingId kWindlassWeightBearing{"windlass_weight_bearing"};
inline constexpr FindingId kWindlassNonWeightBearing{"windlass_non_weight_bearing"};
inline constexpr FindingId kMedialTubercleTender{"medial_tubercle_tender"};
inline constexpr FindingId kHyperplantarflexionPainful{"hyperplantarflexion_painful"};
inline constexpr FindingId kResistedGreatToeFlexionPainful{"resisted_great_toe_flexion_painful"};
inline constexpr FindingId kMedialGastrocnemiusTender{"medial_gastrocnemius_tender"};
inline constexpr FindingId kHotRedSwollen{"hot_red_swollen"};
inline constexpr FindingId kStraightLegRaisePositive{"straight_leg_raise_positive"};
inline constexpr FindingId kCrossedStraightLegRaisePositive{"crossed_straight_leg_raise_positive"};
inline constexpr FindingId kAnkleReflexReduced{"ankle_reflex_reduced"};
inline constexpr FindingId kS1Weakness{"s1_weakness"};
inline constexpr FindingId kDorsiflexionEversionPositive{"dorsiflexion_eversion_positive"};
inline constexpr FindingId kTinelTarsalTunnel{"tinel_tarsal_tunnel"};
inline constexpr FindingId kTinelSural{"tinel_sural"};
inline constexpr FindingId kRefusesWeightBearing{"refuses_weight_bearing"};
inline constexpr FindingId kTendonXanthoma{"tendon_xanthoma"};
inline constexpr FindingId kOttawaBoneTenderness{"ottawa_bone_tenderness"};
inline constexpr FindingId kCannotTakeFourSteps{"cannot_take_four_steps"};
inline constexpr FindingId kTibialisPosteriorSigns{"tibialis_posterior_signs"};
inline constexpr FindingId kPeronealSigns{"peroneal_signs"};
inline constexpr FindingId kCentralHeelPadTender{"central_heel_pad_tender"};
inline constexpr FindingId kStiffFlatFoot{"stiff_flat_foot"};

// Examination of veins, arteries and compartments.
inline constexpr FindingId kCalf3CmLarger{"calf_3_cm_larger"};
inline constexpr FindingId kPittingOedema{"pitting_oedema"};
inline constexpr FindingId kWholeLegSwollen{"whole_leg_swollen"};
inline constexpr FindingId kDeepVeinTenderness{"deep_vein_tenderness"};
inline constexpr FindingId kCollateralSuperficialVeins{"collateral_superficial_veins"};
inline constexpr FindingId kHomansSign{"homans_sign"};
inline constexpr FindingId kFootPulsesAbsent{"foot_pulses_absent"};
inline constexpr FindingId kTensePainfulCompartment{"tense_painful_compartment"};

// Measures, scores, laboratory, imaging.
inline constexpr FindingId kWeightBearingLunge{"weight_bearing_lunge"};
inline constexpr FindingId kHeelRaiseCount{"heel_raise_count"};
inline constexpr FindingId kHipWeakness{"hip_weakness"};
inline constexpr FindingId kPoorStepDownControl{"poor_step_down_control"};
inline constexpr FindingId kRunningFormFault{"running_form_fault"};
inline constexpr FindingId kFootPostureIndex{"foot_posture_index"};
inline constexpr FindingId kWellsDvt2OrMore{"wells_dvt_2_or_more"};
inline constexpr FindingId kWellsDvt3OrMore{"wells_dvt_3_or_more"};
inline constexpr FindingId kJanssensGoutScore{"janssens_gout_score"};
inline constexpr FindingId kOttawaAnklePositive{"ottawa_ankle_positive"};
inline constexpr FindingId kDDimerNegative{"d_dimer_negative"};
inline constexpr FindingId kXrayCalcanealStressInjury{"xray_calcaneal_stress_injury"};
inline constexpr FindingId kXrayAcuteFracture{"xray_acute_fracture"};
inline constexpr FindingId kUrateHigh{"urate_high"};
inline constexpr FindingId kSerumUrate{"serum_urate"};
inline constexpr FindingId kOtherDiagnosisAsLikelyAsDvt{"other_diagnosis_as_likely_as_dvt"};
inline constexpr FindingId kEarlierAttackOfArthritis{"earlier_attack_of_arthritis"};
inline constexpr FindingId kPeakedWithinADay{"peaked_within_a_day"};
inline constexpr FindingId kFirstToeJointInvolved{"first_toe_joint_involved"};
inline constexpr FindingId kHypertensionOrCardiovascularDisease{
    "hypertension_or_cardiovascular_disease"};

// Vessels and compartments, sign by sign.
inline constexpr FindingId kCalfSwollenVisible{"calf_swollen_visible"};
inline constexpr FindingId kRestingPulseAboveUsual{"resting_pulse_above_usual"};
inline constexpr FindingId kPulseLostOnActivePlantarflexion{"pulse_lost_on_active_plantarflexion"};
inline constexpr FindingId kFootColdOrPale{"foot_cold_or_pale"};
inline constexpr FindingId kReliefByDependency{"relief_by_dependency"};
inline constexpr FindingId kCrescentBruiseBelowMalleolus{"crescent_bruise_below_malleolus"};
inline constexpr FindingId kPoplitealMass{"popliteal_mass"};
inline constexpr FindingId kPainOutOfProportion{"pain_out_of_proportion"};
inline constexpr FindingId kPainOnPassiveToeStretch{"pain_on_passive_toe_stretch"};
inline constexpr FindingId kTenseCompartment{"tense_compartment"};
inline constexpr FindingId kNewNumbnessOfFoot{"new_numbness_of_foot"};

// Drugs and circumstances that open a risk.
inline constexpr FindingId kAnticoagulantCurrent{"anticoagulant_current"};
inline constexpr FindingId kOtherTendonToxicDrug{"other_tendon_toxic_drug"};
inline constexpr FindingId kSteroidInjectionRequest{"steroid_injection_request"};
inline constexpr FindingId kVenousRiskOther{"venous_risk_other"};
inline constexpr FindingId kInfectionRisk{"infection_risk"};
inline constexpr FindingId kCerebrotendinousFeatures{"cerebrotendinous_features"};

// How it went on.
inline constexpr FindingId kCalfCrampOrSpasm{"calf_cramp_or_spasm"};
inline constexpr FindingId kBetterWithMovement{"better_with_movement"};
inline constexpr FindingId kNewPainOnReturnAfterLayoff{"new_pain_on_return_after_layoff"};
inline constexpr FindingId kNormalFilmWithContinuingPain{"normal_film_with_continuing_pain"};
inline constexpr FindingId kPersistentSwellingWithoutInjury{"persistent_swelling_without_injury"};
inline constexpr FindingId kRepeatedVisitsForSamePain{"repeated_visits_for_same_pain"};
inline constexpr FindingId kPainMovesBetweenSites{"pain_moves_between_sites"};
inline constexpr FindingId kInflammatoryRhythm{"inflammatory_rhythm"};
inline constexpr FindingId kRecurrentSelfLimitingAttacks{"recurrent_self_limiting_attacks"};
inline constexpr FindingId kNoResponseToAntibiotics{"no_response_to_antibiotics"};
inline constexpr FindingId kWorseDespiteCare{"worse_despite_care"};
inline constexpr FindingId kGlobalChangeBetter{"global_change_better"};
inline constexpr FindingId kOnsetOver72Hours{"onset_over_72_hours"};
inline constexpr FindingId kOnsetOver12Weeks{"onset_over_12_weeks"};
inline constexpr FindingId kSixWeeksOfLoading{"six_weeks_of_loading"};
inline constexpr FindingId kTwelveWeeksOfLoading{"twelve_weeks_of_loading"};

// What suits the patient: wishes and means, and how easily the pain flares.
inline constexpr FindingId kHighlyIrritable{"highly_irritable"};
inline constexpr FindingId kGymAccess{"gym_access"};
inline constexpr FindingId kHomeProgrammeWanted{"home_programme_wanted"};
inline constexpr FindingId kFootOrthosesWanted{"foot_orthoses_wanted"};

// Skin, swelling, joints, nerves of the foot.
inline constexpr FindingId kBruisingHeelAnkleOrCalf{"bruising_heel_ankle_or_calf"};
inline constexpr FindingId kSkinIntact{"skin_intact"};
inline constexpr FindingId kPosteriorHeelSkinTentedOrPale{"posterior_heel_skin_tented_or_pale"};
inline constexpr FindingId kLocalWarmth{"local_warmth"};
inline constexpr FindingId kLocalRedness{"local_redness"};
inline constexpr FindingId kLocalSwelling{"local_swelling"};
inline constexpr FindingId kLateralFootParaesthesia{"lateral_foot_paraesthesia"};
inline constexpr FindingId kNewFootDropOrLegWeakness{"new_foot_drop_or_leg_weakness"};
inline constexpr FindingId kDactylitis{"dactylitis"};
inline constexpr FindingId kEnthesitisAtTwoOrMoreSites{"enthesitis_at_two_or_more_sites"};
inline constexpr FindingId kSwollenJoint{"swollen_joint"};
inline constexpr FindingId kPallorOrBruising{"pallor_or_bruising"};

// Laboratory values, and the outcome of care.
inline constexpr FindingId kCReactiveProtein{"c_reactive_protein"};
inline constexpr FindingId kErythrocyteSedimentationRate{"erythrocyte_sedimentation_rate"};
inline constexpr FindingId kInflammatoryMarkersRaised{"inflammatory_markers_raised"};
inline constexpr FindingId kBloodCountAbnormal{"blood_count_abnormal"};
inline constexpr FindingId kLdlCholesterol{"ldl_cholesterol"};
inline constexpr FindingId kWeeksOfAdherentLoading{"weeks_of_adherent_loading"};
inline constexpr FindingId kVisaAChange{"visa_a_change"};
inline constexpr FindingId kPainRating{"pain_rating"};
inline constexpr FindingId kLefsTotal{"lefs_total"};
inline constexpr FindingId kTendinsATotal{"tendins_a_total"};
inline constexpr FindingId kAtrsTotal{"atrs_total"};

// For how many days a finding that comes and goes within days says that there is nothing: fever,
// swelling, a tense compartment, what a laboratory measures of an inflammation. A design estimate.
inline constexpr int kHoldsAWeek = 7;
// What lasts longer, and is not for life either: a blood count. A design estimate.
inline constexpr int kHoldsAMonth = 30;

}  // namespace soleus::vocabulary
