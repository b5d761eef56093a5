// Patients of whom a question must stay open, or a flag fire, although the finding that gates the
// question stands elsewhere in the record: a stop flag is never silent for want of an asker.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/visit.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using test::Ids;
using test::Visit;
using testing::Contains;
using testing::Not;

constexpr auto kIschaemia = "acute_limb_ischaemia";
constexpr auto kCompartment = "suspected_acute_compartment_syndrome";
constexpr auto kCaudaEquina = "possible_cauda_equina_syndrome";
constexpr auto kMotorDeficit = "new_motor_deficit_of_leg";
constexpr auto kSkin = "threatened_skin_over_heel";
constexpr auto kTumour = "suspected_tumour_or_systemic_malignancy";
constexpr auto kAfterStrain = "worsening_after_a_calf_strain";
constexpr auto kChild = "child_with_heel_pain_and_red_flags";
constexpr auto kNotBetter = "no_improvement_at_12_weeks";

const reasoning::Knowledge& All() {
  static const reasoning::Knowledge& knowledge = test::Together(
      {"achilles_rupture", "achilles_tendinopathy", "calf_strain", "deep_vein_thrombosis",
       "fracture", "infection_and_tumour", "s1_radiculopathy", "vascular_and_compartment"});
  return knowledge;
}

Visit Gradual(double age, const char* place = "calf-muscle") {
  return Visit(age, "gradual", place).DaysAgo(30);
}
Visit Sudden(double age, const char* place = "calf-muscle") {
  return Visit(age, "sudden", place).DaysAgo(1);
}

TEST(OpenQuestions, RestPainOfAnArteryThatNobodyFelt) {
  EXPECT_THAT(Gradual(68).Has(leg::kClaudication).Has(leg::kNightOrRestPain).Open(All()),
              Contains(kIschaemia));
  EXPECT_THAT(
      Gradual(68).Has(leg::kDiabetesWithInsensateFoot).Has(leg::kNightOrRestPain).Open(All()),
      Contains(kIschaemia));
  EXPECT_THAT(Gradual(42, "mid-tendon-2-6cm").Has(leg::kNightOrRestPain).Open(All()),
              Not(Contains(kIschaemia)));
}

TEST(OpenQuestions, ACompartmentAfterAMarathonOrAFallOnAnOldPain) {
  EXPECT_THAT(Visit(30, "gradual", "calf-muscle").DaysAgo(1).Open(All()), Contains(kCompartment));
  EXPECT_THAT(Sudden(30, "lateral").Open(All()), Contains(kCompartment));
  EXPECT_THAT(Gradual(45, "mid-tendon-2-6cm").Has(leg::kFallOrDirectTrauma).Open(All()),
              Contains(kCompartment));
  EXPECT_THAT(Gradual(45, "mid-tendon-2-6cm").HasNo(leg::kFallOrDirectTrauma).Open(All()),
              Not(Contains(kCompartment)));
}

TEST(OpenQuestions, ARootWithoutBackPainIsAskedForTheSaddle) {
  const auto root = [] { return Gradual(46).HasNo(leg::kBackPainRadiatingBelowKnee); };
  EXPECT_THAT(root().Has(leg::kStraightLegRaisePositive).Open(All()), Contains(kCaudaEquina));
  EXPECT_THAT(root().Has(leg::kPlantarflexionWeak).HasNo(leg::kTenderMidTendon).Open(All()),
              Contains(kCaudaEquina));
  EXPECT_THAT(root().Open(All()), Not(Contains(kCaudaEquina)));
}

TEST(OpenQuestions, ACrampingCalfIsAskedForTheFootThatDrops) {
  EXPECT_THAT(Visit(16, "gradual", "calf-muscle")
                  .DaysAgo(12)
                  .Has(leg::kCalfCrampOrSpasm)
                  .HasNo(leg::kFallOrDirectTrauma)
                  .Open(All()),
              Contains(kMotorDeficit));
}

TEST(OpenQuestions, TheSkinOverAHeelThatBrokeWithoutAFall) {
  const auto broken = [] {
    return Sudden(72, "distal-2cm").HasNo(leg::kFallOrDirectTrauma).Has(leg::kCannotTakeFourSteps);
  };
  EXPECT_THAT(broken().Open(All()), Contains(kSkin));
  const auto tented = broken().Has(leg::kPosteriorHeelSkinTentedOrPale).Assess(All());
  bool boot = false;
  for (const auto& withheld : tented.plan.withheld) {
    boot = boot || withheld.order_id == "non_weight_bearing_boot";
  }
  EXPECT_TRUE(boot) << "a boot edge may not press on it";
}

TEST(OpenQuestions, NightPainFiresUnlessANerveWasFoundForIt) {
  const auto night = [] {
    return Gradual(58, "plantar").Has(leg::kNightOrRestPain).HasNo(leg::kLoadRelatedPain);
  };
  EXPECT_THAT(night().Fired(All()), Contains(kTumour));
  EXPECT_THAT(night().Has(leg::kPlantarParaesthesia).Has(leg::kTinelTarsalTunnel).Fired(All()),
              Not(Contains(kTumour)));
}

TEST(OpenQuestions, WhoIsHotOrSwollenIsAskedWhatThePainWasCalled) {
  const auto elsewhere = [] { return Gradual(40, "deep-or-medial"); };
  EXPECT_THAT(elsewhere().Has(leg::kHotRedSwollen).Open(All()), Contains(kAfterStrain));
  EXPECT_THAT(Gradual(40, "mid-tendon-2-6cm").Open(All()), Not(Contains(kAfterStrain)));
}

TEST(OpenQuestions, AChildWhoCannotTakeFourStepsFiresByEitherWord) {
  EXPECT_THAT(Gradual(9, "distal-2cm").Has(leg::kCannotTakeFourSteps).Fired(All()),
              Contains(kChild));
  EXPECT_THAT(Gradual(9, "distal-2cm").Has(leg::kRefusesWeightBearing).Fired(All()),
              Contains(kChild));
}

TEST(OpenQuestions, AfterTwelveWeeksTheCourseIsAskedFor) {
  EXPECT_THAT(Visit(58, "gradual", "plantar").DaysAgo(180).Open(All()), Contains(kNotBetter));
  EXPECT_THAT(Visit(58, "gradual", "plantar").DaysAgo(70).Open(All()), Not(Contains(kNotBetter)));
}

}  // namespace
}  // namespace soleus
