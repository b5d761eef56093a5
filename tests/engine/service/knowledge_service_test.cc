// What the daemon knows, as functions: no server, the small table.
#include "engine/service/knowledge_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/catalogue/table_codec.h"
#include "engine/service/questionnaire_items.h"
#include "engine/service/questionnaire_rules.h"
#include "fhir/json.h"
#include "tests/support/small_table.h"

namespace soleus::test {
namespace {

using service::KnowledgeService;
using testing::ElementsAre;
using testing::HasSubstr;

std::shared_ptr<const catalogue::KnowledgeBase> Base(bool with_table = true) {
  catalogue::KnowledgeBuilder builder;
  if (with_table) {
    auto table = catalogue::LoadedTable::Decode(catalogue::EncodeTable(kSmallTable));
    if (!table.ok()) std::abort();
    builder.AddTable("small", *std::move(table));
  }
  builder.AddFailure("broken", "broken/plugin.so: not a library; rebuild it.");
  return builder.Publish();
}

std::chrono::sys_seconds Now() {
  return std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9);
}

// As the site's files may fare: one in use while a newer one is refused, and no other.
service::SiteReport OneRefused() {
  service::SiteReport report;
  report.mapping = {.path = "/site.yaml", .digest = "d1", .rows = 7, .refusal = "line 3: wrong."};
  return report;
}

TEST(Knowledge, SaysHowTheSitesFilesFare) {
  const KnowledgeService service(Base(), 1, Now, OneRefused);
  const auto answer = service.ListPlugins({});
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->site_mapping().path(), "/site.yaml");
  EXPECT_EQ(answer->site_mapping().digest(), "d1");
  EXPECT_EQ(answer->site_mapping().rows(), 7u);
  EXPECT_EQ(answer->site_mapping().refusal(), "line 3: wrong.");
  EXPECT_FALSE(answer->has_product_table());
  EXPECT_FALSE(KnowledgeService(Base(), 1, Now).ListPlugins({})->has_site_mapping());
}

v1::GetPluginRequest Ask(std::string id) {
  v1::GetPluginRequest request;
  request.set_plugin_id(std::move(id));
  return request;
}

TEST(Knowledge, ListsWhatServesAndWhatDoesNotWithTheReason) {
  const KnowledgeService service(Base(), 1, Now);
  const auto answer = service.ListPlugins({});
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_EQ(answer->plugins_size(), 2);
  EXPECT_EQ(answer->plugins(0).plugin_id(), "broken");
  EXPECT_EQ(answer->plugins(0).state(), "failed");
  EXPECT_EQ(answer->plugins(0).status(), "");
  EXPECT_THAT(answer->plugins(0).reason(), HasSubstr("not a library"));
  EXPECT_FALSE(answer->plugins(0).has_counts());
  const v1::PluginSummary& small = answer->plugins(1);
  EXPECT_EQ(small.state(), "active");
  EXPECT_EQ(small.reason(), "");
  EXPECT_EQ(small.review_by(), "2030-01-01");
  // Tear, strain, toxic; two flags; boot, raises, advice, stretch in one set.
  EXPECT_EQ(small.counts().conditions(), 3u);
  EXPECT_EQ(small.counts().red_flags(), 2u);
  EXPECT_EQ(small.counts().orders(), 4u);
  EXPECT_EQ(small.counts().order_sets(), 1u);
  EXPECT_EQ(answer->as_of(), "2026-11-24");
  EXPECT_EQ(answer->knowledge_digest().size(), 64u);
}

TEST(Knowledge, SaysWhoseReviewIsOverdueOnTheDayAskedFor) {
  const KnowledgeService service(Base(), 1, Now);
  v1::ListPluginsRequest request;
  request.set_as_of("2030-01-02");
  const auto answer = service.ListPlugins(request);
  ASSERT_TRUE(answer.ok());
  EXPECT_TRUE(answer->plugins(1).past_review());
  EXPECT_THAT(answer->plugins(1).reason(), HasSubstr("due for review by 2030-01-01"));
  request.set_as_of("yesterday");
  EXPECT_EQ(service.ListPlugins(request).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Knowledge, GivesAllThatAPluginSaysOfItself) {
  const auto answer = KnowledgeService(Base(), 1, Now).GetPlugin(Ask("small"));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_NE(answer->for_whom(), "");
  EXPECT_NE(answer->not_for(), "");
  ASSERT_EQ(answer->attributes_size(), 13);
  EXPECT_EQ(answer->attributes(10).id(), "use_of_date_of_birth");
  EXPECT_EQ(answer->attributes(10).sentence(), "age");
  EXPECT_EQ(answer->conditions(0).condition_id(), "tear");
  EXPECT_TRUE(answer->conditions(0).dangerous());
  EXPECT_EQ(answer->conditions(0).evidence_rows(), 5u);
  EXPECT_EQ(answer->red_flags(0).urgency(), "same_day");
  EXPECT_EQ(answer->order_sets(0).orders(1).title(), "Heel raises");
}

TEST(Knowledge, CountsHowMuchIsVerifiedOfWhat) {
  const auto answer = KnowledgeService(Base(), 1, Now).GetPlugin(Ask("small"));
  ASSERT_TRUE(answer.ok());
  std::vector<std::string> rows;
  for (const auto& row : answer->provenance()) {
    rows.push_back(row.kind() + " " + std::to_string(row.estimate()));
    EXPECT_EQ(row.verified() + row.recalled(), 0u);
    EXPECT_NE(row.counted(), "");
  }
  // Rows 5 + 2; three conditions in two contexts; modifiers 3 + 2; two flags; four doses.
  EXPECT_THAT(rows, ElementsAre("ratios 7", "pretests 6", "modifiers 5", "rules 2", "doses 4"));
}

TEST(Knowledge, AnUnknownPluginIsNotFoundAndTheOthersAreNamed) {
  const KnowledgeService service(Base(), 1, Now);
  const absl::Status status = service.GetPlugin(Ask("gout")).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(),
            "plugin_id: no plugin \"gout\" was found; ask for one of: broken, small.");
  // What is no id is not repeated: it might be anybody's name.
  EXPECT_THAT(std::string(service.GetPlugin(Ask("Jane Doe")).status().message()),
              testing::Not(HasSubstr("Jane")));
}

TEST(Knowledge, APluginThatDoesNotServeIsFoundWithItsReason) {
  const auto answer = KnowledgeService(Base(), 1, Now).GetPlugin(Ask("broken"));
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->plugin().state(), "failed");
  EXPECT_THAT(answer->plugin().reason(), HasSubstr("not a library"));
  EXPECT_EQ(answer->attributes_size(), 0);
}

TEST(Knowledge, PastItsLimitACallIsRefusedAtOnce) {
  const absl::Status status = KnowledgeService(Base(), 0, Now).ListPlugins({}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(status.message()), HasSubstr("limits.max_concurrent"));
}

TEST(Questionnaire, WithoutAPluginThereIsNothingToAsk) {
  EXPECT_EQ(KnowledgeService(Base(false), 1, Now).GetQuestionnaire({}).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(Questionnaire, CarriesTheDigestAsVersionAndIsTheSameEachTime) {
  const auto answer = KnowledgeService(Base(), 1, Now).GetQuestionnaire({});
  ASSERT_TRUE(answer.ok()) << answer.status();
  const auto json = fhir::Json::Parse(answer->fhir_json(), {}, nullptr);
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_EQ((*json)["resourceType"].text(), "Questionnaire");
  EXPECT_EQ((*json)["version"].text(), answer->knowledge_digest());
  EXPECT_EQ(KnowledgeService(Base(), 1, Now).GetQuestionnaire({})->fhir_json(),
            answer->fhir_json());
}

TEST(Questionnaire, SaysWhichFlagForbidsATest) {
  // The small table's suspected tear forbids the hop.
  EXPECT_THAT(
      KnowledgeService(Base(), 1, Now).GetQuestionnaire({})->fhir_json(),
      HasSubstr(R"("linkId":"hop.not-while","text":"Safety: leave this out while it is not )"
                R"(excluded: Suspected tear.")"));
}

std::vector<std::string> LinksOf(const service::QuestionGroup& group) {
  std::vector<std::string> links;
  for (const auto& item : group.items) links.push_back(item.link_id);
  return links;
}

TEST(Questionnaire, AsksTheContextThenTheScreenThenTheRestByMethod) {
  const auto base = Base();
  const auto groups = service::PlanQuestions(base->knowledge());
  ASSERT_EQ(groups.size(), 4u);
  EXPECT_EQ(groups[0].link_id, "group-context");
  EXPECT_THAT(LinksOf(groups[0]), ElementsAre("ache", "sudden"));
  EXPECT_THAT(LinksOf(groups[1]), ElementsAre("squeeze", "gap"));
  // The score has no code of its own: its items are asked for.
  EXPECT_THAT(LinksOf(groups[2]), ElementsAre("site", "minutes", "drug", "steroid"));
  EXPECT_THAT(LinksOf(groups[3]), ElementsAre("weak", "tender", "hop"));
}

// A form that takes no silence gets a "no" from whoever could not ask.
TEST(Questionnaire, RequiresNoAnswerToAQuestion) {
  const std::string json = KnowledgeService(Base(), 1, Now).GetQuestionnaire({})->fhir_json();
  EXPECT_THAT(json, HasSubstr(R"("linkId":"squeeze")"));
  EXPECT_THAT(json, testing::Not(HasSubstr(R"("required":true)")));
}

class AskIf : public testing::Test {
 protected:
  std::string Said(const Rule& rule) const {
    const auto enable = service::EnableWhenOf(rule, base_->knowledge());
    if (!enable) return "always";
    std::string text;
    for (const auto& term : enable->terms) {
      if (!text.empty()) text += enable->any ? " or " : " and ";
      text += std::string(term.finding->id.text) + " " + std::string(term.op);
      if (!term.category.empty()) text += " " + std::string(term.category);
      if (term.op == "=" && term.category.empty()) text += term.yes ? " yes" : " no";
      if (term.op == "!=" || term.op == "exists") text += term.yes ? " yes" : " no";
    }
    return text;
  }
  std::string Words(const Rule& rule) const { return service::WordsOf(rule, base_->knowledge()); }

  std::shared_ptr<const catalogue::KnowledgeBase> base_ = Base();
};

TEST_F(AskIf, IsSaidAsEnableWhenWhereAnswersCanSayIt) {
  // Only a "no" hides the question: an open answer leaves the rule unknown, not false.
  EXPECT_EQ(Said(Present(kGap)), "gap != no");
  EXPECT_EQ(Said(Absent(kGap)), "gap != yes");
  EXPECT_EQ(Said(AnyOf(Present(kGap), Present(kWeak))), "gap != no or weak != no");
  EXPECT_EQ(Said(AllOf(Present(kGap), Absent(kWeak))), "gap != no and weak != yes");
  EXPECT_EQ(Said(AtLeast(kMinutes, 30)), "minutes >= or minutes exists no");
  EXPECT_EQ(Said(Is(kSite, "b")), "site = b or site exists no");
  EXPECT_EQ(Said(Rule{}), "always");
}

TEST_F(AskIf, TheSilenceOfTheChartMeansWhatTheRuleSays) {
  EXPECT_EQ(Said(Charted(kGap)), "gap = yes");
  EXPECT_EQ(Said(NotCharted(kGap)), "gap != yes");
  EXPECT_EQ(Said(NotRuledOut(kGap)), "gap != no");
  // The ache follows also from a site that is known, the squeeze or the gap.
  EXPECT_EQ(Said(Charted(kAche)), "ache = yes or site exists yes or squeeze = yes or gap = yes");
}

TEST_F(AskIf, IsNeverNarrowerThanTheRule) {
  // Age must hold as well: the question is put to more people, and its words say whom it means.
  EXPECT_EQ(Said(AllOf(AgeAtLeast(40), Present(kGap))), "gap != no");
  // Age alone would be enough: no answer may hide the question.
  EXPECT_EQ(Said(AnyOf(AgeAtLeast(40), Present(kGap))), "always");
  EXPECT_EQ(Said(CountAtLeast(2, Present(kGap), Present(kWeak))), "always");
  EXPECT_EQ(Said(Known(kGap)), "always");
  // A "no" to the ache gives way to a gap.
  EXPECT_EQ(Said(Present(kAche)), "ache != no or site exists yes or squeeze = yes or gap = yes");
}

TEST_F(AskIf, IsAlwaysSaidInWords) {
  EXPECT_EQ(Words(AllOf(AgeAtLeast(40), AnyOf(Present(kGap), AtLeast(kMinutes, 30)))),
            "age 40 or over and (Gap or Minutes 30 min or more)");
  EXPECT_EQ(Words(Is(kSite, "b")), "Site: b");
  EXPECT_EQ(Words(NotRuledOut(kGap)), "Gap (not ruled out)");
  EXPECT_EQ(Words(Rule{}), "");
}

}  // namespace
}  // namespace soleus::test
