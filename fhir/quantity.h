// A measured value, its decimal text and its unit, and conversion between the units we know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace soleus::fhir {

struct Quantity {
  std::string text;  // as sent: "0.10"
  double value = 0;
  std::string unit;        // UCUM code where one was sent, else the human unit; an integer has none
  std::string comparator;  // <, <=, >=, > ; empty: exact
};

// `value` of `from` in `to`, both UCUM or a common alias ("minutes", "degF", "cm", "in", "lb",
// "1"). An empty unit and every {annotation} mean the plain number 1, never a percentage. The same
// string on both sides needs no knowledge of the unit. No conversion between mmol/L and mg/dL: that
// needs the substance. nullopt: unknown unit or another dimension; then the finding stays unknown
// and the caller says so.
std::optional<double> Convert(double value, std::string_view from, std::string_view to);

}  // namespace soleus::fhir
