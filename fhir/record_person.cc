// Patient, Condition, Encounter.
#include <utility>

#include "fhir/codes.h"
#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr std::string_view kClinicalSystem =
    "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kVerificationSystem =
    "http://terminology.hl7.org/CodeSystem/condition-ver-status";

// The code of `system` (or of none) in a status that FHIR R4 writes as a CodeableConcept. Empty:
// none. Nullopt: it has another JSON type, and the resource is left out.
std::optional<std::string> StatusCode(const Element& at, std::string_view system, Reader& reader) {
  if (!at.sent()) return "";
  if (!at.json().is_object()) {
    reader.LeaveOut(at, "FHIR R4 has a CodeableConcept here; the resource is not used.",
                    "Send the status as a CodeableConcept with a coding.");
    return std::nullopt;
  }
  const std::optional<Concept> status = reader.ReadConcept(at);
  if (status) {
    for (const Coding& coding : status->codings) {
      if (coding.system == system || coding.system.empty()) return coding.code;
    }
  }
  reader.Warn(at, "The status has no code of FHIR's own system; it counts as not stated.",
              Sentence("Send a code of ", system, "."));
  return "";
}

bool SetClinicalStatus(const Element& at, Condition& condition, Reader& reader) {
  const std::optional<std::string> code = StatusCode(at, kClinicalSystem, reader);
  if (!code) return false;
  if (*code == "active" || *code == "recurrence" || *code == "relapse") {
    condition.clinical = ClinicalStatus::kActive;
  } else if (*code == "inactive" || *code == "remission" || *code == "resolved") {
    condition.clinical = ClinicalStatus::kInactive;
  } else if (!code->empty()) {
    reader.Warn(at, Sentence("The clinical status ", Quoted(*code), " counts as not stated."),
                "Send active, recurrence, relapse, inactive, remission or resolved.");
  }
  return true;
}

bool SetCertainty(const Element& at, Condition& condition, Reader& reader) {
  const std::optional<std::string> code = StatusCode(at, kVerificationSystem, reader);
  if (!code) return false;
  if (*code == "refuted" || *code == "entered-in-error") {
    return reader.LeaveOut(at, Sentence("The condition is ", *code, "; it is not used."),
                           "None is needed.");
  }
  if (*code == "confirmed") {
    condition.certainty = Certainty::kConfirmed;
  } else if (*code == "unconfirmed" || *code == "provisional" || *code == "differential") {
    condition.certainty = Certainty::kUnconfirmed;
  } else if (!code->empty()) {
    reader.Warn(at, Sentence("The verification status ", Quoted(*code), " counts as not stated."),
                "Send unconfirmed, provisional, differential or confirmed.");
  }
  return true;
}

// A dateTime, else the start (or end) of a period; other forms are remarked on.
std::optional<Time> ReadMoment(const Element& at, std::string_view name, bool end, Reader& reader) {
  const std::string date_time = Sentence(name, "DateTime");
  const std::string period = Sentence(name, "Period");
  std::optional<Time> time = reader.ReadTime(at.Field(date_time));
  const Span span = reader.ReadPeriod(at.Field(period));
  if (!time) time = end ? span.end : span.start;
  for (std::string_view other : {"Age", "Range", "String"}) {
    const std::string unread = Sentence(name, other);
    const Element field = at.Field(unread);
    if (field.sent()) {
      reader.Remark(field, "This form of the date is not read.", Sentence("Send ", date_time, "."));
    }
  }
  return time;
}

// Where the body site and the code name different sides, neither is believed.
Side ReadConditionSide(const Element& at, const Concept& code, Reader& reader) {
  const Element site = at.Field("bodySite");
  const Side from_site = reader.ReadSide(site);
  Side from_code = Side::kUnstated;
  for (const Coding& coding : code.codings) from_code = Together(from_code, SideOfCoding(coding));
  if (from_site == Side::kUnstated) return from_code;
  if (from_code == Side::kUnstated || from_code == from_site) return from_site;
  reader.Warn(site, "The body site and the code name different sides; the side is not used.",
              "Send the side that is meant in both.");
  return Side::kUnstated;
}

}  // namespace

void ReadPatient(const Element& at, Origin origin, Task& task) {
  Reader& reader = task.reader;
  if (!reader.IsUnderstood(at)) return;
  Patient patient;
  patient.origin = std::move(origin);
  patient.gender = reader.Text(at.Field("gender"));
  if (!patient.gender.empty() && patient.gender != "male" && patient.gender != "female" &&
      patient.gender != "other" && patient.gender != "unknown") {
    reader.Warn(at.Field("gender"), "This is no administrative gender; it counts as not sent.",
                "Send male, female, other or unknown.");
    patient.gender.clear();
  }
  const Element birth_date = at.Field("birthDate");
  patient.birth_date = reader.ReadTime(birth_date);
  if (reader.InFuture(birth_date, patient.birth_date)) patient.birth_date.reset();
  const Element active = at.Field("active");
  if (reader.Bool(active) == false) {
    reader.Warn(active, "The Patient resource says that it is no longer in use; it is read.",
                "Check that this is the patient's current record.");
  }
  task.record.patient = std::move(patient);
}

void ReadCondition(const Element& at, Origin origin, Task& task) {
  Reader& reader = task.reader;
  Condition condition;
  condition.origin = std::move(origin);
  if (!SetCertainty(at.Field("verificationStatus"), condition, reader)) return;
  if (!SetClinicalStatus(at.Field("clinicalStatus"), condition, reader)) return;
  const Element code = at.Field("code");
  std::optional<Concept> concept_read = reader.ReadConcept(code);
  if (!concept_read) {
    reader.LeaveOut(code, "The condition has neither code nor text; it is not used.",
                    "Send Condition.code.");
    return;
  }
  condition.code = *std::move(concept_read);
  condition.onset = ReadMoment(at, "onset", false, reader);
  if (reader.InFuture(at, condition.onset)) return;
  condition.abatement = ReadMoment(at, "abatement", true, reader);
  if (condition.abatement && !reader.IsAfterAsOf(*condition.abatement)) {
    if (condition.clinical == ClinicalStatus::kUnstated) {
      condition.clinical = ClinicalStatus::kInactive;
    } else if (condition.clinical == ClinicalStatus::kActive) {
      reader.Warn(at, "The condition is active and has an end in the past; it is read as active.",
                  "Send the clinical status that holds.");
    }
  }
  condition.side = ReadConditionSide(at, condition.code, reader);
  task.record.conditions.push_back(std::move(condition));
}

void ReadEncounter(const Element& at, const Origin& origin, Task& task) {
  Reader& reader = task.reader;
  const Element status = at.Field("status");
  const std::string_view code = reader.RequiredCode(status);
  if (code.empty()) return;
  if (code != "planned" && code != "arrived" && code != "triaged" && code != "in-progress" &&
      code != "onleave" && code != "finished") {
    reader.LeaveOut(status, Sentence("The status is ", Quoted(code), "; it is not used."),
                    "Send planned, arrived, triaged, in-progress, onleave or finished.");
    return;
  }
  const Element period = at.Field("period");
  const std::optional<Time> start = reader.ReadPeriod(period).start;
  if (reader.InFuture(period, start)) return;
  const Element reasons = at.Field("reasonCode");
  if (!reader.Is(reasons, Json::Kind::kArray)) return;
  for (std::size_t i = 0; i < reasons.items().size(); ++i) {
    const Element reason = reasons.Item(i);
    std::optional<Concept> read = reader.ReadConcept(reason);
    if (!read) continue;
    task.record.encounters.push_back(
        {.origin = {.reference = origin.reference, .path = reason.Path()},
         .reason = *std::move(read),
         .start = start});
  }
}

}  // namespace soleus::fhir
