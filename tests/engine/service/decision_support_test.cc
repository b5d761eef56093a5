// Evaluate as a function: no server, the small table, records written here.

#include "engine/service/decision_support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/catalogue/table_codec.h"
#include "engine/service/status_map.h"
#include "tests/support/small_table.h"

namespace soleus::test {
namespace {

using service::DecisionSupport;
using service::Limits;
using testing::AllOf;
using testing::HasSubstr;

constexpr char kPatient[] = R"({"resourceType": "Bundle", "type": "collection", "entry": [
  {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1984-05-01"}},
  {"resource": {"resourceType": "Observation", "id": "sudden", "status": "final",
    "code": {"coding": [{"system": "urn:soleus:finding", "code": "sudden"}]}, "valueBoolean": false}},
  {"resource": {"resourceType": "Observation", "id": "squeeze-1", "status": "final",
    "code": {"coding": [{"system": "urn:soleus:finding", "code": "squeeze"}]}, "valueBoolean": true}}
]})";

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

DecisionSupport Service(Limits limits = {}, bool with_table = true) {
  return DecisionSupport(Base(with_table), limits, [] {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9);
  });
}

v1::EvaluateRequest Request(std::string json = kPatient) {
  v1::EvaluateRequest request;
  request.set_fhir_json(std::move(json));
  request.set_request_id("r-1");
  return request;
}

TEST(Evaluate, AnswersFromTheRecordToThePlan) {
  const auto answer = Service().Evaluate(Request());
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->context().id(), "gradual");
  ASSERT_EQ(answer->differential_size(), 4);
  // tear .2 x 8 = 1.6; toxic unknown exposure .01; strain .3; else .49: 1.6 / 2.4.
  EXPECT_EQ(answer->differential(0).condition_id(), "tear");
  EXPECT_NEAR(answer->differential(0).probability(), 1.6 / 2.4, 1e-12);
  EXPECT_EQ(answer->differential(0).band(), "likely");
  EXPECT_EQ(answer->red_flags(0).state(), "fired");
  EXPECT_EQ(answer->referrals(0).red_flag_ids(0), "suspected_tear");
  EXPECT_EQ(answer->order_sets(0).for_red_flag_id(), "suspected_tear");
  EXPECT_EQ(answer->urgency(), "same_day");
}

std::string PatientWithMinutes(const std::string& value) {
  const std::string json = kPatient;
  return json.substr(0, json.rfind("]}")) +
         R"(,{"resource": {"resourceType": "Observation", "id": "m", "status": "final",
    "code": {"coding": [{"system": "urn:soleus:finding", "code": "minutes"}]}, )" +
         value + "}}]}";
}

TEST(Evaluate, ShowsAQuantityAsItWasSentAndABoundAsABound) {
  const auto shown = [](const std::string& value) {
    const auto answer = Service().Evaluate(Request(PatientWithMinutes(value)));
    EXPECT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(answer->measurements_size(), 1) << value;
    return answer->measurements(0);
  };
  const v1::Measurement as_sent = shown(R"("valueQuantity": {"value": 20.50, "unit": "min"})");
  EXPECT_EQ(as_sent.value(), "20.50 min");
  EXPECT_EQ(as_sent.sent(), "");
  EXPECT_FALSE(as_sent.bound());
  EXPECT_EQ(as_sent.resource(), "Observation/m");
  const v1::Measurement converted = shown(R"("valueQuantity": {"value": 0.50, "unit": "hours"})");
  EXPECT_EQ(converted.value(), "30 min");
  EXPECT_EQ(converted.sent(), "0.50 hours");
  const v1::Measurement bound =
      shown(R"("valueQuantity": {"value": 5, "comparator": "<", "unit": "min"})");
  EXPECT_EQ(bound.value(), "<5 min");
  EXPECT_TRUE(bound.bound());
  EXPECT_EQ(shown(R"("valueString": "<0.1 h")").value(), "<6 min");
}

TEST(Evaluate, EveryContributionPointsBackAtItsResource) {
  const auto answer = Service().Evaluate(Request());
  ASSERT_TRUE(answer.ok());
  const v1::Contribution& squeeze = answer->differential(0).contributions(0);
  EXPECT_EQ(squeeze.finding_id(), "squeeze");
  EXPECT_EQ(squeeze.state(), "present");
  EXPECT_EQ(squeeze.resource(), "Observation/squeeze-1");
  EXPECT_TRUE(squeeze.counted());
}

TEST(Evaluate, NamesThePluginThatDidNotTakePartAndWhy) {
  const auto answer = Service().Evaluate(Request());
  ASSERT_TRUE(answer.ok());
  ASSERT_EQ(answer->coverage_size(), 2);
  EXPECT_EQ(answer->coverage(0).plugin_id(), "broken");
  EXPECT_EQ(answer->coverage(0).state(), "failed");
  EXPECT_THAT(answer->coverage(0).reason(), HasSubstr("not a library"));
  EXPECT_EQ(answer->coverage(1).state(), "active");
}

TEST(Evaluate, NamesTheSitesFilesAndItsIdHangsOnEach) {
  DecisionSupport support(Base(), {}, [] { return std::chrono::sys_seconds(); });
  const auto ask = [&support] { return *support.Evaluate(Request()); };
  const v1::EvaluateResponse bare = ask();
  EXPECT_EQ(bare.site_mapping_digest(), "");
  EXPECT_EQ(bare.product_table_digest(), "");

  service::SiteData site;
  site.mapping = std::make_shared<const service::SiteMapping>(
      service::SiteMapping{.entries = {}, .digest = "d1"});
  support.UseSite(site);
  const v1::EvaluateResponse mapped = ask();
  EXPECT_EQ(mapped.site_mapping_digest(), "d1");
  site.products = std::make_shared<const service::ProductTable>(
      *service::ProductTable::Parse("product\tingredient\n5\t1\n"));
  support.UseSite(site);
  const v1::EvaluateResponse both = ask();
  EXPECT_EQ(both.product_table_digest(), site.products->digest());

  EXPECT_NE(bare.decision_id(), mapped.decision_id());
  EXPECT_NE(mapped.decision_id(), both.decision_id());
  support.UseSite({});
  EXPECT_EQ(ask().SerializeAsString(), bare.SerializeAsString());
}

TEST(Evaluate, APluginPastItsReviewDateSaysSo) {
  v1::EvaluateRequest request = Request();
  request.set_as_of("2031-01-01");  // the small table is due by 2030-01-01
  const auto answer = Service().Evaluate(request);
  ASSERT_TRUE(answer.ok());
  EXPECT_THAT(answer->coverage(1).reason(), HasSubstr("due for review by 2030-01-01"));
  EXPECT_TRUE(answer->coverage(1).past_review());
  EXPECT_EQ(answer->coverage(1).review_by(), "2030-01-01");
}

TEST(Evaluate, OnTheDayOfItsReviewAPluginIsNotYetPastIt) {
  v1::EvaluateRequest request = Request();
  request.set_as_of("2030-01-01");
  const auto answer = Service().Evaluate(request);
  ASSERT_TRUE(answer.ok());
  EXPECT_FALSE(answer->coverage(1).past_review());
  EXPECT_EQ(answer->coverage(1).reason(), "");
}

TEST(Evaluate, AnOverdueReviewIsSaidAlsoWhereThePluginDoesNotApply) {
  // A flag of a plugin that does not apply may still fire.
  v1::EvaluateRequest request =
      Request(R"({"resourceType": "Patient", "birthDate": "1984-05-01"})");
  request.set_as_of("2030-01-02");
  const auto answer = Service().Evaluate(request);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->coverage(1).state(), "not_applicable");
  EXPECT_TRUE(answer->coverage(1).past_review());
  EXPECT_THAT(answer->coverage(1).reason(),
              AllOf(HasSubstr("no complaint"), HasSubstr("due for review by 2030-01-01")));
}

TEST(Evaluate, ARecordWithoutTheComplaintIsNotApplicableAndSaysSo) {
  const auto answer =
      Service().Evaluate(Request(R"({"resourceType": "Patient", "birthDate": "1984-05-01"})"));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->differential_size(), 0);
  EXPECT_EQ(answer->red_flags_size(), 0);
  EXPECT_EQ(answer->coverage(1).state(), "not_applicable");
  EXPECT_THAT(answer->coverage(1).reason(), HasSubstr("no complaint"));
}

TEST(Evaluate, APatientOutsideEveryPresentationIsNotApplicableAndSaysWhy) {
  v1::EvaluateRequest request = Request();
  request.set_as_of("1990-01-01");  // five years old, the table knows adults
  const auto answer = Service().Evaluate(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->differential_size(), 0);
  EXPECT_EQ(answer->coverage(1).state(), "not_applicable");
  EXPECT_THAT(answer->coverage(1).reason(), HasSubstr("age"));
}

TEST(Evaluate, SameRequestSameBytes) {
  const DecisionSupport service = Service();
  const auto a = service.Evaluate(Request());
  const auto b = service.Evaluate(Request());
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_EQ(a->SerializeAsString(), b->SerializeAsString());
  EXPECT_EQ(a->decision_id().size(), 32u);
}

TEST(Evaluate, AnotherQuestionIsAnotherDecision) {
  const DecisionSupport service = Service();
  v1::EvaluateRequest other = Request();
  other.mutable_options()->set_nobody_to_ask(true);
  EXPECT_NE(service.Evaluate(Request())->decision_id(), service.Evaluate(other)->decision_id());
}

TEST(Evaluate, WithoutAsOfTheAnswerSpeaksForTheDay) {
  EXPECT_EQ(Service().Evaluate(Request())->as_of(), "2026-11-24");
}

TEST(Evaluate, AsOfDecidesTheAge) {
  v1::EvaluateRequest request = Request();
  request.set_as_of("2000-01-01");  // the patient was 15: no adult context
  const auto answer = Service().Evaluate(request);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->context().id(), "");
  EXPECT_EQ(answer->differential_size(), 0);
}

TEST(Evaluate, CutsTheDifferentialOnlyWhenAsked) {
  v1::EvaluateRequest request = Request();
  request.mutable_options()->set_max_differential(2);
  EXPECT_EQ(Service().Evaluate(request)->differential_size(), 2);
}

TEST(Evaluate, RefusesABadAsOfAndSaysHowToWriteIt) {
  v1::EvaluateRequest request = Request();
  request.set_as_of("yesterday");
  const auto answer = Service().Evaluate(request);
  EXPECT_EQ(answer.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(answer.status().message()), HasSubstr("2026-03-14"));
}

TEST(Evaluate, RefusesWhatIsNotFhir) {
  for (const char* text : {"", "heel pain", "[]", "{}", "{\"resourceType\": 7}"}) {
    EXPECT_EQ(Service().Evaluate(Request(text)).status().code(), absl::StatusCode::kInvalidArgument)
        << text;
  }
}

TEST(Evaluate, RefusesAnOversizedRequestByName) {
  const auto answer = Service({.max_request_bytes = 10}).Evaluate(Request());
  EXPECT_EQ(answer.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(answer.status().message()), HasSubstr("limits.max_request_bytes"));
}

TEST(Evaluate, NamesTheSettingOfWhateverLimitOfReadingIsExceeded) {
  const auto said = [](const fhir::ReadLimits& read) {
    const auto answer = Service({.read = read}).Evaluate(Request());
    EXPECT_EQ(answer.status().code(), absl::StatusCode::kResourceExhausted);
    return std::string(answer.status().message());
  };
  EXPECT_THAT(said({.json = {.max_depth = 2}}), HasSubstr("set by limits.max_json_depth."));
  EXPECT_THAT(said({.json = {.max_values = 2}}), HasSubstr("set by limits.max_json_values."));
  EXPECT_THAT(said({.json = {.max_bytes = 2}}), HasSubstr("set by limits.max_request_bytes."));
  EXPECT_THAT(said({.json = {.max_string_bytes = 2}}), HasSubstr("by limits.max_string_bytes."));
  EXPECT_THAT(said({.max_resources = 1}), HasSubstr("set by limits.max_resources."));
}

TEST(Evaluate, RefusesAtOnceWhatIsOverTheLimitOfWork) {
  const auto answer = Service({.max_concurrent = 0}).Evaluate(Request());
  EXPECT_EQ(answer.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(answer.status().message()), HasSubstr("limits.max_concurrent"));
}

TEST(Evaluate, WithoutAnyPluginThereIsNoAnswer) {
  EXPECT_EQ(Service({}, false).Evaluate(Request()).status().code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST(StatusMap, KeepsTheCodeByNameAndTheWholeSentence) {
  const grpc::Status status = service::ToGrpc(absl::ResourceExhaustedError("full; retry."));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(), "full; retry.");
  EXPECT_TRUE(service::ToGrpc(absl::OkStatus()).ok());
}

}  // namespace
}  // namespace soleus::test
