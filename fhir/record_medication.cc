// MedicationRequest and MedicationStatement.
#include <algorithm>
#include <chrono>
#include <utility>

#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr double kMaxCourseSeconds = 100 * 365.25 * 86'400;  // a longer duration is a mistake

enum class Found { kYes, kNo, kOverBudget };

std::size_t BytesOf(const Concept& drug) {
  std::size_t bytes = drug.text.size();
  for (const Coding& coding : drug.codings) {
    bytes += sizeof(Coding) + coding.system.size() + coding.code.size() + coding.display.size();
  }
  return bytes;
}

// The Medication's code, or the reference's display where the Medication is not in the input.
Found FollowReference(const Element& at, const Resource& resource, Task& task, Concept& drug) {
  Reader& reader = task.reader;
  const Json* target = task.contents.Find(resource, reader.Text(at.Field("reference")));
  if (target == nullptr || (*target)["resourceType"].text() != "Medication") {
    drug.text = reader.Text(at.Field("display"));
    if (drug.text.empty()) {
      reader.LeaveOut(at, "The Medication that it names is not in the input; it is not used.",
                      "Send the Medication too, or medicationCodeableConcept.");
      return Found::kNo;
    }
    reader.Warn(at, "The Medication that it names is not in the input; only its name is used.",
                "Send the Medication too, or medicationCodeableConcept.");
    return Found::kYes;
  }
  const std::string path = Sentence(at.Path(), " -> Medication");
  const Element medication(*target, path);
  if (!reader.IsUnderstood(medication)) return Found::kNo;
  if ((*target)["status"].text() == "entered-in-error") {
    reader.LeaveOut(at, "The Medication that it names was entered in error; it is not used.",
                    "None is needed.");
    return Found::kNo;
  }
  std::optional<Concept> code = reader.ReadConcept(medication.Field("code"));
  if (!code) {
    reader.LeaveOut(at, "The Medication that it names has no code; it is not used.",
                    "Send Medication.code.");
    return Found::kNo;
  }
  const std::size_t bytes = BytesOf(*code);
  if (bytes > task.copy_budget) return Found::kOverBudget;
  task.copy_budget -= bytes;
  drug = *std::move(code);
  return Found::kYes;
}

Found ReadDrug(const Element& at, const Resource& resource, Task& task, Concept& drug) {
  const Element code = at.Field("medicationCodeableConcept");
  if (std::optional<Concept> read = task.reader.ReadConcept(code)) {
    drug = *std::move(read);
    return Found::kYes;
  }
  const Element reference = at.Field("medicationReference");
  if (task.reader.Is(reference, Json::Kind::kObject)) {
    return FollowReference(reference, resource, task, drug);
  }
  task.reader.LeaveOut(at, "It names no medication; it is not used.",
                       "Send medicationCodeableConcept or medicationReference.");
  return Found::kNo;
}

bool SaysTheSame(const Concept& a, const Concept& b) {
  for (const Coding& x : a.codings) {
    for (const Coding& y : b.codings) {
      if (!x.code.empty() && x.code == y.code && x.system == y.system) return true;
    }
  }
  return !a.text.empty() && a.text == b.text;
}

// What the instructions say together: from the first start to the last end (none if one is open),
// and the route if all that name one name the same.
struct Instructions {
  Span span;
  std::optional<std::chrono::seconds> length;  // of a single instruction: several may follow on
  std::optional<Concept> route;

  std::optional<Time> EndFrom(const std::optional<Time>& start) const {
    if (span.end || !length || !start) return span.end;
    const auto end = start->first + *length;
    return Time{end - std::chrono::seconds(1), end};
  }
};

std::optional<std::chrono::seconds> ReadDuration(const Element& at, Reader& reader) {
  const std::optional<Quantity> length = reader.ReadQuantity(at);
  if (!length) return std::nullopt;
  const std::optional<double> seconds = Convert(length->value, length->unit, "s");
  if (seconds && length->comparator.empty() && *seconds >= 1 && *seconds <= kMaxCourseSeconds) {
    return std::chrono::seconds(static_cast<long long>(*seconds));
  }
  reader.Warn(at, "The duration cannot be used; it counts as not sent.",
              "Send an exact number of d, wk or mo.");
  return std::nullopt;
}

Instructions ReadInstructions(const Element& list, Reader& reader) {
  Instructions all;
  if (!reader.Is(list, Json::Kind::kArray)) return all;
  bool open_end = false;
  bool same_route = true;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Element one = list.Item(i);
    if (!reader.Is(one, Json::Kind::kObject) || !reader.IsUnderstood(one)) {
      open_end = true;
      continue;
    }
    const Element timing = one.Field("timing");
    const Element repeat = timing.Field("repeat");
    if (reader.Is(timing, Json::Kind::kObject)) reader.Is(repeat, Json::Kind::kObject);
    const Span span = reader.ReadPeriod(repeat.Field("boundsPeriod"));
    if (span.start && (!all.span.start || span.start->first < all.span.start->first)) {
      all.span.start = span.start;
    }
    if (!span.end) open_end = true;
    if (span.end && (!all.span.end || span.end->end > all.span.end->end)) all.span.end = span.end;
    if (list.items().size() == 1) {
      all.length = ReadDuration(repeat.Field("boundsDuration"), reader);
    }
    const std::optional<Concept> route = reader.ReadConcept(one.Field("route"));
    if (!route) continue;
    if (!all.route) all.route = route;
    same_route = same_route && SaysTheSame(*all.route, *route);
  }
  if (open_end) all.span.end.reset();
  if (!same_route) {
    all.route.reset();
    reader.Remark(list, "The instructions name different routes; the route counts as not sent.",
                  "Send one request for each route.");
  }
  return all;
}

bool IsReported(const Element& at, Reader& reader) {
  return reader.Bool(at.Field("reportedBoolean")).value_or(false) ||
         at.Field("reportedReference").json().is_object();
}

// Sets `taken` and `ended` from status and intent. False: left out.
bool ReadRequestStatus(const Element& at, Medication& medication, Reader& reader) {
  const Element status_at = at.Field("status");
  const Element intent_at = at.Field("intent");
  const std::string_view status = reader.RequiredCode(status_at);
  if (status.empty()) return false;
  const std::string_view intent = reader.RequiredCode(intent_at);
  if (intent.empty()) return false;
  if (status == "completed" || status == "stopped") {
    medication.ended = true;
  } else if (status == "draft" || status == "cancelled") {
    medication.taken = false;  // nothing of it was given: R4 has "stopped" for the rest
  } else if (status == "on-hold") {
    reader.Remark(status_at, "The medication is on hold; it counts as taken.",
                  "Send stopped where it is.");
  } else if (status != "active") {
    return reader.LeaveOut(status_at,
                           Sentence("The status is ", Quoted(status), "; it is not used."),
                           "Send a status that says whether it was taken.");
  }
  if (intent == "plan" || intent == "proposal") {
    // A list of what the patient reports to take is sent as a plan that says it is reported.
    if (intent == "proposal" || !IsReported(at, reader)) medication.taken = false;
  } else if (intent == "option") {
    medication.taken = false;
  } else if (intent != "order" && intent != "original-order" && intent != "reflex-order" &&
             intent != "filler-order" && intent != "instance-order") {
    return reader.LeaveOut(intent_at,
                           Sentence("The intent is ", Quoted(intent), "; it is not used."),
                           "Send an intent of FHIR R4.");
  }
  const Element forbids = at.Field("doNotPerform");
  if (!forbids.sent()) return true;
  if (!forbids.json().is_bool()) {
    return reader.LeaveOut(forbids,
                           "Whether this forbids the medication cannot be read; it is not "
                           "used.",
                           "Send true or false.");
  }
  if (forbids.json().boolean()) medication.taken = false;
  return true;
}

bool ReadStatementStatus(const Element& at, Medication& medication, Reader& reader) {
  const Element status_at = at.Field("status");
  const std::string_view status = reader.RequiredCode(status_at);
  if (status.empty()) return false;
  if (status == "completed" || status == "stopped") {
    medication.ended = true;
  } else if (status == "not-taken" || status == "intended") {
    medication.taken = false;
  } else if (status == "on-hold") {
    reader.Remark(status_at, "The medication is on hold; it counts as taken.",
                  "Send stopped where it is.");
  } else if (status != "active") {
    return reader.LeaveOut(status_at,
                           Sentence("The status is ", Quoted(status), "; it is not used."),
                           "Send a status that says whether it was taken.");
  }
  return true;
}

}  // namespace

bool ReadMedicationRequest(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Medication medication{.origin = resource.MakeOrigin()};
  if (!ReadRequestStatus(at, medication, reader)) return true;
  const Found found = ReadDrug(at, resource, task, medication.drug);
  if (found != Found::kYes) return found != Found::kOverBudget;
  const Instructions instructions = ReadInstructions(at.Field("dosageInstruction"), reader);
  medication.route = instructions.route;
  const Element dispense = at.Field("dispenseRequest");
  reader.Is(dispense, Json::Kind::kObject);
  const Span validity = reader.ReadPeriod(dispense.Field("validityPeriod"));
  medication.start = instructions.span.start;
  if (!medication.start) medication.start = reader.ReadTime(at.Field("authoredOn"));
  if (!medication.start) medication.start = validity.start;
  // The end of validityPeriod is until when it may be dispensed, not until when it is taken.
  medication.end = instructions.EndFrom(medication.start);
  if (reader.InFuture(at, medication.start)) return true;
  task.record.medications.push_back(std::move(medication));
  return true;
}

bool ReadMedicationStatement(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Medication medication{.origin = resource.MakeOrigin()};
  if (!ReadStatementStatus(at, medication, reader)) return true;
  const Found found = ReadDrug(at, resource, task, medication.drug);
  if (found != Found::kYes) return found != Found::kOverBudget;
  const Instructions instructions = ReadInstructions(at.Field("dosage"), reader);
  medication.route = instructions.route;
  Span taken = reader.ReadPeriod(at.Field("effectivePeriod"));
  if (!taken.start) taken.start = reader.ReadTime(at.Field("effectiveDateTime"));
  medication.start = taken.start ? taken.start : instructions.span.start;
  medication.end = taken.end ? taken.end : instructions.EndFrom(medication.start);
  if (reader.InFuture(at, medication.start)) return true;
  task.record.medications.push_back(std::move(medication));
  return true;
}

}  // namespace soleus::fhir
