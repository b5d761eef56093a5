#include "engine/service/facts_person.h"

#include <string>

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

constexpr int kOldestAge = 125;  // years; the longest life on record is 122

void ReadAge(const fhir::Patient& patient, const fhir::Time& as_of, reasoning::Patient& to,
             IssueLog& log) {
  const fhir::Age age = fhir::AgeAt(*patient.birth_date, as_of);
  const std::string path = absl::StrFormat("%s.birthDate", patient.origin.path);
  if (age.years < 0 || age.years > kOldestAge) {
    log.Add(fhir::Severity::kWarning, path,
            age.years < 0 ? std::string("The birth date lies after as_of; the age stays unknown.")
                          : absl::StrFormat("The birth date makes the patient older than %d "
                                            "years; the age stays unknown.",
                                            kOldestAge),
            "Correct the birth date or as_of.");
    return;
  }
  to.age_years = age.years;
  if (!age.exact) {
    log.Add(fhir::Severity::kInformation, path,
            "The birth date is partial; the age is that of its earliest day.",
            "Send the whole date where it is known.");
  }
}

}  // namespace

void ReadPerson(const std::optional<fhir::Patient>& patient, const fhir::Time& as_of,
                reasoning::Patient& to, IssueLog& log) {
  if (!patient) return;
  if (patient->birth_date) ReadAge(*patient, as_of, to, log);
  if (patient->gender == "female" || patient->gender == "male") to.sex = patient->gender;
}

std::optional<fhir::Age> AgeWhen(const std::optional<fhir::Patient>& patient,
                                 const std::optional<fhir::Time>& then, const fhir::Time& as_of) {
  if (!patient || !patient->birth_date) return std::nullopt;
  const fhir::Age age = fhir::AgeAt(*patient->birth_date, then ? *then : as_of);
  if (!age.exact || age.years < 0 || age.years > kOldestAge) return std::nullopt;
  return age;
}

}  // namespace soleus::service
