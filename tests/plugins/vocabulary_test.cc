// The vocabulary is a promise: ids never change, every code is a real one, and what is derived
// follows from what was sent. Long, because it lists every published id once more.
#include "plugins/vocabulary/lower_leg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/patient.h"

namespace soleus::vocabulary {
namespace {

using reasoning::Fact;
using reasoning::Patient;

// As published to those who send data. Only ever added to.
constexpr std::string_view kPublished[] = {
    "pain_mid_tendon",
    "pain_insertion",
    "pain_plantar",
    "pain_calf",
    "morning_stiffness",
    "morning_stiffness_over_30_min",
    "inflammatory_rhythm",
    "start_up_pain_warms_up",
    "load_related_pain",
    "sudden_onset",
    "pop_or_kick_at_onset",
    "cannot_push_off",
    "first_step_plantar_pain",
    "training_load_change",
    "uphill_provokes",
    "footwear_change",
    "fluoroquinolone_current",
    "fluoroquinolone_recent",
    "systemic_corticosteroid",
    "steroid_injection_near_tendon",
    "transplant_or_renal_failure",
    "age_60_or_over",
    "age_8_to_14",
    "prior_achilles_tendinopathy",
    "night_or_rest_pain",
    "fever_or_malaise",
    "weight_loss_lump_or_cancer",
    "bilateral_heels",
    "spondyloarthritis_features",
    "inflammatory_back_pain",
    "good_nsaid_response",
    "back_pain_radiating_below_knee",
    "plantar_paraesthesia",
    "active_cancer",
    "recent_immobilisation_or_surgery",
    "previous_dvt",
    "new_breathlessness_or_chest_pain",
    "claudication",
    "bone_stress_risk",
    "familial_lipid_features",
    "achilles_pain_episode_over_3_days",
    "repetitive_plantarflexion_sport",
    "knee_swelling_before_calf_pain",
    "fall_or_direct_trauma",
    "saddle_numbness_or_bladder_change",
    "diabetes_with_insensate_foot",
    "calf_squeeze_no_plantarflexion",
    "matles_abnormal_resting_angle",
    "palpable_gap",
    "copeland_no_pressure_rise",
    "obrien_no_needle_swing",
    "plantarflexion_weak",
    "excess_passive_dorsiflexion",
    "single_leg_heel_raise_unable",
    "tender_mid_tendon",
    "tender_insertion",
    "arc_sign",
    "royal_london_test",
    "palpation_arc_royal_london_all",
    "tendon_thickening",
    "tendon_crepitus",
    "pain_on_single_leg_heel_raise",
    "pain_on_hopping",
    "pain_on_passive_dorsiflexion",
    "two_finger_squeeze_painful",
    "haglund_prominence",
    "calcaneal_squeeze_painful",
    "one_leg_heel_stand_painful",
    "apophysis_tender",
    "windlass_weight_bearing",
    "windlass_non_weight_bearing",
    "medial_tubercle_tender",
    "hyperplantarflexion_painful",
    "resisted_great_toe_flexion_painful",
    "medial_gastrocnemius_tender",
    "calf_3_cm_larger",
    "pitting_oedema",
    "whole_leg_swollen",
    "deep_vein_tenderness",
    "collateral_superficial_veins",
    "homans_sign",
    "hot_red_swollen",
    "straight_leg_raise_positive",
    "crossed_straight_leg_raise_positive",
    "ankle_reflex_reduced",
    "s1_weakness",
    "dorsiflexion_eversion_positive",
    "tinel_tarsal_tunnel",
    "tinel_sural",
    "foot_pulses_absent",
    "tense_painful_compartment",
    "refuses_weight_bearing",
    "tendon_xanthoma",
    "ottawa_bone_tenderness",
    "cannot_take_four_steps",
    "weight_bearing_lunge",
    "heel_raise_count",
    "hip_weakness",
    "poor_step_down_control",
    "running_form_fault",
    "foot_posture_index",
    "wells_dvt_2_or_more",
    "wells_dvt_3_or_more",
    "aaos_rupture_2_of_4",
    "simmonds_triad",
    "janssens_gout_score",
    "ottawa_ankle_positive",
    "d_dimer_negative",
    "xray_calcaneal_stress_injury",
    "tibialis_posterior_signs",
    "peroneal_signs",
    "central_heel_pad_tender",
    "exertional_tightness_both_legs",
    "stiff_flat_foot",
    "old_unexplained_event",
    "acute_on_chronic",
    "xray_acute_fracture",
    "previous_gout",
    "urate_high",
};

// What the published ones are read from, and the complaint.
constexpr std::string_view kAddedHere[] = {
    "achilles_rupture_recorded",
    "posterior_heel_or_calf_pain",
    "pain_location",
    "onset_type",
    "fluoroquinolone_exposure",
    "plantarflexion_response",
    "morning_stiffness_minutes",
    "weight_bearing_lunge_side_difference",
    "wells_dvt_score",
    "visa_a_total",
    "calf_strain_diagnosed_this_episode",
    "achilles_rupture_diagnosed_this_episode",
    "onset_over_72_hours",
    "onset_over_12_weeks",
};

// How far care has come, and what suits the patient.
constexpr std::string_view kOfCare[] = {
    "six_weeks_of_loading", "twelve_weeks_of_loading", "highly_irritable",
    "gym_access",           "home_programme_wanted",   "foot_orthoses_wanted",
};

// Signs, drugs, risks and measures that published cases turn on and the list above does not hold.
constexpr std::string_view kFromCases[] = {
    "calf_swollen_visible",
    "resting_pulse_above_usual",
    "pulse_lost_on_active_plantarflexion",
    "foot_cold_or_pale",
    "relief_by_dependency",
    "crescent_bruise_below_malleolus",
    "popliteal_mass",
    "pain_out_of_proportion",
    "pain_on_passive_toe_stretch",
    "tense_compartment",
    "new_numbness_of_foot",
    "anticoagulant_current",
    "other_tendon_toxic_drug",
    "steroid_injection_request",
    "venous_risk_other",
    "infection_risk",
    "cerebrotendinous_features",
    "calf_cramp_or_spasm",
    "better_with_movement",
    "new_pain_on_return_after_layoff",
    "normal_film_with_continuing_pain",
    "persistent_swelling_without_injury",
    "repeated_visits_for_same_pain",
    "pain_moves_between_sites",
    "recurrent_self_limiting_attacks",
    "no_response_to_antibiotics",
    "worse_despite_care",
    "global_change_better",
    "bruising_heel_ankle_or_calf",
    "skin_intact",
    "posterior_heel_skin_tented_or_pale",
    "local_warmth",
    "local_redness",
    "local_swelling",
    "lateral_foot_paraesthesia",
    "new_foot_drop_or_leg_weakness",
    "dactylitis",
    "enthesitis_at_two_or_more_sites",
    "swollen_joint",
    "pallor_or_bruising",
    "c_reactive_protein",
    "erythrocyte_sedimentation_rate",
    "inflammatory_markers_raised",
    "blood_count_abnormal",
    "ldl_cholesterol",
    "weeks_of_adherent_loading",
    "visa_a_change",
};

// What only the outcome measures of the evidence base ask for.
constexpr std::string_view kOfProgress[] = {
    "atrs_total",
    "lefs_total",
    "pain_rating",
    "tendins_a_total",
};

// What only the items of a published score ask for.
constexpr std::string_view kOfScores[] = {
    "earlier_attack_of_arthritis",
    "first_toe_joint_involved",
    "hypertension_or_cardiovascular_disease",
    "other_diagnosis_as_likely_as_dvt",
    "peaked_within_a_day",
    "serum_urate",
};

TEST(Vocabulary, HoldsThePublishedFindingsAndNoStranger) {
  std::set<std::string_view> expected(std::begin(kPublished), std::end(kPublished));
  expected.insert(std::begin(kAddedHere), std::end(kAddedHere));
  expected.insert(std::begin(kFromCases), std::end(kFromCases));
  expected.insert(std::begin(kOfScores), std::end(kOfScores));
  expected.insert(std::begin(kOfProgress), std::end(kOfProgress));
  expected.insert(std::begin(kOfCare), std::end(kOfCare));
  std::set<std::string_view> found;
  for (const sdk::Finding& f : kLowerLeg) {
    EXPECT_TRUE(found.insert(f.id.text).second) << f.id.text << " is defined twice";
  }
  EXPECT_THAT(found, testing::ContainerEq(expected));
}

TEST(Vocabulary, NoTwoFindingsShareALocalCode) {
  std::set<std::string_view> codes;
  for (const sdk::Finding& f : kLowerLeg) {
    if (f.local_code.empty()) continue;
    EXPECT_TRUE(codes.insert(f.local_code).second) << f.local_code;
    EXPECT_EQ(f.local_code.find('#'), std::string_view::npos) << f.local_code;
  }
}

TEST(Vocabulary, EveryFindingCanBeAskedAndRead) {
  for (const sdk::Finding& f : kLowerLeg) {
    EXPECT_GT(f.question.size(), 8u) << f.id.text;
    EXPECT_FALSE(f.positive_if.empty()) << f.id.text;
    EXPECT_LT(f.label.size(), 80u) << f.id.text;
  }
}

// SNOMED CT ids end in a Verhoeff check digit.
bool VerhoeffHolds(std::string_view digits) {
  constexpr int kMultiply[10][10] = {
      {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
      {2, 3, 4, 0, 1, 7, 8, 9, 5, 6}, {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
      {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
      {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
      {8, 7, 6, 5, 9, 3, 2, 1, 0, 4}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}};
  constexpr int kPermute[8][10] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
                                   {5, 8, 0, 3, 7, 9, 6, 1, 4, 2}, {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
                                   {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
                                   {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}};
  int check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[digits.size() - 1 - i];
    if (c < '0' || c > '9') return false;
    check = kMultiply[check][kPermute[i % 8][c - '0']];
  }
  return !digits.empty() && check == 0;
}

// LOINC codes end in a mod-10 (Luhn) check digit after a hyphen.
bool Mod10Holds(std::string_view code) {
  const std::size_t hyphen = code.find('-');
  if (hyphen == std::string_view::npos || hyphen + 2 != code.size()) return false;
  int sum = 0;
  for (std::size_t i = 0; i < hyphen; ++i) {
    int digit = code[hyphen - 1 - i] - '0';
    if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return (10 - sum % 10) % 10 == code.back() - '0';
}

bool LooksLikeIcd10Cm(std::string_view code) {
  const auto digit = [&](std::size_t i) {
    return std::isdigit(static_cast<unsigned char>(code[i]));
  };
  return code.size() >= 3 && code.size() <= 8 && code[0] >= 'A' && code[0] <= 'Z' && digit(1) &&
         (code.size() == 3 || code[3] == '.');
}

TEST(Vocabulary, TheCheckDigitsThemselvesTellRightFromWrong) {
  EXPECT_TRUE(VerhoeffHolds("22298006"));
  EXPECT_FALSE(VerhoeffHolds("22298016"));
  EXPECT_TRUE(Mod10Holds("8302-2"));
  EXPECT_FALSE(Mod10Holds("8302-3"));
}

TEST(Vocabulary, EveryCodeIsAPossibleCodeOfItsSystem) {
  std::size_t codes = 0;
  for (const sdk::Finding& f : kLowerLeg) {
    std::vector<sdk::Coding> all(f.codes.begin(), f.codes.end());
    all.insert(all.end(), f.low_codes.begin(), f.low_codes.end());
    all.insert(all.end(), f.high_codes.begin(), f.high_codes.end());
    for (const sdk::Coding& c : all) {
      ++codes;
      EXPECT_FALSE(c.display.empty()) << c.code;
      if (c.system == kSnomedCt) {
        EXPECT_TRUE(VerhoeffHolds(c.code)) << c.code;
      } else if (c.system == kLoinc) {
        EXPECT_TRUE(Mod10Holds(c.code)) << c.code;
      } else {
        EXPECT_EQ(c.system, kIcd10Cm) << c.code;
        EXPECT_TRUE(LooksLikeIcd10Cm(c.code)) << c.code;
      }
    }
  }
  EXPECT_GT(codes, 90u);
}

// S86.01- is titled "strain": it may bring a patient in, and may not say what is torn.
TEST(Vocabulary, AStrainCodeOfTheAchillesTendonAsksAndAssertsNothing) {
  for (const sdk::Finding& f : kLowerLeg) {
    for (const sdk::Coding& c : f.codes) {
      if (c.code.starts_with("S86.01")) {
        EXPECT_EQ(f.id, kPosteriorHeelOrCalfPain) << f.id.text;
      }
    }
  }
}

// Their patients have other pretest probabilities than any presentation of this vocabulary states.
TEST(Vocabulary, PlantarFasciitisAndABrokenHeelAreNoComplaintOfThisVocabulary) {
  for (const sdk::Finding& f : kLowerLeg) {
    for (const sdk::Coding& c : f.codes) {
      EXPECT_NE(c.code, "202882003") << f.id.text;
      EXPECT_NE(c.code, "M72.2") << f.id.text;
      EXPECT_EQ(c.display.find("racture of calcaneus"), std::string_view::npos) << f.id.text;
    }
  }
}

TEST(Vocabulary, LongTermSteroidsOnTheProblemListAreASystemicCorticosteroid) {
  std::set<std::string_view> codes;
  for (const sdk::Finding& f : kLowerLeg) {
    if (f.id != kSystemicCorticosteroid) continue;
    for (const sdk::Coding& c : f.codes) codes.insert(c.code);
  }
  EXPECT_EQ(codes, (std::set<std::string_view>{"297279009", "Z79.52"}));
}

// The licence of the ATC index covers its use, not a copy of it: the class is enough.
// Fondaparinux shares its class with drugs that are no anticoagulants, so it stands by itself.
TEST(Vocabulary, OfTheAtcIndexOnlyWholeClassesStandHere) {
  std::set<std::string_view> classes;
  for (const sdk::Finding& f : kLowerLeg) {
    for (const sdk::Ingredient& i : f.ingredients) {
      if (!i.atc.empty()) classes.insert(i.atc);
    }
  }
  EXPECT_EQ(classes, (std::set<std::string_view>{"B01AA", "B01AB", "B01AE", "B01AF", "B01AX05",
                                                 "D05BB", "D10BA", "H02AB", "J01MA", "L02BG"}));
}

TEST(Vocabulary, AStatinOnTheListDoesNotSayWhenItWasBegun) {
  for (const sdk::Ingredient& i : kOtherTendonToxicDrugs) {
    EXPECT_EQ(i.name.find("statin"), std::string_view::npos) << i.name;
    EXPECT_FALSE(i.atc.starts_with("C10")) << i.atc;
  }
}

// What the evidence base does not define is our own, and says so.
TEST(Vocabulary, FindingsAddedToTheEvidenceBaseAreEstimates) {
  for (sdk::FindingId id :
       {kPosteriorHeelOrCalfPain, kPainLocation, kOnsetType, kFluoroquinoloneExposure,
        kPlantarflexionResponse, kMorningStiffnessMinutes, kWeightBearingLungeSideDifference,
        kWellsDvtScore, kVisaATotal, kCalfStrainDiagnosedThisEpisode,
        kAchillesRuptureDiagnosedThisEpisode}) {
    for (const sdk::Finding& f : kLowerLeg) {
      if (f.id != id) continue;
      EXPECT_EQ(f.provenance, sdk::Provenance::kEstimate) << id.text;
    }
  }
  for (const sdk::Finding& f : kLowerLeg) {
    if (std::count(std::begin(kFromCases), std::end(kFromCases), f.id.text) == 0) continue;
    EXPECT_EQ(f.provenance, sdk::Provenance::kEstimate) << f.id.text;
    EXPECT_FALSE(f.local_code.empty()) << f.id.text << " could not be sent";
  }
}

// Of the elements: C 12.0107, H 1.00794, N 14.0067, O 15.9994 (IUPAC).
TEST(Vocabulary, AMolarMassIsTheSumOfItsAtoms) {
  const auto molar_mass = [](sdk::FindingId id) {
    return std::find_if(std::begin(kLowerLeg), std::end(kLowerLeg),
                        [id](const sdk::Finding& f) { return f.id == id; })
        ->molar_mass;
  };
  // Cholesterol, C27H46O; uric acid, C5H4N4O3.
  EXPECT_NEAR(molar_mass(kLdlCholesterol), 27 * 12.0107 + 46 * 1.00794 + 15.9994, 5e-3);
  EXPECT_NEAR(molar_mass(kSerumUrate), 5 * 12.0107 + 4 * 1.00794 + 4 * 14.0067 + 3 * 15.9994, 5e-5);
}

TEST(Vocabulary, EyeDropsAreNoSystemicFluoroquinolone) {
  for (const sdk::Ingredient& i : kFluoroquinolones) EXPECT_NE(i.rxnorm, "819911") << i.name;
  for (const sdk::Ingredient& i : kSystemicCorticosteroids) EXPECT_NE(i.name, "budesonide");
  for (const auto& list : {std::span<const sdk::Ingredient>(kFluoroquinolones),
                           std::span<const sdk::Ingredient>(kSystemicCorticosteroids)}) {
    for (const sdk::Ingredient& i : list) EXPECT_FALSE(i.name.empty()) << i.atc;
  }
}

class Derived : public testing::Test {
 protected:
  // Everything that the vocabulary can derive, asked for by one flag per finding.
  Derived() {
    for (const sdk::Finding& f : kLowerLeg) {
      flags_.push_back(
          {.id = f.id.text, .when = sdk::Known(f.id), .within = "never", .say = "Nothing."});
    }
    table_.vocabulary = kLowerLeg;
    table_.presentations = kPresentations;
    table_.red_flags = flags_;
    EXPECT_TRUE(knowledge_.Add(table_).ok());
  }

  void Give(sdk::FindingId f, Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), fact);
  }
  void Choose(sdk::FindingId f, std::string category) {
    Give(f, {.state = Fact::State::kValue, .category = std::move(category)});
  }
  void Measure(sdk::FindingId f, double number) {
    Give(f, {.state = Fact::State::kValue, .number = number});
  }
  std::string StateOf(sdk::FindingId f) {
    reasoning::Derive(knowledge_, patient_);
    const Fact* fact = patient_.Find(f.text);
    if (fact == nullptr) return "unknown";
    return fact->state == Fact::State::kPresent ? "present" : "absent";
  }

  std::vector<sdk::RedFlag> flags_;
  sdk::Plugin table_;
  reasoning::Knowledge knowledge_;
  Patient patient_;
};

TEST_F(Derived, AReducedSqueezeIsNotANormalSqueeze) {
  Choose(kPlantarflexionResponse, "reduced");
  EXPECT_EQ(StateOf(kCalfSqueezeNoPlantarflexion), "present");
}

TEST_F(Derived, ANormalResponseDeniesTheSqueezeSign) {
  Choose(kPlantarflexionResponse, "normal");
  EXPECT_EQ(StateOf(kCalfSqueezeNoPlantarflexion), "absent");
}

TEST_F(Derived, ThirtyMinutesAreNotOverThirty) {
  Measure(kMorningStiffnessMinutes, 30);
  EXPECT_EQ(StateOf(kMorningStiffnessOver30Min), "absent");
  EXPECT_EQ(StateOf(kMorningStiffness), "present");
}

TEST_F(Derived, NoMinutesAreNoStiffness) {
  Measure(kMorningStiffnessMinutes, 0);
  EXPECT_EQ(StateOf(kMorningStiffness), "absent");
}

TEST_F(Derived, OneHeelRaiseIsEnoughToBeAble) {
  Measure(kHeelRaiseCount, 1);
  EXPECT_EQ(StateOf(kSingleLegHeelRaiseUnable), "absent");
}

TEST_F(Derived, TwoOfFourSignsMakeTheAaosCount) {
  Give(kPlantarflexionWeak, {});
  EXPECT_EQ(StateOf(kAaosRupture2Of4), "unknown");
  Give(kExcessPassiveDorsiflexion, {});
  EXPECT_EQ(StateOf(kAaosRupture2Of4), "present");
}

TEST_F(Derived, TwoWellsItemsMakeAClotLikely) {
  Give(kPittingOedema, {});
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "unknown");
  Give(kActiveCancer, {});
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "present");
  EXPECT_EQ(StateOf(kWellsDvt3OrMore), "unknown");
}

// A strain is plausible in every sore calf: its two points taken off hide a total of 3.
TEST_F(Derived, ALowWellsTotalThatWasSentDoesNotTakeItemsBack) {
  Measure(kWellsDvtScore, 0);
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "unknown");
  Give(kPittingOedema, {});
  Give(kActiveCancer, {});
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "present");
}

TEST_F(Derived, WellsIsDeniedByItsItemsAndALowTotalTogether) {
  for (sdk::FindingId f :
       {kActiveCancer, kRecentImmobilisationOrSurgery, kDeepVeinTenderness, kWholeLegSwollen,
        kCalf3CmLarger, kPittingOedema, kCollateralSuperficialVeins, kPreviousDvt}) {
    Give(f, {.state = Fact::State::kAbsent});
  }
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "unknown");
  Measure(kWellsDvtScore, 0);
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "absent");
}

TEST_F(Derived, AWellsTotalThatWasSentIsEnough) {
  Measure(kWellsDvtScore, 2);
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "present");
  EXPECT_EQ(StateOf(kWellsDvt3OrMore), "unknown");
}

// Seen is not measured: it asks for the tape, and counts as nothing in the score.
TEST_F(Derived, ACalfSwollenByEyeIsNoMeasuredWellsItem) {
  Give(kCalfSwollenVisible, {});
  Give(kActiveCancer, {});
  EXPECT_EQ(StateOf(kWellsDvt2OrMore), "unknown");
  EXPECT_EQ(StateOf(kCalf3CmLarger), "unknown");
}

TEST_F(Derived, AnyOneSignOfThreeMakesACompartmentTenseAndPainful) {
  for (sdk::FindingId sign : {kPainOutOfProportion, kPainOnPassiveToeStretch, kTenseCompartment}) {
    patient_.facts.clear();
    Give(sign, {});
    EXPECT_EQ(StateOf(kTensePainfulCompartment), "present") << sign.text;
  }
}

TEST_F(Derived, NewNumbnessAloneLeavesTheCompartmentOpen) {
  for (sdk::FindingId sign : {kPainOutOfProportion, kPainOnPassiveToeStretch, kTenseCompartment}) {
    Give(sign, {.state = Fact::State::kAbsent});
  }
  EXPECT_EQ(StateOf(kTensePainfulCompartment), "unknown");
  Give(kNewNumbnessOfFoot, {});
  EXPECT_EQ(StateOf(kTensePainfulCompartment), "unknown");
  Give(kNewNumbnessOfFoot, {.state = Fact::State::kAbsent});
  EXPECT_EQ(StateOf(kTensePainfulCompartment), "absent");
}

TEST_F(Derived, ACompartmentThatWasSentAsTenseStaysSoWhateverItsSignsSay) {
  for (sdk::FindingId sign :
       {kPainOutOfProportion, kPainOnPassiveToeStretch, kTenseCompartment, kNewNumbnessOfFoot}) {
    Give(sign, {.state = Fact::State::kAbsent});
  }
  Give(kTensePainfulCompartment, {});
  EXPECT_EQ(StateOf(kTensePainfulCompartment), "present");
}

TEST_F(Derived, ASignOutweighsACompartmentThatWasSentAsSoft) {
  Give(kTensePainfulCompartment, {.state = Fact::State::kAbsent});
  Give(kPainOnPassiveToeStretch, {});
  EXPECT_EQ(StateOf(kTensePainfulCompartment), "present");
}

TEST_F(Derived, WarmthAndOneOtherSignAreHotRedSwollen) {
  Give(kLocalWarmth, {});
  EXPECT_EQ(StateOf(kHotRedSwollen), "unknown");
  Give(kLocalRedness, {.state = Fact::State::kAbsent});
  EXPECT_EQ(StateOf(kHotRedSwollen), "unknown");
  Give(kLocalSwelling, {});
  EXPECT_EQ(StateOf(kHotRedSwollen), "present");
}

// Months of redness where the shoe rubs are no infection.
TEST_F(Derived, RednessAndSwellingWithoutWarmthAreNotHot) {
  Give(kLocalRedness, {});
  Give(kLocalSwelling, {});
  EXPECT_EQ(StateOf(kHotRedSwollen), "unknown");
  Give(kLocalWarmth, {.state = Fact::State::kAbsent});
  EXPECT_EQ(StateOf(kHotRedSwollen), "absent");
}

TEST_F(Derived, InflammatoryMarkersAreRaisedFromTenAndFromTwenty) {
  Measure(kCReactiveProtein, 9.9);
  EXPECT_EQ(StateOf(kInflammatoryMarkersRaised), "unknown");
  Measure(kErythrocyteSedimentationRate, 19);
  EXPECT_EQ(StateOf(kInflammatoryMarkersRaised), "absent");
  patient_.facts.clear();
  Measure(kErythrocyteSedimentationRate, 20);
  EXPECT_EQ(StateOf(kInflammatoryMarkersRaised), "present");
  patient_.facts.clear();
  Measure(kCReactiveProtein, 10);
  EXPECT_EQ(StateOf(kInflammatoryMarkersRaised), "present");
}

TEST_F(Derived, AHighLdlIsAFamilialFeatureAndALowOneDeniesNone) {
  Measure(kLdlCholesterol, 4.9);
  EXPECT_EQ(StateOf(kFamilialLipidFeatures), "present");
  patient_.facts.clear();
  Measure(kLdlCholesterol, 4.8);
  EXPECT_EQ(StateOf(kFamilialLipidFeatures), "unknown");
  Give(kFamilialLipidFeatures, {});
  EXPECT_EQ(StateOf(kFamilialLipidFeatures), "present");
  Give(kFamilialLipidFeatures, {.state = Fact::State::kAbsent});
  EXPECT_EQ(StateOf(kFamilialLipidFeatures), "absent");
}

TEST_F(Derived, ACurrentFluoroquinoloneIsNotARecentOne) {
  Choose(kFluoroquinoloneExposure, "current");
  EXPECT_EQ(StateOf(kFluoroquinoloneCurrent), "present");
  EXPECT_EQ(StateOf(kFluoroquinoloneRecent), "absent");
}

TEST_F(Derived, AgeIsReadOnceItIsKnown) {
  EXPECT_EQ(StateOf(kAge60OrOver), "unknown");
  patient_.age_years = 60;
  EXPECT_EQ(StateOf(kAge60OrOver), "present");
  EXPECT_EQ(StateOf(kAge8To14), "absent");
}

TEST_F(Derived, APainThatWasPointedToIsAComplaint) {
  Choose(kPainLocation, "calf-muscle");
  EXPECT_EQ(StateOf(kPosteriorHeelOrCalfPain), "present");
  EXPECT_EQ(StateOf(kPainCalf), "present");
  EXPECT_EQ(StateOf(kPainMidTendon), "absent");
}

TEST_F(Derived, APlaceThatNobodyAskedForIsNotTheAbsenceOfPain) {
  for (sdk::FindingId f :
       {kPopOrKickAtOnset, kCannotPushOff, kCalfSqueezeNoPlantarflexion,
        kMatlesAbnormalRestingAngle, kPalpableGap, kTenderMidTendon, kTenderInsertion, kArcSign,
        kRoyalLondonTest, kTendonThickening, kTendonCrepitus, kAcuteOnChronic}) {
    Give(f, {.state = Fact::State::kAbsent});
  }
  EXPECT_EQ(StateOf(kPosteriorHeelOrCalfPain), "unknown");
}

}  // namespace
}  // namespace soleus::vocabulary
