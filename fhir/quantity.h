// A measured value, its decimal text and its unit, and what it is in another unit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace soleus::fhir {

// The texts are views: into the record, or into what was asked about.
struct Quantity {
  std::string_view text;  // as sent: "0.10"
  double value = 0;
  // The UCUM code where one was sent, else the human unit; an integer has none.
  std::string_view unit;
  std::string_view comparator;  // <, <=, >=, > ; empty: exact
  // The human unit beside a UCUM code; empty: none was sent, or `unit` is it.
  std::string_view unit_text = {};
  bool unit_is_code = false;  // `unit` was sent as a code of UCUM
};

// How a value came into another unit, or why it did not; then the finding stays unknown, and the
// caller says so.
struct Conversion {
  enum class Outcome : std::uint8_t {
    kConverted,
    kNoUnit,          // none was sent, and a plain number is not what is asked for
    kUnknownUnit,     // neither UCUM nor a word we know
    kImplausible,     // "Mg/dL": valid UCUM, a million times what was meant
    kOtherDimension,  // cm for kg
    kNeedsSubstance,  // mass for moles, and no molar mass is stated
    kContradiction,   // the code and the unit beside it are two units
    kOutOfRange,      // it does not fit a number
  };
  Outcome outcome = Outcome::kUnknownUnit;
  double value = 0;  // in the unit asked for; kConverted only
  // The number as sent is the number in the unit asked for, and its text holds.
  bool same_number = false;

  bool ok() const { return outcome == Outcome::kConverted; }
};

// `sent` in `to`, which is UCUM. `molar_mass` in g/mol lets mass and moles convert; 0: the
// substance is not known. The value is taken for the decimal that was sent, and rounded once.
//
// No unit and every {annotation} without a digit mean the plain number 1, never a percentage. What
// was sent is read by its code, and as words where it has none (`unit_words.h`). The same text on
// both sides needs no knowledge of the unit.
Conversion Convert(const Quantity& sent, std::string_view to, double molar_mass = 0);

// The same for a code, without reasons.
std::optional<double> Convert(double value, std::string_view from, std::string_view to,
                              double molar_mass = 0);

// `sent` as a reader is shown it: "0.10 mg/L", "<5 mg/L". In the record's own words, at most 64
// bytes of each.
std::string AsSent(const Quantity& sent);

// A bound that was sent as a text, "<5 mg/L", "\u2264 0.3 mg/dL": a laboratory whose result field
// has no room for a comparator sends it so. nullopt where the text is anything else: it has no
// comparator or no unit, or a number that can be read in two ways ("<1.250" may be 1250). Its texts
// are views into `text`.
std::optional<Quantity> BoundOfText(std::string_view text);

}  // namespace soleus::fhir
