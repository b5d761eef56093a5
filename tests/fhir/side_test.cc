// Which side a resource is about, wherever it says so.
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kRightQualifier =
    R"({"coding": [{"system": "http://snomed.info/sct", "code": "24028007"}]})";

Side SideOf(std::string_view condition) {
  const Record record = Read(R"({"resourceType": "Condition", )" + std::string(condition) + "}");
  EXPECT_THAT(record.conditions, SizeIs(1)) << condition;
  return record.conditions.at(0).side;
}

Side SideOfTitle(std::string_view text) {
  return SideOf(R"("code": {"text": ")" + std::string(text) + R"("})");
}

TEST(Side, AUnilateralQualifierIsASide) {
  const auto side = [](std::string_view code) {
    return SideOf(R"("code": {"text": "x"}, "bodySite": [{"coding": [
        {"system": "http://snomed.info/sct", "code": "76853006"},
        {"system": "http://snomed.info/sct", "code": ")" +
                  std::string(code) + R"("}]}])");
  };
  EXPECT_EQ(side("419161000"), Side::kLeft);
  EXPECT_EQ(side("419465000"), Side::kRight);
  EXPECT_EQ(side("61352006"), Side::kUnstated);
}

TEST(Side, AnExpressionNamesItsLaterality) {
  const auto side = [](std::string_view code) {
    return SideOf(R"("code": {"text": "x"}, "bodySite": [{"coding": [
        {"system": "http://snomed.info/sct", "code": ")" +
                  std::string(code) + R"("}]}])");
  };
  EXPECT_EQ(side("61352006:272741003=7771000"), Side::kLeft);
  EXPECT_EQ(side("61352006 |Achilles| : 272741003 |Laterality| = 24028007 |Right|"), Side::kRight);
  EXPECT_EQ(side("61352006:272741003"), Side::kUnstated);
}

TEST(Side, AnExtensionOfLateralityNamesTheSide) {
  const auto side = [](std::string_view url, std::string_view value) {
    return SideOf(
        R"("code": {"text": "x"}, "bodySite": [{"text": "heel", "extension": [{"url": ")" +
        std::string(url) + R"(", )" + std::string(value) + "}]}]");
  };
  const std::string concept_value = R"("valueCodeableConcept": )" + std::string(kRightQualifier);
  EXPECT_EQ(side("http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",
                 concept_value),
            Side::kRight);
  EXPECT_EQ(side("http://hl7.org/fhir/StructureDefinition/observation-structureLaterality",
                 concept_value),
            Side::kRight);
  EXPECT_EQ(side("https://www.ehealth.fgov.be/standards/fhir/core-clinical/StructureDefinition/"
                 "be-ext-laterality",
                 R"("valueCoding": {"system": "http://snomed.info/sct", "code": "7771000"})"),
            Side::kLeft);
  EXPECT_EQ(side("urn:something-else", concept_value), Side::kUnstated);
}

TEST(Side, ABodyStructureNamesTheSide) {
  const std::string condition =
      R"({"resourceType": "Condition", "code": {"text": "x"}, "bodySite": [{"extension": [
          {"url": "http://hl7.org/fhir/StructureDefinition/bodySite",
           "valueReference": {"reference": "BodyStructure/b"}}]}]})";
  const std::string structure = R"({"resourceType": "BodyStructure", "id": "b",
      "location": {"text": "heel"}, "locationQualifier": [)" +
                                std::string(kRightQualifier) + "]}";
  const Record record = Read(Bundle(condition, structure));
  EXPECT_EQ(record.conditions.at(0).side, Side::kRight);
  EXPECT_THAT(record.issues, IsEmpty());
  const Record alone = Read(Bundle(condition));
  EXPECT_EQ(alone.conditions.at(0).side, Side::kUnstated);
  EXPECT_THAT(alone.issues, SizeIs(1));
}

TEST(Side, TheTitleNamesTheSideWhereTheSiteIsSilent) {
  EXPECT_EQ(SideOfTitle("Pain in left heel"), Side::kLeft);
  EXPECT_EQ(SideOfTitle("Achilles tendinitis, right leg"), Side::kRight);
  EXPECT_EQ(SideOfTitle("Bilateral heel pain"), Side::kBilateral);
  EXPECT_EQ(SideOf(R"("code": {"coding": [{"display": "Strain of left Achilles tendon"}]})"),
            Side::kLeft);
}

TEST(Side, AnAbbreviationCountsInBracketsAloneOrBeforeAPartOfTheLeg) {
  EXPECT_EQ(SideOfTitle("Achilles tendinopathy (L)"), Side::kLeft);
  EXPECT_EQ(SideOfTitle("Heel pain [R]"), Side::kRight);
  EXPECT_EQ(SideOfTitle("Lt. heel pain"), Side::kLeft);
  EXPECT_EQ(SideOfTitle("Pain RT ankle"), Side::kRight);
  EXPECT_EQ(SideOfTitle("Swelling of LLE"), Side::kLeft);
  EXPECT_EQ(SideOf(R"("code": {"text": "x"}, "bodySite": [{"text": "R"}])"), Side::kRight);
}

TEST(Side, ALetterThatMayMeanSomethingElseNamesNoSide) {
  for (const char* title : {"R/O Achilles rupture", "L5 radiculopathy", "L-spine pain", "Vitamin L",
                            "s/p RT", "pain L, heel", "Hepatitis (L5)", "O/R heel"}) {
    EXPECT_EQ(SideOfTitle(title), Side::kUnstated) << title;
  }
}

TEST(Side, ASiteAndATitleThatDisagreeLeaveTheSideUnknown) {
  const Record record = Read(R"({"resourceType": "Condition", "bodySite": [{"text": "left heel"}],
      "code": {"text": "Pain in right heel"}})");
  EXPECT_EQ(record.conditions.at(0).side, Side::kUnstated);
  EXPECT_THAT(record.issues,
              Contains(IsIssue(Severity::kWarning, "Condition.bodySite", "different sides")));
}

TEST(Side, ATitleThatNamesBothSidesGivesWayToTheSite) {
  EXPECT_EQ(
      SideOf(R"("bodySite": [{"text": "left calf"}], "code": {"text": "left against right"})"),
      Side::kLeft);
}

TEST(Side, AnObservationAndItsComponentsNameTheirOwn) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final",
      "code": {"text": "Thompson test"}, "component": [
      {"code": {"text": "Left"}, "valueBoolean": true},
      {"code": {"coding": [{"system": "http://loinc.org", "code": "8283-4"}]}},
      {"code": {"text": "Pain"}, "valueBoolean": true}]})");
  ASSERT_THAT(record.observations, SizeIs(4));
  EXPECT_EQ(record.observations[0].side, Side::kUnstated);
  EXPECT_EQ(record.observations[1].side, Side::kLeft);
  EXPECT_EQ(record.observations[2].side, Side::kRight);
  EXPECT_EQ(record.observations[3].side, Side::kUnstated);
}

TEST(Side, AComponentThatContradictsItsSiteHasNone) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final",
      "code": {"text": "x"}, "bodySite": {"text": "right heel"},
      "component": [{"code": {"text": "Left"}}, {"code": {"text": "Pain"}}]})");
  EXPECT_EQ(record.observations.at(1).side, Side::kUnstated);
  EXPECT_EQ(record.observations.at(2).side, Side::kRight);
}

// A form with one group per leg: the left one positive, the right one negative.
TEST(Side, EachGroupOfAFormSpeaksForItsOwnLeg) {
  const Record record = Read(R"({"resourceType": "QuestionnaireResponse", "status": "completed",
      "item": [
      {"linkId": "leg", "item": [
        {"linkId": "affected-side", "answer": [{"valueString": "left"}]},
        {"linkId": "thompson-test", "answer": [{"valueBoolean": true}]}]},
      {"linkId": "leg", "item": [
        {"linkId": "thompson-test", "answer": [{"valueBoolean": false}]},
        {"linkId": "affected-side", "answer": [{"valueString": "right"}]},
        {"linkId": "deeper", "item": [{"linkId": "gap", "answer": [{"valueBoolean": false}]}]}]},
      {"linkId": "fever-or-malaise", "answer": [{"valueBoolean": false}]}]})");
  ASSERT_THAT(record.observations, SizeIs(4));
  EXPECT_EQ(record.observations[0].side, Side::kLeft);
  EXPECT_EQ(record.observations[1].side, Side::kRight);
  EXPECT_EQ(record.observations[2].side, Side::kRight);
  EXPECT_EQ(record.observations[3].side, Side::kUnstated);
}

}  // namespace
}  // namespace soleus::fhir
