// What the care of Achilles tendinopathy does when it does not help, and what it holds back until
// then: pictures, shock wave, insoles, a steroid injection.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reasoning/assess.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/adult.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using test::Adult;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;
using Ids = std::vector<std::string>;

constexpr std::string_view kFailed = "no_improvement_at_12_weeks";

Ids Offered(const reasoning::Assessment& a) {
  Ids ids;
  for (const auto& set : a.plan.sets) {
    for (const auto& offer : set.orders) ids.emplace_back(offer.order->item->id);
  }
  return ids;
}

Ids WithheldBy(const reasoning::Assessment& a, std::string_view order) {
  for (const auto& held : a.plan.withheld) {
    if (held.order_id == order) return held.by;
  }
  return {};
}

const reasoning::FlagState* Flag(const reasoning::Assessment& a, std::string_view id) {
  const auto it = std::find_if(a.flags.begin(), a.flags.end(),
                               [id](const auto& state) { return state.flag->item->id == id; });
  return it == a.flags.end() ? nullptr : &*it;
}

bool Fires(const Adult& adult, std::string_view id) {
  const auto a = adult.Assess();
  const auto* state = Flag(a, id);
  return state != nullptr && state->fired;
}

// Tender 4 cm up, the signs of the midportion, no red flag: likely, and simple.
Adult Midportion() {
  return Adult()
      .Has(leg::kTenderMidTendon)
      .Has(leg::kArcSign)
      .Has(leg::kRoyalLondonTest)
      .Has(leg::kMorningStiffness)
      .HasNo(leg::kCalfSqueezeNoPlantarflexion)
      .HasNo(leg::kPalpableGap);
}

Adult Insertional() {
  return Adult()
      .Chooses(leg::kPainLocation, "distal-2cm")
      .Has(leg::kTenderInsertion)
      .Has(leg::kHaglundProminence)
      .HasNo(leg::kTwoFingerSqueezePainful)
      .HasNo(leg::kCalfSqueezeNoPlantarflexion);
}

TEST(CareThatFails, AFirstVisitLeavesNothingOpenAboutCareNotYetGiven) {
  const auto a = Midportion().Assess();
  EXPECT_EQ(Flag(a, kFailed), nullptr);
  EXPECT_EQ(Flag(a, "request_for_peritendinous_steroid_injection"), nullptr);
}

// 12 weeks and a gain of 13 points; 14 is what counts as better.
TEST(CareThatFails, ThirteenPointsIn12WeeksAreNotEnoughAndFourteenAre) {
  EXPECT_TRUE(
      Fires(Midportion().Measures(leg::kWeeksOfAdherentLoading, 12).Measures(leg::kVisaAChange, 13),
            kFailed));
  EXPECT_FALSE(
      Fires(Midportion().Measures(leg::kWeeksOfAdherentLoading, 12).Measures(leg::kVisaAChange, 14),
            kFailed));
  EXPECT_FALSE(Fires(
      Midportion().Measures(leg::kWeeksOfAdherentLoading, 11.9).Measures(leg::kVisaAChange, 0),
      kFailed));
}

TEST(CareThatFails, TwelveWeeksWithoutAScoreAskHowItGoes) {
  const auto a = Midportion().Measures(leg::kWeeksOfAdherentLoading, 12).Assess();
  const auto* state = Flag(a, kFailed);
  ASSERT_NE(state, nullptr);
  EXPECT_FALSE(state->fired);
  EXPECT_THAT(state->missing, Contains("global_change_better"));
  EXPECT_TRUE(
      Fires(Midportion().Measures(leg::kWeeksOfAdherentLoading, 12).HasNo(leg::kGlobalChangeBetter),
            kFailed));
}

TEST(CareThatFails, SteadilyWorseCountsWhateverTheDiagnosis) {
  EXPECT_TRUE(
      Fires(Adult().Chooses(leg::kPainLocation, "plantar").Has(leg::kWorseDespiteCare), kFailed));
}

TEST(CareThatFails, AChildIsLookedAtAgainAfter6Weeks) {
  Adult child = Midportion();
  child.Measures(leg::kWeeksOfAdherentLoading, 6)
      .HasNo(leg::kGlobalChangeBetter)
      .HasNo(leg::kWorseDespiteCare);
  EXPECT_FALSE(Fires(child, kFailed));
  EXPECT_TRUE(Fires(child.IsAged(12), kFailed));
}

TEST(CareThatFails, SimpleTendinopathyGetsNoPictureAndItIsSaid) {
  const auto a = Midportion().Assess();
  ASSERT_EQ(a.differential[0].id, "midportion_achilles_tendinopathy");
  ASSERT_GE(a.differential[0].probability, 0.5);
  for (const char* picture : {"plain_radiograph", "tendon_ultrasound"}) {
    EXPECT_THAT(WithheldBy(a, picture), Contains("midportion_achilles_tendinopathy")) << picture;
  }
}

TEST(CareThatFails, TwelveWeeksWithoutGainBringTheFilmBeforeTheScan) {
  const auto a = Midportion()
                     .Measures(leg::kWeeksOfAdherentLoading, 13)
                     .Measures(leg::kVisaAChange, 5)
                     .Assess();
  const Ids offered = Offered(a);
  EXPECT_THAT(offered, IsSupersetOf({"plain_radiograph", "tendon_ultrasound",
                                     "sports_medicine_referral", "shock_wave_therapy"}));
  const auto at = [&](const char* id) { return std::find(offered.begin(), offered.end(), id); };
  EXPECT_LT(at("plain_radiograph"), at("tendon_ultrasound"));
  EXPECT_LT(at("tendon_ultrasound"), at("shock_wave_therapy"));
}

TEST(CareThatFails, ShockWaveWaitsForTwelveWeeksOfLoading) {
  EXPECT_THAT(Offered(Midportion().Assess()), Not(Contains("shock_wave_therapy")));
  EXPECT_THAT(Offered(Midportion()
                          .Measures(leg::kWeeksOfAdherentLoading, 12)
                          .Measures(leg::kVisaAChange, 20)
                          .Assess()),
              Not(Contains("shock_wave_therapy")));
}

TEST(CareThatFails, ShockWaveIsHeldBackAtTheInsertionAndInAChild) {
  Adult insertional = Insertional();
  insertional.Measures(leg::kWeeksOfAdherentLoading, 12).Measures(leg::kVisaAChange, 0);
  const auto a = insertional.Assess();
  EXPECT_THAT(WithheldBy(a, "shock_wave_therapy"), Contains("insertional_achilles_tendinopathy"));
  EXPECT_THAT(Offered(a), Contains("plain_radiograph"));
  EXPECT_THAT(WithheldBy(Midportion().IsAged(15).Assess(), "shock_wave_therapy"), Contains("age"));
}

TEST(CareThatFails, AnAnticoagulantHoldsBackShockWaveAndPressure) {
  const auto a = Midportion()
                     .Has(leg::kAnticoagulantCurrent)
                     .Measures(leg::kWeeksOfAdherentLoading, 12)
                     .Measures(leg::kVisaAChange, 0)
                     .Assess();
  for (const char* order :
       {"shock_wave_therapy", "calf_foam_rolling", "soft_tissue_manual_therapy"}) {
    EXPECT_THAT(WithheldBy(a, order), Contains("anticoagulant_current")) << order;
  }
}

TEST(CareThatFails, InsolesAreForThoseWhoWishThem) {
  EXPECT_THAT(Offered(Midportion().Assess()), Not(Contains("foot_orthoses")));
  EXPECT_THAT(Offered(Midportion().Has(leg::kFootOrthosesWanted).Assess()),
              Contains("foot_orthoses"));
}

TEST(CareThatFails, AskingForASteroidInjectionIsAnswered) {
  const auto a = Midportion().Has(leg::kSteroidInjectionRequest).Assess();
  const auto* state = Flag(a, "request_for_peritendinous_steroid_injection");
  ASSERT_NE(state, nullptr);
  EXPECT_TRUE(state->fired);
  EXPECT_THAT(Offered(a), Contains("avoid_peritendinous_steroid_injection"));
}

// Wishes are never worth a question before the examination is done.
TEST(CareThatFails, NobodyIsAskedForWishes) {
  const auto a = Midportion().Assess();
  for (const auto& next : a.next) {
    EXPECT_TRUE(next.finding->ask_if.empty() || next.mandatory) << next.finding->id.text;
  }
}

}  // namespace
}  // namespace soleus
