// Posterior ankle impingement as built, beside the Achilles tendinopathies: a dancer's two
// diagnoses, what is offered and what is held back, and an injection that must not count.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reasoning/assess.h"
#include "engine/reasoning/logic.h"
#include "plugins/vocabulary/lower_leg.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/cited.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using reasoning::Fact;
using Ids = std::set<std::string_view>;

const sdk::Plugin& Table() {
  static const sdk::Plugin& table = test::Load("posterior_impingement");
  return table;
}

const reasoning::Knowledge& Loaded() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    for (const sdk::Plugin* table : {&Table(), &test::Tendinopathy()}) {
      EXPECT_TRUE(k->Add(*table).ok());
    }
    return k;
  }();
  return knowledge;
}

class Ankle {
 public:
  explicit Ankle(std::string place) {
    patient_.age_years = 30;
    Set(leg::kPainLocation, {.state = Fact::State::kValue, .category = std::move(place)});
    Set(leg::kOnsetType, {.state = Fact::State::kValue, .category = "gradual"});
  }
  Ankle& Has(sdk::FindingId f) { return Set(f, {.state = Fact::State::kPresent}); }
  Ankle& HasNo(sdk::FindingId f) { return Set(f, {.state = Fact::State::kAbsent}); }
  Ankle& Aged(double years) {
    patient_.age_years = years;
    return *this;
  }
  reasoning::Assessment Assess() const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(Loaded(), patient);
    return reasoning::Assess(Loaded(), patient, {});
  }
  double Probability(std::string_view condition) const {
    for (const auto& row : Assess().differential) {
      if (row.id == condition) return row.probability;
    }
    ADD_FAILURE() << "no condition " << condition;
    return 0;
  }
  Ids Offered() const {
    Ids ids;
    for (const auto& set : Assess().plan.sets) {
      for (const auto& offer : set.orders) ids.insert(offer.order->item->id);
    }
    return ids;
  }
  std::set<std::string> Withheld() const {
    std::set<std::string> ids;
    for (const auto& held : Assess().plan.withheld) ids.insert(held.order_id);
    return ids;
  }

 private:
  Ankle& Set(sdk::FindingId f, Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  reasoning::Patient patient_;
};

TEST(PosteriorImpingement, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Table()).view(), "");
  EXPECT_EQ(Table().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Table().about.reviewer.empty());
}

// Rows of the evidence base and one of pain location each; added, those of
// plugins/evidence/amendments.json.
TEST(PosteriorImpingement, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Table().conditions.size(), 2u);
  EXPECT_EQ(Table().conditions[0].evidence.size(), 3u + 18u);
  EXPECT_EQ(Table().conditions[1].evidence.size(), 2u + 14u);
}

// 0.03 to 0.008; the same share of deep pain, 0.68; for the pinch the sport 4 and the test 6, for
// the toe the sport 2.5 and the test 7: 3.75 x 24 / 17.5 = 5.142857. Both stand in the answer.
TEST(PosteriorImpingement, ADancerWithBothHasThePinchFirstAndTheTendonBesideIt) {
  Ankle dancer("deep-or-medial");
  dancer.Aged(16)
      .Has(leg::kRepetitivePlantarflexionSport)
      .Has(leg::kHyperplantarflexionPainful)
      .Has(leg::kResistedGreatToeFlexionPainful);
  const double pinch = dancer.Probability("posterior_ankle_impingement");
  const double toe = dancer.Probability("flexor_hallucis_longus_tendinopathy");
  EXPECT_NEAR(pinch / toe, 3.75 * 24 / 17.5, 1e-9);
  EXPECT_GT(toe, 0.05);
}

TEST(PosteriorImpingement, MobilisationIsHeldBackOnceThePinchIsLikely) {
  Ankle dancer("deep-or-medial");
  dancer.Has(leg::kRepetitivePlantarflexionSport).Has(leg::kHyperplantarflexionPainful);
  EXPECT_GE(dancer.Probability("posterior_ankle_impingement"), 0.2);
  EXPECT_TRUE(dancer.Withheld().contains("joint_mobilisation"));
  EXPECT_FALSE(Ankle("mid-tendon-2-6cm").Withheld().contains("joint_mobilisation"));
}

TEST(PosteriorImpingement, ADancerIsOfferedBalanceWorkAndNoDropOverAStep) {
  Ankle dancer("deep-or-medial");
  dancer.Has(leg::kRepetitivePlantarflexionSport).Has(leg::kHyperplantarflexionPainful);
  const Ids offered = dancer.Offered();
  EXPECT_TRUE(offered.contains("balance_training"));
  EXPECT_TRUE(offered.contains("core_education"));
  EXPECT_FALSE(offered.contains("eccentric_loading_alfredson"));
  EXPECT_FALSE(offered.contains("footwear_education"));
}

// A sore tendon gets balance work only where control is poor: the dancer's clause is the dancer's.
TEST(PosteriorImpingement, ARunnersTendonIsNotSentToBalanceWorkByIt) {
  Ankle runner("mid-tendon-2-6cm");
  runner.Has(leg::kTenderMidTendon).HasNo(leg::kPoorStepDownControl);
  EXPECT_FALSE(runner.Offered().contains("balance_training"));
  EXPECT_TRUE(Ankle("mid-tendon-2-6cm")
                  .Has(leg::kTenderMidTendon)
                  .Has(leg::kPoorStepDownControl)
                  .Offered()
                  .contains("balance_training"));
}

// No code says where a steroid was injected, so none is read: the tick is a person's, who was asked
// for place and date. A dancer's sheath injection is then no risk to the Achilles tendon.
TEST(PosteriorImpingement, AnInjectionCountsOnlyWhereSomebodySaidThePlace) {
  const auto injection =
      std::find_if(leg::kLowerLeg.begin(), leg::kLowerLeg.end(),
                   [](const sdk::Finding& f) { return f.id == leg::kSteroidInjectionNearTendon; });
  ASSERT_NE(injection, leg::kLowerLeg.end());
  EXPECT_TRUE(injection->codes.empty());
  EXPECT_TRUE(injection->ingredients.empty());
  EXPECT_NE(injection->positive_if.find("Achilles or retrocalcaneal"), std::string_view::npos);
  const auto fired = [](const Ankle& ankle) {
    Ids ids;
    const auto assessed = ankle.Assess();
    for (const auto& f : assessed.flags) {
      if (f.fired) ids.insert(f.flag->item->id);
    }
    return ids;
  };
  EXPECT_TRUE(fired(Ankle("deep-or-medial").Has(leg::kSteroidInjectionNearTendon))
                  .contains("high_risk_tendon_host"));
  EXPECT_FALSE(fired(Ankle("deep-or-medial")).contains("high_risk_tendon_host"));
}

// An order that no set names would never reach anybody; a source that nothing cites was left over.
TEST(PosteriorImpingement, OffersEveryOrderAndCitesEverySource) {
  Ids offered;
  for (const sdk::OrderSet& set : Table().order_sets) {
    for (const sdk::Phase& phase : set.phases) {
      offered.insert(phase.orders.begin(), phase.orders.end());
    }
  }
  for (const sdk::Order& o : Table().orders) {
    EXPECT_TRUE(offered.contains(o.id)) << o.id;
  }
  const auto cited = test::CitedBy(Table());
  for (const sdk::Source& s : Table().sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
