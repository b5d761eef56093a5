// The GuidanceResponse: where a reader of the Bundle begins. It contains what could not be used
// (an OperationOutcome, which no server stores by itself) and an index of the other resources.
#include <algorithm>
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "engine/service/fhir_answer_parts.h"

namespace soleus::service {
namespace {

constexpr std::string_view kModule = "urn:soleus:decision-support";
constexpr std::string_view kMessages = "messages";
constexpr std::string_view kOutput = "output";

// An Issue as OperationOutcome has it; `expression` only where the path is FHIRPath.
struct Message {
  std::string severity;
  std::string code;
  std::string path;
  std::string text;
  std::string remedy;
};

bool IsFhirPath(std::string_view path) {
  return !path.empty() && std::all_of(path.begin(), path.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '[' || c == ']';
  });
}

// The record's issues, then what the coverage lacks: a plugin that did not take part, a review that
// is overdue, knowledge that nobody reviewed.
std::vector<Message> MessagesOf(const v1::EvaluateResponse& answer) {
  std::vector<Message> messages;
  for (const v1::Issue& issue : answer.issues()) {
    messages.push_back({.severity = issue.severity(),
                        .code = issue.severity() == "information" ? "informational" : "processing",
                        .path = issue.path(),
                        .text = issue.text(),
                        .remedy = issue.remedy()});
  }
  std::vector<std::string> drafts;
  for (const v1::Coverage& row : answer.coverage()) {
    if (row.status() == "draft" && row.state() != "failed") drafts.push_back(row.plugin_id());
    if (row.state() == "active" && !row.past_review()) continue;
    const bool gap = row.state() == "failed" || row.state() == "without_code" || row.past_review();
    messages.push_back({.severity = gap ? "warning" : "information",
                        .code = gap ? "incomplete" : "informational",
                        .path = {},
                        .text = absl::StrFormat("Plugin %s: %s: %s", row.plugin_id(),
                                                InWords(row.state()), row.reason()),
                        .remedy = {}});
  }
  if (!drafts.empty()) {
    messages.push_back(
        {.severity = "information",
         .code = "informational",
         .path = {},
         .text = absl::StrFormat(
             "Draft knowledge, not yet reviewed by a clinician, %d of %d plugins: %s.",
             drafts.size(), answer.coverage_size(), absl::StrJoin(drafts, ", ")),
         .remedy = {}});
  }
  return messages;
}

class GuidanceWriter {
 public:
  explicit GuidanceWriter(AnswerBundle& bundle)
      : bundle_(bundle), json_(bundle.json()), messages_(MessagesOf(bundle.answer())) {}

  void Write() {
    const v1::EvaluateResponse& answer = bundle_.answer();
    bundle_.Entry("GuidanceResponse", "answer", [&] {
      json_.Array("contained", [&] {
        if (!messages_.empty()) json_.Item([&] { WriteMessages(); });
        json_.Item([&] { WriteOutput(); });
      });
      if (!answer.request_id().empty()) {
        json_.Object("requestIdentifier", [&] { bundle_.Identifier({}, answer.request_id()); });
      }
      json_.Text("moduleUri", kModule);
      json_.Text("status", Status());
      bundle_.Subject("subject");
      bundle_.Date("occurrenceDateTime");
      bundle_.Author("performer");
      bundle_.Notes(NotesOn());
      if (!messages_.empty()) {
        json_.Array("evaluationMessage",
                    [&] { bundle_.PointAtItem(absl::StrFormat("#%s", kMessages)); });
      }
      bundle_.PointAt("outputParameters", absl::StrFormat("#%s", kOutput));
      if (HasRequests(answer)) {
        bundle_.PointAt("result", bundle_.Url(kRequestGroup, kRequestGroupAbout));
      }
      WriteRequirements();
    });
  }

 private:
  std::string_view Status() const {
    const v1::EvaluateResponse& answer = bundle_.answer();
    // Nothing would help where nobody of this age, say, is known of: that is an answer, too.
    const bool recognisable = !answer.context().missing().empty();
    if (answer.context().id().empty() && recognisable) return "data-required";
    return answer.next_findings().empty() ? "success" : "data-requested";
  }

  std::vector<std::string> NotesOn() const {
    const v1::EvaluateResponse& answer = bundle_.answer();
    std::vector<std::string> notes = {
        answer.context().label().empty()
            ? "No presentation that the knowledge speaks of was recognised: nothing is ranked."
            : absl::StrFormat("Presentation: %s.", answer.context().label()),
        bundle_.SideNote(), absl::StrFormat("Urgency: %s.", InWords(answer.urgency()))};
    int rank = 0;
    for (const v1::NextFinding& next : answer.next_findings()) {
      std::string text =
          absl::StrFormat("Ask or examine next, %d: %s (%s%s). ", ++rank, next.label(),
                          next.method(), next.mandatory() ? ", must be asked" : "");
      for (const std::string* more : {&next.question(), &next.why(), &next.safety_note()}) {
        if (!more->empty()) absl::StrAppendFormat(&text, "%s ", *more);
      }
      text.pop_back();
      notes.push_back(std::move(text));
    }
    return notes;
  }

  void WriteMessages() {
    json_.Text("resourceType", "OperationOutcome");
    json_.Text("id", kMessages);
    json_.Array("issue", [&] {
      for (const Message& message : messages_) {
        json_.Item([&] {
          json_.Text("severity", message.severity);
          json_.Text("code", message.code);
          bundle_.Concept("details", {.codings = {}, .text = message.text});
          const bool at = IsFhirPath(message.path);
          const std::string where = at ? "" : Said("At ", message.path);
          bundle_.Text("diagnostics", where.empty() || message.remedy.empty()
                                          ? where + message.remedy
                                          : absl::StrFormat("%s. %s", where, message.remedy));
          if (at) json_.Array("expression", [&] { json_.TextItem(message.path); });
        });
      }
    });
  }

  void WriteOutput() {
    const v1::EvaluateResponse& answer = bundle_.answer();
    json_.Text("resourceType", "Parameters");
    json_.Text("id", kOutput);
    json_.Array("parameter", [&] {
      Value("decision-id", answer.decision_id());
      Value("knowledge-digest", answer.knowledge_digest());
      Value("urgency", answer.urgency());
      Value("context", answer.context().id());
      if (!answer.differential().empty()) Reference("differential", bundle_.RiskUrl());
      for (const v1::Hypothesis& row : answer.differential()) {
        if (HasCondition(row)) Reference("hypothesis", bundle_.ConditionUrl(row.condition_id()));
      }
      for (const v1::RedFlag& flag : answer.red_flags()) {
        Reference(flag.state() != "fired" ? "red-flag-not-excluded"
                  : flag.assumed()        ? "red-flag-assumed"
                                          : "red-flag-fired",
                  bundle_.RedFlagUrl(flag.id()));
      }
      for (const v1::WithheldOrder& order : answer.withheld_orders()) {
        Reference("withheld-order", bundle_.WithheldUrl(order.order_id()));
      }
    });
  }

  void Value(std::string_view name, const std::string& value) {
    if (value.empty()) return;
    json_.Item([&] {
      json_.Text("name", name);
      json_.Text("valueString", value);
    });
  }

  void Reference(std::string_view name, const std::string& url) {
    json_.Item([&] {
      json_.Text("name", name);
      bundle_.PointAt("valueReference", url);
    });
  }

  // In the order of asking: first what the context hangs on, where none was recognised.
  void WriteRequirements() {
    const v1::EvaluateResponse& answer = bundle_.answer();
    std::vector<std::string> ids(answer.context().missing().begin(),
                                 answer.context().missing().end());
    for (const v1::NextFinding& next : answer.next_findings()) ids.push_back(next.finding_id());
    std::set<std::string> seen;
    const auto again = [&](const std::string& id) { return !seen.insert(id).second; };
    ids.erase(std::remove_if(ids.begin(), ids.end(), again), ids.end());
    if (ids.empty()) return;
    json_.Array("dataRequirement", [&] {
      for (const std::string& id : ids) json_.Item([&] { WriteRequirement(id); });
    });
  }

  // Any code that the reader takes for the finding will do; ours says no more and no less.
  void WriteRequirement(const std::string& id) {
    if (id == "age") {
      json_.Text("type", "Patient");
      json_.Array("mustSupport", [&] { json_.TextItem("birthDate"); });
      return;
    }
    json_.Text("type", "Observation");
    json_.Array("codeFilter", [&] {
      json_.Item([&] {
        json_.Text("path", "code");
        json_.Array("code", [&] {
          const Coded ours = bundle_.FindingCode(id);
          for (const sdk::Coding& coding : ours.codings) bundle_.CodingItem(coding);
          const sdk::Finding* finding = bundle_.source().knowledge.FindFinding(id);
          if (finding != nullptr) {
            for (const sdk::Coding& coding : finding->codes) bundle_.CodingItem(coding);
          }
          if (ours.codings.empty() && (finding == nullptr || finding->codes.empty())) {
            bundle_.CodingItem({{}, {}, ours.text});
          }
        });
      });
    });
  }

  AnswerBundle& bundle_;
  fhir::JsonWriter& json_;
  const std::vector<Message> messages_;
};

}  // namespace

void WriteGuidance(AnswerBundle& bundle) {
  GuidanceWriter(bundle).Write();
}

}  // namespace soleus::service
