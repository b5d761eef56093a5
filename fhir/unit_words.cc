#include "fhir/unit_words.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace soleus::fhir {
namespace {

// Where a spelling was seen.
//   base: plugins/evidence/codes.json, "units": lenient_text_aliases
//   hl7, us-core: the published examples of FHIR R4 and of US Core, Quantity.unit or .code
//   synthea: records of the patient generator Synthea
//   ucum: name, print symbol or case-insensitive code in ucum-essence.xml, or the name's plural
//     or its first letters
//   like: not seen, but written as its neighbours are that were
struct Word {
  std::string_view text;  // in lower case; degree and micro signs, powers and spaces are settled
  std::string_view ucum;
  std::string_view seen;
};

// Whole texts, before UCUM: each is short, and UCUM's meaning of some is absurd in a record.
constexpr Word kTexts[] = {
    {"C", "Cel", "base"},                                    // UCUM: coulomb
    {"F", "[degF]", "base"},                                 // UCUM: farad
    {"ft", "[ft_i]", "base"},                                // UCUM: femtotonne
    {"K/uL", "10*3/uL", "base"},                             // UCUM: kelvin
    {"K/UL", "10*3/uL", "base"}, {"%{HbA1c}", "%", "base"},  // the digit would keep it apart
};

// Whole texts, or what stands between strokes. None is UCUM as it stands.
constexpr Word kWords[] = {
    {"sec", "s", "base"},
    {"secs", "s", "ucum"},
    {"second", "s", "ucum"},
    {"seconds", "s", "ucum"},
    {"mins", "min", "ucum"},
    {"minute", "min", "ucum"},
    {"minutes", "min", "hl7"},
    {"hr", "h", "base"},
    {"hrs", "h", "ucum"},
    {"hour", "h", "base"},
    {"hours", "h", "ucum"},
    {"day", "d", "hl7"},
    {"days", "d", "hl7"},
    {"week", "wk", "base"},
    {"weeks", "wk", "ucum"},
    {"wks", "wk", "ucum"},
    {"month", "mo", "base"},
    {"months", "mo", "ucum"},
    {"mos", "mo", "ucum"},
    {"year", "a", "base"},
    {"years", "a", "hl7"},
    {"yr", "a", "hl7"},
    {"yrs", "a", "hl7"},
    {"ann", "a", "ucum"},
    {"in", "[in_i]", "base"},
    {"inch", "[in_i]", "base"},
    {"inches", "[in_i]", "base"},
    {"foot", "[ft_i]", "ucum"},
    {"feet", "[ft_i]", "ucum"},
    {"mi", "[mi_i]", "base"},
    {"mile", "[mi_i]", "base"},
    {"miles", "[mi_i]", "base"},
    {"meter", "m", "ucum"},
    {"meters", "m", "ucum"},
    {"metre", "m", "ucum"},
    {"metres", "m", "ucum"},
    {"centimeter", "cm", "ucum"},
    {"centimeters", "cm", "ucum"},
    {"centimetre", "cm", "ucum"},
    {"centimetres", "cm", "ucum"},
    {"lb", "[lb_av]", "base"},
    {"lbs", "[lb_av]", "base"},
    {"pound", "[lb_av]", "base"},
    {"pounds", "[lb_av]", "ucum"},
    {"oz", "[oz_av]", "base"},
    {"ounce", "[oz_av]", "ucum"},
    {"ounces", "[oz_av]", "ucum"},
    {"gram", "g", "ucum"},
    {"grams", "g", "ucum"},
    {"kilogram", "kg", "ucum"},
    {"kilograms", "kg", "ucum"},
    {"mcg", "ug", "hl7"},
    {"liter", "L", "ucum"},
    {"liters", "L", "us-core"},
    {"litre", "L", "ucum"},
    {"litres", "L", "ucum"},
    {"degc", "Cel", "base"},
    {"deg c", "Cel", "base"},
    {"degrees c", "Cel", "hl7"},
    {"celsius", "Cel", "ucum"},
    {"cel", "Cel", "ucum"},
    {"degf", "[degF]", "base"},
    {"deg f", "[degF]", "base"},
    {"degrees f", "[degF]", "like"},
    {"fahrenheit", "[degF]", "ucum"},
    {"[degf]", "[degF]", "ucum"},
    {"degree", "deg", "ucum"},
    {"degrees", "deg", "base"},
    {"mmhg", "mm[Hg]", "base"},
    {"mm hg", "mm[Hg]", "hl7"},
    {"mm[hg]", "mm[Hg]", "ucum"},
    {"ph", "[pH]", "synthea"},
    {"percent", "%", "ucum"},
    {"bpm", "/min", "base"},
    {"beats", "{beats}", "base"},
    {"breaths", "{breaths}", "base"},
    {"steps", "{steps}", "base"},
    {"reps", "{repetitions}", "base"},
    {"repetitions", "{repetitions}", "base"},
    {"count", "{count}", "like"},
    {"score", "{score}", "us-core"},
    {"(score)", "{score}", "synthea"},
    {"points", "{score}", "base"},
    {"pts", "{score}", "base"},
    {"iu", "[IU]", "ucum"},
    {"x10^3", "10*3", "base"},
    {"x10*3", "10*3", "like"},
    {"x10e3", "10*3", "like"},
    {"x10^6", "10*6", "like"},
    {"x10*6", "10*6", "like"},
    {"x10e6", "10*6", "like"},
    {"x10^9", "10*9", "like"},
    {"x10*9", "10*9", "hl7"},
    {"x10e9", "10*9", "like"},
    {"x10^12", "10*12", "like"},
    {"x10*12", "10*12", "hl7"},
    {"x10e12", "10*12", "like"},
    {"ml/min/1.73m2", "mL/min/{1.73_m2}", "hl7"},
    {"ml/min/1.73 m2", "mL/min/{1.73_m2}", "base"},
    {"ml/min/1.73_m2", "mL/min/{1.73_m2}", "base"},
    {"ml/min/{1.73m2}", "mL/min/{1.73_m2}", "base"},
};

template <typename List>
const Word* Find(const List& words, std::string_view text) {
  const auto it = std::find_if(std::begin(words), std::end(words),
                               [text](const Word& word) { return word.text == text; });
  return it == std::end(words) ? nullptr : &*it;
}

// One spelling of what is written in several ways: signs, powers, spaces, "per".
std::string Settled(std::string_view text) {
  std::string settled =
      absl::StrReplaceAll(std::string(text), {{"\u00b5", "u"},      // micro sign
                                              {"\u03bc", "u"},      // Greek mu
                                              {"\u00b0", " deg "},  // degree sign
                                              {"\u00b2", "2"},      // superscripts
                                              {"\u00b3", "3"},
                                              {"\u00d7", "x"},  // multiplication sign
                                              {"m^2", "m2"},
                                              {"m^3", "m3"},
                                              {" per ", "/"}});
  absl::RemoveExtraAsciiWhitespace(&settled);
  return absl::StrReplaceAll(settled, {{" /", "/"}, {"/ ", "/"}, {" * ", "*"}, {"x 10", "x10"}});
}

// UCUM's own case-insensitive form is written in capitals, and so are the devices that know no
// other.
bool AllCapitals(std::string_view text) {
  return text.size() > 1 && std::none_of(text.begin(), text.end(), absl::ascii_islower);
}

// "7 /10" is seven out of ten, and UCUM would make it 0.7.
bool IsOutOf(std::string_view text) {
  return text.size() > 1 && text.front() == '/' &&
         std::all_of(text.begin() + 1, text.end(), absl::ascii_isdigit);
}

std::optional<std::string> UcumOfPart(std::string_view part, bool fold) {
  if (part.empty() || (!fold && ParseUcum(part))) return std::string(part);
  const std::string lower = absl::AsciiStrToLower(std::string(part));
  if (const Word* word = Find(kWords, lower)) return std::string(word->ucum);
  if ((fold || part.size() > 1) && ParseUcum(lower)) return lower;
  return std::nullopt;
}

std::optional<Unit> WordByWord(std::string_view text) {
  const bool fold = AllCapitals(text);
  std::string ucum;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('/', from), text.size());
    const std::optional<std::string> part = UcumOfPart(text.substr(from, end - from), fold);
    if (!part) return std::nullopt;
    // "beats/bpm" and the like: a word that is itself a quotient stands alone.
    if (part->find('/') != std::string::npos && text.size() != end - from) return std::nullopt;
    if (from > 0) ucum += '/';
    ucum += *part;
    from = end + 1;
  }
  return ParseUcum(ucum);
}

}  // namespace

std::optional<Unit> UnitOfWords(std::string_view text) {
  constexpr std::size_t kMostBytes = 64;  // the longest above is a third of that
  if (text.size() > kMostBytes) return std::nullopt;
  const std::string settled = Settled(text);
  if (IsOutOf(settled)) return std::nullopt;
  if (const Word* word = Find(kTexts, settled)) return ParseUcum(word->ucum);
  if (std::optional<Unit> unit = ParseUcum(settled)) return unit;
  if (const Word* word = Find(kWords, absl::AsciiStrToLower(settled))) return ParseUcum(word->ucum);
  return WordByWord(settled);
}

std::optional<Unit> UnitOfCode(std::string_view code) {
  if (IsOutOf(code)) return std::nullopt;
  if (std::optional<Unit> unit = ParseUcum(code)) return unit;
  return UnitOfWords(code);
}

}  // namespace soleus::fhir
