// Inside `fhir` only: the resources of the input, how they name one another, and whose they are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "fhir/element.h"
#include "fhir/reference.h"

namespace soleus::fhir {

// One resource of the input. Points into the Json and the reader's texts, which must outlive it.
struct Resource {
  const Json* json = nullptr;
  const Json* container = nullptr;  // the resource that contains it, if any
  std::string_view path;
  std::string_view type;
  std::string_view id;        // empty: none, or no valid one
  std::string_view full_url;  // of its Bundle entry
  bool superseded = false;
  bool must_name_patient = false;

  Origin MakeOrigin(Arena& texts) const;
};

class Contents {
 public:
  Contents(Reader& reader, std::size_t max_resources)
      : reader_(reader), max_resources_(max_resources) {}

  // Lists a bare resource, or everything in a Bundle, Bundles within it included. Fails with
  // ResourceExhausted past `max_resources`, InvalidArgument on two patients.
  // `must_name_patient`: as of Input.
  absl::Status List(const Json& root, const std::string& path, bool must_name_patient);
  // Once all are listed: counts, at `root`, what stood there twice.
  void ReportRepeats(const Element& root);

  const std::vector<Resource>& resources() const { return resources_; }
  const Resource* patient() const { return patient_ ? &resources_[*patient_] : nullptr; }
  // A Patient that stands only inside the resource which is about it.
  const Json* contained_patient() const { return contained_patient_; }
  std::string_view contained_patient_path() const { return contained_patient_path_; }

  // Whether `resource` is about the patient; false leaves it out, with an Issue. InvalidArgument:
  // it is about another patient than the rest.
  absl::StatusOr<bool> IsAboutThePatient(const Resource& resource, const Element& subject);

  // How the input names the patient, once every resource was asked about.
  Subject SubjectOfAll() const;

  // What `reference` names as seen from `from`: "#id" inside its container, "Type/id", a URL or a
  // urn. nullptr: it is not in the input.
  const Json* Find(const Resource& from, std::string_view reference) const;

 private:
  absl::Status ListBundle(const Element& bundle, std::size_t levels);
  absl::Status ListResource(const Element& at, std::string_view full_url, std::size_t levels);
  void MakeRoomFor(std::size_t more);
  absl::Status ListContained(const Element& at);
  void ReadId(const Element& at, Resource& resource);
  absl::Status Add(Resource resource);
  absl::Status AddPatient(std::size_t index);
  absl::StatusOr<bool> HasIdentifierOfThePatient(const Element& subject);
  absl::StatusOr<bool> Adopt(std::string name, const Element& subject);

  Reader& reader_;
  std::size_t max_resources_;
  std::vector<Resource> resources_;
  absl::flat_hash_map<Name, std::size_t, HashOfName> by_name_;
  absl::flat_hash_map<std::string_view, std::size_t, HashOfText> by_full_url_;
  absl::flat_hash_set<Name, HashOfName> deleted_;
  bool must_name_patient_ = false;  // of the input that is being listed
  std::size_t same_version_again_ = 0;
  std::optional<std::size_t> patient_;
  std::string_view names_the_patient_;  // the reference that was last found to
  const Json* contained_patient_ = nullptr;
  std::string_view contained_patient_path_;
  std::string adopted_;  // the patient's name in references, where no Patient resource gives one
  const Json* adopted_from_ = nullptr;  // the reference that first gave it
};

}  // namespace soleus::fhir
