// UCUM unit expressions, case-sensitive, as FHIR codes them: "mg/dL", "10*9/L", "/min", "[in_i]",
// "kg/m2", "{beats}/min". What each comes to in base units, exactly, so that any two of the same
// dimension convert.
//
// The grammar is UCUM 2.2's: prefixes on metric atoms, `.` and `/` from left to right, integer
// exponents and factors, parentheses, {annotations}. Atoms are the ones that clinical records hold;
// one that is not listed is no unit here. `engine/decisions/2611-units.md` says where this departs
// from UCUM, and why. Pure functions; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fhir/scale.h"

namespace soleus::fhir {

// What is measured by itself and converts into nothing else. UCUM's seven bases, and those that we
// keep apart although UCUM makes numbers of them.
enum class Base : std::uint8_t {
  kMetre,
  kSecond,
  kGram,
  kRadian,
  kKelvin,
  kCoulomb,
  kCandela,
  kMole,               // UCUM: 6.02214076 * 10*23; a cell count would be a molar concentration
  kEquivalent,         // UCUM: mol; that holds for one charge a particle only
  kOsmole,             // UCUM: mol
  kPercent,            // UCUM: 10*-2; an unlabelled 7 would be 700 %
  kPh,                 // minus a logarithm of mol/l
  kEnzymeUnit,         // U. UCUM: umol/min; records write it for international units too
  kInternationalUnit,  // arbitrary: each substance has its own
  kArbitraryUnit,
  kColonyFormingUnit,
  kFibrinogenEquivalentUnit,
  kHighPowerField,  // UCUM: 1; "per field" is no plain number
  kLowPowerField,   // UCUM: 100
};
inline constexpr std::size_t kBases = 19;

struct Unit {
  std::array<std::int8_t, kBases> dimension{};  // exponent of each Base
  Scale scale;                                  // one of it, in base units
  // Hundredths added to a value before it is scaled: degrees Celsius and Fahrenheit, which stand
  // alone; 0 for every other unit.
  std::int64_t shift_hundredths = 0;
  // Annotations that hold a number, "{1.73_m2}": they are a divisor in disguise, and convert only
  // into themselves. Every other annotation carries no meaning.
  std::string kept_annotations;
  // UCUM allows "Mg" and "Mmol", a million grams and moles. In a record they are a slip of the
  // shift key, and are never used: it would pass every check of dimension.
  bool implausible = false;

  bool SameDimension(const Unit& other) const {
    return dimension == other.dimension && kept_annotations == other.kept_annotations;
  }
};

// nullopt: no UCUM expression, or one with an atom that is not listed. The empty text and "{score}"
// are the number 1.
std::optional<Unit> ParseUcum(std::string_view expression);

}  // namespace soleus::fhir
