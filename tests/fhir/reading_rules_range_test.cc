// The rules by which a laboratory's own range becomes part of the record.
#include "tests/fhir/record_reading.h"

namespace soleus::fhir {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kHigh = R"("high": {"value": 5, "unit": "mg/L"})";
constexpr std::string_view kLow = R"("low": {"value": 2, "unit": "mg/L"})";

std::string Range(std::string_view more) {
  return R"({"resourceType": "Observation", "status": "final", "code": {"text": "x"},
      "valueQuantity": {"value": 3, "unit": "mg/L"}, "referenceRange": [)" +
         std::string(more) + "]}";
}

std::vector<ReferenceRange> RangesOf(const std::string& ranges) {
  const Record record = Read(Range(ranges));
  EXPECT_THAT(record.observations, SizeIs(1)) << ranges;
  return record.observations.at(0).ranges;
}

std::string With(std::string_view more) {
  return "{" + std::string(kLow) + ", " + std::string(kHigh) + std::string(more) + "}";
}

std::string TypeIs(std::string_view code) {
  return R"(, "type": {"coding": [{"system":
      "http://terminology.hl7.org/CodeSystem/referencerange-meaning", "code": ")" +
         std::string(code) + R"("}]})";
}

TEST(ReadingRules, ARangeHasOneEndOrTwo) {
  const auto ranges = RangesOf(With("") + ", {" + std::string(kHigh) + "}");
  ASSERT_THAT(ranges, SizeIs(2));
  EXPECT_EQ(ranges[0].low->text, "2");
  EXPECT_EQ(ranges[0].high->unit, "mg/L");
  EXPECT_FALSE(ranges[1].low.has_value());
  EXPECT_THAT(RangesOf(R"({"text": "2 to 5"})"), IsEmpty());
  EXPECT_THAT(RangesOf(""), IsEmpty());
}

TEST(ReadingRules, AComponentHasRangesOfItsOwn) {
  const Record record = Read(R"({"resourceType": "Observation", "status": "final",
      "code": {"text": "x"}, "referenceRange": [)" +
                             With("") + R"(], "component": [
      {"code": {"text": "y"}, "valueInteger": 1}]})");
  ASSERT_THAT(record.observations, SizeIs(2));
  EXPECT_THAT(record.observations[0].ranges, SizeIs(1));
  EXPECT_THAT(record.observations[1].ranges, IsEmpty());
}

// "Therapeutic" is what a drug should reach; "severe" in words may be anything.
TEST(ReadingRules, OnlyARangeOfNormalIsRead) {
  EXPECT_THAT(RangesOf(With(TypeIs("normal"))), SizeIs(1));
  EXPECT_THAT(RangesOf(With(TypeIs("therapeutic"))), IsEmpty());
  EXPECT_THAT(RangesOf(With(R"(, "type": {"text": "Severe"})")), IsEmpty());
  EXPECT_THAT(RangesOf(With(R"(, "type": 5)")), IsEmpty());
}

TEST(ReadingRules, ARangeForSomePeopleIsReadOnlyWhereTheyAreOfAnAge) {
  EXPECT_THAT(RangesOf(With(R"(, "appliesTo": [{"text": "women"}])")), IsEmpty());
  const auto of_age = RangesOf(With(R"(, "age": {"low": {"value": 24, "unit": "mo", "code": "mo"},
                                                 "high": {"value": 17, "unit": "a"}})"));
  ASSERT_THAT(of_age, SizeIs(1));
  EXPECT_DOUBLE_EQ(*of_age[0].from_years, 2);  // 24 months
  EXPECT_DOUBLE_EQ(*of_age[0].to_years, 17);
  EXPECT_THAT(RangesOf(With(R"(, "age": {"low": {"value": 24, "unit": "kg"}})")), IsEmpty());
  EXPECT_THAT(RangesOf(With(R"(, "age": {})")), IsEmpty());
}

TEST(ReadingRules, ARangeThatStandsOnItsHeadIsNotReadAndSaid) {
  const Record record = Read(Range(R"({"low": {"value": 46, "unit": "%"},
                                       "high": {"value": 38, "unit": "%"}})"));
  EXPECT_THAT(record.observations.at(0).ranges, IsEmpty());
  EXPECT_THAT(record.issues, Contains(IsIssue(Severity::kWarning, "Observation.referenceRange[0]",
                                              "lies above its high end")));
  // 2 g/L is above 5 mg/L.
  EXPECT_THAT(RangesOf(R"({"low": {"value": 2, "unit": "g/L"}, )" + std::string(kHigh) + "}"),
              IsEmpty());
}

TEST(ReadingRules, ARangeOfWhichOneEndCannotBeReadIsNone) {
  EXPECT_THAT(RangesOf("{" + std::string(kHigh) + R"(, "low": {"value": "2"}})"), IsEmpty());
  EXPECT_THAT(RangesOf("{" + std::string(kHigh) + R"(, "low": {"value": 2, "comparator": "<"}})"),
              IsEmpty());
  EXPECT_THAT(RangesOf(With(R"(, "modifierExtension": [{"url": "urn:x"}])")), IsEmpty());
}

}  // namespace
}  // namespace soleus::fhir
