// A finding: one thing that can be asked, seen or measured about a patient, how an EHR sends it,
// and how a person is asked for it. Findings live in `plugins/vocabulary`, shared by conditions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/sdk/rule.h"

namespace soleus::sdk {

// How sure we are that a figure says what we print beside it.
enum class Provenance : std::uint8_t {
  kVerified,  // read in a stored source, which is named
  kRecalled,  // known to the author, not seen; to be checked
  kEstimate,  // no published figure: an expert's choice, or a design choice
};

// Study quality, which sets how far a published ratio is shrunk towards 1 before it is used.
enum class Quality : std::uint8_t {
  kA,  // systematic review or large cohort in the right kind of patients
  kB,  // single prospective study or review with clear bias
  kC,  // small or two-gate (case-control) study
  kD,  // no study: expert estimate, used as given
};

// Key of a `Source` in the same plugin's table, for example "maffulli1998".
using SourceKey = std::string_view;
using Citations = Few<SourceKey, 8>;

enum class ValueKind : std::uint8_t { kYesNo, kChoice, kQuantity };

// Who can answer, in rising order of effort for the patient and the clinic.
enum class Method : std::uint8_t { kHistory, kBedside, kLaboratory, kImaging };

// A code of a published code system. `system` is the FHIR R4 canonical URI. Read as: a Condition
// with this code says present; an Observation with this code says what its value says.
struct Coding {
  std::string_view system;
  std::string_view code;
  std::string_view display;
};

// One value of a choice finding. `code` belongs to urn:soleus:finding-value.
// `reference` is P(this value | "something else"), the common divisor that turns each
// condition's P(value | condition) into a likelihood ratio; over a finding they sum to 1.
struct Category {
  std::string_view code;
  std::string_view label;
  double reference = 0;
};

// A value that a medication on record gives the finding: taken now (ended 0 days ago) or ended
// within [ended_from_days, ended_to_days) before `as_of`. `category` is empty for a yes-no finding.
struct ExposureWindow {
  std::string_view category;
  int ended_from_days = 0;
  int ended_to_days = 1;
};

// One ingredient. ATC may be a class prefix ("J01MA"). `name` is matched in free text only as a
// last resort, and the answer then says so; one that ends in * is the beginning of a word.
struct Ingredient {
  std::string_view name;
  std::string_view rxnorm;
  std::string_view atc;
};

struct Finding {
  FindingId id;
  std::string_view label;        // a clinician's words, under 80 characters
  std::string_view question;     // how to ask it or do it
  std::string_view positive_if;  // what counts as present
  ValueKind kind = ValueKind::kYesNo;
  Method method = Method::kHistory;
  std::string_view local_code;  // in urn:soleus:finding; empty: never sent, only derived
  std::string_view unit;        // UCUM; quantities only
  // g/mol of the substance that is measured, so that mass and moles convert ("mg/dL" for a finding
  // in mmol/L); 0: not stated, and the one is refused where the other is asked for.
  double molar_mass = 0;
  bool sided = false;             // belongs to one leg: the other leg's value does not count
  bool suspicion_counts = false;  // an unconfirmed Condition (provisional, differential) is present
  std::span<const Category> categories = {};  // choices only
  std::span<const Coding> codes = {};         // standard codes read as this finding
  // Laboratory tests that say "present" by a result below, or above, the laboratory's own range,
  // for a yes-no finding that is no more than that ("white cells abnormal") and has no threshold
  // of its own. A result within the range denies nothing. A test may be in both.
  std::span<const Coding> low_codes = {};
  std::span<const Coding> high_codes = {};
  std::span<const Ingredient> ingredients = {};   // systemic drugs that set it
  std::span<const ExposureWindow> exposure = {};  // when they count
  Rule derived = {};  // used where no value was sent; empty: cannot be derived
  // A quantity that is the newest value of this finding minus its first value in the episode, used
  // where no value was sent. Empty: it is not a change.
  FindingId change_of = {};
  // No value is sent and no rule derives it: the code of one plugin works it out (`code.h`), and
  // where that plugin is not loaded, or its code is out, it is unknown. Any plugin's rules may ask
  // for it; a red flag that hangs on it alone can never be excluded while the code is out.
  bool by_code = false;
  // For a finding of a red flag's screen that only some patients need to be asked: who. For the
  // others its silence leaves no flag open ("count as absent"); it is never weighed as evidence.
  // Empty: everybody.
  Rule ask_if = {};
  // For a state that comes and goes within days (a fever, a swollen calf): for how many days what
  // reassures speaks of today. What warns holds three times as long, whatever the episode; an
  // active problem of the list stands all the same. 0: the engine's own limits.
  int holds_days = 0;
  std::string_view safety_note = {};
  Provenance provenance = Provenance::kEstimate;  // of the definition, not of any ratio
  Citations sources = {};
};

}  // namespace soleus::sdk
