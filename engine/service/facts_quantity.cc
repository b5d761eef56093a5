#include "engine/service/facts_quantity.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/reasoning/bound.h"
#include "engine/service/facts_reading.h"

namespace soleus::service {
namespace {

using reasoning::Fact;

ValueReading Unknown(std::string trouble, std::string remedy) {
  return {std::nullopt, std::move(trouble), std::move(remedy)};
}

std::string WhyNotRead(const fhir::Conversion& read, const fhir::Quantity& sent,
                       std::string_view unit) {
  using Outcome = fhir::Conversion::Outcome;
  switch (read.outcome) {
    case Outcome::kNoUnit: return "has no unit";
    case Outcome::kUnknownUnit:
      return absl::StrFormat("has the unit \"%s\", which is neither UCUM nor a known word",
                             Clip(sent.unit));
    case Outcome::kImplausible:
      return absl::StrFormat("has the unit \"%s\", a million times the usual one", Clip(sent.unit));
    case Outcome::kNeedsSubstance:
      return absl::StrFormat(
          "has the unit \"%s\", and without the molar mass of the substance it "
          "cannot be read as %s",
          Clip(sent.unit), unit);
    case Outcome::kContradiction:
      return absl::StrFormat("has the code \"%s\" and beside it the unit \"%s\", which is another",
                             Clip(sent.unit), Clip(sent.unit_text));
    case Outcome::kOutOfRange:
      return absl::StrFormat("is out of range once it is read as %s", unit);
    case Outcome::kOtherDimension:
    case Outcome::kConverted: break;
  }
  return absl::StrFormat("has the unit \"%s\", which cannot be read as %s", Clip(sent.unit), unit);
}

// Nothing here repeats the value: the issue stands beside it in the record.
ValueReading ReadBound(const sdk::Finding& finding, const fhir::Quantity& sent, double converted,
                       const reasoning::Knowledge& knowledge) {
  const reasoning::BoundReading bound =
      reasoning::ReadBound(knowledge, finding.id.text, sent.comparator, converted);
  if (bound.number) {
    return {Fact{.state = Fact::State::kValue,
                 .number = *bound.number,
                 .comparator = std::string(sent.comparator)},
            "", ""};
  }
  const std::string why =
      bound.turns_at ? absl::StrFormat(
                           "and what it allows lies on both sides of %.10g %s, where the answer "
                           "turns",
                           *bound.turns_at, finding.unit)
                     : std::string("and the number itself is needed, for its course or its score");
  return Unknown(
      absl::StrFormat("is a bound (%s), %s; it counts as unknown", Clip(sent.comparator), why),
      "Send the measured value.");
}

}  // namespace

ValueReading ReadQuantity(const sdk::Finding& finding, const fhir::Quantity& sent,
                          const reasoning::Knowledge& knowledge) {
  const std::string_view unit = finding.unit;
  const fhir::Conversion read = fhir::Convert(sent, unit, finding.molar_mass);
  if (!read.ok()) {
    return Unknown(WhyNotRead(read, sent, unit) + "; it counts as unknown",
                   absl::StrFormat("Send the value in %s.", unit));
  }
  ValueReading reading =
      sent.comparator.empty()
          ? ValueReading{Fact{.state = Fact::State::kValue, .number = read.value}, "", ""}
          : ReadBound(finding, sent, read.value, knowledge);
  if (!reading.fact) return reading;
  constexpr std::size_t kMostDigits = 24;  // more is no measurement; then the number is shown
  if (!read.same_number) {
    reading.fact->sent = fhir::AsSent(sent);
  } else if (sent.text.size() <= kMostDigits) {
    reading.fact->decimal = sent.text;
  }
  return reading;
}

}  // namespace soleus::service
