#include "engine/reasoning/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/reasoning/patients.h"

namespace soleus::test {
namespace {

using reasoning::ScoreState;
using testing::ElementsAre;
using testing::IsEmpty;

// Squeeze 2, gap 1.5, weak 1, tender -2; sent as minutes. Below 2 "unlikely", from 2 on "likely".
constexpr ScoreItem kItems[] = {{.label = "Squeeze", .when = Present(kSqueeze), .points = 2},
                                {.label = "Gap", .when = Present(kGap), .points = 1.5},
                                {.label = "Weak", .when = Present(kWeak), .points = 1},
                                {.label = "Tender", .when = Present(kTender), .points = -2}};
constexpr ScoreBand kBands[] = {{-2, 2, "unlikely"}, {2, 5, "likely"}};
constexpr Score kScores[] = {
    {.id = "signs", .name = "Signs", .sent_as = kMinutes, .items = kItems, .bands = kBands}};

const reasoning::Knowledge& Scored() {
  static constexpr Plugin kTable = [] {
    Plugin table = kSmallTable;
    table.scores = kScores;
    return table;
  }();
  static const reasoning::Knowledge& knowledge = *[] {
    auto* k = new reasoning::Knowledge();
    if (!k->Add(kTable).ok()) std::abort();
    return k;
  }();
  return knowledge;
}

class ScoreTest : public testing::Test {
 protected:
  const std::vector<ScoreState>& Ask(const PatientBuilder& builder) {
    patient_ = builder.Derived();
    states_ = ScoresOf(Scored(), patient_);
    return states_;
  }
  reasoning::Patient patient_;
  std::vector<ScoreState> states_;
};

TEST_F(ScoreTest, CountsWhatIsRecordedPresentAndSaysWhatIsOpen) {
  const ScoreState& s = Ask(PatientBuilder().Has(kSqueeze).HasNo(kGap)).at(0);
  EXPECT_EQ(s.total, 2);    // squeeze
  EXPECT_EQ(s.at_most, 3);  // and weak, if it were present
  EXPECT_EQ(s.meaning, "likely");
  EXPECT_THAT(s.items.at(2).verdict.missing, ElementsAre("weak"));
}

TEST_F(ScoreTest, WhatSubtractsIsShownAndNeverActedOn) {
  const ScoreState& s = Ask(PatientBuilder().Has(kSqueeze).Has(kTender)).at(0);
  EXPECT_EQ(s.total, 2);
  EXPECT_EQ(s.deducted, -2);
  EXPECT_EQ(s.meaning, "likely");
}

TEST_F(ScoreTest, IsSilentWhereNothingSpeaksOfIt) {
  EXPECT_THAT(Ask(PatientBuilder()), IsEmpty());
  EXPECT_THAT(Ask(PatientBuilder().HasNo(kSqueeze).Has(kTender)), IsEmpty());
  // All denied: 0 is an answer.
  EXPECT_EQ(
      Ask(PatientBuilder().HasNo(kSqueeze).HasNo(kGap).HasNo(kWeak).HasNo(kTender)).at(0).meaning,
      "unlikely");
}

TEST_F(ScoreTest, IsNotShownForAgeOrSexAlone) {
  static constexpr ScoreItem kWithSex[] = {{.label = "Male", .when = Male()},
                                           {.label = "Gap", .when = Present(kGap)}};
  static constexpr Score kGout[] = {
      {.id = "gout", .name = "Gout", .items = kWithSex, .bands = kBands}};
  Plugin table = kSmallTable;
  table.scores = kGout;
  reasoning::Knowledge k;
  ASSERT_TRUE(k.Add(table).ok());
  reasoning::Patient man;
  man.sex = "male";
  Derive(k, man);
  EXPECT_THAT(ScoresOf(k, man), IsEmpty());
  man.facts["gap"].state = reasoning::Fact::State::kPresent;
  EXPECT_EQ(ScoresOf(k, man).at(0).total, 2);
}

TEST_F(ScoreTest, ATotalThatItsItemsCannotMakeDisagrees) {
  const auto sent = [&](double total) {
    return Ask(PatientBuilder().Has(kSqueeze).HasNo(kGap).HasNo(kTender).Measures(kMinutes, total))
        .at(0)
        .disagrees;
  };
  EXPECT_TRUE(sent(1));  // the squeeze alone is 2
  EXPECT_FALSE(sent(2));
  EXPECT_FALSE(sent(3));  // with weak, which is open
  EXPECT_TRUE(sent(4));
}

TEST_F(ScoreTest, AnOpenItemMayHaveBeenSubtractedByWhoeverSentTheTotal) {
  EXPECT_FALSE(Ask(PatientBuilder().Has(kSqueeze).Measures(kMinutes, 0)).at(0).disagrees);
  EXPECT_TRUE(Ask(PatientBuilder().Has(kSqueeze).Measures(kMinutes, -1)).at(0).disagrees);
}

TEST_F(ScoreTest, TheHigherOfSentAndCountedSaysWhatItMeans) {
  EXPECT_EQ(Ask(PatientBuilder().Has(kWeak).Measures(kMinutes, 3)).at(0).meaning, "likely");
  EXPECT_EQ(Ask(PatientBuilder().Has(kSqueeze).Measures(kMinutes, 0)).at(0).meaning, "likely");
}

}  // namespace
}  // namespace soleus::test
