#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// A final observation with more members, which begin with a comma.
std::string Squeeze(std::string_view more) {
  return R"({"resourceType": "Observation", "id": "o", "status": "final", "code":
      {"coding": [{"system": "urn:x", "code": "squeeze"}]})" +
         std::string(more) + "}";
}

Value ValueOf(std::string_view more) {
  const Record record = Read(Squeeze(more));
  EXPECT_THAT(record.observations, SizeIs(1));
  if (record.observations.empty()) return NoValue{"no observation"};
  EXPECT_THAT(record.observations[0].values, SizeIs(1));
  return record.observations[0].values.at(0);
}

std::string ReasonOf(const Value& value) {
  const auto* none = std::get_if<NoValue>(&value);
  return none != nullptr ? std::string(none->reason) : "(a value)";
}

// ---- status

TEST(Observation, FinalAmendedAndCorrectedAreUsedWithoutARemark) {
  for (const char* status : {"final", "amended", "corrected"}) {
    const Record record = Read(R"({"resourceType": "Observation", "status": ")" +
                               std::string(status) + R"(", "code": {"text": "x"}})");
    ASSERT_THAT(record.observations, SizeIs(1)) << status;
    EXPECT_FALSE(record.observations[0].preliminary);
    EXPECT_THAT(record.issues, IsEmpty());
  }
}

TEST(Observation, PreliminaryOnesAreUsedAndSaid) {
  for (const char* status : {"preliminary", "registered"}) {
    const Record record = Read(R"({"resourceType": "Observation", "status": ")" +
                               std::string(status) + R"(", "code": {"text": "x"}})");
    ASSERT_THAT(record.observations, SizeIs(1)) << status;
    EXPECT_TRUE(record.observations[0].preliminary);
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kInformation, "Observation.status", status)));
  }
}

TEST(Observation, CancelledErroneousAndUnknownOnesAreLeftOut) {
  for (const char* status : {"cancelled", "entered-in-error", "unknown", "done"}) {
    const Record record = Read(R"({"resourceType": "Observation", "status": ")" +
                               std::string(status) + R"(", "code": {"text": "x"}})");
    EXPECT_THAT(record.observations, IsEmpty()) << status;
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kError, "Observation.status", status)));
  }
}

TEST(Observation, AStatusMissingOrOfTheWrongTypeWithholdsIt) {
  for (const char* status : {"", R"("status": 3,)", R"("status": null,)", R"("status": ["final"],)",
                             R"("status": "final", "status": "cancelled",)"}) {
    const Record record = Read(R"({"resourceType": "Observation", )" + std::string(status) +
                               R"("code": {"text": "x"}})");
    EXPECT_THAT(record.observations, IsEmpty()) << status;
    EXPECT_THAT(record.issues,
                Contains(IsIssue(Severity::kError, "Observation.status", "required code is")));
  }
}

TEST(Observation, ACodeOfABlankSaysNothing) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final", "code":
      {"coding": [{"system": "urn:x", "code": " "}, {"system": "urn:x", "code": "squeeze"}]}})");
  ASSERT_THAT(record.observations, SizeIs(1));
  ASSERT_THAT(record.observations[0].code.codings, SizeIs(1));
  EXPECT_EQ(record.observations[0].code.codings[0].code, "squeeze");
}

TEST(Observation, WithoutACodeItSaysNothing) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final"})");
  EXPECT_THAT(record.observations, IsEmpty());
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kError, "Observation.code", "neither code nor text")));
}

// ---- values

TEST(Observation, EveryUsableKindOfValueIsRead) {
  EXPECT_TRUE(std::get<bool>(ValueOf(R"(, "valueBoolean": true)")));
  EXPECT_EQ(std::get<std::string_view>(ValueOf(R"(, "valueString": "sore")")), "sore");
  EXPECT_EQ(std::get<Time>(ValueOf(R"(, "valueDateTime": "2026-03")")), Day("2026-03"));
  EXPECT_EQ(std::get<Concept>(ValueOf(R"(, "valueCodeableConcept": {"text": "positive"})")).text,
            "positive");
  EXPECT_EQ(std::get<Concept>(ValueOf(R"(, "valueCoding": {"code": "LA1"})")).codings.at(0).code,
            "LA1");
}

TEST(Observation, AQuantityKeepsItsTextAndItsUcumCode) {
  const auto quantity = std::get<Quantity>(ValueOf(
      R"(, "valueQuantity": {"value": 0.10, "unit": "minutes", "code": "min",
           "system": "http://unitsofmeasure.org", "comparator": "<"})"));
  EXPECT_EQ(quantity.text, "0.10");
  EXPECT_EQ(quantity.value, 0.1);
  EXPECT_EQ(quantity.unit, "min");
  EXPECT_EQ(quantity.unit_text, "minutes");
  EXPECT_TRUE(quantity.unit_is_code);
  EXPECT_EQ(quantity.comparator, "<");
}

TEST(Observation, ACodeWithoutASystemMayBeAnything) {
  const auto quantity = std::get<Quantity>(
      ValueOf(R"(, "valueQuantity": {"value": 2, "unit": "feet", "code": "ft"})"));
  EXPECT_EQ(quantity.unit, "ft");
  EXPECT_FALSE(quantity.unit_is_code);
}

TEST(Observation, ACodeOfAnotherSystemIsNoUcumUnit) {
  EXPECT_EQ(std::get<Quantity>(ValueOf(R"(, "valueQuantity": {"value": 3, "unit": "cm",
                                  "system": "http://snomed.info/sct", "code": "258672001"})"))
                .unit,
            "cm");
}

TEST(Observation, AnIntegerIsAQuantityWithoutAUnit) {
  const auto quantity = std::get<Quantity>(ValueOf(R"(, "valueInteger": 7)"));
  EXPECT_EQ(quantity.value, 7);
  EXPECT_EQ(quantity.unit, "");
}

TEST(Observation, AFalseValueIsAValue) {
  EXPECT_FALSE(std::get<bool>(ValueOf(R"(, "valueBoolean": false)")));
}

TEST(Observation, NoValueIsNotFalse) {
  EXPECT_EQ(ReasonOf(ValueOf("")), "");
}

TEST(Observation, TheReasonForHavingNoValueIsKept) {
  EXPECT_EQ(ReasonOf(ValueOf(R"(, "dataAbsentReason": {"coding": [{"code": "not-performed"}]})")),
            "not-performed");
}

TEST(Observation, AValueAndAReasonForHavingNoneIsNoValue) {
  constexpr std::string_view kBoth =
      R"(, "valueBoolean": true, "dataAbsentReason": {"coding": [{"code": "error"}]})";
  EXPECT_EQ(ReasonOf(ValueOf(kBoth)), "error");
  EXPECT_THAT(Read(Squeeze(kBoth)).issues,
              ElementsAre(IsIssue(Severity::kWarning, "Observation", "reason for having none")));
}

TEST(Observation, TwoValuesAreNone) {
  constexpr std::string_view kTwo = R"(, "valueBoolean": true, "valueString": "no")";
  EXPECT_EQ(ReasonOf(ValueOf(kTwo)), "");
  EXPECT_THAT(Read(Squeeze(kTwo)).issues,
              ElementsAre(IsIssue(Severity::kWarning, "Observation", "More than one value")));
}

TEST(Observation, AValueOfTheWrongTypeIsNotSentAndItsPathIsSaid) {
  struct Case {
    const char* json;
    const char* path;
  };
  for (const Case& c : {
           Case{R"(, "valueBoolean": "true")", "Observation.valueBoolean"},
           Case{R"(, "valueInteger": "7")", "Observation.valueInteger"},
           Case{R"(, "valueQuantity": 7)", "Observation.valueQuantity"},
           Case{R"(, "valueQuantity": {"value": "7"})", "Observation.valueQuantity.value"},
           Case{R"(, "valueQuantity": {"unit": "cm"})", "Observation.valueQuantity"},
           Case{R"(, "valueQuantity": {"value": 1e400})", "Observation.valueQuantity.value"},
           Case{R"(, "valueQuantity": {"value": 1, "comparator": "~"})",
                "Observation.valueQuantity.comparator"},
           Case{R"(, "valueCodeableConcept": {"coding": {"code": "x"}})",
                "Observation.valueCodeableConcept.coding"},
           Case{R"(, "valueCodeableConcept": {"coding": [7]})",
                "Observation.valueCodeableConcept.coding[0]"},
           Case{R"(, "valueCodeableConcept": {"coding": [{"code": 7}]})",
                "Observation.valueCodeableConcept.coding[0].code"},
           Case{R"(, "valueDateTime": "yesterday")", "Observation.valueDateTime"},
           Case{R"(, "valueTime": "09:00:00")", "Observation.valueTime"},
           Case{R"(, "valueString": null)", "Observation.valueString"},
       }) {
    EXPECT_EQ(ReasonOf(ValueOf(c.json)), "") << c.json;
    EXPECT_THAT(Read(Squeeze(c.json)).issues, ElementsAre(IsIssue(Severity::kWarning, c.path, "")))
        << c.json;
  }
}

TEST(Observation, IssuesDoNotRepeatTheText) {
  const Record record = Read(Squeeze(R"(, "valueDateTime": "Mrs Smith called")"));
  ASSERT_THAT(record.issues, SizeIs(1));
  EXPECT_THAT(record.issues[0].text, Not(HasSubstr("Smith")));
}

// ---- time, side, focus

TEST(Observation, APeriodIsTheWholeOfIt) {
  const Record record =
      Read(Squeeze(R"(, "effectivePeriod": {"start": "2026-01-01", "end": "2026-01-31"})"));
  EXPECT_EQ(record.observations.at(0).effective,
            (Time{Day("2026-01-01").first, Day("2026-02-01").first}));
}

TEST(Observation, APeriodThatEndsBeforeItStartsIsNotSent) {
  const Record record =
      Read(Squeeze(R"(, "effectivePeriod": {"start": "2026-02", "end": "2026-01"})"));
  EXPECT_FALSE(record.observations.at(0).effective.has_value());
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kWarning, "Observation.effectivePeriod",
                                                 "ends before it starts")));
}

TEST(Observation, WhatLiesInTheFutureIsNotUsed) {
  const Record record = Read(Squeeze(R"(, "effectiveDateTime": "2026-03-15T00:00:00Z")"));
  EXPECT_THAT(record.observations, IsEmpty());
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kWarning, "Observation", "lies after")));
}

TEST(Observation, AnotherFocusIsAnotherPerson) {
  EXPECT_THAT(Read(Squeeze(R"(, "focus": [{"reference": "RelatedPerson/1"}])")).observations,
              IsEmpty());
  EXPECT_THAT(Read(Squeeze(R"(, "subject": {"reference": "Patient/1"},
                               "focus": [{"reference": "Patient/1"}])"))
                  .observations,
              SizeIs(1));
}

TEST(Observation, InterpretationsOfAllConceptsAreOneList) {
  const Record record = Read(Squeeze(R"(, "interpretation": [
      {"coding": [{"code": "POS"}]}, {"coding": [{"code": "H"}, {"code": "HH"}]}])"));
  EXPECT_THAT(record.observations.at(0).interpretation, SizeIs(3));
}

// ---- components

TEST(Observation, AComponentInheritsSideTimeAndStatus) {
  const Record record = Read(R"({"resourceType": "Observation", "id": "o", "status": "preliminary",
      "code": {"text": "panel"}, "bodySite": {"text": "left calf"},
      "effectiveDateTime": "2026-03-01",
      "component": [{"code": {"text": "part"}, "valueBoolean": true}]})");
  ASSERT_THAT(record.observations, SizeIs(2));
  const Observation& part = record.observations[1];
  EXPECT_EQ(part.code.text, "part");
  EXPECT_EQ(part.side, Side::kLeft);
  EXPECT_EQ(part.effective, Day("2026-03-01"));
  EXPECT_TRUE(part.preliminary);
  EXPECT_EQ(part.origin.reference, "Observation/o");
  EXPECT_EQ(part.origin.path, "Observation.component[0]");
  EXPECT_EQ(ReasonOf(record.observations[0].values.at(0)), "");
}

TEST(Observation, AComponentWithAnUnknownModifierLosesOnlyItself) {
  const Record record = Read(Squeeze(R"(, "component": [
      {"code": {"text": "a"},
      "modifierExtension": [{"url": "urn:x"}]}, {"code": {"text": "b"}}])"));
  ASSERT_THAT(record.observations, SizeIs(2));
  EXPECT_EQ(record.observations[1].code.text, "b");
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kError, "Observation.component[0].modifierExtension",
                                  "not known here")));
}

TEST(Observation, ThePathLeadsThroughBundleAndComponent) {
  const Record record =
      Read(Bundle(R"({"resourceType": "Patient"})", R"({"resourceType": "Goal"})",
                  Squeeze(R"(, "component": [{"code": {"text": "a"}, "valueQuantity": "7"}])")));
  EXPECT_THAT(record.issues,
              Contains(IsIssue(Severity::kWarning,
                               "Bundle.entry[2].resource.component[0].valueQuantity", "")));
}

// ---- QuestionnaireResponse

std::string Response(std::string_view status, std::string_view items) {
  return R"({"resourceType": "QuestionnaireResponse", "id": "q", "authored": "2026-03-10",
      "status": ")" +
         std::string(status) + R"(", "item": )" + std::string(items) + "}";
}

TEST(QuestionnaireResponse, AnAnswerIsAnObservationOfItsLinkId) {
  const Record record =
      Read(Response("completed", R"([{"linkId": "pop", "answer": [{"valueBoolean": false}]}])"));
  ASSERT_THAT(record.observations, SizeIs(1));
  const Observation& answer = record.observations[0];
  EXPECT_EQ(answer.code.codings.at(0).system, "");
  EXPECT_EQ(answer.code.codings.at(0).code, "pop");
  EXPECT_FALSE(std::get<bool>(answer.values.at(0)));
  EXPECT_TRUE(answer.from_questionnaire);
  EXPECT_FALSE(answer.preliminary);
  EXPECT_EQ(answer.effective, Day("2026-03-10"));
  EXPECT_EQ(answer.origin.reference, "QuestionnaireResponse/q");
  EXPECT_EQ(answer.origin.path, "QuestionnaireResponse.item[0]");
}

TEST(QuestionnaireResponse, AQuestionWithoutAnAnswerIsNotThere) {
  EXPECT_THAT(Read(Response("completed", R"([{"linkId": "pop"}, {"linkId": "x", "answer": []}])"))
                  .observations,
              IsEmpty());
}

TEST(QuestionnaireResponse, RepeatedAnswersStayTogether) {
  const Record record = Read(Response("amended", R"([{"linkId": "where", "answer": [
      {"valueCoding": {"code": "heel"}}, {"valueCoding": {"code": "calf"}}]}])"));
  ASSERT_THAT(record.observations, SizeIs(1));
  EXPECT_THAT(record.observations[0].values, SizeIs(2));
}

TEST(QuestionnaireResponse, ItemsWithinItemsAndWithinAnswersAreRead) {
  const Record record = Read(Response("completed", R"([{"linkId": "group", "item": [
      {"linkId": "a", "answer": [{"valueInteger": 3, "item": [
          {"linkId": "b", "answer": [{"valueString": "x"}]}]}]}]}])"));
  ASSERT_THAT(record.observations, SizeIs(2));
  EXPECT_EQ(record.observations[0].origin.path,
            "QuestionnaireResponse.item[0].item[0].answer[0].item[0]");
  EXPECT_EQ(record.observations[0].code.codings.at(0).code, "b");
  EXPECT_EQ(record.observations[1].code.codings.at(0).code, "a");
}

TEST(QuestionnaireResponse, OneItemSaysWhichSideAllTheOthersAreAbout) {
  const auto side = [](std::string_view answers) {
    const Record record =
        Read(Response("completed", R"([{"linkId": "pop", "answer": [{"valueBoolean": true}]},
                         {"linkId": "g", "item": [{"linkId": "affected-side", "answer": [)" +
                                       std::string(answers) + "]}]}]"));
    EXPECT_THAT(record.observations, SizeIs(1)) << "the side is no finding of its own";
    EXPECT_THAT(record.issues, IsEmpty());
    return record.observations.at(0).side;
  };
  EXPECT_EQ(side(R"({"valueCoding": {"system": "http://snomed.info/sct", "code": "7771000"}})"),
            Side::kLeft);
  EXPECT_EQ(side(R"({"valueCoding": {"system": "http://snomed.info/sct", "code": "51440002"}})"),
            Side::kBilateral);
  EXPECT_EQ(side(R"({"valueString": "right"})"), Side::kRight);
  EXPECT_EQ(side(R"({"valueString": "left"}, {"valueString": "right"})"), Side::kBilateral);
}

TEST(QuestionnaireResponse, ASideThatIsNoneStaysUnstatedAndIsSaid) {
  const Record record = Read(Response("completed", R"([
      {"linkId": "affected-side", "answer": [{"valueString": "the bad one"}]},
      {"linkId": "pop", "answer": [{"valueBoolean": true}]}])"));
  EXPECT_EQ(record.observations.at(0).side, Side::kUnstated);
  EXPECT_THAT(record.issues,
              ElementsAre(IsIssue(Severity::kWarning, "QuestionnaireResponse.item[0]", "side")));
}

TEST(QuestionnaireResponse, TheSideOfOneResponseIsNotThatOfAnother) {
  const Record record = Read(Bundle(
      Response("completed", R"([{"linkId": "affected-side", "answer": [{"valueString": "left"}]},
                                {"linkId": "pop", "answer": [{"valueBoolean": true}]}])"),
      R"({"resourceType": "QuestionnaireResponse", "id": "r", "status": "completed",
          "item": [{"linkId": "gap", "answer": [{"valueBoolean": true}]}]})"));
  ASSERT_THAT(record.observations, SizeIs(2));
  EXPECT_EQ(record.observations[0].side, Side::kLeft);
  EXPECT_EQ(record.observations[1].side, Side::kUnstated);
}

TEST(QuestionnaireResponse, OnlyUsableStatusesAreUsed) {
  constexpr std::string_view kItems = R"([{"linkId": "pop", "answer": [{"valueBoolean": true}]}])";
  for (const char* status : {"entered-in-error", "stopped", "lost"}) {
    const Record record = Read(Response(status, kItems));
    EXPECT_THAT(record.observations, IsEmpty()) << status;
    EXPECT_THAT(record.issues,
                ElementsAre(IsIssue(Severity::kError, "QuestionnaireResponse.status", status)));
  }
  const Record record = Read(Response("in-progress", kItems));
  EXPECT_TRUE(record.observations.at(0).preliminary);
  EXPECT_THAT(record.issues, ElementsAre(IsIssue(Severity::kInformation,
                                                 "QuestionnaireResponse.status", "in progress")));
}

TEST(QuestionnaireResponse, AnItemWithAnUnknownModifierLosesWhatIsInIt) {
  const Record record = Read(Response("completed", R"([
      {"linkId": "g", "modifierExtension": [{"url": "urn:x"}],
       "item": [{"linkId": "a", "answer": [{"valueBoolean": true}]}]},
      {"linkId": "b", "answer": [{"valueBoolean": true}]}])"));
  ASSERT_THAT(record.observations, SizeIs(1));
  EXPECT_EQ(record.observations[0].code.codings.at(0).code, "b");
}

TEST(QuestionnaireResponse, AnUnreadableAnswerIsNoAnswer) {
  const Record record = Read(Response(
      "completed", R"([{"linkId": "a", "answer": [{"valueReference": {"reference": "X/1"}}]}])"));
  EXPECT_THAT(record.observations, IsEmpty());
  EXPECT_THAT(
      record.issues,
      ElementsAre(IsIssue(Severity::kWarning,
                          "QuestionnaireResponse.item[0].answer[0].valueReference", "not read")));
}

}  // namespace
}  // namespace soleus::fhir
