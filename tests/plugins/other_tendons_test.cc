// The tendons on either side of the ankle as built, beside the Achilles tendinopathies: what place
// and signs come to, and what is offered.
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
  static const sdk::Plugin& table = test::Load("other_tendons");
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

TEST(OtherTendons, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Table()).view(), "");
  EXPECT_EQ(Table().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Table().about.reviewer.empty());
}

// Rows of the evidence base and one of pain location each; added, those of
// plugins/evidence/amendments.json.
TEST(OtherTendons, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Table().conditions.size(), 2u);
  EXPECT_EQ(Table().conditions[0].evidence.size(), 3u + 18u);
  EXPECT_EQ(Table().conditions[1].evidence.size(), 2u + 15u);
}

// Inner ankle: 0.015 to 0.01; shares 0.78 to 0.02; 7 for the sign: 1.5 x 39 x 7 = 409.5.
TEST(OtherTendons, TheInnerAnkleIsTheTibialisPosteriors) {
  const Ankle inner = Ankle("deep-or-medial").Has(leg::kTibialisPosteriorSigns);
  EXPECT_NEAR(inner.Probability("tibialis_posterior_tendinopathy") /
                  inner.Probability("peroneal_tendinopathy"),
              409.5, 1e-6);
}

// Outer ankle: 0.01 to 0.015; shares 0.82 to 0.01; 8 for the sign: 0.6667 x 82 x 8 = 437.33.
TEST(OtherTendons, TheOuterAnkleIsThePeroneals) {
  const Ankle outer = Ankle("lateral").Has(leg::kPeronealSigns);
  EXPECT_NEAR(outer.Probability("peroneal_tendinopathy") /
                  outer.Probability("tibialis_posterior_tendinopathy"),
              0.01 / 0.015 * 82 * 8, 1e-6);
}

// The failed heel raise is the rupture's row, word for word: two plugins weigh it alike.
TEST(OtherTendons, AFailedHeelRaiseWeighsAsItDoesForARupture) {
  const auto row = [](const sdk::Plugin& table, std::string_view condition) {
    for (const sdk::Condition& c : table.conditions) {
      if (c.id.text != condition) continue;
      for (const sdk::Evidence& e : c.evidence) {
        if (e.finding == leg::kSingleLegHeelRaiseUnable)
          return std::pair(e.present.use, e.absent.use);
      }
    }
    ADD_FAILURE() << "no row in " << condition;
    return std::pair(0.0, 0.0);
  };
  EXPECT_EQ(row(Table(), "tibialis_posterior_tendinopathy"), std::pair(2.0, 0.35));
  EXPECT_EQ(row(Table(), "tibialis_posterior_tendinopathy"),
            row(test::Rupture(), "acute_achilles_rupture"));
}

TEST(OtherTendons, PoorControlSelectsBalanceWorkAndNothingJumps) {
  Ankle runner("deep-or-medial");
  runner.Has(leg::kTibialisPosteriorSigns).Has(leg::kTrainingLoadChange);
  EXPECT_FALSE(
      Ankle(runner).HasNo(leg::kPoorStepDownControl).Offered().contains("balance_training"));
  const Ids offered = Ankle(runner).Has(leg::kPoorStepDownControl).Offered();
  EXPECT_TRUE(offered.contains("balance_training"));
  EXPECT_TRUE(offered.contains("training_load_education"));
  EXPECT_FALSE(offered.contains("plyometric_return_to_sport"));
}

TEST(OtherTendons, NoFlagOfTheirOwn) {
  EXPECT_TRUE(Table().red_flags.empty());
}

// An order that no set names would never reach anybody; a source that nothing cites was left over.
TEST(OtherTendons, OffersEveryOrderAndCitesEverySource) {
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
