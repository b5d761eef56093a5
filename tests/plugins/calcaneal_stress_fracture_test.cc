// A stress fracture of the heel bone as built: the film that says little, whom the flag catches and
// whom it leaves alone. Figures are worked by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/catalogue/case_replay.h"
#include "engine/reasoning/odds.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/worked_patient.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using test::Fired;
using test::Ids;
using test::LeftOpen;
using test::WaitsFor;
using test::WorkedPatient;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const sdk::Plugin& Stress() {
  static const sdk::Plugin& table = test::Load("calcaneal_stress_fracture");
  return table;
}

const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Stress()).ok());
    return k;
  }();
  return knowledge;
}

const sdk::Evidence& Row(sdk::FindingId finding) {
  const auto& rows = Stress().conditions[0].evidence;
  return *std::find_if(rows.begin(), rows.end(),
                       [&](const auto& r) { return r.finding == finding; });
}

constexpr std::string_view kFlag = "suspected_calcaneal_stress_fracture";

// Heel pain of an adult that came slowly, unless a test says otherwise.
WorkedPatient Adult() {
  WorkedPatient patient(47);
  patient.Chooses(leg::kOnsetType, "gradual").Chooses(leg::kPainLocation, "plantar");
  return patient;
}

TEST(CalcanealStressFracture, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Stress()).view(), "");
  EXPECT_EQ(Stress().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Stress().about.reviewer.empty());
}

TEST(CalcanealStressFracture, ReproducesItsWorkedPatients) {
  EXPECT_EQ(catalogue::FirstCaseThatFails(Stress()), "");
}

// Three rows of the evidence base, the shared hop, the place, and the two of the changes: the
// lay-off, and a film without a fracture line; then those of plugins/evidence/amendments.json.
TEST(CalcanealStressFracture, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Stress().conditions.size(), 1u);
  EXPECT_EQ(Stress().conditions[0].evidence.size(), 7u + 18u);
}

TEST(CalcanealStressFracture, APainfulSqueezeAndBoneRiskMakeItThinkable) {
  const auto a =
      Adult().Has(leg::kCalcanealSqueezePainful).Has(leg::kBoneStressRisk).Assess(Alone());
  // 0.015 x (0.4 / 0.2) x 4.5 x 6 = 0.81 against 0.985: 0.81 / 1.795 = 0.45125
  EXPECT_NEAR(test::ProbabilityOf(a, "calcaneal_stress_fracture"), 0.45125, 0.00001);
}

TEST(CalcanealStressFracture, AFilmReadTwiceIsOneFilmAndHardlyReassures) {
  const auto once = Adult().HasNo(leg::kXrayCalcanealStressInjury).Assess(Alone());
  const auto twice =
      Adult().HasNo(leg::kXrayCalcanealStressInjury).HasNo(leg::kXrayAcuteFracture).Assess(Alone());
  // 0.015 x 2 x 0.87 = 0.0261 against 0.985: 0.0261 / 1.0111 = 0.025814
  EXPECT_NEAR(test::ProbabilityOf(once, "calcaneal_stress_fracture"), 0.025814, 0.000001);
  EXPECT_EQ(test::ProbabilityOf(once, "calcaneal_stress_fracture"),
            test::ProbabilityOf(twice, "calcaneal_stress_fracture"));
}

// (1 - 0.15) / 0.98 = 0.867; the 0.98 is assumed, so the row may not call itself verified.
TEST(CalcanealStressFracture, WhatTheFilmRulesInIsAnEstimate) {
  const sdk::Evidence& row = Row(leg::kXrayCalcanealStressInjury);
  EXPECT_NEAR(reasoning::InUse(row.absent, row.quality).value, 0.85 / 0.98, 0.005);
  EXPECT_EQ(row.provenance, sdk::Provenance::kEstimate);
}

TEST(CalcanealStressFracture, HoldsBackEverythingThatLoadsTheHeel) {
  const Ids expected = {"balance_training",
                        "calcaneal_apophysitis_care",
                        "calf_foam_rolling",
                        "calf_stretching",
                        "combined_loading_silbernagel",
                        "eccentric_loading_alfredson",
                        "floor_level_eccentric_insertional",
                        "gait_retraining",
                        "heavy_slow_resistance",
                        "hip_and_knee_strengthening",
                        "isometric_plantarflexion",
                        "joint_mobilisation",
                        "kinetic_chain_assessment",
                        "low_compression_insertional_programme",
                        "pain_monitoring_model",
                        "plantar_heel_pain_care",
                        "plyometric_return_to_sport",
                        "return_to_running",
                        "running_assessment",
                        "shock_wave_therapy",
                        "soft_tissue_manual_therapy"};
  EXPECT_EQ(expected.size(), 21u);
  EXPECT_EQ(test::WithheldBy(Stress().red_flags[0], test::Both()), expected);
  ASSERT_EQ(Stress().red_flags[0].withholds_tests.size(), 1u);
  EXPECT_EQ(Stress().red_flags[0].withholds_tests[0], leg::kPainOnHopping);
}

TEST(CalcanealStressFracture, BelowFifteenAPainfulSqueezeIsTheGrowthPlate) {
  WorkedPatient child(14);
  child.Has(leg::kCalcanealSqueezePainful).Has(leg::kTrainingLoadChange);
  EXPECT_THAT(Fired(child.Assess(Alone())), IsEmpty());
  WorkedPatient teenager(15);
  teenager.Has(leg::kCalcanealSqueezePainful).Has(leg::kTrainingLoadChange);
  EXPECT_THAT(Fired(teenager.Assess(Alone())), ElementsAre(kFlag));
}

TEST(CalcanealStressFracture, ATeenagersCleanFilmAfterFourWeeksIsNoAnswer) {
  WorkedPatient teenager(15);
  teenager.HasNo(leg::kXrayAcuteFracture).HasNo(leg::kXrayCalcanealStressInjury);
  EXPECT_THAT(Fired(WorkedPatient(teenager).ForWeeks(4).Assess(Alone())), ElementsAre(kFlag));
  EXPECT_THAT(Fired(WorkedPatient(teenager).ForWeeks(2).Assess(Alone())), IsEmpty());
}

// A sore tendon has a normal film, too.
TEST(CalcanealStressFracture, AnAdultsCleanFilmNeedsASecondReason) {
  const WorkedPatient filmed =
      Adult().ForWeeks(10).HasNo(leg::kXrayAcuteFracture).HasNo(leg::kCalcanealSqueezePainful);
  EXPECT_THAT(Fired(WorkedPatient(filmed)
                        .HasNo(leg::kBoneStressRisk)
                        .HasNo(leg::kNightOrRestPain)
                        .Assess(Alone())),
              IsEmpty());
  EXPECT_THAT(Fired(WorkedPatient(filmed).Has(leg::kNightOrRestPain).Assess(Alone())),
              ElementsAre(kFlag));
}

TEST(CalcanealStressFracture, AReturnAfterMonthsOffIsABoneRisk) {
  const WorkedPatient back = Adult().Has(leg::kNewPainOnReturnAfterLayoff);
  EXPECT_THAT(Fired(WorkedPatient(back).Has(leg::kCalcanealSqueezePainful).Assess(Alone())),
              ElementsAre(kFlag));
  EXPECT_THAT(Fired(WorkedPatient(back).Has(leg::kBoneStressRisk).Assess(Alone())),
              ElementsAre(kFlag));
  EXPECT_THAT(Fired(WorkedPatient(back)
                        .HasNo(leg::kBoneStressRisk)
                        .HasNo(leg::kCalcanealSqueezePainful)
                        .Assess(Alone())),
              IsEmpty());
}

TEST(CalcanealStressFracture, TheHeelOfAReturningRunnerIsToBeSqueezed) {
  const auto a = Adult().Has(leg::kNewPainOnReturnAfterLayoff).Assess(Alone());
  EXPECT_THAT(WaitsFor(a, kFlag), Contains("calcaneal_squeeze_painful"));
  const auto asked = std::find_if(a.next.begin(), a.next.end(), [](const auto& next) {
    return next.finding->id == leg::kCalcanealSqueezePainful;
  });
  ASSERT_NE(asked, a.next.end());
  EXPECT_THAT(asked->settles, Contains(kFlag));
}

TEST(CalcanealStressFracture, ATeenagerWorseUnderCareIsLookedAtAgain) {
  WorkedPatient teenager(16);
  EXPECT_THAT(Fired(WorkedPatient(teenager).Has(leg::kWorseDespiteCare).Assess(Alone())),
              ElementsAre(kFlag));
  EXPECT_THAT(Fired(WorkedPatient(12).Has(leg::kWorseDespiteCare).Assess(Alone())), IsEmpty());
}

// Nobody who trains as ever is asked about a lay-off, and no adult about a film.
TEST(CalcanealStressFracture, APainlessSqueezeStillClosesTheFlagForTheOrdinaryPatient) {
  const auto a = Adult()
                     .ForWeeks(10)
                     .HasNo(leg::kCalcanealSqueezePainful)
                     .HasNo(leg::kTrainingLoadChange)
                     .Assess(Alone());
  EXPECT_THAT(LeftOpen(a), IsEmpty());
}

}  // namespace
}  // namespace soleus
