// An acute fracture of ankle or heel as built: the Ottawa rule, whom the flags catch without a
// fall, and whom they leave alone. Figures are worked by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/catalogue/case_replay.h"
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
using testing::ElementsAre;
using testing::IsEmpty;

const sdk::Plugin& Fracture() {
  static const sdk::Plugin& table = test::Load("fracture");
  return table;
}

const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Fracture()).ok());
    return k;
  }();
  return knowledge;
}

const sdk::RedFlag& Flag(std::string_view id) {
  return *std::find_if(Fracture().red_flags.begin(), Fracture().red_flags.end(),
                       [&](const auto& f) { return f.id == id; });
}

constexpr std::string_view kFlag = "suspected_ankle_or_calcaneal_fracture";
constexpr std::string_view kSkin = "threatened_skin_over_heel";

// Sudden pain at the back of an adult's heel, no fall, unless a test says otherwise.
WorkedPatient Adult() {
  WorkedPatient patient(68);
  patient.Chooses(leg::kOnsetType, "sudden")
      .Chooses(leg::kPainLocation, "distal-2cm")
      .HasNo(leg::kFallOrDirectTrauma);
  return patient;
}

WorkedPatient Child() {
  WorkedPatient patient(15);
  patient.Chooses(leg::kPainLocation, "plantar").HasNo(leg::kFallOrDirectTrauma);
  return patient;
}

TEST(Fracture, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Fracture()).view(), "");
  EXPECT_EQ(Fracture().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Fracture().about.reviewer.empty());
}

TEST(Fracture, ReproducesItsWorkedPatients) {
  EXPECT_EQ(catalogue::FirstCaseThatFails(Fracture()), "");
}

// Three rows of the evidence base, the place, and the skin of the changes; then those of
// plugins/evidence/amendments.json.
TEST(Fracture, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Fracture().conditions.size(), 1u);
  EXPECT_EQ(Fracture().conditions[0].evidence.size(), 5u + 16u);
}

TEST(Fracture, AnOttawaRuleThatIsDeniedExcludesBetterThanOneMetProves) {
  const auto met = Adult().Has(leg::kOttawaBoneTenderness).Assess(Alone());
  const auto denied =
      Adult().HasNo(leg::kOttawaBoneTenderness).HasNo(leg::kCannotTakeFourSteps).Assess(Alone());
  // 0.03 x (0.35 / 0.2) x 4 (bone) x 0.25 (no fall) = 0.0525 against 0.97: 0.0525 / 1.0225 =
  // 0.051345
  EXPECT_NEAR(test::ProbabilityOf(met, "acute_ankle_or_calcaneal_fracture"), 0.051345, 0.000001);
  // 0.03 x 1.75 x 0.15 x 0.25 = 0.00196875 against 0.97: 0.00196875 / 0.97196875 = 0.0020255
  EXPECT_NEAR(test::ProbabilityOf(denied, "acute_ankle_or_calcaneal_fracture"), 0.0020255, 1e-7);
}

// 0.91 / (1 - 0.25) = 1.213 and (1 - 0.91) / 0.25 = 0.36: the abstract prints them swapped.
TEST(Fracture, TheSecondOttawaRowIsShownAndNotCounted) {
  int shown = 0;
  for (const sdk::Evidence& row : Fracture().conditions[0].evidence) {
    if (row.finding != leg::kOttawaAnklePositive || !row.for_the_record) continue;
    ++shown;
    EXPECT_NEAR(row.present.published, 0.91 / 0.75, 0.005);
    EXPECT_NEAR(row.absent.published, 0.09 / 0.25, 0.005);
  }
  EXPECT_EQ(shown, 1);
}

TEST(Fracture, HoldsBackLoadingTapeAndTheCareOfTheGrowthPlate) {
  const Ids expected = {"calcaneal_apophysitis_care",
                        "calf_foam_rolling",
                        "calf_stretching",
                        "combined_loading_silbernagel",
                        "eccentric_loading_alfredson",
                        "floor_level_eccentric_insertional",
                        "gait_retraining",
                        "heavy_slow_resistance",
                        "isometric_plantarflexion",
                        "joint_mobilisation",
                        "low_compression_insertional_programme",
                        "pain_monitoring_model",
                        "plyometric_return_to_sport",
                        "return_to_running",
                        "running_assessment",
                        "shock_wave_therapy",
                        "soft_tissue_manual_therapy",
                        "taping"};
  EXPECT_EQ(expected.size(), 18u);
  EXPECT_EQ(test::WithheldBy(Flag(kFlag), test::Both()), expected);
}

TEST(Fracture, AFallWithBoneTendernessIsFilmedAndAFallAloneIsNot) {
  EXPECT_THAT(Fired(WorkedPatient(30)
                        .Has(leg::kFallOrDirectTrauma)
                        .Has(leg::kOttawaBoneTenderness)
                        .Assess(Alone())),
              ElementsAre(kFlag));
  EXPECT_THAT(Fired(WorkedPatient(30)
                        .Has(leg::kFallOrDirectTrauma)
                        .HasNo(leg::kOttawaBoneTenderness)
                        .HasNo(leg::kCannotTakeFourSteps)
                        .Assess(Alone())),
              IsEmpty());
}

TEST(Fracture, LostPushOffWithoutFourStepsIsBoneUntilFilmed) {
  EXPECT_THAT(
      Fired(Adult().Has(leg::kCannotPushOff).Has(leg::kCannotTakeFourSteps).Assess(Alone())),
      ElementsAre(kFlag));
  // A torn tendon walks.
  EXPECT_THAT(
      Fired(Adult().Has(leg::kCannotPushOff).HasNo(leg::kCannotTakeFourSteps).Assess(Alone())),
      IsEmpty());
}

TEST(Fracture, ANumbDiabeticHeelNeedsNoFall) {
  EXPECT_THAT(Fired(Adult()
                        .Has(leg::kDiabetesWithInsensateFoot)
                        .Has(leg::kOttawaBoneTenderness)
                        .Assess(Alone())),
              ElementsAre(kFlag));
  EXPECT_THAT(Fired(Adult().Has(leg::kOttawaBoneTenderness).Assess(Alone())), IsEmpty());
}

TEST(Fracture, OneJumpCanPullTheGrowthPlateOff) {
  EXPECT_THAT(
      Fired(Child().Chooses(leg::kOnsetType, "sudden").Has(leg::kLoadRelatedPain).Assess(Alone())),
      ElementsAre(kFlag));
  EXPECT_THAT(
      Fired(Child().Chooses(leg::kOnsetType, "gradual").Has(leg::kAcuteOnChronic).Assess(Alone())),
      ElementsAre(kFlag));
  // A footballer's apophysitis, and an adult's old tendon that flared.
  EXPECT_THAT(
      Fired(Child().Chooses(leg::kOnsetType, "gradual").Has(leg::kLoadRelatedPain).Assess(Alone())),
      IsEmpty());
  EXPECT_THAT(Fired(Adult().Has(leg::kAcuteOnChronic).Assess(Alone())), IsEmpty());
}

TEST(Fracture, ThreatenedSkinIsAnEmergencyWhateverElseIsKnown) {
  const auto a = WorkedPatient(72).Has(leg::kPosteriorHeelSkinTentedOrPale).Assess(Alone());
  EXPECT_THAT(Fired(a), ElementsAre(kFlag, kSkin));
  EXPECT_EQ(Flag(kSkin).urgency, sdk::Urgency::kEmergency);
  ASSERT_EQ(Flag(kSkin).activates.size(), 1u);
  EXPECT_EQ(Flag(kSkin).activates[0], "emergency_referral");
}

TEST(Fracture, TheSkinIsLookedAtAfterAnInjuryAndOfNobodyElse) {
  const auto hurt = WorkedPatient(50)
                        .Has(leg::kPosteriorHeelOrCalfPain)
                        .Has(leg::kFallOrDirectTrauma)
                        .Has(leg::kCannotTakeFourSteps)
                        .Assess(Alone());
  EXPECT_THAT(WaitsFor(hurt, kSkin), ElementsAre("posterior_heel_skin_tented_or_pale"));
  EXPECT_THAT(LeftOpen(Adult().Assess(Alone())), IsEmpty());
}

// Who had no injury is not left with an open fracture flag, child or adult.
TEST(Fracture, NoInjuryClosesTheFlagForTheOrdinaryPatient) {
  EXPECT_THAT(LeftOpen(Child().Chooses(leg::kOnsetType, "gradual").Assess(Alone())), IsEmpty());
}

}  // namespace
}  // namespace soleus
