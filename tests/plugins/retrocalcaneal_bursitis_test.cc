// Retrocalcaneal bursitis as built: its ratios, where it stands beside insertional tendinopathy,
// and what other plugins' flags leave of its care. Figures are worked by hand.
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
using Ids = std::set<std::string_view>;

const sdk::Plugin& Bursitis() {
  static const sdk::Plugin& table = test::Load("retrocalcaneal_bursitis");
  return table;
}

// An assessment points into what it was made from.
const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Bursitis()).ok());
    return k;
  }();
  return knowledge;
}
const reasoning::Knowledge& WithTheOtherPlugins() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Bursitis()).ok());
    for (const sdk::Plugin* table : test::Both()) EXPECT_TRUE(k->Add(*table).ok());
    return k;
  }();
  return knowledge;
}

// An adult who points to the heel bone, where it has hurt for a while.
class Adult {
 public:
  Adult() {
    patient_.age_years = 53;
    Chooses(leg::kPainLocation, "distal-2cm").Chooses(leg::kOnsetType, "gradual");
  }
  Adult& Has(sdk::FindingId f) { return Set(f, {.state = Fact::State::kPresent}); }
  Adult& HasNo(sdk::FindingId f) { return Set(f, {.state = Fact::State::kAbsent}); }
  Adult& Chooses(sdk::FindingId f, std::string category) {
    return Set(f, {.state = Fact::State::kValue, .category = std::move(category)});
  }
  reasoning::Assessment Assess(const reasoning::Knowledge& knowledge) const {
    reasoning::Patient patient = patient_;
    reasoning::Derive(knowledge, patient);
    return reasoning::Assess(knowledge, patient, {});
  }

 private:
  Adult& Set(sdk::FindingId f, Fact fact) {
    patient_.facts.insert_or_assign(std::string(f.text), std::move(fact));
    return *this;
  }
  reasoning::Patient patient_;
};

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

TEST(RetrocalcanealBursitis, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Bursitis()).view(), "");
  EXPECT_EQ(Bursitis().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Bursitis().about.reviewer.empty());
}

// Rows of the evidence base, the shared one and one of pain location; added, those of
// plugins/evidence/amendments.json.
TEST(RetrocalcanealBursitis, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Bursitis().conditions.size(), 1u);
  EXPECT_EQ(Bursitis().conditions[0].evidence.size(), 5u + 46u);
}

TEST(RetrocalcanealBursitis, TheSqueezeTheBumpAndTheShoesAreThreeFacts) {
  const auto a = Adult()
                     .Has(leg::kTwoFingerSqueezePainful)
                     .Has(leg::kHaglundProminence)
                     .Has(leg::kFootwearChange)
                     .Assess(Alone());
  // 0.07 x (0.78 / 0.2) x 5 (squeeze) x 2.5 (bump) x 1.8 = 6.1425 against 0.93: 0.86850
  EXPECT_NEAR(ProbabilityOf(a, "retrocalcaneal_bursitis"), 0.86850, 0.00001);
}

// Tenderness at the insertion is 3 for both; the bump and the denied squeeze choose.
TEST(RetrocalcanealBursitis, ATenderInsertionDoesNotChooseBetweenBursaAndTendon) {
  const auto a = Adult()
                     .Has(leg::kTenderInsertion)
                     .Has(leg::kHaglundProminence)
                     .HasNo(leg::kTwoFingerSqueezePainful)
                     .Assess(WithTheOtherPlugins());
  // 0.07 x 0.78 x 3 x 2.5 (bump) x 0.4 (no squeeze) to 0.2 x 0.8 x 3 x 1.3 (bump)
  EXPECT_NEAR(ProbabilityOf(a, "retrocalcaneal_bursitis") /
                  ProbabilityOf(a, "insertional_achilles_tendinopathy"),
              0.07 * 0.78 * 2.5 * 0.4 / (0.2 * 0.8 * 1.3), 1e-9);
}

TEST(RetrocalcanealBursitis, WhereItIsLikelyNothingPressesTheBursa) {
  const auto a = Adult()
                     .Has(leg::kTwoFingerSqueezePainful)
                     .Has(leg::kFootwearChange)
                     .Has(leg::kMorningStiffness)
                     .Assess(WithTheOtherPlugins());
  EXPECT_GT(ProbabilityOf(a, "retrocalcaneal_bursitis"), 0.2);
  EXPECT_THAT(Offered(a), Contains("heel_lift"));
  for (std::string_view order : {"calf_stretching", "eccentric_loading_alfredson"}) {
    const auto held = std::find_if(a.plan.withheld.begin(), a.plan.withheld.end(),
                                   [&](const auto& w) { return w.order_id == order; });
    ASSERT_NE(held, a.plan.withheld.end()) << order;
    EXPECT_THAT(held->by, Contains("retrocalcaneal_bursitis")) << order;
  }
}

// What a flag of the other plugins holds back among the orders of this one.
Ids WithheldBy(std::string_view flag_id) {
  Ids ids;
  for (const sdk::Plugin* table : test::Both()) {
    for (const sdk::RedFlag& flag : table->red_flags) {
      if (flag.id != flag_id) continue;
      for (const sdk::Order& order : Bursitis().orders) {
        const auto tagged = [&](std::string_view tag) {
          return std::count(order.tags.begin(), order.tags.end(), tag) > 0;
        };
        if (std::count(flag.withholds_orders.begin(), flag.withholds_orders.end(), order.id) > 0 ||
            std::any_of(flag.withholds_tags.begin(), flag.withholds_tags.end(), tagged)) {
          ids.insert(order.id);
        }
      }
    }
  }
  return ids;
}

TEST(RetrocalcanealBursitis, ASuspectedRuptureHoldsBackTheHeelLiftAndADrugNothing) {
  EXPECT_THAT(WithheldBy("suspected_acute_achilles_rupture"), ElementsAre("heel_lift"));
  EXPECT_THAT(WithheldBy("fluoroquinolone_associated_tendon_pain"), IsEmpty());
}

// An order that no set names would never reach anybody; a source that nothing cites was left over.
TEST(RetrocalcanealBursitis, OffersEveryOrderAndCitesEverySource) {
  const sdk::Plugin& table = Bursitis();
  Ids offered;
  for (const sdk::OrderSet& set : table.order_sets) {
    for (const sdk::Phase& phase : set.phases) {
      offered.insert(phase.orders.begin(), phase.orders.end());
    }
  }
  for (const sdk::Order& o : table.orders) {
    EXPECT_TRUE(offered.contains(o.id)) << o.id;
  }
  const auto cited = test::CitedBy(table);
  for (const sdk::Source& s : table.sources) EXPECT_TRUE(cited.contains(s.key)) << s.key;
}

}  // namespace
}  // namespace soleus
