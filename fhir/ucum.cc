#include "fhir/ucum.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "fhir/ucum_atoms.h"

namespace soleus::fhir {
namespace {

constexpr int kMaxDepth = 8;      // of parentheses
constexpr int kMaxExponent = 99;  // UCUM states none; more is no unit, and no double holds it twice

struct BaseAtom {
  std::string_view code;
  bool metric;
};

// In the order of Base.
constexpr BaseAtom kBaseAtoms[] = {
    {"m", true},      {"s", true},      {"g", true},      {"rad", true},    {"K", true},
    {"C", true},      {"cd", true},     {"mol", true},    {"eq", true},     {"osm", true},
    {"%", false},     {"[pH]", false},  {"U", true},      {"[iU]", true},   {"[arb'U]", false},
    {"[CFU]", false}, {"[FEU]", false}, {"[HPF]", false}, {"[LPF]", false},
};
static_assert(std::size(kBaseAtoms) == kBases);

// Of these, a million at once is a slip of the shift key.
constexpr std::string_view kEveryday[] = {"m", "s", "g", "l", "L", "mol", "eq", "osm"};

// 273.15 and 459.67: the freezing point of water in kelvin, absolute zero in degrees Fahrenheit.
constexpr std::int64_t kCelsiusShift = 27'315;
constexpr std::int64_t kFahrenheitShift = 45'967;

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

bool MultiplyBy(const Unit& factor, int exponent, Unit& unit) {
  const std::optional<Scale> power = Power(factor.scale, exponent);
  const std::optional<Scale> scale = power ? Times(unit.scale, *power) : std::nullopt;
  if (!scale || std::abs(scale->tens) > kMaxExponent || std::abs(scale->pis) > kMaxExponent) {
    return false;
  }
  unit.scale = *scale;
  for (std::size_t i = 0; i < kBases; ++i) {
    const int sum = unit.dimension[i] + factor.dimension[i] * exponent;
    if (sum < -kMaxExponent || sum > kMaxExponent) return false;
    unit.dimension[i] = static_cast<std::int8_t>(sum);
  }
  unit.kept_annotations += factor.kept_annotations;
  unit.implausible = unit.implausible || factor.implausible;
  return true;
}

struct Known {
  std::string_view code;
  bool metric;
  Unit unit;
};

// Reads one expression from left to right over the atoms known so far.
class Parser {
 public:
  Parser(std::string_view text, std::span<const Known> known) : text_(text), known_(known) {}

  std::optional<Unit> ReadAll() {
    if (text_.empty()) return Unit{};
    std::optional<Unit> unit = Term(0);
    if (at_ != text_.size()) return std::nullopt;
    return unit;
  }

 private:
  bool More() const { return at_ < text_.size(); }
  bool Takes(char c) {
    if (!More() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::optional<Unit> Term(int depth) {
    Unit unit;
    int sign = Takes('/') ? -1 : 1;
    for (;;) {
      const std::optional<Unit> factor = Component(depth);
      if (!factor || !MultiplyBy(*factor, sign, unit)) return std::nullopt;
      if (Takes('.')) {
        sign = 1;
      } else if (Takes('/')) {
        sign = -1;
      } else {
        return unit;
      }
    }
  }

  std::optional<Unit> Component(int depth) {
    if (!More()) return std::nullopt;
    if (text_[at_] == '{') return Annotated(Unit{});
    if (Takes('(')) {
      if (depth == kMaxDepth) return std::nullopt;
      std::optional<Unit> inner = Term(depth + 1);
      return inner && Takes(')') ? inner : std::nullopt;
    }
    const bool power_of_ten = text_.substr(at_, 3) == "10*" || text_.substr(at_, 3) == "10^";
    if (IsDigit(text_[at_]) && !power_of_ten) return Factor();
    const std::string_view symbol = power_of_ten ? text_.substr(at_, 3) : Symbol();
    at_ += symbol.size();
    const std::optional<Unit> simple = Simple(symbol);
    const std::optional<int> exponent = Exponent();
    if (!simple || !exponent) return std::nullopt;
    Unit unit;
    if (!MultiplyBy(*simple, *exponent, unit)) return std::nullopt;
    return Annotated(std::move(unit));
  }

  // Up to an operator, an exponent or an annotation; in brackets every character belongs to it.
  std::string_view Symbol() const {
    std::size_t end = at_;
    for (bool inside = false; end < text_.size(); ++end) {
      const char c = text_[end];
      if (c == '[') inside = true;
      if (c == ']') inside = false;
      const bool ends =
          IsDigit(c) || std::string_view("+-./(){}").find(c) != std::string_view::npos;
      if (!inside && ends) break;
    }
    return text_.substr(at_, end - at_);
  }

  std::optional<Unit> Factor() {
    const std::size_t from = at_;
    while (More() && IsDigit(text_[at_])) ++at_;
    const std::optional<Scale> scale = ScaleOf(text_.substr(from, at_ - from));
    if (!scale) return std::nullopt;
    Unit unit;
    unit.scale = *scale;
    return Annotated(std::move(unit));
  }

  // 1 where none is written.
  std::optional<int> Exponent() {
    const bool negative = Takes('-');
    const bool signed_one = negative || Takes('+');
    if (!More() || !IsDigit(text_[at_])) return signed_one ? std::nullopt : std::optional(1);
    int exponent = 0;
    for (; More() && IsDigit(text_[at_]); ++at_) {
      exponent = exponent * 10 + (text_[at_] - '0');
      if (exponent > kMaxExponent) return std::nullopt;
    }
    return negative ? -exponent : exponent;
  }

  std::optional<Unit> Annotated(Unit unit) {
    if (!Takes('{')) return unit;
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inner = text_.substr(at_, end - at_);
    at_ = end + 1;
    if (inner.find('{') != std::string_view::npos) return std::nullopt;
    if (std::any_of(inner.begin(), inner.end(), IsDigit)) unit.kept_annotations.append(inner);
    return unit;
  }

  const Known* Find(std::string_view code) const {
    const auto it = std::find_if(known_.begin(), known_.end(),
                                 [code](const Known& k) { return k.code == code; });
    return it == known_.end() ? nullptr : &*it;
  }

  std::optional<Unit> Simple(std::string_view symbol) const {
    if (const Known* whole = Find(symbol)) return whole->unit;
    for (const UcumPrefix& prefix : kUcumPrefixes) {
      if (!symbol.starts_with(prefix.code)) continue;
      const Known* atom = Find(symbol.substr(prefix.code.size()));
      if (atom == nullptr || !atom->metric) continue;
      Unit unit = atom->unit;
      unit.scale.tens += prefix.tens;
      constexpr int kMega = 6;
      unit.implausible =
          prefix.tens >= kMega &&
          std::find(std::begin(kEveryday), std::end(kEveryday), atom->code) != std::end(kEveryday);
      return unit;
    }
    return std::nullopt;
  }

  const std::string_view text_;
  const std::span<const Known> known_;
  std::size_t at_ = 0;
};

std::vector<Known> KnownAtoms() {
  std::vector<Known> known;
  for (std::size_t i = 0; i < kBases; ++i) {
    Unit unit;
    unit.dimension[i] = 1;
    known.push_back({kBaseAtoms[i].code, kBaseAtoms[i].metric, unit});
  }
  Unit pi;
  pi.scale.pis = 1;
  known.push_back({"[pi]", false, pi});
  for (const UcumAtom& atom : kUcumAtoms) {
    const std::optional<Unit> of = Parser(atom.unit, known).ReadAll();
    const std::optional<Scale> number = ScaleOf(atom.number);
    const std::optional<Scale> scale = of && number ? Times(of->scale, *number) : std::nullopt;
    // A row that cannot be read would be no unit; a test holds that each is one.
    if (!scale) continue;
    Unit unit = *of;
    unit.scale = *scale;
    known.push_back({atom.code, atom.metric, std::move(unit)});
  }
  return known;
}

std::optional<Unit> Degrees(std::string_view text) {
  const bool celsius = text == "Cel";
  if (!celsius && text != "[degF]") return std::nullopt;
  Unit unit;
  unit.dimension[static_cast<std::size_t>(Base::kKelvin)] = 1;
  if (!celsius) unit.scale = {5, 9, 0, 0};
  unit.shift_hundredths = celsius ? kCelsiusShift : kFahrenheitShift;
  return unit;
}

}  // namespace

std::optional<Unit> ParseUcum(std::string_view expression) {
  static const std::vector<Known>& known = *new std::vector<Known>(KnownAtoms());
  if (std::optional<Unit> degrees = Degrees(expression)) return degrees;
  return Parser(expression, known).ReadAll();
}

}  // namespace soleus::fhir
