#include "fhir/limit.h"
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string Request(std::string_view status, std::string_view intent, std::string_view more = "") {
  return R"({"resourceType": "MedicationRequest", "id": "m", "status": ")" + std::string(status) +
         R"(", "intent": ")" + std::string(intent) +
         R"(", "medicationCodeableConcept": {"text": "ciprofloxacin"})" + std::string(more) + "}";
}

std::string Statement(std::string_view status, std::string_view more = "") {
  return R"({"resourceType": "MedicationStatement", "id": "m", "status": ")" + std::string(status) +
         R"(", "medicationCodeableConcept": {"text": "ciprofloxacin"})" + std::string(more) + "}";
}

Medication Only(std::string_view json) {
  const Record record = Read(json);
  EXPECT_THAT(record.medications, SizeIs(1)) << json;
  return record.medications.empty() ? Medication{} : record.medications[0];
}

TEST(MedicationRequest, AnActiveOrderIsTaken) {
  const Medication medication = Only(Request("active", "order", R"(, "authoredOn": "2026-03-01")"));
  EXPECT_TRUE(medication.taken);
  EXPECT_FALSE(medication.ended);
  EXPECT_EQ(medication.drug.text, "ciprofloxacin");
  EXPECT_EQ(medication.start, Day("2026-03-01"));
  EXPECT_FALSE(medication.end.has_value());
  EXPECT_EQ(medication.origin.reference, "MedicationRequest/m");
}

TEST(MedicationRequest, CompletedAndStoppedHaveEnded) {
  EXPECT_TRUE(Only(Request("completed", "order")).ended);
  EXPECT_TRUE(Only(Request("stopped", "order")).ended);
  EXPECT_TRUE(Only(Request("stopped", "order")).taken);
}

TEST(MedicationRequest, WhatIsOnlyProposedIsNotTaken) {
  for (const char* intent : {"proposal", "plan", "option"}) {
    EXPECT_FALSE(Only(Request("active", intent)).taken) << intent;
  }
  EXPECT_FALSE(Only(Request("draft", "order")).taken);
  EXPECT_FALSE(Only(Request("cancelled", "order")).taken);
}

TEST(MedicationRequest, APlanThatIsReportedIsWhatThePatientTakes) {
  EXPECT_TRUE(Only(Request("active", "plan", R"(, "reportedBoolean": true)")).taken);
  EXPECT_FALSE(Only(Request("active", "plan", R"(, "reportedBoolean": false)")).taken);
}

TEST(MedicationRequest, AnOrderNotToGiveItIsNotTaken) {
  EXPECT_FALSE(Only(Request("active", "order", R"(, "doNotPerform": true)")).taken);
  EXPECT_TRUE(Only(Request("active", "order", R"(, "doNotPerform": false)")).taken);
}

TEST(MedicationRequest, WhetherItForbidsMustBeReadable) {
  const Record record = Read(Request("active", "order", R"(, "doNotPerform": "true")"));
  EXPECT_THAT(record.medications, IsEmpty());
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kError, "MedicationRequest.doNotPerform",
                                                 "cannot be read")));
}

TEST(MedicationRequest, ErroneousAndUnknownStatusesAreLeftOut) {
  for (const char* status : {"entered-in-error", "unknown", "gone"}) {
    const Record record = Read(Request(status, "order"));
    EXPECT_THAT(record.medications, IsEmpty());
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kError, "MedicationRequest.status", status)));
  }
  EXPECT_THAT(Read(Request("active", "wish")).medications, IsEmpty());
}

TEST(MedicationRequest, OnHoldCountsAsTakenAndIsSaid) {
  const Record record = Read(Request("on-hold", "order"));
  EXPECT_TRUE(record.medications.at(0).taken);
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kInformation, "MedicationRequest.status", "on hold")));
}

TEST(MedicationRequest, TheBoundsOfItsInstructionsComeBeforeTheDateOfTheOrder) {
  const Medication medication = Only(Request("active", "order", R"(, "authoredOn": "2026-01-01",
      "dosageInstruction": [{"timing": {"repeat": {"boundsPeriod":
          {"start": "2026-02-01", "end": "2026-02-10"}}}}],
      "dispenseRequest": {"validityPeriod": {"start": "2026-01-15", "end": "2027-01-01"}})"));
  EXPECT_EQ(medication.start, Day("2026-02-01"));
  EXPECT_EQ(medication.end, Day("2026-02-10"));
}

TEST(MedicationRequest, ItMayBeDispensedUntilADayThatIsNotTheEndOfTheCourse) {
  const Medication medication = Only(Request("active", "order", R"(,
      "dispenseRequest": {"validityPeriod": {"start": "2026-01-15", "end": "2026-02-01"}})"));
  EXPECT_EQ(medication.start, Day("2026-01-15"));
  EXPECT_EQ(medication.end, std::nullopt);
}

// 1 March, first second, plus 7 days: over at the first second of 8 March.
TEST(MedicationRequest, ACourseOfSevenDaysEndsAfterSevenDays) {
  const Medication medication = Only(Request("active", "order", R"(, "authoredOn": "2026-03-01",
      "dosageInstruction": [{"timing": {"repeat": {"boundsDuration": {"value": 7,
      "unit": "d"}}}}])"));
  ASSERT_TRUE(medication.end.has_value());
  EXPECT_EQ(medication.end->end, Day("2026-03-08").first);
}

TEST(MedicationRequest, OneOpenInstructionLeavesTheEndOpen) {
  const Medication medication = Only(Request("active", "order", R"(, "dosageInstruction": [
      {"timing": {"repeat": {"boundsPeriod": {"start": "2026-02-01", "end": "2026-02-10"}}}},
      {"timing": {"repeat": {"boundsPeriod": {"start": "2026-02-10"}}}}])"));
  EXPECT_EQ(medication.start, Day("2026-02-01"));
  EXPECT_FALSE(medication.end.has_value());
}

TEST(MedicationRequest, AStartInTheFutureIsNotUsed) {
  const Record record = Read(Request("active", "order", R"(, "authoredOn": "2026-04-01")"));
  EXPECT_THAT(record.medications, IsEmpty());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "MedicationRequest", "lies after")));
}

TEST(MedicationRequest, TheRouteIsTheOneThatAllInstructionsName) {
  EXPECT_EQ(Only(Request("active", "order", R"(, "dosageInstruction": [{"route": {"text": "oral"}},
      {"route": {"text": "oral"}}])"))
                .route->text,
            "oral");
  const Record record = Read(Request("active", "order", R"(, "dosageInstruction": [
      {"route": {"text": "oral"}}, {"route": {"text": "topical"}}])"));
  EXPECT_FALSE(record.medications.at(0).route.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kInformation, "MedicationRequest.dosageInstruction",
                                  "different routes")));
}

TEST(MedicationRequest, AnIntermediateElementOfTheWrongTypeIsSaid) {
  for (const auto& [more, path] :
       {std::pair(R"(, "dosageInstruction": [{"timing": "daily"}])",
                  "MedicationRequest.dosageInstruction[0].timing"),
        std::pair(R"(, "dosageInstruction": {"route": {"text": "oral"}})",
                  "MedicationRequest.dosageInstruction"),
        std::pair(R"(, "dispenseRequest": [])", "MedicationRequest.dispenseRequest")}) {
    const Record record = Read(Request("active", "order", more));
    EXPECT_THAT(record.medications, SizeIs(1));
    EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kWarning, path, "")));
  }
}

// ---- the drug

constexpr std::string_view kByReference =
    R"({"resourceType": "MedicationRequest", "status": "active", "intent": "order",
        "medicationReference": {"reference": "Medication/c", "display": "cipro 500 mg"}})";

TEST(MedicationRequest, AMedicationInTheBundleGivesTheCode) {
  const Record record =
      Read(Bundle(kByReference, R"({"resourceType": "Medication", "id": "c", "code": {"coding": [
          {"system": "urn:oid:2.16.840.1.113883.6.88", "code": "2551"}]}})"));
  ASSERT_THAT(record.medications, SizeIs(1));
  EXPECT_EQ(record.medications[0].drug.codings.at(0).system,
            "http://www.nlm.nih.gov/research/umls/rxnorm");
  EXPECT_EQ(record.medications[0].drug.codings.at(0).code, "2551");
  EXPECT_THAT(record.issues, IsEmpty());
}

TEST(MedicationRequest, AContainedMedicationGivesTheCode) {
  const Medication medication = Only(
      R"({"resourceType": "MedicationRequest", "status": "active", "intent": "order",
          "contained": [{"resourceType": "Medication", "id": "c", "code": {"text": "cipro"}}],
          "medicationReference": {"reference": "#c"}})");
  EXPECT_EQ(medication.drug.text, "cipro");
}

TEST(MedicationRequest, AMedicationThatWasNotSentLeavesItsName) {
  const Record record = Read(kByReference);
  EXPECT_EQ(record.medications.at(0).drug.text, "cipro 500 mg");
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "MedicationRequest.medicationReference",
                                  "only its name")));
}

TEST(MedicationRequest, AMedicationEnteredInErrorIsNotUsed) {
  const Record record = Read(Bundle(kByReference, R"({"resourceType": "Medication", "id": "c",
      "status": "entered-in-error", "code": {"text": "x"}})"));
  EXPECT_THAT(record.medications, IsEmpty());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kError, "Bundle.entry[0].resource.medicationReference",
                                  "entered in error")));
}

TEST(MedicationRequest, WithoutADrugItIsLeftOut) {
  const Record record =
      Read(R"({"resourceType": "MedicationRequest", "status": "active", "intent": "order"})");
  EXPECT_THAT(record.medications, IsEmpty());
  EXPECT_THAT(record.issues,
              Contains(IsIssue(Severity::kError, "MedicationRequest", "names no medication")));
}

Record ByMedication(const std::string& more) {
  return Read(Bundle(kByReference, R"({"resourceType": "Medication", "id": "c")" + more + "}"));
}

TEST(MedicationRequest, AMedicationWithoutACodeIsEachOfItsActiveIngredients) {
  const Record record = ByMedication(R"(, "form": {"text": "Ointment"}, "ingredient": [
      {"itemCodeableConcept": {"coding": [{"system": "urn:rx", "code": "1"}]}},
      {"itemCodeableConcept": {"text": "steroid"}, "isActive": true},
      {"itemCodeableConcept": {"text": "petrolatum"}, "isActive": false},
      {"itemCodeableConcept": {"text": "lanolin"}, "isActive": "yes"}])");
  ASSERT_THAT(record.medications, SizeIs(2));
  EXPECT_EQ(record.medications[0].drug.codings.at(0).code, "1");
  // The form decides the route where none is stated.
  EXPECT_EQ(record.medications[0].drug.text, "Ointment");
  EXPECT_EQ(record.medications[1].drug.text, "steroid, Ointment");
  EXPECT_EQ(record.medications[0].origin.path, record.medications[1].origin.path);
}

TEST(MedicationRequest, TheCodeOfAMedicationComesBeforeItsIngredients) {
  const Record record = ByMedication(R"(, "code": {"text": "mixture"}, "ingredient": [
      {"itemCodeableConcept": {"text": "one"}}, {"itemCodeableConcept": {"text": "two"}}])");
  ASSERT_THAT(record.medications, SizeIs(1));
  EXPECT_EQ(record.medications[0].drug.text, "mixture");
}

TEST(MedicationRequest, AnIngredientWithoutACodeOfItsOwnIsSaid) {
  const Record record = ByMedication(R"(, "ingredient": [
      {"itemCodeableConcept": {"text": "one"}}, {"itemReference": {"reference": "#s"}}])");
  EXPECT_THAT(record.medications, SizeIs(1));
  EXPECT_THAT(record.issues, Contains(IsIssue(Severity::kWarning,
                                              "Bundle.entry[0].resource.medicationReference -> "
                                              "Medication.ingredient[1]",
                                              "An ingredient has no code")));
  for (const char* none :
       {"", R"(, "ingredient": [])", R"(, "ingredient": [{"isActive": true}])"}) {
    EXPECT_THAT(ByMedication(none).medications, IsEmpty()) << none;
  }
}

// A text of 4000 bytes copied 300 times is 1.2 MB; at most 0.5 MB may be copied here.
TEST(MedicationRequest, ALargeMedicationIsNotCopiedWithoutBound) {
  std::string json = R"({"resourceType": "Bundle", "type": "collection", "entry": [{"resource":
      {"resourceType": "Medication", "id": "c", "code": {"text": ")" +
                     std::string(4000, 'x') + R"("}}})";
  for (int i = 0; i < 300; ++i) {
    json += R"(, {"resource": )" + std::string(kByReference) + "}";
  }
  json += "]}";
  EXPECT_TRUE(TryRead(json).ok());
  ReadLimits limits;
  limits.json.max_bytes = 500'000;
  EXPECT_EQ(LimitOf(TryRead(json, limits).status()), "max_bytes");
}

// ---- MedicationStatement

TEST(MedicationStatement, ItsStatusSaysWhetherItIsTaken) {
  EXPECT_TRUE(Only(Statement("active")).taken);
  EXPECT_TRUE(Only(Statement("completed")).ended);
  EXPECT_TRUE(Only(Statement("stopped")).ended);
  EXPECT_FALSE(Only(Statement("not-taken")).taken);
  EXPECT_FALSE(Only(Statement("intended")).taken);
  EXPECT_THAT(Read(Statement("unknown")).medications, IsEmpty());
  EXPECT_THAT(Read(Statement("entered-in-error")).medications, IsEmpty());
}

TEST(MedicationStatement, ItsPeriodIsWhenItWasTaken) {
  const Medication period = Only(
      Statement("completed", R"(, "effectivePeriod": {"start": "2026-01", "end": "2026-02"})"));
  EXPECT_EQ(period.start, Day("2026-01"));
  EXPECT_EQ(period.end, Day("2026-02"));
  EXPECT_EQ(Only(Statement("active", R"(, "effectiveDateTime": "2026-01-05")")).start,
            Day("2026-01-05"));
}

TEST(MedicationStatement, ItsRouteStandsInItsDosage) {
  EXPECT_EQ(
      Only(Statement("active", R"(, "dosage": [{"route": {"text": "eye drops"}}])")).route->text,
      "eye drops");
}

}  // namespace
}  // namespace soleus::fhir
