#include "engine/reasoning/next_finding.h"

#include <gtest/gtest.h>

#include "engine/reasoning/assess.h"
#include "plugins/sdk/plugin.h"

namespace soleus::test {
namespace {

using namespace sdk;  // NOLINT: a table, not a program

constexpr FindingId kPain{"pain"}, kHow{"how"}, kSnapped{"snapped"};
constexpr Category kWays[] = {{"snap", "Snap"}, {"pull", "Pull"}, {"slowly", "Slowly"}};
constexpr Finding kVocabulary[] = {
    {.id = kPain, .label = "Pain", .local_code = "pain"},
    {.id = kHow,
     .label = "How",
     .kind = ValueKind::kChoice,
     .local_code = "how",
     .categories = kWays},
    {.id = kSnapped, .label = "Snapped", .derived = AnyOf(Is(kHow, "snap"), Is(kHow, "pull"))}};
constexpr Presentation kAny[] = {
    {.id = "any", .label = "any", .complaint = kPain, .when = Present(kPain)}};
constexpr Pretest kTearPretest[] = {{.context = "any", .point = 0.2, .range = {0.1, 0.3}}};
constexpr Evidence kTearEvidence[] = {
    {.finding = kSnapped, .present = Estimate(4, 2, 8), .absent = Estimate(0.5, 0.3, 0.8)}};
constexpr Condition kTear[] = {
    {.id = {"tear"}, .name = "Tear", .pretest = kTearPretest, .evidence = kTearEvidence}};
constexpr Plugin kTable = {
    .about = {.id = "ways"}, .vocabulary = kVocabulary, .presentations = kAny, .conditions = kTear};

TEST(NextFinding, TheSharesOfAChoiceFollowFromTheFindingsThatRestOnIt) {
  reasoning::Knowledge knowledge;
  ASSERT_TRUE(knowledge.Add(kTable).ok());
  reasoning::Patient patient;
  patient.facts["pain"].state = reasoning::Fact::State::kPresent;
  const reasoning::Assessment a = Assess(knowledge, patient, {});
  // P(snapped | no tear) = (1 - .5) / (4 - .5) = 1/7, P(snapped | tear) = 4/7; with tear at .2 that
  // is .2 x 4/7 + .8 x 1/7 = 8/35, shared by snap and pull; slowly has the other 27/35.
  ASSERT_EQ(a.next.size(), 1u);
  EXPECT_EQ(a.next[0].finding->id, kHow);
  EXPECT_EQ(a.next[0].if_present.value, "slowly");
  EXPECT_NEAR(a.next[0].probability_present, 27.0 / 35, 1e-12);
  EXPECT_EQ(a.next[0].if_absent.value, "snap");
}

}  // namespace
}  // namespace soleus::test
