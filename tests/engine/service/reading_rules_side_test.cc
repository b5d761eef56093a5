// The rules by which the leg is known, and what drugs, supplies and forms say.
#include "tests/engine/service/reading_rules_fixture.h"

namespace soleus::service {
namespace {

// ---- sides

TEST_F(ReadingRules, TheOtherLegsFindingNeverCountsHoweverItNamesItsSide) {
  const std::string left_by[] = {
      R"("bodySite": {"coding": [{"system": "http://snomed.info/sct", "code": "7771000"}]}, )",
      R"("bodySite": {"text": "heel", "extension": [{"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",
          "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "7771000"}]}}]}, )",
      R"("bodySite": {"text": "(L) calf"}, )",
  };
  for (const std::string& left : left_by) {
    StartAnew();
    SendProblem(kIcd10Cm, "M76.61");
    Send(R"({"resourceType": "Observation", "status": "final", )" + left + R"("code": )" +
         Coded("urn:soleus:finding", "thompson-test") + R"(, "valueBoolean": true})");
    EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "unknown") << left;
    EXPECT_THAT(Said(), HasSubstr("The other leg has findings recorded present")) << left;
  }
  StartAnew();
  SendProblem(kIcd10Cm, "M76.61");
  Send(R"({"resourceType": "Observation", "status": "final", "valueBoolean": true, "code":
      {"text": "Calf squeeze, left", "coding": [{"system": "urn:soleus:finding",
       "code": "thompson-test"}]}})");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "unknown");
}

// Every ICD-10-CM code of a sided finding whose printed title names one leg.
TEST_F(ReadingRules, EveryCodeOfTheVocabularyWithASideInItsTitleNamesThatSide) {
  int sided = 0;
  for (const sdk::Finding& finding : words::kLowerLeg) {
    if (!finding.sided) continue;
    for (const sdk::Coding& coding : finding.codes) {
      if (coding.system != kIcd10Cm) continue;
      const bool left = coding.display.find("left") != std::string_view::npos;
      const bool right = coding.display.find("right") != std::string_view::npos;
      StartAnew();
      SendProblem(coding.system, coding.code);
      EXPECT_EQ(Read().patient.side, left ? "left" : right ? "right" : "") << coding.code;
      sided += left || right ? 1 : 0;
    }
  }
  EXPECT_GE(sided, 10);
}

// ---- medications

TEST_F(ReadingRules, ADrugCountsByIngredientAndByNameAsALastResortMarkedSo) {
  SendDrug("MedicationStatement", R"("status": "active", )",
           Coded("urn:oid:2.16.840.1.113883.6.88", "2551"));
  EXPECT_EQ(Is(words::kFluoroquinoloneExposure), "current");
  EXPECT_THAT(Said(), Not(HasSubstr("by its name")));
  StartAnew();
  SendDrug("MedicationStatement", R"("status": "active", )",
           R"({"text": "Ciprofloxacin 500 mg tablet"})");
  EXPECT_EQ(Is(words::kFluoroquinoloneExposure), "current");
  EXPECT_THAT(Said(), HasSubstr("recognised by its name, not by a code"));
}

TEST_F(ReadingRules, OnlyASystemicRouteCounts) {
  const auto by = [&](std::string_view route) {
    StartAnew();
    SendDrug("MedicationStatement",
             R"("status": "active", "dosage": [{"route": )" + Coded(kSnomed, route) + "}], ",
             Coded("http://www.whocc.no/atc", "J01MA02"));
    return Is(words::kFluoroquinoloneExposure);
  };
  EXPECT_EQ(by("26643006"), "current");  // oral
  EXPECT_EQ(by("47625008"), "current");  // intravenous
  EXPECT_EQ(by("54485002"), "unknown");  // ophthalmic
  EXPECT_EQ(by("10547007"), "unknown");  // otic
}

// 90 days back from 14 March is 14 December; "recent" is 31 to 90 days.
TEST_F(ReadingRules, StatusAndPeriodOfACourseAreSetAgainstAsOf) {
  const auto course = [&](std::string_view status, std::string_view period) {
    StartAnew();
    SendDrug("MedicationStatement",
             R"("status": ")" + std::string(status) + R"(", "effectivePeriod": )" +
                 std::string(period) + ", ",
             Coded("http://www.whocc.no/atc", "J01MA02"));
    return Is(words::kFluoroquinoloneExposure);
  };
  EXPECT_EQ(course("completed", R"({"start": "2026-02-20", "end": "2026-02-27"})"), "current");
  EXPECT_EQ(course("completed", R"({"start": "2026-01-01", "end": "2026-01-08"})"), "recent");
  EXPECT_EQ(course("completed", R"({"start": "2025-06-01", "end": "2025-06-08"})"), "unknown");
  EXPECT_EQ(course("not-taken", R"({"start": "2026-03-01"})"), "unknown");
  EXPECT_EQ(course("entered-in-error", R"({"start": "2026-03-01"})"), "unknown");
  EXPECT_EQ(course("active", R"({"start": "2026-05-01"})"), "unknown");
}

TEST_F(ReadingRules, WhatWasHandedOverOrGivenIsAnExposure) {
  const auto drug = [&](std::string_view type, std::string_view more) {
    StartAnew();
    SendDrug(type, more, Coded("http://www.nlm.nih.gov/research/umls/rxnorm", "2551"));
    return Is(words::kFluoroquinoloneExposure);
  };
  EXPECT_EQ(drug("MedicationDispense", R"("status": "completed", "whenHandedOver": "2026-03-10",
      "daysSupply": {"value": 7, "unit": "d"}, )"),
            "current");
  // 20 January for 7 days ends on the 26th, 47 days before 14 March.
  EXPECT_EQ(drug("MedicationDispense", R"("status": "completed", "whenHandedOver": "2026-01-20",
      "daysSupply": {"value": 7, "unit": "d"}, )"),
            "recent");
  EXPECT_EQ(
      drug("MedicationDispense", R"("status": "completed", "whenHandedOver": "2020-01-20", )"),
      "unknown");
  EXPECT_EQ(drug("MedicationDispense", R"("status": "declined", )"), "unknown");
  EXPECT_EQ(drug("MedicationAdministration", R"("status": "completed",
      "effectiveDateTime": "2026-03-01", "dosage": {"route": {"text": "intravenous"}}, )"),
            "current");
  EXPECT_EQ(drug("MedicationAdministration", R"("status": "completed",
      "effectiveDateTime": "2026-03-01", "dosage": {"route": {"text": "eye drops"}}, )"),
            "unknown");
  EXPECT_EQ(drug("MedicationAdministration",
                 R"("status": "not-done", "effectiveDateTime": "2026-03-01", )"),
            "unknown");
}

// ---- forms and patients

TEST_F(ReadingRules, ANestedGroupForEachLegSpeaksForItsOwnLeg) {
  SendProblem(kIcd10Cm, "M76.61");
  const auto leg = [](std::string_view side, std::string_view squeeze) {
    return R"({"linkId": "leg", "item": [{"linkId": "affected-side", "answer": [{"valueString": ")" +
           std::string(side) +
           R"("}]}, {"linkId": "tests", "item": [{"linkId": "thompson-test", "answer": [{"valueBoolean": )" +
           std::string(squeeze) + "}]}]}]}";
  };
  Send(R"({"resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2026-03-13",
      "item": [)" +
       leg("left", "true") + "," + leg("right", "false") + "]}");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "absent");
}

TEST_F(ReadingRules, AnswersThatRepeatAndContradictAreSaidAndPresentWins) {
  Send(R"({"resourceType": "QuestionnaireResponse", "status": "completed", "authored": "2026-03-13",
      "item": [{"linkId": "g", "item": [{"linkId": "fever-or-malaise", "answer":
                                         [{"valueBoolean": false}]}]},
               {"linkId": "g", "item": [{"linkId": "fever-or-malaise", "answer":
                                         [{"valueBoolean": true}]}]}]})");
  EXPECT_EQ(Is(words::kFeverOrMalaise), "present");
  EXPECT_THAT(Said(), HasSubstr("neither is known to be newer"));
}

TEST_F(ReadingRules, TwoPatientsInOneBundleAreRefused) {
  const auto record = fhir::ReadRecord(
      R"({"resourceType": "Bundle", "type": "collection", "entry": [
          {"resource": {"resourceType": "Patient", "id": "anna"}},
          {"resource": {"resourceType": "Patient", "id": "berta"}}]})",
      *fhir::ParseTime("2026-03-14"), {});
  EXPECT_EQ(record.status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace soleus::service
