// A nerve caught at the ankle as built: the ratio that was capped, and what counts beside what.
// Figures are worked by hand from the paper's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

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
using Ids = std::set<std::string_view>;

const sdk::Plugin& NerveEntrapment() {
  static const sdk::Plugin& table = test::Load("nerve_entrapment");
  return table;
}

const sdk::Evidence& Row(std::string_view condition, sdk::FindingId finding) {
  for (const sdk::Condition& c : NerveEntrapment().conditions) {
    if (c.id.text != condition) continue;
    for (const sdk::Evidence& row : c.evidence) {
      if (row.finding == finding) return row;
    }
  }
  ADD_FAILURE() << "no row " << finding.text;
  std::abort();
}

TEST(NerveEntrapment, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(NerveEntrapment()).view(), "");
  EXPECT_EQ(NerveEntrapment().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(NerveEntrapment().about.reviewer.empty());
}

// Rows of the evidence base and one of pain location each; added, those of
// plugins/evidence/amendments.json.
TEST(NerveEntrapment, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(NerveEntrapment().conditions.size(), 2u);
  EXPECT_EQ(NerveEntrapment().conditions[0].evidence.size(), 4u + 10u);
  EXPECT_EQ(NerveEntrapment().conditions[1].evidence.size(), 3u + 7u);
}

TEST(NerveEntrapment, ATestReadOnHealthyFeetIsCapped) {
  const sdk::Evidence& row = Row("tarsal_tunnel_syndrome", leg::kDorsiflexionEversionPositive);
  EXPECT_EQ(row.present.published, 0);  // 0.82 / (1 - 1): nothing to print
  // 36 of 44 operated feet against none of 100 healthy ones; the fascia is provoked too: 8.
  EXPECT_EQ(reasoning::InUse(row.present, row.quality).value, 8);
  // 8 of 44 negative with it, 100 of 100 without: 0.182 / 1. Grade C alone would make it
  // 0.18^0.65 = e^(0.65 x -1.715) = e^-1.115 = 0.328; healthy controls, so 0.35 is used.
  EXPECT_NEAR(row.absent.published, 8.0 / 44, 0.005);
  EXPECT_EQ(reasoning::InUse(row.absent, row.quality).value, 0.35);
}

TEST(NerveEntrapment, OfTheTwoTestsTheStrongerCountsBesideTheTingling) {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(NerveEntrapment()).ok());
    return k;
  }();
  reasoning::Patient patient;
  patient.age_years = 52;
  const auto set = [&](sdk::FindingId f, Fact fact) {
    patient.facts.insert_or_assign(std::string(f.text), fact);
  };
  set(leg::kPainLocation, {.state = Fact::State::kValue, .category = "plantar"});
  set(leg::kOnsetType, {.state = Fact::State::kValue, .category = "gradual"});
  set(leg::kPlantarParaesthesia, {.state = Fact::State::kPresent});
  set(leg::kTinelTarsalTunnel, {.state = Fact::State::kPresent});
  set(leg::kDorsiflexionEversionPositive, {.state = Fact::State::kPresent});
  reasoning::Derive(knowledge, patient);
  const auto a = reasoning::Assess(knowledge, patient, {});
  double tunnel = 0;
  double sural = 0;
  for (const auto& row : a.differential) {
    if (row.id == "tarsal_tunnel_syndrome") tunnel = row.probability;
    if (row.id == "sural_neuropathy") sural = row.probability;
  }
  // 0.005 to 0.003; shares under the heel 0.55 to 0.03; tingling 7; the two tests, 8 each, once:
  // 1.6667 x 18.3333 x 7 x 8 = 1711.11
  EXPECT_NEAR(tunnel / sural, 0.005 / 0.003 * (0.55 / 0.03) * 7 * 8, 1e-6);
}

// No flag of the base names these two, and none of its orders holds back what they are offered.
TEST(NerveEntrapment, NothingOfItsCareIsHeldBackByAFlag) {
  EXPECT_TRUE(NerveEntrapment().red_flags.empty());
  for (const sdk::Plugin* table : test::Both()) {
    for (const sdk::RedFlag& flag : table->red_flags) {
      for (const sdk::Order& order : NerveEntrapment().orders) {
        EXPECT_TRUE(order.tags.empty()) << order.id;
        EXPECT_EQ(std::count(flag.withholds_orders.begin(), flag.withholds_orders.end(), order.id),
                  0)
            << flag.id << " " << order.id;
      }
    }
  }
}

// An order that no set names would never reach anybody; a source that nothing cites was left over.
TEST(NerveEntrapment, OffersEveryOrderAndCitesEverySource) {
  const sdk::Plugin& table = NerveEntrapment();
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
