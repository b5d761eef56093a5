// Sever's disease as built: what its tests count for, whom it cannot be, and what it offers.
// Figures are worked by hand from the paper's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

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
using Ids = std::set<std::string_view>;

const sdk::Plugin& Table() {
  static const sdk::Plugin& table = test::Load("calcaneal_apophysitis");
  return table;
}

const sdk::Evidence& Row(sdk::FindingId finding) {
  for (const sdk::Evidence& row : Table().conditions[0].evidence) {
    if (row.finding == finding) return row;
  }
  ADD_FAILURE() << "no row " << finding.text;
  std::abort();
}

double ProbabilityAt(double age, std::string sex) {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Table()).ok());
    return k;
  }();
  reasoning::Patient patient;
  patient.age_years = age;
  patient.sex = std::move(sex);
  patient.facts["onset_type"] = {.state = Fact::State::kValue, .category = "gradual"};
  patient.facts["pain_location"] = {.state = Fact::State::kValue, .category = "distal-2cm"};
  reasoning::Derive(knowledge, patient);
  for (const auto& row : reasoning::Assess(knowledge, patient, {}).differential) {
    if (row.id == "calcaneal_apophysitis") return row.probability;
  }
  ADD_FAILURE() << "not ranked";
  return -1;
}

TEST(CalcanealApophysitis, IsWellFormedADraftAndReproducesItsCases) {
  EXPECT_EQ(sdk::FirstDefect(Table()).view(), "");
  EXPECT_EQ(Table().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Table().about.reviewer.empty());
  EXPECT_EQ(catalogue::FirstCaseThatFails(Table()), "");
}

// Four rows of its own, three that it shares and the place; added, those of
// plugins/evidence/amendments.json.
TEST(CalcanealApophysitis, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Table().conditions.size(), 1u);
  EXPECT_EQ(Table().conditions[0].evidence.size(), 8u + 41u);
}

TEST(CalcanealApophysitis, ATestReadOnChildrenWithoutPainIsCapped) {
  const sdk::Evidence& squeeze = Row(leg::kCalcanealSqueezePainful);
  EXPECT_EQ(squeeze.present.published, 0);  // 0.97 / (1 - 1): nothing to print
  EXPECT_EQ(reasoning::InUse(squeeze.present, squeeze.quality).value, 4);
  // 1 of 30 had no pain on squeeze, 15 of 15 without the disease: (1/30) / 1 = 0.033. Grade C alone
  // would make it 0.03^0.65 = e^(0.65 x -3.507) = e^-2.279 = 0.102; 0.15 is used.
  EXPECT_NEAR(squeeze.absent.published, 1.0 / 30, 0.005);
  EXPECT_EQ(reasoning::InUse(squeeze.absent, squeeze.quality).value, 0.15);
}

TEST(CalcanealApophysitis, ItsThreeTestsTellOneStory) {
  for (sdk::FindingId f :
       {leg::kOneLegHeelStandPainful, leg::kCalcanealSqueezePainful, leg::kApophysisTender}) {
    EXPECT_EQ(Row(f).cluster, "sever") << f.text;
  }
}

// Alone loaded: 0.7 of 1, "something else" 0.3; shares at the insertion 0.7 and 0.2 (reference):
// 0.49 / (0.49 + 0.06) = 0.891. In the year or two before closure 0.4 of the odds:
// 0.196 / (0.196 + 0.06) = 0.7656.
TEST(CalcanealApophysitis, AClosedGrowthPlateCannotAche) {
  EXPECT_NEAR(ProbabilityAt(12, "female"), 0.891, 0.001);
  EXPECT_NEAR(ProbabilityAt(14, "female"), 0.7656, 0.0001);
  EXPECT_EQ(ProbabilityAt(15, "female"), 0);
  EXPECT_NEAR(ProbabilityAt(14, "male"), 0.891, 0.001);
  EXPECT_NEAR(ProbabilityAt(15, "male"), 0.7656, 0.0001);
  EXPECT_EQ(ProbabilityAt(17, "male"), 0);
  // Nobody recorded the sex: nothing is excluded.
  EXPECT_NEAR(ProbabilityAt(17, ""), 0.891, 0.001);
}

TEST(CalcanealApophysitis, NoAdultHasIt) {
  EXPECT_EQ(ProbabilityAt(18, "male"), 0);
  EXPECT_EQ(ProbabilityAt(42, ""), 0);
}

TEST(CalcanealApophysitis, ItsVerifiedCodesAreWiderSoNoneIsGivenOut) {
  EXPECT_TRUE(Table().conditions[0].codes.empty());
}

TEST(CalcanealApophysitis, OffersNoFilmAndNothingHeavy) {
  for (const sdk::Order& o : Table().orders) {
    EXPECT_NE(o.kind, sdk::OrderKind::kImaging) << o.id;
    EXPECT_TRUE(std::find(o.tags.begin(), o.tags.end(), "tendon_load") == o.tags.end()) << o.id;
  }
}

// An order that no set names would never reach anybody; a source that nothing cites was left over.
TEST(CalcanealApophysitis, OffersEveryOrderAndCitesEverySource) {
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
