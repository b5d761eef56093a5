// How the input names its patient: what an answer's resources may point at.
#include <string>

#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

std::string PointingAt(std::string_view reference) {
  return R"({"resourceType": "Observation", "id": "o", "status": "final", "valueBoolean": true,
    "code": {"text": "x"}, "subject": )" +
         std::string(reference) + "}";
}

TEST(Subject, IsThePatientById) {
  EXPECT_EQ(Read(Bundle(R"({"resourceType": "Patient", "id": "p1"})")).subject.reference,
            "Patient/p1");
  EXPECT_EQ(Read(R"({"resourceType": "Patient", "id": "p1"})").subject.reference, "Patient/p1");
}

TEST(Subject, OfAPatientWithoutAnIdIsItsFullUrl) {
  const Record record = Read(R"({"resourceType": "Bundle", "type": "collection", "entry": [
    {"fullUrl": "urn:uuid:5c2e8d0a-6f39-4a52-9a0e-1b1e6a2f4c11",
     "resource": {"resourceType": "Patient"}}]})");
  EXPECT_EQ(record.subject.reference, "urn:uuid:5c2e8d0a-6f39-4a52-9a0e-1b1e6a2f4c11");
}

TEST(Subject, WithoutAPatientIsWhatTheOthersPointAt) {
  EXPECT_EQ(Read(PointingAt(R"({"reference": "Patient/7/_history/2"})")).subject.reference,
            "Patient/7");
  EXPECT_EQ(
      Read(PointingAt(R"({"reference": "https://ehr.example/fhir/Patient/7"})")).subject.reference,
      "https://ehr.example/fhir/Patient/7");
}

TEST(Subject, MayBeAnIdentifierAlone) {
  const Subject subject =
      Read(PointingAt(R"({"identifier": {"system": "urn:mrn", "value": "77"}})")).subject;
  EXPECT_EQ(subject.reference, "");
  EXPECT_EQ(subject.identifier_system, "urn:mrn");
  EXPECT_EQ(subject.identifier_value, "77");
  const Subject of_patient =
      Read(R"({"resourceType": "Patient", "identifier": [{"system": "urn:mrn", "value": "78"}]})")
          .subject;
  EXPECT_EQ(of_patient.identifier_value, "78");
}

TEST(Subject, IsNobodyWhereNothingOutsideTheInputCouldPointAtIt) {
  for (const char* reference : {R"({"display": "the patient"})", R"({"reference": "one two"})",
                                R"({"reference": "Patient/\u0001"})"}) {
    const Subject subject = Read(PointingAt(reference)).subject;
    EXPECT_EQ(subject.reference + subject.identifier_value, "") << reference;
  }
  EXPECT_EQ(Read(R"({"resourceType": "Observation", "id": "o", "status": "final",
    "code": {"text": "x"}, "valueBoolean": true, "subject": {"reference": "#p"},
    "contained": [{"resourceType": "Patient", "id": "p"}]})")
                .subject.reference,
            "");
}

}  // namespace
}  // namespace soleus::fhir
