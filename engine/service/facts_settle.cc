#include "engine/service/facts_settle.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "engine/reasoning/explain.h"

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
using Facts = absl::btree_map<std::string, Fact, std::less<>>;

bool IsValue(const Reading& r) {
  return r.fact.state != Fact::State::kUnanswered;
}

bool SameValue(const Fact& a, const Fact& b) {
  // Conversion between units rounds: 5.0 cm and 50 mm are one value.
  constexpr double kRounding = 1e-9;
  return a.state == b.state && a.category == b.category && a.comparator == b.comparator &&
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
  return reasoning::ValueText(r.fact, *r.finding);
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

std::optional<Settled> SettleUnanswered(Readings readings) {
  // What could not be read may still be answered: it leaves the finding unknown.
  std::erase_if(readings, [](const Reading* r) { return r->unreadable; });
  if (readings.empty()) return std::nullopt;
  Settled settled{.fact = readings.front()->fact, .effective = {}, .reading = readings.front()};
  for (const Reading* r : readings) settled.fact.resources.emplace_back(r->origin->reference);
  settled.fact.resources = SortedUnique(std::move(settled.fact.resources));
  return settled;
}

// A try without an answer that may be the later one: what was absent or measured no longer counts.
bool TriedAgainAfter(const Settled& settled, const Readings& tries) {
  if (settled.fact.state == Fact::State::kPresent) return false;
  return std::any_of(tries.begin(), tries.end(), [&](const Reading* r) {
    if (!r->effective) return false;
    return !settled.effective || r->effective->end > settled.effective->first;
  });
}

// `readings` are of one finding, and in order of reference.
std::optional<Settled> SettleOne(const Readings& readings, IssueLog& log) {
  Readings values;
  Readings tries;
  for (const Reading* r : readings) (IsValue(*r) ? values : tries).push_back(r);
  if (values.empty()) return SettleUnanswered(tries);

  const Readings newest = NewestOf(values);
  const Reading& winner = **std::min_element(
      newest.begin(), newest.end(), [](const auto* a, const auto* b) { return Preferred(*a, *b); });
  Settled settled{.fact = winner.fact, .effective = winner.effective, .reading = &winner};
  for (const Reading* r : values) {
    if (SameValue(r->fact, winner.fact)) {
      settled.fact.resources.emplace_back(r->origin->reference);
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
    } else if (r->fact.state == Fact::State::kPresent) {
      SayDisagreement(winner, *r, "the first is newer", log);
    }
  }
  settled.fact.resources = SortedUnique(std::move(settled.fact.resources));
  if (TriedAgainAfter(settled, tries)) return SettleUnanswered(tries);
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
                       const absl::btree_set<std::string_view>& complaints,
                       const absl::btree_set<std::string_view>& locations) {
  Legs complaint;
  Legs located;
  Legs named;
  Legs present;
  for (const auto& [id, group] : ByFinding(readings)) {
    if (complaints.contains(id)) AddPresentLegs(group, complaint);
    if (!group.front()->finding->sided) continue;
    for (const Reading* r : group) {
      named.Add(r->side);
      if (locations.contains(id) && IsValue(*r)) located.Add(r->side);
    }
    AddPresentLegs(group, present);
  }
  if (complaint.any()) return complaint.Name();
  if (located.any()) {
    // What is present on the leg that was not pointed to must not be lost.
    located.left = located.left || present.left;
    located.right = located.right || present.right;
    return located.Name();
  }
  if (named.left && named.right && present.any()) return present.Name();
  return named.Name();
}

SettledFacts SettleLeg(const std::vector<Reading>& readings, Side leg, IssueLog& log) {
  SettledFacts facts;
  for (const auto& [id, group] : ByFinding(readings)) {
    const bool all = !group.front()->finding->sided || leg == Side::kUnstated;
    const auto settled = SettleOne(all ? group : OfLeg(group, leg), log);
    if (!settled) continue;
    facts.facts.emplace(id, settled->fact);
    if (settled->effective) facts.times.emplace(id, *settled->effective);
  }
  return facts;
}

void SayWhatTheOtherLegHas(const std::vector<Reading>& readings, Side leg, IssueLog& log) {
  std::size_t left_out = 0;
  std::string first_path;
  std::string present;
  for (const auto& [id, group] : ByFinding(readings)) {
    if (!group.front()->finding->sided) continue;
    for (const Reading* r : group) {
      if (CountsFor(*r, leg)) continue;
      ++left_out;
      if (first_path.empty() || r->origin->path < first_path) first_path = r->origin->path;
      if (r->fact.state != Fact::State::kPresent) continue;
      present.append(present.empty() ? "" : ", ").append(id).append(" (");
      present.append(r->origin->reference).append(")");
    }
  }
  if (left_out == 0) return;
  const std::string_view name = leg == Side::kLeft ? "left" : "right";
  log.AddAlways(
      fhir::Severity::kInformation, first_path,
      absl::StrFormat(
          "The answer speaks of the %s leg; values of the other leg that do not count: %d.", name,
          left_out),
      "Send the complaint with its side if the other leg is meant.");
  if (present.empty()) return;
  log.AddAlways(fhir::Severity::kWarning, first_path,
                absl::StrFormat("The other leg has findings recorded present, which this answer "
                                "does not weigh: %s.",
                                present),
                absl::StrFormat("If the %s leg is not the only one meant, evaluate the other leg "
                                "too, or send the complaint as bilateral.",
                                name));
}

Facts MergeLegs(const Facts& left, const Facts& right, const reasoning::Knowledge& knowledge,
                IssueLog& log) {
  Facts merged;
  absl::btree_set<std::string_view> ids;
  for (const Facts* leg : {&left, &right}) {
    for (const auto& [id, fact] : *leg) ids.insert(id);
  }
  for (const std::string_view id : ids) {
    const auto l = left.find(id);
    const auto r = right.find(id);
    const Fact* a = l == left.end() ? nullptr : &l->second;
    const Fact* b = r == right.end() ? nullptr : &r->second;
    const bool yes_no = knowledge.FindFinding(id)->kind == sdk::ValueKind::kYesNo;
    if (a != nullptr && b != nullptr && SameValue(*a, *b)) {
      Fact both = *a;
      both.resources.insert(both.resources.end(), b->resources.begin(), b->resources.end());
      both.resources = SortedUnique(std::move(both.resources));
      merged.emplace(id, std::move(both));
      continue;
    }
    const Fact* kept = nullptr;
    for (const Fact* fact : {a, b}) {
      if (fact == nullptr || kept != nullptr) continue;
      if (yes_no && fact->state == Fact::State::kPresent) kept = fact;
    }
    for (const Fact* fact : {a, b}) {
      if (fact == nullptr || kept != nullptr) continue;
      if (fact->state == Fact::State::kUnanswered) kept = fact;
    }
    if (kept != nullptr) {
      merged.emplace(id, *kept);
      continue;
    }
    const Fact& only = a != nullptr ? *a : *b;
    if (only.resources.empty()) continue;  // derived: what it rests on is said
    log.AddAlways(
        fhir::Severity::kWarning, "",
        absl::StrFormat("Finding %s: the answer speaks of both legs, and %s; it stays "
                        "unknown (%s).",
                        id, a != nullptr && b != nullptr ? "they differ" : "only one was recorded",
                        only.resources.front()),
        "Send both legs, or evaluate each leg on its own.");
  }
  return merged;
}

}  // namespace soleus::service
