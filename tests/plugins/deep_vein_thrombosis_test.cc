// The clot plugin as built. Figures are checked against values worked by hand from the papers' own
// numbers; what its flags withhold, against the evidence base, with all bundled plugins that define
// those orders loaded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/reasoning/odds.h"
#include "plugins/sdk/plugin.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/cited.h"

namespace soleus {
namespace {

using testing::UnorderedElementsAre;
using Ids = std::set<std::string_view>;

const sdk::Plugin& Clot() {
  static const sdk::Plugin& table = test::Load("deep_vein_thrombosis");
  return table;
}

const sdk::Condition& ConditionOf(std::string_view id) {
  return *std::find_if(Clot().conditions.begin(), Clot().conditions.end(),
                       [&](const auto& c) { return c.id.text == id; });
}

const sdk::Evidence& Row(std::string_view condition, std::string_view finding) {
  const auto& rows = ConditionOf(condition).evidence;
  return *std::find_if(rows.begin(), rows.end(),
                       [&](const auto& r) { return r.finding.text == finding; });
}

const sdk::RedFlag& Flag(std::string_view id) {
  return *std::find_if(Clot().red_flags.begin(), Clot().red_flags.end(),
                       [&](const auto& f) { return f.id == id; });
}

// What a flag holds back: by name, and by tag among the orders of the plugins that load a tendon.
Ids WithheldBy(const sdk::RedFlag& flag) {
  Ids ids(flag.withholds_orders.begin(), flag.withholds_orders.end());
  for (const sdk::Plugin* table : test::Both()) {
    for (const sdk::Order& order : table->orders) {
      for (std::string_view tag : flag.withholds_tags) {
        if (std::count(order.tags.begin(), order.tags.end(), tag) > 0) ids.insert(order.id);
      }
    }
  }
  return ids;
}

TEST(DeepVeinThrombosis, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Clot()).view(), "");
  EXPECT_EQ(Clot().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Clot().about.reviewer.empty());
}

// Rows of the evidence base, plus one of pain location each; the swollen calf stands in both. Of
// the cyst also the crescent bruise and the mass behind the knee. Added, those of
// plugins/evidence/amendments.json.
TEST(DeepVeinThrombosis, WeighsEveryRowOfTheEvidenceBase) {
  EXPECT_EQ(ConditionOf("deep_vein_thrombosis").evidence.size(), 13u + 21u);
  EXPECT_EQ(ConditionOf("ruptured_baker_cyst").evidence.size(), 5u + 18u);
}

TEST(DeepVeinThrombosis, WellsSaysLittleOfAClotInTheCalfAlone) {
  const sdk::Evidence& row = Row("deep_vein_thrombosis", "wells_dvt_2_or_more");
  // 0.47 / (1 - 0.74) = 1.81 and (1 - 0.47) / 0.74 = 0.716
  EXPECT_NEAR(row.present.published, 0.47 / 0.26, 0.005);
  EXPECT_NEAR(row.absent.published, 0.53 / 0.74, 0.005);
  // Grade A: 1.81^0.9 = e^(0.9 x 0.5933) = e^0.5340 = 1.706; 0.72^0.9 = e^(0.9 x -0.3285) = 0.744
  EXPECT_NEAR(reasoning::InUse(row.present, row.quality).value, 1.706, 0.001);
  EXPECT_NEAR(reasoning::InUse(row.absent, row.quality).value, 0.744, 0.001);
}

TEST(DeepVeinThrombosis, ASwollenCalfDoesNotTellAClotFromABurstCyst) {
  const sdk::Evidence& clot = Row("deep_vein_thrombosis", "calf_3_cm_larger");
  const sdk::Evidence& cyst = Row("ruptured_baker_cyst", "calf_3_cm_larger");
  // 1.8^0.9 = e^(0.9 x 0.5878) = e^0.5290 = 1.697
  EXPECT_NEAR(reasoning::InUse(clot.present, clot.quality).value, 1.697, 0.001);
  EXPECT_EQ(clot.present.published, cyst.present.published);
  EXPECT_EQ(clot.absent.published, cyst.absent.published);
}

TEST(DeepVeinThrombosis, TheWellsScoreAndItsItemsTellOneStory) {
  for (std::string_view item :
       {"active_cancer", "recent_immobilisation_or_surgery", "previous_dvt", "calf_3_cm_larger",
        "pitting_oedema", "whole_leg_swollen", "deep_vein_tenderness",
        "collateral_superficial_veins", "wells_dvt_2_or_more", "wells_dvt_3_or_more"}) {
    EXPECT_EQ(Row("deep_vein_thrombosis", item).cluster, "wells") << item;
  }
}

TEST(DeepVeinThrombosis, NeitherADDimerNorHomansMovesTheProbability) {
  EXPECT_TRUE(Row("deep_vein_thrombosis", "d_dimer_negative").for_the_record);
  const sdk::Evidence& homans = Row("deep_vein_thrombosis", "homans_sign");
  EXPECT_EQ(reasoning::InUse(homans.present, homans.quality).value, 1);
  EXPECT_EQ(reasoning::InUse(homans.absent, homans.quality).value, 1);
}

TEST(DeepVeinThrombosis, AReturnedStrainMultipliesTheOddsBySixOnTwoCaseReports) {
  const auto& modifiers = ConditionOf("deep_vein_thrombosis").modifiers;
  // And so does a returned rupture, in the same group.
  ASSERT_EQ(modifiers.size(), 2u);
  for (const sdk::Modifier& m : modifiers) {
    EXPECT_EQ(m.factor, 6) << m.id;
    EXPECT_EQ(m.group, "returned_after") << m.id;
    EXPECT_EQ(m.provenance, sdk::Provenance::kEstimate) << m.id;
  }
}

TEST(DeepVeinThrombosis, ASuspectedClotHoldsBackEverythingThatPressesOrLoadsTheCalf) {
  const Ids expected = {"balance_training",
                        "calf_foam_rolling",
                        "calf_strain_care",
                        "calf_stretching",
                        "combined_loading_silbernagel",
                        "compression",
                        "eccentric_loading_alfredson",
                        "floor_level_eccentric_insertional",
                        "gait_retraining",
                        "heavy_slow_resistance",
                        "hip_and_knee_strengthening",
                        "isometric_plantarflexion",
                        "joint_mobilisation",
                        "kinetic_chain_assessment",
                        "low_compression_insertional_programme",
                        "non_weight_bearing_boot",
                        "pain_monitoring_model",
                        "plantar_heel_pain_care",
                        "plyometric_return_to_sport",
                        "return_to_running",
                        "running_assessment",
                        "shock_wave_therapy",
                        "soft_tissue_manual_therapy",
                        "taping"};
  EXPECT_EQ(expected.size(), 24u);
  EXPECT_EQ(WithheldBy(Flag("suspected_dvt")), expected);
}

TEST(DeepVeinThrombosis, ABreathlessPatientGetsNoCareOfTheTendon) {
  const Ids expected = {"balance_training",
                        "calf_foam_rolling",
                        "calf_strain_care",
                        "calf_stretching",
                        "combined_loading_silbernagel",
                        "compression",
                        "eccentric_loading_alfredson",
                        "floor_level_eccentric_insertional",
                        "gait_retraining",
                        "heavy_slow_resistance",
                        "hip_and_knee_strengthening",
                        "isometric_plantarflexion",
                        "joint_mobilisation",
                        "low_compression_insertional_programme",
                        "pain_monitoring_model",
                        "plantar_heel_pain_care",
                        "plyometric_return_to_sport",
                        "return_to_running",
                        "running_assessment",
                        "shock_wave_therapy",
                        "soft_tissue_manual_therapy",
                        "taping"};
  EXPECT_EQ(expected.size(), 22u);
  EXPECT_EQ(WithheldBy(Flag("suspected_pulmonary_embolism")), expected);
}

TEST(DeepVeinThrombosis, ASwollenLegAfterARuptureKeepsItsBoot) {
  const Ids expected = {"balance_training",
                        "calf_foam_rolling",
                        "calf_stretching",
                        "combined_loading_silbernagel",
                        "compression",
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
                        "soft_tissue_manual_therapy",
                        "taping"};
  EXPECT_EQ(expected.size(), 22u);
  EXPECT_EQ(WithheldBy(Flag("immobilised_after_achilles_rupture_with_new_leg_or_chest_symptoms")),
            expected);
}

TEST(DeepVeinThrombosis, NobodyIsAskedForHomansOrToHopOnASuspectedClot) {
  Ids tests;
  for (sdk::FindingId f : Flag("suspected_dvt").withholds_tests) tests.insert(f.text);
  EXPECT_THAT(tests, UnorderedElementsAre("homans_sign", "pain_on_hopping"));
}

TEST(DeepVeinThrombosis, TheLungComesBeforeTheLeg) {
  EXPECT_EQ(Flag("suspected_pulmonary_embolism").urgency, sdk::Urgency::kEmergency);
  EXPECT_EQ(Flag("suspected_dvt").urgency, sdk::Urgency::kSameDay);
  EXPECT_LT(Flag("suspected_pulmonary_embolism").rank, Flag("suspected_dvt").rank);
}

// An order that no set names and no flag asks for would never reach anybody.
TEST(DeepVeinThrombosis, EveryOrderCanBeOffered) {
  Ids offered;
  for (const sdk::OrderSet& set : Clot().order_sets) {
    for (const sdk::Phase& phase : set.phases) {
      offered.insert(phase.orders.begin(), phase.orders.end());
    }
  }
  for (const sdk::RedFlag& f : Clot().red_flags) {
    offered.insert(f.activates.begin(), f.activates.end());
  }
  for (const sdk::Order& o : Clot().orders) EXPECT_TRUE(offered.contains(o.id)) << o.id;
}

// A source that nothing cites was left behind when a figure changed.
TEST(DeepVeinThrombosis, EverySourceIsCited) {
  const auto cited = test::CitedBy(Clot());
  for (const sdk::Source& s : Clot().sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
