#include "engine/service/facts_settle.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"

namespace soleus::service {
namespace {

using fhir::Side;
using reasoning::Fact;

constexpr std::string_view kCorrectOne = "Correct the value that is wrong and send again.";

struct Settled {
  Fact fact;
  std::optional<fhir::Time> effective;  // of the newest reading that agrees; nullopt: undated
  const Reading* reading = nullptr;     // one that agrees
};

using Readings = std::vector<const Reading*>;

bool IsValue(const Reading& r) {
  return r.fact.state != Fact::State::kUnanswered;
}

bool SameValue(const Fact& a, const Fact& b) {
  // Conversion between units rounds: 5.0 cm and 50 mm are one value.
  constexpr double kRounding = 1e-9;
  return a.state == b.state && a.category == b.category &&
         std::abs(a.number - b.number) <=
             kRounding * std::max(std::abs(a.number), std::abs(b.number));
}

std::size_t RankOf(const sdk::Finding& finding, const Fact& fact) {
  if (fact.state == Fact::State::kPresent) return 0;
  for (std::size_t i = 0; i < finding.categories.size(); ++i) {
    if (finding.categories[i].code == fact.category) return i;
  }
  return finding.categories.size() + 1;
}

bool Preferred(const Reading& a, const Reading& b) {
  const std::size_t rank_a = RankOf(*a.finding, a.fact);
  const std::size_t rank_b = RankOf(*b.finding, b.fact);
  if (rank_a != rank_b) return rank_a < rank_b;
  if (a.fact.number != b.fact.number) return a.fact.number < b.fact.number;
  return a.origin->reference < b.origin->reference;
}

std::string ValueOf(const Reading& r) {
  switch (r.fact.state) {
    case Fact::State::kPresent: return "present";
    case Fact::State::kAbsent: return "absent";
    case Fact::State::kUnanswered: return "no answer";
    case Fact::State::kValue: break;
  }
  if (!r.fact.category.empty()) return r.fact.category;
  return absl::StrFormat("%g %s", r.fact.number, r.finding->unit);
}

std::vector<std::string> SortedUnique(std::vector<std::string> references) {
  std::sort(references.begin(), references.end());
  references.erase(std::unique(references.begin(), references.end()), references.end());
  return references;
}

void SayDisagreement(const Reading& winner, const Reading& loser, std::string_view why,
                     IssueLog& log) {
  log.AddAlways(fhir::Severity::kWarning, loser.origin->path,
                absl::StrFormat("Finding %s: %s says %s, %s says %s; %s, so %s is used.",
                                winner.finding->id.text, winner.origin->reference, ValueOf(winner),
                                loser.origin->reference, ValueOf(loser), why, ValueOf(winner)),
                std::string(kCorrectOne));
}

// The readings that may be the newest. Undated ones may be so only where none is dated.
Readings NewestOf(const Readings& values) {
  const fhir::Time* newest = nullptr;
  for (const Reading* r : values) {
    if (r->effective && (newest == nullptr || r->effective->first > newest->first)) {
      newest = &*r->effective;
    }
  }
  if (newest == nullptr) return values;
  Readings may_be;
  for (const Reading* r : values) {
    if (r->effective && (r->effective->end > newest->first || *r->effective == *newest)) {
      may_be.push_back(r);
    }
  }
  return may_be;
}

std::optional<Settled> SettleUnanswered(const Readings& readings) {
  if (readings.empty()) return std::nullopt;
  Settled settled{.fact = readings.front()->fact, .effective = {}, .reading = readings.front()};
  for (const Reading* r : readings) settled.fact.resources.push_back(r->origin->reference);
  settled.fact.resources = SortedUnique(std::move(settled.fact.resources));
  return settled;
}

// `readings` are of one finding, and in order of reference.
std::optional<Settled> SettleOne(const Readings& readings, IssueLog& log) {
  Readings values;
  std::copy_if(readings.begin(), readings.end(), std::back_inserter(values),
               [](const Reading* r) { return IsValue(*r); });
  if (values.empty()) return SettleUnanswered(readings);

  const Readings newest = NewestOf(values);
  const Reading& winner = **std::min_element(
      newest.begin(), newest.end(), [](const auto* a, const auto* b) { return Preferred(*a, *b); });
  Settled settled{.fact = winner.fact, .effective = winner.effective, .reading = &winner};
  for (const Reading* r : values) {
    if (SameValue(r->fact, winner.fact)) {
      settled.fact.resources.push_back(r->origin->reference);
      if (r->effective && r->effective->first > settled.effective->first) {
        settled.effective = r->effective;
      }
      continue;
    }
    if (std::find(newest.begin(), newest.end(), r) != newest.end()) {
      SayDisagreement(winner, *r, "neither is known to be newer", log);
    } else if (!r->effective) {
      SayDisagreement(winner, *r, "only the first has a date", log);
    } else if (r->standing) {
      SayDisagreement(winner, *r, "the first is newer, though the other is still active", log);
    }
  }
  settled.fact.resources = SortedUnique(std::move(settled.fact.resources));
  return settled;
}

bool CountsFor(const Reading& r, Side leg) {
  return r.side == leg || r.side == Side::kBilateral || r.side == Side::kUnstated;
}

Readings OfLeg(const Readings& readings, Side leg) {
  Readings kept;
  std::copy_if(readings.begin(), readings.end(), std::back_inserter(kept),
               [leg](const Reading* r) { return CountsFor(*r, leg); });
  return kept;
}

Fact Merge(const Settled& a, const Settled& b) {
  Fact fact = a.fact;
  fact.resources.insert(fact.resources.end(), b.fact.resources.begin(), b.fact.resources.end());
  fact.resources = SortedUnique(std::move(fact.resources));
  return fact;
}

std::optional<Fact> SettleYesNoOnBothLegs(const std::optional<Settled>& left,
                                          const std::optional<Settled>& right, IssueLog& log) {
  const auto is = [](const std::optional<Settled>& leg, Fact::State state) {
    return leg && leg->fact.state == state;
  };
  for (const Fact::State state : {Fact::State::kPresent, Fact::State::kUnanswered}) {
    if (is(left, state) && is(right, state)) return Merge(*left, *right);
    if (is(left, state)) return left->fact;
    if (is(right, state)) return right->fact;
  }
  if (left && right) return Merge(*left, *right);
  const Reading& only = *(left ? left : right)->reading;
  log.AddAlways(fhir::Severity::kWarning, only.origin->path,
                absl::StrFormat("Finding %s: %s says absent for one leg only, and the answer "
                                "speaks of both; it stays unknown.",
                                only.finding->id.text, only.origin->reference),
                "Examine the other leg too and send both.");
  return std::nullopt;
}

Fact SettleValueOnBothLegs(const Settled& left, const Settled& right, IssueLog& log) {
  if (left.fact.state == Fact::State::kUnanswered) {
    return right.fact.state == Fact::State::kUnanswered ? Merge(left, right) : right.fact;
  }
  if (right.fact.state == Fact::State::kUnanswered) return left.fact;
  if (SameValue(left.fact, right.fact)) return Merge(left, right);
  const auto newer = [](const Settled& a, const Settled& b) {
    return a.effective && (!b.effective || a.effective->first >= b.effective->end);
  };
  const bool take_right = newer(right, left);
  const Settled& taken = take_right ? right : left;
  const Settled& other = take_right ? left : right;
  SayDisagreement(*taken.reading, *other.reading,
                  newer(taken, other) ? "they are of different legs, and the first is newer"
                                      : "they are of different legs, and the first is of the left",
                  log);
  return taken.fact;
}

std::optional<Fact> SettleOnBothLegs(const Readings& readings, IssueLog& log) {
  const auto left = SettleOne(OfLeg(readings, Side::kLeft), log);
  const auto right = SettleOne(OfLeg(readings, Side::kRight), log);
  if (!left && !right) return std::nullopt;
  if (readings.front()->finding->kind == sdk::ValueKind::kYesNo) {
    return SettleYesNoOnBothLegs(left, right, log);
  }
  if (!left || !right) return (left ? left : right)->fact;
  return SettleValueOnBothLegs(*left, *right, log);
}

// The readings of each finding, in order of reference, so that nothing hangs on the record's order.
absl::btree_map<std::string_view, Readings> ByFinding(const std::vector<Reading>& readings) {
  absl::btree_map<std::string_view, Readings> groups;
  for (const Reading& r : readings) groups[r.finding->id.text].push_back(&r);
  for (auto& [id, group] : groups) {
    std::stable_sort(group.begin(), group.end(), [](const Reading* a, const Reading* b) {
      return a->origin->reference < b->origin->reference;
    });
  }
  return groups;
}

struct Legs {
  bool left = false;
  bool right = false;

  bool any() const { return left || right; }
  std::string Name() const {
    if (left && right) return "bilateral";
    return left ? "left" : right ? "right" : "";
  }
  void Add(Side side) {
    left = left || side == Side::kLeft || side == Side::kBilateral;
    right = right || side == Side::kRight || side == Side::kBilateral;
  }
};

// Legs on which the finding is present once older readings have given way to newer ones.
void AddPresentLegs(const Readings& readings, Legs& legs) {
  IssueLog unheard;  // the same disagreements are said when the finding itself is settled
  for (const Side leg : {Side::kLeft, Side::kRight}) {
    Readings of_leg = OfLeg(readings, leg);
    std::erase_if(of_leg, [](const Reading* r) { return r->side == Side::kUnstated; });
    const auto settled = SettleOne(of_leg, unheard);
    if (settled && settled->fact.state == Fact::State::kPresent) legs.Add(leg);
  }
}

}  // namespace

std::string ChooseSide(const std::vector<Reading>& readings,
                       const absl::btree_set<std::string_view>& complaints) {
  Legs complaint;
  Legs located;
  Legs named;
  Legs present;
  for (const auto& [id, group] : ByFinding(readings)) {
    if (complaints.contains(id)) AddPresentLegs(group, complaint);
    if (!group.front()->finding->sided) continue;
    const bool choice = group.front()->finding->kind == sdk::ValueKind::kChoice;
    for (const Reading* r : group) {
      named.Add(r->side);
      if (choice && IsValue(*r)) located.Add(r->side);
    }
    AddPresentLegs(group, present);
  }
  if (complaint.any()) return complaint.Name();
  if (located.any()) return located.Name();
  if (named.left && named.right && present.any()) return present.Name();
  return named.Name();
}

absl::btree_map<std::string, Fact, std::less<>> Settle(const std::vector<Reading>& readings,
                                                       std::string_view side, IssueLog& log) {
  absl::btree_map<std::string, Fact, std::less<>> facts;
  std::size_t of_other_leg = 0;
  std::string first_path;
  const Side leg = side == "left" ? Side::kLeft : Side::kRight;
  for (const auto& [id, group] : ByFinding(readings)) {
    std::optional<Fact> fact;
    if (!group.front()->finding->sided || side.empty()) {
      if (const auto settled = SettleOne(group, log)) fact = settled->fact;
    } else if (side == "bilateral") {
      fact = SettleOnBothLegs(group, log);
    } else {
      for (const Reading* r : group) {
        if (CountsFor(*r, leg)) continue;
        ++of_other_leg;
        if (first_path.empty() || r->origin->path < first_path) first_path = r->origin->path;
      }
      if (const auto settled = SettleOne(OfLeg(group, leg), log)) fact = settled->fact;
    }
    if (fact) facts.emplace(id, *std::move(fact));
  }
  if (of_other_leg > 0) {
    log.AddAlways(
        fhir::Severity::kInformation, first_path,
        absl::StrFormat(
            "The answer speaks of the %s leg; values of the other leg that do not count: %d.", side,
            of_other_leg),
        "Send the complaint with its side if the other leg is meant.");
  }
  return facts;
}

}  // namespace soleus::service
