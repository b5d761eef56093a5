// A record as a whole: Bundles, identities, times, limits. Long, since each rule has its own JSON.
#include "fhir/limit.h"
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view kAnna =
    R"({"resourceType": "Patient", "id": "anna", "gender": "female", "birthDate": "1980-02"})";

// A condition with more members, which begin with a comma.
std::string Heel(std::string_view more) {
  return R"({"resourceType": "Condition", "id": "heel", "code": {"text": "heel pain"})" +
         std::string(more) + "}";
}

std::string MessageOf(std::string_view json) {
  return std::string(TryRead(json).status().message());
}

// ---- the input as a whole

TEST(Record, WhatIsNoResourceIsRefusedWithWhatWasExpected) {
  for (const char* json : {"[]", "3", "{}", R"({"resourceType": 3})", R"({"resourceType": ""})",
                           R"({"resourceType": "Patient", "resourceType": "Bundle"})"}) {
    EXPECT_EQ(TryRead(json).status().code(), absl::StatusCode::kInvalidArgument) << json;
    EXPECT_THAT(MessageOf(json), HasSubstr("resourceType")) << json;
  }
}

TEST(Record, ABareResourceIsARecord) {
  const Record record = Read(kAnna);
  ASSERT_TRUE(record.patient.has_value());
  EXPECT_EQ(record.patient->gender, "female");
  EXPECT_EQ(record.patient->birth_date, Day("1980-02"));
  EXPECT_EQ(record.patient->origin.reference, "Patient/anna");
  EXPECT_EQ(record.patient->origin.path, "Patient");
  EXPECT_THAT(record.issues, IsEmpty());
}

TEST(Record, EveryUsedBundleTypeIsReadWithoutARemark) {
  for (const char* type : {"collection", "searchset", "transaction", "batch", "document"}) {
    const Record record = Read(R"({"resourceType": "Bundle", "type": ")" + std::string(type) +
                               R"(", "entry": [{"resource": )" + std::string(kAnna) + "}]}");
    EXPECT_TRUE(record.patient.has_value()) << type;
    EXPECT_THAT(record.issues, IsEmpty()) << type;
  }
}

TEST(Record, AnyOtherBundleTypeIsReadWithARemark) {
  const Record record = Read(R"({"resourceType": "Bundle", "type": "message", "entry": [)"
                             R"({"resource": )" +
                             std::string(kAnna) + "}]}");
  EXPECT_TRUE(record.patient.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kInformation, "Bundle.type", "like a collection")));
}

TEST(Record, AnEmptyBundleIsAnEmptyRecord) {
  const Record record = Read(R"({"resourceType": "Bundle", "type": "searchset", "total": 0})");
  EXPECT_FALSE(record.patient.has_value());
  EXPECT_THAT(record.issues, IsEmpty());
}

TEST(Record, ABundleWithinABundleIsRead) {
  const Record record = Read(Bundle(kAnna, Bundle(Heel(""))));
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_EQ(record.conditions[0].origin.path, "Bundle.entry[1].resource.entry[0].resource");
}

TEST(Record, ADuplicatedKeyIsUsedByNobody) {
  const Record record = Read(Heel(R"(, "onsetDateTime": "2026-01-01", "onsetDateTime": "2020")"));
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_FALSE(record.conditions[0].onset.has_value());
  EXPECT_THAT(record.issues,
              Contains(IsIssue(Severity::kWarning, "Condition.onsetDateTime", "more than once")));
}

TEST(Record, ADuplicatedModifierWithholdsTheResource) {
  const Record record = Read(Heel(R"(, "modifierExtension": [{}], "modifierExtension": [])"));
  EXPECT_THAT(record.conditions, IsEmpty());
}

TEST(Record, TypesThatAreNotReadAreCountedOnce) {
  const Record record =
      Read(Bundle(R"({"resourceType": "Immunization"})", R"({"resourceType": "CarePlan"})",
                  R"({"resourceType": "Immunization"})"));
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kInformation, "Bundle",
                                                 R"(1 "CarePlan", 2 "Immunization")")));
}

TEST(Record, AnEntryThatIsNoResourceLosesOnlyItself) {
  const Record record = Read(Bundle("3", R"({"id": "x"})", kAnna));
  EXPECT_TRUE(record.patient.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kError, "Bundle.entry[0].resource", "no resource"),
                          IsIssue(Severity::kError, "Bundle.entry[1].resource", "no resource")));
}

TEST(Record, IssuesPastTheLimitAreCounted) {
  ReadLimits limits;
  limits.max_issues = 1;
  const auto record = TryRead(Bundle("1", "2", "3"), limits);
  ASSERT_TRUE(record.ok());
  ASSERT_THAT(record->issues, SizeIs(2));
  EXPECT_THAT(record->issues[1].text, HasSubstr("2 errors, 0 warnings, 0 remarks"));
  EXPECT_EQ(record->issues[1].severity, Severity::kError);
}

TEST(Record, TooManyResourcesAreRefused) {
  ReadLimits limits;
  limits.max_resources = 2;
  EXPECT_TRUE(TryRead(Bundle(kAnna, Heel("")), limits).ok());
  const absl::Status status =
      TryRead(Bundle(kAnna, Heel(""), R"({"resourceType": "Goal"})"), limits).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(LimitOf(status), "max_resources");
}

TEST(Record, AResourceWithoutAnIdIsNamedByItsPath) {
  const Record record =
      Read(Bundle(R"({"resourceType": "Condition", "code": {"text": "heel pain"}})"));
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_EQ(record.conditions[0].origin.reference, "Bundle.entry[0].resource");
}

TEST(Record, AnInvalidIdIsNotRepeated) {
  const Record record = Read(R"({"resourceType": "Patient", "id": "Anna Smith, 12 High St"})");
  ASSERT_TRUE(record.patient.has_value());
  EXPECT_EQ(record.patient->origin.reference, "Patient");
  ASSERT_THAT(record.issues, SizeIs(1));
  EXPECT_EQ(record.issues[0].path, "Patient.id");
  EXPECT_THAT(record.issues[0].text, Not(HasSubstr("Smith")));
}

TEST(Record, OfTheSameResourceSentTwiceTheNewerIsRead) {
  const Record record = Read(Bundle(
      Heel(R"(, "meta": {"lastUpdated": "2026-01-01T00:00:00Z"}, "onsetDateTime": "2020")"),
      Heel(R"(, "meta": {"lastUpdated": "2026-02-01T00:00:00Z"}, "onsetDateTime": "2021")")));
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_EQ(record.conditions[0].onset, Day("2021"));
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kInformation, "Bundle.entry[0].resource",
                                                 "more than once")));
}

TEST(Record, TheSameVersionSentTwiceIsCountedOnce) {
  const std::string heel = Heel(R"(, "meta": {"lastUpdated": "2026-01-01T00:00:00Z"})");
  const Record record = Read(Bundle(heel, heel, heel));
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kInformation, "Bundle", ": 2; the first")));
}

// ---- several inputs, one record

TEST(Record, WhatOneInputNamesMayStandInAnother) {
  const std::string request = Bundle(
      R"({"resourceType": "MedicationRequest", "id": "r", "status": "active", "intent": "order",
          "medicationReference": {"reference": "Medication/m"}, "subject": {"reference": "Patient/anna"}})");
  const std::string drug = Bundle(
      R"({"resourceType": "Medication", "id": "m", "code": {"text": "ciprofloxacin"}})", kAnna);
  const std::vector<Input> inputs = {{.name = "", .json = request},
                                     {.name = "fetched.Medication[0]", .json = drug}};
  const auto record = ReadRecord(inputs, Day("2026-03-14"), {});
  ASSERT_TRUE(record.ok()) << record.status();
  ASSERT_THAT(record->medications, SizeIs(1));
  EXPECT_EQ(record->medications[0].drug.text, "ciprofloxacin");
  EXPECT_TRUE(record->patient.has_value());
}

TEST(Record, TheNameOfAnInputBeginsTheIssuesPathAndTheRefusal) {
  const std::string good = Bundle(kAnna);
  const std::string unknown_status = Bundle(
      R"({"resourceType": "Observation", "id": "o", "status": "guessed", "code": {"text": "x"}})");
  const std::vector<Input> inputs = {{.name = "", .json = good},
                                     {.name = "fetched.Observation[1]", .json = unknown_status}};
  const auto record = ReadRecord(inputs, Day("2026-03-14"), {});
  ASSERT_TRUE(record.ok()) << record.status();
  ASSERT_THAT(record->issues, SizeIs(1));
  EXPECT_EQ(record->issues[0].path, "fetched.Observation[1].entry[0].resource.status");

  const std::vector<Input> broken = {{.name = "fetched.Observation[1]", .json = "{"}};
  EXPECT_THAT(ReadRecord(broken, Day("2026-03-14"), {}).status().message(),
              HasSubstr("fetched.Observation[1]: "));
}

TEST(Record, WhatCameForOnePatientMustNameThePatient) {
  const std::string nameless = Bundle(kAnna, R"({"resourceType": "Condition", "id": "heel",
      "code": {"text": "heel pain"}, "subject": {"display": "somebody"}})");
  Input input{.name = "fetched.Condition[0]", .json = nameless};
  ASSERT_TRUE(ReadRecord({&input, 1}, Day("2026-03-14"), {}).ok());
  EXPECT_THAT(ReadRecord({&input, 1}, Day("2026-03-14"), {})->conditions, SizeIs(1));
  input.must_name_patient = true;
  const auto strict = ReadRecord({&input, 1}, Day("2026-03-14"), {});
  ASSERT_TRUE(strict.ok()) << strict.status();
  EXPECT_THAT(strict->conditions, IsEmpty());
  ASSERT_THAT(strict->issues, SizeIs(1));
  EXPECT_THAT(strict->issues[0].text, HasSubstr("does not name whom it is about"));
}

TEST(Record, TwoInputsAboutTwoPatientsAreRefused) {
  const std::string anna = Bundle(kAnna);
  const std::string bert = Bundle(R"({"resourceType": "Patient", "id": "bert"})");
  const std::vector<Input> inputs = {{.name = "", .json = anna}, {.name = "fetched", .json = bert}};
  EXPECT_THAT(ReadRecord(inputs, Day("2026-03-14"), {}).status().message(),
              HasSubstr("two patients"));
}

TEST(Record, ADeletedResourceIsNotUsed) {
  const Record record =
      Read(R"({"resourceType": "Bundle", "type": "collection", "entry": [)"
           R"({"request": {"method": "DELETE", "url": "Condition/heel"}}, {"resource": )" +
           Heel("") + "}]}");
  EXPECT_THAT(record.conditions, IsEmpty());
}

// ---- whose record it is

TEST(Record, TwoPatientsAreRefusedWhole) {
  const std::string json = Bundle(kAnna, R"({"resourceType": "Patient", "id": "bert"})");
  EXPECT_EQ(TryRead(json).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(MessageOf(json), HasSubstr("two patients"));
  EXPECT_THAT(MessageOf(json), Not(HasSubstr("bert")));
}

TEST(Record, TwoPatientsWithoutIdsAreTwoPatients) {
  EXPECT_THAT(MessageOf(Bundle(R"({"resourceType": "Patient"})", R"({"resourceType": "Patient"})")),
              HasSubstr("two patients"));
}

TEST(Record, TheSamePatientTwiceIsOnePatient) {
  EXPECT_TRUE(Read(Bundle(kAnna, kAnna)).patient.has_value());
}

TEST(Record, ASubjectThatNamesAnotherPatientIsRefused) {
  for (const char* reference :
       {"Patient/bert", "https://ehr.example/fhir/Patient/bert", "urn:uuid:bert"}) {
    const std::string heel =
        Heel(R"(, "subject": {"reference": ")" + std::string(reference) + R"("})");
    EXPECT_THAT(MessageOf(Bundle(kAnna, heel)), HasSubstr("two patients")) << reference;
    EXPECT_THAT(MessageOf(Bundle(heel, kAnna)), HasSubstr("two patients")) << reference;
  }
}

TEST(Record, EveryWayToNameThePatientIsUnderstood) {
  for (const char* reference : {"Patient/anna", "Patient/anna/_history/3",
                                "https://ehr.example/fhir/Patient/anna", "urn:uuid:anna"}) {
    const Record record = Read(
        Bundle(kAnna, Heel(R"(, "subject": {"reference": ")" + std::string(reference) + R"("})")));
    EXPECT_THAT(record.conditions, SizeIs(1)) << reference;
    EXPECT_THAT(record.issues, IsEmpty()) << reference;
  }
}

TEST(Record, TheFullUrlNamesThePatient) {
  const Record record = Read(R"({"resourceType": "Bundle", "type": "collection", "entry": [)"
                             R"({"fullUrl": "urn:uuid:7", "resource": )" +
                             std::string(kAnna) + R"(}, {"resource": )" +
                             Heel(R"(, "subject": {"reference": "urn:uuid:7"})") + "}]}");
  EXPECT_THAT(record.conditions, SizeIs(1));
}

TEST(Record, TheSameIdOnAnotherServerIsAnotherPatient) {
  const std::string json = R"({"resourceType": "Bundle", "type": "collection", "entry": [)"
                           R"({"fullUrl": "https://a.example/Patient/anna", "resource": )" +
                           std::string(kAnna) + R"(}, {"resource": )" +
                           Heel(R"(, "subject": {"reference": "https://b.example/Patient/anna"})") +
                           "}]}";
  EXPECT_THAT(MessageOf(json), HasSubstr("two patients"));
}

TEST(Record, TwoSubjectsAreTwoPatientsEvenWithoutAPatient) {
  const std::string json = Bundle(Heel(R"(, "subject": {"reference": "Patient/anna"})"),
                                  R"({"resourceType": "Condition", "code": {"text": "x"},
      "subject": {"reference": "Patient/b"}})");
  EXPECT_THAT(MessageOf(json), HasSubstr("two patients"));
}

TEST(Record, AContainedPatientMayBeTheSubject) {
  const Record record =
      Read(Heel(R"(, "contained": [{"resourceType": "Patient", "id": "p", "gender": "male"}],
                "subject": {"reference": "#p"})"));
  ASSERT_TRUE(record.patient.has_value());
  EXPECT_EQ(record.patient->gender, "male");
  EXPECT_EQ(record.patient->origin.path, "Condition.subject -> Patient");
}

TEST(Record, AContainedPatientBesideAnotherIsRefused) {
  EXPECT_THAT(
      MessageOf(Bundle(kAnna, Heel(R"(, "contained": [{"resourceType": "Patient", "id": "p"}],
                                   "subject": {"reference": "#p"})"))),
      HasSubstr("two patients"));
}

TEST(Record, WhatIsAboutAGroupOrADeviceIsNotAboutThePatient) {
  for (const char* reference : {"Group/1", "https://ehr.example/Device/1"}) {
    const Record record = Read(
        Bundle(kAnna, Heel(R"(, "subject": {"reference": ")" + std::string(reference) + R"("})")));
    EXPECT_THAT(record.conditions, IsEmpty());
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kError, "Bundle.entry[1].resource.subject",
                                    "not about the patient")));
  }
}

TEST(Record, AnIdentifierNamesThePatientWhoHasIt) {
  constexpr std::string_view kCarl =
      R"({"resourceType": "Patient", "id": "c", "identifier": [{"system": "urn:mrn",
      "value": "1"}]})";
  EXPECT_THAT(
      Read(Bundle(kCarl,
                  Heel(R"(, "subject": {"identifier": {"system": "urn:mrn", "value": "1"}})")))
          .conditions,
      SizeIs(1));
  EXPECT_THAT(
      Read(Bundle(kCarl,
                  Heel(R"(, "subject": {"identifier": {"system": "urn:mrn", "value": "2"}})")))
          .conditions,
      IsEmpty());
}

TEST(Record, ASubjectThatCannotBeReadWithholdsTheResource) {
  EXPECT_THAT(Read(Heel(R"(, "subject": "Patient/anna")")).conditions, IsEmpty());
  EXPECT_THAT(Read(Heel(R"(, "subject": {"reference": 7})")).conditions, IsEmpty());
}

// ---- what says that it must not be used

TEST(Record, AnUnknownModifierExtensionWithholdsTheResource) {
  const Record record = Read(Heel(R"(, "modifierExtension": [{"url": "urn:x"}])"));
  EXPECT_THAT(record.conditions, IsEmpty());
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kError, "Condition.modifierExtension",
                                                 "not known here")));
}

TEST(Record, ImplicitRulesWithholdTheResource) {
  EXPECT_THAT(Read(Heel(R"(, "implicitRules": "urn:x")")).conditions, IsEmpty());
}

TEST(Record, WhatIsContainedInAnErrorIsAnErrorToo) {
  constexpr std::string_view kReport =
      R"({"resourceType": "DiagnosticReport", "status": "STATUS", "contained": [
          {"resourceType": "Condition", "id": "c", "code": {"text": "heel pain"}}]})";
  std::string good(kReport), bad(kReport);
  good.replace(good.find("STATUS"), 6, "final");
  bad.replace(bad.find("STATUS"), 6, "entered-in-error");
  EXPECT_THAT(Read(good).conditions, SizeIs(1));
  EXPECT_THAT(Read(bad).conditions, IsEmpty());
}

TEST(Record, AContainedResourceIsNamedThroughItsContainer) {
  const Record record = Read(R"({"resourceType": "CarePlan", "id": "plan", "contained": [
      {"resourceType": "Condition", "id": "c", "code": {"text": "heel pain"}}]})");
  ASSERT_THAT(record.conditions, SizeIs(1));
  EXPECT_EQ(record.conditions[0].origin.reference, "CarePlan/plan#c");
  EXPECT_EQ(record.conditions[0].origin.path, "CarePlan.contained[0]");
}

// ---- Patient

TEST(Record, ABirthDateInTheFutureIsNotUsed) {
  const Record record = Read(R"({"resourceType": "Patient", "birthDate": "2026-03-16"})");
  EXPECT_FALSE(record.patient->birth_date.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Patient.birthDate", "lies after")));
}

TEST(Record, AnImpossibleBirthDateIsNotSent) {
  const Record record = Read(R"({"resourceType": "Patient", "birthDate": "1980-02-31"})");
  EXPECT_FALSE(record.patient->birth_date.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Patient.birthDate", "no FHIR date")));
}

TEST(Record, APatientRecordOutOfUseIsReadWithAWarning) {
  const Record record = Read(R"({"resourceType": "Patient", "active": false})");
  EXPECT_TRUE(record.patient.has_value());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "Patient.active", "no longer in use")));
}

// What is read in other bytes than were sent (a code with its dot, a name by type and id) included.
TEST(Record, ItsTextsLastAsLongAsACopyOfIt) {
  Record last;
  {
    const std::string json = Bundle(
        R"({"resourceType": "Condition", "id": "c", "code": {"text": "sore \u0061chilles", "coding":
            [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "m7661"}]}})",
        R"({"resourceType": "Observation", "id": "o", "status": "final", "code": {"text": "CRP"},
            "identifier": [{"system": "urn:lab", "value": "7"}],
            "valueQuantity": {"value": 0.10, "unit": "mg/L"}})");
    const auto read = TryRead(json);
    ASSERT_TRUE(read.ok()) << read.status();
    last = *read;
  }
  ASSERT_THAT(last.conditions, SizeIs(1));
  EXPECT_EQ(last.conditions[0].origin.reference, "Condition/c");
  EXPECT_EQ(last.conditions[0].origin.path, "Bundle.entry[0].resource");
  EXPECT_EQ(last.conditions[0].code.text, "sore achilles");
  EXPECT_EQ(last.conditions[0].code.codings.at(0).code, "M76.61");
  ASSERT_THAT(last.observations, SizeIs(1));
  EXPECT_EQ(last.observations[0].identifier, "urn:lab|7");
  EXPECT_EQ(std::get<Quantity>(last.observations[0].values[0]).text, "0.10");
}

}  // namespace
}  // namespace soleus::fhir
