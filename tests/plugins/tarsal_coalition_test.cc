// A tarsal coalition as built: a child's diagnosis on one sign. Figures are worked by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/catalogue/case_replay.h"
#include "tests/plugins/built_tables.h"
#include "tests/plugins/worked_patient.h"

namespace soleus {
namespace {

namespace leg = vocabulary;
using test::WorkedPatient;

const sdk::Plugin& Coalition() {
  static const sdk::Plugin& table = test::Load("tarsal_coalition");
  return table;
}

const reasoning::Knowledge& Alone() {
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    EXPECT_TRUE(k->Add(Coalition()).ok());
    return k;
  }();
  return knowledge;
}

double Probability(const WorkedPatient& patient) {
  return test::ProbabilityOf(patient.Assess(Alone()), "tarsal_coalition");
}

TEST(TarsalCoalition, IsWellFormedAndADraft) {
  EXPECT_EQ(sdk::FirstDefect(Coalition()).view(), "");
  EXPECT_EQ(Coalition().about.status, sdk::Status::kDraft);
  EXPECT_TRUE(Coalition().about.reviewer.empty());
}

TEST(TarsalCoalition, ReproducesItsWorkedPatients) {
  EXPECT_EQ(catalogue::FirstCaseThatFails(Coalition()), "");
}

// One row of the evidence base and the place; added, those of plugins/evidence/amendments.json.
TEST(TarsalCoalition, WeighsEveryRowOfTheEvidenceBase) {
  ASSERT_EQ(Coalition().conditions.size(), 1u);
  EXPECT_EQ(Coalition().conditions[0].evidence.size(), 2u + 5u);
}

TEST(TarsalCoalition, AStiffFlatFootIsTheOneSignThatSpeaksForIt) {
  WorkedPatient stiff(12);
  stiff.Chooses(leg::kPainLocation, "deep-or-medial").Has(leg::kStiffFlatFoot);
  // 0.01 x (0.34 / 0.1) x 9 = 0.306 against 0.99: 0.306 / 1.296 = 0.23611
  EXPECT_NEAR(Probability(stiff), 0.23611, 0.00001);
  WorkedPatient supple(12);
  supple.Chooses(leg::kPainLocation, "deep-or-medial").HasNo(leg::kStiffFlatFoot);
  // 0.01 x 3.4 x 0.4 = 0.0136 against 0.99: 0.0136 / 1.0036 = 0.013551
  EXPECT_NEAR(Probability(supple), 0.013551, 0.000001);
}

TEST(TarsalCoalition, NoAdultIsToldOfIt) {
  WorkedPatient adult(40);
  adult.Chooses(leg::kOnsetType, "gradual")
      .Chooses(leg::kPainLocation, "deep-or-medial")
      .Has(leg::kStiffFlatFoot);
  EXPECT_EQ(Probability(adult), 0);
}

}  // namespace
}  // namespace soleus
