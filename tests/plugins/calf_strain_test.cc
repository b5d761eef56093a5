// Calf strain as built: its ratios, the flag of the strain that gets worse, and what a suspected
// rupture leaves of its care. Figures are worked by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "plugins/vocabulary/lower_leg_ids.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/cited.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using reasoning::Fact;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using Ids = std::set<std::string_view>;

const sdk::Plugin& Strain() {
  static const sdk::Plugin& table = test::Load("calf_strain");
  return table;
}

// An assessment points into what it was made from.
const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Strain()).ok());
    return k;
  }();
  return knowledge;
}
const reasoning::Knowledge& WithTheOtherPlugins() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Strain()).ok());
    for (const sdk::Plugin* table : test::Both()) EXPECT_TRUE(k->Add(*table).ok());
    return k;
  }();
  return knowledge;
}

// A runner whose calf was pulled at one moment, unless a test says otherwise.
class Runner {
 public:
  Runner() {
    patient_.age_years = 42;
    Chooses(leg::kPainLocation, "calf-muscle").Chooses(leg::kOnsetType, "sudden");
  }
  Runner& Has(sdk::FindingId f) { return Set(f, {.state = Fact::State::kPresent}); }
  Runner& HasNo(sdk::FindingId f) { return Set(f, {.state = Fact::State::kAbsent}); }
  Runner& Chooses(sdk::FindingId f, std::string category) {
    return Set(f, {.state = Fact::State::kValue, .category = std::move(category)});
  }
  reasoning::Assessment Assess(const reasoning::Knowledge& knowledge) const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(knowledge, patient);
    return reasoning::Assess(knowledge, patient, {});
  }

 private:
  Runner& Set(sdk::FindingId f, Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  reasoning::Patient patient_;
};

Ids Fired(const reasoning::Assessment& a) {
  Ids ids;
  for (const auto& state : a.flags) {
    if (state.fired) ids.insert(state.flag->item->id);
  }
  return ids;
}

double ProbabilityOf(const reasoning::Assessment& a, std::string_view id) {
  for (const auto& row : a.differential) {
    if (row.id == id) return row.probability;
  }
  ADD_FAILURE() << "no condition " << id;
  return 0;
}

Ids Offered(const reasoning::Assessment& a) {
  Ids ids;
  for (const reasoning::OfferedSet& set : a.plan.sets) {
    for (const reasoning::OfferedOrder& offered : set.orders) ids.insert(offered.order->item->id);
  }
  return ids;
}

TEST(CalfStrain, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Strain()).view(), "");
  EXPECT_EQ(Strain().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Strain().about.reviewer.empty());
}

// Rows of the evidence base and one of pain location; added, those of
// plugins/evidence/amendments.json.
TEST(CalfStrain, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Strain().conditions.size(), 1u);
  EXPECT_EQ(Strain().conditions[0].evidence.size(), 4u + 38u);
}

TEST(CalfStrain, APulledCalfThatIsTenderIsAStrain) {
  const auto a = Runner().Has(leg::kMedialGastrocnemiusTender).Assess(Alone());
  // 0.38 x (0.88 / 0.15) x 4 = 8.9173 against 0.62: 8.9173 / 9.5373 = 0.93499
  EXPECT_NEAR(ProbabilityOf(a, "calf_strain"), 0.93499, 0.00001);
}

TEST(CalfStrain, APopIsToldByATornTendonToo) {
  const auto a = Runner()
                     .Chooses(leg::kPainLocation, "mid-tendon-2-6cm")
                     .Has(leg::kPopOrKickAtOnset)
                     .Has(leg::kCannotPushOff)
                     .Has(leg::kPalpableGap)
                     .Has(leg::kPlantarflexionWeak)
                     .Assess(WithTheOtherPlugins());
  // Rupture 0.22 x 0.6 x 3 (story) x 8 (two AAOS signs) = 3.168; strain 0.38 x 0.08 x 2 x 0.35 (a
  // gap in the tendon) = 0.02128.
  EXPECT_NEAR(ProbabilityOf(a, "acute_achilles_rupture") / ProbabilityOf(a, "calf_strain"),
              3.168 / 0.02128, 1e-6);
  EXPECT_THAT(Offered(a), Not(Contains("calf_strain_care")));
}

TEST(CalfStrain, AFreshStrainFiresNothingAndIsTreated) {
  const auto a = Runner()
                     .Has(leg::kMedialGastrocnemiusTender)
                     .HasNo(leg::kCalfSqueezeNoPlantarflexion)
                     .HasNo(leg::kPalpableGap)
                     .HasNo(leg::kCalfStrainDiagnosedThisEpisode)
                     .Assess(WithTheOtherPlugins());
  EXPECT_THAT(Fired(a), IsEmpty());
  EXPECT_THAT(Offered(a), Contains("calf_strain_care"));
}

TEST(CalfStrain, OneThatGetsWorseIsAClotUntilScanned) {
  for (sdk::FindingId sign :
       {leg::kCalf3CmLarger, leg::kPittingOedema, leg::kHotRedSwollen, leg::kNightOrRestPain}) {
    Runner runner;
    runner.Has(leg::kMedialGastrocnemiusTender).Has(sign);
    EXPECT_THAT(Fired(runner.Assess(Alone())), IsEmpty()) << sign.text;
    const auto a = runner.Has(leg::kCalfStrainDiagnosedThisEpisode).Assess(Alone());
    EXPECT_THAT(Fired(a), ElementsAre("worsening_after_a_calf_strain")) << sign.text;
    EXPECT_EQ(a.urgency, sdk::Urgency::kSameDay);
    EXPECT_THAT(Offered(a), Not(Contains("calf_strain_care"))) << sign.text;
  }
}

// By name, and by tag among the orders of the plugins that load a tendon.
TEST(CalfStrain, WorseningHoldsBackLoadingCompressionAndItsOwnCare) {
  const sdk::RedFlag& flag = Strain().red_flags.front();
  Ids withheld(flag.withholds_orders.begin(), flag.withholds_orders.end());
  for (const sdk::Order& order : test::Tendinopathy().orders) {
    for (std::string_view tag : flag.withholds_tags) {
      if (std::count(order.tags.begin(), order.tags.end(), tag) > 0) withheld.insert(order.id);
    }
  }
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
                        "pain_monitoring_model",
                        "plantar_heel_pain_care",
                        "plyometric_return_to_sport",
                        "return_to_running",
                        "running_assessment",
                        "shock_wave_therapy",
                        "soft_tissue_manual_therapy",
                        "taping"};
  EXPECT_EQ(expected.size(), 23u);
  EXPECT_EQ(withheld, expected);
}

// A source that nothing cites was left behind when a figure changed.
TEST(CalfStrain, CitesEverySource) {
  const auto cited = test::CitedBy(Strain());
  for (const sdk::Source& s : Strain().sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
