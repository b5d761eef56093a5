// The rules by which bytes become a record, one test each. What single types and fields promise
// beyond them stands in the test of the type.
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string Coded(std::string_view system, std::string_view code) {
  return R"({"coding": [{"system": ")" + std::string(system) + R"(", "code": ")" +
         std::string(code) + R"("}]})";
}

std::string Heel(std::string_view more) {
  return R"({"resourceType": "Condition", "code": {"text": "heel pain"})" + std::string(more) + "}";
}

std::string Obs(std::string_view more) {
  return R"({"resourceType": "Observation", "id": "o", "status": "final", "code": {"text": "x"})" +
         std::string(more) + "}";
}

std::string SystemAs(std::string_view sent) {
  const Record record = Read(R"({"resourceType": "Condition", "code": )" + Coded(sent, "1") + "}");
  return std::string(record.conditions.at(0).code.codings.at(0).system);
}

std::optional<Time> TimeOf(std::string_view more) {
  const Record record = Read(Obs(more));
  EXPECT_THAT(record.observations, SizeIs(1)) << more;
  return record.observations.at(0).effective;
}

// ---- systems

TEST(ReadingRules, ASystemIsKnownByUriOidHttpsTrailingSlashAndUpperCase) {
  for (const char* sent :
       {"http://snomed.info/sct", "https://snomed.info/sct", "http://snomed.info/sct/",
        "HTTP://SNOMED.INFO/SCT", " http://snomed.info/sct ", "urn:oid:2.16.840.1.113883.6.96",
        "URN:OID:2.16.840.1.113883.6.96", "2.16.840.1.113883.6.96"}) {
    EXPECT_EQ(SystemAs(sent), "http://snomed.info/sct") << sent;
  }
}

TEST(ReadingRules, AnEditionOfSnomedCtIsSnomedCt) {
  EXPECT_EQ(SystemAs("http://snomed.info/sct/731000124108"), "http://snomed.info/sct");
  EXPECT_EQ(SystemAs("http://snomed.info/sct/900000000000207008/version/20220301"),
            "http://snomed.info/sct");
  EXPECT_EQ(SystemAs("http://snomed.info/sct/x"), "http://snomed.info/sct/x");
}

// 2.16.840.1.113883.6.3 is ICD-10 of the WHO, .6.135 ICD-10-AM.
TEST(ReadingRules, AnotherIcd10IsNotIcd10Cm) {
  for (const char* sent :
       {"http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-am",
        "http://hl7.org/fhir/sid/icd-10-gm", "urn:oid:2.16.840.1.113883.6.3",
        "urn:oid:2.16.840.1.113883.6.135", "http://hl7.org/fhir/sid/icd-9-cm", ""}) {
    EXPECT_EQ(SystemAs(sent), sent);
  }
}

TEST(ReadingRules, ATableOfAnEarlierFhirVersionIsTheSameTable) {
  EXPECT_EQ(SystemAs("http://hl7.org/fhir/v2/0078"),
            "http://terminology.hl7.org/CodeSystem/v2-0078");
  EXPECT_EQ(SystemAs("http://hl7.org/fhir/data-absent-reason"),
            "http://terminology.hl7.org/CodeSystem/data-absent-reason");
}

// ---- what FHIR has not

TEST(ReadingRules, AnEmptyArrayCountsAsNotSentAndIsSaid) {
  const Record record = Read(Obs(R"(, "valueBoolean": true, "interpretation": [])"));
  EXPECT_THAT(record.observations, SizeIs(1));
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kInformation,
                                                 "Observation.interpretation", "no empty arrays")));
}

// ---- statuses

TEST(ReadingRules, ARefutedConditionIsHeardUnderWhateverSystemAndInWords) {
  for (const std::string& status :
       {Coded("http://hl7.org/fhir/condition-ver-status", "refuted"),
        Coded("https://terminology.hl7.org/CodeSystem/condition-ver-status/", "entered-in-error"),
        Coded("urn:oid:2.16.840.1.113883.4.642.4.1075", "refuted"), Coded("urn:local", "refuted"),
        std::string(R"({"text": "Refuted"})"), std::string(R"({"text": "Entered in Error"})")}) {
    EXPECT_THAT(Read(Heel(R"(, "verificationStatus": )" + status)).conditions, IsEmpty()) << status;
  }
}

TEST(ReadingRules, AConditionThatIsBothConfirmedAndRefutedIsNotUsed) {
  EXPECT_THAT(Read(Heel(R"(, "verificationStatus": {"coding": [
      {"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"},
      {"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "refuted"}
      ]})"))
                  .conditions,
              IsEmpty());
}

TEST(ReadingRules, AnUnknownVerificationStatusIsASuspicionAtMost) {
  for (const std::string& status : {Coded("urn:local", "known-absent"), std::string("{}")}) {
    const Record record = Read(Heel(R"(, "verificationStatus": )" + status));
    EXPECT_EQ(record.conditions.at(0).certainty, Certainty::kUnconfirmed) << status;
    EXPECT_THAT(record.issues, Contains(IsIssue(Severity::kWarning, "Condition.verificationStatus",
                                                "counts as unconfirmed")));
  }
}

TEST(ReadingRules, AStatusInWordsIsNeverRepeatedInAnIssue) {
  const Record record = Read(Heel(R"(, "verificationStatus": {"text": "Anna says no"})"));
  for (const Issue& issue : record.issues) EXPECT_EQ(issue.text.find("nna"), std::string::npos);
}

TEST(ReadingRules, ActiveAndResolvedAtOnceIsNotStated) {
  const Record record = Read(Heel(R"(, "clinicalStatus": {"coding": [
      {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"},
      {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "resolved"}
      ]})"));
  EXPECT_EQ(record.conditions.at(0).clinical, ClinicalStatus::kUnstated);
  EXPECT_THAT(record.issues, SizeIs(1));
}

TEST(ReadingRules, AnEndInAnyFormIsAnEnd) {
  for (const char* end :
       {R"("abatementAge": {"value": 40, "unit": "a"})", R"("abatementString": "last spring")",
        R"("abatementDateTime": "2026-03-01")"}) {
    EXPECT_EQ(Read(Heel(std::string(", ") + end)).conditions.at(0).clinical,
              ClinicalStatus::kInactive)
        << end;
  }
}

TEST(ReadingRules, ADiagnosisOfAVisitIsToldFromAProblemOfTheList) {
  const auto of_a_visit = [](std::string_view categories) {
    return Read(Heel(R"(, "category": [)" + std::string(categories) + "]"))
        .conditions.at(0)
        .of_a_visit;
  };
  const std::string visit =
      Coded("http://terminology.hl7.org/CodeSystem/condition-category", "encounter-diagnosis");
  const std::string problem =
      Coded("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item");
  EXPECT_TRUE(of_a_visit(visit));
  EXPECT_FALSE(of_a_visit(problem));
  EXPECT_FALSE(of_a_visit(visit + ", " + problem));
  EXPECT_FALSE(of_a_visit(""));
}

// ---- modifiers

TEST(ReadingRules, AModifierOfAPartTakesThePartAway) {
  const std::string_view modifier = R"("modifierExtension": [{"url": "urn:x"}])";
  const auto with = [&](std::string_view before, std::string_view after) {
    return Read(Obs(std::string(before) + std::string(modifier) + std::string(after)));
  };
  const Record value = with(R"(, "valueQuantity": {"value": 5, "unit": "min", )", "}");
  EXPECT_TRUE(std::holds_alternative<NoValue>(value.observations.at(0).values.at(0)));
  EXPECT_THAT(value.issues,
              Contains(IsIssue(Severity::kError, "Observation.valueQuantity.modifierExtension",
                               "not known here")));
  const Record coded = with(R"(, "valueCodeableConcept": {"coding": [{"code": "1", )", "}]}");
  EXPECT_TRUE(std::holds_alternative<NoValue>(coded.observations.at(0).values.at(0)));
  const Record period = with(R"(, "effectivePeriod": {"start": "2026", )", "}");
  EXPECT_FALSE(period.observations.at(0).effective.has_value());
}

TEST(ReadingRules, AModifierOfTheCodeTakesTheResourceAway) {
  EXPECT_THAT(Read(R"({"resourceType": "Condition",
      "code": {"text": "heel pain", "modifierExtension": [{"url": "urn:x"}]}})")
                  .conditions,
              IsEmpty());
}

TEST(ReadingRules, AModifierOfTheTimingLeavesTheEndOfACourseOpen) {
  const Record record = Read(R"({"resourceType": "MedicationRequest", "status": "active",
      "intent": "order", "medicationCodeableConcept": {"text": "ciprofloxacin"},
      "authoredOn": "2026-03-01", "dosageInstruction": [{"timing": {
      "modifierExtension": [{"url": "urn:x"}],
      "repeat": {"boundsPeriod": {"start": "2026-03-01", "end": "2026-03-05"}}}}]})");
  EXPECT_FALSE(record.medications.at(0).end.has_value());
  EXPECT_THAT(record.issues, SizeIs(1));
}

TEST(ReadingRules, ABundleUnderUnknownRulesIsNotUsed) {
  const Record record = Read(R"({"resourceType": "Bundle", "type": "collection",
      "implicitRules": "urn:x", "entry": [{"resource": )" +
                             Heel("") + "}]}");
  EXPECT_THAT(record.conditions, IsEmpty());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kError, "Bundle.implicitRules", "not known")));
}

// ---- versions and references

TEST(ReadingRules, OfTwoVersionsTheLaterThenTheCorrectedOneIsRead) {
  const auto value = [](std::string_view first, std::string_view second) {
    const Record record = Read(Bundle(Obs(R"(, "valueBoolean": false)" + std::string(first)),
                                      Obs(R"(, "valueBoolean": true)" + std::string(second))));
    EXPECT_THAT(record.observations, SizeIs(1));
    return std::get<bool>(record.observations.at(0).values.at(0));
  };
  EXPECT_TRUE(value(R"(, "meta": {"versionId": "9"})", R"(, "meta": {"versionId": "10"})"));
  EXPECT_FALSE(value(R"(, "meta": {"versionId": "10"})", R"(, "meta": {"versionId": "9"})"));
  EXPECT_FALSE(value("", ""));
  const Record corrected =
      Read(Bundle(Obs(R"(, "valueBoolean": false)"),
                  R"({"resourceType": "Observation", "id": "o", "status": "corrected",
                      "code": {"text": "x"}, "valueBoolean": true})"));
  EXPECT_TRUE(std::get<bool>(corrected.observations.at(0).values.at(0)));
}

TEST(ReadingRules, AWithdrawnVersionTakesTheOtherAway) {
  const Record record =
      Read(Bundle(Obs(R"(, "valueBoolean": true)"),
                  R"({"resourceType": "Observation", "id": "o", "status": "entered-in-error",
                      "code": {"text": "x"}})"));
  EXPECT_THAT(record.observations, IsEmpty());
}

TEST(ReadingRules, ARelativeReferenceStaysOnItsOwnServer) {
  const auto entry = [](std::string_view url, std::string_view resource) {
    return R"({"fullUrl": ")" + std::string(url) + R"(", "resource": )" + std::string(resource) +
           "}";
  };
  const auto drug = [](std::string_view name) {
    return R"({"resourceType": "Medication", "id": "1", "code": {"text": ")" + std::string(name) +
           R"("}})";
  };
  const Record record =
      Read(R"({"resourceType": "Bundle", "type": "collection", "entry": [)" +
           entry("https://a.example/fhir/Medication/1", drug("paracetamol")) + "," +
           entry("https://b.example/fhir/Medication/1", drug("ciprofloxacin")) + "," +
           entry("https://b.example/fhir/MedicationRequest/2",
                 R"({"resourceType": "MedicationRequest", "id": "2", "status": "active",
                "intent": "order", "medicationReference": {"reference": "Medication/1"}})") +
           "]}");
  EXPECT_EQ(record.medications.at(0).drug.text, "ciprofloxacin");
}

TEST(ReadingRules, WhatIsContainedIsAboutWhomItsContainerIsAbout) {
  const std::string report = R"({"resourceType": "DiagnosticReport", "contained": [)" +
                             Obs(R"(, "valueBoolean": true)") + R"(], "subject": {"reference": ")";
  constexpr std::string_view kAnna = R"({"resourceType": "Patient", "id": "anna"})";
  EXPECT_FALSE(TryRead(Bundle(kAnna, report + R"(Patient/berta"}})")).ok());
  EXPECT_THAT(Read(Bundle(kAnna, report + R"(Patient/anna"}})")).observations, SizeIs(1));
  EXPECT_THAT(Read(Bundle(kAnna, report + R"(Group/1"}})")).observations, IsEmpty());
}

// ---- times

TEST(ReadingRules, ATimingIsItsLastEventOrItsBounds) {
  EXPECT_EQ(TimeOf(R"(, "effectiveTiming": {"event": ["2026-03-02", "2026-03-04", "2026-03-03"]})"),
            Day("2026-03-04"));
  EXPECT_EQ(TimeOf(R"(, "effectiveTiming": {"repeat": {"boundsPeriod": {"end": "2026-03-04"}}})"),
            Day("2026-03-04"));
  EXPECT_FALSE(TimeOf(R"(, "effectiveTiming": {"code": {"text": "BID"}})").has_value());
}

TEST(ReadingRules, AResultIsNoYoungerThanItsIssue) {
  EXPECT_EQ(TimeOf(R"(, "issued": "2019-01-01T08:00:00Z")"), Day("2019-01-01T08:00:00Z"));
  EXPECT_EQ(TimeOf(R"(, "effectiveDateTime": "2018", "issued": "2019-01-01T08:00:00Z")"),
            Day("2018"));
  EXPECT_EQ(TimeOf(R"(, "effectiveDateTime": "03/14/2018", "issued": "2019-01-01T08:00:00Z")"),
            Day("2019-01-01T08:00:00Z"));
}

TEST(ReadingRules, AHistoryOfAnotherPersonAndAnAllergyAreNotRead) {
  const Record record = Read(Bundle(
      R"({"resourceType": "FamilyMemberHistory", "condition": [{"code": {"text": "gout"}}]})",
      R"({"resourceType": "AllergyIntolerance", "code": {"text": "ciprofloxacin"}})"));
  EXPECT_THAT(record.conditions, IsEmpty());
  EXPECT_THAT(record.medications, IsEmpty());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kInformation, "Bundle", "AllergyIntolerance")));
}

TEST(ReadingRules, TheReasonForNoValueIsTheOneOfFhirsOwnList) {
  const Record record = Read(Obs(R"(, "dataAbsentReason": {"coding": [
      {"system": "urn:local", "code": "X"},
      {"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "masked"}]})"));
  EXPECT_EQ(std::get<NoValue>(record.observations.at(0).values.at(0)).reason, "masked");
}

}  // namespace
}  // namespace soleus::fhir
