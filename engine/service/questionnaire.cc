#include "engine/service/questionnaire.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "engine/service/facts_index.h"
#include "engine/service/questionnaire_items.h"
#include "engine/service/questionnaire_rules.h"
#include "fhir/record.h"
#include "fhir/write.h"

namespace soleus::service {
namespace {

constexpr std::string_view kFindingValueSystem = "urn:soleus:finding-value";
constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kUcum = "http://unitsofmeasure.org";
// Extensions of FHIR R4 itself. A unit is stated by `unit`; where the answer is a Quantity, R4
// wants `unitOption` beside it.
constexpr std::string_view kUnit = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
constexpr std::string_view kUnitOption =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";
constexpr std::string_view kItemControl =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view kItemControls = "http://hl7.org/fhir/questionnaire-item-control";

// SNOMED CT qualifiers, as the record reader takes them.
constexpr sdk::Coding kSides[] = {
    {kSnomed, "7771000", "Left"}, {kSnomed, "24028007", "Right"}, {kSnomed, "51440002", "Both"}};

class QuestionnaireWriter {
 public:
  QuestionnaireWriter(const catalogue::KnowledgeBase& base, fhir::JsonWriter& json)
      : base_(base), knowledge_(base.knowledge()), json_(json) {}

  void Write() {
    json_.Text("resourceType", "Questionnaire");
    json_.Text("url", kQuestionnaireUrl);
    json_.Text("version", base_.digest());
    json_.Text("name", "SoleusStructuredExamination");
    json_.Text("title", "Soleus: structured examination");
    json_.Text("status", AnyDraft() ? "draft" : "active");
    json_.Text("description", Description());
    json_.Array("item", [&] {
      for (const QuestionGroup& group : PlanQuestions(knowledge_)) WriteGroup(group);
    });
  }

 private:
  bool AnyDraft() const {
    const auto plugins = knowledge_.plugins();
    return std::any_of(plugins.begin(), plugins.end(), [](const sdk::Plugin* plugin) {
      return plugin->about.status == sdk::Status::kDraft;
    });
  }

  std::string Description() const {
    std::string from;
    for (const sdk::Plugin* plugin : knowledge_.plugins()) {
      absl::StrAppendFormat(&from, "%s%s %s", from.empty() ? "" : ", ", plugin->about.id,
                            plugin->about.version);
    }
    return absl::StrFormat(
        "Everything that the loaded knowledge can use and a person can answer, most urgent first; "
        "what is left out stays unknown. Use one response for each leg where the legs differ. "
        "Generated from: %s.",
        from);
  }

  void WriteGroup(const QuestionGroup& group) {
    json_.Item([&] {
      json_.Text("linkId", group.link_id);
      json_.Text("text", group.title);
      json_.Text("type", "group");
      json_.Array("item", [&] {
        if (!group.remark.empty()) WriteDisplay(group.link_id, "remark", group.remark);
        if (group.link_id == "group-context" && AnySided()) WriteSide();
        for (const QuestionItem& item : group.items) WriteQuestion(item);
      });
    });
  }

  bool AnySided() const {
    const auto& used = knowledge_.used_findings();
    return std::any_of(used.begin(), used.end(),
                       [](const auto& entry) { return entry.second->sided; });
  }

  void WriteSide() {
    json_.Item([&] {
      json_.Text("linkId", fhir::kSideLinkId);
      json_.Array("code", [&] { WriteCoding({kSnomed, "272741003", "Laterality (attribute)"}); });
      json_.Text("text", "Which leg are these answers about?");
      json_.Text("type", "choice");
      json_.Bool("required", true);
      json_.Array("answerOption", [&] {
        for (const sdk::Coding& side : kSides) WriteOption(side);
      });
    });
  }

  void WriteQuestion(const QuestionItem& item) {
    json_.Item([&] {
      const sdk::Finding& finding = item.first();
      json_.Text("linkId", item.link_id);
      if (item.is_quantity()) {
        json_.Array("extension", [&] {
          WriteUnit(kUnit, finding.unit);
          if (!item.is_decimal()) WriteUnit(kUnitOption, finding.unit);
        });
      }
      json_.Array("code", [&] { WriteCodes(item); });
      json_.Text("text", finding.question.empty() ? finding.label : finding.question);
      json_.Text("type", TypeOf(item));
      // No question is `required`: a form that takes no silence gets a "no" from whoever could not
      // ask, and that would close a red flag.
      if (!RestsOnItself(finding)) WriteEnableWhen(finding.ask_if);
      if (!item.values.empty()) {
        json_.Array("answerOption", [&] {
          for (const auto& [code, words] : item.values) {
            WriteOption({kFindingValueSystem, code, words});
          }
        });
      }
      WriteNotes(item);
    });
  }

  static std::string_view TypeOf(const QuestionItem& item) {
    if (!item.values.empty()) return "choice";
    if (item.is_decimal()) return "decimal";
    return item.is_quantity() ? "quantity" : "boolean";
  }

  // Our own code first: it alone says no more and no less than the question.
  void WriteCodes(const QuestionItem& item) {
    WriteCoding({kFindingSystem, item.link_id, item.first().label});
    std::vector<const sdk::Coding*> written;
    for (const sdk::Finding* finding : item.findings) {
      for (const sdk::Coding& coding : finding->codes) {
        const bool have = std::any_of(written.begin(), written.end(), [&](const auto* w) {
          return w->system == coding.system && w->code == coding.code;
        });
        if (have) continue;
        written.push_back(&coding);
        WriteCoding(coding);
      }
    }
  }

  // The flags that forbid this examination while they are fired or open; empty: none does.
  std::string ForbiddenBy(const QuestionItem& item) const {
    std::string names;
    for (const auto& flag : knowledge_.red_flags()) {
      const auto& tests = flag.item->withholds_tests;
      const bool forbids = std::any_of(tests.begin(), tests.end(), [&](sdk::FindingId id) {
        return std::any_of(item.findings.begin(), item.findings.end(),
                           [id](const sdk::Finding* finding) { return finding->id == id; });
      });
      if (forbids)
        absl::StrAppendFormat(&names, "%s%s", names.empty() ? "" : "; ", flag.item->name);
    }
    return names;
  }

  // What a person needs beside the question; nobody answers a display item.
  void WriteNotes(const QuestionItem& item) {
    const sdk::Finding& finding = item.first();
    const bool help = !finding.positive_if.empty() && finding.positive_if != "present";
    const std::string asked_if =
        RestsOnItself(finding) ? std::string() : WordsOf(finding.ask_if, knowledge_);
    const std::string forbidden_by = ForbiddenBy(item);
    if (!help && asked_if.empty() && forbidden_by.empty() && finding.safety_note.empty()) return;
    json_.Array("item", [&] {
      if (!asked_if.empty()) {
        WriteDisplay(item.link_id, "asked-if", absl::StrFormat("Ask where: %s.", asked_if));
      }
      if (!forbidden_by.empty()) {
        WriteDisplay(
            item.link_id, "not-while",
            absl::StrFormat("Safety: leave this out while it is not excluded: %s.", forbidden_by));
      }
      if (!finding.safety_note.empty()) {
        WriteDisplay(item.link_id, "safety", absl::StrFormat("Safety: %s", finding.safety_note));
      }
      if (!help) return;
      const bool yes_no = TypeOf(item) == "boolean";
      WriteHelp(item.link_id,
                absl::StrFormat("%s%s", yes_no ? "Counts as present: " : "", finding.positive_if));
    });
  }

  void WriteDisplay(std::string_view of, std::string_view what, std::string_view text) {
    json_.Item([&] {
      json_.Text("linkId", absl::StrFormat("%s.%s", of, what));
      json_.Text("text", text);
      json_.Text("type", "display");
    });
  }

  void WriteHelp(std::string_view of, std::string_view text) {
    json_.Item([&] {
      json_.Text("linkId", absl::StrFormat("%s.help", of));
      json_.Array("extension", [&] {
        json_.Item([&] {
          json_.Text("url", kItemControl);
          json_.Object("valueCodeableConcept", [&] {
            json_.Array("coding", [&] { WriteCoding({kItemControls, "help", "Help-Button"}); });
          });
        });
      });
      json_.Text("text", text);
      json_.Text("type", "display");
    });
  }

  void WriteCoding(const sdk::Coding& coding) {
    json_.Item([&] { WriteCodingFields(coding); });
  }
  void WriteCodingFields(const sdk::Coding& coding) {
    json_.Text("system", coding.system);
    json_.Text("code", coding.code);
    if (!coding.display.empty()) json_.Text("display", coding.display);
  }
  void WriteOption(const sdk::Coding& coding) {
    json_.Item([&] { json_.Object("valueCoding", [&] { WriteCodingFields(coding); }); });
  }
  void WriteUnit(std::string_view url, std::string_view unit) {
    json_.Item([&] {
      json_.Text("url", url);
      json_.Object("valueCoding", [&] { WriteCodingFields({kUcum, unit, unit}); });
    });
  }

  void WriteEnableWhen(const sdk::Rule& rule) {
    const auto enable = EnableWhenOf(rule, knowledge_);
    if (!enable) return;
    json_.Array("enableWhen", [&] {
      for (const EnableTerm& term : enable->terms) json_.Item([&] { WriteTerm(term); });
    });
    if (enable->terms.size() > 1) json_.Text("enableBehavior", enable->any ? "any" : "all");
  }

  void WriteTerm(const EnableTerm& term) {
    const sdk::Finding& finding = *term.finding;
    json_.Text("question", LinkOf(finding).first);
    json_.Text("operator", term.op);
    if (!term.category.empty()) {
      json_.Object("answerCoding", [&] {
        json_.Text("system", kFindingValueSystem);
        json_.Text("code", term.category);
      });
    } else if (term.op != ">=" && term.op != "<") {
      json_.Bool("answerBoolean", term.yes);
    } else if (QuestionItem{.link_id = {}, .findings = {&finding}, .values = {}}.is_decimal()) {
      json_.Number("answerDecimal", term.number);
    } else {
      json_.Object("answerQuantity", [&] {
        json_.Number("value", term.number);
        json_.Text("unit", finding.unit);
        json_.Text("system", kUcum);
        json_.Text("code", finding.unit);
      });
    }
  }

  const catalogue::KnowledgeBase& base_;
  const reasoning::Knowledge& knowledge_;
  fhir::JsonWriter& json_;
};

}  // namespace

absl::StatusOr<std::string> QuestionnaireOf(const catalogue::KnowledgeBase& base) {
  if (base.knowledge().plugins().empty()) {
    return absl::FailedPreconditionError(
        "soleusd: no plugin serves, so there is nothing to ask; see the daemon's log for why each "
        "one is out, and its --plugin-dir.");
  }
  return fhir::WriteJson([&](fhir::JsonWriter& json) { QuestionnaireWriter(base, json).Write(); });
}

}  // namespace soleus::service
