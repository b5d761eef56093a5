#include "fhir/record.h"

#include <algorithm>
#include <map>
#include <utility>

#include "fhir/contents.h"
#include "fhir/limit.h"
#include "fhir/resources.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

constexpr std::size_t kMaxListedTypes = 20;

absl::Status NotAResource(std::string_view what) {
  return absl::InvalidArgumentError(
      Sentence("input is not FHIR R4 JSON: ", what,
               " Send a Bundle, or one resource, as a JSON object with a resourceType."));
}

// Counts what is not read, and says so once.
class Unread {
 public:
  void Count(std::string_view type) { ++counts_[type]; }
  void Report(const Element& root, Reader& reader) const {
    if (counts_.empty()) return;
    std::string list;
    std::size_t listed = 0;
    for (const auto& [type, count] : counts_) {
      if (listed == kMaxListedTypes) {
        list += Sentence(" and ", counts_.size() - listed, " other types");
        break;
      }
      list += Sentence(listed == 0 ? "" : ", ", count, " ", Quoted(type));
      ++listed;
    }
    reader.Remark(root, Sentence("Resources of these types are not read: ", list, "."),
                  "None is needed.");
  }

 private:
  std::map<std::string_view, std::size_t> counts_;  // by type, as the input has it
};

// One reader per type. False: the copy budget is spent.
using ResourceReader = bool (*)(const Element& at, const Resource& resource, Task& task);

template <void (*Read)(const Element&, const Resource&, Task&)>
bool Within(const Element& at, const Resource& resource, Task& task) {
  Read(at, resource, task);
  return true;
}

constexpr std::pair<std::string_view, ResourceReader> kReaders[] = {
    {"Condition", Within<ReadCondition>},
    {"Encounter", Within<ReadEncounter>},
    {"MedicationAdministration", ReadMedicationAdministration},
    {"MedicationDispense", ReadMedicationDispense},
    {"MedicationRequest", ReadMedicationRequest},
    {"MedicationStatement", ReadMedicationStatement},
    {"Observation", Within<ReadObservation>},
    {"Procedure", Within<ReadProcedure>},
    {"QuestionnaireResponse", Within<ReadQuestionnaireResponse>},
};

ResourceReader ReaderOf(std::string_view type) {
  for (const auto& [known, reader] : kReaders) {
    if (type == known) return reader;
  }
  return nullptr;
}

struct Parsed {
  JsonDocument root;
  std::string path;
  bool must_name_patient = false;
};

// A message that says which input it is about.
absl::Status Of(const Input& input, const absl::Status& status) {
  if (input.name.empty()) return status;
  return InOtherWords(status, Sentence(input.name, ": ", std::string(status.message())));
}

// What the texts of a record are views into.
struct Texts {
  std::vector<Parsed> parsed;
  Arena arena;
};

absl::StatusOr<Parsed> Parse(const Input& input, const JsonLimits& limits, Reader& reader) {
  std::vector<std::string> duplicates;
  absl::StatusOr<JsonDocument> root = Json::Parse(input.json, limits, &duplicates);
  if (!root.ok()) return root.status();
  if (!root->is_object()) return NotAResource("The JSON value is no object.");
  const Json& type = (*root)["resourceType"];
  if (!type.is_string() || type.text().empty()) {
    return NotAResource("The object has no resourceType, or two.");
  }
  std::string path = input.name;
  if (path.empty()) path = IsName(type.text()) ? type.text() : "resource";
  for (const std::string& key : duplicates) {
    reader.Say(Severity::kWarning, Sentence(path, ".", key),
               "This key is sent more than once in one object; none of its values is used.",
               "Send it once.");
  }
  return Parsed{*std::move(root), std::move(path), input.must_name_patient};
}

}  // namespace

absl::StatusOr<Record> ReadRecord(std::string_view json, const Time& as_of,
                                  const ReadLimits& limits) {
  const Input input{.name = {}, .json = json};
  return ReadRecord({&input, 1}, as_of, limits);
}

absl::StatusOr<Record> ReadRecord(std::span<const Input> inputs, const Time& as_of,
                                  const ReadLimits& limits) {
  const auto texts = std::make_shared<Texts>();
  Record record;
  record.texts = texts;
  Reader reader(as_of, limits.max_issues, texts->arena);
  std::vector<Parsed>& parsed = texts->parsed;
  parsed.reserve(inputs.size());
  for (const Input& input : inputs) {
    absl::StatusOr<Parsed> one = Parse(input, limits.json, reader);
    if (!one.ok()) return Of(input, one.status());
    parsed.push_back(*std::move(one));
  }
  Contents contents(reader, limits.max_resources);
  for (const Parsed& one : parsed) {
    if (absl::Status status = contents.List(one.root, one.path, one.must_name_patient);
        !status.ok())
      return status;
  }

  Task task{.reader = reader,
            .record = record,
            .contents = contents,
            .copy_budget = limits.json.max_bytes};
  Unread unread;
  if (const Resource* patient = contents.patient()) {
    ReadPatient(Element(*patient->json, patient->path), patient->MakeOrigin(texts->arena), task);
  }
  // Most of what a long record holds; moving them as their list grows would cost as much again.
  record.observations.reserve(static_cast<std::size_t>(
      std::count_if(contents.resources().begin(), contents.resources().end(),
                    [](const Resource& resource) { return resource.type == "Observation"; })));
  for (const Resource& resource : contents.resources()) {
    if (resource.superseded || resource.type == "Patient") continue;
    const ResourceReader read = ReaderOf(resource.type);
    if (read == nullptr) {
      // These are read through what names them.
      const bool silent = resource.container != nullptr || resource.type == "Medication" ||
                          resource.type == "BodyStructure";
      if (!silent) unread.Count(resource.type);
      continue;
    }
    const Element at(*resource.json, resource.path);
    const absl::StatusOr<bool> ours = contents.IsAboutThePatient(resource, at.Field("subject"));
    if (!ours.ok()) return ours.status();
    if (!*ours || !reader.IsUnderstood(at)) continue;
    if (!read(at, resource, task)) {
      return OverLimit("max_bytes", Sentence("at ", resource.path,
                                             ": too many resources repeat one large Medication by "
                                             "reference, more than ",
                                             limits.json.max_bytes,
                                             " bytes in all; send less, or raise the limit."));
    }
  }
  if (const Json* inner = contents.contained_patient(); inner != nullptr && !record.patient) {
    const std::string_view inner_path = contents.contained_patient_path();
    ReadPatient(Element(*inner, inner_path), {.reference = inner_path, .path = inner_path}, task);
  }
  if (!parsed.empty()) {
    const Element first(parsed.front().root, parsed.front().path);
    unread.Report(first, reader);
    contents.ReportRepeats(first);
  }
  record.subject = contents.SubjectOfAll();
  record.issues = reader.TakeIssues();
  return record;
}

}  // namespace soleus::fhir
