// The Questionnaire of all bundled plugins, filled in, read back item by item: nothing is lost.
// Long, because filling in the form, sending it and reading it back belong together.
#include "engine/service/questionnaire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "engine/catalogue/table_codec.h"
#include "engine/service/facts.h"
#include "engine/service/questionnaire_items.h"
#include "fhir/json.h"
#include "fhir/record.h"
#include "fhir/write.h"
#include "tests/plugins/built_tables.h"

namespace soleus::test {
namespace {

using fhir::Json;
using fhir::JsonDocument;
using fhir::JsonWriter;
using reasoning::Fact;

const catalogue::KnowledgeBase& Base() {
  static const auto base = [] {
    catalogue::KnowledgeBuilder builder;
    for (const auto& folder : std::filesystem::directory_iterator(SOLEUS_PLUGIN_DIR)) {
      const std::string id = folder.path().filename();
      auto table = catalogue::LoadedTable::Decode(catalogue::EncodeTable(Load(id)));
      if (table.ok()) builder.AddTable(id, *std::move(table));
    }
    auto published = builder.Publish();
    for (const auto& p : published->participants()) EXPECT_TRUE(p.serving) << p.reason;
    return published;
  }();
  return *base;
}

const std::string& Text() {
  static const std::string text = service::QuestionnaireOf(Base()).value_or("");
  return text;
}

const Json& Questionnaire() {
  static const JsonDocument json = Json::Parse(Text(), {}, nullptr).value_or(JsonDocument());
  return json;
}

void AddQuestions(const Json& item, std::vector<const Json*>& to) {
  const std::string_view type = item["type"].text();
  if (type != "group" && type != "display") to.push_back(&item);
  for (const Json& child : item["item"].items()) AddQuestions(child, to);
}

// Every item that takes an answer, but for the side, which is no finding.
std::vector<const Json*> Questions() {
  std::vector<const Json*> questions;
  for (const Json& group : Questionnaire()["item"].items()) AddQuestions(group, questions);
  std::erase_if(questions,
                [](const Json* q) { return (*q)["linkId"].text() == fhir::kSideLinkId; });
  return questions;
}

// Answers of one kind to everything can contradict each other (a fracture on the film, and the film
// is normal), which the reader rightly says. So what can be derived from other answers is answered
// in a run of its own.
enum class Which { kAll, kStatedOnly, kDerivedOnly };

// How to answer one run of the form. A kind that is not named is left open.
struct Answers {
  Which which = Which::kAll;
  bool yes_no = false;
  bool yes = true;
  bool choices = false;
  std::size_t choice = 0;  // the value of each choice, counted round
  bool numbers = false;
  double number = 2;
  std::string_view side = "24028007";  // right
};

const Json& ChoiceOf(const Json& question, std::size_t index) {
  const auto& options = question["answerOption"].items();
  return options[index % options.size()]["valueCoding"];
}

bool IsDerived(std::string_view link_id) {
  for (const auto& [id, finding] : Base().knowledge().used_findings()) {
    if (service::LinkOf(*finding).first == link_id && !finding->derived.empty()) return true;
  }
  return false;
}

bool IsAnswered(const Json& question, const Answers& run) {
  const bool derived = IsDerived(question["linkId"].text());
  if (derived ? run.which == Which::kStatedOnly : run.which == Which::kDerivedOnly) return false;
  const std::string_view type = question["type"].text();
  if (type == "boolean") return run.yes_no;
  return type == "choice" ? run.choices : run.numbers;
}

void WriteAnswer(const Json& question, const Answers& run, JsonWriter& w) {
  const std::string_view type = question["type"].text();
  w.Item([&] {
    w.Text("linkId", question["linkId"].text());
    w.Array("answer", [&] {
      w.Item([&] {
        if (type == "boolean") w.Bool("valueBoolean", run.yes);
        if (type == "decimal") w.Number("valueDecimal", run.number);
        if (type == "choice") {
          w.Object("valueCoding", [&] {
            w.Text("system", ChoiceOf(question, run.choice)["system"].text());
            w.Text("code", ChoiceOf(question, run.choice)["code"].text());
          });
        }
        if (type != "quantity") return;
        const Json& unit = question["extension"].items().at(0)["valueCoding"];
        w.Object("valueQuantity", [&] {
          w.Number("value", run.number);
          w.Text("system", unit["system"].text());
          w.Text("code", unit["code"].text());
        });
      });
    });
  });
}

std::string ResponseTo(const Answers& run) {
  return *fhir::WriteJson([&](JsonWriter& w) {
    w.Text("resourceType", "QuestionnaireResponse");
    w.Text("id", "filled-in");
    w.Text("status", "completed");
    w.Text("authored", "2026-11-24");
    w.Array("item", [&] {
      w.Item([&] {
        w.Text("linkId", fhir::kSideLinkId);
        w.Array("answer", [&] {
          w.Item([&] {
            w.Object("valueCoding", [&] {
              w.Text("system", "http://snomed.info/sct");
              w.Text("code", run.side);
            });
          });
        });
      });
      for (const Json* question : Questions()) {
        if (IsAnswered(*question, run)) WriteAnswer(*question, run, w);
      }
    });
  });
}

service::Recognition Read(const Answers& run) {
  const fhir::Time as_of = *fhir::ParseTime("2026-11-24");
  const auto record = fhir::ReadRecord(ResponseTo(run), as_of, {});
  EXPECT_TRUE(record.ok()) << record.status();
  if (!record.ok()) return {};
  for (const fhir::Issue& issue : record->issues) ADD_FAILURE() << issue.text;
  return service::FactReader(Base().knowledge()).Read(*record, as_of);
}

bool Says(const Fact& fact, const Json& question, std::string_view value, const Answers& run) {
  const std::string_view type = question["type"].text();
  if (type == "boolean") {
    return fact.state == (run.yes ? Fact::State::kPresent : Fact::State::kAbsent);
  }
  if (type != "choice") return fact.state == Fact::State::kValue && fact.number == run.number;
  const std::string_view chosen = ChoiceOf(question, run.choice)["code"].text();
  if (value.empty()) return fact.category == chosen;
  return fact.state == (chosen == value ? Fact::State::kPresent : Fact::State::kAbsent);
}

// Every answered finding is a fact with that answer, which points back; nothing was remarked on.
void ExpectNothingLost(const Answers& run) {
  const service::Recognition read = Read(run);
  for (const fhir::Issue& issue : read.issues) ADD_FAILURE() << issue.path << ": " << issue.text;
  std::size_t compared = 0;
  for (const Json* question : Questions()) {
    if (!IsAnswered(*question, run)) continue;
    for (const auto& [id, finding] : Base().knowledge().used_findings()) {
      const auto [link, value] = service::LinkOf(*finding);
      if (link != (*question)["linkId"].text()) continue;
      ++compared;
      const Fact* fact = read.patient.Find(id);
      ASSERT_NE(fact, nullptr) << id << " was answered and is unknown";
      EXPECT_TRUE(Says(*fact, *question, value, run)) << id;
      EXPECT_THAT(fact->resources, testing::ElementsAre("QuestionnaireResponse/filled-in")) << id;
    }
  }
  EXPECT_GT(compared, 0u);
}

TEST(QuestionnaireOfAllPlugins, AsksForEveryFindingThatCanBeSentOnce) {
  std::set<std::string_view> asked;
  for (const Json* question : Questions()) {
    EXPECT_TRUE(asked.insert((*question)["linkId"].text()).second);
  }
  std::set<std::string_view> wanted;
  for (const auto& [id, finding] : Base().knowledge().used_findings()) {
    const std::string_view link = service::LinkOf(*finding).first;
    if (!link.empty()) wanted.insert(link);
  }
  EXPECT_EQ(asked, wanted);
  EXPECT_GT(asked.size(), 60u);
}

TEST(QuestionnaireOfAllPlugins, BeginsWithTheSideTheComplaintAndTheMandatoryScreen) {
  const auto& groups = Questionnaire()["item"].items();
  ASSERT_GE(groups.size(), 4u);
  EXPECT_EQ(groups[0]["linkId"].text(), "group-context");
  EXPECT_EQ(groups[0]["item"].items().at(1)["linkId"].text(), fhir::kSideLinkId);
  EXPECT_EQ(groups[0]["item"].items().at(2)["linkId"].text(), "posterior-heel-or-calf-pain");
  EXPECT_EQ(groups[1]["linkId"].text(), "group-screen");
  // The emergency among the flags comes first: a clot in the lung.
  EXPECT_EQ(groups[1]["item"].items().at(1)["linkId"].text(), "new-breathlessness-or-chest-pain");
}

// R4's invariants que-1 to que-12 as far as they touch what is written here.
void ExpectSound(const Json& item, std::set<std::string>& links) {
  const std::string link(item["linkId"].text());
  EXPECT_TRUE(links.insert(link).second) << link << " stands there twice (que-2)";
  const std::string_view type = item["type"].text();
  EXPECT_NE(item["text"].text(), "") << link;
  if (type == "group") {
    EXPECT_FALSE(item["item"].items().empty()) << link << " (que-1)";
  }
  if (type == "display") {
    EXPECT_FALSE(item.has("code") || item.has("item") || item.has("required")) << link;
  }
  EXPECT_EQ(item.has("answerOption"), type == "choice") << link << " (que-5)";
  if (item["enableWhen"].items().size() > 1) {
    EXPECT_TRUE(item.has("enableBehavior")) << link << " (que-12)";
  }
  for (const Json& child : item["item"].items()) ExpectSound(child, links);
}

TEST(QuestionnaireOfAllPlugins, KeepsTheInvariantsOfR4) {
  std::set<std::string> links;
  for (const Json& item : Questionnaire()["item"].items()) ExpectSound(item, links);
  for (const Json* question : Questions()) {
    for (const Json& when : (*question)["enableWhen"].items()) {
      EXPECT_TRUE(links.contains(std::string(when["question"].text())));
    }
  }
}

// Whether answers can be given that put the question, once those in `reachable` are put.
bool CanBePut(const Json& question, const std::set<std::string_view>& reachable) {
  const auto& when = question["enableWhen"].items();
  if (when.empty()) return true;
  const auto can_hold = [&](const Json& term) {
    return reachable.contains(term["question"].text());
  };
  return question["enableBehavior"].text() == "any"
             ? std::any_of(when.begin(), when.end(), can_hold)
             : std::all_of(when.begin(), when.end(), can_hold);
}

TEST(QuestionnaireOfAllPlugins, HidesNoQuestionForEver) {
  const std::vector<const Json*> questions = Questions();
  std::set<std::string_view> reachable;
  // Each round puts at least one question more, or none can be added.
  for (std::size_t round = 0; round < questions.size(); ++round) {
    for (const Json* q : questions) {
      if (CanBePut(*q, reachable)) reachable.insert((*q)["linkId"].text());
    }
  }
  for (const Json* q : questions) {
    EXPECT_TRUE(reachable.contains((*q)["linkId"].text())) << (*q)["linkId"].text();
  }
}

TEST(QuestionnaireOfAllPlugins, IsTheSameEachTime) {
  EXPECT_EQ(service::QuestionnaireOf(Base()).value_or("a"), Text());
}

TEST(QuestionnaireOfAllPlugins, EveryYesReadsBack) {
  ExpectNothingLost({.which = Which::kStatedOnly, .yes_no = true});
  ExpectNothingLost({.which = Which::kDerivedOnly, .yes_no = true});
}

TEST(QuestionnaireOfAllPlugins, EveryNoReadsBack) {
  ExpectNothingLost({.which = Which::kStatedOnly, .yes_no = true, .yes = false});
  ExpectNothingLost({.which = Which::kDerivedOnly, .yes_no = true, .yes = false});
}

TEST(QuestionnaireOfAllPlugins, EveryValueOfEveryChoiceReadsBack) {
  std::size_t most = 0;
  for (const Json* q : Questions()) most = std::max(most, (*q)["answerOption"].items().size());
  EXPECT_GE(most, 3u);
  for (std::size_t i = 0; i < most; ++i) ExpectNothingLost({.choices = true, .choice = i});
}

TEST(QuestionnaireOfAllPlugins, EveryNumberReadsBackInItsUnit) {
  ExpectNothingLost({.numbers = true, .number = 0});
  ExpectNothingLost({.numbers = true, .number = 2.5});
}

TEST(QuestionnaireOfAllPlugins, TheWholeFormReadsBackForEitherLegAndForBoth) {
  for (const auto& [code, side] :
       {std::pair{"7771000", "left"}, {"24028007", "right"}, {"51440002", "bilateral"}}) {
    const Answers run{.which = Which::kStatedOnly,
                      .yes_no = true,
                      .choices = true,
                      .numbers = true,
                      .side = code};
    EXPECT_EQ(Read(run).patient.side, side);
    ExpectNothingLost(run);
  }
}

}  // namespace
}  // namespace soleus::test
