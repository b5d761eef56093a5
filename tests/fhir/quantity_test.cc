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
  EXPECT_NEAR(Converted(37, "Cel", "degF"), 98.6, 1e-9);
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

TEST(Quantity, ASedimentationRateIsWrittenTwoWays) {
  EXPECT_DOUBLE_EQ(Converted(34, "mm/hr", "mm/h"), 34);
}

TEST(Quantity, TheSameUnitNeedsNoKnowledgeOfIt) {
  EXPECT_EQ(Converted(58, "mL/min/{1.73_m2}", "mL/min/{1.73_m2}"), 58);
  EXPECT_FALSE(Convert(58, "mL/min/{1.73_m2}", "mL/min").has_value());
}

TEST(Quantity, UnitsAreCaseSensitiveAsUcumIs) {
  EXPECT_FALSE(Convert(7, "CM", "cm").has_value());
  EXPECT_FALSE(Convert(7, "Mm", "mm").has_value());
}

TEST(Quantity, NoInfinityGoesInOrComesOut) {
  EXPECT_FALSE(Convert(std::numeric_limits<double>::infinity(), "cm", "cm").has_value());
  EXPECT_FALSE(Convert(std::numeric_limits<double>::max(), "m", "mm").has_value());
}

}  // namespace
}  // namespace soleus::fhir
