// What a plugin's code says in an answer, and what an answer says where it is silent. The function
// runs here, behind the interface that its process has in the daemon.
#include "engine/service/code_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/catalogue/code_process.h"
#include "engine/catalogue/table_codec.h"
#include "engine/service/decision_support.h"
#include "tests/support/small_table.h"

namespace soleus::test {
namespace {

using catalogue::CodeFact;
using testing::HasSubstr;
using testing::Not;

constexpr FindingId kRising{"rising"};
constexpr FindingId kFlare{"flare"};
constexpr Finding kTrendFindings[] = {
    kFindings[6],  // minutes
    {.id = kRising, .label = "Minutes are rising", .by_code = true},
    {.id = kFlare, .label = "Flare", .local_code = "flare", .derived = Present(kRising)},
};
static_assert(kFindings[6].id == kMinutes);
constexpr FollowUp kTrendFollowUps[] = {
    {.id = "flare", .when = "now", .what = "Look.", .if_holds = Present(kFlare)}};

Plugin TrendTable() {
  Plugin table = kSmallTable;
  table.about.id = "trend";
  table.vocabulary = kTrendFindings;
  table.presentations = {};
  table.conditions = {};
  table.red_flags = {};
  table.orders = {};
  table.order_sets = {};
  table.factors = {};
  table.scores = {};
  table.outcomes = {};
  table.cases = {};
  table.follow_ups = kTrendFollowUps;
  table.code = {.what = "Whether minutes rise.", .reads_course = {kMinutes}, .sets = {kRising}};
  return table;
}

using Code = std::function<absl::StatusOr<std::vector<CodeFact>>(const reasoning::Patient&)>;

class CodeHere : public catalogue::CodeProcess {
 public:
  explicit CodeHere(Code code) : code_(std::move(code)) {}
  absl::StatusOr<std::vector<CodeFact>> Derive(const reasoning::Patient& patient,
                                               Deadline) override {
    return code_(patient);
  }
  catalogue::CodeHealth health() const override { return {}; }
  const std::string& library_digest() const override { return library_digest_; }

 private:
  const std::string library_digest_ = "of this test";
  const Code code_;
};

absl::StatusOr<std::vector<CodeFact>> Rises(const reasoning::Patient& patient) {
  const std::vector<reasoning::DatedValue>& minutes = patient.history.at("minutes");
  const bool rises = minutes.back().number > minutes.front().number;
  const auto state = rises ? reasoning::Fact::State::kPresent : reasoning::Fact::State::kAbsent;
  return std::vector<CodeFact>{{.finding = "rising", .fact = {.state = state}}};
}

// Without `code`: the plugin states some, and nothing runs it.
service::DecisionSupport With(Code code) {
  const auto decoded = [](const Plugin& table) {
    auto loaded = catalogue::LoadedTable::Decode(catalogue::EncodeTable(table));
    if (!loaded.ok()) std::abort();
    return *std::move(loaded);
  };
  catalogue::KnowledgeBuilder builder;
  builder.AddTable("small", decoded(kSmallTable));
  builder.AddWarmed(decoded(TrendTable()),
                    code == nullptr ? nullptr : std::make_shared<CodeHere>(std::move(code)));
  return service::DecisionSupport(builder.Publish(), {}, [] {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(9);
  });
}

std::string Observed(const std::string& id, const std::string& code, const std::string& value) {
  return R"(,{"resource": {"resourceType": "Observation", "id": ")" + id +
         R"(", "status": "final", "code": {"coding": [{"system": "urn:soleus:finding", "code": ")" +
         code + R"("}]}, )" + value + "}}";
}

std::string Minutes(const std::string& id, int minutes, const std::string& date) {
  return Observed(id, "minutes",
                  R"("effectiveDateTime": ")" + date + R"(", "valueQuantity": {"value": )" +
                      std::to_string(minutes) + R"(, "unit": "min"})");
}

const std::string& TwoDays() {
  static const std::string& text =
      *new std::string(Minutes("m1", 10, "2026-11-01") + Minutes("m2", 20, "2026-11-20"));
  return text;
}

v1::EvaluateRequest Request(const std::string& more) {
  v1::EvaluateRequest request;
  request.set_fhir_json(
      R"({"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1984-05-01"}})" +
      Observed("ache", "ache", R"("valueBoolean": true)") +
      Observed("sudden", "sudden", R"("valueBoolean": false)") + more + "]}");
  request.mutable_options()->set_fhir_bundle(true);
  return request;
}

v1::EvaluateResponse Answer(const service::DecisionSupport& support, const std::string& more) {
  const auto answer = support.Evaluate(Request(more));
  EXPECT_TRUE(answer.ok()) << answer.status();
  return *answer;
}

const v1::Coverage& CoverageOf(const v1::EvaluateResponse& answer, const std::string& plugin) {
  for (const v1::Coverage& row : answer.coverage()) {
    if (row.plugin_id() == plugin) return row;
  }
  ADD_FAILURE() << plugin;
  return answer.coverage(0);
}

TEST(CodeFacts, WhatCodeWorksOutIsToldWithItsPluginAndRulesRestOnIt) {
  const v1::EvaluateResponse answer = Answer(With(Rises), TwoDays());
  ASSERT_EQ(answer.worked_out_size(), 1);
  const v1::WorkedOut& row = answer.worked_out(0);
  EXPECT_EQ(row.finding_id(), "rising");
  EXPECT_EQ(row.plugin_id(), "trend");
  EXPECT_EQ(row.state(), "present");
  EXPECT_EQ(row.what(), "Whether minutes rise.");
  EXPECT_EQ(row.source(), "estimate of the plugin's authors");
  EXPECT_EQ(row.provenance(), "estimate");
  // Through the finding that is derived from it.
  ASSERT_EQ(answer.follow_ups_size(), 1);
  EXPECT_EQ(answer.follow_ups(0).because(0), "flare");
  std::vector<std::string> labelled;
  for (const auto& label : answer.finding_labels()) labelled.push_back(label.finding_id());
  EXPECT_THAT(labelled, testing::IsSupersetOf({"rising", "flare"}));
  EXPECT_EQ(CoverageOf(answer, "trend").state(), "active");
}

TEST(CodeFacts, AValueThatWasSentStandsWhateverTheCodeSays) {
  const v1::EvaluateResponse answer =
      Answer(With(Rises), TwoDays() + Observed("f", "flare", R"("valueBoolean": false)"));
  EXPECT_EQ(answer.worked_out_size(), 1);
  EXPECT_EQ(answer.follow_ups_size(), 0);
}

TEST(CodeFacts, CodeThatIsOutIsNamedAndCostsNothingElse) {
  const v1::EvaluateResponse whole = Answer(With(Rises), TwoDays());
  const v1::EvaluateResponse without = Answer(
      With([](const auto&) { return absl::AbortedError("The code of trend ended by SIGSEGV."); }),
      TwoDays());
  const v1::Coverage& row = CoverageOf(without, "trend");
  EXPECT_EQ(row.state(), "without_code");
  EXPECT_EQ(row.reason(),
            "Its table took part, its code did not: The code of trend ended by SIGSEGV.");
  EXPECT_EQ(CoverageOf(without, "small").state(), "active");
  EXPECT_EQ(without.worked_out_size(), 0);
  EXPECT_EQ(without.follow_ups_size(), 0);
  ASSERT_EQ(without.differential_size(), whole.differential_size());
  for (int i = 0; i < whole.differential_size(); ++i) {
    EXPECT_EQ(without.differential(i).probability(), whole.differential(i).probability());
  }
  // The one answer must not be filed over the other.
  EXPECT_EQ(without.knowledge_digest(), whole.knowledge_digest());
  EXPECT_NE(without.decision_id(), whole.decision_id());
  EXPECT_THAT(without.fhir_bundle(), HasSubstr("Plugin trend: without code: Its table took part"));
  EXPECT_THAT(whole.fhir_bundle(), Not(HasSubstr("without code")));
}

TEST(CodeFacts, CodeThatIsStatedAndNotRunIsOut) {
  const v1::Coverage row = CoverageOf(Answer(With(nullptr), TwoDays()), "trend");
  EXPECT_EQ(row.state(), "without_code");
  EXPECT_THAT(row.reason(), HasSubstr("No process runs its code"));
}

// So that nobody pays for a call who has nothing to ask, and no answer differs by it.
TEST(CodeFacts, CodeIsNotAskedWhereNothingThatItReadsIsKnown) {
  int calls = 0;
  const Code counts = [&calls](const reasoning::Patient& patient) {
    ++calls;
    return Rises(patient);
  };
  const v1::EvaluateResponse nothing = Answer(With(counts), "");
  EXPECT_EQ(calls, 0);
  EXPECT_EQ(CoverageOf(nothing, "trend").state(), "active");
  EXPECT_NE(nothing.decision_id(), Answer(With(nullptr), "").decision_id())
      << "code is part of the knowledge, asked or not";
  Answer(With(counts), TwoDays());
  EXPECT_EQ(calls, 1);
}

TEST(CodeFacts, TheDeadlineOfTheCallReachesTheCode) {
  using Deadline = catalogue::CodeProcess::Deadline;
  class Keeps : public CodeHere {
   public:
    explicit Keeps(Deadline& seen) : CodeHere(Rises), seen_(seen) {}
    absl::StatusOr<std::vector<CodeFact>> Derive(const reasoning::Patient& patient,
                                                 Deadline deadline) override {
      seen_ = deadline;
      return CodeHere::Derive(patient, deadline);
    }

   private:
    Deadline& seen_;
  };
  Deadline seen;
  auto loaded = catalogue::LoadedTable::Decode(catalogue::EncodeTable(TrendTable()));
  ASSERT_TRUE(loaded.ok());
  catalogue::KnowledgeBuilder builder;
  builder.AddWarmed(*std::move(loaded), std::make_shared<Keeps>(seen));
  const auto base = builder.Publish();
  reasoning::Patient patient;
  patient.history["minutes"] = {{.number = 1, .days_ago = 3}, {.number = 2}};
  const Deadline deadline = Deadline() + std::chrono::hours(5);
  EXPECT_TRUE(service::RunCode(*base, patient, deadline).empty());
  EXPECT_EQ(seen, deadline);
  EXPECT_EQ(patient.Find("rising")->state, reasoning::Fact::State::kPresent);
}

}  // namespace
}  // namespace soleus::test
