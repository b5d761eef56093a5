#include "fhir/quantity.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "absl/strings/ascii.h"
#include "fhir/scale.h"
#include "fhir/ucum.h"
#include "fhir/unit_words.h"

namespace soleus::fhir {
namespace {

using Outcome = Conversion::Outcome;

constexpr std::size_t kGram = static_cast<std::size_t>(Base::kGram);
constexpr std::size_t kMole = static_cast<std::size_t>(Base::kMole);

// `molar_mass` as the factor by which one of `from` is more than one of `to`, in base units;
// nullopt where they are not the same substance counted in two ways.
std::optional<Scale> PerMole(const Unit& from, const Unit& to, double molar_mass) {
  Unit swapped = from;
  for (const int moles : {1, -1}) {  // grams become moles; moles become grams
    swapped.dimension = from.dimension;
    swapped.dimension[kGram] = static_cast<std::int8_t>(from.dimension[kGram] - moles);
    swapped.dimension[kMole] = static_cast<std::int8_t>(from.dimension[kMole] + moles);
    if (!swapped.SameDimension(to)) continue;
    if (molar_mass == 0) return Scale{};
    char text[32];
    const auto end = std::to_chars(text, text + sizeof(text), molar_mass).ptr;
    const std::optional<Scale> mass = ScaleOf({text, static_cast<std::size_t>(end - text)});
    return mass ? Power(*mass, -moles) : std::nullopt;
  }
  return std::nullopt;
}

Conversion Between(double value, const Unit& from, const Unit& to, double molar_mass) {
  if (from.implausible) return {.outcome = Outcome::kImplausible};
  Scale substance;
  if (!from.SameDimension(to)) {
    const std::optional<Scale> per_mole = PerMole(from, to, molar_mass);
    if (!per_mole) return {.outcome = Outcome::kOtherDimension};
    if (molar_mass == 0) return {.outcome = Outcome::kNeedsSubstance};
    substance = *per_mole;
  }
  const std::optional<Scale> down = Power(to.scale, -1);
  const std::optional<Scale> ratio = down ? Times(from.scale, *down) : std::nullopt;
  const std::optional<Scale> scale = ratio ? Times(*ratio, substance) : std::nullopt;
  if (!scale) return {.outcome = Outcome::kOutOfRange};
  if (*scale == Scale{} && from.shift_hundredths == to.shift_hundredths) {
    return {.outcome = Outcome::kConverted, .value = value, .same_number = true};
  }
  const std::optional<double> scaled =
      Scaled(value, *scale, from.shift_hundredths, to.shift_hundredths);
  if (!scaled) return {.outcome = Outcome::kOutOfRange};
  return {.outcome = Outcome::kConverted, .value = *scaled};
}

// Whether the two measure the same thing by another amount, or another thing: "kg" beside "lb". A
// text that means nothing to us, a plain number ("score") and a slip ("ML") say nothing against the
// code; nor do "IU" against U, which records do not tell apart.
bool Contradict(Unit code, Unit text) {
  const Unit number;
  if (text.implausible || (text.SameDimension(number) && text.scale == number.scale)) return false;
  for (Unit* unit : {&code, &text}) {
    std::int8_t& international =
        unit->dimension[static_cast<std::size_t>(Base::kInternationalUnit)];
    std::int8_t& of_enzyme = unit->dimension[static_cast<std::size_t>(Base::kEnzymeUnit)];
    of_enzyme = static_cast<std::int8_t>(of_enzyme + std::exchange(international, 0));
  }
  return !code.SameDimension(text) || !(code.scale == text.scale) ||
         code.shift_hundredths != text.shift_hundredths;
}

bool SameButForCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return absl::ascii_tolower(static_cast<unsigned char>(x)) ==
           absl::ascii_tolower(static_cast<unsigned char>(y));
  });
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

std::string_view Clipped(std::string_view text) {
  constexpr std::size_t kMostBytes = 64;
  if (text.size() <= kMostBytes) return text;
  std::size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

Conversion Convert(const Quantity& sent, std::string_view to, double molar_mass) {
  if (!std::isfinite(sent.value)) return {.outcome = Outcome::kOutOfRange};
  const bool one_text = sent.unit_text.empty() || SameButForCase(sent.unit_text, sent.unit);
  if (sent.unit == to && one_text) {
    return {.outcome = Outcome::kConverted, .value = sent.value, .same_number = true};
  }
  std::optional<Unit> from = sent.unit_is_code ? UnitOfCode(sent.unit) : UnitOfWords(sent.unit);
  const std::optional<Unit> beside = one_text ? std::nullopt : UnitOfWords(sent.unit_text);
  if (from && beside && Contradict(*from, *beside)) return {.outcome = Outcome::kContradiction};
  if (sent.unit == to) {
    return {.outcome = Outcome::kConverted, .value = sent.value, .same_number = true};
  }
  if (!from) from = beside;
  const std::optional<Unit> target = ParseUcum(to);
  if (!from || !target) return {.outcome = Outcome::kUnknownUnit};
  Conversion conversion = Between(sent.value, *from, *target, molar_mass);
  if (!conversion.ok() && sent.unit.empty()) conversion.outcome = Outcome::kNoUnit;
  return conversion;
}

std::optional<double> Convert(double value, std::string_view from, std::string_view to,
                              double molar_mass) {
  Quantity sent{.text = {}, .value = value, .unit = from, .comparator = {}};
  sent.unit_is_code = true;
  const Conversion conversion = Convert(sent, to, molar_mass);
  if (!conversion.ok()) return std::nullopt;
  return conversion.value;
}

std::string AsSent(const Quantity& sent) {
  std::string text(sent.comparator);
  text.append(Clipped(sent.text));
  const std::string_view unit = Clipped(sent.unit_text.empty() ? sent.unit : sent.unit_text);
  if (!unit.empty()) text.append(unit == "%" ? "" : " ").append(unit);
  return text;
}

std::optional<Quantity> BoundOfText(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kComparators[] = {
      {"<=", "<="}, {">=", ">="}, {"\u2264", "<="}, {"\u2265", ">="}, {"<", "<"}, {">", ">"}};
  text = Trimmed(text);
  const auto* sign = std::find_if(std::begin(kComparators), std::end(kComparators),
                                  [text](const auto& s) { return text.starts_with(s.first); });
  if (sign == std::end(kComparators)) return std::nullopt;
  text = Trimmed(text.substr(sign->first.size()));
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::size_t end = digits;
  if (end < text.size() && text[end] == '.') {
    end = std::min(text.find_first_not_of("0123456789", end + 1), text.size());
  }
  const std::size_t decimals = end > digits ? end - digits - 1 : 0;
  const bool thousands = decimals == 3 && digits <= 3 && text.front() != '0';
  if (digits == 0 || end == digits + 1 || thousands) return std::nullopt;
  Quantity bound;
  bound.text = text.substr(0, end);
  bound.comparator = sign->second;
  bound.unit = Trimmed(text.substr(end));
  const auto result =
      std::from_chars(bound.text.data(), bound.text.data() + bound.text.size(), bound.value);
  if (result.ec != std::errc() || bound.unit.empty() || !UnitOfWords(bound.unit)) {
    return std::nullopt;
  }
  return bound;
}

}  // namespace soleus::fhir
