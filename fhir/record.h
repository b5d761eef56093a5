// One patient's record, read from FHIR R4 JSON: typed, bounded, and honest about what it dropped.
//
// What silence means: an empty string or nullopt is "not sent". What could not be read is not here
// and has an Issue. Resources that say they must not be used (entered-in-error, refuted, cancelled,
// an unknown modifierExtension) are left out with an Issue. A Bundle with two different patients is
// refused whole. Types other than those below are counted in one information Issue and skipped.
//
// The texts in a Record are views into what it keeps alive (`texts`), and no longer good once the
// last copy of it is gone. Pure function of its input; any thread.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/status/statusor.h"
#include "fhir/issue.h"
#include "fhir/json.h"
#include "fhir/quantity.h"
#include "fhir/time.h"

namespace soleus::fhir {

enum class Side { kUnstated, kLeft, kRight, kBilateral };

struct Coding {
  std::string_view system;  // canonical URI: other names of it (OID, https, ...) are resolved
  std::string_view code;
  std::string_view display;
};

struct Concept {
  std::vector<Coding> codings;
  std::string_view text;
};

// Where a thing stands in the input, and how to name it to a person.
struct Origin {
  std::string_view reference;  // "Observation/thompson-1"; the path where the resource has no id
  std::string_view path;       // "Bundle.entry[3].resource"
};

struct Patient {
  Origin origin;
  std::string_view gender;  // administrative gender code; empty: not sent
  std::optional<Time> birth_date;
};

enum class ClinicalStatus { kActive, kInactive, kUnstated };  // inactive: remission, resolved
// Unconfirmed: provisional, differential, and whatever says neither that nor "confirmed".
enum class Certainty { kConfirmed, kUnconfirmed, kUnstated };

struct Condition {
  Origin origin;
  Concept code;
  ClinicalStatus clinical = ClinicalStatus::kUnstated;
  Certainty certainty = Certainty::kUnstated;
  Side side = Side::kUnstated;
  std::optional<Time> onset;
  std::optional<Time> abatement;
  std::optional<Time> recorded;
  bool of_a_visit = false;  // an encounter diagnosis, and on no problem list: it speaks of that day
};

// Why a value is missing: the code of dataAbsentReason ("not-performed", "asked-unknown", ...);
// empty where no reason was sent, or where the value could not be read (then there is an Issue).
struct NoValue {
  std::string_view reason;
};

using Value = std::variant<NoValue, bool, Concept, Quantity, std::string_view, Time>;
using Values = absl::InlinedVector<Value, 1>;

// The item of a QuestionnaireResponse that says which side all its other items are about: a SNOMED
// CT qualifier (7771000 left, 24028007 right, 51440002 both), or the word. FHIR has no bodySite
// there.
inline constexpr std::string_view kSideLinkId = "affected-side";

// What a laboratory holds for normal of its own result; at least one end is there. Only ranges of
// normal that are not limited to some people are here, unless it is by age: nullopt is then no
// limit, and ages are years from `from_years` up to and including `to_years`.
struct ReferenceRange {
  std::optional<Quantity> low;
  std::optional<Quantity> high;
  std::optional<double> from_years;
  std::optional<double> to_years;
};

// An Observation, or one of its components (which inherits side, time and status), or an item of a
// QuestionnaireResponse (code system empty, code = linkId). `effective` is the span that was
// observed, the last event of a Timing, or else when the result was issued.
struct Observation {
  Origin origin;
  Concept code;
  Values values;  // several only for repeating answers; never empty
  std::vector<Coding> interpretation;
  std::vector<ReferenceRange> ranges;  // as sent with this value; empty: none that can be used
  Side side = Side::kUnstated;
  std::optional<Time> effective;
  bool from_questionnaire = false;
  bool preliminary = false;
  bool corrected = false;  // or amended
  // The business identifier as "system|value"; a correction may share it. Empty: none.
  std::string_view identifier;
  // What it says that it replaces, as in Origin::reference; empty: nothing.
  std::string_view replaces;
};

// What was done to the patient, wholly or in part.
struct Procedure {
  Origin origin;
  Concept code;
  Side side = Side::kUnstated;
  std::optional<Time> performed;  // its start
};

// A request, a statement, what was handed over or what was given.
struct Medication {
  Origin origin;
  Concept drug;
  std::optional<Concept> route;
  bool taken = true;  // false: the record says it was not taken or only proposed
  std::optional<Time> start;
  std::optional<Time> end;
  bool ended = false;  // completed or stopped; `end` may still be unknown
};

// One for each reason code; an encounter without one is not here.
struct Encounter {
  Origin origin;
  Concept reason;
  std::optional<Time> start;
};

// How the input names its patient, for who writes a resource about the same one. A Patient with an
// id is "Patient/123"; else what the input itself points with: a urn, a web address, or an
// identifier. All empty: it names nobody, or in no way that FHIR allows outside of it.
struct Subject {
  std::string reference;
  std::string identifier_system;  // only where `reference` is empty
  std::string identifier_value;
};

struct Record {
  std::optional<Patient> patient;
  Subject subject;
  std::vector<Condition> conditions;
  std::vector<Observation> observations;
  std::vector<Procedure> procedures;
  std::vector<Medication> medications;  // one for each ingredient, side by side, of one origin
  std::vector<Encounter> encounters;
  Issues issues;
  // Owns what the texts are views into; null in a Record that was put together by hand, whose texts
  // its maker keeps.
  std::shared_ptr<const void> texts = nullptr;
};

struct ReadLimits {
  JsonLimits json;
  std::size_t max_resources = 20'000;
  std::size_t max_issues = 500;  // further ones are counted in a last Issue
};

// One JSON text of the record: a Bundle, or one bare resource.
struct Input {
  std::string name;  // begins the path of each Issue; empty: the resourceType does ("Bundle")
  std::string_view json;
  // True: what names no subject at all is not used, with an Issue (an answer to a search for one
  // patient, of a server that may have overlooked for whom). False: it is the patient's.
  bool must_name_patient = false;
};

// All inputs are one record: what one of them names may stand in another. Of a resource that stands
// in several, the one last updated is read, else the first.
//
// `as_of` decides what is in the future: what begins at its end or later is dropped, with an Issue;
// a date without a zone only where it is later in every zone. `limits.json` holds for each input,
// the other limits for all. Errors: InvalidArgument (not JSON, not FHIR R4 JSON, two patients),
// ResourceExhausted (over a limit). Texts carry no patient data.
absl::StatusOr<Record> ReadRecord(std::span<const Input> inputs, const Time& as_of,
                                  const ReadLimits& limits);

// The same, of one input without a name.
absl::StatusOr<Record> ReadRecord(std::string_view json, const Time& as_of,
                                  const ReadLimits& limits);

}  // namespace soleus::fhir
