// Arteries and compartments as built: ratios and probabilities worked by hand, what the flags hold
// back against the evidence base, and who is left with an open question.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "engine/catalogue/case_replay.h"
#include "engine/reasoning/odds.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/cited.h"
#include "tests/plugins/visit.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using test::Ids;
using test::Visit;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const sdk::Plugin& Vessels() {
  static const sdk::Plugin& table = test::Load("vascular_and_compartment");
  return table;
}

const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = test::Together({"vascular_and_compartment"});
  return knowledge;
}

const sdk::RedFlag& Flag(std::string_view id) {
  return *std::find_if(Vessels().red_flags.begin(), Vessels().red_flags.end(),
                       [&](const auto& f) { return f.id == id; });
}

double ProbabilityOf(const reasoning::Assessment& a, std::string_view id) {
  for (const auto& row : a.differential) {
    if (row.id == id) return row.probability;
  }
  ADD_FAILURE() << "no condition " << id;
  return 0;
}

// By name, and by tag among the orders of the plugins that load a tendon.
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

Visit CalfTear() {
  return Visit(55, "sudden", "calf-muscle");
}
Visit SoreCalf() {
  return Visit(55, "gradual", "calf-muscle");
}

TEST(VascularAndCompartment, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Vessels()).view(), "");
  EXPECT_EQ(Vessels().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Vessels().about.reviewer.empty());
}

TEST(VascularAndCompartment, ItsWorkedCasesComeOutAsTheyMust) {
  EXPECT_EQ(catalogue::FirstCaseThatFails(Vessels()), "");
}

// Rows of the base (1, 2, 1), pain location each, and one a new sign (4 and 3); then those of
// plugins/evidence/amendments.json.
TEST(VascularAndCompartment, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Vessels().conditions.size(), 3u);
  EXPECT_EQ(Vessels().conditions[0].evidence.size(), 6u + 8u);
  EXPECT_EQ(Vessels().conditions[1].evidence.size(), 6u + 11u);
  EXPECT_EQ(Vessels().conditions[2].evidence.size(), 2u + 8u);
}

TEST(VascularAndCompartment, AMissingSignOfACompartmentSaysAlmostNothing) {
  const sdk::Evidence& row = Vessels().conditions[0].evidence[1];
  EXPECT_EQ(row.finding, leg::kTensePainfulCompartment);
  // One sign sets the lump: it weighs what the strongest does.
  EXPECT_EQ(reasoning::InUse(row.present, row.quality).value, 8);
  EXPECT_EQ(reasoning::InUse(row.absent, row.quality).value, 0.9);
}

TEST(VascularAndCompartment, TwoSignsOfOneCompartmentCountOnce) {
  const auto one = SoreCalf().Has(leg::kTenseCompartment).Assess(Alone());
  const auto two =
      SoreCalf().Has(leg::kTenseCompartment).Has(leg::kPainOutOfProportion).Assess(Alone());
  EXPECT_EQ(ProbabilityOf(one, "acute_compartment_syndrome"),
            ProbabilityOf(two, "acute_compartment_syndrome"));
}

TEST(VascularAndCompartment, AFixedDistanceAndNoPulsesMakeItTheArtery) {
  const auto a = SoreCalf()
                     .Has(leg::kClaudication)
                     .Has(leg::kFootPulsesAbsent)
                     .HasNo(leg::kTensePainfulCompartment)
                     .HasNo(leg::kExertionalTightnessBothLegs)
                     .Assess(Alone());
  // Place 0.68 / 0.15 = 4.5333 for the artery, 0.8 / 0.15 = 5.3333 for effort, 0.75 / 0.15 = 5 for
  // the acute compartment. Artery 0.006 x 4.5333 x 8 x 14 = 3.0464; effort 0.004 x 5.3333 x 0.2 x
  // 0.25 (no pulses) = 0.0010667; acute 0.001 x 5 x 0.9 x 2 (no pulses) = 0.009; something else
  // 1 - 0.006 - 0.004 - 0.001 = 0.989. 3.0464 / 4.0454667 = 0.75304
  EXPECT_NEAR(ProbabilityOf(a, "arterial_insufficiency"), 0.75304, 0.00001);
}

TEST(VascularAndCompartment, OneSignOfACompartmentIsAnEmergencyAtAnyAgeAndTime) {
  for (sdk::FindingId sign : {leg::kTensePainfulCompartment, leg::kPainOutOfProportion,
                              leg::kPainOnPassiveToeStretch, leg::kTenseCompartment}) {
    EXPECT_THAT(SoreCalf().DaysAgo(30).Has(sign).Fired(Alone()),
                ElementsAre("suspected_acute_compartment_syndrome"))
        << sign.text;
    const Visit child = Visit(14, "gradual", "calf-muscle").Has(sign);
    EXPECT_THAT(child.Fired(Alone()), ElementsAre("suspected_acute_compartment_syndrome"));
    EXPECT_EQ(child.Assess(Alone()).urgency, sdk::Urgency::kEmergency);
  }
}

TEST(VascularAndCompartment, ANumbFootAfterACalfTearNeedsNoOtherSign) {
  const auto numb = [] {
    return CalfTear().DaysAgo(1).Has(leg::kNewNumbnessOfFoot).HasNo(leg::kPainOnPassiveToeStretch);
  };
  EXPECT_THAT(numb().Fired(Alone()), Contains("suspected_acute_compartment_syndrome"));
  // Weeks later it is a nerve's business, unless a cast or a bleed explains it.
  EXPECT_THAT(numb().DaysAgo(49).Fired(Alone()), IsEmpty());
  EXPECT_THAT(numb().DaysAgo(49).Has(leg::kAnticoagulantCurrent).Fired(Alone()),
              Contains("suspected_acute_compartment_syndrome"));
}

TEST(VascularAndCompartment, AColdFootAtRestIsAnEmergencyInAChildToo) {
  for (double age : {14.0, 70.0}) {
    for (sdk::FindingId sign : {leg::kFootPulsesAbsent, leg::kFootColdOrPale}) {
      EXPECT_THAT(Visit(age, "gradual", "diffuse-other")
                      .Has(sign)
                      .Has(leg::kNightOrRestPain)
                      .HasNo(leg::kClaudication)
                      .Fired(Alone()),
                  ElementsAre("acute_limb_ischaemia"))
          << sign.text << " at " << age;
    }
  }
  EXPECT_THAT(SoreCalf().Has(leg::kFootColdOrPale).Has(leg::kReliefByDependency).Fired(Alone()),
              Contains("acute_limb_ischaemia"));
  // Cold on effort alone, no pain at rest: not today.
  EXPECT_THAT(SoreCalf()
                  .Has(leg::kFootColdOrPale)
                  .HasNo(leg::kNightOrRestPain)
                  .HasNo(leg::kReliefByDependency)
                  .Fired(Alone()),
              Not(Contains("acute_limb_ischaemia")));
}

TEST(VascularAndCompartment, ClaudicationUnder45HurriesAndAfterItDoesNot) {
  EXPECT_THAT(Visit(26, "gradual", "calf-muscle").Has(leg::kClaudication).Fired(Alone()),
              ElementsAre("arterial_claudication", "exertional_arterial_pain_under_45"));
  EXPECT_THAT(Visit(45, "gradual", "calf-muscle").Has(leg::kClaudication).Fired(Alone()),
              ElementsAre("arterial_claudication"));
  EXPECT_EQ(Flag("exertional_arterial_pain_under_45").urgency, sdk::Urgency::kWithin2Weeks);
  // Before it is called compartment syndrome the pulse is felt with the foot pointed.
  const auto open = Visit(26, "gradual", "calf-muscle")
                        .HasNo(leg::kClaudication)
                        .Has(leg::kExertionalTightnessBothLegs)
                        .Open(Alone());
  EXPECT_THAT(open, Contains("exertional_arterial_pain_under_45"));
}

TEST(VascularAndCompartment, AnOrdinarySoreTendonIsLeftWithNothingOpen) {
  const Visit runner = Visit(42, "gradual", "mid-tendon-2-6cm").DaysAgo(70).Has(leg::kArcSign);
  EXPECT_THAT(runner.Fired(Alone()), IsEmpty());
  EXPECT_THAT(runner.Open(Alone()), IsEmpty());
}

TEST(VascularAndCompartment, SuddenPainWithoutInjuryAsksForThePulses) {
  const auto sudden = [] {
    return CalfTear().HasNo(leg::kFallOrDirectTrauma).HasNo(leg::kPopOrKickAtOnset);
  };
  EXPECT_THAT(sudden().Open(Alone()), Contains("acute_limb_ischaemia"));
  EXPECT_THAT(sudden().Has(leg::kPopOrKickAtOnset).Open(Alone()),
              Not(Contains("acute_limb_ischaemia")));
}

TEST(VascularAndCompartment, ASuspectedCompartmentHoldsBackWhatTheBaseHoldsBack) {
  Ids expected = {"balance_training",
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
                  "ice",
                  "immobilise_in_equinus",
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
  EXPECT_EQ(expected.size(), 25u);
  // The base does not name the boot that a fracture asks for; it presses all the same.
  expected.insert("non_weight_bearing_boot");
  EXPECT_EQ(WithheldBy(Flag("suspected_acute_compartment_syndrome")), expected);
  // The base holds back the same 25 where the artery closes.
  EXPECT_EQ(WithheldBy(Flag("acute_limb_ischaemia")), expected);
  EXPECT_EQ(WithheldBy(Flag("arterial_claudication")), (Ids{"compression", "ice"}));
}

// A source that nothing cites was left behind when a figure changed.
TEST(VascularAndCompartment, EverySourceIsCited) {
  const auto cited = test::CitedBy(Vessels());
  for (const sdk::Source& s : Vessels().sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
