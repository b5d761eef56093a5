// The rules by which a laboratory's own range, and what it calls a result, come to count.
#include "tests/engine/service/reading_rules_fixture.h"

namespace soleus::service {
namespace {

constexpr std::string_view kV3 =
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr std::string_view kPlatelets = "777-3";
constexpr std::string_view kWhiteCells = "6690-2";
constexpr std::string_view kCrp = "1988-5";
constexpr std::string_view kUrate = "3084-1";
constexpr sdk::FindingId kCount = words::kBloodCountAbnormal;

class RangeRules : public ReadingRules {
 protected:
  // A result of a LOINC code, of `day`.
  void SendLab(std::string_view loinc, std::string_view more, std::string_view day = "2026-03-10") {
    Send(R"({"resourceType": "Observation", "id": ")" + std::string(loinc) + "-" +
         std::string(day) + R"(", "status": "final", "effectiveDateTime": ")" + std::string(day) +
         R"(", "code": )" + Coded("http://loinc.org", loinc) + std::string(more) + "}");
  }
  std::string Lab(std::string_view loinc, std::string_view more, sdk::FindingId finding = kCount) {
    StartAnew();
    SendLab(loinc, more);
    return Is(finding);
  }

  static std::string Flag(std::string_view code, std::string_view system = kV3) {
    return R"(, "interpretation": [)" + Coded(system, code) + "]";
  }
  static std::string Value(std::string_view value, std::string_view unit) {
    return R"(, "valueQuantity": {"value": )" + std::string(value) + R"(, "unit": ")" +
           std::string(unit) + R"("})";
  }
  static std::string Range(std::string_view low, std::string_view high, std::string_view unit,
                           std::string_view more = "") {
    const auto end = [&](std::string_view value) {
      return R"({"value": )" + std::string(value) + R"(, "unit": ")" + std::string(unit) + R"("})";
    };
    return R"(, "referenceRange": [{"low": )" + end(low) + R"(, "high": )" + end(high) +
           std::string(more) + "}]";
  }
};

TEST_F(RangeRules, WhereAFindingIsNoMoreThanOutsideTheLaboratorysRangeItsFlagSetsIt) {
  for (const char* low : {"L", "LL", "LU"}) EXPECT_EQ(Lab(kPlatelets, Flag(low)), "present") << low;
  EXPECT_THAT(Said(), HasSubstr("777-3) lies outside the laboratory's own range"));
  EXPECT_EQ(Lab(kPlatelets, Flag("L", "http://hl7.org/fhir/v2/0078")), "present");
  for (const char* other : {"N", "H", "HH", "A", "POS", "IND", "S"}) {
    EXPECT_EQ(Lab(kPlatelets, Flag(other)), "unknown") << other;
  }
  // White cells count either way, so that "abnormal" is enough.
  for (const char* flag : {"L", "H", "A", "AA"}) {
    EXPECT_EQ(Lab(kWhiteCells, Flag(flag)), "present") << flag;
  }
  EXPECT_EQ(Lab(kPlatelets, Flag("L", "urn:local")), "unknown");
}

TEST_F(RangeRules, TheRangeThatWasSentSetsItToo) {
  EXPECT_EQ(Lab(kPlatelets, Value("149", "10*3/uL") + Range("150", "400", "10*3/uL")), "present");
  EXPECT_EQ(Lab(kPlatelets, Value("150", "10*3/uL") + Range("150", "400", "10*3/uL")), "unknown");
  EXPECT_EQ(Lab(kPlatelets, Value("401", "10*3/uL") + Range("150", "400", "10*3/uL")), "unknown");
  EXPECT_EQ(Lab(kWhiteCells, Value("401", "10*3/uL") + Range("4", "10", "10*3/uL")), "present");
  // 100 per nL is 100 000 per uL.
  EXPECT_EQ(Lab(kPlatelets, Value("100", "/nL") + Range("150", "400", "10*3/uL")), "present");
  EXPECT_EQ(Lab(kPlatelets, Value("200", "/nL") + Range("150", "400", "10*3/uL")), "unknown");
}

TEST_F(RangeRules, ABoundLiesOutsideOnlyWhereAllOfItDoes) {
  const std::string range = Range("150", "400", "10*3/uL");
  const auto bound = [&](std::string_view comparator, std::string_view value) {
    return Lab(kPlatelets, R"(, "valueQuantity": {"unit": "10*3/uL", "comparator": ")" +
                               std::string(comparator) + R"(", "value": )" + std::string(value) +
                               "}" + range);
  };
  EXPECT_EQ(bound("<", "150"), "present");
  EXPECT_EQ(bound("<=", "150"), "unknown");
  EXPECT_EQ(bound("<", "200"), "unknown");
  EXPECT_EQ(bound(">", "100"), "unknown");
}

TEST_F(RangeRules, NeitherAValueNorARangeLendsItsUnitToTheOther) {
  EXPECT_EQ(Lab(kPlatelets, Value("100", "10*3/uL") + R"(, "referenceRange": [
      {"low": {"value": 150}}])"),
            "unknown");
  EXPECT_THAT(Said(), HasSubstr("cannot be told to lie inside or outside"));
  EXPECT_EQ(
      Lab(kPlatelets, R"(, "valueQuantity": {"value": 100})" + Range("150", "400", "10*3/uL")),
      "unknown");
  EXPECT_EQ(Lab(kPlatelets, Value("100", "10*3/uL") + Range("150", "400", "g/L")), "unknown");
}

// Born on 1 May 2015, the patient was 10 on 10 March 2026.
TEST_F(RangeRules, ARangeForAnAgeIsUsedOnlyForThatAge) {
  const auto at_ten = [&](std::string_view from, std::string_view to, std::string_view birth) {
    StartAnew();
    if (!birth.empty()) {
      Send(R"({"resourceType": "Patient", "birthDate": ")" + std::string(birth) + R"("})");
    }
    const auto years = [](std::string_view value) {
      return R"({"value": )" + std::string(value) + R"(, "unit": "a"})";
    };
    SendLab(kPlatelets, Value("149", "10*3/uL") + Range("150", "400", "10*3/uL",
                                                        R"(, "age": {"low": )" + years(from) +
                                                            R"(, "high": )" + years(to) + "}"));
    return Is(kCount);
  };
  EXPECT_EQ(at_ten("6", "10", "2015-05-01"), "present");
  EXPECT_EQ(at_ten("10", "17", "2015-05-01"), "present");
  EXPECT_EQ(at_ten("11", "17", "2015-05-01"), "unknown");
  EXPECT_EQ(at_ten("0", "9", "2015-05-01"), "unknown");
  EXPECT_EQ(at_ten("6", "10", ""), "unknown");
  EXPECT_EQ(at_ten("6", "10", "2015"), "unknown");  // 10 or 11
}

TEST_F(RangeRules, TwoRangesThatDisagreeSayNothing) {
  const auto two = [&](std::string_view first, std::string_view second) {
    return Lab(kPlatelets, Value("120", "10*3/uL") +
                               R"(, "referenceRange": [{"low": {"unit": "10*3/uL", "value": )" +
                               std::string(first) + R"(}}, {"low": {"unit": "10*3/uL", "value": )" +
                               std::string(second) + "}}]");
  };
  EXPECT_EQ(two("150", "140"), "present");
  EXPECT_EQ(two("150", "100"), "unknown");
  EXPECT_EQ(two("100", "150"), "unknown");
}

TEST_F(RangeRules, AFlagAndARangeThatExcludeEachOtherSetNothingAndAreSaid) {
  const std::string value = Value("200", "10*3/uL") + Range("150", "400", "10*3/uL");
  EXPECT_EQ(Lab(kPlatelets, value + Flag("L")), "unknown");
  EXPECT_THAT(Said(), HasSubstr("do not fit together"));
  EXPECT_EQ(Lab(kPlatelets, Value("100", "10*3/uL") + Range("150", "400", "10*3/uL") + Flag("N")),
            "unknown");
  EXPECT_THAT(Said(), HasSubstr("do not fit together"));
  EXPECT_EQ(
      Lab(kPlatelets, R"(, "interpretation": [)" + Coded(kV3, "L") + ", " + Coded(kV3, "N") + "]"),
      "unknown");
  EXPECT_THAT(Said(), HasSubstr("do not fit together"));
  EXPECT_EQ(Lab(kPlatelets, Value("100", "10*3/uL") + Range("150", "400", "10*3/uL") + Flag("LL")),
            "present");
  EXPECT_THAT(Said(), Not(HasSubstr("do not fit together")));
}

// The count may be normal for months, and a normal test says nothing of the two others.
TEST_F(RangeRules, ANormalTestDeniesNothingAndTakesBackOnlyItsOwnEarlierResult) {
  SendLab(kPlatelets, Flag("L"), "2026-03-01");
  SendLab(kPlatelets, Flag("N"), "2026-03-08");
  EXPECT_EQ(Is(kCount), "unknown");
  EXPECT_THAT(Said(), HasSubstr("a later result of the same test, does not"));
  StartAnew();
  SendLab(kPlatelets, Flag("L"), "2026-03-01");
  SendLab(kWhiteCells, Flag("N"), "2026-03-08");
  EXPECT_EQ(Is(kCount), "present");
  StartAnew();
  SendLab(kPlatelets, Flag("N"), "2026-03-01");
  SendLab(kPlatelets, Flag("L"), "2026-03-08");
  EXPECT_EQ(Is(kCount), "present");
  StartAnew();
  SendLab(kPlatelets, Flag("L"), "2026-03");  // may be the later one
  SendLab(kPlatelets, Flag("N"), "2026-03-08");
  EXPECT_EQ(Is(kCount), "present");
}

// 14 December lies 90 days before 14 March, 13 December 91.
TEST_F(RangeRules, AnAbnormalCountWarnsForThreeMonths) {
  SendLab(kPlatelets, Flag("L"), "2025-12-14");
  EXPECT_EQ(Is(kCount), "present");
  StartAnew();
  SendLab(kPlatelets, Flag("L"), "2025-12-13");
  EXPECT_EQ(Is(kCount), "unknown");
  EXPECT_THAT(Said(), HasSubstr("too long ago to speak of today"));
}

TEST_F(RangeRules, ATestThatWasNotDoneOrIsWithdrawnIsOutsideOfNothing) {
  EXPECT_EQ(Lab(kPlatelets, Flag("L") + R"(, "dataAbsentReason": {"coding": [{"code": "error"}]})"),
            "unknown");
  StartAnew();
  Send(R"({"resourceType": "Observation", "status": "entered-in-error", "code": )" +
       Coded("http://loinc.org", kPlatelets) + Flag("L") + "}");
  EXPECT_EQ(Is(kCount), "unknown");
}

TEST_F(RangeRules, ManyResultsWithoutFlagOrRangeAreSaidOnceForEachTest) {
  for (const char* day : {"2026-03-01", "2026-03-02", "2026-03-03"}) {
    SendLab(kPlatelets, Value("200", "10*3/uL"), day);
  }
  const Recognition read = Read();
  ASSERT_EQ(read.issues.size(), 1u);
  EXPECT_THAT(read.issues[0].text, HasSubstr("3 of http://loinc.org|777-3 cannot be told"));
  EXPECT_EQ(read.issues[0].severity, fhir::Severity::kInformation);
}

// 8 mg/L is under our own 10, whatever the laboratory calls it; a flag without a number is none.
TEST_F(RangeRules, AThresholdOfOurOwnIsNeverTheLaboratorysRange) {
  constexpr sdk::FindingId kRaised = words::kInflammatoryMarkersRaised;
  const std::string flag = Flag("H") + R"(, "referenceRange": [{"high": {"value": 5, "unit":
      "mg/L"}}])";
  EXPECT_EQ(Lab(kCrp, Value("12", "mg/L") + flag, kRaised), "present");
  EXPECT_NE(Lab(kCrp, Value("8", "mg/L") + flag, kRaised), "present");
  EXPECT_EQ(Lab(kCrp, flag, kRaised), "unknown");
  EXPECT_EQ(Lab(kCrp, Value("12", "") + flag, kRaised), "unknown");
  EXPECT_THAT(Said(), HasSubstr("no unit"));
}

// 4 mg/dL lies below our 5.88; flagged high over a range that ends at 7, one of the three is wrong.
TEST_F(RangeRules, ANumberThatReassuresAgainstItsFlagIsUnknownAndOneThatWarnsIsKept) {
  constexpr sdk::FindingId kHigh = words::kUrateHigh;
  const std::string range = Range("3.5", "7", "mg/dL");
  EXPECT_EQ(Lab(kUrate, Value("4", "mg/dL") + range + Flag("N"), kHigh), "absent");
  EXPECT_EQ(Lab(kUrate, Value("4", "mg/dL") + range + Flag("HH"), kHigh), "unknown");
  EXPECT_THAT(Said(), HasSubstr("do not fit together; it counts as unknown"));
  EXPECT_EQ(Lab(kUrate, Value("9", "mg/dL") + range + Flag("N"), kHigh), "present");
  EXPECT_THAT(Said(), HasSubstr("do not fit together; the value is used, since it warns"));
  // 0.2 mmol/L is 3.36 mg/dL, below 3.5: "normal" does not fit, by the molar mass of urate.
  EXPECT_EQ(Lab(kUrate, Value("0.2", "mmol/L") + range + Flag("N"), kHigh), "unknown");
  EXPECT_EQ(Lab(kUrate, Value("0.2", "mmol/L") + range + Flag("L"), kHigh), "absent");
}

}  // namespace
}  // namespace soleus::service
