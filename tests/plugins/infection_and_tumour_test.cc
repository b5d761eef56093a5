// Infection and tumour as built: what each flag fires on, and the benign twin on which it does not.
// Figures are worked by hand; what the flags withhold is the evidence base's list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/catalogue/case_replay.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/odds.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/cited.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using reasoning::Fact;
using reasoning::Truth;
using testing::UnorderedElementsAre;
using Ids = std::set<std::string_view>;

constexpr std::string_view kInfectionFlag = "suspected_deep_infection";
constexpr std::string_view kChildFlag = "child_with_heel_pain_and_red_flags";
constexpr std::string_view kTumourFlag = "suspected_tumour_or_systemic_malignancy";
constexpr std::string_view kFootFlag = "diabetic_neuropathy_with_hot_swollen_foot";

const sdk::Plugin& Table() {
  static const sdk::Plugin& table = test::Load("infection_and_tumour");
  return table;
}

const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Table()).ok());
    return k;
  }();
  return knowledge;
}

const sdk::RedFlag& Flag(std::string_view id) {
  return *std::find_if(Table().red_flags.begin(), Table().red_flags.end(),
                       [&](const auto& f) { return f.id == id; });
}

const sdk::Evidence& Row(std::string_view condition, sdk::FindingId finding) {
  for (const sdk::Condition& c : Table().conditions) {
    if (c.id.text != condition) continue;
    for (const sdk::Evidence& row : c.evidence) {
      if (row.finding == finding) return row;
    }
  }
  ADD_FAILURE() << "no row " << finding.text;
  std::abort();
}

class Someone {
 public:
  explicit Someone(double age, double onset_weeks = 2) {
    patient_.age_years = age;
    patient_.onset_weeks = sdk::Interval{onset_weeks, onset_weeks};
    Is(leg::kOnsetType, "gradual");
  }
  Someone&& With(sdk::FindingId f) { return Set(f, {.state = Fact::State::kPresent}); }
  Someone&& Without(sdk::FindingId f) { return Set(f, {.state = Fact::State::kAbsent}); }
  Someone&& Is(sdk::FindingId f, std::string value) {
    return Set(f, {.state = Fact::State::kValue, .category = std::move(value)});
  }
  Someone&& Measured(sdk::FindingId f, double value) {
    return Set(f, {.state = Fact::State::kValue, .number = value});
  }
  // What a careful first visit rules out: the screen of all four flags.
  Someone&& Screened() {
    for (sdk::FindingId f : {leg::kFeverOrMalaise, leg::kHotRedSwollen, leg::kNightOrRestPain,
                             leg::kWeightLossLumpOrCancer, leg::kRefusesWeightBearing}) {
      if (patient_.Find(f.text) == nullptr) Without(f);
    }
    return std::move(*this);
  }
  Truth Of(std::string_view flag) const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(Alone(), patient);
    return reasoning::TruthOf(Flag(flag).when, patient, {});
  }

 private:
  Someone&& Set(sdk::FindingId f, Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return std::move(*this);
  }
  reasoning::Patient patient_;
};

Someone SeverChild(double onset_weeks) {
  return Someone(11, onset_weeks)
      .Is(leg::kPainLocation, "distal-2cm")
      .With(leg::kLoadRelatedPain)
      .With(leg::kCalcanealSqueezePainful);
}

TEST(InfectionAndTumour, IsWellFormedADraftAndReproducesItsCases) {
  EXPECT_EQ(sdk::FirstDefect(Table()).view(), "");
  EXPECT_EQ(Table().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Table().about.reviewer.empty());
  EXPECT_EQ(catalogue::FirstCaseThatFails(Table()), "");
}

// Heat, fever, refusal, rest pain; three findings more than the evidence base has; the place. Night
// pain and weight loss; five more; the place. Then those of plugins/evidence/amendments.json.
TEST(InfectionAndTumour, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Table().conditions.size(), 2u);
  EXPECT_EQ(Table().conditions[0].evidence.size(), 1u + 4u + 3u + 9u);
  EXPECT_EQ(Table().conditions[1].evidence.size(), 1u + 2u + 5u + 6u);
}

// Ten days later: 9 (fever) x 10 (heat) x 12 (will not step) = 1080, against 12 x 0.7 = 8.4 at the
// first visit, when fever was absent and nobody had seen heat.
TEST(InfectionAndTumour, TenDaysMakeAHundredfoldDifference) {
  const auto use = [](sdk::FindingId f, bool present) {
    const sdk::Evidence& row = Row("heel_infection", f);
    return reasoning::InUse(present ? row.present : row.absent, row.quality).value;
  };
  const double first = use(leg::kRefusesWeightBearing, true) * use(leg::kFeverOrMalaise, false);
  const double day_ten = use(leg::kRefusesWeightBearing, true) * use(leg::kFeverOrMalaise, true) *
                         use(leg::kHotRedSwollen, true);
  EXPECT_NEAR(first, 8.4, 1e-9);
  EXPECT_NEAR(day_ten, 1080, 1e-9);
}

TEST(InfectionAndTumour, RestPainRaisesATumourMoreThanAnInfection) {
  EXPECT_EQ(Row("heel_infection", leg::kNightOrRestPain).present.use, 3);
  EXPECT_EQ(Row("heel_tumour", leg::kNightOrRestPain).present.use, 6);
}

TEST(InfectionAndTumour, NormalBloodNeverTakesMoreThanFourTenthsOff) {
  const sdk::Evidence& row = Row("heel_infection", leg::kInflammatoryMarkersRaised);
  EXPECT_GE(row.absent.use, 0.6);
  EXPECT_GE(row.absent.use_interval.low, 0.6);
}

const Ids kAllLoading = {"calf_foam_rolling",
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

Ids And(Ids more) {
  more.insert(kAllLoading.begin(), kAllLoading.end());
  return more;
}

TEST(InfectionAndTumour, ItsFlagsHoldBackWhatTheEvidenceBaseHoldsBack) {
  EXPECT_EQ(WithheldBy(Flag(kInfectionFlag)),
            And({"ice", "compression", "heel_lift", "calcaneal_apophysitis_care", "taping",
                 "kinetic_chain_assessment", "hip_and_knee_strengthening", "balance_training",
                 "plantar_heel_pain_care"}));
  EXPECT_EQ(WithheldBy(Flag(kChildFlag)),
            And({"calcaneal_apophysitis_care", "heel_lift", "compression", "taping",
                 "hip_and_knee_strengthening", "balance_training", "plantar_heel_pain_care"}));
  EXPECT_EQ(WithheldBy(Flag(kFootFlag)), kAllLoading);
  EXPECT_EQ(
      WithheldBy(Flag(kTumourFlag)),
      Ids({"eccentric_loading_alfredson", "heavy_slow_resistance", "plyometric_return_to_sport",
           "shock_wave_therapy", "soft_tissue_manual_therapy", "calcaneal_apophysitis_care"}));
}

// Places in the base's red_flag_priority, counted from 1.
TEST(InfectionAndTumour, ItsFlagsStandWhereTheEvidenceBaseRanksThem) {
  EXPECT_EQ(Flag(kInfectionFlag).rank, 5);
  EXPECT_EQ(Flag(kChildFlag).rank, 6);
  EXPECT_EQ(Flag(kFootFlag).rank, 13);
  EXPECT_EQ(Flag(kTumourFlag).rank, 18);
}

TEST(InfectionAndTumour, AScreenedPatientLeavesNothingOpen) {
  for (std::string_view flag : {kInfectionFlag, kChildFlag, kTumourFlag, kFootFlag}) {
    EXPECT_EQ(SeverChild(10).Screened().Of(flag), Truth::kFalse) << flag;
    EXPECT_EQ(Someone(42, 10)
                  .Is(leg::kPainLocation, "mid-tendon-2-6cm")
                  .With(leg::kLoadRelatedPain)
                  .Screened()
                  .Of(flag),
              Truth::kFalse)
        << flag;
  }
}

TEST(InfectionAndTumour, ASeventeenYearOldIsStillAChild) {
  EXPECT_EQ(Someone(17).With(leg::kRefusesWeightBearing).Of(kChildFlag), Truth::kTrue);
  EXPECT_EQ(Someone(18).With(leg::kRefusesWeightBearing).Of(kChildFlag), Truth::kFalse);
}

TEST(InfectionAndTumour, AHotCalfThatCannotBeStoodOnFiresWithoutFever) {
  const auto calf = [] {
    return Someone(24).Is(leg::kPainLocation, "calf-muscle").With(leg::kHotRedSwollen);
  };
  EXPECT_EQ(calf().With(leg::kCannotTakeFourSteps).Screened().Of(kInfectionFlag), Truth::kTrue);
  EXPECT_EQ(calf().With(leg::kInfectionRisk).Screened().Of(kInfectionFlag), Truth::kTrue);
  // Hot alone is not enough, and neither is a leg that cannot be stood on but is not hot.
  EXPECT_EQ(calf().Screened().Of(kInfectionFlag), Truth::kUnknown);
  EXPECT_EQ(Someone(24).With(leg::kCannotTakeFourSteps).Screened().Of(kInfectionFlag),
            Truth::kFalse);
}

TEST(InfectionAndTumour, RaisedMarkersCountAndNormalOnesCloseNothing) {
  EXPECT_EQ(SeverChild(1).Screened().Measured(leg::kCReactiveProtein, 49.7).Of(kChildFlag),
            Truth::kTrue);
  EXPECT_EQ(SeverChild(1).Screened().With(leg::kBloodCountAbnormal).Of(kChildFlag), Truth::kTrue);
  EXPECT_EQ(SeverChild(1).Screened().Measured(leg::kCReactiveProtein, 3).Of(kChildFlag),
            Truth::kFalse);
  // A child who will not step is not cleared by a CRP of 3 and an ESR of 5.
  EXPECT_EQ(SeverChild(1)
                .With(leg::kRefusesWeightBearing)
                .Measured(leg::kCReactiveProtein, 3)
                .Measured(leg::kErythrocyteSedimentationRate, 5)
                .Of(kChildFlag),
            Truth::kTrue);
  EXPECT_EQ(Someone(50)
                .With(leg::kHotRedSwollen)
                .Measured(leg::kCReactiveProtein, 80)
                .Screened()
                .Of(kInfectionFlag),
            Truth::kTrue);
  EXPECT_EQ(Someone(50).Measured(leg::kCReactiveProtein, 80).Screened().Of(kInfectionFlag),
            Truth::kFalse);
}

TEST(InfectionAndTumour, AChildWhoKeepsComingBackIsSeen) {
  for (sdk::FindingId f :
       {leg::kRepeatedVisitsForSamePain, leg::kPainMovesBetweenSites, leg::kPallorOrBruising}) {
    EXPECT_EQ(SeverChild(2).Screened().With(f).Of(kChildFlag), Truth::kTrue) << f.text;
    EXPECT_EQ(Someone(42, 20).Screened().With(f).Of(kChildFlag), Truth::kFalse) << f.text;
  }
  // Five months of pain that points nowhere; the same for five weeks; sport that hurts for months.
  const auto nowhere = [](double weeks) {
    return Someone(7, weeks)
        .Is(leg::kPainLocation, "diffuse-other")
        .Screened()
        .With(leg::kLoadRelatedPain);
  };
  EXPECT_EQ(nowhere(22).Of(kChildFlag), Truth::kTrue);
  EXPECT_EQ(nowhere(5).Of(kChildFlag), Truth::kFalse);
  EXPECT_EQ(SeverChild(22).Screened().Of(kChildFlag), Truth::kFalse);
}

// Six weeks of pain that does not follow sport: then, and only then, the course is asked for.
TEST(InfectionAndTumour, WhatTheCourseWasIsAskedOnlyWhereNothingExplainsThePain) {
  const auto child = [](double weeks) {
    return Someone(9, weeks)
        .Is(leg::kPainLocation, "distal-2cm")
        .Without(leg::kLoadRelatedPain)
        .With(leg::kCalcanealSqueezePainful)
        .Screened();
  };
  EXPECT_EQ(child(8).Of(kChildFlag), Truth::kUnknown);
  EXPECT_EQ(child(3).Of(kChildFlag), Truth::kFalse);
}

TEST(InfectionAndTumour, SwellingWithoutAnInjuryFiresInAChildAndInAnAdultWithRestPain) {
  const sdk::FindingId swelling = leg::kPersistentSwellingWithoutInjury;
  EXPECT_EQ(SeverChild(10).Screened().With(swelling).Of(kTumourFlag), Truth::kTrue);
  EXPECT_EQ(Someone(53, 3)
                .With(swelling)
                .With(leg::kLoadRelatedPain)
                .With(leg::kNightOrRestPain)
                .Screened()
                .Of(kTumourFlag),
            Truth::kTrue);
  // A thick insertion that hurts when loaded swells for months and is no tumour.
  EXPECT_EQ(Someone(53, 30).With(swelling).With(leg::kLoadRelatedPain).Screened().Of(kTumourFlag),
            Truth::kFalse);
}

TEST(InfectionAndTumour, NightPainThatANerveExplainsIsNoTumour) {
  const auto golfer = [] {
    return Someone(55)
        .Is(leg::kPainLocation, "deep-or-medial")
        .With(leg::kNightOrRestPain)
        .Without(leg::kLoadRelatedPain)
        .Without(leg::kPersistentSwellingWithoutInjury);
  };
  const auto caught = [&] {
    return golfer().With(leg::kPlantarParaesthesia).With(leg::kTinelTarsalTunnel);
  };
  EXPECT_EQ(caught().Screened().Of(kTumourFlag), Truth::kFalse);
  EXPECT_EQ(golfer().Without(leg::kPlantarParaesthesia).Screened().Of(kTumourFlag), Truth::kTrue);
  // A nerve that nobody looked for explains nothing.
  EXPECT_EQ(golfer().Screened().Of(kTumourFlag), Truth::kTrue);
  EXPECT_EQ(golfer().With(leg::kPlantarParaesthesia).Screened().Of(kTumourFlag), Truth::kTrue);
  EXPECT_EQ(caught().With(leg::kWeightLossLumpOrCancer).Of(kTumourFlag), Truth::kTrue);
  // A tarsal tunnel does not hurt in the calf, and a child's night pain is never put down to one.
  EXPECT_EQ(golfer().Is(leg::kPainLocation, "calf-muscle").Screened().Of(kTumourFlag),
            Truth::kTrue);
  EXPECT_EQ(Someone(12)
                .With(leg::kNightOrRestPain)
                .Without(leg::kLoadRelatedPain)
                .With(leg::kPlantarParaesthesia)
                .With(leg::kTinelTarsalTunnel)
                .Of(kTumourFlag),
            Truth::kTrue);
}

TEST(InfectionAndTumour, AHotInsensateFootIsCharcotOrInfectionAndItsFlagSaysSo) {
  EXPECT_EQ(Someone(60)
                .With(leg::kDiabetesWithInsensateFoot)
                .With(leg::kHotRedSwollen)
                .Screened()
                .Of(kFootFlag),
            Truth::kTrue);
  EXPECT_EQ(Someone(60).With(leg::kDiabetesWithInsensateFoot).Screened().Of(kFootFlag),
            Truth::kFalse);
  EXPECT_NE(Flag(kFootFlag).say.find("Charcot"), std::string_view::npos);
}

TEST(InfectionAndTumour, ScreensWhatTheEvidenceBaseScreens) {
  Ids screen;
  for (sdk::FindingId f : Flag(kChildFlag).screen) screen.insert(f.text);
  EXPECT_THAT(screen,
              UnorderedElementsAre("fever_or_malaise", "hot_red_swollen", "night_or_rest_pain",
                                   "weight_loss_lump_or_cancer", "refuses_weight_bearing"));
}

// An order that nothing names would never reach anybody; a source that nothing cites was left over.
TEST(InfectionAndTumour, OffersEveryOrderAndCitesEverySource) {
  Ids offered;
  for (const sdk::OrderSet& set : Table().order_sets) {
    for (const sdk::Phase& phase : set.phases) {
      offered.insert(phase.orders.begin(), phase.orders.end());
    }
  }
  for (const sdk::RedFlag& f : Table().red_flags) {
    offered.insert(f.activates.begin(), f.activates.end());
  }
  for (const sdk::Order& o : Table().orders) {
    EXPECT_TRUE(offered.contains(o.id)) << o.id;
  }
  const auto cited = test::CitedBy(Table());
  for (const sdk::Source& s : Table().sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
