// Lines of any bytes: a number, a unit, another unit, a comparator. The number and the first unit
// are also sent as an Observation's valueQuantity. What converts stays finite, keeps order, and
// comes back where it began; whether units convert does not depend on the number; a number keeps
// its text.
#include "fhir/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <variant>

#include "tests/fuzz/claim.h"
#include "tests/fuzz/record_claims.h"
#include "tests/fuzz/tree.h"

namespace soleus::fuzz {
namespace {

// Well inside what a double holds, where neither way of a conversion can overflow or vanish.
bool IsOrdinary(double value) {
  return value == 0 || (std::fabs(value) > 1e-200 && std::fabs(value) < 1e200);
}

void ClaimConversion(double value, std::string_view from, std::string_view to) {
  const std::optional<double> same = fhir::Convert(value, from, from);
  Claim(same.has_value() == std::isfinite(value) && same.value_or(value) == value,
        "a unit converts into itself, known or not", from);
  for (const double bad : {std::numeric_limits<double>::infinity(), std::nan("")}) {
    Claim(!fhir::Convert(bad, from, to), "what is no number does not convert", from);
  }
  const std::optional<double> there = fhir::Convert(value, from, to);
  if (there) Claim(std::isfinite(*there), "what converts stays finite", to);
  if (!IsOrdinary(value)) return;
  if (!fhir::Convert(1, from, to)) {
    Claim(!there, "whether units convert does not depend on the number", from);
    return;
  }
  if (!there || !IsOrdinary(*there)) return;
  const std::optional<double> back = fhir::Convert(*there, to, from);
  if (!back) return;  // a word that people write is read, and never asked for
  // A scale with another zero (temperatures) loses what is small beside its offset.
  const double off = std::fabs(*back - value);
  Claim(off <= 1e-9 * std::fabs(value) + 1e-9 * std::fabs(fhir::Convert(0, to, from).value_or(0)),
        "there and back is where it began", std::string(from) + " | " + std::string(to));
  const std::optional<double> more = fhir::Convert(value + std::fabs(value) / 2 + 1, from, to);
  if (more) Claim(*more >= *there, "more stays more in every unit", to);
}

// What a laboratory sent, as code and as words, with and without knowing the substance.
void ClaimReasons(double value, std::string_view number, std::string_view from,
                  std::string_view to) {
  using Outcome = fhir::Conversion::Outcome;
  for (const bool is_code : {true, false}) {
    fhir::Quantity sent;
    sent.text = number;
    sent.value = value;
    sent.unit = from;
    sent.unit_is_code = is_code;
    const fhir::Conversion plain = fhir::Convert(sent, to);
    Claim(!plain.ok() || std::isfinite(plain.value), "what converts stays finite", to);
    Claim(!plain.same_number || (plain.ok() && plain.value == value),
          "the same number is the same number", number);
    const fhir::Conversion known = fhir::Convert(sent, to, 386.65);
    Claim(known.outcome != Outcome::kNeedsSubstance, "a molar mass is the substance", to);
    if (plain.outcome == Outcome::kNeedsSubstance) {
      Claim(known.ok() || known.outcome == Outcome::kOutOfRange,
            "where only the substance was wanting, it converts", to);
    } else {
      Claim(known.outcome == plain.outcome && (!known.ok() || known.value == plain.value),
            "a molar mass changes nothing else", to);
    }
  }
}

void ClaimBound(std::string_view text) {
  const std::optional<fhir::Quantity> bound = fhir::BoundOfText(text);
  if (!bound) return;
  Claim(std::isfinite(bound->value), "a bound is finite", text);
  Claim(!bound->comparator.empty() && !bound->unit.empty(), "a bound has a sign and a unit", text);
  const std::string shown = fhir::AsSent(*bound);
  Claim(shown.size() <= 256, "what is shown stays short", text);
  const std::optional<fhir::Quantity> again = fhir::BoundOfText(shown);
  const bool whole = bound->text.size() <= 64 && bound->unit.size() <= 64;
  Claim(!whole || (again && again->value == bound->value && again->unit == bound->unit &&
                   again->comparator == bound->comparator),
        "a bound is shown as it would be read", text);
}

std::string Quote(std::string_view text) {
  Tree string;
  string.kind = Tree::Kind::kString;
  string.text = text;
  return WriteTree(string);
}

void ClaimReading(std::string_view number, std::string_view unit, std::string_view comparator) {
  const std::optional<Tree> tree = ParseTree(number);
  const bool is_number = tree && tree->kind == Tree::Kind::kNumber && tree->text == number;
  std::string json = R"({"resourceType":"Observation","status":"final","code":{"text":"x"},)"
                     R"("valueQuantity":{"value":)";
  json.append(number).append(R"(,"unit":)").append(Quote(unit));
  if (!comparator.empty()) json.append(R"(,"comparator":)").append(Quote(comparator));
  json += "}}";
  const auto record = ReadAndClaim(json);
  if (!record.ok() || !is_number || !IsUtf8(unit) || !IsUtf8(comparator)) return;
  Claim(record->observations.size() == 1, "the observation is read, whatever its number", json);
  const fhir::Value& value = record->observations.front().values.front();
  if (const auto* quantity = std::get_if<fhir::Quantity>(&value)) {
    Claim(quantity->text == number, "a number keeps its text", json);
    Claim(quantity->unit == unit, "a unit is read as it was sent", json);
    Claim(quantity->comparator == comparator, "a comparator is read as it was sent", json);
  } else {
    Claim(!record->issues.empty(), "what is not read is said", json);
  }
}

void Try(std::string_view input) {
  std::array<std::string_view, 4> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    line = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  const auto& [number, from, to, comparator] = lines;
  const double value = std::strtod(std::string(number).c_str(), nullptr);
  ClaimConversion(value, from, to);
  if (std::isfinite(value)) ClaimReasons(value, number, from, to);
  ClaimBound(number);
  ClaimReading(number, from, comparator);
}

}  // namespace
}  // namespace soleus::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  soleus::fuzz::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
