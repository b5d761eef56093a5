// The words for the ids of an answer: every id of a finding that stands anywhere has its label.
#include "engine/service/labels.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/reasoning/knowledge.h"
#include "proto/soleus/v1/decision_support.pb.h"
#include "tests/support/small_table.h"

namespace soleus::test {
namespace {

v1::EvaluateResponse Labelled(const std::string& text) {
  reasoning::Knowledge knowledge;
  EXPECT_TRUE(knowledge.Add(kSmallTable).ok());
  v1::EvaluateResponse answer;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &answer));
  service::WriteLabels(knowledge, answer);
  return answer;
}

std::vector<std::string> LabelledIds(const v1::EvaluateResponse& answer) {
  std::vector<std::string> ids;
  for (const auto& label : answer.finding_labels()) ids.push_back(label.finding_id());
  return ids;
}

// One place a line: an id that stands only there must be labelled.
TEST(Labels, CoverAFindingWhereverItsIdStands) {
  for (const char* place :
       {R"(context { missing: "squeeze" })",
        R"(differential { contributions { finding_id: "squeeze" } })",
        R"(differential { pretest { modifiers { because: "squeeze" } } })",
        R"(red_flags { because: "squeeze" })", R"(red_flags { missing: "squeeze" })",
        R"(withheld_orders { by: "squeeze" })", R"(next_findings { finding_id: "squeeze" })",
        R"(progress { finding_id: "squeeze" })", R"(follow_ups { because: "squeeze" })",
        R"(contributing_factors { because: "squeeze" })",
        R"(contributing_factors { missing: "squeeze" })"}) {
    const v1::EvaluateResponse answer = Labelled(place);
    ASSERT_EQ(LabelledIds(answer), std::vector<std::string>{"squeeze"}) << place;
    EXPECT_FALSE(answer.finding_labels(0).label().empty()) << place;
  }
}

TEST(Labels, StandOnceEachSortedById) {
  const v1::EvaluateResponse answer = Labelled(
      R"(red_flags { because: "squeeze" because: "sudden" } context { missing: "squeeze" })");
  EXPECT_EQ(LabelledIds(answer), (std::vector<std::string>{"squeeze", "sudden"}));
}

TEST(Labels, PutAChoicesCodesIntoWords) {
  const v1::EvaluateResponse answer = Labelled(R"(next_findings { finding_id: "site" })");
  ASSERT_EQ(answer.finding_labels_size(), 1);
  ASSERT_EQ(answer.finding_labels(0).values_size(), static_cast<int>(std::size(kSites)));
  EXPECT_EQ(answer.finding_labels(0).values(0).code(), kSites[0].code);
  EXPECT_EQ(answer.finding_labels(0).values(0).label(), kSites[0].label);
}

TEST(Labels, GiveNoWordsToWhatNoTableDefines) {
  const v1::EvaluateResponse answer = Labelled(R"(context { missing: "age" })");
  EXPECT_EQ(answer.finding_labels_size(), 0);
  EXPECT_EQ(answer.names_size(), 0);
}

TEST(Labels, NameAFlagAndAConditionOnlyWhereTheReplyDoesNotCarryThem) {
  const std::string outcome = R"(next_findings { settles: "suspected_tear"
    if_present { leading_condition_id: "tear" red_flags_fired: "suspected_tear" } })";
  const v1::EvaluateResponse bare = Labelled(outcome);
  ASSERT_EQ(bare.names_size(), 2);
  EXPECT_EQ(bare.names(0).id(), "suspected_tear");
  EXPECT_EQ(bare.names(0).kind(), "red_flag");
  EXPECT_EQ(bare.names(1).id(), "tear");
  EXPECT_EQ(bare.names(1).kind(), "condition");
  const v1::EvaluateResponse carried = Labelled(
      outcome + R"( red_flags { id: "suspected_tear" } differential { condition_id: "tear" })");
  EXPECT_EQ(carried.names_size(), 0);
}

}  // namespace
}  // namespace soleus::test
