// Observation, with its components.
#include <algorithm>
#include <utility>

#include "fhir/resources.h"
#include "fhir/sentence.h"
#include "fhir/side.h"

namespace soleus::fhir {
namespace {

constexpr std::string_view kAbsentReasonSystem =
    "http://terminology.hl7.org/CodeSystem/data-absent-reason";
constexpr std::string_view kReplaces =
    "http://hl7.org/fhir/StructureDefinition/observation-replaces";
constexpr std::string_view kRangeMeaning =
    "http://terminology.hl7.org/CodeSystem/referencerange-meaning";
// Of an identifier or an id: both are kept in other bytes than were sent.
constexpr std::size_t kMaxNameBytes = 256;

// False: left out. A preliminary one is remarked on.
bool ReadStatus(const Element& at, Observation& observation, Reader& reader) {
  const std::string_view code = reader.RequiredCode(at);
  if (code.empty()) return false;
  observation.corrected = code == "amended" || code == "corrected";
  if (code == "final" || observation.corrected) return true;
  if (code == "preliminary" || code == "registered") {
    observation.preliminary = true;
    reader.Remark(at, Sentence("The result is ", code, " and may still change."),
                  "Send it again once it is final.");
    return true;
  }
  return reader.LeaveOut(at, Sentence("The status is ", Quoted(code), "; it is not used."),
                         "Send registered, preliminary, final, amended or corrected.");
}

// The last event, or the bounds within which they lie.
std::optional<Time> ReadTiming(const Element& at, Reader& reader) {
  if (!reader.Is(at, Json::Kind::kObject) || !reader.IsUnderstood(at)) return std::nullopt;
  std::optional<Time> last;
  const Element events = at.Field("event");
  for (std::size_t i = 0; i < events.items().size(); ++i) {
    const std::optional<Time> event = reader.ReadTime(events.Item(i));
    if (event && (!last || event->end > last->end)) last = event;
  }
  if (last) return last;
  const Element repeat = at.Field("repeat");
  const Span bounds = reader.ReadPeriod(repeat.Field("boundsPeriod"));
  if (bounds.start || bounds.end) return bounds.end ? bounds.end : bounds.start;
  reader.Warn(at, "The Timing has neither an event nor a period as bounds; it counts as not sent.",
              "Send effectiveDateTime or effectivePeriod.");
  return std::nullopt;
}

std::optional<Time> ReadEffective(const Element& at, Reader& reader) {
  for (std::string_view name : {"effectiveDateTime", "effectiveInstant"}) {
    if (!at.json().has(name)) continue;
    if (const std::optional<Time> time = reader.ReadTime(at.Field(name))) return time;
  }
  const Span span = reader.ReadPeriod(at.Field("effectivePeriod"));
  if (span.start) return Time{span.start->first, span.end ? span.end->end : span.start->end};
  if (span.end) return span.end;
  if (const std::optional<Time> time = ReadTiming(at.Field("effectiveTiming"), reader)) {
    return time;
  }
  // It was observed no later than that: without it an old result would have no age at all.
  return reader.ReadTime(at.Field("issued"));
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

// Whether the range is what is normal: one without a type is. A type in words ("Severe") may be
// anything.
bool IsOfNormal(const Element& type, Reader& reader) {
  if (!type.sent()) return true;
  const std::optional<Concept> read = reader.ReadConcept(type);
  if (!read) return false;
  return std::any_of(read->codings.begin(), read->codings.end(), [](const Coding& coding) {
    return coding.system == kRangeMeaning && coding.code == "normal";
  });
}

// False: there is a limit of age, and it cannot be read.
bool ReadAges(const Element& age, ReferenceRange& range, Reader& reader) {
  if (!age.sent()) return true;
  if (!reader.Is(age, Json::Kind::kObject) || !reader.IsUnderstood(age)) return false;
  const auto years = [&](std::string_view name, std::optional<double>& out) {
    if (!age.json().has(name)) return true;
    const std::optional<Quantity> read = reader.ReadQuantity(age.Field(name));
    const Conversion in_years = read ? Convert(*read, "a") : Conversion{};
    if (!in_years.ok() || !read->comparator.empty()) return false;
    out = in_years.value;
    return true;
  };
  return years("low", range.from_years) && years("high", range.to_years) &&
         (range.from_years || range.to_years);
}

bool IsUpsideDown(const ReferenceRange& range) {
  if (!range.low || !range.high) return false;
  const Conversion low = Convert(*range.low, range.high->unit);
  return low.ok() && low.value > range.high->value;
}

// A range for some people only (`appliesTo`) is passed over: whether the patient is one of them is
// the laboratory's to say, and it does in its interpretation.
std::vector<ReferenceRange> ReadRanges(const Element& at, Reader& reader) {
  std::vector<ReferenceRange> ranges;
  if (!reader.Is(at, Json::Kind::kArray)) return ranges;
  for (std::size_t i = 0; i < at.items().size(); ++i) {
    const Element one = at.Item(i);
    if (!reader.Is(one, Json::Kind::kObject) || !reader.IsUnderstood(one)) continue;
    if (one.json().has("appliesTo") || !IsOfNormal(one.Field("type"), reader)) continue;
    ReferenceRange range;
    if (!ReadAges(one.Field("age"), range, reader)) continue;
    const Element low = one.Field("low");
    const Element high = one.Field("high");
    if (low.sent()) range.low = reader.ReadQuantity(low);
    if (high.sent()) range.high = reader.ReadQuantity(high);
    const bool is_whole = low.sent() == range.low.has_value() &&
                          high.sent() == range.high.has_value() && (range.low || range.high);
    const auto is_exact = [](const std::optional<Quantity>& end) {
      return !end || end->comparator.empty();
    };
    if (!is_whole || !is_exact(range.low) || !is_exact(range.high)) continue;
    if (IsUpsideDown(range)) {
      reader.Warn(one, "The low end of the range lies above its high end; it counts as not sent.",
                  "Exchange the two, or correct the one that is wrong.");
      continue;
    }
    ranges.push_back(std::move(range));
  }
  return ranges;
}

// The value, or why there is none. Where both are sent they disagree, and the value is not used.
Value ReadResult(const Element& at, Reader& reader) {
  std::optional<Value> value = reader.ReadValue(at);
  const Element absent = at.Field("dataAbsentReason");
  if (!absent.sent()) return value ? *std::move(value) : NoValue{};
  NoValue reason;
  if (const std::optional<Concept> read = reader.ReadConcept(absent)) {
    for (const Coding& coding : read->codings) {
      if (coding.system != kAbsentReasonSystem && !reason.reason.empty()) continue;
      reason.reason = coding.code;
      if (coding.system == kAbsentReasonSystem) break;
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
  observation.ranges = ReadRanges(at.Field("referenceRange"), reader);
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

std::string_view ReadIdentifier(const Json& at, Arena& texts) {
  for (const Json& identifier : at["identifier"].items()) {
    const std::string_view system = identifier["system"].text();
    const std::string_view value = identifier["value"].text();
    const bool bounded = system.size() + value.size() <= kMaxNameBytes;
    if (!system.empty() && !value.empty() && bounded) return texts.Keep(system, "|", value);
  }
  return {};
}

std::string_view ReadReplaced(const Element& at, const Resource& resource, Task& task) {
  for (const Json& extension : at.json()["extension"].items()) {
    if (extension["url"].text() != kReplaces) continue;
    const std::string_view reference = extension["valueReference"]["reference"].text();
    const Json* replaced = reference.empty() ? nullptr : task.contents.Find(resource, reference);
    if (replaced == nullptr || (*replaced)["resourceType"].text() != "Observation") continue;
    const std::string_view id = (*replaced)["id"].text();
    if (id.size() <= kMaxNameBytes) return task.reader.texts().Keep("Observation/", id);
  }
  return {};
}

}  // namespace

void ReadObservation(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Observation observation;
  observation.origin = resource.MakeOrigin(task.reader.texts());
  if (!ReadStatus(at.Field("status"), observation, reader)) return;
  if (HasOtherFocus(at, reader)) return;
  observation.effective = ReadEffective(at, reader);
  if (reader.InFuture(at, observation.effective)) return;
  observation.identifier = ReadIdentifier(at.json(), reader.texts());
  observation.replaces = ReadReplaced(at, resource, task);
  // What its components have of it.
  const Element components = at.Field("component");
  const bool has_components = components.json().is_array();
  const Observation pattern = has_components ? observation : Observation();
  if (!ReadMeasured(at, observation, reader)) return;
  observation.side = ReadSide(at, resource, observation.code, task);
  const Side side = observation.side;
  task.record.observations.push_back(std::move(observation));

  if (!reader.Is(components, Json::Kind::kArray)) return;
  for (std::size_t i = 0; i < components.items().size(); ++i) {
    const Element component = components.Item(i);
    if (!reader.Is(component, Json::Kind::kObject) || !reader.IsUnderstood(component)) continue;
    Observation part = pattern;
    part.origin.path = component.PathIn(reader.texts());
    if (!ReadMeasured(component, part, reader)) continue;
    part.side = SideOfPart(component, side, part.code, reader);
    task.record.observations.push_back(std::move(part));
  }
}

}  // namespace soleus::fhir
