// The rules by which a result becomes a fact: status, value, corrections, time.
#include "tests/engine/service/reading_rules_fixture.h"

namespace soleus::service {
namespace {

// ---- results

TEST_F(ReadingRules, OnlyAResultThatStandsCounts) {
  for (const char* status : {"final", "amended", "corrected", "preliminary"}) {
    StartAnew();
    SendResult("thompson-test", R"("valueBoolean": true)", "", status);
    EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "present") << status;
  }
  for (const char* status : {"cancelled", "entered-in-error", "unknown"}) {
    StartAnew();
    SendResult("thompson-test", R"("valueBoolean": true)", "", status);
    EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "unknown") << status;
  }
}

// All fifteen codes of FHIR R4: those that say it was tried, and those that say nothing.
TEST_F(ReadingRules, NoReasonForHavingNoValueIsAValue) {
  const auto with = [&](const char* reason) {
    StartAnew();
    SendResult("thompson-test",
               R"("dataAbsentReason": )" +
                   Coded("http://terminology.hl7.org/CodeSystem/data-absent-reason", reason));
    return Is(words::kCalfSqueezeNoPlantarflexion);
  };
  for (const char* reason : {"not-performed", "asked-declined", "asked-unknown"}) {
    EXPECT_EQ(with(reason), "unanswered") << reason;
  }
  for (const char* reason : {"unknown", "temp-unknown", "not-asked", "masked", "not-applicable",
                             "unsupported", "as-text", "error", "not-a-number", "negative-infinity",
                             "positive-infinity", "not-permitted"}) {
    EXPECT_EQ(with(reason), "unknown") << reason;
    EXPECT_THAT(Said(), HasSubstr("counts as unknown")) << reason;
  }
}

TEST_F(ReadingRules, AComponentIsReadAsAResultOfItsOwn) {
  Send(R"({"resourceType": "Observation", "status": "final", "code": {"text": "Calf squeeze"},
      "bodySite": {"text": "right calf"}, "component": [{"code": )" +
       Coded("urn:soleus:finding", "thompson-test") + R"(, "valueBoolean": true}, {"code": )" +
       Coded("urn:soleus:finding", "achilles-gap") +
       R"(, "dataAbsentReason": {"coding": [{"code": "not-performed"}]}}]})");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "present");
  EXPECT_EQ(Is(words::kPalpableGap), "unanswered");
}

TEST_F(ReadingRules, AnInterpretationAloneSaysPresentAbsentOrNothing) {
  const auto with = [&](std::string_view system, std::string_view code) {
    StartAnew();
    SendResult("thompson-test", R"("interpretation": [)" + Coded(system, code) + "]");
    return Is(words::kCalfSqueezeNoPlantarflexion);
  };
  constexpr std::string_view kV3 =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
  EXPECT_EQ(with(kV3, "POS"), "present");
  EXPECT_EQ(with(kV3, "DET"), "present");
  EXPECT_EQ(with(kV3, "NEG"), "absent");
  EXPECT_EQ(with(kV3, "ND"), "absent");
  EXPECT_EQ(with(kV3, "IND"), "unanswered");
  EXPECT_EQ(with("http://hl7.org/fhir/v2/0078", "POS"), "present");
  EXPECT_EQ(with("urn:oid:2.16.840.1.113883.5.83", "NEG"), "absent");
  for (const char* code : {"A", "AA", "H", "HH", "L", "LL", "N", "U", "D"}) {
    EXPECT_EQ(with(kV3, code), "unknown") << code;
  }
}

TEST_F(ReadingRules, ACorrectedResultReplacesTheOneItCorrects) {
  const std::string at = R"("effectiveDateTime": "2026-03-10T09:30:00Z", )";
  SendResult("thompson-test", R"("valueBoolean": true)", at);
  SendResult("thompson-test", R"("valueBoolean": false)", at, "corrected");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "absent");
  EXPECT_THAT(Said(), HasSubstr("Observation/r0 is replaced by Observation/r1"));
}

TEST_F(ReadingRules, ACorrectionIsKnownByItsIdentifierAndByWhatItSaysItReplaces) {
  const std::string identifier = R"("identifier": [{"system": "urn:lab", "value": "7"}], )";
  SendResult("thompson-test", R"("valueBoolean": true)",
             identifier + R"("effectiveDateTime": "2026-03-11", )");
  SendResult("thompson-test", R"("valueBoolean": false)",
             identifier + R"("effectiveDateTime": "2026-03-10", )", "amended");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "absent");
  StartAnew();
  SendResult("thompson-test", R"("valueBoolean": true)", R"("effectiveDateTime": "2026-03-11", )");
  SendResult("thompson-test", R"("valueBoolean": false)", R"("effectiveDateTime": "2026-03-10",
      "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/observation-replaces",
                     "valueReference": {"reference": "Observation/r0"}}], )");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "absent");
}

TEST_F(ReadingRules, ACorrectionOfOneThingCorrectsNothingElse) {
  const std::string at = R"("effectiveDateTime": "2026-03-10T09:30:00Z", )";
  SendResult("thompson-test", R"("valueBoolean": true)", at);
  SendResult("achilles-gap", R"("valueBoolean": false)", at, "corrected");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "present");
}

TEST_F(ReadingRules, AnUnknownModifierMeansNotUsedAndSaid) {
  SendResult("thompson-test", R"("valueBoolean": true, "modifierExtension": [{"url": "urn:x"}])");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "unknown");
  EXPECT_THAT(Said(), HasSubstr("modifierExtension"));
}

// ---- times

TEST_F(ReadingRules, TheNewestUsableValueWins) {
  SendResult("thompson-test", R"("valueBoolean": false)", R"("effectiveDateTime": "2026-03", )");
  SendResult("thompson-test", R"("valueBoolean": true)",
             R"("effectivePeriod": {"start": "2026-03-12T23:00:00+02:00"}, )");
  SendResult("thompson-test", R"("valueBoolean": false)",
             R"("effectiveDateTime": "2026-05-01", )");  // lies ahead
  SendResult("thompson-test", R"("valueBoolean": false)", R"("effectiveDateTime": "2026-03-13", )",
             "entered-in-error");
  EXPECT_EQ(Is(words::kCalfSqueezeNoPlantarflexion), "present");
}

TEST_F(ReadingRules, AResultWithoutATimeIsAsOldAsItsIssue) {
  SendResult("fever-or-malaise", R"("valueBoolean": false)",
             R"("issued": "2025-01-01T08:00:00Z", )");
  EXPECT_EQ(Is(words::kFeverOrMalaise), "unknown");
  EXPECT_THAT(Said(), HasSubstr("437 days before as_of"));  // 1 January 2025 to 14 March 2026
}

// Fever holds a week where it reassures and three where it warns; a gap in the tendon, of no limit
// of its own, 30 days. 7, 21 and 30 days before 14 March are 7 March, 21 and 12 February.
TEST_F(ReadingRules, AFindingThatComesAndGoesSaysHowLongItHolds) {
  const auto on = [&](std::string_view code, std::string_view value, std::string_view day,
                      sdk::FindingId finding) {
    StartAnew();
    SendResult(code, R"("valueBoolean": )" + std::string(value),
               R"("effectiveDateTime": ")" + std::string(day) + R"(", )");
    return Is(finding);
  };
  constexpr sdk::FindingId kFever = words::kFeverOrMalaise;
  EXPECT_EQ(on("fever-or-malaise", "false", "2026-03-07", kFever), "absent");
  EXPECT_EQ(on("fever-or-malaise", "false", "2026-03-06", kFever), "unknown");
  EXPECT_THAT(Said(), HasSubstr("more than the 7 that it holds"));
  EXPECT_EQ(on("fever-or-malaise", "true", "2026-02-21", kFever), "present");
  EXPECT_EQ(on("fever-or-malaise", "true", "2026-02-20", kFever), "unknown");
  EXPECT_EQ(on("achilles-gap", "false", "2026-02-12", words::kPalpableGap), "absent");
  EXPECT_EQ(on("achilles-gap", "false", "2026-02-11", words::kPalpableGap), "unknown");
}

// The calf was swollen when the pain began, ten weeks ago: that is not today's swelling.
TEST_F(ReadingRules, AnEpisodeDoesNotKeepWhatComesAndGoes) {
  SendProblem(kIcd10Cm, "M76.61", std::string(kActive) + R"("onsetDateTime": "2026-01-03", )");
  SendResult("calf-swollen-visible", R"("valueBoolean": true)",
             R"("effectiveDateTime": "2026-01-05", )");
  EXPECT_EQ(Is(words::kCalfSwollenVisible), "unknown");
  EXPECT_THAT(Said(), HasSubstr("too long ago to speak of today"));
}

}  // namespace
}  // namespace soleus::service
