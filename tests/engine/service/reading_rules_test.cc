// The rules by which FHIR text becomes facts, one test each: codes and problems, and which
// patient they are about. Results: `reading_rules_result_test`. Sides, drugs and forms:
// `reading_rules_side_test`.
#include "tests/engine/service/reading_rules_fixture.h"

namespace soleus::service {
namespace {

// ---- codes

TEST_F(ReadingRules, ASystemCountsUnderEachOfItsNames) {
  for (const char* system :
       {"http://snomed.info/sct", "https://snomed.info/sct/", "urn:oid:2.16.840.1.113883.6.96",
        "http://snomed.info/sct/731000124108"}) {
    StartAnew();
    SendProblem(system, "2733002");
    EXPECT_EQ(Is(kPain), "present") << system;
  }
}

TEST_F(ReadingRules, AnIcd10CmCodeCountsWithAndWithoutItsDot) {
  for (const char* code : {"M76.61", "M7661", "m76.61", "S86.011A", "S86011D"}) {
    StartAnew();
    SendProblem(kIcd10Cm, code);
    EXPECT_EQ(Is(kPain), "present") << code;
    EXPECT_EQ(Read().patient.side, "right") << code;
  }
}

// M76.6 of ICD-10-GM or -AM has no fifth character for a side, and other neighbours.
TEST_F(ReadingRules, TheSameLettersInAnotherIcd10CountForNothing) {
  for (const char* system : {"http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-gm",
                             "urn:oid:2.16.840.1.113883.6.3"}) {
    StartAnew();
    SendProblem(system, "M76.61");
    EXPECT_EQ(Is(kPain), "unknown") << system;
  }
}

TEST_F(ReadingRules, ASequelaIsNoInjuryOfToday) {
  SendProblem(kIcd10Cm, "S86.011S");
  EXPECT_EQ(Is(kPain), "unknown");
  EXPECT_THAT(Said(), HasSubstr("sequela of an old injury"));
}

TEST_F(ReadingRules, AnInjuryCodeWithoutItsSeventhCharacterIsUnknownAndSaid) {
  SendProblem(kIcd10Cm, "S86.011");
  EXPECT_EQ(Is(kPain), "unknown");
  EXPECT_THAT(Said(), HasSubstr("lacks its 7th character"));
}

// "Strain of Achilles tendon" codes rupture and mild strain alike.
TEST_F(ReadingRules, AWiderCodeAssertsNothingNarrower) {
  SendProblem(kIcd10Cm, "S86.011A");
  EXPECT_EQ(Is(words::kAchillesRuptureRecorded), "unknown");
  SendProblem(kSnomed, "429513001");  // Rupture of Achilles tendon
  EXPECT_EQ(Is(words::kAchillesRuptureRecorded), "present");
}

// Codes that mean more than any finding here, or only go together with one: tendinitis, a tendon's
// disorder, injury or rupture anywhere, a spur, pain of the foot or leg, weight loss, localised
// swelling, a chronic thrombosis, gout and enthesopathy of an unnamed place.
TEST_F(ReadingRules, NoWiderOrMerelyRelatedCodeSetsAFinding) {
  for (const char* code :
       {"34840004", "68172002", "880084003", "240026006", "240037007", "55260003", "10601006",
        "89362005", "298349001", "132131000119102", "35885006", "26544005", "240028007"}) {
    SendProblem(kSnomed, code);
  }
  for (const char* code : {"M66.361", "M66.871", "M77.31", "M79.671", "M79.661", "R63.4", "R22.41",
                           "I82.501", "M10.9", "M77.51"}) {
    SendProblem(kIcd10Cm, code);
  }
  EXPECT_THAT(Read().patient.facts, IsEmpty());
}

TEST_F(ReadingRules, ACodeForTheHistoryOfAThingSaysOnlyThatItWas) {
  SendProblem(kSnomed, "161508001");  // History of deep vein thrombosis
  EXPECT_EQ(Is(words::kPreviousDvt), "present");
  EXPECT_EQ(Read().patient.facts.size(), 1u);
}

// ---- conditions

TEST_F(ReadingRules, WhatIsRefutedErroneousOrOverSaysNothing) {
  for (const char* status :
       {R"("verificationStatus": {"coding": [{"code": "refuted"}]}, )",
        R"("verificationStatus": {"coding": [{"code": "entered-in-error"}]}, )",
        R"("verificationStatus": {"text": "Refuted"}, )",
        R"("clinicalStatus": {"coding": [{"code": "resolved"}]}, )",
        R"("clinicalStatus": {"coding": [{"code": "remission"}]}, )",
        R"("clinicalStatus": {"coding": [{"code": "inactive"}]}, )",
        R"("abatementString": "last year", )"}) {
    StartAnew();
    SendProblem(kSnomed, "2733002", status);
    EXPECT_EQ(Is(kPain), "unknown") << status;
    EXPECT_THAT(Said(), Not(IsEmpty())) << status;
  }
}

TEST_F(ReadingRules, ARelapseOrRecurrenceIsActive) {
  for (const char* code : {"active", "recurrence", "relapse"}) {
    StartAnew();
    SendProblem(kSnomed, "2733002",
                R"("clinicalStatus": {"coding": [{"code": ")" + std::string(code) + R"("}]}, )");
    EXPECT_EQ(Is(kPain), "present") << code;
  }
}

TEST_F(ReadingRules, ASuspicionCountsOnlyWhereTheFindingIsTheSuspicion) {
  for (const char* code : {"provisional", "differential", "unconfirmed", "local-code"}) {
    const std::string status =
        R"("verificationStatus": {"coding": [{"code": ")" + std::string(code) + R"("}]}, )";
    StartAnew();
    SendProblem(kSnomed, "429513001", status);
    EXPECT_EQ(Is(words::kAchillesRuptureRecorded), "present") << code;
    StartAnew();
    SendProblem(kSnomed, "9014002", status);  // psoriasis
    EXPECT_EQ(Is(words::kSpondyloarthritisFeatures), "unknown") << code;
    EXPECT_THAT(Said(), HasSubstr("is not confirmed")) << code;
  }
}

// A visit of June 2025 does not make today's complaint, though nobody closed its diagnosis; that of
// last week does, and a problem of the list does whenever it was written.
TEST_F(ReadingRules, TheDiagnosisOfAnOldVisitIsNoComplaintOfToday) {
  const std::string visit = R"("category": [{"coding": [{"system":
      "http://terminology.hl7.org/CodeSystem/condition-category",
      "code": "encounter-diagnosis"}]}], )";
  SendProblem(kSnomed, "2733002",
              std::string(kActive) + visit +
                  R"("onsetDateTime": "2025-06-01", "recordedDate": "2025-06-02", )");
  EXPECT_EQ(Is(kPain), "unknown");
  EXPECT_FALSE(Read().patient.onset_weeks.has_value());
  EXPECT_THAT(Said(), HasSubstr("too long ago"));
  StartAnew();
  SendProblem(kSnomed, "2733002",
              std::string(kActive) + visit +
                  R"("onsetDateTime": "2025-06-01", "recordedDate": "2026-03-07", )");
  EXPECT_EQ(Is(kPain), "present");
  StartAnew();
  SendProblem(kSnomed, "2733002", std::string(kActive) + R"("onsetDateTime": "2025-06-01", )");
  EXPECT_EQ(Is(kPain), "present");
}

TEST_F(ReadingRules, AConditionOfUnstatedStatusSpeaksOfTheDayItWasRecorded) {
  SendProblem(kSnomed, "2733002", R"("recordedDate": "2019-05-01", )");
  EXPECT_EQ(Is(kPain), "unknown");
  StartAnew();
  SendProblem(kSnomed, "2733002", R"("recordedDate": "2026-03-01", )");
  EXPECT_EQ(Is(kPain), "present");
}

TEST_F(ReadingRules, WhatWasDoneCountsAndWhatWasNotDoneDoesNot) {
  const auto transplant = [&](std::string_view status) {
    StartAnew();
    Send(R"({"resourceType": "Procedure", "status": ")" + std::string(status) +
         R"(", "performedDateTime": "2015", "code": )" + Coded(kSnomed, "70536003") + "}");
    return Is(words::kTransplantOrRenalFailure);
  };
  EXPECT_EQ(transplant("completed"), "present");
  EXPECT_EQ(transplant("not-done"), "unknown");
  EXPECT_EQ(transplant("preparation"), "unknown");
}

TEST_F(ReadingRules, TheFamilyAndAnAllergyAreNotThePatientsOwn) {
  Send(R"({"resourceType": "FamilyMemberHistory", "status": "completed", "condition": [{"code": )" +
       Coded(kSnomed, "9014002") + "}]}");
  Send(R"({"resourceType": "AllergyIntolerance", "code": {"text": "Ciprofloxacin"}})");
  EXPECT_THAT(Read().patient.facts, IsEmpty());
  EXPECT_THAT(Said(), HasSubstr("not read"));
}

}  // namespace
}  // namespace soleus::service
