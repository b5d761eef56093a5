// MedicationRequest and MedicationStatement.
#include <utility>

#include "fhir/drug.h"
#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

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
  Medication medication{.origin = resource.MakeOrigin(task.reader.texts())};
  if (!ReadRequestStatus(at, medication, reader)) return true;
  std::vector<Concept> drugs;
  const Found found = ReadDrugs(at, resource, task, drugs);
  if (found != Found::kYes) return found != Found::kOverBudget;
  const Instructions instructions = ReadInstructions(at.Field("dosageInstruction"), reader);
  medication.route = instructions.route;
  const Element dispense = at.Field("dispenseRequest");
  reader.Is(dispense, Json::Kind::kObject);
  Span validity;
  if (reader.IsUnderstood(dispense)) validity = reader.ReadPeriod(dispense.Field("validityPeriod"));
  medication.start = instructions.span.start;
  if (!medication.start) medication.start = reader.ReadTime(at.Field("authoredOn"));
  if (!medication.start) medication.start = validity.start;
  // The end of validityPeriod is until when it may be dispensed, not until when it is taken.
  medication.end = instructions.EndFrom(medication.start);
  if (reader.InFuture(at, medication.start)) return true;
  AddEach(std::move(drugs), medication, task.record);
  return true;
}

bool ReadMedicationStatement(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Medication medication{.origin = resource.MakeOrigin(task.reader.texts())};
  if (!ReadStatementStatus(at, medication, reader)) return true;
  std::vector<Concept> drugs;
  const Found found = ReadDrugs(at, resource, task, drugs);
  if (found != Found::kYes) return found != Found::kOverBudget;
  const Instructions instructions = ReadInstructions(at.Field("dosage"), reader);
  medication.route = instructions.route;
  Span taken = reader.ReadPeriod(at.Field("effectivePeriod"));
  if (!taken.start) taken.start = reader.ReadTime(at.Field("effectiveDateTime"));
  medication.start = taken.start ? taken.start : instructions.span.start;
  medication.end = taken.end ? taken.end : instructions.EndFrom(medication.start);
  if (reader.InFuture(at, medication.start)) return true;
  AddEach(std::move(drugs), medication, task.record);
  return true;
}

}  // namespace soleus::fhir
