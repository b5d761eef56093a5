#include "fhir/quantity.h"

#include <algorithm>
#include <cmath>

namespace soleus::fhir {
namespace {

enum class Dimension {
  kNone,
  kPercent,  // apart from kNone: an unlabelled 7 is never taken for 700 %
  kTime,
  kLength,
  kMass,
  kTemperature,
  kAngle,
  kMolarConcentration,
  kMassConcentration,
  kPressure,
  kSpeed,
};

// value in the dimension's base unit = value * factor + offset. UCUM codes first, then the words
// people write; UCUM's own C (coulomb) and F (farad) are not temperatures and stay unknown.
struct Unit {
  std::string_view name;
  Dimension dimension;
  double factor;
  double offset = 0;
};

constexpr double kDay = 86'400;
constexpr double kYear = 365.25 * kDay;  // UCUM a_j
constexpr double kMonth = kYear / 12;    // UCUM mo_j
constexpr double kInch = 0.0254;
constexpr double kPound = 0.453'592'37;
constexpr double kFahrenheitFactor = 5.0 / 9.0;
constexpr double kFahrenheitOffset = -32 * kFahrenheitFactor;

constexpr Unit kUnits[] = {
    {"", Dimension::kNone, 1},
    {"1", Dimension::kNone, 1},
    {"%", Dimension::kPercent, 1},
    {"s", Dimension::kTime, 1},
    {"sec", Dimension::kTime, 1},
    {"second", Dimension::kTime, 1},
    {"seconds", Dimension::kTime, 1},
    {"min", Dimension::kTime, 60},
    {"mins", Dimension::kTime, 60},
    {"minute", Dimension::kTime, 60},
    {"minutes", Dimension::kTime, 60},
    {"h", Dimension::kTime, 3600},
    {"hr", Dimension::kTime, 3600},
    {"hour", Dimension::kTime, 3600},
    {"hours", Dimension::kTime, 3600},
    {"d", Dimension::kTime, kDay},
    {"day", Dimension::kTime, kDay},
    {"days", Dimension::kTime, kDay},
    {"wk", Dimension::kTime, 7 * kDay},
    {"week", Dimension::kTime, 7 * kDay},
    {"weeks", Dimension::kTime, 7 * kDay},
    {"mo", Dimension::kTime, kMonth},
    {"month", Dimension::kTime, kMonth},
    {"months", Dimension::kTime, kMonth},
    {"a", Dimension::kTime, kYear},
    {"yr", Dimension::kTime, kYear},
    {"year", Dimension::kTime, kYear},
    {"years", Dimension::kTime, kYear},
    {"mm", Dimension::kLength, 0.001},
    {"cm", Dimension::kLength, 0.01},
    {"m", Dimension::kLength, 1},
    {"km", Dimension::kLength, 1000},
    {"[in_i]", Dimension::kLength, kInch},
    {"in", Dimension::kLength, kInch},
    {"inch", Dimension::kLength, kInch},
    {"inches", Dimension::kLength, kInch},
    {"[ft_i]", Dimension::kLength, 12 * kInch},
    {"ft", Dimension::kLength, 12 * kInch},
    {"kg", Dimension::kMass, 1},
    {"g", Dimension::kMass, 0.001},
    {"[lb_av]", Dimension::kMass, kPound},
    {"lb", Dimension::kMass, kPound},
    {"lbs", Dimension::kMass, kPound},
    {"Cel", Dimension::kTemperature, 1},
    {"degC", Dimension::kTemperature, 1},
    {"\u00b0C", Dimension::kTemperature, 1},
    {"[degF]", Dimension::kTemperature, kFahrenheitFactor, kFahrenheitOffset},
    {"degF", Dimension::kTemperature, kFahrenheitFactor, kFahrenheitOffset},
    {"\u00b0F", Dimension::kTemperature, kFahrenheitFactor, kFahrenheitOffset},
    {"deg", Dimension::kAngle, 1},
    {"degree", Dimension::kAngle, 1},
    {"degrees", Dimension::kAngle, 1},
    {"\u00b0", Dimension::kAngle, 1},
    {"mol/L", Dimension::kMolarConcentration, 1},
    {"mmol/L", Dimension::kMolarConcentration, 1e-3},
    {"mmol/l", Dimension::kMolarConcentration, 1e-3},
    {"umol/L", Dimension::kMolarConcentration, 1e-6},
    {"umol/l", Dimension::kMolarConcentration, 1e-6},
    {"\u00b5mol/L", Dimension::kMolarConcentration, 1e-6},  // micro sign
    {"\u03bcmol/L", Dimension::kMolarConcentration, 1e-6},  // Greek mu
    {"g/L", Dimension::kMassConcentration, 1},
    {"g/dL", Dimension::kMassConcentration, 10},
    {"mg/L", Dimension::kMassConcentration, 1e-3},
    {"mg/l", Dimension::kMassConcentration, 1e-3},
    {"mg/dL", Dimension::kMassConcentration, 1e-2},
    {"mg/dl", Dimension::kMassConcentration, 1e-2},
    {"mm/h", Dimension::kSpeed, 1},
    {"mm/hr", Dimension::kSpeed, 1},
    {"mm[Hg]", Dimension::kPressure, 1},
    {"mmHg", Dimension::kPressure, 1},
};

// UCUM's braces carry no meaning: {score}, {count} and {repetitions} all stand for 1.
bool IsAnnotation(std::string_view unit) {
  return unit.size() >= 2 && unit.front() == '{' && unit.find('}') == unit.size() - 1;
}

const Unit* FindUnit(std::string_view name) {
  if (IsAnnotation(name)) name = "1";
  const auto it = std::find_if(std::begin(kUnits), std::end(kUnits),
                               [name](const Unit& u) { return u.name == name; });
  return it == std::end(kUnits) ? nullptr : it;
}

}  // namespace

std::optional<double> Convert(double value, std::string_view from, std::string_view to) {
  if (!std::isfinite(value)) return std::nullopt;
  if (from == to) return value;
  const Unit* source = FindUnit(from);
  const Unit* target = FindUnit(to);
  if (source == nullptr || target == nullptr || source->dimension != target->dimension) {
    return std::nullopt;
  }
  if (source->factor == target->factor && source->offset == target->offset) return value;
  const double converted =
      (value * source->factor + source->offset - target->offset) / target->factor;
  if (!std::isfinite(converted)) return std::nullopt;
  return converted;
}

}  // namespace soleus::fhir
