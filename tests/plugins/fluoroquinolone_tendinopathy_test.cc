// The fluoroquinolone plugin as built, alone and beside the two Achilles plugins whose masses it
// multiplies: exposure decides, and loading waits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/odds.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "plugins/vocabulary/order_tags.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/cited.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using reasoning::Fact;
using testing::UnorderedElementsAre;
using Ids = std::set<std::string>;

constexpr std::string_view kSelf = "fluoroquinolone_tendinopathy";
constexpr std::string_view kMidportion = "midportion_achilles_tendinopathy";
constexpr std::string_view kFlag = "fluoroquinolone_associated_tendon_pain";

const sdk::Plugin& Table() {
  static const sdk::Plugin& table = test::Load("fluoroquinolone_tendinopathy");
  return table;
}

const sdk::Evidence& Row(std::string_view finding) {
  const auto& rows = Table().conditions[0].evidence;
  return *std::find_if(rows.begin(), rows.end(),
                       [&](const auto& r) { return r.finding.text == finding; });
}

const reasoning::Knowledge& AllThree() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    for (const sdk::Plugin* table : test::Both()) EXPECT_TRUE(k->Add(*table).ok());
    EXPECT_TRUE(k->Add(Table()).ok());
    return k;
  }();
  return knowledge;
}

// Sore midportions of both tendons, no sign of rupture; `exposure` empty: not asked.
reasoning::Assessment SoreTendons(std::string exposure, bool transplant = false,
                                  const reasoning::Knowledge& knowledge = AllThree()) {
  reasoning::Patient patient;
  patient.age_years = 66;
  const auto set = [&](sdk::FindingId f, Fact fact) {
    patient.facts.insert_or_assign(std::string(f.text), std::move(fact));
  };
  set(leg::kOnsetType, {.state = Fact::State::kValue, .category = "gradual"});
  set(leg::kPainLocation, {.state = Fact::State::kValue, .category = "mid-tendon-2-6cm"});
  set(leg::kTenderMidTendon, {.state = Fact::State::kPresent});
  set(leg::kBilateralHeels, {.state = Fact::State::kPresent});
  set(leg::kCalfSqueezeNoPlantarflexion, {.state = Fact::State::kAbsent});
  set(leg::kPalpableGap, {.state = Fact::State::kAbsent});
  if (transplant) set(leg::kTransplantOrRenalFailure, {.state = Fact::State::kPresent});
  if (!exposure.empty()) {
    set(leg::kFluoroquinoloneExposure,
        {.state = Fact::State::kValue, .category = std::move(exposure)});
  }
  reasoning::Derive(knowledge, patient);
  return reasoning::Assess(knowledge, patient, {});
}

double Probability(const reasoning::Assessment& a, std::string_view id) {
  for (const auto& h : a.differential) {
    if (h.id == id) return h.probability;
  }
  ADD_FAILURE() << "no condition " << id;
  return -1;
}

double AgainstMidportion(const reasoning::Assessment& a) {
  return Probability(a, kSelf) / Probability(a, kMidportion);
}

TEST(FluoroquinoloneTendinopathy, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Table()).view(), "");
  EXPECT_EQ(Table().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Table().about.reviewer.empty());
  EXPECT_TRUE(Table().red_flags.empty());
}

// One row of pain location, the eight findings that raise it with the tendinopathies, and twelve
// that tell of something else.
TEST(FluoroquinoloneTendinopathy, WeighsEverySharedRow) {
  std::set<std::string_view> findings;
  for (const sdk::Evidence& row : Table().conditions[0].evidence) findings.insert(row.finding.text);
  EXPECT_THAT(findings,
              UnorderedElementsAre(
                  "pain_location", "tender_mid_tendon", "royal_london_test", "arc_sign",
                  "morning_stiffness", "pain_on_single_leg_heel_raise", "pain_on_hopping",
                  "tender_insertion", "bilateral_heels", "foot_pulses_absent", "fever_or_malaise",
                  "hot_red_swollen", "pop_or_kick_at_onset", "cannot_push_off",
                  "calf_squeeze_no_plantarflexion", "palpable_gap", "old_unexplained_event",
                  "medial_gastrocnemius_tender", "tendon_xanthoma", "fall_or_direct_trauma",
                  "bruising_heel_ankle_or_calf"));
}

TEST(FluoroquinoloneTendinopathy, ASoreMidportionCountsForLessThanItsPaperSays) {
  // 0.84 / (1 - 0.73) = 3.11; grade C: 3.11^0.65 = e^(0.65 x 1.1346) = e^0.7375 = 2.091
  const sdk::Evidence& tender = Row("tender_mid_tendon");
  EXPECT_NEAR(reasoning::InUse(tender.present, tender.quality).value, 2.091, 0.002);
  // An expert's estimate is used as given.
  const sdk::Evidence& both = Row("bilateral_heels");
  EXPECT_EQ(reasoning::InUse(both.present, both.quality).value, 2);
}

TEST(FluoroquinoloneTendinopathy, CurrentUseMakesItTheTendinopathiesTimesTheExcessOdds) {
  // Mass 2.95 x (0.38 + 0.2 + 0.02) = 1.77. Palpation raises both alike; both heels double it.
  // 1.77 x 0.6 x 2 / (0.38 x 0.8) = 2.124 / 0.304 = 6.987
  EXPECT_NEAR(AgainstMidportion(SoreTendons("current")), 6.987, 0.001);
}

TEST(FluoroquinoloneTendinopathy, WithNothingToMultiplyItKeepsItsOwnPretest) {
  reasoning::Knowledge alone;
  ASSERT_TRUE(alone.Add(Table()).ok());
  // 0.01 x 0.6/0.15 x 2.091 x 2 = 0.16728, against 0.99: 0.16728 / 1.15728 = 0.1445
  EXPECT_NEAR(Probability(SoreTendons("current", false, alone), kSelf), 0.1445, 0.0002);
}

TEST(FluoroquinoloneTendinopathy, RecentUseWeighsLess) {
  // 1.4 x 0.6 = 0.84; 0.84 x 0.6 x 2 / 0.304 = 1.008 / 0.304 = 3.316
  EXPECT_NEAR(AgainstMidportion(SoreTendons("recent")), 3.316, 0.001);
}

TEST(FluoroquinoloneTendinopathy, ATransplantMultipliesItOnlyInTheExposed) {
  // 5 x 6.987 = 34.93
  EXPECT_NEAR(AgainstMidportion(SoreTendons("current", true)), 34.93, 0.01);
  // Exposure not asked: 0.01 x 0.6 x 2 / 0.304 = 0.0395, with or without the transplant.
  EXPECT_NEAR(AgainstMidportion(SoreTendons("")), 0.0395, 0.0001);
  EXPECT_NEAR(AgainstMidportion(SoreTendons("", true)), 0.0395, 0.0001);
}

TEST(FluoroquinoloneTendinopathy, NeverTakenIsNilAndNotAskedIsNot) {
  EXPECT_EQ(Probability(SoreTendons("none"), kSelf), 0);
  EXPECT_EQ(Probability(SoreTendons("none", true), kSelf), 0);
  EXPECT_GT(Probability(SoreTendons(""), kSelf), 0);
}

// The flag is the tendinopathy plugin's; what it holds back is the same with this plugin beside it.
TEST(FluoroquinoloneTendinopathy, LoadingIsWithheldAndTheDrugIsStopped) {
  const reasoning::Assessment a = SoreTendons("current");
  EXPECT_EQ(a.differential.front().id, kSelf);
  Ids withheld;
  for (const auto& held : a.plan.withheld) {
    if (std::count(held.by.begin(), held.by.end(), kFlag) > 0) withheld.insert(held.order_id);
  }
  const Ids expected = {"calf_foam_rolling",
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
                        "soft_tissue_manual_therapy"};
  EXPECT_EQ(withheld, expected);
  Ids offered;
  for (const auto& set : a.plan.sets) {
    for (const auto& order : set.orders) offered.insert(std::string(order.order->item->id));
  }
  EXPECT_THAT(offered, UnorderedElementsAre("stop_fluoroquinolone_contact_prescriber", "heel_lift",
                                            "avoid_peritendinous_steroid_injection"));
}

TEST(FluoroquinoloneTendinopathy, NothingInItLoadsTheTendon) {
  for (const sdk::Order& o : Table().orders) {
    EXPECT_EQ(std::count(o.tags.begin(), o.tags.end(), leg::kTendonLoad), 0) << o.id;
  }
}

TEST(FluoroquinoloneTendinopathy, EverySourceIsCited) {
  const auto cited = test::CitedBy(Table());
  for (const sdk::Source& s : Table().sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
