#include "engine/catalogue/code_values.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"

namespace soleus::catalogue {
namespace {

using State = reasoning::Fact::State;
using Verdict = CodeAnswer::Verdict;

std::optional<PlacedFact> Sendable(const reasoning::Fact& fact) {
  switch (fact.state) {
    case State::kPresent: return PlacedFact{.given = sdk::Given::kPresent};
    case State::kAbsent: return PlacedFact{.given = sdk::Given::kAbsent};
    case State::kUnanswered: return std::nullopt;
    case State::kValue: break;
  }
  if (fact.category.size() > kMaxCategoryBytes || !fact.comparator.empty()) return std::nullopt;
  return PlacedFact{.given = fact.category.empty() ? sdk::Given::kQuantity : sdk::Given::kCategory,
                    .category = fact.category,
                    .number = fact.category.empty() ? fact.number : 0};
}

std::string WhatIsWrong(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSound: break;
    case Verdict::kTooMany: return "gave more values than its table says it sets";
    case Verdict::kNotItsOwn:
      return "gave a value of a finding that its table does not say it sets";
    case Verdict::kTwice: return "gave a finding two values";
    case Verdict::kTooLong: return "gave a category that is no finding's";
  }
  return "";
}

const sdk::Finding* Find(const sdk::Plugin& table, sdk::FindingId id) {
  for (const sdk::Finding& finding : table.vocabulary) {
    if (finding.id == id) return &finding;
  }
  return nullptr;
}

bool Fits(const PlacedFact& fact, const sdk::Finding& finding) {
  switch (finding.kind) {
    case sdk::ValueKind::kYesNo:
      return fact.given == sdk::Given::kPresent || fact.given == sdk::Given::kAbsent;
    case sdk::ValueKind::kChoice:
      return fact.given == sdk::Given::kCategory &&
             std::any_of(finding.categories.begin(), finding.categories.end(),
                         [&](const sdk::Category& c) { return c.code == fact.category; });
    case sdk::ValueKind::kQuantity:
      return fact.given == sdk::Given::kQuantity && std::isfinite(fact.number);
  }
  return false;
}

reasoning::Fact FactOf(const PlacedFact& placed) {
  reasoning::Fact fact;
  switch (placed.given) {
    case sdk::Given::kPresent: fact.state = State::kPresent; break;
    case sdk::Given::kAbsent: fact.state = State::kAbsent; break;
    case sdk::Given::kCategory:
      fact.state = State::kValue;
      fact.category = placed.category;
      break;
    case sdk::Given::kQuantity:
      fact.state = State::kValue;
      fact.number = placed.number;
      break;
  }
  return fact;
}

}  // namespace

CodeCall CallFor(const reasoning::Patient& patient, const sdk::Plugin& table) {
  CodeCall call;
  call.age_years = patient.age_years.value_or(-1);
  for (std::size_t i = 0; i < table.code.reads.size(); ++i) {
    const reasoning::Fact* fact = patient.Find(table.code.reads[i].text);
    if (fact == nullptr) continue;
    std::optional<PlacedFact> placed = Sendable(*fact);
    if (!placed) continue;
    placed->place = static_cast<std::uint8_t>(i);
    call.facts.push_back(*std::move(placed));
  }
  for (std::size_t i = 0; i < table.code.reads_course.size(); ++i) {
    const auto it = patient.history.find(table.code.reads_course[i].text);
    if (it == patient.history.end()) continue;
    const std::vector<reasoning::DatedValue>& values = it->second;
    if (values.empty() || values.size() > kMaxCourseDays) continue;
    PlacedCourse course = {.place = static_cast<std::uint8_t>(i), .values = {}};
    for (const reasoning::DatedValue& value : values) {
      course.values.push_back({.number = value.number, .days_ago = value.days_ago});
    }
    call.courses.push_back(std::move(course));
  }
  return call;
}

absl::StatusOr<std::vector<CodeFact>> FactsOf(const CodeAnswer& answer, const sdk::Plugin& table) {
  if (answer.verdict != Verdict::kSound) return absl::DataLossError(WhatIsWrong(answer.verdict));
  std::vector<CodeFact> facts;
  for (const PlacedFact& placed : answer.facts) {
    const sdk::FindingId id = table.code.sets[placed.place];
    const sdk::Finding* finding = Find(table, id);
    if (finding == nullptr || !Fits(placed, *finding)) {
      return absl::DataLossError("gave finding \"" + std::string(id.text) +
                                 "\" a value that it cannot have");
    }
    facts.push_back({.finding = std::string(id.text), .fact = FactOf(placed)});
  }
  return facts;
}

}  // namespace soleus::catalogue
