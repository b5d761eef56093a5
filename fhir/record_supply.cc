// MedicationDispense and MedicationAdministration: what was handed over, and what was given.
#include <utility>

#include "fhir/drug.h"
#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

// False: left out. What was not handed over was not taken, whatever became of it.
bool ReadDispenseStatus(const Element& at, bool handed_over, Medication& medication,
                        Reader& reader) {
  const Element status_at = at.Field("status");
  const std::string_view status = reader.RequiredCode(status_at);
  if (status.empty()) return false;
  if (status == "cancelled" || status == "declined") {
    medication.taken = false;
  } else if (status == "preparation" || status == "in-progress" || status == "on-hold" ||
             status == "stopped") {
    medication.taken = handed_over;
  } else if (status != "completed") {
    return reader.LeaveOut(status_at,
                           Sentence("The status is ", Quoted(status), "; it is not used."),
                           "Send a status that says whether it was handed over.");
  }
  return true;
}

// False: left out.
bool ReadAdministrationStatus(const Element& at, Medication& medication, Reader& reader) {
  const Element status_at = at.Field("status");
  const std::string_view status = reader.RequiredCode(status_at);
  if (status.empty()) return false;
  if (status == "completed" || status == "stopped") {
    medication.ended = true;
  } else if (status == "not-done") {
    medication.taken = false;
  } else if (status != "in-progress" && status != "on-hold") {
    return reader.LeaveOut(status_at,
                           Sentence("The status is ", Quoted(status), "; it is not used."),
                           "Send a status that says whether it was given.");
  }
  return true;
}

}  // namespace

bool ReadMedicationDispense(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Medication medication{.origin = resource.MakeOrigin(task.reader.texts())};
  const std::optional<Time> handed_over = reader.ReadTime(at.Field("whenHandedOver"));
  if (!ReadDispenseStatus(at, handed_over.has_value(), medication, reader)) return true;
  std::vector<Concept> drugs;
  const Found found = ReadDrugs(at, resource, task, drugs);
  if (found != Found::kYes) return found != Found::kOverBudget;
  const Instructions instructions = ReadInstructions(at.Field("dosageInstruction"), reader);
  medication.route = instructions.route;
  medication.start = handed_over ? handed_over : instructions.span.start;
  if (!medication.start) medication.start = reader.ReadTime(at.Field("whenPrepared"));
  medication.end = instructions.EndFrom(medication.start);
  const Element supply = at.Field("daysSupply");
  if (const auto length = ReadDuration(supply, reader);
      length && medication.start && !medication.end) {
    medication.end = EndOf(*medication.start, *length);
  }
  // A supply runs out: how long it lasts may be unknown, that it lasts for ever is not to be read.
  medication.ended = !medication.end;
  if (reader.InFuture(at, medication.start)) return true;
  AddEach(std::move(drugs), medication, task.record);
  return true;
}

bool ReadMedicationAdministration(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Medication medication{.origin = resource.MakeOrigin(task.reader.texts())};
  if (!ReadAdministrationStatus(at, medication, reader)) return true;
  std::vector<Concept> drugs;
  const Found found = ReadDrugs(at, resource, task, drugs);
  if (found != Found::kYes) return found != Found::kOverBudget;
  const Element dosage = at.Field("dosage");
  if (reader.Is(dosage, Json::Kind::kObject) && reader.IsUnderstood(dosage)) {
    medication.route = reader.ReadConcept(dosage.Field("route"));
  }
  const Span given = reader.ReadPeriod(at.Field("effectivePeriod"));
  medication.start = given.start;
  medication.end = given.end;
  if (const auto moment = reader.ReadTime(at.Field("effectiveDateTime"))) {
    medication.start = moment;
    if (medication.ended) medication.end = moment;
  }
  if (reader.InFuture(at, medication.start)) return true;
  AddEach(std::move(drugs), medication, task.record);
  return true;
}

}  // namespace soleus::fhir
