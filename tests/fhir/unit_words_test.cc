// What records write for units, and what is made of it: row by row, worked by hand.
#include "fhir/unit_words.h"

#include "fhir/quantity.h"
#include "gtest/gtest.h"

namespace soleus::fhir {
namespace {

using Outcome = Conversion::Outcome;

constexpr double kRefused = -1;

struct Row {
  double value;
  std::string_view sent;  // as a text for people
  std::string_view unit;  // the vocabulary's
  double expected;        // kRefused: it must not be read
};

// A code, and the text for people beside it; either may be missing.
Quantity Sent(double value, std::string_view code, std::string_view text) {
  Quantity sent;
  sent.value = value;
  sent.unit = code.empty() ? text : code;
  if (!code.empty()) sent.unit_text = text;
  sent.unit_is_code = !code.empty();
  return sent;
}

TEST(UnitWords, EveryUnitOfTheVocabularyIsReadFromWhatRecordsWrite) {
  constexpr Row kTable[] = {
      // Scores and counts: plain numbers.
      {7, "{score}", "{score}", 7},
      {7, "1", "{score}", 7},
      {7, "", "{score}", 7},
      {7, "points", "{score}", 7},
      {7, "Score", "{score}", 7},
      {7, "(score)", "{score}", 7},
      {12, "reps", "{count}", 12},
      {70, "%", "{score}", kRefused},  // a share of a score is not the score
      {7, "/10", "{score}", kRefused},
      {7, "cm", "{score}", kRefused},
      // Minutes of morning stiffness.
      {45, "min", "min", 45},
      {45, "minutes", "min", 45},
      {45, "MIN", "min", 45},
      {0.75, "h", "min", 45},
      {1.5, "hrs", "min", 90},
      {90, "s", "min", 1.5},
      {45, "m", "min", kRefused},  // metres
      {45, "", "min", kRefused},
      // Weeks of loading.
      {12, "wk", "wk", 12},
      {12, "wks", "wk", 12},
      {84, "d", "wk", 12},
      {84, "Days", "wk", 12},
      {7, "mo", "wk", 30.4375},  // 7 * 30.4375 / 7
      {3, "M", "wk", kRefused},  // months, metres or molar
      // Centimetres of the lunge test.
      {8, "cm", "cm", 8},
      {80, "mm", "cm", 8},
      {8, "centimeters", "cm", 8},
      {10, "[in_i]", "cm", 25.4},
      {10, "inches", "cm", 25.4},
      {10, "in", "cm", 25.4},
      {2, "ft", "cm", 60.96},     // 2 * 12 * 2.54
      {8, "\"", "cm", kRefused},  // inches, or seconds of arc
      {8, "kg", "cm", kRefused},
      // C-reactive protein.
      {12, "mg/L", "mg/L", 12},
      {12, "mg/l", "mg/L", 12},
      {1.2, "mg/dL", "mg/L", 12},
      {1.2, "mg/dl", "mg/L", 12},
      {1.2, "MG/DL", "mg/L", 12},
      {12, "ug/mL", "mg/L", 12},
      {12, "mcg/mL", "mg/L", 12},
      {12, "\u00b5g/ml", "mg/L", 12},
      {12, "\u03bcg/mL", "mg/L", 12},
      {0.012, "g/L", "mg/L", 12},
      {12000, "ng/mL", "mg/L", 12},
      {12, "Mg/L", "mg/L", kRefused},
      {12, "MG/L", "mg/L", kRefused},     // UCUM: megagauss
      {114, "nmol/L", "mg/L", kRefused},  // its molar mass is not stated
      // Sedimentation rate.
      {34, "mm/h", "mm/h", 34},
      {34, "mm/hr", "mm/h", 34},
      {34, "mm per hour", "mm/h", 34},
      {34, "MM/HR", "mm/h", 34},
      {34, "mm", "mm/h", kRefused},
      // LDL cholesterol.
      {4.9, "mmol/L", "mmol/L", 4.9},
      {4.9, "mmol/l", "mmol/L", 4.9},
      {4.9, "MMOL/L", "mmol/L", 4.9},
      {4900, "\u03bcmol/L", "mmol/L", 4.9},
      {4.9, "Mmol/L", "mmol/L", kRefused},
      {4.9, "mEq/L", "mmol/L", kRefused},
      // Urate.
      {5.9, "mg/dL", "mg/dL", 5.9},
      {59, "mg/L", "mg/dL", 5.9},
      {5.9, "mg%", "mg/dL", 5.9},  // UCUM's g% is g/dl
      {5.9, "mg", "mg/dL", kRefused},
  };
  for (const Row& row : kTable) {
    const Conversion read = Convert(Sent(row.value, "", row.sent), row.unit);
    EXPECT_EQ(read.ok() ? read.value : kRefused, row.expected) << row.value << " " << row.sent;
  }
}

TEST(UnitWords, OtherUnitsOfVitalSignsAndLaboratoriesConvert) {
  constexpr Row kTable[] = {
      {98.6, "degF", "Cel", 37},
      {98.6, "\u00b0F", "Cel", 37},
      {98.6, "F", "Cel", 37},
      {37, "degrees C", "Cel", 37},
      {37, "\u00b0C", "Cel", 37},
      {310.15, "K", "Cel", 37},
      {150, "lbs", "kg", 68.0388555},  // 150 * 0.45359237
      {150, "LB", "kg", 68.0388555},
      {80, "Kg", "kg", 80},
      {16, "oz", "g", 453.59237},
      {120, "mmHg", "mm[Hg]", 120},
      {120, "mm Hg", "mm[Hg]", 120},
      {16, "kPa", "mm[Hg]", 120.01020086707371},  // 16 / 0.133322
      {72, "bpm", "/min", 72},
      {72, "beats/min", "/min", 72},
      {72, "{beats}/min", "/min", 72},
      {22, "kg/m\u00b2", "kg/m2", 22},
      {22, "kg/m^2", "kg/m2", 22},
      {7, "x10^9/L", "10*9/L", 7},
      {7, "10^9/L", "10*9/L", 7},
      {7, "K/uL", "10*9/L", 7},
      {7000, "/uL", "10*9/L", 7},
      {20, "degrees", "deg", 20},
      {20, "\u00b0", "deg", 20},
      {58, "mL/min/1.73m\u00b2", "mL/min/{1.73_m2}", 58},
      {58, "mL/min", "mL/min/{1.73_m2}", kRefused},
      {30, "U/L", "[IU]/L", kRefused},
      {30, "IU/L", "[IU]/L", 30},
      {0.42, "1", "%", kRefused},
  };
  for (const Row& row : kTable) {
    const Conversion read = Convert(Sent(row.value, "", row.sent), row.unit);
    EXPECT_EQ(read.ok() ? read.value : kRefused, row.expected) << row.value << " " << row.sent;
  }
}

struct Published {
  std::string_view text;
  std::string_view code;  // empty: none, or one of another system
  std::string_view ucum;  // what it is; empty: deliberately not a unit here
};

// Every pair of unit and code in published examples of FHIR R4, US Core and AU Core, in records of
// Synthea and in published CDS Hooks requests (drug forms of other code systems left out).
TEST(UnitWords, EveryUnitOfThePublishedExamplesIsUnderstoodOrRefusedOnPurpose) {
  constexpr Published kSeen[] = {
      {"%", "%", "%"},
      {"% (sample/positive control)", "%", "%"},
      {"%O2", "%", "%"},
      {"%", "", "%"},
      {"(score)", "(score)", "1"},
      {"{score}", "{score}", "1"},
      {"score", "1", "1"},
      {"score", "", "1"},
      {"T-Score", "1", "1"},
      {"Z-Score", "1", "1"},
      {"{nominal}", "{nominal}", "1"},
      {"{tbl}", "", "1"},
      {"pack-years", "{pack-years}", "1"},
      {"10*3/uL", "10*3/uL", "10*9/L"},
      {"10*6/uL", "10*6/uL", "10*12/L"},
      {"10^12/L", "10*12/L", "10*12/L"},
      {"x10*12/L", "10*12/L", "10*12/L"},
      {"x10*9/L", "10*9/L", "10*9/L"},
      {"Cel", "Cel", "Cel"},
      {"degrees C", "Cel", "Cel"},
      {"degrees C", "", "Cel"},
      {"Day", "d", "d"},
      {"days", "d", "d"},
      {"days per week", "d/wk", "d/wk"},
      {"minutes per day", "min/d", "min/d"},
      {"Kg", "kg", "kg"},
      {"Kg", "", "kg"},
      {"Miles", "[mi_i]", "[mi_i]"},
      {"a", "", "a"},
      {"year", "a", "a"},
      {"years", "a", "a"},
      {"yr", "a", "a"},
      {"yrs", "a", "a"},
      {"beats/minute", "/min", "/min"},
      {"cm", "cm", "cm"},
      {"fL", "fL", "fL"},
      {"g", "", "g"},
      {"g/L", "g/L", "g/L"},
      {"g/cm2", "g/cm2", "g/cm2"},
      {"g/dL", "g/dL", "g/dL"},
      {"h", "h", "h"},
      {"in", "[in_i]", "[in_i]"},
      {"kg/m2", "kg/m2", "kg/m2"},
      {"lbs", "[lb_av]", "[lb_av]"},
      {"liters/min", "L/min", "L/min"},
      {"mEq", "mEq", "meq"},
      {"meq", "meq", "meq"},
      {"mL", "mL", "mL"},
      {"ml", "mL", "mL"},
      {"ml", "ml", "mL"},
      {"ml/h", "", "mL/h"},
      {"", "ml/hr", "mL/h"},
      {"mL/min", "mL/min", "mL/min"},
      {"mL/min/1.73m2", "mL/min/{1.73_m2}", "mL/min/{1.73_m2}"},
      {"mcg", "mcg", "ug"},
      {"mcg", "", "ug"},
      {"mg", "mg", "mg"},
      {"mg/dL", "mg/dL", "mg/dL"},
      {"mg/g", "mg/g", "10*-3"},
      {"mg/kg", "mg/kg", "10*-6"},
      {"mg/m2", "mg/m2", "mg/m2"},
      {"mg/m\u00b2", "", "mg/m2"},
      {"min", "min", "min"},
      {"minutes", "min", "min"},
      {"mm", "mm", "mm"},
      {"mm Hg", "mm[Hg]", "mm[Hg]"},
      {"mmHg", "mm[Hg]", "mm[Hg]"},
      {"mmol", "", "mmol"},
      {"mmol/l", "mmol/L", "mmol/L"},
      {"mo", "mo", "mo"},
      {"month", "mo", "mo"},
      {"ms", "ms", "ms"},
      {"ng/mL", "ng/mL", "ng/mL"},
      {"pH", "pH", "[pH]"},
      {"pg", "pg", "pg"},
      {"s", "s", "s"},
      {"U", "U", "U"},
      {"", "[IU]", "[IU]"},
      {"ug/kg/min", "", "ug/kg/min"},
      {"ug/min", "", "ug/min"},
      {"ug/ml", "ug/mL", "ug/mL"},
      {"umol/L", "", "umol/L"},
      {"capsule", "{capsule}", "1"},
      {"tablet", "{tablet}", "1"},
      // Not units, or two units at once.
      {"# per day", "", ""},
      {"ea", "ea", ""},
      {"film", "", ""},
      {"yr", "b", ""},     // years beside a barn
      {"mL", "{mL}", ""},  // a volume beside a plain number
  };
  for (const Published& seen : kSeen) {
    const std::string_view target = seen.ucum.empty() ? "1" : seen.ucum;
    const Conversion read = Convert(Sent(7, seen.code, seen.text), target);
    EXPECT_EQ(read.ok() && read.value == 7, !seen.ucum.empty()) << seen.text << " | " << seen.code;
  }
}

TEST(UnitWords, ACodeIsUcumAndATextIsForPeople) {
  EXPECT_FALSE(Convert(Sent(2, "ft", ""), "cm").ok());     // a femtotonne
  EXPECT_FALSE(Convert(Sent(98.6, "F", ""), "Cel").ok());  // a farad
  EXPECT_TRUE(Convert(Sent(2, "", "ft"), "cm").ok());
  // A code that is no UCUM is read as the text it is, and else the text beside it.
  EXPECT_EQ(Convert(Sent(98.6, "degF", ""), "Cel").value, 37);
  EXPECT_EQ(Convert(Sent(2, "LNGTH", "cm"), "mm").value, 20);
}

TEST(UnitWords, ACodeAndATextThatContradictEachOtherAreNotUsed) {
  EXPECT_EQ(Convert(Sent(80, "kg", "lb"), "kg").outcome, Outcome::kContradiction);
  EXPECT_EQ(Convert(Sent(80, "kg", "cm"), "kg").outcome, Outcome::kContradiction);
  EXPECT_EQ(Convert(Sent(37, "Cel", "degF"), "Cel").outcome, Outcome::kContradiction);
  EXPECT_EQ(Convert(Sent(40, "b", "yr"), "a").outcome, Outcome::kContradiction);  // a barn
  EXPECT_EQ(Convert(Sent(80, "kg", "Kg"), "kg").outcome, Outcome::kConverted);
  EXPECT_EQ(Convert(Sent(70, "%", "score"), "%").outcome, Outcome::kConverted);
  // Capitals, and what the other of two names of a unit is, are no contradiction.
  EXPECT_EQ(Convert(Sent(5, "mg", "MG"), "mg").outcome, Outcome::kConverted);
  EXPECT_EQ(Convert(Sent(5, "mL/min", "ML/min"), "mL/min").outcome, Outcome::kConverted);
  EXPECT_EQ(Convert(Sent(30, "U/L", "IU/L"), "U/L").outcome, Outcome::kConverted);
}

TEST(UnitWords, TheReasonOfARefusalIsTold) {
  EXPECT_EQ(Convert(Sent(7, "", ""), "cm").outcome, Outcome::kNoUnit);
  EXPECT_EQ(Convert(Sent(7, "", "gr"), "g").outcome, Outcome::kUnknownUnit);
  EXPECT_EQ(Convert(Sent(7, "Mg/L", ""), "mg/L").outcome, Outcome::kImplausible);
  EXPECT_EQ(Convert(Sent(7, "cm", ""), "kg").outcome, Outcome::kOtherDimension);
  EXPECT_EQ(Convert(Sent(7, "mmol/L", ""), "mg/L").outcome, Outcome::kNeedsSubstance);
  EXPECT_EQ(Convert(Sent(1e300, "km", ""), "nm").outcome, Outcome::kOutOfRange);
}

TEST(UnitWords, TheTextHoldsOnlyWhereTheNumberIsTheSame) {
  EXPECT_TRUE(Convert(Sent(0.1, "mg/L", ""), "mg/L").same_number);
  EXPECT_TRUE(Convert(Sent(0.1, "ug/mL", "mcg/mL"), "mg/L").same_number);
  EXPECT_FALSE(Convert(Sent(0.1, "mg/dL", ""), "mg/L").same_number);
  EXPECT_FALSE(Convert(Sent(37, "K", ""), "Cel").same_number);
}

TEST(UnitWords, AValueIsShownAsItWasSent) {
  Quantity sent = Sent(0.1, "mg/dL", "");
  sent.text = "0.10";
  EXPECT_EQ(AsSent(sent), "0.10 mg/dL");
  sent.unit_text = "MG/DL";
  sent.comparator = "<";
  EXPECT_EQ(AsSent(sent), "<0.10 MG/DL");
  sent.unit_text = "%";
  EXPECT_EQ(AsSent(sent), "<0.10%");
  sent.unit = sent.unit_text = "";
  EXPECT_EQ(AsSent(sent), "<0.10");
}

TEST(UnitWords, ABoundMayBeSentAsAText) {
  const auto read = [](std::string_view text) {
    const auto bound = BoundOfText(text);
    return bound ? AsSent(*bound) : "";
  };
  EXPECT_EQ(read("<5 mg/L"), "<5 mg/L");
  EXPECT_EQ(read(" < 0.30 mg/dL "), "<0.30 mg/dL");
  EXPECT_EQ(read(">=300mg/L"), ">=300 mg/L");
  EXPECT_EQ(read("\u2264 5 mg/L"), "<=5 mg/L");
  EXPECT_EQ(read("<0.005 mg/L"), "<0.005 mg/L");
  EXPECT_EQ(BoundOfText("< 0.30 mg/dL")->value, 0.3);
  for (const std::string_view none :
       {"5 mg/L", "<5", "< mg/L", "<5.", "<.5 mg/L", "<-5 mg/L", "<1,200 mg/L", "<1.200 mg/L",
        "<5 mg/L (low)", "<5-10 mg/L", "less than 5 mg/L", "<<5 mg/L", "<1e3 mg/L", "", "<"}) {
    EXPECT_EQ(read(none), "") << none;
  }
}

}  // namespace
}  // namespace soleus::fhir
