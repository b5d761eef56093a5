// Observation and QuestionnaireResponse.
#include <utility>

#include "fhir/codes.h"
#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

// False: left out. `preliminary` is set where the status says so, with a remark.
bool ReadStatus(const Element& at, bool& preliminary, Reader& reader) {
  const std::string_view code = reader.RequiredCode(at);
  if (code.empty()) return false;
  if (code == "final" || code == "amended" || code == "corrected") return true;
  if (code == "preliminary" || code == "registered") {
    preliminary = true;
    reader.Remark(at, Sentence("The result is ", code, " and may still change."),
                  "Send it again once it is final.");
    return true;
  }
  return reader.LeaveOut(at, Sentence("The status is ", Quoted(code), "; it is not used."),
                         "Send registered, preliminary, final, amended or corrected.");
}

std::optional<Time> ReadEffective(const Element& at, Reader& reader) {
  for (std::string_view name : {"effectiveDateTime", "effectiveInstant"}) {
    if (at.json().has(name)) return reader.ReadTime(at.Field(name));
  }
  const Span span = reader.ReadPeriod(at.Field("effectivePeriod"));
  if (span.start) return Time{span.start->first, span.end ? span.end->end : span.start->end};
  const Element timing = at.Field("effectiveTiming");
  if (timing.sent()) {
    reader.Warn(timing, "A Timing is not read; the time counts as not sent.",
                "Send effectiveDateTime or effectivePeriod.");
  }
  return span.end;
}

std::vector<Coding> ReadInterpretation(const Element& at, Reader& reader) {
  std::vector<Coding> codings;
  if (!reader.Is(at, Json::Kind::kArray)) return codings;
  for (std::size_t i = 0; i < at.items().size(); ++i) {
    std::optional<Concept> read = reader.ReadConcept(at.Item(i));
    if (!read) continue;
    for (Coding& coding : read->codings) codings.push_back(std::move(coding));
  }
  return codings;
}

// The value, or why there is none. Where both are sent they disagree, and the value is not used.
Value ReadResult(const Element& at, Reader& reader) {
  std::optional<Value> value = reader.ReadValue(at);
  const Element absent = at.Field("dataAbsentReason");
  if (!absent.sent()) return value ? *std::move(value) : NoValue{};
  NoValue reason;
  if (const std::optional<Concept> read = reader.ReadConcept(absent)) {
    for (const Coding& coding : read->codings) {
      if (reason.reason.empty()) reason.reason = coding.code;
    }
  }
  if (value) {
    reader.Warn(at, "A value is sent together with a reason for having none; it is not used.",
                "Send one of the two.");
  }
  return reason;
}

// Sets what a resource and a component have alike. False: left out.
bool ReadMeasured(const Element& at, Observation& observation, Reader& reader) {
  const Element code = at.Field("code");
  std::optional<Concept> read = reader.ReadConcept(code);
  if (!read) {
    return reader.LeaveOut(code, "It has neither code nor text; it is not used.",
                           "Send a code that says what was observed.");
  }
  observation.code = *std::move(read);
  observation.values = {ReadResult(at, reader)};
  observation.interpretation = ReadInterpretation(at.Field("interpretation"), reader);
  return true;
}

// An Observation may be of something else than its subject: a fetus, a spouse, a device.
bool HasOtherFocus(const Element& at, Reader& reader) {
  const Element focus = at.Field("focus");
  if (!focus.sent()) return false;
  const std::string_view subject = at.json()["subject"]["reference"].text();
  for (const Json& one : focus.items()) {
    if (!subject.empty() && one["reference"].text() == subject) return false;
  }
  reader.LeaveOut(focus, "Its focus is not the patient; it is not used.",
                  "Send only what was observed of the patient.");
  return true;
}

// FHIR nests items in items and in answers; depth is bounded by the depth of the JSON.
class Answers {
 public:
  Answers(const Observation& pattern, Task& task)
      : pattern_(pattern), task_(task), first_(task.record.observations.size()) {}

  // Every answer as an Observation, each of the side that the item for it names, wherever it
  // stands.
  void Read(const Element& items) {
    ReadItems(items);
    for (std::size_t i = first_; i < task_.record.observations.size(); ++i) {
      task_.record.observations[i].side = side_;
    }
  }

 private:
  void ReadItems(const Element& items) {
    if (!task_.reader.Is(items, Json::Kind::kArray)) return;
    for (std::size_t i = 0; i < items.items().size(); ++i) ReadItem(items.Item(i));
  }

  void ReadSide(const Element& item, const std::vector<Value>& values) {
    Side named = Side::kUnstated;
    for (const Value& value : values) {
      if (const auto* text = std::get_if<std::string>(&value)) {
        named = Together(named, SideOfText(*text));
      } else if (const auto* coded = std::get_if<Concept>(&value)) {
        named = Together(named, SideOfConcept(*coded));
      }
    }
    if (named == Side::kUnstated && !values.empty()) {
      task_.reader.Warn(item, "The side is none of left, right, both; it counts as not stated.",
                        "Send the SNOMED CT qualifier 7771000, 24028007 or 51440002.");
    }
    side_ = Together(side_, named);
  }

  void ReadItem(const Element& item) {
    Reader& reader = task_.reader;
    if (!reader.Is(item, Json::Kind::kObject) || !reader.IsUnderstood(item)) return;
    const std::string_view link_id = reader.RequiredCode(item.Field("linkId"));
    const Element answers = item.Field("answer");
    std::vector<Value> values;
    if (!link_id.empty() && reader.Is(answers, Json::Kind::kArray)) {
      for (std::size_t i = 0; i < answers.items().size(); ++i) {
        const Element answer = answers.Item(i);
        if (!reader.Is(answer, Json::Kind::kObject) || !reader.IsUnderstood(answer)) continue;
        if (std::optional<Value> value = reader.ReadValue(answer)) {
          values.push_back(*std::move(value));
        }
        ReadItems(answer.Field("item"));
      }
    }
    if (link_id == kSideLinkId) {
      ReadSide(item, values);
    } else if (!values.empty()) {
      Observation observation = pattern_;
      observation.origin.path = item.Path();
      observation.code.codings = {{.system = {}, .code = std::string(link_id), .display = {}}};
      observation.values = std::move(values);
      task_.record.observations.push_back(std::move(observation));
    }
    ReadItems(item.Field("item"));
  }

  const Observation& pattern_;
  Task& task_;
  const std::size_t first_;  // of our observations
  Side side_ = Side::kUnstated;
};

}  // namespace

void ReadObservation(const Element& at, Origin origin, Task& task) {
  Reader& reader = task.reader;
  Observation observation;
  observation.origin = std::move(origin);
  if (!ReadStatus(at.Field("status"), observation.preliminary, reader)) return;
  if (HasOtherFocus(at, reader)) return;
  observation.effective = ReadEffective(at, reader);
  if (reader.InFuture(at, observation.effective)) return;
  observation.side = reader.ReadSide(at.Field("bodySite"));
  if (!ReadMeasured(at, observation, reader)) return;

  const Element components = at.Field("component");
  const Observation pattern{.origin = observation.origin,
                            .side = observation.side,
                            .effective = observation.effective,
                            .preliminary = observation.preliminary};
  task.record.observations.push_back(std::move(observation));
  if (!reader.Is(components, Json::Kind::kArray)) return;
  for (std::size_t i = 0; i < components.items().size(); ++i) {
    const Element component = components.Item(i);
    if (!reader.Is(component, Json::Kind::kObject) || !reader.IsUnderstood(component)) continue;
    Observation part = pattern;
    part.origin.path = component.Path();
    if (ReadMeasured(component, part, reader)) {
      task.record.observations.push_back(std::move(part));
    }
  }
}

void ReadQuestionnaireResponse(const Element& at, Origin origin, Task& task) {
  Reader& reader = task.reader;
  const Element status = at.Field("status");
  const std::string_view code = reader.RequiredCode(status);
  if (code.empty()) return;
  Observation pattern;
  if (code == "in-progress") {
    pattern.preliminary = true;
    reader.Remark(status, "The questionnaire is in progress and may still change.",
                  "Send it again once it is completed.");
  } else if (code != "completed" && code != "amended") {
    reader.LeaveOut(status, Sentence("The status is ", Quoted(code), "; it is not used."),
                    "Send in-progress, completed or amended.");
    return;
  }
  pattern.origin = std::move(origin);
  pattern.from_questionnaire = true;
  const Element authored = at.Field("authored");
  pattern.effective = reader.ReadTime(authored);
  if (reader.InFuture(authored, pattern.effective)) return;
  Answers(pattern, task).Read(at.Field("item"));
}

}  // namespace soleus::fhir
