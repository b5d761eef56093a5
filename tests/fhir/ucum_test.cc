#include "fhir/ucum.h"

#include "fhir/scale.h"
#include "fhir/ucum_atoms.h"
#include "gtest/gtest.h"

namespace soleus::fhir {
namespace {

// The exponent of `base` in `expression`; 99 where it is no unit.
int Exponent(std::string_view expression, Base base) {
  const auto unit = ParseUcum(expression);
  return unit ? unit->dimension[static_cast<std::size_t>(base)] : 99;
}

bool Same(std::string_view a, std::string_view b) {
  const auto left = ParseUcum(a);
  const auto right = ParseUcum(b);
  return left && right && left->SameDimension(*right) && left->scale == right->scale;
}

TEST(Ucum, EveryRowOfTheTableIsAUnit) {
  for (const UcumAtom& atom : kUcumAtoms) {
    EXPECT_TRUE(ParseUcum(atom.code).has_value()) << atom.code;
    EXPECT_EQ(ParseUcum("k" + std::string(atom.code)).has_value(), atom.metric) << atom.code;
  }
}

TEST(Ucum, ScalesAreExact) {
  const auto scale = [](std::string_view expression) { return ParseUcum(expression)->scale; };
  EXPECT_EQ(scale("[in_i]"), (Scale{254, 1, -4, 0}));          // 2.54 cm = 254e-4 m
  EXPECT_EQ(scale("[lb_av]"), (Scale{45'359'237, 1, -5, 0}));  // 453.59237 g
  EXPECT_EQ(scale("mo"), (Scale{26'298, 1, 2, 0}));            // 365.25 * 86400 / 12 = 2629800 s
  EXPECT_EQ(scale("deg"), (Scale{5, 9, -2, 1}));               // pi/180 = 5/9 * pi/100
  EXPECT_EQ(scale("mm[Hg]"), (Scale{133'322, 1, 0, 0}));       // 133.322 Pa = 133322 g/(m.s2)
  EXPECT_EQ(scale("10*3/uL"), (Scale{1, 1, 12, 0}));           // 10*3 in 10*-9 m3
}

TEST(Ucum, OperatorsGoFromLeftToRight) {
  EXPECT_TRUE(Same("m/s.kg", "m.kg/s"));
  EXPECT_TRUE(Same("m/s/s", "m/s2"));
  EXPECT_TRUE(Same("m/(s.s)", "m.s-2"));
  EXPECT_TRUE(Same("/min", "min-1"));
  EXPECT_TRUE(Same("kg.m/s2", "N"));
  EXPECT_FALSE(Same("m/s.s", "m/s2"));
}

TEST(Ucum, PowersOfTenAndFactorsAreNumbers) {
  EXPECT_TRUE(Same("10*9/L", "10^9/L"));
  EXPECT_TRUE(Same("10*9/L", "10*3/uL"));
  EXPECT_TRUE(Same("10*-2", "/100"));
  EXPECT_TRUE(Same("24.h", "d"));
}

TEST(Ucum, ThePrefixIsTakenOnlyBeforeAMetricAtom) {
  EXPECT_TRUE(Same("cm", "10*-2.m"));
  EXPECT_TRUE(Same("dal", "10.L"));
  EXPECT_EQ(Exponent("cd", Base::kCandela), 1);  // the candela, and no centiday
  EXPECT_EQ(Exponent("min", Base::kSecond), 1);
  for (const std::string_view none : {"cd2d", "kmin", "k[in_i]", "k%", "cmo", "kk", "k"}) {
    EXPECT_FALSE(ParseUcum(none).has_value()) << none;
  }
}

TEST(Ucum, WhatIsNoExpressionIsNoUnit) {
  for (const std::string_view none :
       {"mg/", "mg//dL", "mg dL",  " mg",   "m+",     "m-", "(m",  "m)",   "()",
        "{a",  "a}",     "{a{b}}", "m{a}2", "..",     ".m", "m.",  "m100", "[in_i",
        "in",  "lb",     "degF",   "mmHg",  "mg/dL ", "5.", "\xff"}) {
    EXPECT_FALSE(ParseUcum(none).has_value()) << none;
  }
  EXPECT_FALSE(ParseUcum(std::string(9, '(') + "m" + std::string(9, ')')).has_value());
  EXPECT_TRUE(ParseUcum(std::string(8, '(') + "m" + std::string(8, ')')).has_value());
}

TEST(Ucum, ANumberThatCannotBeHeldIsNoUnit) {
  EXPECT_FALSE(ParseUcum("[lb_av]9").has_value());  // 45359237^9 is over 2^63
  EXPECT_FALSE(ParseUcum("9999999999999999999").has_value());
  EXPECT_FALSE(ParseUcum("0").has_value());
  EXPECT_FALSE(ParseUcum("m99.m99").has_value());
  EXPECT_TRUE(ParseUcum("10*99").has_value());
  EXPECT_FALSE(ParseUcum("10*99.10*99").has_value());
  EXPECT_FALSE(ParseUcum("[pi]99.[pi]").has_value());
}

TEST(Ucum, WhatUcumMakesANumberOfIsKeptApart) {
  const Unit number;
  for (const std::string_view unit : {"mol", "eq", "osm", "%", "U", "[IU]", "[pH]", "[HPF]"}) {
    EXPECT_FALSE(ParseUcum(unit)->SameDimension(number)) << unit;
  }
  EXPECT_FALSE(ParseUcum("U/L")->SameDimension(*ParseUcum("[IU]/L")));
  EXPECT_FALSE(ParseUcum("meq/L")->SameDimension(*ParseUcum("mmol/L")));
  EXPECT_TRUE(Same("[iU]/L", "[IU]/L"));
}

TEST(Ucum, AnAnnotationCarriesNoMeaningUnlessItHoldsANumber) {
  EXPECT_TRUE(Same("{beats}/min", "/min"));
  EXPECT_TRUE(Same("mL{total}", "mL"));
  EXPECT_TRUE(Same("", "{score}"));
  EXPECT_FALSE(Same("mL/min/{1.73_m2}", "mL/min"));
  EXPECT_TRUE(Same("mL/min/{1.73_m2}", "L.10*-3/min/{1.73_m2}"));
}

TEST(Ucum, AMillionOfAnEverydayUnitIsASlipOfTheShiftKey) {
  for (const std::string_view slip : {"Mg", "Mmol/L", "ML", "Mm", "Gm/L", "mg/Ms"}) {
    ASSERT_TRUE(ParseUcum(slip).has_value()) << slip;
    EXPECT_TRUE(ParseUcum(slip)->implausible) << slip;
  }
  for (const std::string_view meant : {"MHz", "MPa", "MBq", "kg", "M[IU]"}) {
    EXPECT_FALSE(ParseUcum(meant)->implausible) << meant;
  }
}

TEST(Ucum, DegreesStandAlone) {
  EXPECT_EQ(ParseUcum("Cel")->shift_hundredths, 27'315);
  EXPECT_EQ(ParseUcum("[degF]")->scale, (Scale{5, 9, 0, 0}));
  EXPECT_FALSE(ParseUcum("Cel/h").has_value());
  EXPECT_FALSE(ParseUcum("mCel").has_value());
}

}  // namespace
}  // namespace soleus::fhir
