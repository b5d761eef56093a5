// The knowledge and the record of the tests of this folder that turn a record into facts.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/service/facts.h"
#include "fhir/arena.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/service/fact_value.h"

namespace soleus::service {

using fhir::Side;
using reasoning::Fact;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

inline constexpr std::string_view kSnomed = "http://snomed.info/sct";
inline constexpr std::string_view kLocal = "urn:soleus:finding";
inline constexpr std::string_view kFindingValue = "urn:soleus:finding-value";
inline constexpr std::string_view kResult = "urn:soleus:result";
inline constexpr std::string_view kRxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
inline constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
inline constexpr std::string_view kAtc = "http://www.whocc.no/atc";

inline constexpr sdk::Coding kHeelPain[] = {{kSnomed, "2733002", "Heel pain"}};
inline constexpr sdk::Coding kRupture[] = {{kSnomed, "429513001", "Rupture"}};
inline constexpr sdk::Coding kTendinitis[] = {
    {"http://hl7.org/fhir/sid/icd-10-cm", "M76.61", "Achilles tendinitis, right leg"}};
inline constexpr sdk::Category kPlaces[] = {{"mid-tendon-2-6cm", "Tendon"}, {"plantar", "Sole"}};
inline constexpr sdk::Category kResponses[] = {{"absent", "Absent"}, {"normal", "Normal"}};
inline constexpr sdk::Category kExposures[] = {
    {"current", "Now"}, {"recent", "Lately"}, {"none", "No"}};
inline constexpr sdk::Ingredient kFluoroquinolones[] = {{"levofloxacin", "82122", "J01MA12"},
                                                        {"ciprofloxacin", "2551", "J01MA02"},
                                                        {"Ciproflox*", "", ""}};
inline constexpr sdk::Ingredient kSteroids[] = {{"prednisone", "8640", "H02AB07"}};
inline constexpr sdk::ExposureWindow kFluoroquinoloneWindows[] = {{"current", 0, 31},
                                                                  {"recent", 31, 91}};
inline constexpr sdk::ExposureWindow kWhileTaken[] = {{"", 0, 1}};

inline constexpr sdk::FindingId kComplaint{"heel_pain"};

inline constexpr sdk::Finding kUsed[] = {
    {.id = kComplaint,
     .local_code = "heel-pain",
     .sided = true,
     .codes = kHeelPain,
     .derived = sdk::Known({"pain_location"})},
    {.id = {"calf_squeeze"},
     .local_code = "thompson-test",
     .sided = true,
     .derived = sdk::Is({"squeeze_response"}, "absent")},
    {.id = {"squeeze_response"},
     .kind = sdk::ValueKind::kChoice,
     .method = sdk::Method::kBedside,
     .local_code = "plantarflexion-response",
     .sided = true,
     .categories = kResponses},
    {.id = {"rupture_recorded"},
     .local_code = "rupture-recorded",
     .sided = true,
     .suspicion_counts = true,
     .codes = kRupture},
    {.id = {"gap"}, .local_code = "achilles-gap", .sided = true},
    {.id = {"fever"}, .local_code = "fever-or-malaise"},
    {.id = {"tendinitis"}, .local_code = "tendinitis", .codes = kTendinitis},
    {.id = {"pain_location"},
     .kind = sdk::ValueKind::kChoice,
     .local_code = "pain-location",
     .sided = true,
     .categories = kPlaces},
    {.id = {"sudden"}, .local_code = "onset-type#sudden"},
    {.id = {"gradual"}, .local_code = "onset-type#gradual"},
    {.id = {"stiffness_minutes"},
     .kind = sdk::ValueKind::kQuantity,
     .local_code = "morning-stiffness-minutes",
     .unit = "min",
     .sided = true},
    {.id = {"heel_raises"},
     .kind = sdk::ValueKind::kQuantity,
     .local_code = "single-leg-heel-raise-count",
     .unit = "{count}",
     .sided = true},
    {.id = {"stiff"},
     .local_code = "morning-stiffness",
     .derived = sdk::AtLeast({"stiffness_minutes"}, 1)},
    {.id = {"fluoroquinolone"},
     .kind = sdk::ValueKind::kChoice,
     .local_code = "fluoroquinolone-exposure",
     .categories = kExposures,
     .ingredients = kFluoroquinolones,
     .exposure = kFluoroquinoloneWindows},
    {.id = {"steroid"},
     .local_code = "systemic-corticosteroid",
     .ingredients = kSteroids,
     .exposure = kWhileTaken},
};

inline fhir::Time At(std::string_view text) {
  return *fhir::ParseTime(text);
}

// A copy that lasts: the texts of a record are views, and these records are put together by hand.
inline std::string_view Text(std::string_view text) {
  static auto& texts = *new fhir::Arena();
  return texts.Keep(text);
}

inline fhir::Concept Coded(std::string_view system, std::string_view code) {
  return {.codings = {{Text(system), Text(code), {}}}, .text = {}};
}

inline fhir::Origin OriginOf(std::string_view type, std::string_view id) {
  return {.reference = Text(absl::StrFormat("%s/%s", type, id)),
          .path = Text(absl::StrFormat("Bundle.%s", id))};
}

inline fhir::Observation Obs(std::string_view id, std::string_view code, fhir::Value value,
                             Side side = Side::kUnstated, std::string_view date = "2026-03-10") {
  fhir::Observation o;
  o.origin = OriginOf("Observation", id);
  o.code = Coded(kLocal, code);
  o.values = {std::move(value)};
  o.side = side;
  if (!date.empty()) o.effective = At(date);
  return o;
}

inline fhir::Observation Item(std::string_view id, std::string_view link_id, fhir::Value value) {
  fhir::Observation o = Obs(id, link_id, std::move(value));
  o.code = Coded("", link_id);
  o.from_questionnaire = true;
  return o;
}

inline fhir::Value Number(double value, std::string_view unit) {
  return fhir::Quantity{.text = "", .value = value, .unit = Text(unit), .comparator = ""};
}

inline fhir::Condition Cond(std::string_view id, std::string_view system, std::string_view code) {
  fhir::Condition c;
  c.origin = OriginOf("Condition", id);
  c.code = Coded(system, code);
  c.clinical = fhir::ClinicalStatus::kActive;
  return c;
}

inline fhir::Medication Drug(std::string_view id, std::string_view system, std::string_view code) {
  fhir::Medication m;
  m.origin = OriginOf("MedicationStatement", id);
  m.drug = Coded(system, code);
  m.route = Coded(kSnomed, "26643006");  // oral
  return m;
}

class FactsTest : public testing::Test {
 protected:
  FactsTest() {
    for (const sdk::Finding& finding : kUsed) evidence_.push_back({.finding = finding.id});
    condition_.id = {"some_condition"};
    condition_.evidence = evidence_;
    presentation_.id = "adult";
    presentation_.complaint = kComplaint;
    table_.about.id = "some_plugin";
    table_.vocabulary = kUsed;
    table_.conditions = {&condition_, 1};
    table_.presentations = {&presentation_, 1};
    EXPECT_TRUE(knowledge_.Add(table_).ok());
  }

  // At the end of 14 March 2026.
  Recognition Read() const { return FactReader(knowledge_).Read(record_, At("2026-03-14")); }

  static std::string ValueOf(const Recognition& r, std::string_view finding) {
    return service::ValueOf(r.patient, finding);
  }

  std::string ReadOne(fhir::Observation observation, std::string_view finding) {
    record_.observations = {std::move(observation)};
    return ValueOf(Read(), finding);
  }

  std::string ReadDrug(fhir::Medication medication, std::string_view finding = "fluoroquinolone") {
    record_.medications = {std::move(medication)};
    return ValueOf(Read(), finding);
  }

  static std::vector<std::string> Texts(const Recognition& r) {
    std::vector<std::string> texts;
    for (const fhir::Issue& issue : r.issues) texts.push_back(issue.text);
    return texts;
  }

  std::vector<sdk::Evidence> evidence_;
  sdk::Condition condition_;
  sdk::Presentation presentation_;
  sdk::Plugin table_;
  reasoning::Knowledge knowledge_;
  fhir::Record record_;
};

}  // namespace soleus::service
