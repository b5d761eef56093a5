// Whether a resource is about the one patient of the record, and how the input names that patient.
#include <algorithm>
#include <utility>

#include "fhir/contents.h"
#include "fhir/reference.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

absl::Status TwoPatients(std::string_view path) {
  return absl::InvalidArgumentError(
      Sentence("the record holds two patients: ", path,
               " is or names another patient than what stands before it. Send one patient's "
               "resources in one request."));
}

// What can stand in a reference outside the input: "Type/id", a web address or a urn.
bool CanPoint(std::string_view reference) {
  const bool plain = std::all_of(reference.begin(), reference.end(), [](char c) {
    return c > ' ' && c <= '~' && c != '"' && c != '<' && c != '>';
  });
  return plain && !reference.starts_with('#') &&
         (reference.starts_with("urn:") || reference.find('/') != reference.npos);
}

Subject IdentifierIn(const Json& identifier) {
  if (identifier["value"].text().empty()) return {};
  return {.reference = {},
          .identifier_system = std::string(identifier["system"].text()),
          .identifier_value = std::string(identifier["value"].text())};
}

Subject FirstIdentifierOf(const Json& patient) {
  const auto& identifiers = patient["identifier"].items();
  return identifiers.empty() ? Subject{} : IdentifierIn(identifiers.front());
}

}  // namespace

absl::Status Contents::AddPatient(std::size_t index) {
  if (patient_) return TwoPatients(resources_[index].path);
  patient_ = index;
  return absl::OkStatus();
}

absl::StatusOr<bool> Contents::IsAboutThePatient(const Resource& resource, const Element& subject) {
  if (resource.must_name_patient && resource.container == nullptr &&
      subject.json()["reference"].text().empty() &&
      subject.json()["identifier"]["value"].text().empty()) {
    return reader_.LeaveOut(subject,
                            "It came for one patient and does not name whom it is about; the "
                            "resource is not used.",
                            "Have the server send each subject's reference.");
  }
  if (!subject.sent()) {
    if (resource.container == nullptr) return true;
    // It is about whom its container is about ("patient" is what some types call the subject).
    for (const std::string_view name : {"subject", "patient"}) {
      if (!resource.container->has(name)) continue;
      const Element container(*resource.container, resource.path);
      return IsAboutThePatient({.json = resource.container, .path = resource.path},
                               container.Field(name));
    }
    return true;
  }
  const auto about_another = [&] {
    return reader_.LeaveOut(subject, "The resource is not about the patient; it is not used.",
                            "Send only what is about the patient.");
  };
  const Element reference_at = subject.Field("reference");
  if (!subject.json().is_object() || (reference_at.sent() && !reference_at.json().is_string())) {
    return reader_.LeaveOut(subject, "Whom it is about cannot be read; the resource is not used.",
                            "Send a Reference to the Patient.");
  }
  const std::string_view reference = reference_at.json().text();
  if (reference.empty()) return HasIdentifierOfThePatient(subject);
  // Nearly all resources name the patient alike. On a web server, a relative reference may lead to
  // another one.
  const bool by_itself = !resource.full_url.starts_with("http");
  if (by_itself && reference == names_the_patient_) return true;
  const Json* target = Find(resource, reference);
  if (target != nullptr) {
    if ((*target)["resourceType"].text() != "Patient") return about_another();
    if (!reference.starts_with('#')) {  // two Patients were refused when listed
      if (by_itself) names_the_patient_ = reference;
      return true;
    }
    if (contained_patient_ == target) return true;
    const std::string_view id = (*target)["id"].text();
    if (patient_ && resources_[*patient_].id == id) return true;
    if (patient_ || contained_patient_ != nullptr || !adopted_.empty()) {
      return TwoPatients(subject.Path());
    }
    contained_patient_ = target;
    contained_patient_path_ = reader_.texts().Keep(subject.Path(), " -> Patient");
    return true;
  }
  if (reference.starts_with('#')) {
    return reader_.LeaveOut(subject,
                            "It names a contained resource that is not there; the "
                            "resource is not used.",
                            "Contain it, or name the Patient.");
  }
  const Name name = NameIn(reference);
  const std::string_view type = name.type.empty() ? subject.json()["type"].text() : name.type;
  if (!type.empty() && type != "Patient") return about_another();
  if (contained_patient_ != nullptr) return TwoPatients(subject.Path());
  if (patient_ && !resources_[*patient_].id.empty()) {
    const bool same = resources_[*patient_].id == name.id &&
                      !NamesAnotherServer(resources_[*patient_].full_url, reference);
    if (!same) return TwoPatients(subject.Path());
    return true;
  }
  return Adopt(std::string(name.id), subject);
}

absl::StatusOr<bool> Contents::HasIdentifierOfThePatient(const Element& subject) {
  const Json& identifier = subject.json()["identifier"];
  const std::string_view system = identifier["system"].text();
  const std::string_view value = identifier["value"].text();
  if (value.empty()) return true;
  const Json* patient = patient_ ? resources_[*patient_].json : contained_patient_;
  if (patient == nullptr) return Adopt(Sentence(system, "|", value), subject);
  for (const Json& own : (*patient)["identifier"].items()) {
    if (own["system"].text() == system && own["value"].text() == value) return true;
  }
  return reader_.LeaveOut(subject,
                          "It names its subject by an identifier that the Patient does not have; "
                          "the resource is not used.",
                          "Send a reference to the Patient.");
}

absl::StatusOr<bool> Contents::Adopt(std::string name, const Element& subject) {
  if (adopted_.empty()) {
    adopted_ = std::move(name);
    adopted_from_ = &subject.json();
  } else if (adopted_ != name) {
    return TwoPatients(subject.Path());
  }
  return true;
}

Subject Contents::SubjectOfAll() const {
  if (patient_) {
    const Resource& patient = resources_[*patient_];
    if (!patient.id.empty()) return {.reference = Sentence("Patient/", patient.id)};
    if (CanPoint(patient.full_url)) return {.reference = std::string(patient.full_url)};
  }
  if (adopted_from_ != nullptr) {
    const std::string_view reference = WithoutVersion((*adopted_from_)["reference"].text());
    if (CanPoint(reference)) return {.reference = std::string(reference)};
    return IdentifierIn((*adopted_from_)["identifier"]);
  }
  if (patient_) return FirstIdentifierOf(*resources_[*patient_].json);
  return contained_patient_ == nullptr ? Subject{} : FirstIdentifierOf(*contained_patient_);
}

}  // namespace soleus::fhir
