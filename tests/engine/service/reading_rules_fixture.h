// An EHR's text on one side, facts over the whole shared vocabulary on the other. As of 14 March
// 2026.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/service/facts.h"
#include "fhir/record.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/engine/service/fact_value.h"
#include "tests/engine/service/whole_vocabulary.h"

namespace soleus::service {

namespace words = vocabulary;
using reasoning::Fact;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

inline constexpr std::string_view kSnomed = "http://snomed.info/sct";
inline constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
inline constexpr sdk::FindingId kPain = words::kPosteriorHeelOrCalfPain;
inline constexpr std::string_view kActive =
    R"("clinicalStatus": {"coding": [{"code": "active"}]}, )";

class ReadingRules : public testing::Test {
 protected:
  void Send(std::string resource) { entries_.push_back(std::move(resource)); }

  // A Condition of one code.
  void SendProblem(std::string_view system, std::string_view code,
                   std::string_view more = kActive) {
    Send(R"({"resourceType": "Condition", )" + Id() + std::string(more) + R"("code": )" +
         Coded(system, code) + "}");
  }
  // An Observation of one of our own codes, of the right leg, seen on 10 March.
  void SendResult(std::string_view local_code, std::string_view value,
                  std::string_view more = R"("effectiveDateTime": "2026-03-10", )",
                  std::string_view status = "final") {
    Send(R"({"resourceType": "Observation", )" + Id() + R"("status": ")" + std::string(status) +
         R"(", "bodySite": {"text": "right heel"}, )" + std::string(more) + R"("code": )" +
         Coded("urn:soleus:finding", local_code) + ", " + std::string(value) + "}");
  }
  void SendDrug(std::string_view type, std::string_view more, std::string_view drug) {
    Send(R"({"resourceType": ")" + std::string(type) + R"(", )" + Id() + std::string(more) +
         R"("medicationCodeableConcept": )" + std::string(drug) + "}");
  }

  static std::string Coded(std::string_view system, std::string_view code) {
    return R"({"coding": [{"system": ")" + std::string(system) + R"(", "code": ")" +
           std::string(code) + R"("}]})";
  }

  // In a word of `ValueOf`.
  std::string Is(sdk::FindingId finding) { return ValueOf(Read().patient, finding.text); }

  // What is said of the last record read, by the record and by the facts.
  const std::string& Said() const { return said_; }

  Recognition Read() {
    std::string json = R"({"resourceType": "Bundle", "type": "collection", "entry": [)";
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      json += (i == 0 ? R"({"resource": )" : R"(, {"resource": )") + entries_[i] + "}";
    }
    const fhir::Time as_of = *fhir::ParseTime("2026-03-14");
    const auto record = fhir::ReadRecord(json + "]}", as_of, {});
    EXPECT_TRUE(record.ok()) << record.status() << json;
    if (!record.ok()) return {};
    Recognition read = FactReader(vocabulary_.knowledge()).Read(*record, as_of);
    said_.clear();
    for (const fhir::Issue& issue : record->issues) said_ += issue.text + "\n";
    for (const fhir::Issue& issue : read.issues) said_ += issue.text + "\n";
    return read;
  }

  void StartAnew() { entries_.clear(); }

 private:
  std::string Id() { return R"("id": "r)" + std::to_string(entries_.size()) + R"(", )"; }

  WholeVocabulary vocabulary_;
  std::vector<std::string> entries_;
  std::string said_;
};

}  // namespace soleus::service
