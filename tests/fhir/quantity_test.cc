#include "fhir/quantity.h"

#include <limits>

#include "gtest/gtest.h"

namespace soleus::fhir {
namespace {

double Converted(double value, std::string_view from, std::string_view to) {
  const auto result = Convert(value, from, to);
  EXPECT_TRUE(result.has_value()) << from << " to " << to;
  return result.value_or(std::numeric_limits<double>::quiet_NaN());
}

TEST(Quantity, ConvertsTime) {
  EXPECT_DOUBLE_EQ(Converted(1.5, "h", "min"), 90);
  EXPECT_DOUBLE_EQ(Converted(90, "minutes", "h"), 1.5);
  EXPECT_DOUBLE_EQ(Converted(2, "wk", "d"), 14);
  EXPECT_DOUBLE_EQ(Converted(1, "a", "d"), 365.25);
  EXPECT_DOUBLE_EQ(Converted(2, "mo", "d"), 60.875);  // 2 * 365.25 / 12
}

TEST(Quantity, ConvertsLengthAndMass) {
  EXPECT_DOUBLE_EQ(Converted(10, "[in_i]", "cm"), 25.4);
  EXPECT_DOUBLE_EQ(Converted(10, "in", "mm"), 254);
  EXPECT_DOUBLE_EQ(Converted(1.2, "m", "cm"), 120);
  EXPECT_DOUBLE_EQ(Converted(100, "lb", "kg"), 45.359237);
  EXPECT_DOUBLE_EQ(Converted(500, "g", "kg"), 0.5);
}

TEST(Quantity, ConvertsTemperatureWithItsOffset) {
  EXPECT_NEAR(Converted(98.6, "[degF]", "Cel"), 37, 1e-9);
  EXPECT_NEAR(Converted(37, "Cel", "[degF]"), 98.6, 1e-9);
  EXPECT_NEAR(Converted(-40, "[degF]", "Cel"), -40, 1e-9);
}

TEST(Quantity, CoulombAndFaradAreNoTemperatures) {
  EXPECT_FALSE(Convert(37, "C", "Cel").has_value());
  EXPECT_FALSE(Convert(98, "F", "Cel").has_value());
}

TEST(Quantity, BracesCarryNoMeaning) {
  EXPECT_EQ(Converted(7, "{score}", "1"), 7);
  EXPECT_EQ(Converted(7, "1", "{repetitions}"), 7);
  EXPECT_EQ(Converted(7, "{count}", "{score}"), 7);
  EXPECT_FALSE(Convert(7, "{beats}/min", "1").has_value());
}

TEST(Quantity, AnEmptyUnitIsAPlainNumberAndNothingElse) {
  EXPECT_EQ(Converted(7, "", "{score}"), 7);
  EXPECT_EQ(Converted(7, "", "1"), 7);
  EXPECT_EQ(Converted(7, "", ""), 7);
  EXPECT_FALSE(Convert(7, "", "%").has_value());
  EXPECT_FALSE(Convert(7, "", "cm").has_value());
  EXPECT_FALSE(Convert(7, "cm", "").has_value());
}

TEST(Quantity, AnotherDimensionIsRefused) {
  EXPECT_FALSE(Convert(7, "cm", "kg").has_value());
  EXPECT_FALSE(Convert(7, "min", "m").has_value());
  EXPECT_FALSE(Convert(7, "deg", "Cel").has_value());
}

TEST(Quantity, MolesAndGramsNeedTheSubstanceSoAreNotMixed) {
  EXPECT_DOUBLE_EQ(Converted(1.5, "mg/dL", "mg/L"), 15);
  EXPECT_DOUBLE_EQ(Converted(0.42, "mmol/L", "umol/L"), 420);
  EXPECT_FALSE(Convert(7, "mmol/L", "mg/dL").has_value());
}

TEST(Quantity, AMolarMassLetsThemConvert) {
  // 193.325 mg/dL is 1.93325 g/L; over 386.65 g/mol that is 0.005 mol/L.
  EXPECT_EQ(Convert(193.325, "mg/dL", "mmol/L", 386.65), 5.0);
  EXPECT_EQ(Convert(5, "mmol/L", "mg/dL", 386.65), 193.325);
  // 0.35 mmol/L * 168.1103 g/mol = 58.838605 mg/L.
  EXPECT_EQ(Convert(350, "umol/L", "mg/dL", 168.1103), 5.8838605);
  EXPECT_FALSE(Convert(5, "mmol/L", "mg", 386.65).has_value());  // an amount is no concentration
  EXPECT_FALSE(Convert(5, "cm", "mg/dL", 386.65).has_value());
}

TEST(Quantity, AValueOnACutPointStaysOnIt) {
  EXPECT_EQ(Convert(0.57, "g/L", "mg/dL"), 57.0);  // in doubles 0.57 * 100 is 56.99999999999999
  EXPECT_EQ(Convert(1, "mg/dL", "mg/L"), 10.0);
  EXPECT_EQ(Convert(98.6, "[degF]", "Cel"), 37.0);
  EXPECT_EQ(Convert(100.4, "[degF]", "Cel"), 38.0);
  EXPECT_EQ(Convert(-40, "Cel", "[degF]"), -40.0);
  EXPECT_EQ(Convert(0.7, "h", "min"), 42.0);
}

TEST(Quantity, ASedimentationRateIsWrittenTwoWays) {
  EXPECT_DOUBLE_EQ(Converted(34, "mm/hr", "mm/h"), 34);
}

TEST(Quantity, TheSameUnitNeedsNoKnowledgeOfIt) {
  EXPECT_EQ(Converted(58, "mL/min/{1.73_m2}", "mL/min/{1.73_m2}"), 58);
  EXPECT_FALSE(Convert(58, "mL/min/{1.73_m2}", "mL/min").has_value());
}

TEST(Quantity, CaseIsFoldedOnlyWhereUcumGivesOneMeaning) {
  EXPECT_EQ(Converted(7, "CM", "cm"), 7);
  EXPECT_EQ(Converted(7, "MG/DL", "mg/L"), 70);
  EXPECT_FALSE(Convert(7, "Mm", "mm").has_value());  // a megametre
  EXPECT_FALSE(Convert(7, "MG", "mg").has_value());  // a megagauss
  EXPECT_FALSE(Convert(7, "Mg/dL", "mg/dL").has_value());
}

TEST(Quantity, NoInfinityGoesInOrComesOut) {
  EXPECT_FALSE(Convert(std::numeric_limits<double>::infinity(), "cm", "cm").has_value());
  EXPECT_FALSE(Convert(std::numeric_limits<double>::max(), "m", "mm").has_value());
}

}  // namespace
}  // namespace soleus::fhir
