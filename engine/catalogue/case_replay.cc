#include "engine/catalogue/case_replay.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/reasoning/assess.h"
#include "engine/reasoning/knowledge.h"
#include "engine/reasoning/logic.h"
#include "engine/reasoning/patient.h"

namespace soleus::catalogue {
namespace {

using Ids = std::set<std::string_view>;

void AddFacts(std::span<const sdk::CaseFact> facts, reasoning::Patient& patient) {
  using State = reasoning::Fact::State;
  for (const sdk::CaseFact& given : facts) {
    reasoning::Fact fact;
    switch (given.given) {
      case sdk::Given::kPresent: fact.state = State::kPresent; break;
      case sdk::Given::kAbsent: fact.state = State::kAbsent; break;
      case sdk::Given::kCategory:
      case sdk::Given::kQuantity: fact.state = State::kValue; break;
    }
    fact.category = given.category;
    fact.number = given.number;
    patient.facts.insert_or_assign(std::string(given.finding.text), std::move(fact));
  }
}

std::string List(const Ids& ids) {
  std::string list;
  for (std::string_view id : ids) {
    if (!list.empty()) list += ", ";
    list += id;
  }
  return list.empty() ? "none" : list;
}

std::string CheckFirst(const sdk::Case& worked, const reasoning::Assessment& got) {
  if (worked.first.text.empty()) return {};
  if (got.context.presentation == nullptr) {
    return absl::StrFormat("expects \"%s\" first, but no presentation was recognised",
                           worked.first.text);
  }
  const auto first = std::find_if(got.differential.begin(), got.differential.end(),
                                  [](const auto& h) { return h.condition != nullptr; });
  if (first != got.differential.end() && first->id == worked.first.text) return {};
  return absl::StrFormat("expects \"%s\" first, but \"%s\" came out first", worked.first.text,
                         first == got.differential.end() ? "nothing" : first->id);
}

std::string CheckFlags(const sdk::Case& worked, const reasoning::Assessment& got) {
  const Ids expected(worked.flags_fired.begin(), worked.flags_fired.end());
  Ids fired;
  for (const reasoning::FlagState& state : got.flags) {
    if (state.fired) fired.insert(state.flag->item->id);
  }
  if (fired == expected) return {};
  return absl::StrFormat("expects exactly these red flags to fire: %s; fired: %s", List(expected),
                         List(fired));
}

std::string CheckOrders(std::string_view what, const sdk::Few<sdk::OrderId, 8>& expected,
                        const Ids& came) {
  for (sdk::OrderId id : expected) {
    if (!came.contains(id)) {
      return absl::StrFormat("expects order \"%s\" to be %s; %s: %s", id, what, what, List(came));
    }
  }
  return {};
}

std::string CheckFollowUps(const sdk::Case& worked, const reasoning::Assessment& got) {
  Ids told;
  for (const reasoning::FollowUpState& state : got.follow_ups) told.insert(state.item->id);
  for (std::string_view id : worked.follow_ups) {
    if (!told.contains(id)) {
      return absl::StrFormat("expects follow-up \"%s\" to be told; told: %s", id, List(told));
    }
  }
  return {};
}

}  // namespace

reasoning::Patient PatientOf(const sdk::Case& worked) {
  reasoning::Patient patient;
  if (worked.age_years > 0) patient.age_years = worked.age_years;
  AddFacts(worked.facts, patient);
  for (const sdk::CaseCourse& course : worked.courses) {
    std::vector<reasoning::DatedValue>& values = patient.history[std::string(course.finding.text)];
    for (const sdk::DatedNumber& value : course.values) {
      values.push_back({.number = value.number, .days_ago = value.days_ago});
    }
  }
  AddFacts(worked.worked_out, patient);
  return patient;
}

absl::btree_map<std::string, reasoning::Fact, std::less<>> WorkedOutOf(const sdk::Case& worked) {
  reasoning::Patient nothing_else;
  AddFacts(worked.worked_out, nothing_else);
  return std::move(nothing_else.facts);
}

std::string MismatchOf(const sdk::Case& worked, const reasoning::Assessment& got) {
  Ids offered;
  for (const reasoning::OfferedSet& set : got.plan.sets) {
    for (const reasoning::OfferedOrder& order : set.orders) offered.insert(order.order->item->id);
  }
  Ids withheld;
  for (const reasoning::Withheld& order : got.plan.withheld) withheld.insert(order.order_id);
  for (std::string sentence :
       {CheckFirst(worked, got), CheckFlags(worked, got),
        CheckOrders("offered", worked.offered, offered),
        CheckOrders("withheld", worked.withheld, withheld), CheckFollowUps(worked, got)}) {
    if (!sentence.empty()) return sentence;
  }
  return {};
}

std::string FirstCaseThatFails(const sdk::Plugin& table) {
  reasoning::Knowledge alone;
  if (const absl::Status added = alone.Add(table); !added.ok()) {
    return std::string(added.message());
  }
  for (const sdk::Case& worked : table.cases) {
    reasoning::Patient patient = PatientOf(worked);
    reasoning::Derive(alone, patient);
    const reasoning::Assessment got =
        reasoning::Assess(alone, patient, {.flags = {}, .max_next_findings = 0});
    if (const std::string mismatch = MismatchOf(worked, got); !mismatch.empty()) {
      return absl::StrFormat("worked case \"%s\" %s; correct the table or the case.", worked.id,
                             mismatch);
    }
  }
  return {};
}

}  // namespace soleus::catalogue
