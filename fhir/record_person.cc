// Patient and Encounter.
#include <utility>

#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {

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
    patient.gender = {};
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

void ReadEncounter(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  const std::string_view reference = resource.MakeOrigin(task.reader.texts()).reference;
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
        {.origin = {.reference = reference, .path = reason.PathIn(reader.texts())},
         .reason = *std::move(read),
         .start = start});
  }
}

}  // namespace soleus::fhir
