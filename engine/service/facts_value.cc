#include "engine/service/facts_value.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"
#include "engine/service/facts_quantity.h"
#include "engine/service/facts_reading.h"

namespace soleus::service {
namespace {

using reasoning::Fact;

constexpr std::string_view kSnomed = "http://snomed.info/sct";
constexpr std::string_view kLoinc = "http://loinc.org";
constexpr std::string_view kYesNoTable = "http://terminology.hl7.org/CodeSystem/v2-0136";
constexpr std::string_view kInterpretation =
    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr std::string_view kAbnormalFlags = "http://terminology.hl7.org/CodeSystem/v2-0078";
constexpr std::string_view kResult = "urn:soleus:result";
constexpr std::string_view kFindingValue = "urn:soleus:finding-value";

enum class Meaning { kYes, kNo, kEquivocal, kUnanswered, kContradictory };

struct Answer {
  std::string_view system;
  std::string_view code;
  Meaning meaning;
};

constexpr Answer kAnswers[] = {
    {kSnomed, "373066001", Meaning::kYes},  // Yes
    {kSnomed, "373067005", Meaning::kNo},   // No
    {kSnomed, "52101004", Meaning::kYes},   // Present
    {kSnomed, "2667000", Meaning::kNo},     // Absent
    {kSnomed, "10828004", Meaning::kYes},   // Positive
    {kSnomed, "260385009", Meaning::kNo},   // Negative
    {kLoinc, "LA33-6", Meaning::kYes},      // Yes
    {kLoinc, "LA32-8", Meaning::kNo},       // No
    {kYesNoTable, "Y", Meaning::kYes},
    {kYesNoTable, "N", Meaning::kNo},
    {kResult, "positive", Meaning::kYes},
    {kResult, "negative", Meaning::kNo},
    {kResult, "equivocal", Meaning::kEquivocal},
    {kResult, "not-performed", Meaning::kUnanswered},
    {kResult, "unable-to-perform", Meaning::kUnanswered},
};

// High, low, normal and abnormal are not here: they speak of a number against a range of the
// laboratory's own, and say of no finding whether it is present.
constexpr Answer kInterpretations[] = {
    {kInterpretation, "POS", Meaning::kYes},       {kInterpretation, "NEG", Meaning::kNo},
    {kInterpretation, "DET", Meaning::kYes},        // detected
    {kInterpretation, "ND", Meaning::kNo},          // not detected
    {kInterpretation, "IND", Meaning::kEquivocal},  // indeterminate
    {kInterpretation, "E", Meaning::kEquivocal},    // equivocal
    {kAbnormalFlags, "POS", Meaning::kYes},        {kAbnormalFlags, "NEG", Meaning::kNo},
    {kAbnormalFlags, "IND", Meaning::kEquivocal},
};

// Reasons that say the question was put, and that putting it again will not help.
constexpr std::string_view kTriedReasons[] = {"not-performed", "unable-to-perform",
                                              "asked-declined", "asked-unknown"};

std::optional<Meaning> MeaningOf(std::span<const fhir::Coding> codings,
                                 std::span<const Answer> answers) {
  std::optional<Meaning> meaning;
  for (const fhir::Coding& coding : codings) {
    for (const Answer& answer : answers) {
      if (coding.system != answer.system || coding.code != answer.code) continue;
      if (meaning && *meaning != answer.meaning) return Meaning::kContradictory;
      meaning = answer.meaning;
    }
  }
  return meaning;
}

ValueReading Unknown(std::string trouble, std::string remedy) {
  return {std::nullopt, std::move(trouble), std::move(remedy)};
}

ValueReading Unanswered(std::string_view reason) {
  return {Fact{.state = Fact::State::kUnanswered},
          absl::StrFormat("was tried and could not be answered (%s); it counts as unknown",
                          Clip(reason)),
          "Nothing to correct; send the value if it becomes known."};
}

ValueReading YesNo(bool present) {
  return {Fact{.state = present ? Fact::State::kPresent : Fact::State::kAbsent}, "", ""};
}

ValueReading FromMeaning(Meaning meaning) {
  switch (meaning) {
    case Meaning::kYes: return YesNo(true);
    case Meaning::kNo: return YesNo(false);
    case Meaning::kEquivocal:
      return {Fact{.state = Fact::State::kUnanswered}, "is equivocal; it counts as unknown",
              "Repeat the test, or send a clear result."};
    case Meaning::kUnanswered: return Unanswered("not-performed or unable-to-perform");
    case Meaning::kContradictory: break;
  }
  return Unknown("has codings that contradict each other; it counts as unknown",
                 "Send codings that mean the same.");
}

// The meaning of a value, unless the interpretation beside it says the contrary.
ValueReading Agreeing(Meaning meaning, const fhir::Observation& observation) {
  const auto beside = MeaningOf(observation.interpretation, kInterpretations);
  const auto clear = [](Meaning m) { return m == Meaning::kYes || m == Meaning::kNo; };
  if (beside && clear(meaning) && clear(*beside) && *beside != meaning) {
    return Unknown(
        "has a value and an interpretation that contradict each other; it counts as "
        "unknown",
        "Correct the one that is wrong.");
  }
  return FromMeaning(meaning);
}

std::string_view FormOf(const CodeTarget& target) {
  if (!target.known_categories.empty()) return "a category";
  return target.finding->kind == sdk::ValueKind::kQuantity ? "a quantity" : "yes or no";
}

std::string_view FormOf(const fhir::Value& value) {
  constexpr std::string_view kForms[] = {"nothing",    "yes or no", "a coded value",
                                         "a quantity", "a text",    "a time"};
  return kForms[value.index()];
}

ValueReading WrongForm(const CodeTarget& target, const fhir::Value& value) {
  return Unknown(absl::StrFormat("was sent as %s, but is %s; it counts as unknown", FormOf(value),
                                 FormOf(target)),
                 absl::StrFormat("Send %s.", FormOf(target)));
}

ValueReading ReadMissing(const CodeTarget& target, const fhir::Observation& observation,
                         const fhir::NoValue& missing) {
  if (missing.reason.empty()) {
    const auto meaning = MeaningOf(observation.interpretation, kInterpretations);
    if (target.takes_yes_no() && meaning) return FromMeaning(*meaning);
    return Unknown("has no value; it counts as unknown", "Send a value.");
  }
  if (std::find(std::begin(kTriedReasons), std::end(kTriedReasons), missing.reason) !=
      std::end(kTriedReasons)) {
    return Unanswered(missing.reason);
  }
  return Unknown(absl::StrFormat("has no value (dataAbsentReason %s); it counts as unknown",
                                 Clip(missing.reason)),
                 "Send the value once it is known.");
}

ValueReading ReadCategory(const CodeTarget& target, const fhir::Observation& observation,
                          const fhir::Concept& sent) {
  std::string_view found;
  std::string_view strange;
  for (const fhir::Coding& coding : sent.codings) {
    const bool ours =
        coding.system == kFindingValue || (coding.system.empty() && observation.from_questionnaire);
    if (!ours) continue;
    const auto match =
        std::find(target.known_categories.begin(), target.known_categories.end(), coding.code);
    if (match == target.known_categories.end()) {
      strange = coding.code;
    } else if (!found.empty() && found != *match) {
      return FromMeaning(Meaning::kContradictory);
    } else {
      found = *match;
    }
  }
  if (found.empty()) {
    const std::string what =
        strange.empty()
            ? absl::StrFormat("has no coding of %s", kFindingValue)
            : absl::StrFormat("has the category \"%s\", which is not known", Clip(strange));
    std::string known;
    for (const std::string_view category : target.known_categories) {
      known.append(known.empty() ? "" : ", ").append(category);
    }
    return Unknown(what + "; it counts as unknown",
                   absl::StrFormat("Send one of %s in %s.", known, kFindingValue));
  }
  if (!target.category.empty()) return YesNo(found == target.category);
  return {Fact{.state = Fact::State::kValue, .category = std::string(found)}, "", ""};
}

ValueReading ReadConcept(const CodeTarget& target, const fhir::Observation& observation,
                         const fhir::Value& value, const fhir::Concept& sent) {
  const auto meaning = MeaningOf(sent.codings, kAnswers);
  if (meaning && (target.takes_yes_no() || *meaning == Meaning::kEquivocal ||
                  *meaning == Meaning::kUnanswered)) {
    return Agreeing(*meaning, observation);
  }
  if (!target.known_categories.empty()) return ReadCategory(target, observation, sent);
  if (!target.takes_yes_no()) return WrongForm(target, value);
  return Unknown("has a coded value that means neither yes nor no here; it counts as unknown",
                 absl::StrFormat("Send valueBoolean, or positive or negative in %s.", kResult));
}

}  // namespace

ValueReading ReadValue(const CodeTarget& target, const fhir::Observation& observation,
                       const fhir::Value& value, const reasoning::Knowledge& knowledge) {
  const bool is_quantity = target.finding->kind == sdk::ValueKind::kQuantity;
  if (const auto* missing = std::get_if<fhir::NoValue>(&value)) {
    return ReadMissing(target, observation, *missing);
  }
  if (const auto* sent = std::get_if<fhir::Concept>(&value)) {
    return ReadConcept(target, observation, value, *sent);
  }
  if (const auto* sent = std::get_if<fhir::Quantity>(&value)) {
    if (is_quantity) return ReadQuantity(*target.finding, *sent, knowledge);
    return WrongForm(target, value);
  }
  const auto* text = std::get_if<std::string_view>(&value);
  if (text != nullptr && is_quantity) {
    const std::optional<fhir::Quantity> bound = fhir::BoundOfText(*text);
    if (bound) return ReadQuantity(*target.finding, *bound, knowledge);
  }
  if (!target.takes_yes_no()) {
    return WrongForm(target, value);
  }
  if (const auto* sent = std::get_if<bool>(&value)) {
    return Agreeing(*sent ? Meaning::kYes : Meaning::kNo, observation);
  }
  if (text != nullptr && observation.from_questionnaire) {
    const absl::string_view word(text->data(), text->size());
    if (absl::EqualsIgnoreCase(word, "yes")) return YesNo(true);
    if (absl::EqualsIgnoreCase(word, "no")) return YesNo(false);
  }
  return WrongForm(target, value);
}

}  // namespace soleus::service
