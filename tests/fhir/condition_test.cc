#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kVerification =
    "http://terminology.hl7.org/CodeSystem/condition-ver-status";
constexpr std::string_view kClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";

std::string Heel(std::string_view more) {
  return R"({"resourceType": "Condition", "id": "heel", "code": {"text": "heel pain"})" +
         std::string(more) + "}";
}

std::string Coded(std::string_view system, std::string_view code) {
  return R"({"resourceType": "Condition", "code": {"coding": [{"system": ")" + std::string(system) +
         R"(", "code": ")" + std::string(code) + R"("}]}})";
}

std::string Status(std::string_view field, std::string_view system, std::string_view code) {
  return R"(, ")" + std::string(field) + R"(": {"coding": [{"system": ")" + std::string(system) +
         R"(", "code": ")" + std::string(code) + R"("}]})";
}

Side SideOf(std::string_view more) {
  const Record record = Read(Heel(more));
  EXPECT_THAT(record.conditions, SizeIs(1));
  return record.conditions.empty() ? Side::kUnstated : record.conditions[0].side;
}

TEST(Condition, RefutedAndErroneousOnesAreLeftOut) {
  for (const char* code : {"refuted", "entered-in-error"}) {
    const Record record = Read(Heel(Status("verificationStatus", kVerification, code)));
    EXPECT_THAT(record.conditions, IsEmpty());
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kError, "Condition.verificationStatus", code)));
  }
}

TEST(Condition, CertaintyFollowsTheVerificationStatus) {
  const auto certainty = [](const char* code) {
    return Read(Heel(Status("verificationStatus", kVerification, code))).conditions.at(0).certainty;
  };
  EXPECT_EQ(certainty("confirmed"), Certainty::kConfirmed);
  EXPECT_EQ(certainty("provisional"), Certainty::kUnconfirmed);
  EXPECT_EQ(certainty("differential"), Certainty::kUnconfirmed);
  EXPECT_EQ(certainty("unconfirmed"), Certainty::kUnconfirmed);
  EXPECT_EQ(Read(Heel("")).conditions.at(0).certainty, Certainty::kUnstated);
}

TEST(Condition, ResolvedInactiveAndRemissionAreInactive) {
  const auto clinical = [](const char* code) {
    return Read(Heel(Status("clinicalStatus", kClinical, code))).conditions.at(0).clinical;
  };
  for (const char* code : {"inactive", "remission", "resolved"}) {
    EXPECT_EQ(clinical(code), ClinicalStatus::kInactive) << code;
  }
  for (const char* code : {"active", "recurrence", "relapse"}) {
    EXPECT_EQ(clinical(code), ClinicalStatus::kActive) << code;
  }
}

TEST(Condition, AnUnknownStatusCodeIsSaidAndNotGuessed) {
  const Record record = Read(Heel(Status("clinicalStatus", kClinical, "dormant")));
  EXPECT_EQ(record.conditions.at(0).clinical, ClinicalStatus::kUnstated);
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Condition.clinicalStatus", "\"dormant\"")));
}

TEST(Condition, AStatusOfAnotherFhirVersionWithholdsIt) {
  for (const char* field : {"clinicalStatus", "verificationStatus"}) {
    const Record record = Read(Heel(R"(, ")" + std::string(field) + R"(": "active")"));
    EXPECT_THAT(record.conditions, IsEmpty());
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kError, "Condition." + std::string(field),
                                    "CodeableConcept")));
  }
}

TEST(Condition, ACodeOfTheWrongTypeWithholdsIt) {
  const Record record = Read(R"({"resourceType": "Condition", "code": "heel"})");
  EXPECT_THAT(record.conditions, IsEmpty());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Condition.code", "an object"),
                          IsIssue(Severity::kError, "Condition.code", "neither code nor text")));
}

TEST(Condition, APastAbatementMakesItInactiveWhereNothingElseIsStated) {
  const Record record =
      Read(Heel(R"(, "abatementPeriod": {"start": "2025-01", "end": "2025-06-30"})"));
  EXPECT_EQ(record.conditions.at(0).clinical, ClinicalStatus::kInactive);
  EXPECT_EQ(record.conditions.at(0).abatement, Day("2025-06-30"));
  EXPECT_EQ(Read(Heel(R"(, "abatementDateTime": "2027")")).conditions.at(0).clinical,
            ClinicalStatus::kUnstated);
}

TEST(Condition, ActiveWithAPastEndDisagreesAndIsSaid) {
  const Record record = Read(
      Heel(Status("clinicalStatus", kClinical, "active") + R"(, "abatementDateTime": "2025")"));
  EXPECT_EQ(record.conditions.at(0).clinical, ClinicalStatus::kActive);
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Condition", "end in the past")));
}

TEST(Condition, AnOnsetInTheFutureIsNotUsed) {
  const Record record = Read(Heel(R"(, "onsetDateTime": "2026-03-15T00:00:00Z")"));
  EXPECT_THAT(record.conditions, IsEmpty());
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kWarning, "Condition", "lies after")));
}

// 14 March ends at 24:00 UTC; 15 March in Kiritimati (+14) has begun at 10:00 UTC on the 14th.
TEST(Condition, TomorrowWithoutAZoneMayBeTodayElsewhere) {
  EXPECT_THAT(Read(Heel(R"(, "onsetDateTime": "2026-03-15")")).conditions, SizeIs(1));
  EXPECT_THAT(Read(Heel(R"(, "onsetDateTime": "2026-03-16")")).conditions, IsEmpty());
  EXPECT_THAT(Read(Heel(R"(, "onsetDateTime": "2026-03-14T23:59:59Z")")).conditions, SizeIs(1));
}

TEST(Condition, AnOnsetPeriodBeginsAtItsStart) {
  EXPECT_EQ(Read(Heel(R"(, "onsetPeriod": {"start": "2026-01"})")).conditions.at(0).onset,
            Day("2026-01"));
}

TEST(Condition, AnOnsetInAnotherFormIsSaid) {
  const Record record = Read(Heel(R"(, "onsetAge": {"value": 40, "unit": "a"})"));
  EXPECT_FALSE(record.conditions.at(0).onset.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kInformation, "Condition.onsetAge", "not read")));
}

// ---- codes

TEST(Condition, KnownSystemsAreKnownByTheirOtherNames) {
  const auto system = [](std::string_view sent) {
    return Read(Coded(sent, "1")).conditions.at(0).code.codings.at(0).system;
  };
  EXPECT_EQ(system("urn:oid:2.16.840.1.113883.6.96"), "http://snomed.info/sct");
  EXPECT_EQ(system("https://snomed.info/sct"), "http://snomed.info/sct");
  EXPECT_EQ(system("http://loinc.org/"), "http://loinc.org");
  EXPECT_EQ(system("urn:oid:2.16.840.1.113883.6.1"), "http://loinc.org");
  EXPECT_EQ(system("urn:oid:2.16.840.1.113883.6.90"), "http://hl7.org/fhir/sid/icd-10-cm");
  EXPECT_EQ(system("urn:oid:2.16.840.1.113883.6.88"),
            "http://www.nlm.nih.gov/research/umls/rxnorm");
  EXPECT_EQ(system("https://www.whocc.no/atc/"), "http://www.whocc.no/atc");
  EXPECT_EQ(system("http://hl7.org/fhir/sid/icd-10"), "http://hl7.org/fhir/sid/icd-10");
  EXPECT_EQ(system("https://example.org/x/"), "https://example.org/x/");
}

TEST(Condition, AnIcd10CmCodeGetsItsDot) {
  const auto code = [](std::string_view system, std::string_view sent) {
    return Read(Coded(system, sent)).conditions.at(0).code.codings.at(0).code;
  };
  constexpr std::string_view kIcd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
  EXPECT_EQ(code(kIcd10Cm, "M7661"), "M76.61");
  EXPECT_EQ(code(kIcd10Cm, "s86011a"), "S86.011A");
  EXPECT_EQ(code(kIcd10Cm, "M76.61"), "M76.61");
  EXPECT_EQ(code(kIcd10Cm, "I10"), "I10");
  EXPECT_EQ(code("http://snomed.info/sct", "7661000"), "7661000");
}

// ---- sides

TEST(Condition, ASnomedQualifierNamesTheSide) {
  const auto site = [](std::string_view code) {
    return R"(, "bodySite": [{"coding": [{"system": "http://snomed.info/sct", "code": ")" +
           std::string(code) + R"("}]}])";
  };
  EXPECT_EQ(SideOf(site("7771000")), Side::kLeft);
  EXPECT_EQ(SideOf(site("24028007")), Side::kRight);
  EXPECT_EQ(SideOf(site("51440002")), Side::kBilateral);
  EXPECT_EQ(SideOf(""), Side::kUnstated);
}

TEST(Condition, OnlyWholeWordsNameTheSide) {
  const auto site = [](std::string_view text) {
    return R"(, "bodySite": [{"text": ")" + std::string(text) + R"("}])";
  };
  EXPECT_EQ(SideOf(site("Left heel")), Side::kLeft);
  EXPECT_EQ(SideOf(site("Heel (RIGHT)")), Side::kRight);
  EXPECT_EQ(SideOf(site("both heels")), Side::kBilateral);
  EXPECT_EQ(SideOf(site("bilateral")), Side::kBilateral);
  EXPECT_EQ(SideOf(site("left and right heel")), Side::kBilateral);
  EXPECT_EQ(SideOf(site("leftover pain, upright")), Side::kUnstated);
}

TEST(Condition, TheDisplayOfTheSiteNamesTheSide) {
  EXPECT_EQ(SideOf(R"(, "bodySite": [{"coding": [{"display": "Structure of left heel"}]}])"),
            Side::kLeft);
}

TEST(Condition, TwoSitesOnTwoSidesAreBothSides) {
  EXPECT_EQ(SideOf(R"(, "bodySite": [{"text": "left heel"}, {"text": "right heel"}])"),
            Side::kBilateral);
}

TEST(Condition, AnIcd10CmCodeWhoseTitleNamesTheSideDoes) {
  const auto side = [](std::string_view code) {
    return Read(Coded("http://hl7.org/fhir/sid/icd-10-cm", code)).conditions.at(0).side;
  };
  EXPECT_EQ(side("M76.61"), Side::kRight);
  EXPECT_EQ(side("M7662"), Side::kLeft);
  EXPECT_EQ(side("S86.011A"), Side::kRight);
  EXPECT_EQ(side("S86.012D"), Side::kLeft);
  EXPECT_EQ(side("M76.60"), Side::kUnstated);
  // E11.621 is a diabetic foot ulcer: its last digit is no side.
  EXPECT_EQ(side("E11.621"), Side::kUnstated);
}

TEST(Condition, TwoCodesForTwoLegsAreBothSides) {
  const Record record = Read(R"({"resourceType": "Condition", "code": {"coding": [
      {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M76.61"},
      {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M76.62"}]}})");
  EXPECT_EQ(record.conditions.at(0).side, Side::kBilateral);
}

TEST(Condition, ASiteAndACodeThatDisagreeLeaveTheSideUnknown) {
  const Record record = Read(R"({"resourceType": "Condition", "bodySite": [{"text": "left heel"}],
      "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M76.61"}]}})");
  EXPECT_EQ(record.conditions.at(0).side, Side::kUnstated);
  EXPECT_THAT(record.issues,
              Contains(IsIssue(Severity::kWarning, "Condition.bodySite", "different sides")));
}

// ---- Encounter

TEST(Encounter, EveryReasonIsRead) {
  const Record record = Read(R"({"resourceType": "Encounter", "id": "e", "status": "finished",
      "period": {"start": "2026-03-01"},
      "reasonCode": [{"text": "heel pain"}, {"text": "fall"}]})");
  ASSERT_THAT(record.encounters, SizeIs(2));
  EXPECT_EQ(record.encounters[1].reason.text, "fall");
  EXPECT_EQ(record.encounters[1].start, Day("2026-03-01"));
  EXPECT_EQ(record.encounters[1].origin.reference, "Encounter/e");
  EXPECT_EQ(record.encounters[1].origin.path, "Encounter.reasonCode[1]");
}

TEST(Encounter, CancelledAndErroneousOnesAreLeftOut) {
  for (const char* status : {"cancelled", "entered-in-error", "unknown", "nonsense"}) {
    const Record record = Read(R"({"resourceType": "Encounter", "status": ")" +
                               std::string(status) + R"(", "reasonCode": [{"text": "heel"}]})");
    EXPECT_THAT(record.encounters, IsEmpty());
    EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kError, "Encounter.status", status)));
  }
}

}  // namespace
}  // namespace soleus::fhir
