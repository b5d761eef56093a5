// Inside engine/service: what the resources of one FHIR answer share, and the file of each kind.
//
// Urls name resources before they are written: whoever points at one must see to it that it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/service/fhir_answer.h"
#include "fhir/write.h"
#include "plugins/sdk/finding.h"

namespace soleus::service {

// Code systems of our own. A condition, red flag, order or follow-up has its id of the wire as its
// code; a finding its local code, as an Observation or a Questionnaire's linkId has it.
inline constexpr std::string_view kConditionSystem = "urn:soleus:condition";
inline constexpr std::string_view kRedFlagSystem = "urn:soleus:red-flag";
inline constexpr std::string_view kOpenRedFlagSystem = "urn:soleus:red-flag-not-excluded";
inline constexpr std::string_view kOrderSystem = "urn:soleus:order";
inline constexpr std::string_view kOrderKindSystem = "urn:soleus:order-kind";
inline constexpr std::string_view kWithheldOrderSystem = "urn:soleus:withheld-order";
inline constexpr std::string_view kFollowUpSystem = "urn:soleus:follow-up";
inline constexpr std::string_view kSpecialtySystem = "urn:soleus:specialty";
inline constexpr std::string_view kBandSystem = "urn:soleus:band";
// Of identifiers.
inline constexpr std::string_view kDecisionSystem = "urn:soleus:decision";
inline constexpr std::string_view kDigestSystem = "urn:soleus:knowledge-digest";
inline constexpr std::string_view kSiteMappingSystem = "urn:soleus:site-mapping-digest";
inline constexpr std::string_view kProductTableSystem = "urn:soleus:product-table-digest";
inline constexpr std::string_view kPluginSystem = "urn:soleus:plugin";

extern const std::string_view kEngineVersion;  // semantic version
inline constexpr std::string_view kDevice = "Device";
// The one RequestGroup, as `AnswerBundle::Url` calls it.
inline constexpr std::string_view kRequestGroup = "RequestGroup";
inline constexpr std::string_view kRequestGroupAbout = "plan";

// A CodeableConcept. The codings point into answer, knowledge or constants.
struct Coded {
  std::vector<sdk::Coding> codings;
  std::string text;
};

class AnswerBundle {
 public:
  AnswerBundle(const FhirSource& source, fhir::JsonWriter& json) : source_(source), json_(json) {}

  const FhirSource& source() const { return source_; }
  const v1::EvaluateResponse& answer() const { return source_.answer; }
  fhir::JsonWriter& json() { return json_; }
  // Of the entries so far, in their order.
  const std::vector<std::string>& written() const { return written_; }

  // "urn:uuid:..." of the resource of that type about that thing.
  std::string Url(std::string_view type, std::string_view about) const;

  // One entry; `fill` writes what follows `resourceType`, `id` and, but for a Provenance, which has
  // none in R4, `identifier`.
  template <typename Fill>
  void Entry(std::string_view type, std::string_view about, const Fill& fill) {
    json_.Item([&] {
      OpenEntry(type, about);
      json_.Object("resource", [&] {
        OpenResource(type);
        fill();
      });
    });
  }

  // Text, unless there is none: FHIR has no empty strings.
  void Text(std::string_view key, std::string_view value);
  void Concept(std::string_view key, const Coded& coded);
  void ConceptItem(const Coded& coded);
  void CodingItem(const sdk::Coding& coding);
  void Identifier(std::string_view system, std::string_view value);  // the fields only
  // Those of `notes` that say something, each as an Annotation.
  void Notes(const std::vector<std::string>& notes);
  // "Side of the complaint: right leg.", or nothing where none was stated. Words only: no table
  // says of a condition or an order whether it is of that leg, so no `bodySite` can.
  std::string SideNote() const;

  void PointAt(std::string_view key, std::string_view url);
  void PointAtItem(std::string_view url);
  void Subject(std::string_view key);  // the patient, however the input names it
  void Author(std::string_view key);   // the Device that this engine is
  std::string DeviceAbout() const;     // as `Url` calls it
  void Date(std::string_view key);     // `as_of`

  // What a reader sees of an id of the wire, and the resources behind it, as an `evidence` of a
  // Condition or a DetectedIssue: a finding with where it came from, a condition, a red flag.
  void EvidenceItem(const std::string& id);
  // A reference to a resource of the input, as a contribution or a fact names it; where it had no
  // id, only the words for where it stood.
  void InputItem(std::string_view resource);
  // Of a finding that was derived, the resources of what it was derived from.
  std::vector<std::string> ResourcesOf(const std::string& finding_id) const;

  Coded FindingCode(const std::string& finding_id) const;
  std::string ConditionName(std::string_view condition_id) const;
  // The Condition of the differential, or where it has none the RiskAssessment that weighs it.
  std::string ConditionUrl(std::string_view condition_id) const;
  std::string RedFlagUrl(std::string_view red_flag_id) const;
  // Whether that flag counts as fired only because nobody could be asked.
  bool IsAssumed(std::string_view red_flag_id) const;
  std::string WithheldUrl(std::string_view order_id) const;
  std::string RiskUrl() const { return Url("RiskAssessment", "differential"); }

  // "[3]; after: [7]" with the works themselves in place of their numbers.
  std::string InFull(std::string_view text) const;

 private:
  void OpenEntry(std::string_view type, std::string_view about);
  void OpenResource(std::string_view type);

  const FhirSource& source_;
  fhir::JsonWriter& json_;
  std::vector<std::string> written_;
};

// R4's four priorities are "immediately" (stat), "as soon as possible" (asap), "promptly" (urgent)
// and "normal": emergency, same_day, within_48_h with within_2_weeks, and routine.
std::string_view PriorityOf(std::string_view urgency);

// "<prefix><text>", or nothing where there is no text.
std::string Said(std::string_view prefix, std::string_view text);

// Whether a row of the differential has a Condition: a named one, from "unlikely" (1 %) on. The
// RiskAssessment has every row.
bool HasCondition(const v1::Hypothesis& hypothesis);

// What a reader takes for a flag, and its code system: one that did not fire, or is only assumed,
// says so before its name, and one that did not fire shares no code with one that did.
inline constexpr std::string_view kAssumed = "Assumed, not asked: ";
std::string ShownName(const v1::RedFlag& flag);
std::string_view RedFlagSystemOf(const v1::RedFlag& flag);

// Of an order that no loaded plugin defines, its id in words.
std::string WithheldTitle(const v1::WithheldOrder& order);

// Ours behind the standard ones.
Coded CodedBy(const google::protobuf::RepeatedPtrField<v1::Coding>& codings,
              std::string_view system, std::string_view id, std::string_view name);

// "within_48_h" as "within 48 h".
std::string InWords(std::string_view id);

// Each writes its entries.
void WriteGuidance(AnswerBundle& bundle);      // GuidanceResponse
void WriteDifferential(AnswerBundle& bundle);  // RiskAssessment, Condition
void WriteFlags(AnswerBundle& bundle);         // Flag, DetectedIssue
void WriteRequests(AnswerBundle& bundle);      // RequestGroup, ServiceRequest, CommunicationRequest
// Whether there is a RequestGroup.
bool HasRequests(const v1::EvaluateResponse& answer);
void WriteOrigin(AnswerBundle& bundle);  // Device, Provenance: last, it names all the others

}  // namespace soleus::service
