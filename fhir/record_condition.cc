// Condition.
#include <algorithm>
#include <cctype>
#include <span>
#include <utility>

#include "fhir/resources.h"
#include "fhir/sentence.h"
#include "fhir/side.h"

namespace soleus::fhir {
namespace {

constexpr std::string_view kClinicalSystem =
    "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kVerificationSystem =
    "http://terminology.hl7.org/CodeSystem/condition-ver-status";
constexpr std::string_view kCategorySystem =
    "http://terminology.hl7.org/CodeSystem/condition-category";

constexpr std::string_view kActive[] = {"active", "recurrence", "relapse"};
constexpr std::string_view kInactive[] = {"inactive", "remission", "resolved"};
constexpr std::string_view kWithdrawn[] = {"entered-in-error", "refuted"};
constexpr std::string_view kUnconfirmed[] = {"unconfirmed", "provisional", "differential"};
constexpr std::string_view kConfirmed[] = {"confirmed"};

// What a status says: FHIR's own codes where it has any, else any code or the text, written as
// FHIR's codes are ("Entered in error" is "entered-in-error"): a status that withdraws a condition
// must be heard under whatever system it is sent.
struct Status {
  std::vector<std::string> codes;
  std::string_view shown;  // the first code, for an Issue; never the text
  bool sent = false;

  // The first of `known` that the status says; empty: none.
  std::string_view Says(std::span<const std::string_view> known) const {
    for (const std::string_view code : known) {
      if (std::find(codes.begin(), codes.end(), code) != codes.end()) return code;
    }
    return {};
  }
};

std::string AsCode(std::string_view text) {
  std::string code(text);
  for (char& c : code) {
    c = c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return code;
}

// Nullopt: it has another JSON type, and the resource is left out.
std::optional<Status> ReadStatus(const Element& at, std::string_view system, Reader& reader) {
  Status status;
  if (!at.sent()) return status;
  status.sent = true;
  if (!at.json().is_object()) {
    reader.LeaveOut(at, "FHIR R4 has a CodeableConcept here; the resource is not used.",
                    "Send the status as a CodeableConcept with a coding.");
    return std::nullopt;
  }
  const std::optional<Concept> read = reader.ReadConcept(at);
  if (!read) return status;
  if (!read->codings.empty()) status.shown = read->codings[0].code;
  for (const Coding& coding : read->codings) {
    if (coding.system == system || coding.system.empty()) status.codes.emplace_back(coding.code);
  }
  if (!status.codes.empty()) return status;
  for (const Coding& coding : read->codings) status.codes.push_back(AsCode(coding.code));
  status.codes.push_back(AsCode(read->text));
  return status;
}

bool SetClinicalStatus(const Element& at, Condition& condition, Reader& reader) {
  const std::optional<Status> status = ReadStatus(at, kClinicalSystem, reader);
  if (!status) return false;
  const bool active = !status->Says(kActive).empty();
  const bool inactive = !status->Says(kInactive).empty();
  if (active != inactive) {
    condition.clinical = active ? ClinicalStatus::kActive : ClinicalStatus::kInactive;
  } else if (active) {
    reader.Warn(at, "The clinical status says both active and over; it counts as not stated.",
                "Send the one that holds.");
  } else if (status->sent) {
    reader.Warn(at,
                Sentence("The clinical status ", Quoted(status->shown), " counts as not stated."),
                Sentence("Send active, recurrence, relapse, inactive, remission or resolved in ",
                         kClinicalSystem, "."));
  }
  return true;
}

// What cannot be read may be a "no": it is a suspicion at most.
bool SetCertainty(const Element& at, Condition& condition, Reader& reader) {
  const std::optional<Status> status = ReadStatus(at, kVerificationSystem, reader);
  if (!status) return false;
  if (const std::string_view code = status->Says(kWithdrawn); !code.empty()) {
    return reader.LeaveOut(at, Sentence("The condition is ", code, "; it is not used."),
                           "None is needed.");
  }
  if (!status->sent) return true;
  condition.certainty = Certainty::kUnconfirmed;
  if (!status->Says(kUnconfirmed).empty()) return true;
  if (!status->Says(kConfirmed).empty()) {
    condition.certainty = Certainty::kConfirmed;
    return true;
  }
  reader.Warn(at,
              Sentence("The verification status ", Quoted(status->shown),
                       " is not known; it counts as unconfirmed."),
              Sentence("Send unconfirmed, provisional, differential or confirmed in ",
                       kVerificationSystem, "."));
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

// An end without a day is an end all the same (FHIR R4, con-4).
bool HasEndWithoutDay(const Element& at) {
  for (std::string_view name : {"abatementAge", "abatementRange", "abatementString"}) {
    if (at.json().has(name)) return true;
  }
  return false;
}

void SetEnd(const Element& at, Condition& condition, Reader& reader) {
  condition.abatement = ReadMoment(at, "abatement", true, reader);
  const bool over =
      condition.abatement ? !reader.IsAfterAsOf(*condition.abatement) : HasEndWithoutDay(at);
  if (!over) return;
  if (condition.clinical == ClinicalStatus::kUnstated) {
    condition.clinical = ClinicalStatus::kInactive;
  } else if (condition.clinical == ClinicalStatus::kActive) {
    reader.Warn(at, "The condition is active and has an end in the past; it is read as active.",
                "Send the clinical status that holds.");
  }
}

bool IsOfAVisit(const Element& at, Reader& reader) {
  bool of_a_visit = false;
  if (!reader.Is(at, Json::Kind::kArray)) return false;
  for (std::size_t i = 0; i < at.items().size(); ++i) {
    const std::optional<Concept> category = reader.ReadConcept(at.Item(i));
    if (!category) continue;
    for (const Coding& coding : category->codings) {
      if (coding.code == "problem-list-item" || coding.code == "health-concern") return false;
      of_a_visit =
          of_a_visit || (coding.system == kCategorySystem && coding.code == "encounter-diagnosis");
    }
  }
  return of_a_visit;
}

}  // namespace

void ReadCondition(const Element& at, const Resource& resource, Task& task) {
  Reader& reader = task.reader;
  Condition condition;
  condition.origin = resource.MakeOrigin(task.reader.texts());
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
  SetEnd(at, condition, reader);
  condition.of_a_visit = IsOfAVisit(at.Field("category"), reader);
  condition.recorded = reader.ReadTime(at.Field("recordedDate"));
  // A later entry may speak of what was so before: only its date says nothing then.
  if (condition.recorded && reader.IsAfterAsOf(*condition.recorded)) condition.recorded.reset();
  condition.side = ReadSide(at, resource, condition.code, task);
  task.record.conditions.push_back(std::move(condition));
}

}  // namespace soleus::fhir
