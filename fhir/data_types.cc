// How the Reader reads FHIR's data types.
#include <charconv>
#include <cmath>
#include <utility>

#include "fhir/codes.h"
#include "fhir/element.h"
#include "fhir/sentence.h"

namespace soleus::fhir {
namespace {

// Over these, a concept is not what it says it is. They also bound what copying one may cost.
constexpr std::size_t kMaxCodings = 64;
constexpr std::size_t kMaxCodeBytes = 256;
constexpr std::size_t kMaxSystemBytes = 512;
constexpr std::size_t kMaxTextBytes = 4096;

constexpr std::string_view kUcum = "http://unitsofmeasure.org";

}  // namespace

std::optional<Time> Reader::ReadTime(const Element& at) {
  if (!Is(at, Json::Kind::kString)) return std::nullopt;
  const std::optional<Time> time = ParseTime(at.json().text());
  if (!time) {
    Warn(at, "This is no FHIR date or dateTime; it counts as not sent.",
         "Send 2026, 2026-03, 2026-03-14, or 2026-03-14T09:30:00Z with a zone.");
  }
  return time;
}

Span Reader::ReadPeriod(const Element& at) {
  if (!Is(at, Json::Kind::kObject) || !IsUnderstood(at)) return {};
  const Span span{ReadTime(at.Field("start")), ReadTime(at.Field("end"))};
  if (span.start && span.end && span.end->end <= span.start->first) {
    Warn(at, "The period ends before it starts; it counts as not sent.",
         "Send the start before the end.");
    return {};
  }
  return span;
}

std::optional<Coding> Reader::ReadCoding(const Element& at) {
  if (!Is(at, Json::Kind::kObject) || !IsUnderstood(at)) return std::nullopt;
  Coding coding;
  const std::string_view system = Text(at.Field("system"));
  const std::string_view code = Text(at.Field("code"));
  const std::string_view display = Text(at.Field("display"));
  if (code.size() > kMaxCodeBytes || system.size() > kMaxSystemBytes) {
    Warn(at,
         Sentence("A code has at most ", kMaxCodeBytes, " bytes here and its system ",
                  kMaxSystemBytes, "; this coding is not used."),
         "Put long texts into CodeableConcept.text.");
    return std::nullopt;
  }
  if (display.size() <= kMaxTextBytes) coding.display = display;
  coding.system = CanonicalSystem(system);
  coding.code = CanonicalCode(coding.system, code, texts_);  // without blanks around it
  if (coding.code.empty() && coding.display.empty()) return std::nullopt;
  return coding;
}

std::optional<Concept> Reader::ReadConcept(const Element& at) {
  if (!Is(at, Json::Kind::kObject) || !IsUnderstood(at)) return std::nullopt;
  Concept concept_read;
  const Element list = at.Field("coding");
  if (Is(list, Json::Kind::kArray)) {
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      if (i == kMaxCodings) {
        Warn(list, Sentence("Only the first ", kMaxCodings, " codings are read."),
             "Send the codes of the systems that matter first.");
        break;
      }
      if (std::optional<Coding> coding = ReadCoding(list.Item(i))) {
        concept_read.codings.push_back(*std::move(coding));
      }
    }
  }
  const Element text = at.Field("text");
  concept_read.text = Text(text);
  if (concept_read.text.size() > kMaxTextBytes) {
    Warn(text, Sentence("A text of over ", kMaxTextBytes, " bytes is not read."), "Send a code.");
    concept_read.text = {};
  }
  if (concept_read.codings.empty() && concept_read.text.empty()) return std::nullopt;
  return concept_read;
}

std::optional<Quantity> Reader::ReadNumber(const Element& at) {
  if (!Is(at, Json::Kind::kNumber)) return std::nullopt;
  Quantity quantity;
  quantity.text = at.json().text();
  const char* end = quantity.text.data() + quantity.text.size();
  const auto result = std::from_chars(quantity.text.data(), end, quantity.value);
  if (result.ec != std::errc() || result.ptr != end || !std::isfinite(quantity.value)) {
    Warn(at, "The number is too large or too close to zero; it counts as not sent.",
         "Send the value in a unit that suits its size.");
    return std::nullopt;
  }
  return quantity;
}

std::optional<Quantity> Reader::ReadQuantity(const Element& at) {
  if (!Is(at, Json::Kind::kObject) || !IsUnderstood(at)) return std::nullopt;
  const Element value = at.Field("value");
  if (!value.sent()) {
    Warn(at, "The quantity has no value; it counts as not sent.",
         "Send Quantity.value, or say why it is missing in dataAbsentReason.");
    return std::nullopt;
  }
  std::optional<Quantity> quantity = ReadNumber(value);
  if (!quantity) return std::nullopt;
  const Element comparator = at.Field("comparator");
  if (comparator.sent()) {
    quantity->comparator = Text(comparator);
    const std::string_view sign = quantity->comparator;
    if (sign != "<" && sign != "<=" && sign != ">=" && sign != ">") {
      Warn(comparator, "The comparator is none of <, <=, >=, >; the quantity counts as not sent.",
           "Send one of these, or leave it out where the value is exact.");
      return std::nullopt;
    }
  }
  const Element code = at.Field("code");
  const Element unit = at.Field("unit");
  const std::string_view system = CanonicalSystem(Text(at.Field("system")));
  if (system.empty() || system == kUcum) quantity->unit = Text(code);
  if (quantity->unit.empty()) {
    quantity->unit = Text(unit);
  } else {
    quantity->unit_is_code = system == kUcum;
    quantity->unit_text = Text(unit);
  }
  if (quantity->unit.size() > kMaxCodeBytes || quantity->unit_text.size() > kMaxCodeBytes) {
    Warn(at, "The unit is too long to be one; the quantity counts as not sent.",
         "Send a UCUM code.");
    return std::nullopt;
  }
  return quantity;
}

std::optional<Value> Reader::ReadOneValue(const Element& at) {
  const std::string_view type = at.name().substr(5);  // after "value"
  if (type == "Boolean") return Bool(at);
  if (type == "String") {
    const std::string_view text = Text(at);
    if (text.empty()) return std::nullopt;
    return text;
  }
  if (type == "Date" || type == "DateTime") return ReadTime(at);
  if (type == "Integer" || type == "Decimal") return ReadNumber(at);
  if (type == "Quantity") return ReadQuantity(at);
  if (type == "CodeableConcept") return ReadConcept(at);
  if (type == "Coding") {
    std::optional<Coding> coding = ReadCoding(at);
    if (!coding) return std::nullopt;
    return Concept{.codings = {*std::move(coding)}, .text = {}};
  }
  Warn(at, "A value of this type is not read; it counts as not sent.",
       "Send a boolean, code, quantity, number, string or date.");
  return std::nullopt;
}

std::optional<Value> Reader::ReadValue(const Element& parent) {
  std::string_view found;
  for (const auto& [key, value] : parent.json().members()) {
    if (key.size() <= 5 || !key.starts_with("value") || key[5] < 'A' || key[5] > 'Z') continue;
    if (!found.empty()) {
      Warn(parent, "More than one value is sent; none of them is used.", "Send one value[x].");
      return std::nullopt;
    }
    found = key;
  }
  if (found.empty()) return std::nullopt;
  // It would stand in the path of an Issue.
  if (!IsName(found)) {
    Warn(parent, "A property begins as value[x] does and is none; it counts as not sent.",
         "Send value[x] by a name of FHIR R4.");
    return std::nullopt;
  }
  return ReadOneValue(parent.Field(found));
}

}  // namespace soleus::fhir
